#include "library/history/article_succession.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "base/site_path.h"
#include "base/text.h"
#include "library/addresses/retirements.h"

namespace waymark {
namespace {

// An id or a file name that more articles than this have says nothing: a template was copied, or each folder has an
// "overview".
constexpr std::size_t most_articles_of_one_id = 4;
constexpr std::size_t most_articles_of_one_name = 2;

// In one locale, the texts that have something in common, by article, then version.
using Groups = std::map<std::pair<LocaleId, std::string>, std::vector<VariantId>>;

class SuccessionFinder {
 public:
  explicit SuccessionFinder(const Library& library) : library_(library) {}

  std::vector<Succession> find() {
    for (const ArticleEntry& entry : library_.articles) follow_record(entry);
    Groups by_id;
    Groups by_name;
    for (std::size_t i = 0; i < library_.variants.size(); ++i) {
      const Variant& variant = library_.variants[i];
      if (is_trial(library_, variant.article)) continue;
      const std::string& id = variant.compiled.front_matter.asset_id;
      if (!id.empty()) by_id[{variant.locale, ascii_lower(id)}].emplace_back(i);
      by_name[{variant.locale, ascii_lower(file_name_of(library_.entry(variant.article).name))}].emplace_back(i);
    }
    add_texts_without_id(by_id);
    follow_groups(by_id, Evidence::same_asset_id, most_articles_of_one_id);
    follow_groups(by_name, Evidence::similar, most_articles_of_one_name);
    std::ranges::stable_sort(found_, [](const Succession& a, const Succession& b) {
      return a.from != b.from ? a.from < b.from : a.to < b.to;
    });
    return std::move(found_);
  }

 private:
  // Ids came into use while articles were there already: what the same articles said before has it as well.
  void add_texts_without_id(Groups& by_id) const {
    for (auto& [key, members] : by_id) {
      std::vector<ArticleId> articles;
      for (const VariantId id : members) articles.push_back(library_.variant(id).article);
      const auto repeated = std::ranges::unique(articles);
      articles.erase(repeated.begin(), repeated.end());
      if (articles.size() < 2 || articles.size() > most_articles_of_one_id) continue;
      for (const ArticleId article : articles) {
        for (const VariantId id : library_.entry(article).variants) {
          const Variant& variant = library_.variant(id);
          if (variant.locale == key.first && variant.compiled.front_matter.asset_id.empty()) members.push_back(id);
        }
      }
      std::ranges::sort(members);
    }
  }

  // The first text of `article` in `locale` that holds at `version` or later.
  std::optional<VariantId> text_from(ArticleId article, LocaleId locale, VersionId version) const {
    for (const VariantId id : library_.entry(article).variants) {
      const Variant& variant = library_.variant(id);
      if (variant.locale == locale && variant.last >= version) return id;
    }
    return std::nullopt;
  }

  void follow_record(const ArticleEntry& entry) {
    if (!entry.retired || entry.successor.empty()) return;
    const auto successor = successor_article(library_, entry.successor);
    if (!successor) return;
    const std::size_t hash = entry.successor.find('#');
    for (std::size_t i = 0; i < entry.variants.size(); ++i) {
      const LocaleId locale = library_.variant(entry.variants[i]).locale;
      const bool newest = i + 1 == entry.variants.size() || library_.variant(entry.variants[i + 1]).locale != locale;
      if (!newest) continue;
      const auto to = text_from(*successor, locale, *entry.retired);
      if (!to || library_.variant(*to).article == library_.variant(entry.variants[i]).article) continue;
      add({.from = entry.variants[i],
           .to = *to,
           .evidence = Evidence::recorded,
           .anchor = hash == std::string::npos ? "" : entry.successor.substr(hash + 1)});
    }
  }

  // Of each text, the next in time of every other article in its group, unless its own article has a newer one by then.
  void follow_groups(const Groups& groups, Evidence evidence, std::size_t most_articles) {
    for (const auto& [key, members] : groups) {
      std::vector<ArticleId> articles;
      for (const VariantId id : members) {
        if (articles.empty() || articles.back() != library_.variant(id).article) {
          articles.push_back(library_.variant(id).article);
        }
      }
      if (articles.size() < 2 || articles.size() > most_articles) continue;
      for (const VariantId from : members) {
        for (const ArticleId other : articles) {
          if (other == library_.variant(from).article) continue;
          const auto to = next_of(members, from, other);
          if (to) add({.from = from, .to = *to, .evidence = evidence, .anchor = {}});
        }
      }
    }
  }

  std::optional<VariantId> next_of(const std::vector<VariantId>& members, VariantId from, ArticleId other) const {
    const Variant& old = library_.variant(from);
    for (const VariantId id : members) {
      const Variant& variant = library_.variant(id);
      if (variant.article != other || variant.version <= old.version) continue;
      // While its own article goes on, another one is only what follows if it came in between.
      const bool own_is_newer = variant.version > old.last && has_newer(from);
      if (own_is_newer) return std::nullopt;
      return id;
    }
    return std::nullopt;
  }

  bool has_newer(VariantId from) const {
    const Variant& old = library_.variant(from);
    return std::ranges::any_of(library_.entry(old.article).variants, [&](VariantId id) {
      return library_.variant(id).locale == old.locale && library_.variant(id).version > old.version;
    });
  }

  void add(Succession next) {
    // What is recorded stands before what is only alike.
    const auto [known, added] = known_.try_emplace({next.from, library_.variant(next.to).article}, found_.size());
    if (added) found_.push_back(std::move(next));
  }

  const Library& library_;
  std::map<std::pair<VariantId, ArticleId>, std::size_t> known_;
  std::vector<Succession> found_;
};

}  // namespace

bool is_trial(const Library& library, ArticleId article) {
  // Behind a dot any word makes a copy; behind a dash these do, while "-overview" and the like make another article.
  static constexpr std::array<std::string_view, 8> words = {"experimental", "experiment", "trial", "draft",
                                                            "copy",         "backup",     "test",  "variant"};
  const std::string_view name = library.entry(article).name;
  const std::size_t cut = name.find_last_of(".-_");
  if (cut == std::string_view::npos || cut == 0) return false;
  if (name[cut] != '.' && std::ranges::find(words, ascii_lower(name.substr(cut + 1))) == words.end()) return false;
  return library.by_name.contains(std::string(name.substr(0, cut)));
}

std::vector<Succession> find_successions(const Library& library) { return SuccessionFinder(library).find(); }

}  // namespace waymark
