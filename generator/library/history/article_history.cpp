#include "library/history/article_history.h"

#include <algorithm>
#include <map>

#include "library/addresses/retirements.h"
#include "library/library.h"

namespace waymark {
namespace {

// Headings and introductions are written anew when an article is drawn into another; of the rest nearly all goes along.
constexpr double part_of_merged = 0.5;
// So much of the first text of the other came from this one.
constexpr double part_of_renamed = 0.5;
// A sentence or two in another article makes no relation between the two.
constexpr double part_of_split = 0.15;

struct Flow {
  double size = 0;  // bytes of HTML of the sections that went
  VersionId since;
  Evidence evidence = Evidence::similar;
};

double size_of(const Library& library, SectionId id) {
  const Article& article = library.article(id.variant);
  return id.section < article.pieces.size() ? static_cast<double>(article.pieces[id.section].html.size()) : 0;
}

// One article's locale: the source locale where it has one, because translations follow it.
std::optional<LocaleId> locale_of(const Library& library, const ArticleEntry& entry) {
  for (const VariantId id : entry.variants) {
    if (library.variant(id).locale == library.config->source_locale) return library.config->source_locale;
  }
  if (entry.variants.empty()) return std::nullopt;
  return library.variant(entry.variants.front()).locale;
}

class ArticleFlows {
 public:
  explicit ArticleFlows(Library& library) : library_(library), flows_(library.articles.size()) {
    for (const ArticleEntry& entry : library.articles) locales_.push_back(locale_of(library, entry));
  }

  void gather() {
    for (const SectionHistory& history : library_.histories) {
      if (locales_[history.article.index()] != history.locale) continue;
      // Texts are read only where they are compared: pages that depend on none are not made again.
      if (history.went_to.empty() && history.continued_in.empty()) continue;
      const double size = size_of(library_, history.newest().id);
      for (const SectionMove& move : history.went_to) {
        const SectionHistory& target = library_.histories[move.history];
        add(history, target,
            std::max(history.removed.value_or(target.wordings.front().since), target.wordings.front().since),
            move.evidence, size);
      }
      for (const SectionContinuation& next : history.continued_in) {
        // What was elsewhere for a while and is back is no change of the article.
        if (next.since <= history.newest().since) continue;
        add(history, library_.histories[next.history], next.since, next.evidence, size);
      }
    }
  }

  void tell() {
    for (std::size_t i = 0; i < library_.articles.size(); ++i) {
      const double whole = flows_[i].empty() ? 0 : newest_size(ArticleId{i});
      for (const auto& [other, flow] : flows_[i]) {
        const double part = whole <= 0 ? 0 : std::min(1.0, flow.size / whole);
        if (part < part_of_split && flow.evidence != Evidence::recorded) continue;
        if (came_back(ArticleId{i}, other, flow.since)) continue;
        link(ArticleId{i}, other,
             {.article = other,
              .change = change_of(ArticleId{i}, other, flow, part),
              .since = flow.since,
              .evidence = flow.evidence,
              .part = part});
      }
      follow_record(ArticleId{i});
    }
    for (ArticleHistory& history : library_.article_histories) {
      for (std::vector<ArticleLink>* links : {&history.to, &history.from}) {
        std::ranges::sort(*links, [](const ArticleLink& a, const ArticleLink& b) {
          return a.since != b.since ? a.since < b.since : a.article < b.article;
        });
      }
    }
  }

 private:
  void add(const SectionHistory& from, const SectionHistory& to, VersionId since, Evidence evidence, double size) {
    if (from.article == to.article) return;
    const auto [known, added] =
        flows_[from.article.index()].try_emplace(to.article, Flow{.size = 0, .since = since, .evidence = evidence});
    Flow& flow = known->second;
    flow.size += size;
    flow.since = std::min(flow.since, since);
    flow.evidence = std::min(flow.evidence, evidence);
  }

  // A copy that was kept for a while and taken back has nothing of the article's, whatever it said.
  bool came_back(ArticleId article, ArticleId other, VersionId since) const {
    const auto back = flows_[other.index()].find(article);
    return back != flows_[other.index()].end() && back->second.since <= since &&
           back->second.size >= part_of_merged * newest_size(other);
  }

  std::optional<VariantId> newest_text(ArticleId article) const {
    std::optional<VariantId> newest;
    for (const VariantId id : library_.entry(article).variants) {
      if (library_.variant(id).locale == locales_[article.index()]) newest = id;
    }
    return newest;
  }

  // Of the article's last text: what there is to be taken over.
  double newest_size(ArticleId article) const {
    const auto newest = newest_text(article);
    return newest ? size_of_text(*newest) : 0;
  }

  double first_size(ArticleId article) const {
    for (const VariantId id : library_.entry(article).variants) {
      if (library_.variant(id).locale == locales_[article.index()]) return size_of_text(id);
    }
    return 0;
  }

  double size_of_text(VariantId id) const {
    double size = 0;
    for (const Piece& piece : library_.article(id).pieces) size += static_cast<double>(piece.html.size());
    return size;
  }

  ArticleChange change_of(ArticleId article, ArticleId other, const Flow& flow, double part) const {
    if (part < part_of_merged) return ArticleChange::split;
    // It goes on with another text: what left was a part of it.
    const auto newest = newest_text(article);
    if (newest && library_.variant(*newest).version >= flow.since) return ArticleChange::split;
    const bool is_new = library_.article_histories[other.index()].introduced >= flow.since;
    // One that took up several is none of them under another name.
    const bool fills_it = flow.size >= part_of_renamed * first_size(other);
    return is_new && fills_it ? ArticleChange::renamed : ArticleChange::merged;
  }

  // A successor in redirects.yml holds whatever the texts say.
  void follow_record(ArticleId article) {
    const ArticleEntry& entry = library_.entry(article);
    if (!entry.retired || entry.successor.empty() || flows_[article.index()].size() > 0) return;
    const auto other = successor_article(library_, entry.successor);
    if (!other || *other == article) return;
    const bool is_new = library_.article_histories[other->index()].introduced >= *entry.retired;
    const bool into_section = entry.successor.find('#') != std::string::npos;
    link(article, *other,
         {.article = *other,
          .change = is_new && !into_section ? ArticleChange::renamed : ArticleChange::merged,
          .since = *entry.retired,
          .evidence = Evidence::recorded,
          .part = 1});
  }

  void link(ArticleId from, ArticleId to, const ArticleLink& next) {
    library_.article_histories[from.index()].to.push_back(next);
    ArticleLink back = next;
    back.article = from;
    library_.article_histories[to.index()].from.push_back(back);
  }

  Library& library_;
  std::vector<std::optional<LocaleId>> locales_;
  std::vector<std::map<ArticleId, Flow>> flows_;
};

}  // namespace

std::string_view change_name(ArticleChange change) {
  switch (change) {
    case ArticleChange::renamed:
      return "renamed";
    case ArticleChange::merged:
      return "merged";
    case ArticleChange::split:
      break;
  }
  return "split";
}

void build_article_histories(Library& library) {
  library.article_histories.clear();
  for (const ArticleEntry& entry : library.articles) {
    ArticleHistory history{.retired = entry.retired};
    history.introduced = library.current_version();
    for (const VariantId id : entry.variants) {
      history.introduced = std::min(history.introduced, library.variant(id).version);
    }
    library.article_histories.push_back(std::move(history));
  }
  ArticleFlows flows(library);
  flows.gather();
  flows.tell();
}

}  // namespace waymark
