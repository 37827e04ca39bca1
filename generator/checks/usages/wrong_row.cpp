#include "checks/usages/wrong_row.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/text.h"
#include "checks/usages/usage_findings.h"
#include "library/fold_text.h"
#include "library/history/section_text.h"
#include "library/links/anchors.h"
#include "library/navigation/check_navigation.h"
#include "library/usages/chosen_places.h"
#include "library/usages/usage_scopes.h"
#include "library/usages/usage_words.h"

namespace waymark {
namespace {

// Sentences shorter than this say too little to tell whom a place is for.
constexpr std::size_t shortest_sentence = 40;
// Only how a place begins tells whom it is for.
constexpr std::size_t longest_beginning = 4096;

// A table that leads to more than these chooses something else, and comparing each with each would take long.
constexpr std::size_t most_places = 2 * UsageSet::most;
// Among more sections than these the one that was meant is not looked for.
constexpr std::size_t most_sections = 200;
// What a message quotes of a sentence.
constexpr std::size_t longest_quote = 120;

// Up to the last blank before `longest_quote`.
std::string beginning_of(const std::string& sentence) {
  if (sentence.size() <= longest_quote) return sentence;
  const std::size_t blank = sentence.rfind(' ', longest_quote);
  return blank == std::string::npos || blank < longest_quote / 2 ? sentence : sentence.substr(0, blank) + " …";
}

// What a place of the site says of itself.
struct Words {
  std::string title;
  UsageSet named;                     // by the title
  std::set<std::string> sentences;    // paragraphs it begins with, folded
  std::vector<std::string> in_order;  // the same, as written
};

class WrongRows {
 public:
  WrongRows(const Library& library, Diagnostics& diagnostics)
      : library_(library), config_(*library.config), diagnostics_(diagnostics), words_(config_), findings_(library) {
    for (const auto& [locale, title] : config_.title.by_locale) everywhere_.add(words_.all_named_in(title));
  }

  void check() {
    for (const ArticlePage& page : library_.pages) {
      if (page.fallback) continue;  // told of the source locale's page
      for (const Chooser& chooser : std::ranges::equal_range(library_.choosers, page.variant, {}, &Chooser::variant))
        check_chooser(page, chooser);
    }
    findings_.move_to(diagnostics_);
  }

 private:
  void check_chooser(const ArticlePage& page, const Chooser& chooser) {
    const std::vector<ChosenRow> rows = rows_in(library_, chooser, page.edition);
    const LinkTable& table = library_.article(chooser.variant).link_tables[chooser.table];
    std::vector<ChosenRow> led;  // those that lead somewhere of their own
    std::map<ChosenPlace, UsageSet> sent;
    for (const ChosenRow& row : rows) {
      if (is_missing(page, table.rows[row.row])) {
        report_missing(page, table, row);
      } else if (row.place.article != page.article || !row.place.anchor.empty()) {
        if (!report_hidden(page, table, row)) led.push_back(row);
        sent[row.place].add(UsageSet::only(row.usage));
      }
    }
    compare_words(page, table, led, sent);
  }

  bool is_missing(const ArticlePage& page, const LinkTable::Row& row) const {
    if (row.reference == no_index) return false;
    const Target target = library_.resolve(page.variant, row.reference, page.edition);
    const Destination& destination = library_.destinations[page.variant.index()][row.reference];
    if (target.kind == Target::Kind::page)
      return target.anchor.empty() && !destination.fragment.empty() && !iequals(destination.fragment, "top") &&
             !destination.fragment.starts_with(":~:");
    using Kind = Destination::Kind;
    // What lies elsewhere without an address is nobody's mistake.
    return target.kind == Target::Kind::broken && destination.kind != Kind::elsewhere &&
           destination.kind != Kind::article;
  }

  void report_missing(const ArticlePage& page, const LinkTable& table, const ChosenRow& row) {
    const Reference& reference = library_.article(page.variant).references[table.rows[row.row].reference];
    findings_.add({.rule = Rule::usage_wrong_row,
                   .source = reference.source,
                   .span = reference.span,
                   .before = "the row for ",
                   .after = fmt::format(" leads nowhere: \"{}\" is not there",
                                        reference.written.empty() ? reference.target : reference.written),
                   .advice = "Lead to the section or article for this usage",
                   .reference = reference.written},
                  UsageSet::only(row.usage), page.edition);
  }

  // Where views are made: what stands around the target may be for others.
  bool report_hidden(const ArticlePage& page, const LinkTable& table, const ChosenRow& row) {
    const auto index = library_.page_of(row.place.article, page.edition);
    if (!index) return false;
    const ArticlePage& target = library_.pages[*index];
    const bool seen = !target.archive || config_.version_pages == VersionPages::all;
    if (!seen || library_.page_scopes.empty()) return false;
    const UsageSet usages = library_.page_scopes[*index].whole & anchor_usages(library_, target, row.place.anchor);
    if (usages.contains(row.usage)) return false;
    const UsageSet others = said_of(target, row.place.anchor);
    report(page, table, row, words_of(page.edition, row.place).title,
           others.empty() || others.contains(row.usage) ? std::string("is for others")
                                                        : "is for " + usage_names(config_, others),
           "");
    return true;
  }

  // What front matter, navigation and the zones round a place say, whatever rows lead there.
  UsageSet said_of(const ArticlePage& page, const std::string& anchor) const {
    const Article& article = library_.article(page.variant);
    UsageSet set = UsageSet::first(config_.usages.size()) & usages_in_front_matter(config_, article);
    if (const UsageSet listed = listed_for(library_.navigation_of(page.edition), page.article); !listed.empty())
      set = set & listed;
    const Anchor* found = anchor_with(article, library_.index.anchors[page.variant.index()], anchor);
    for (SectionIndex s = found == nullptr ? no_index : found->section; s != no_index; s = article.sections[s].parent) {
      for (ScopeIndex scope = article.sections[s].scope; scope != no_index; scope = article.scopes[scope].parent)
        set = set & usages_named(config_, article.scopes[scope]);
    }
    return set;
  }

  static UsageSet listed_for(const std::vector<NavigationEntry>& entries, ArticleId article) {
    UsageSet listed;
    for (const NavigationEntry& entry : entries) {
      if (entry.article == article && entry.anchor.empty()) listed.add(entry.usages);
      listed.add(listed_for(entry.children, article));
    }
    return listed;
  }

  void compare_words(const ArticlePage& page, const LinkTable& table, const std::vector<ChosenRow>& rows,
                     const std::map<ChosenPlace, UsageSet>& sent) {
    if (sent.size() > most_places) return;
    std::map<ChosenPlace, Words> all;
    UsageSet have_rows;
    for (const auto& [place, usages] : sent) {
      all.emplace(place, words_of(page.edition, place));
      have_rows.add(usages);
    }
    // A name that stands everywhere is the product's.
    UsageSet common = everywhere_ | words_.all_named_in(navigation_title(library_, page.variant));
    if (all.size() > 1) {
      UsageSet in_all = UsageSet::everybody();
      for (const auto& [place, words] : all) in_all = in_all & words.named;
      common.add(in_all);
    }
    for (const ChosenRow& row : rows) {
      const Words& words = all.at(row.place);
      const UsageSet own = UsageSet::only(row.usage);
      if (!(words.named & own).empty()) continue;
      const UsageSet others = (words.named - common) & have_rows;
      const std::string better = place_named(page.variant, all, row, others);
      const UsageSet told = better.empty() ? others & mistaken(all, sent, row, common) : others;
      if (!told.empty()) {
        report(page, table, row, words.title, "names " + usage_names(config_, told), better);
        continue;
      }
      compare_sentences(page, table, row, all, sent, common);
    }
  }

  // A title that names the row's usage and none of `others`: of another row's target, or of a section of the chooser's
  // own article. Empty: there is none.
  std::string place_named(VariantId variant, const std::map<ChosenPlace, Words>& all, const ChosenRow& row,
                          UsageSet others) {
    const UsageSet own = UsageSet::only(row.usage);
    const auto fits = [&](UsageSet named) { return !(named & own).empty() && (named & others).empty(); };
    for (const auto& [place, words] : all) {
      if (place != row.place && fits(words.named)) return words.title;
    }
    if (others.empty()) return {};
    const Article& article = library_.article(variant);
    for (std::size_t i = 0; i < article.sections.size() && i < most_sections; ++i) {
      const Section& section = article.sections[i];
      if (section.level >= 2 && section.in_outline && fits(words_.all_named_in(section.title))) return section.title;
    }
    return {};
  }

  // Those usages that a title names by mistake, even if nothing is titled for the row's own: another target has the
  // same title, or the row of the one named leads to a place that does not name it.
  static UsageSet mistaken(const std::map<ChosenPlace, Words>& all, const std::map<ChosenPlace, UsageSet>& sent,
                           const ChosenRow& row, UsageSet common) {
    UsageSet found;
    const Words& words = all.at(row.place);
    UsageSet well_led;  // whose row leads to a place that names them
    for (const auto& [place, usages] : sent) {
      well_led.add(usages & all.at(place).named);
      const bool same_title = place != row.place && fold_text(all.at(place).title) == fold_text(words.title);
      if (same_title) found.add(words.named - common);
    }
    found.add(words.named - common - well_led);
    return found - sent.at(row.place);
  }

  // Copied from the place of one other usage, and still about that one.
  void compare_sentences(const ArticlePage& page, const LinkTable& table, const ChosenRow& row,
                         const std::map<ChosenPlace, Words>& all, const std::map<ChosenPlace, UsageSet>& sent,
                         UsageSet common) {
    // Of two places nobody can tell what they share from what is copied.
    if (all.size() < 3) return;
    const Words& words = all.at(row.place);
    for (const std::string& sentence : words.in_order) {
      const std::string folded = fold_text(sentence);
      const UsageSet named = words_.all_named_in(sentence) - common;
      if (named.empty() || !(named & sent.at(row.place)).empty()) continue;
      std::size_t holders = 0;
      bool from_its_own = false;
      for (const auto& [place, other] : all) {
        if (place == row.place || !other.sentences.contains(folded)) continue;
        ++holders;
        from_its_own = !(sent.at(place) & named).empty();
      }
      if (holders != 1 || !from_its_own) continue;
      report(page, table, row, words.title, fmt::format("says \"{}\"", beginning_of(sentence)), "");
      return;
    }
  }

  void report(const ArticlePage& page, const LinkTable& table, const ChosenRow& row, const std::string& title,
              const std::string& what, const std::string& better) {
    const LinkTable::Row& written = table.rows[row.row];
    const Reference* reference =
        written.reference == no_index ? nullptr : &library_.article(page.variant).references[written.reference];
    findings_.add(
        {.rule = Rule::usage_wrong_row,
         .source = reference != nullptr ? reference->source : table.source,
         .span = reference != nullptr ? reference->span : written.span,
         .before = "the row for ",
         .after = fmt::format(" leads to \"{}\", which {}", title, what),
         .advice = better.empty() ? std::string("Lead to the place for this usage, or mend what is said there")
                                  : fmt::format("\"{}\" seems to be meant", better),
         .reference = reference != nullptr ? reference->written : std::string()},
        UsageSet::only(row.usage), page.edition);
  }

  Words words_of(Edition edition, const ChosenPlace& place) const {
    Words words;
    const auto in_force = library_.in_force(place.article, edition);
    if (!in_force) return words;
    const Article& article = library_.article(in_force->variant);
    const Anchor* anchor = anchor_with(article, library_.index.anchors[in_force->variant.index()], place.anchor);
    const bool section = anchor != nullptr && !article.sections[anchor->section].title.empty();
    const auto heading = std::ranges::find(article.sections, 1, &Section::level);
    words.title = section                             ? article.sections[anchor->section].title
                  : heading != article.sections.end() ? heading->title
                                                      : navigation_title(library_, in_force->variant);
    words.named = words_.all_named_in(words.title);
    if (!section) words.named.add(words_.all_named_in(article.title));
    if (section) {
      read_sentences(article.pieces[anchor->section].html, words);
    } else {
      for (std::size_t i = 0; i < std::min<std::size_t>(2, article.pieces.size()); ++i)
        read_sentences(article.pieces[i].html, words);
    }
    return words;
  }

  static void read_sentences(std::string_view html, Words& words) {
    html = html.substr(0, longest_beginning);
    for (std::size_t at = html.find("<p>"); at != std::string_view::npos; at = html.find("<p>", at + 1)) {
      const std::size_t end = html.find("</p>", at);
      if (end == std::string_view::npos) return;
      std::string text = collapse_space(plain_piece(html.substr(at, end - at), false).text);
      if (text.size() < shortest_sentence) continue;
      words.sentences.insert(fold_text(text));
      words.in_order.push_back(std::move(text));
    }
  }

  const Library& library_;
  const Config& config_;
  Diagnostics& diagnostics_;
  UsageWords words_;
  UsageSet everywhere_;  // named by the site's own title
  UsageFindings findings_;
};

}  // namespace

void check_wrong_rows(const Library& library, Diagnostics& diagnostics) {
  if (!library.choosers.empty()) WrongRows(library, diagnostics).check();
}

}  // namespace waymark
