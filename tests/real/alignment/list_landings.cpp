#include "real/alignment/list_landings.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "library/addresses/old_anchors.h"
#include "library/history/section_text.h"
#include "library/pages/page_sections.h"

namespace waymark {
namespace {

// The text of a section and of those in it: an anchor stands for all of that.
std::set<WordHash> words_of(const Library& library, SectionId id, const std::vector<std::vector<SectionText>>& texts) {
  const Article& article = library.article(id.variant);
  std::set<WordHash> words;
  for (SectionIndex i = id.section; i < article.sections.size(); ++i) {
    SectionIndex around = i;
    while (around != no_index && around > id.section) around = article.sections[around].parent;
    if (around != id.section) continue;
    const SectionText& text = texts[id.variant.index()][i];
    words.insert(text.title_words.begin(), text.title_words.end());
    words.insert(text.words.begin(), text.words.end());
  }
  return words;
}

double part_kept(const std::set<WordHash>& old, const std::set<WordHash>& now) {
  if (old.empty()) return 1;
  const auto kept = std::ranges::count_if(old, [&](WordHash word) { return now.contains(word); });
  return static_cast<double>(kept) / static_cast<double>(old.size());
}

class LandingList {
 public:
  LandingList(const Library& library, double least) : library_(library), least_(least) {
    for (const Variant& variant : library.variants) texts_.push_back(read_section_texts(variant.compiled));
  }

  Landings list() {
    for (const ArticlePage& page : library_.pages) {
      if (!page.archive && page.edition.version == library_.current_version()) list_page(page);
    }
    return std::move(result_);
  }

 private:
  struct Landing {
    std::optional<SectionId> section;
    std::optional<HistoryIndex> removed;
  };

  void list_page(const ArticlePage& page) {
    const PageSections sections = page_sections(library_, page);
    std::map<std::string_view, Landing> landings;
    for (const ShownSection& shown : sections.shown) {
      const Article& article = library_.article(shown.id.variant);
      for (const Anchor& anchor : article.anchors) {
        if (section_around(article, anchor.section) == shown.id.section)
          landings.try_emplace(anchor.id, Landing{.section = shown.id, .removed = {}});
      }
    }
    for (const ShownSection& shown : sections.shown) {
      for (const std::string& id : shown.kept_anchors)
        landings.try_emplace(id, Landing{.section = shown.id, .removed = {}});
    }
    for (const RemovedSection& removed : sections.removed) {
      for (const std::string& id : removed.anchors)
        landings.try_emplace(id, Landing{.section = {}, .removed = removed.history});
    }
    const LocaleId own = library_.variant(page.variant).locale;
    for (const VariantId id : library_.entry(page.article).variants) {
      const Variant& variant = library_.variant(id);
      if (variant.locale != own && variant.locale != library_.config->source_locale) continue;
      for (const Anchor& anchor : variant.compiled.anchors) tell(page, id, anchor, landings);
    }
  }

  void tell(const ArticlePage& page, VariantId text, const Anchor& anchor,
            const std::map<std::string_view, Landing>& landings) {
    ++result_.anchors;
    const Variant& variant = library_.variant(text);
    const SectionId old{text, section_around(variant.compiled, anchor.section)};
    const auto found = landings.find(anchor.id);
    std::string where;
    if (found == landings.end()) {
      ++result_.nowhere;
      where = "NOWHERE";
    } else if (found->second.removed) {
      ++result_.removed;
      where = "removed";
      for (const SectionMove& move : library_.histories[*found->second.removed].went_to) {
        const SectionHistory& target = library_.histories[move.history];
        where += fmt::format(" -> {}#{}", library_.entry(target.article).name, section_at(target.newest().id).anchor);
      }
    } else {
      const SectionId now = *found->second.section;
      // Words of two languages are not compared.
      if (library_.variant(now.variant).locale != variant.locale) return;
      const double kept = part_kept(words_of(library_, old, texts_), words_of(library_, now, texts_));
      if (kept >= least_) return;
      ++result_.unlike;
      where = fmt::format("{:.2f} \"{}\"", kept, section_at(now).title);
    }
    result_.lines += fmt::format("{} {} | {} {} #{} \"{}\" | {}\n", library_.entry(page.article).name,
                                 library_.locale_tag(page.edition.locale), library_.locale_tag(variant.locale),
                                 library_.version_name(variant.version), anchor.id, section_at(old).title, where);
  }

  const Section& section_at(SectionId id) const { return library_.article(id.variant).sections[id.section]; }

  const Library& library_;
  double least_;
  std::vector<std::vector<SectionText>> texts_;
  Landings result_;
};

}  // namespace

Landings list_landings(const Library& library, double least) { return LandingList(library, least).list(); }

}  // namespace waymark
