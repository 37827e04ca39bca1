#include "checks/undefined_reference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../library/tiny_site.h"
#include "checks/run_checks.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> findings_in(const std::string& text, std::string_view place = "en-us/2015-06/from.md") {
  TinySite site;
  site.add(place, text);
  site.add("en-us/2015-06/guide/app-passwords.md", "# Help with app passwords\n## Make one now please\n");
  site.add("en-us/2015-06/hub.md",
           "# Hub\n[Change your security settings](guide/app-passwords.md#make-one-now-please) [Next](hub.md)");
  site.add("nl-nl/2015-06/hub.md", "# Startpagina van de hulp\n[設定を変更するには](guide/app-passwords.md)");
  site.link();
  site.diagnostics = run_checks(site.library, 1);
  return site.findings();
}

TEST(UndefinedReference, BracketsThatTheSiteKnowsAsALink) {
  EXPECT_THAT(findings_in("For more, [help with  app passwords]."),
              ElementsAre("link/undefined-reference: \"[help with app passwords]\" is a link elsewhere, but has no "
                          "target here | Elsewhere "
                          "it leads to \"guide/app-passwords\" | review: (guide/app-passwords.md)"));
  EXPECT_THAT(
      findings_in("See [change your security settings]."),
      ElementsAre(
          "link/undefined-reference: \"[change your security settings]\" is a link elsewhere, but has no target here | "
          "Elsewhere it leads to \"guide/app-passwords\" | review: (guide/app-passwords.md#make-one-now-please)"));
}

TEST(UndefinedReference, TheFullFormIsALinkByItsForm) {
  EXPECT_THAT(
      findings_in("See [the list][all-things]."),
      ElementsAre(
          "link/undefined-reference: the link \"the list\" has no target: nothing defines \"all-things\" | Add a line "
          "[all-things]: target, or write the target in parentheses"));
}

TEST(UndefinedReference, OrdinaryBracketsStaySilent) {
  for (const char* text : {
           "Click [Next].",                    // a button, although a link has that text
           "Click [Save changes].",            // nothing has that text
           "[追加のセキュリティ確認] を選択",  // a button in Japanese
           "[ ] a task", "[!CAUTION]", "[^1]", "[AZURE.NOTE]", "values[0][1] and m[i][j]", "[1] [2][3]",
           "[設定を変更するには]",  // a link in another locale only
       }) {
    EXPECT_THAT(findings_in(text), IsEmpty()) << text;
  }
}

TEST(UndefinedReference, EvidenceCountsPerLocale) {
  EXPECT_THAT(findings_in("[設定を変更するには]", "nl-nl/2015-06/from.md"), testing::SizeIs(1));
  EXPECT_THAT(findings_in("[help with app passwords]", "nl-nl/2015-06/from.md"), IsEmpty());
}

TEST(UndefinedReference, ATranslationLostTheSameLink) {
  TinySite site;
  site.add("en-us/2015-06/hub.md", "# Hub\n[Help with app passwords](first.md)");
  site.add("en-us/2015-06/first.md", "# First\nSee [Next] or [help with app passwords].");
  site.add("nl-nl/2015-06/first.md", "# Eerst\nZie [Volgende] of [hulp met wachtwoorden].");
  site.link();
  site.diagnostics = run_checks(site.library, 1);
  EXPECT_THAT(
      site.findings(),
      ElementsAre(
          "link/undefined-reference: \"[help with app passwords]\" is a link elsewhere, but has no target here | "
          "Elsewhere it leads to \"first\" | review: (first.md)",
          "link/undefined-reference: \"[hulp met wachtwoorden]\" has no target; in another locale the same words "
          "are a link | Elsewhere it leads to \"first\" | review: (first.md)"));
}

// A translation that has brackets round the names of buttons as well.
TEST(UndefinedReference, ATranslationLostTheSameLinkOnTheSameLine) {
  TinySite site;
  site.add("en-us/2015-06/hub.md", "# Hub\n[Help with app passwords](first.md)");
  site.add("en-us/2015-06/first.md", "# First\n## Setup\nChoose Next.\n\nSee [help with app passwords].");
  site.add("nl-nl/2015-06/first.md", "# Eerst\n## Setup\nKies [Volgende].\n\nZie [hulp met wachtwoorden].");
  site.link();
  site.diagnostics = run_checks(site.library, 1);
  EXPECT_THAT(site.findings(),
              testing::Contains(testing::HasSubstr("\"[hulp met wachtwoorden]\" has no target; in another locale")));
  EXPECT_THAT(site.findings(), testing::Not(testing::Contains(testing::HasSubstr("Volgende"))));
}

}  // namespace
}  // namespace waymark
