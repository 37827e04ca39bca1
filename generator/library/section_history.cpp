#include "library/section_history.h"

#include <unordered_map>

#include "library/library.h"

namespace waymark {
namespace {

constexpr HistoryIndex no_history = 0xFFFFFFFF;

// Lines up the variants of one article in one locale, oldest first.
class HistoryBuilder {
 public:
  explicit HistoryBuilder(Library& library) : library_(library) {}

  void add(VariantId id) {
    const Variant& variant = library_.variant(id);
    const Article& article = variant.compiled;
    std::vector<HistoryIndex>& own = library_.history_of[id.index()];
    own.assign(article.sections.size(), no_history);
    std::unordered_map<std::string_view, HistoryIndex> now;
    for (SectionIndex i = 0; i < article.sections.size(); ++i) {
      const Section& section = article.sections[i];
      if (!section.in_outline) continue;
      SectionWording wording{.id = {id, i}, .since = variant.version, .last = variant.last};
      const auto before = before_.find(section.anchor);
      if (before != before_.end()) {
        own[i] = before->second;
        const SectionId old = library_.histories[own[i]].newest().id;
        wording.renamed = library_.article(old.variant).sections[old.section].title != section.title;
        library_.histories[own[i]].wordings.push_back(wording);
      } else {
        own[i] = static_cast<HistoryIndex>(library_.histories.size());
        library_.histories.push_back({.article = variant.article, .locale = variant.locale, .wordings = {wording}});
      }
      now.emplace(section.anchor, own[i]);
    }
    for (const auto& [anchor, history] : before_) {
      if (!now.contains(anchor)) library_.histories[history].removed = variant.version;
    }
    before_ = std::move(now);
  }

 private:
  Library& library_;
  std::unordered_map<std::string_view, HistoryIndex> before_;  // of the variant before, by anchor
};

}  // namespace

std::string_view evidence_name(Evidence evidence) {
  switch (evidence) {
    case Evidence::same_anchor:
      return "same anchor";
    case Evidence::recorded:
      return "recorded";
    case Evidence::same_asset_id:
      return "same asset id";
    case Evidence::similar:
      break;
  }
  return "similar";
}

void build_histories(Library& library, std::size_t) {
  library.history_of.resize(library.variants.size());
  for (const ArticleEntry& entry : library.articles) {
    std::optional<LocaleId> locale;
    std::optional<HistoryBuilder> builder;
    for (const VariantId id : entry.variants) {
      if (locale != library.variant(id).locale) builder.emplace(library);
      locale = library.variant(id).locale;
      builder->add(id);
    }
  }
}

const SectionHistory* history_of(const Library& library, SectionId id) {
  const HistoryIndex index = library.history_of[id.variant.index()][id.section];
  return index == no_history ? nullptr : &library.histories[index];
}

const SectionWording* wording_at(const SectionHistory& history, VersionId version) {
  for (const SectionWording& wording : history.wordings) {
    if (wording.since <= version && version <= wording.last) return &wording;
  }
  return nullptr;
}

}  // namespace waymark
