#include "article/front_matter/front_matter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source_in_memory.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Read {
  SourceFile file;
  FrontMatter front;
  Diagnostics diagnostics;
  std::string body() const { return file.text.substr(front.span.end); }
  std::string at(Span span) const { return file.text.substr(span.begin, span.end - span.begin); }
  std::string value(std::string_view key) const {
    const FrontMatterField* field = front.find(key);
    return field == nullptr ? "(none)" : field->value;
  }
};

Read read(std::string text) {
  Read result{.file = source_of(std::move(text))};
  result.front = read_front_matter(result.file, result.diagnostics);
  return result;
}

TEST(FrontMatter, ReadsYamlWithASpanForEachKey) {
  const Read r = read(
      "---\r\ntitle: 'Manage: settings'\r\nms.date: 03/23/2017\nauthor: a, b\nkeywords: [one, \"two\"]\nModule Name: "
      "x\n---\n# H\n");
  EXPECT_THAT(r.diagnostics, IsEmpty());
  EXPECT_EQ(r.front.title, "Manage: settings");
  EXPECT_EQ(r.at(r.front.find("title")->value_span), "Manage: settings");
  EXPECT_EQ(r.at(r.front.find("ms.date")->key_span), "ms.date");
  EXPECT_EQ(r.front.date, (Date{2017, 3, 23}));
  EXPECT_THAT(r.front.authors, ElementsAre("a", "b"));
  EXPECT_THAT(r.front.keywords, ElementsAre("one", "two"));
  EXPECT_EQ(r.value("Module Name"), "x");
  EXPECT_EQ(r.body(), "# H\n");
}

TEST(FrontMatter, ReadsLegacyElements) {
  const Read r = read(
      "\xEF\xBB\xBF\n<properties \r\n\tpageTitle=\"R & D <x> | Azure\" \n\tauthors = 'billmath; "
      "kgremban'\n\n\tdescription=\"a &amp; b\"\n"
      "/>\n\n  <tags ms.date=\"6/2/2015\" ms.topic=\"\"/>\n#Heading\n");
  EXPECT_THAT(r.diagnostics, IsEmpty());
  EXPECT_EQ(r.front.title, "R & D <x> | Azure");
  EXPECT_EQ(r.front.description, "a & b");
  EXPECT_THAT(r.front.authors, ElementsAre("billmath", "kgremban"));
  EXPECT_EQ(r.front.date, (Date{2015, 6, 2}));
  EXPECT_EQ(r.value("PAGETITLE"), "R & D <x> | Azure");
  EXPECT_EQ(r.value("ms.topic"), "");
  EXPECT_EQ(r.at(r.front.find("authors")->value_span), "billmath; kgremban");
  EXPECT_EQ(r.body(), "#Heading\n");
  EXPECT_TRUE(r.front.has_legacy);
  EXPECT_FALSE(r.front.has_yaml);
}

TEST(FrontMatter, FindsWhereTheBodyBegins) {
  const struct {
    const char* text;
    const char* body;
    bool yaml;
    bool legacy;
  } cases[] = {
      {"text\n", "text\n", false, false},
      {"", "", false, false},
      {"\n\n---\ntitle: a\n---\nb", "b", true, false},
      {"---\ntitle: a\n...  \nb", "b", true, false},
      {"---\n---\nb", "b", true, false},
      {"---\n\ntitle: a\n\n\n---\nb", "b", true, false},
      {"----\ntitle: a\n----\nb", "----\ntitle: a\n----\nb", false, false},
      {"---\nJust a sentence\n---\nb", "---\nJust a sentence\n---\nb", false, false},
      {"---\ntext\n", "---\ntext\n", false, false},
      {"---\nms.openlocfilehash: x\n---\n<properties pageTitle=\"a\"/>\nb", "b", true, true},
      {"<tags ms.date=\"01/01/2015\" />\n---\ntitle: a\n---\nb", "b", true, true},
      {"<properties pageTitle=\"a\"/>\n---\n\ntext\n\n---\n", "---\n\ntext\n\n---\n", false, true},
      {"<properties pageTitle=\"a\"></properties>\nb", "b", false, true},
      {"<properties pageTitle=\"a\"/> b", " b", false, true},
      {"<propertiesque/>\n", "<propertiesque/>\n", false, false},
  };
  for (const auto& c : cases) {
    const Read r = read(c.text);
    EXPECT_EQ(r.body(), c.body) << c.text;
    EXPECT_EQ(r.front.has_yaml, c.yaml) << c.text;
    EXPECT_EQ(r.front.has_legacy, c.legacy) << c.text;
    EXPECT_THAT(r.diagnostics, IsEmpty()) << c.text;
  }
}

TEST(FrontMatter, YamlWinsOverLegacyInAnyOrder) {
  for (const char* text : {"---\ntitle: yaml\n---\n<properties title=\"yaml\" description=\"d\"/>\n",
                           "<properties title=\"yaml\" description=\"d\"/>\n---\ntitle: yaml\n---\n"}) {
    const Read r = read(text);
    EXPECT_THAT(r.diagnostics, IsEmpty()) << text;
    EXPECT_FALSE(r.front.find("title")->legacy);
    EXPECT_EQ(r.front.description, "d");
  }
}

TEST(FrontMatter, ReportsWhatIsMalformedAndReadsTheRest) {
  const struct {
    const char* text;
    Rule rule;
    const char* where;
    const char* key;
    const char* value;
  } cases[] = {
      {"---\ntitle: a: b\nauthor: c\n---\n", Rule::front_matter_syntax, nullptr, "title", "a: b"},
      {"---\ntitle: [a\nauthor: c\n---\n", Rule::front_matter_syntax, nullptr, "author", "c"},
      {"---\ntitle: a\nauthor: c\n", Rule::front_matter_syntax, "---", "title", "(none)"},
      {"---\ntitle: a\ntitle: b\n---\n", Rule::front_matter_repeated_key, "title", "title", "b"},
      {"<tags a=\"1\" A=\"2\"/>\n", Rule::front_matter_repeated_key, "A", "a", "1"},
      {"---\ntitle: a\n---\n<properties title=\"b\"/>\n", Rule::front_matter_repeated_key, "title", "title", "a"},
      {"---\nms.date: 13/45/2017\n---\n", Rule::front_matter_unknown_date, "13/45/2017", "ms.date", "13/45/2017"},
      {"<properties pageTitle=\"a\n\tauthors=\"b\"/>\nx", Rule::front_matter_syntax, "\"a", "authors", "b"},
      {"<properties pageTitle=\"a\"\n\n# Heading\n", Rule::front_matter_syntax, "<properties", "pageTitle", "a"},
      {"<properties pageTitle=\"a\">\n\nText\n", Rule::front_matter_syntax, ">", "pageTitle", "a"},
      {"<properties pageTitle=a/>\n", Rule::front_matter_syntax, "a", "pageTitle", "a"},
  };
  for (const auto& c : cases) {
    const Read r = read(c.text);
    ASSERT_EQ(r.diagnostics.size(), 1U) << c.text;
    EXPECT_EQ(r.diagnostics[0].rule, c.rule) << c.text;
    if (c.where != nullptr) {
      EXPECT_EQ(r.at(r.diagnostics[0].span), c.where) << c.text;
    }
    EXPECT_EQ(r.value(c.key), c.value) << c.text;
  }
}

TEST(FrontMatter, FixesReadWithoutAFinding) {
  for (const char* text : {"---\ntitle: a: b\n---\n", "---\ntitle: @a\n---\n", "<properties a=\"b\n\tc=\"d\"/>\n",
                           "<properties a=\"b\"\n\n# H\n", "<properties a=\"b\">\n# H\n", "<properties a=b/>\n"}) {
    const Read r = read(text);
    ASSERT_EQ(r.diagnostics.size(), 1U) << text;
    ASSERT_TRUE(r.diagnostics[0].fix) << text;
    std::string fixed = text;
    for (const Edit& edit : r.diagnostics[0].fix->edits)
      fixed.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.replacement);
    EXPECT_THAT(read(fixed).diagnostics, IsEmpty()) << fixed;
  }
}

TEST(FrontMatter, HostileElementsTakeLinearTime) {
  for (const char* unit : {"a=\"", "a='b\n", "\"x", "a=b ", "<tags ", "a=\"b\"c=\""}) {
    std::string text = "<properties ";
    while (text.size() < 1'000'000) text += unit;
    const Read r = read(std::move(text));
    EXPECT_TRUE(r.front.has_legacy);
  }
}

}  // namespace
}  // namespace waymark
