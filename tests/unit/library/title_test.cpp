#include "library/title.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(Title, losesTheNameOfItsSite) {
  const std::vector<std::string> suffixes = {"| Microsoft Azure", "|Microsoft Docs", "- Azure AD", "Example Help"};
  const std::pair<const char*, const char*> cases[] = {
      {"Sign in | Microsoft Azure", "Sign in"},
      {"Sign in|Microsoft Azure", "Sign in"},
      {"Sign in |Microsoft docs", "Sign in"},
      {"Sign in |  Microsoft\xC2\xA0"
       "Docs ",
       "Sign in"},
      {"Sign in ｜ Microsoft Docs", "Sign in"},
      {"Sign in - Azure AD | Microsoft Docs", "Sign in"},
      {"Sign in – Azure AD|Microsoft Docs", "Sign in"},
      {"Two-step sign-in -Azure AD", "Two-step sign-in"},
      {"Sign in: Example Help", "Sign in"},
      {"Sign in | Example Help", "Sign in"},
      {"設定を変更する | Microsoft Docs", "設定を変更する"},
      // what is no suffix stays
      {"Sign in", "Sign in"},
      {"Sign in to Microsoft Azure", "Sign in to Microsoft Azure"},
      {"Sign in - Microsoft Azure", "Sign in - Microsoft Azure"},
      {"Sign in | Azure AD", "Sign in | Azure AD"},
      {"Microsoft Docs | Sign in", "Microsoft Docs | Sign in"},
      {"| Microsoft Docs", "| Microsoft Docs"},
      {"", ""},
      {"  padded  ", "padded"},
  };
  for (const auto& [title, stripped] : cases) EXPECT_EQ(strip_title_suffixes(title, suffixes), stripped) << title;
}

TEST(Title, emptySuffixesDoNothing) { EXPECT_EQ(strip_title_suffixes("Sign in |", {"", " ", "|", "| "}), "Sign in |"); }

TEST(Title, hugeTitlesAreFast) {
  const std::string title(1U << 20U, '|');
  EXPECT_EQ(strip_title_suffixes(title, {"| Docs", "Help"}), title);
}

}  // namespace
}  // namespace waymark
