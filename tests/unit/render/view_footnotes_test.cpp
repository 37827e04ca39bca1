#include "render/pages/view_footnotes.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

std::string ref(const std::string& name) { return "<a href=\"#fn-" + name + "\" id=\"fnref-" + name + "\">1</a>"; }
std::string back(const std::string& name) { return " <a href=\"#fnref-" + name + "\">↩</a>"; }
std::string notes(const std::string& items) {
  return "<section class=\"footnotes\" data-footnotes>\n<ol>\n" + items + "</ol>\n</section>";
}

std::string seen(std::string body) {
  leave_out_unseen_footnotes(body);
  return body;
}

TEST(ViewFootnotes, KeepTheirNumbersAndGoWithTheirReferences) {
  const std::string all = notes("<li id=\"fn-a\">\n<p>A" + back("a") + "</p>\n</li>\n<li id=\"fn-b\">\n<p>B" +
                                back("b") + back("b-2") + "</p>\n</li>\n");
  EXPECT_EQ(seen(ref("a") + ref("b") + ref("b-2") + all + "\nend"), ref("a") + ref("b") + ref("b-2") + all + "\nend");
  EXPECT_EQ(seen(ref("b-2") + all),
            ref("b-2") + notes("<li value=\"2\" id=\"fn-b\">\n<p>B" + back("b-2") + "</p>\n</li>\n"));
  EXPECT_EQ(seen("none" + all + "\n"), "none\n");
}

TEST(ViewFootnotes, ANoteMayReferToAnother) {
  const std::string first = "<li id=\"fn-a\">\n<p>A" + back("a") + "</p>\n</li>\n";
  const std::string second = "<li id=\"fn-b\">\n<p>B" + ref("a") + back("b") + "</p>\n</li>\n";
  EXPECT_EQ(seen(ref("b") + notes(first + second)), ref("b") + notes(first + second));
}

TEST(ViewFootnotes, WithoutAnyNothingChanges) { EXPECT_EQ(seen("<ol>\n<li>x</li>\n</ol>"), "<ol>\n<li>x</li>\n</ol>"); }

}  // namespace
}  // namespace waymark
