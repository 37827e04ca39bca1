// alignment_eval SITE PAIRS.tsv [--precision 0.98] [--recall 0.85] [--quiet]
// alignment_eval SITE --list [--locale en] [--article manage-settings]
// alignment_eval SITE --landings 0.3
//
// Holds the alignment of sections against a list of pairs that people have checked, prints each miss, precision and
// recall, and ends with 1 when one of them is below its threshold, with 2 when something cannot be read.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "library/links/link_index.h"
#include "real/alignment/find_place.h"
#include "real/alignment/linked_site.h"
#include "real/alignment/list_histories.h"
#include "real/alignment/list_landings.h"
#include "real/alignment/pairs.h"

namespace waymark {
namespace {

struct Options {
  std::string site;
  std::string pairs;
  double precision = 0;
  double recall = 0;
  bool list = false;
  bool quiet = false;
  double landings = 0;
  std::string locale;
  std::string article;
};

struct Score {
  std::size_t wanted = 0;    // pairs whose section is still there
  std::size_t found = 0;     // of those, told rightly
  std::size_t told = 0;      // pairs for which the program names a place
  std::size_t wrong = 0;     // of those, another place than the list's
  std::size_t gone = 0;      // pairs that are removed
  std::size_t unusable = 0;  // the site does not have what the list names
};

std::string tell(const Library& library, const FoundPlace& place) {
  const Variant& variant = library.variant(place.section.variant);
  return fmt::format("{} {}#{} [{} {:.2f}]", library.entry(variant.article).name, library.version_name(variant.version),
                     variant.compiled.sections[place.section.section].anchor, evidence_name(place.evidence),
                     place.score);
}

class Evaluation {
 public:
  Evaluation(const Library& library, const std::vector<CheckedPair>& pairs, bool quiet)
      : library_(library), pairs_(pairs), quiet_(quiet) {}

  void judge(const CheckedPair& pair) {
    const std::string line =
        fmt::format("line {}: {} {}#{} -> {} {}#{}", pair.line, pair.article, pair.from_version, pair.from_anchor,
                    pair.to_version, pair.to_article, pair.to_anchor.empty() ? "(removed)" : pair.to_anchor);
    const Config& config = *library_.config;
    const auto locale = pair.locale.empty() ? std::optional(config.source_locale) : config.find_locale(pair.locale);
    const auto from_version = config.find_version(pair.from_version);
    const auto to_version = config.find_version(pair.to_version);
    if (!locale || !from_version || !to_version) return cannot_use(line, "no such locale or version");
    const std::vector<ArticleId> articles = articles_named(library_, pair.article);
    if (articles.empty()) return cannot_use(line, "no such article");
    const auto from = section_at(library_, articles, *locale, *from_version, pair.from_anchor);
    if (!from) return cannot_use(line, "no such anchor in the old version");
    const std::vector<FoundPlace> places = places_for(pair, *from, *to_version);

    std::optional<SectionId> to;
    if (!pair.to_anchor.empty()) {
      std::vector<ArticleId> targets;
      if (pair.to_article.empty()) {
        // Under whatever name the article has then.
        for (const FoundPlace& place : places) targets.push_back(library_.variant(place.section.variant).article);
        targets.insert(targets.end(), articles.begin(), articles.end());
      } else {
        targets = articles_named(library_, pair.to_article);
      }
      to = section_at(library_, targets, *locale, *to_version, pair.to_anchor);
      if (!to) return cannot_use(line, "no such anchor in the new version");
    }

    if (!places.empty()) ++score_.told;
    if (!to) {
      ++score_.gone;
      if (!places.empty()) {
        ++score_.wrong;
        say(fmt::format("wrong    {}, but told is {}", line, tell(library_, places.front())));
      }
      return;
    }
    ++score_.wanted;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i].section == *to) {
        ++score_.found;
        if (i > 0) say(fmt::format("second   {}, first is {}", line, tell(library_, places.front())));
        return;
      }
    }
    if (places.empty()) {
      say(fmt::format("missed   {}", line));
    } else if (is_other_part(pair, places.front().section)) {
      say(fmt::format("half     {}, told is only {}", line, tell(library_, places.front())));
    } else {
      ++score_.wrong;
      say(fmt::format("wrong    {}, but told is {}", line, tell(library_, places.front())));
    }
  }

  bool report(const Options& options) const {
    const double precision =
        score_.told == 0 ? 1 : 1 - static_cast<double>(score_.wrong) / static_cast<double>(score_.told);
    const double recall =
        score_.wanted == 0 ? 1 : static_cast<double>(score_.found) / static_cast<double>(score_.wanted);
    fmt::print("{} pairs: {} with a successor, {} removed, {} that the site does not have\n",
               score_.wanted + score_.gone + score_.unusable, score_.wanted, score_.gone, score_.unusable);
    fmt::print("precision {:.4f} ({} of {} told are wrong)\n", precision, score_.wrong, score_.told);
    fmt::print("recall    {:.4f} ({} of {} found)\n", recall, score_.found, score_.wanted);
    return precision >= options.precision && recall >= options.recall;
  }

 private:
  // An article that was never retired still has its own section when another has taken it over: the list says which of
  // the two it asks for. One that names no article asks for the section's own, and for others only where that is gone.
  std::vector<FoundPlace> places_for(const CheckedPair& pair, SectionId from, VersionId version) const {
    std::vector<FoundPlace> places = places_at(library_, from, version);
    const ArticleId own = library_.variant(from.variant).article;
    const auto is_own = [&](const FoundPlace& place) { return library_.variant(place.section.variant).article == own; };
    const bool any_own = std::ranges::any_of(places, is_own);
    const bool any_other = !std::ranges::all_of(places, is_own);
    if (!pair.to_article.empty()) {
      const std::vector<ArticleId> named = articles_named(library_, pair.to_article);
      if (std::ranges::find(named, own) == named.end()) std::erase_if(places, is_own);
    } else if (any_other && is_superseded(library_, own, version)) {
      std::erase_if(places, is_own);
    } else if (any_own) {
      std::erase_if(places, [&](const FoundPlace& place) { return !is_own(place); });
    }
    return places;
  }

  // A section that was split has a line for each part: the one place told may be that of another line.
  bool is_other_part(const CheckedPair& pair, SectionId told) const {
    const Variant& variant = library_.variant(told.variant);
    return std::ranges::any_of(pairs_, [&](const CheckedPair& other) {
      return other.article == pair.article && other.locale == pair.locale && other.from_version == pair.from_version &&
             other.from_anchor == pair.from_anchor && other.to_version == pair.to_version &&
             std::ranges::any_of(variant.compiled.anchors, [&](const Anchor& anchor) {
               return anchor.id == other.to_anchor && anchor.section == told.section;
             });
    });
  }

  void cannot_use(const std::string& line, std::string_view why) {
    ++score_.unusable;
    say(fmt::format("unusable {}: {}", line, why));
  }

  void say(const std::string& text) const {
    if (!quiet_) fmt::print("{}\n", text);
  }

  const Library& library_;
  const std::vector<CheckedPair>& pairs_;
  bool quiet_;
  Score score_;
};

int run(const Options& options) {
  std::string file = options.site;
  if (std::filesystem::is_directory(file)) file += "/site.yml";
  const auto site = link_site(file);
  if (!site) {
    fmt::print(stderr, "{}\n", site.error().message);
    return 2;
  }
  const Library& library = (*site)->library;
  if (options.list) {
    const auto locale = options.locale.empty() ? std::optional(library.config->source_locale)
                                               : library.config->find_locale(options.locale);
    if (!locale) {
      fmt::print(stderr, "no locale \"{}\"\n", options.locale);
      return 2;
    }
    fmt::print("{}", list_histories(library, *locale, options.article));
    return 0;
  }
  if (options.landings > 0) {
    const Landings landings = list_landings(library, options.landings);
    fmt::print(
        "{}{} anchors: {} lead to an entry for a removed section, {} to one that has less than {} of the words, "
        "{} nowhere\n",
        landings.lines, landings.anchors, landings.removed, landings.unlike, options.landings, landings.nowhere);
    return landings.nowhere == 0 ? 0 : 1;
  }
  std::ifstream stream(options.pairs, std::ios::binary);
  if (!stream) {
    fmt::print(stderr, "cannot read {}\n", options.pairs);
    return 2;
  }
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const PairList list = read_pairs(text);
  for (const std::string& error : list.errors) fmt::print(stderr, "{}: {}\n", options.pairs, error);
  if (!list.errors.empty()) return 2;
  Evaluation evaluation(library, list.pairs, options.quiet);
  for (const CheckedPair& pair : list.pairs) evaluation.judge(pair);
  return evaluation.report(options) ? 0 : 1;
}

}  // namespace
}  // namespace waymark

int main(int argc, char** argv) {
  waymark::Options options;
  CLI::App app("Alignment of sections against a list of checked pairs");
  app.add_option("site", options.site, "site.yml, or its folder")->required();
  app.add_option("pairs", options.pairs,
                 "article, from version, old anchor, to version, new anchor[, locale]; by tabs");
  app.add_option("--precision", options.precision, "least precision, 0 to 1");
  app.add_option("--recall", options.recall, "least recall, 0 to 1");
  app.add_flag("--list", options.list, "tell what became of every section, for checking by eye");
  app.add_option("--landings", options.landings,
                 "list where anchors of older texts land on the current page with less than this part of their words");
  app.add_option("--locale", options.locale, "of --list; the source locale");
  app.add_option("--article", options.article, "of --list; all");
  app.add_flag("--quiet", options.quiet, "only the sums");
  CLI11_PARSE(app, argc, argv);
  return waymark::run(options);
}
