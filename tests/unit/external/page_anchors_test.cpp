#include "external/page_anchors.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

const std::string filler(300, 'x');  // more text than a page has that only a script fills

std::string state(std::string_view html, const std::string& fragment, std::string_view type = "text/html",
                  bool cut = false) {
  switch (find_anchors(type, html, cut, {fragment}).states.at(fragment)) {
    case AnchorState::found:
      return "found";
    case AnchorState::missing:
      return "missing";
    case AnchorState::unknown:
      return "unknown";
  }
  return "";
}

TEST(PageAnchors, AreIdsAndNamesOfLinks) {
  EXPECT_EQ(state("<h1 id=\"a\">x</h1>", "a"), "found");
  EXPECT_EQ(state("<h1 ID=a>x</h1>", "a"), "found");
  EXPECT_EQ(state("<a name='a'></a>", "a"), "found");
  EXPECT_EQ(state("<meta name='a'>", "a"), "missing");
  EXPECT_EQ(state("<h1 id=\"A\">x</h1>", "a"), "missing");
  EXPECT_EQ(state("<h1 id=\"a&amp;b\">x</h1>", "a%26b"), "found");
  EXPECT_EQ(state("<h1 id=\"schlüssel\">x</h1>", "schl%C3%BCssel"), "found");
  EXPECT_EQ(state("<h1 id=\"user-content-a\">x</h1>", "a"), "found");
  EXPECT_EQ(state("", "a"), "missing");
}

TEST(PageAnchors, WhatOnlyLooksLikeATagIsNone) {
  EXPECT_EQ(state("<!-- <h1 id=a> -->", "a"), "missing");
  EXPECT_EQ(state("<script>'<h1 id=a>'</script>" + filler, "a"), "missing");
  EXPECT_EQ(state("<style><h1 id=a></style><textarea><p id=a></textarea>", "a"), "missing");
  EXPECT_EQ(state("<p data-x='<h1 id=a>'>", "a"), "missing");
  EXPECT_EQ(state("</p id=a>", "a"), "missing");
  EXPECT_EQ(state("<!doctype html><?x?><p alt=it's title=b\"c><h1 id=a>", "a"), "found");
  EXPECT_EQ(state("<SCRIPT>x</Script ><h1 id=a>", "a"), "found");
  EXPECT_EQ(state("1 < 2 <3 <h1 id=a>", "a"), "found");
}

TEST(PageAnchors, AreNotMissedWhereTheyCannotBeSeen) {
  EXPECT_EQ(state("<p>" + filler, "a", "text/html", true), "unknown");
  EXPECT_EQ(state("%PDF", "page", "application/pdf"), "unknown");
  EXPECT_EQ(state("<div id=root></div><script src=app.js></script>", "a"), "unknown");
  EXPECT_EQ(state("<div id=root>" + filler + "</div><script src=app.js></script>", "a"), "missing");
  EXPECT_EQ(state("<!DOCTYPE HTML><p>", "a", ""), "missing");
  EXPECT_EQ(state("plain", "a", ""), "unknown");
}

TEST(PageAnchors, TheNearestIsNamed) {
  const auto near = [](std::string_view html) {
    const PageAnchors anchors = find_anchors("text/html", html, false, {"set-up-phone"});
    const auto found = anchors.nearest.find("set-up-phone");
    return found == anchors.nearest.end() ? "none" : found->second;
  };
  EXPECT_EQ(near("<p id=Set-Up-Phone><p id=set-up-phon>"), "Set-Up-Phone");
  EXPECT_EQ(near("<p id=set-up-phones>"), "set-up-phones");
  EXPECT_EQ(near("<p id=other>"), "none");
}

TEST(PageAnchors, EveryEncodingIsRead) {
  EXPECT_EQ(state("<p id=\"\xE9t\xE9\">", "%C3%A9t%C3%A9", "text/html; charset=ISO-8859-1"), "found");
  EXPECT_EQ(state("<meta charset='windows-1252'><p id=\"\xE9\">", "%C3%A9"), "found");
  EXPECT_EQ(state(std::string("\xFF\xFE<\0p\0 \0i\0d\0=\0a\0>\0", 18), "a"), "found");
  // The header says something wrong, or something that is no encoding.
  EXPECT_EQ(state("<p id=a>", "a", "text/html; charset=utf-16"), "found");
  EXPECT_EQ(state("<p id=\"\xC3\xA9\">", "%C3%A9", "text/html; charset=iso-8859-1"), "found");
  EXPECT_EQ(state("<p id=a>", "a", "text/html; charset=../../etc/passwd"), "found");
  EXPECT_EQ(state("<p id=a>\xC3\x28\xFF", "a", "text/html; charset=utf-8"), "found");
}

TEST(PageAnchors, HostilePagesTakeLinearTime) {
  std::string page;
  for (int i = 0; i < 200'000; ++i) page += "<a id='";
  EXPECT_EQ(state(page, "a"), "missing");
  page.clear();
  for (int i = 0; i < 500'000; ++i) page += "<script><!--</";
  EXPECT_EQ(state(page + filler, "a"), "unknown");
  EXPECT_EQ(state(std::string(5'000'000, '<') + filler, "a"), "missing");
}

std::string checked(std::string_view address) { return checked_fragment(*parse_web_address(address)); }

TEST(Fragments, ThoseOfScriptsAndServersAreLeftAlone) {
  EXPECT_EQ(checked("https://example.org/#set-up"), "set-up");
  EXPECT_EQ(checked("https://example.org/"), "");
  EXPECT_EQ(checked("https://example.org/#"), "");
  EXPECT_EQ(checked("https://example.org/#top"), "");
  EXPECT_EQ(checked("https://example.org/#:~:text=hello"), "");
  EXPECT_EQ(checked("https://example.org/#part:~:text=hello"), "part");
  EXPECT_EQ(checked("https://example.org/#/route"), "");
  EXPECT_EQ(checked("https://example.org/#!/route"), "");
  EXPECT_EQ(checked("https://example.org/x.pdf#page=3"), "");
  EXPECT_EQ(checked("https://github.com/a/b/blob/main/c.md#L10"), "");
  EXPECT_EQ(checked("https://github.com/a/b/blob/main/c.md#L10-L20"), "");
  EXPECT_EQ(checked("https://github.com/a/b/issues/1#issuecomment-2"), "");
  EXPECT_EQ(checked("https://github.com/a/b#usage"), "usage");
  EXPECT_EQ(checked("https://example.org/#L"), "L");
  EXPECT_EQ(checked("https://example.org/#2"), "2");
}

}  // namespace
}  // namespace waymark
