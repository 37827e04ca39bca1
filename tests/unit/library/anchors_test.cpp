#include "library/links/anchors.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

Article article_with(const std::vector<std::string>& ids) {
  Article article;
  for (const std::string& id : ids) article.anchors.push_back({.id = id});
  return article;
}

std::string matched(const Article& article, std::string_view fragment) {
  const AnchorMatch match = match_anchor(article, index_anchors(article), fragment);
  switch (match.kind) {
    case AnchorMatch::Kind::top:
      return "top";
    case AnchorMatch::Kind::exact:
      return "exact " + match.id;
    case AnchorMatch::Kind::inexact:
      return "inexact " + match.id;
    case AnchorMatch::Kind::missing:
      return "missing";
  }
  return "";
}

TEST(Anchors, Matches) {
  const Article article =
      article_with({"how-to-start", "c--c", "Einstellungen-ändern", "step-1", "設定を変更する", "a", "b-1", "x:y"});
  const struct {
    const char* fragment;
    const char* expected;
  } cases[] = {
      {"", "top"},
      {"top", "top"},
      {"TOP", "top"},
      {":~:text=start", "top"},
      {"how-to-start", "exact how-to-start"},
      {"how-to-start:~:text=x", "exact how-to-start"},
      {"x:y", "exact x:y"},
      {"How-to-start", "inexact how-to-start"},
      {"how-to-start?", "inexact how-to-start"},
      {"how-to-start.md", "inexact how-to-start"},
      {"how-to--start", "inexact how-to-start"},
      {"how-to-start-", "inexact how-to-start"},
      {"-how-to-start", "inexact how-to-start"},
      {"#how-to-start", "inexact how-to-start"},
      {"how%20to%20start", "inexact how-to-start"},
      {"how_to_start", "inexact how-to-start"},
      {"how-to-start-1", "inexact how-to-start"},
      {"how-to-start-2", "missing"},
      {"step-2", "missing"},
      {"c-c", "inexact c--c"},
      {"Einstellungen-%C3%A4ndern", "exact Einstellungen-ändern"},
      {"einstellungen-ÄNDERN", "inexact Einstellungen-ändern"},
      {"%E8%A8%AD%E5%AE%9A%E3%82%92%E5%A4%89%E6%9B%B4%E3%81%99%E3%82%8B", "exact 設定を変更する"},
      {"%25E8%25A8%25AD%25E5%25AE%259A%25E3%2582%2592%25E5%25A4%2589%25E6%259B%25B4%25E3%2581%2599%25E3%2582%258B",
       "inexact 設定を変更する"},
      {"設定を変更する？", "inexact 設定を変更する"},
      {"b", "missing"},
      {"?", "missing"},
      {"%", "missing"},
      {"nothing-like-it", "missing"},
  };
  for (const auto& c : cases) EXPECT_EQ(matched(article, c.fragment), c.expected) << c.fragment;
}

TEST(Anchors, TwoOfOneSpellingAreNotCertain) {
  const Article article = article_with({"Set-up", "set--up", "other", "other"});
  EXPECT_EQ(matched(article, "set-up"), "missing");
  EXPECT_EQ(matched(article, "Set-up"), "exact Set-up");
  EXPECT_EQ(matched(article, "OTHER"), "inexact other");
}

}  // namespace
}  // namespace waymark
