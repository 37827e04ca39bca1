#include "checks/usages/hidden_target.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <unordered_map>

#include "checks/usages/link_blocks.h"
#include "checks/usages/usage_findings.h"
#include "library/history/section_text.h"
#include "library/links/anchors.h"
#include "library/links/locate.h"
#include "library/links/reference_fixes.h"
#include "library/navigation/check_navigation.h"
#include "library/usages/chooser_index.h"
#include "library/usages/pivot_query.h"
#include "library/usages/usage_scopes.h"
#include "library/usages/usage_words.h"

namespace waymark {
namespace {

// More ways than these are no proposal.
constexpr std::size_t most_counterparts = 3;

// Where a link leads, when that is hidden from anybody.
struct Limited {
  std::size_t slot = 0;
  Target target;
  UsageSet usages;
};

class HiddenTargets {
 public:
  HiddenTargets(const Library& library, Diagnostics& diagnostics)
      : library_(library), config_(*library.config), diagnostics_(diagnostics), words_(config_), findings_(library) {}

  void check() {
    for (const PageIndex page : pages_seen_by_usages(library_)) check_page(page);
    findings_.move_to(diagnostics_);
  }

 private:
  void check_page(PageIndex index) {
    const ArticlePage& page = library_.pages[index];
    const PageScopes& scopes = library_.page_scopes[index];
    const Article& article = library_.article(page.variant);
    auto chooser = std::ranges::lower_bound(library_.choosers, page.variant, {}, &Chooser::variant);
    for (SectionIndex s = 0; s < article.pieces.size(); ++s) {
      std::vector<Span> in_choosers;
      for (; chooser != library_.choosers.end() && chooser->variant == page.variant &&
             article.link_tables[chooser->table].section <= s;
           ++chooser) {
        if (article.link_tables[chooser->table].section == s)
          in_choosers.push_back(article.link_tables[chooser->table].html);
      }
      if ((page.views & usages_of_section(scopes, s)).empty()) continue;
      check_piece(page, scopes, s, in_choosers);
    }
  }

  void check_piece(const ArticlePage& page, const PageScopes& scopes, SectionIndex s,
                   const std::vector<Span>& in_choosers) {
    const Article& article = library_.article(page.variant);
    const Piece& piece = article.pieces[s];
    std::vector<Limited> limited;
    auto table = in_choosers.begin();
    for (std::size_t i = 0; i < piece.slots.size(); ++i) {
      while (table != in_choosers.end() && table->end <= piece.slots[i].offset) ++table;
      if (table != in_choosers.end() && table->begin <= piece.slots[i].offset) continue;
      const ReferenceIndex reference = piece.slots[i].reference;
      if (is_image(article.references[reference])) continue;
      Target target = library_.resolve(page.variant, reference, page.edition);
      if (read_pivot_query(config_, target.url)) continue;  // asks for another's view
      const UsageSet usages = usages_of_target(target);
      if (!usages.is_everybody()) limited.push_back({.slot = i, .target = std::move(target), .usages = usages});
    }
    if (limited.empty()) return;
    const std::vector<LinkBlock> blocks = link_blocks(piece);
    std::unordered_map<std::uint32_t, UsageSet> offered;  // by group: whom its links serve
    for (const Limited& link : limited) offered[blocks[link.slot].group].add(link.usages);
    for (const Limited& link : limited) {
      const Reference& reference = article.references[piece.slots[link.slot].reference];
      const UsageSet readers = page.views & usages_at(scopes, s, reference.scope);
      const LinkBlock& block = blocks[link.slot];
      // A text that has ways for several usages offers each its own.
      if (!(offered.at(block.group) - link.usages).empty()) continue;
      UsageSet hidden = readers - link.usages;
      if (hidden.empty() || says_for_whom(article, s, block, reference, link.usages, readers)) continue;
      const Edition there = edition_at(library_.pages[link.target.page], page.edition);
      std::map<ChosenPlace, UsageSet> counterparts = counterparts_of(there, link.target, hidden);
      // Who stands where the choice led them has nothing in its place; the way that works for everybody is meant.
      const bool for_all = serves_not_sure(link.usages);
      std::erase_if(counterparts, [&](const auto& counterpart) {
        const bool here = is_around(page, s, counterpart.first);
        if (here && for_all) hidden = hidden - counterpart.second;
        return here;
      });
      if (!hidden.empty()) report(page, reference, link.target, hidden, readers, counterparts);
    }
  }

  // Everybody where there is nothing to tell.
  UsageSet usages_of_target(const Target& target) const {
    if (target.kind != Target::Kind::page) return UsageSet::everybody();
    const ArticlePage& page = library_.pages[target.page];
    const PageScopes& scopes = library_.page_scopes[target.page];
    const bool seen = !page.archive || config_.version_pages == VersionPages::all;
    if (!seen || (scopes.sections.empty() && scopes.whole.is_everybody())) return UsageSet::everybody();
    UsageSet usages = scopes.whole & anchor_usages(library_, page, target.anchor);
    // Of a section that stands once for each usage, each sees its own.
    for (std::size_t i = 0; i < config_.usages.size(); ++i) {
      const UsageId usage{i};
      if (!usages.contains(usage) && scopes.whole.contains(usage) && anchor_shown(library_, page, target.anchor, usage))
        usages.add(UsageSet::only(usage));
    }
    return (UsageSet::first(config_.usages.size()) - usages).empty() ? UsageSet::everybody() : usages;
  }

  bool serves_not_sure(UsageSet usages) const {
    for (std::size_t i = 0; i < config_.usages.size(); ++i) {
      if (config_.usages[i].not_sure && usages.contains(UsageId{i})) return true;
    }
    return false;
  }

  bool is_around(const ArticlePage& page, SectionIndex s, const ChosenPlace& place) const {
    if (place.article != page.article || place.anchor.empty()) return place.article == page.article;
    const Article& article = library_.article(page.variant);
    const auto section = section_with(article, library_.index.anchors[page.variant.index()], place.anchor);
    for (SectionIndex at = s; section && at != no_index; at = article.sections[at].parent) {
      if (at == *section) return true;
    }
    return false;
  }

  // A link's own words are mostly the title of what it leads to, and tell its readers for whom that is if some of them
  // are; where none is, only words beside it do.
  bool says_for_whom(const Article& article, SectionIndex s, const LinkBlock& block, const Reference& reference,
                     UsageSet served, UsageSet readers) const {
    const auto names_one = [&](std::string_view text) { return !(words_.all_named_in(text) & served).empty(); };
    const bool among_readers = !(served & readers).empty();
    if (among_readers && names_one(reference.text)) return true;
    for (SectionIndex at = s; at != no_index; at = article.sections[at].parent) {
      if (article.sections[at].level >= 2 && names_one(article.sections[at].title)) return true;
    }
    const std::string_view html = article.pieces[s].html;
    const auto text_of = [&](std::uint32_t begin, std::uint32_t end) {
      // A reader looks for whom a link is near it.
      constexpr std::uint32_t longest = 4096;
      const std::uint32_t from = end - begin > longest ? end - longest : begin;
      std::string text = plain_piece(html.substr(from, end - from), false).text;
      if (const std::size_t own = text.find(reference.text); !among_readers && own != std::string::npos)
        text.erase(own, reference.text.size());
      return text;
    };
    if (block.end - block.begin <= 4096 && names_one(text_of(block.begin, block.end))) return true;
    return block.lead_end > block.lead_begin && names_one(text_of(block.lead_begin, block.lead_end));
  }

  void report(const ArticlePage& page, const Reference& reference, const Target& target, UsageSet hidden,
              UsageSet readers, const std::map<ChosenPlace, UsageSet>& counterparts) {
    UsageFinding finding{
        .rule = Rule::usage_hidden_target,
        .source = reference.source,
        .span = reference.span,
        .before = fmt::format("\"{}\" leads to \"{}\", which is hidden from ",
                              reference.text.empty() ? reference.target : reference.text, title_of(target)),
        .reference = reference.written.empty() ? reference.target : reference.written};
    std::string ways;
    for (const auto& [place, usages] : counterparts) {
      const std::string to = written_place(reference, place, page.edition, library_.pages[target.page]);
      ways += fmt::format("{}\"{}\" for {}", ways.empty() ? "" : ", ", to, usage_names(config_, usages));
      if (usages == readers) finding.fix = fix_target(library_, reference, to, Trust::needs_review);
    }
    finding.advice =
        ways.empty()
            ? std::string("Say beside the link for whom it is, or show it to those only who see where it leads")
            : fmt::format("The same choice leads to {}; lead there, or say beside the link for whom it is", ways);
    findings_.add(std::move(finding), hidden, page.edition);
  }

  // Where a reader of `edition` who follows a link to `page` reads on: a link may name the text of another locale,
  // whose sections and choosers are its own.
  Edition edition_at(const ArticlePage& page, Edition edition) const {
    const auto in_force = library_.in_force(page.article, edition);
    return in_force && in_force->variant == page.variant ? edition : page.edition;
  }

  // `edition`: where the target is read.
  std::map<ChosenPlace, UsageSet> counterparts_of(Edition edition, const Target& target, UsageSet hidden) {
    std::map<ChosenPlace, UsageSet> counterparts;
    const ArticlePage& page = library_.pages[target.page];
    auto choosers = choosers_.find(edition);
    if (choosers == choosers_.end()) choosers = choosers_.try_emplace(edition, library_, edition).first;
    const SectionIndex section =
        section_with(library_.article(page.variant), library_.index.anchors[page.variant.index()], target.anchor)
            .value_or(0);
    for (std::size_t i = 0; i < config_.usages.size(); ++i) {
      const UsageId usage{i};
      if (!hidden.contains(usage)) continue;
      const auto place = choosers->second.counterpart(page.article, section, usage);
      if (!place || (counterparts.size() == most_counterparts && !counterparts.contains(*place))) continue;
      const auto shown = library_.page_of(place->article, edition);
      if (!shown || !library_.page_scopes[*shown].whole.contains(usage) ||
          !anchor_usages(library_, library_.pages[*shown], place->anchor).contains(usage))
        continue;
      counterparts[*place].add(UsageSet::only(usage));
    }
    return counterparts;
  }

  // As an author would write it beside the reference, which leads to `target`.
  std::string written_place(const Reference& reference, const ChosenPlace& place, Edition edition,
                            const ArticlePage& target) const {
    const std::string anchor = place.anchor.empty() ? std::string() : "#" + place.anchor;
    if (place.article == target.article) return reference.target.substr(0, reference.target.find('#')) + anchor;
    const auto in_force = library_.in_force(place.article, edition);
    if (!in_force) return library_.entry(place.article).name;
    const std::string& from = library_.sources->file(reference.source).logical_path;
    const std::string& to = library_.sources->file(library_.article(in_force->variant).source).logical_path;
    return to == from ? anchor : relative_link(from, to) + anchor;
  }

  std::string title_of(const Target& target) const {
    const VariantId text = library_.pages[target.page].variant;
    const Article& article = library_.article(text);
    const Anchor* anchor = anchor_with(article, library_.index.anchors[text.index()], target.anchor);
    if (anchor != nullptr && !article.sections[anchor->section].title.empty())
      return article.sections[anchor->section].title;
    return navigation_title(library_, text);
  }

  const Library& library_;
  const Config& config_;
  Diagnostics& diagnostics_;
  UsageWords words_;
  UsageFindings findings_;
  std::map<Edition, ChooserIndex> choosers_;
};

}  // namespace

void check_hidden_targets(const Library& library, Diagnostics& diagnostics) {
  if (!library.page_scopes.empty()) HiddenTargets(library, diagnostics).check();
}

}  // namespace waymark
