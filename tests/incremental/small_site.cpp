#include <filesystem>
#include <fmt/format.h>

#include "edited_site.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;

struct Setting {
  const char* name;
  std::vector<std::string> choices;
};

// Of site.yml; the first choice of each is what the site begins with.
const std::vector<Setting> settings = {
    {"title", {"title: Help", "title: {en: Help, nl: Hulp}", "title: Other help"}},
    {"versions",
     {"versions:\n  list: [\"1\", \"2\"]\n  pages: archive", "versions:\n  list: [\"1\", \"2\"]\n  pages: all",
      "versions:\n  list: [\"1\", \"2\", \"3\"]"}},
    {"search", {"search: true", "search: false"}},
    {"usages",
     {"usages:\n  - {id: work, label: Work, words: [at work]}\n  - {id: home, label: Home, words: [at home]}",
      "usages:\n  - {id: work, label: For work, words: [at work]}\n  - {id: home, label: Home, words: [at home]}", ""}},
    {"theme", {"theme: theme", ""}},
    {"severities",
     {"", "severities: {link/missing-anchor: off}", "severities: {front-matter/missing-description: error}"}},
    {"base_url", {"base_url: https://example.org/help/", "base_url: https://help.example.org/", ""}},
};

std::string site_yml(const std::vector<std::size_t>& chosen) {
  std::string text =
      "content: [{folder: ../content, layout: \"{locale}/{version}/{article}.md\"}]\n"
      "locales: [{tag: en, name: English}, {tag: nl, name: Nederlands}]\nstatic: static\n";
  for (std::size_t i = 0; i < settings.size(); ++i) text += settings[i].choices[chosen[i]] + "\n";
  return text;
}

std::string article(const std::string& title, const std::string& more) {
  return fmt::format(
      "---\ntitle: {0}\ndescription: About {0}\n---\n\n# {0}\n\nWhat it is.\n\n## Start\n\n{1}\n\n## End\n\nThe end of "
      "{0}.\n",
      title, more);
}

}  // namespace

void write_small_site(const EditedSite& site) {
  site.write("site/site.yml", site_yml(std::vector<std::size_t>(settings.size(), 0)));
  site.write("site/static/humans.txt", "people\n");
  site.write("site/theme/styles/parts/own.css", "main { color: black }\n");
  site.write("content/en/1/index.md", article("Home", "See [one](one.md) and [two](two.md#end)."));
  site.write("content/en/1/one.md",
             article("One", "[!INCLUDE [shared](includes/shared.md)]\n\n![A picture](media/a.svg)"));
  site.write("content/en/2/one.md", article("One, newer", "[!INCLUDE [shared](includes/shared.md)]"));
  site.write(
      "content/en/1/two.md",
      article("Two", "| Where | How |\n|---|---|\n| At work | [Work](one.md) |\n| At home | [Home](two.md#end) |"));
  site.write("content/en/1/deep/three.md", article("Three", "Back to [one](../one.md#start)."));
  site.write("content/nl/1/one.md", article("Een", "Zie [twee](two.md)."));
  site.write("content/nl/2/two.md", article("Twee", "Zie [een](one.md#end)."));
  site.write("content/en/1/includes/shared.md", "This is shared. See [two](../two.md).\n");
  site.write("content/en/1/media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"/>\n");
  site.write("content/TOC.md", "# [Home](en/1/index.md)\n# [One](en/1/one.md)\n");
}

std::string edit_small_site(EditedSite& site) {
  const bool broken = site.read("site/site.yml").starts_with("title: [");
  switch (broken ? 0 : site.below(12)) {
    case 0: {
      std::vector<std::size_t> chosen;
      for (const Setting& setting : settings)
        chosen.push_back(site.below(3) == 0 ? site.below(setting.choices.size()) : 0);
      site.write("site/site.yml", site_yml(chosen));
      return "other settings";
    }
    case 1:
      if (site.below(6) == 0) {
        site.write("site/site.yml", "title: [\n");
        return "a broken site.yml";
      }
      site.write("site/theme/styles/parts/own.css", fmt::format("main {{ width: {}em }}\n", site.below(50)));
      return "another style";
    case 2: {
      const std::string picture = "content/en/1/media/a.svg";
      site.write(picture, fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"10\"/>\n",
                                      10 + site.below(80)));
      return "another picture";
    }
    case 3: {
      const std::string shared =
          site.below(2) == 0 ? "content/en/1/includes/shared.md" : "content/en/2/includes/shared.md";
      if (site.has(shared) && site.below(3) == 0) {
        fs::remove(site.path(shared));
        return "removing " + shared;
      }
      site.write(shared, fmt::format("This is shared {}. See [two](../two.md{}).\n", site.below(9),
                                     site.below(2) == 0 ? "#end" : ""));
      return "another text of " + shared;
    }
    case 4: {
      const std::string redirects = "site/redirects.yml";
      if (site.has(redirects)) {
        fs::remove(site.path(redirects));
        return "no redirects";
      }
      site.write(redirects, "- {article: two, since: \"2\", to: one}\n");
      return "redirects";
    }
    case 5: {
      const std::string file = fmt::format("site/static/{}.txt", site.below(4));
      if (site.has(file)) {
        fs::remove(site.path(file));
        return "removing " + file;
      }
      site.write(file, fmt::format("{}\n", site.below(100)));
      return "a static file";
    }
    case 6: {
      const std::string file = fmt::format("content/{}/{}/one.md", site.below(2) == 0 ? "en" : "nl", 1 + site.below(3));
      site.write(file, article(fmt::format("One {}", site.below(5)),
                               site.below(2) == 0 ? "[!INCLUDE [s](includes/shared.md)]" : "Old."));
      return "a version " + file;
    }
    case 7:
      return site.damage_cache();
    case 8:
      return site.damage_output();
    default:
      return site.edit_at_random();
  }
}

}  // namespace waymark
