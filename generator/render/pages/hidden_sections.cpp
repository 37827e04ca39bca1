#include "render/pages/hidden_sections.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "library/usages/usage_scopes.h"
#include "render/pages/view_footnotes.h"

namespace waymark {
namespace {

// Splits what a page shows into what a view shows of it and entries for the rest.
class SectionHider {
 public:
  SectionHider(const SiteFrame& frame, const ArticlePage& page, const Here& here)
      : frame_(frame), library_(frame.library()), page_(page), here_(here), view_(*here.view()) {}

  std::vector<PageHidden> hide(PageSections& sections) {
    std::vector<ShownSection> hidden;
    std::vector<ShownSection> shown;
    for (ShownSection& section : sections.shown) (is_hidden(section.id) ? hidden : shown).push_back(std::move(section));
    std::map<SectionId, std::size_t> places;
    for (std::size_t i = 0; i < shown.size(); ++i) places[shown[i].id] = i;
    for (const ShownSection& section : hidden) {
      const auto instead = section_shown_instead(library_, page_, section.id, view_);
      const auto place = instead ? places.find({section.id.variant, *instead}) : places.end();
      std::vector<std::string>& ids =
          place != places.end() ? shown[place->second].kept_anchors : entry_of(section.id).anchors;
      std::ranges::copy(anchors_of(section.id), std::back_inserter(ids));
      std::ranges::copy(section.kept_anchors, std::back_inserter(ids));
      const Piece& piece = library_.article(section.id.variant).pieces[section.id.section];
      if (find_footnotes(piece.html) != std::string::npos) sections.footnotes = section.id;
    }
    for (PageHidden& entry : entries_) std::erase(entry.anchors, entry.id);
    tell_apart();
    sections.shown = std::move(shown);
    return std::move(entries_);
  }

 private:
  bool is_hidden(SectionId id) const {
    return library_.article(id.variant).sections[id.section].in_outline &&
           !section_usages(library_, page_, id).contains(view_);
  }

  // Of a section below one that has an entry: the same.
  PageHidden& entry_of(SectionId id) {
    const Section& own = library_.article(id.variant).sections[id.section];
    const auto above = entry_at_.find({id.variant, own.parent});
    const std::size_t at = own.parent != no_index && above != entry_at_.end() ? above->second : entries_.size();
    entry_at_.emplace(id, at);
    if (at < entries_.size()) return entries_[at];
    sections_.push_back(id);
    PageHidden& entry = entries_.emplace_back();
    entry.id = own.anchor;
    entry.title = own.title;
    entry.url = here_.to(page_.path, own.anchor);
    const LocaleId locale = library_.variant(id.variant).locale;
    if (locale != page_.edition.locale) {
      entry.lang = frame_.language(locale).lang;
      entry.dir = frame_.language(locale).dir;
    }
    return entry;
  }

  // Entries of one title say whose they are.
  void tell_apart() {
    std::map<std::string, std::size_t> titles;
    for (const PageHidden& entry : entries_) ++titles[entry.title];
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (titles[entries_[i].title] < 2) continue;
      const UsageSet usages = section_usages(library_, page_, sections_[i]);
      std::vector<std::string> labels;
      for (std::size_t u = 0; u < frame_.config().usages.size(); ++u) {
        if (usages.contains(UsageId{u})) labels.push_back(frame_.usage_label(UsageId{u}, page_.edition.locale));
      }
      entries_[i].note = join(labels, frame_.text(page_.edition.locale, "separator.list"));
    }
  }

  const std::vector<std::string>& anchors_of(SectionId id) {
    if (read_.insert(id.variant).second) {
      for (const Anchor& anchor : library_.article(id.variant).anchors)
        anchors_[{id.variant, anchor.section}].push_back(anchor.id);
    }
    return anchors_[id];
  }

  const SiteFrame& frame_;
  const Library& library_;
  const ArticlePage& page_;
  const Here& here_;
  UsageId view_;
  std::vector<PageHidden> entries_;
  std::vector<SectionId> sections_;  // that begin them
  std::map<SectionId, std::size_t> entry_at_;
  std::set<VariantId> read_;  // those whose anchors are in anchors_
  std::map<SectionId, std::vector<std::string>> anchors_;
};

}  // namespace

std::vector<PageHidden> hide_sections(const SiteFrame& frame, const ArticlePage& page, const Here& here,
                                      PageSections& sections) {
  if (!here.view()) return {};
  return SectionHider(frame, page, here).hide(sections);
}

}  // namespace waymark
