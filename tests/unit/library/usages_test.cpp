#include "library/usages/usages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "library/fold_text.h"
#include "library/navigation/navigation.h"
#include "library/usages/usage_scopes.h"
#include "library/usages/usage_words.h"
#include "tiny_site.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A site whose tables stand in its texts as lines "| text](target" below a line "? header" (a table) or "* header" (a
// list).
class UsageSite : public TinySite {
 public:
  UsageSite() {
    config.chooser_words = {"How you use", "Hoe u", "使用方法"};
    config.usages = {usage("office-365", {"Office 365"}), usage("azure", {"Azure"}),
                     usage("not-sure", {"I don't know", "わからない"})};
  }

  static UsageConfig usage(std::string id, std::vector<std::string> words) {
    UsageConfig made{.id = std::move(id), .words = std::move(words)};
    made.label.by_locale[""] = "label of " + made.id;
    return made;
  }

  // Rows: "text -> target"; without a target a row has no link.
  SourceId add_chooser(std::string_view place, const std::string& text, std::string header,
                       const std::vector<std::string>& rows, bool is_list = false) {
    std::string body = text;
    for (const std::string& row : rows) {
      const std::size_t arrow = row.find(" -> ");
      if (arrow != std::string::npos) body += "\n[" + row.substr(0, arrow) + "](" + row.substr(arrow + 4) + ")";
    }
    const SourceId id = add(place, body);
    Article& made = article(id);
    LinkTable table{.header = std::move(header), .is_list = is_list, .source = id};
    std::size_t reference = made.references.size() - links_of(rows);
    for (const std::string& row : rows) {
      const std::size_t arrow = row.find(" -> ");
      const bool linked = arrow != std::string::npos;
      table.rows.push_back(
          {.text = row.substr(0, arrow), .reference = linked ? static_cast<ReferenceIndex>(reference) : no_index});
      if (linked) table.rows.back().span = made.references[reference++].span;
    }
    made.link_tables.push_back(std::move(table));
    return id;
  }

  void build() {
    TinySite::link();
    diagnostics.clear();
    build_navigation(library, diagnostics);
    diagnostics.clear();
    find_choosers(library, diagnostics);
    find_scopes(library, diagnostics);
    // These texts have no words, so find_views() would find nothing to show.
    for (ArticlePage& page : library.pages) page.views = UsageSet::first(config.usages.size());
    find_usage_stops(library);
  }

  // "en-us/2015-06/a.md: office-365 0, azure 2"
  std::vector<std::string> choosers() const {
    std::vector<std::string> lines;
    for (const Chooser& chooser : library.choosers) {
      std::vector<std::string> rows;
      for (const Chooser::Row& row : chooser.rows)
        rows.push_back(config.usages[row.usage.index()].id + " " + std::to_string(row.row));
      lines.push_back(sources.file(library.article(chooser.variant).source).path + ": " + join(rows, ", "));
    }
    return lines;
  }

  // "start; settings#phone (Phone) chosen"
  std::string stops(std::string_view usage_id, std::string_view locale = "en-us") const {
    std::vector<std::string> parts;
    const auto usage = std::ranges::find(config.usages, usage_id, &UsageConfig::id) - config.usages.begin();
    for (const UsageStop& stop :
         library.usage_stops.at(static_cast<std::size_t>(usage)).at(config.find_locale(locale)->index())) {
      std::string part = library.entry(stop.article).name;
      if (!stop.anchor.empty()) part += "#" + stop.anchor;
      part += " (" + stop.title + ")";
      if (stop.chosen) part += "!";
      parts.push_back(std::move(part));
    }
    return join(parts, "; ");
  }

 private:
  static std::size_t links_of(const std::vector<std::string>& rows) {
    return static_cast<std::size_t>(
        std::ranges::count_if(rows, [](const std::string& row) { return row.find(" -> ") != std::string::npos; }));
  }
};

const std::string three_sections = "# Settings\n## With Office 365\n## With the portal\n## With Azure\n";

TEST(FoldText, comparesWhatPeopleWrote) {
  const std::pair<const char*, const char*> cases[] = {
      {"Office  365", "office 365"},
      {" \tOffice\n365 ", "office 365"},
      {"Ｏｆｆｉｃｅ　３６５", "office 365"},
      {"Office\xC2\xA0"
       "365",
       "office 365"},
      {"Off\xC2\xAD"
       "ice\xE2\x80\x8B 365",
       "office 365"},
      {"STRASSE", "strasse"},
      {"Straße", "strasse"},
      {"", ""},
      {"   ", ""},
  };
  for (const auto& [text, folded] : cases) EXPECT_EQ(fold_text(text), folded) << text;
}

TEST(UsageWords, findsPhrases) {
  Config config;
  config.usages = {UsageSite::usage("office", {"Office 365", "work account"}),
                   UsageSite::usage("azure", {"Azure", "Azure AD portal"}),
                   UsageSite::usage("none", {"わからない", "我不知道"})};
  const UsageWords words(config);
  const std::pair<const char*, int> cases[] = {
      {"I use it with Office 365", 0},
      {"Office 365 で使用する", 0},
      {"搭配Office 365使用", 0},
      {"Korzystam z usługi OFFICE 365", 0},
      {"With Azure", 1},
      {"My work account in the Azure AD portal", 1},  // the longer phrase
      {"My work account, not Azure", 0},              // again
      {"わからない", 2},
      {"label of azure", 1},
      {"Azured", -1},
      {"Office 3650", -1},
      {"Microsoft", -1},
      {"", -1},
  };
  for (const auto& [text, usage] : cases) {
    const std::optional<UsageId> found = words.named_in(text);
    EXPECT_EQ(found ? static_cast<int>(found->index()) : -1, usage) << text;
  }
}

TEST(UsageWords, firstSentences) {
  const std::pair<const char*, const char*> cases[] = {
      {"Do you use it? If yes, go on.", "Do you use it?"},
      {"One. Two.", "One."},
      {"No end", "No end"},
      {"Version 2.0 is it", "Version 2.0 is it"},
      {"使いますか？はい", "使いますか？"},
      {"", ""},
  };
  for (const auto& [text, sentence] : cases) EXPECT_EQ(first_sentence(text), sentence) << text;
}

// The forms in which the public help of 2015 to 2020 sends readers on: facts about its headers, rows and targets.
TEST(Choosers, layoutsAndLanguagesOfRealArticles) {
  struct Case {
    std::string header;
    std::vector<std::string> rows;
    std::string found;
    std::vector<std::string> findings;
    bool is_list = false;
  };
  const std::vector<std::string> to = {"#with-office-365", "#with-the-portal", "#with-azure"};
  const Case cases[] = {
      {"How you use multi-factor authentiation | Description",
       {"I use it with Office 365 -> #with-office-365", "I don't know -> #with-the-portal",
        "I use it with Microsoft Azure -> #with-azure"},
       "a.md: office-365 0, not-sure 1, azure 2",
       {}},
      {"How you use multi-factor authentiation | Description",
       {"I use it with Office 365 -> #with-office-365.md", "I use it with Microsoft Azure -> #with-azure.md",
        "I don't know -> #with-the-portal.md"},
       "a.md: office-365 0, azure 1, not-sure 2",
       {}},
      {"多要素認証の使用方法 | Description",
       {"Office 365 で使用する -> #with-office-365", "わからない -> #with-the-portal",
        "Microsoft Azure で使用する -> #with-azure"},
       "a.md: office-365 0, not-sure 1, azure 2",
       {}},
      {"Verwendung der kombinierte authentiation | Beschreibung",  // no header word: two rows tell
       {"Kann ich verwenden mit Office 365 -> #with-office-365", "Ich weiß es nicht -> #with-the-portal",
        "Kann ich verwenden mit Microsoft Azure -> #with-azure"},
       "a.md: office-365 0, azure 2",
       {"usage/unknown-row: \"Ich weiß es nicht\" names no usage that site.yml declares | add what it says to the "
        "words of a usage in site.yml"}},
      {"Depends on how you use it. Answer these questions:",
       {"Do you use it for your personal account? If yes, see. -> https://example.org/personal",
        "Ok, for work. Do you use Office 365 apps? If yes, see -> https://example.org/o",
        "Do you use it with Azure? If yes, go to -> #with-azure", "Well, I don't know? Go on with -> #with-the-portal"},
       "a.md: office-365 1, azure 2, not-sure 3",
       {"usage/unknown-row: \"Do you use it for your personal account?\" names no usage that site.yml declares | add "
        "what it says to the words of a usage in site.yml"},
       true},
      {"Where to create them",
       {"You use the Azure portal. See -> #with-azure", "You use the Office 365 portal. See -> #with-office-365",
        "You have a personal account. See -> https://example.org/"},
       "a.md: azure 0, office-365 1",
       {},
       true},
      {"Based on how you use it:",
       {"With your work account and the portal. Use the -> #with-the-portal", "With Azure. See -> #with-azure"},
       "a.md: azure 1",
       {"usage/unknown-row: \"With your work account and the portal.\" names no usage that site.yml declares | add "
        "what it says to the words of a usage in site.yml"},
       true},
      // what looks alike and is none
      {"Topic | Description", {"Setup -> b.md", "Sign-in -> c.md", "Help with Office 365 -> #with-office-365"}, "", {}},
      {"Product | Link", {"Office 365 -> https://example.org/o", "Azure -> https://example.org/a"}, "", {}},
      {"Method | Description", {"Office Phone Call -> #with-office-365", "Mobile app -> #with-azure"}, "", {}},
      {"See also",
       {"Office 365 accounts -> #with-office-365", "Office 365 apps -> b.md", "Office 365 and more -> c.md",
        "Azure -> #with-azure"},
       "",
       {},
       true},
      {"How you use the app | Description", {"Open it -> #with-azure", "Close it -> #with-the-portal"}, "", {}},
      {"Remember how you use them:", {"Once an app", "Twice a device with Azure"}, "", {}, true},
  };
  for (const Case& c : cases) {
    UsageSite site;
    site.add("en-us/2015-06/b.md", "# B\n");
    site.add("en-us/2015-06/c.md", "# C\n");
    site.add_chooser("en-us/2015-06/a.md", three_sections, c.header, c.rows, c.is_list);
    site.build();
    std::vector<std::string> found = site.choosers();
    const std::string expected = c.found.empty() ? "" : "en-us/2015-06/" + c.found;
    EXPECT_EQ(found.empty() ? "" : found[0], expected) << c.header;
    std::vector<std::string> findings;
    for (const std::string& finding : site.findings()) {
      if (!finding.starts_with("usage/unused")) findings.push_back(finding);
    }
    EXPECT_EQ(findings, c.findings) << c.header;
  }
}

TEST(Choosers, aTranslationNobodyDeclaredIsKnownByItsTargets) {
  UsageSite site;
  const std::vector<std::string> targets = {"#with-office-365", "#with-the-portal", "#with-azure"};
  site.add_chooser(
      "en-us/2015-06/a.md", three_sections, "How you use it",
      {"With Office 365 -> #with-office-365", "I don't know -> #with-the-portal", "With Azure -> #with-azure"});
  // Another order, and anchors of the English headings.
  site.add_chooser("nl-nl/2015-06/a.md", "# Instellingen\n<a name=\"with-office-365\"></a>\n",
                   "Manier van gebruik | Beschrijving",
                   {"Kantoor -> #with-office-365", "Wolk -> #With-Azure.md", "Geen idee -> #with-the-portal"});
  // A row may leave the site.
  site.add_chooser("nl-nl/2015-10/a.md", "# Instellingen\n", "Vragen",
                   {"Thuis -> https://example.org/thuis", "Wolk -> #with-azure", "Geen idee -> #with-the-portal"},
                   true);
  // A list of contents does not lead the same way.
  site.add_chooser("nl-nl/2016-10/a.md", "# Instellingen\n", "Inhoud",
                   {"Kantoor -> #with-office-365", "Wolk -> #with-azure", "Meer -> #more"}, true);
  site.build();
  EXPECT_THAT(site.choosers(), ElementsAre("en-us/2015-06/a.md: office-365 0, not-sure 1, azure 2",
                                           "nl-nl/2015-06/a.md: office-365 0, azure 1, not-sure 2",
                                           "nl-nl/2015-10/a.md: azure 1, not-sure 2"));
  EXPECT_THAT(site.findings(), IsEmpty());
}

TEST(Choosers, anUndeclaredRowIsKnownByItsTarget) {
  UsageSite site;
  site.add_chooser("en-us/2015-06/a.md", three_sections, "How you use it",
                   {"With Office 365 -> #with-office-365", "I don't know -> #with-the-portal"});
  site.add_chooser("nl-nl/2015-06/a.md", three_sections, "Hoe u het gebruikt",
                   {"Met Office 365 -> #with-office-365", "Geen idee -> #with-the-portal"});
  site.build();
  EXPECT_THAT(site.choosers(), ElementsAre("en-us/2015-06/a.md: office-365 0, not-sure 1",
                                           "nl-nl/2015-06/a.md: office-365 0, not-sure 1"));
  EXPECT_THAT(site.findings(),
              ElementsAre("usage/unused: Nothing in the site is for \"azure\" | Add a row for it to a chooser, a zone, "
                          "or \"usage:\" to front matter, or take it out of site.yml"));
}

TEST(Choosers, nothingWithoutUsages) {
  UsageSite site;
  site.config.usages.clear();
  site.add_chooser("en-us/2015-06/a.md", three_sections, "How you use it",
                   {"With Office 365 -> #with-office-365", "X -> #with-the-portal"});
  site.build();
  EXPECT_THAT(site.choosers(), IsEmpty());
  EXPECT_THAT(site.findings(), IsEmpty());
}

TEST(UsageStops, sectionsOfTheArticle) {
  UsageSite site;
  site.add("en-us/2015-06/home.md", "# Home\n");
  site.add("en-us/2015-06/start.md", "# Start\n");
  site.add_chooser(
      "en-us/2015-06/settings.md", three_sections, "How you use it",
      {"With Office 365 -> #with-office-365", "I don't know -> #with-the-portal", "With Azure -> #with-azure"});
  site.config.navigation = {{.target = "start"}, {.target = "settings"}};
  site.build();
  EXPECT_EQ(site.stops("office-365"), "start (Start); settings#with-office-365 (With Office 365)!");
  EXPECT_EQ(site.stops("not-sure"), "start (Start); settings#with-the-portal (With the portal)!");
  EXPECT_EQ(site.stops("azure", "nl-nl"), "start (Start); settings#with-azure (With Azure)!");
  EXPECT_THAT(site.findings(), IsEmpty());
}

TEST(UsageStops, articlesOfTheirOwn) {
  UsageSite site;
  site.add("en-us/2015-06/settings-azure.md", "# In Azure\n");
  site.add("en-us/2015-06/settings-office.md", "# In Office\n");
  site.add("en-us/2015-06/zoo.md", "# Zoo\n");
  site.add("en-us/2015-06/alone.md", "# Alone\n");
  site.add_chooser("en-us/2015-06/settings.md", "# Settings\n", "How you use it",
                   {"With Office 365 -> settings-office.md", "With Azure -> settings-azure.md"});
  site.config.navigation = {{.target = "zoo"}, {.target = "settings-azure"}, {.target = "settings"}};
  site.build();
  EXPECT_EQ(site.stops("office-365"), "zoo (Zoo); settings-office (In Office)!; alone (Alone)");
  EXPECT_EQ(site.stops("azure"), "zoo (Zoo); settings-azure (In Azure)!; alone (Alone)");
  // No row for it: the article that asks is for it too, where the others lead is not.
  EXPECT_EQ(site.stops("not-sure"), "zoo (Zoo); settings (Settings); alone (Alone)");
  EXPECT_THAT(site.findings(),
              ElementsAre("usage/unused: Nothing in the site is for \"not-sure\" | Add a row for it to a chooser, a "
                          "zone, or \"usage:\" to front matter, or take it out of site.yml"));
}

TEST(UsageStops, onlyWhatIsInForceCounts) {
  UsageSite site;
  site.add_chooser(
      "en-us/2015-06/settings.md", three_sections, "How you use it",
      {"With Office 365 -> #with-office-365", "I don't know -> #with-the-portal", "With Azure -> #with-azure"});
  site.add("en-us/2016-10/settings.md", "# Settings\n");
  site.build();
  EXPECT_EQ(site.choosers().size(), 1U);
  EXPECT_EQ(site.stops("azure"), "settings (Settings)");
  EXPECT_EQ(site.findings().size(), 3U);
}

}  // namespace
}  // namespace waymark
