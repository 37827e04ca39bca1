#include "library/history/section_renames.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <span>
#include <tuple>
#include <unordered_set>

#include "base/edit_distance.h"
#include "library/addresses/retirements.h"

namespace waymark {
namespace {

struct Goal {
  std::string_view article;  // empty: the same
  std::string_view anchor;
};

Goal goal_of(std::string_view to) {
  const std::size_t hash = to.find('#');
  if (hash == std::string_view::npos) return {.article = {}, .anchor = to};
  return {.article = to.substr(0, hash), .anchor = to.substr(hash + 1)};
}

std::optional<ArticleId> goal_article(const Library& library, std::string_view to, ArticleId own) {
  const Goal goal = goal_of(to);
  return goal.article.empty() ? own : successor_article(library, goal.article);
}

bool any_text_has(const Library& library, ArticleId article, std::string_view anchor) {
  return std::ranges::any_of(library.entry(article).variants, [&](VariantId id) {
    const std::vector<Anchor>& anchors = library.article(id).anchors;
    return std::ranges::find(anchors, anchor, &Anchor::id) != anchors.end();
  });
}

std::string nearest_article(const Library& library, std::string_view name) {
  std::vector<std::string> names;
  for (const ArticleEntry& entry : library.articles) names.push_back(entry.name);
  const auto near = nearest(name, names);
  return near ? fmt::format("The nearest article is \"{}\"", *near) : std::string();
}

std::string nearest_anchor(const Library& library, std::span<const VariantId> texts, std::string_view anchor) {
  std::vector<std::string> ids;
  std::unordered_set<std::string_view> seen;
  for (const VariantId id : texts) {
    for (const Anchor& known : library.article(id).anchors) {
      if (seen.insert(known.id).second) ids.push_back(known.id);
    }
  }
  const auto near = nearest(anchor, ids);
  return near ? fmt::format("The nearest anchor is \"{}\"", *near) : std::string();
}

class EntryChecker {
 public:
  EntryChecker(const Library& library, Diagnostics& diagnostics) : library_(library), diagnostics_(diagnostics) {}

  void check(const SectionRename& rename) {
    const auto article = successor_article(library_, rename.article);
    if (!article) {
      report(rename, rename.span, fmt::format("a section of \"{}\" is renamed, but it is no article", rename.article),
             nearest_article(library_, rename.article));
      return;
    }
    const Goal goal = goal_of(rename.to);
    const auto to = goal_article(library_, rename.to, *article);
    // Within the article the old anchor works again on its page; elsewhere there is nothing to show for it.
    if (to != article && !any_text_has(library_, *article, rename.from)) {
      report(rename, rename.from_span,
             fmt::format("no text of \"{}\" has the anchor \"{}\"", rename.article, rename.from),
             nearest_anchor(library_, library_.entry(*article).variants, rename.from));
    }
    if (!to) {
      report(rename, rename.to_span,
             fmt::format("\"{}\" leads to \"{}\", which is no article", rename.from, goal.article),
             nearest_article(library_, goal.article));
    } else if (!goal.anchor.empty() && !any_text_has(library_, *to, goal.anchor)) {
      report(rename, rename.to_span,
             fmt::format("no text of \"{}\" has the anchor \"{}\"", library_.entry(*to).name, goal.anchor),
             nearest_anchor(library_, library_.entry(*to).variants, goal.anchor));
    }
  }

 private:
  void report(const SectionRename& rename, Span span, std::string message, std::string advice) {
    diagnostics_.push_back({.rule = Rule::config_bad_value,
                            .source = rename.source,
                            .span = span,
                            .message = std::move(message),
                            .advice = std::move(advice)});
  }

  const Library& library_;
  Diagnostics& diagnostics_;
};

// The records of one text. Looking for the nearest name goes through all anchors, so only the first findings of a text
// propose one.
class RecordChecker {
 public:
  RecordChecker(const Library& library, VariantId text, Diagnostics& diagnostics)
      : library_(library), text_(text), diagnostics_(diagnostics) {
    for (const Anchor& anchor : library.article(text).anchors) own_.insert(anchor.id);
    for (const RenamedSection& record : library.article(text).front_matter.renamed_sections)
      renamed_.insert(record.from);
  }

  void check(const RenamedSection& record) {
    if (own_.contains(record.from)) {
      report(record.from_span, fmt::format("\"{}\" is an anchor of this text, so it has no other name", record.from),
             "Remove the entry, or the anchor");
      return;
    }
    const Goal goal = goal_of(record.to);
    if (goal.article.empty()) {
      if (own_.contains(goal.anchor) || renamed_.contains(goal.anchor)) return;
      report(record.to_span,
             fmt::format("\"{}\" goes on as \"{}\", which is no anchor of this text", record.from, record.to),
             may_propose() ? nearest_anchor(library_, std::span(&text_, 1), record.to) : std::string());
      return;
    }
    const auto to = successor_article(library_, goal.article);
    if (!to) {
      report(record.to_span, fmt::format("\"{}\" leads to \"{}\", which is no article", record.from, goal.article),
             may_propose() ? nearest_article(library_, goal.article) : std::string());
    } else if (!goal.anchor.empty() && !any_text_has(library_, *to, goal.anchor)) {
      report(record.to_span,
             fmt::format("no text of \"{}\" has the anchor \"{}\"", library_.entry(*to).name, goal.anchor),
             may_propose() ? nearest_anchor(library_, library_.entry(*to).variants, goal.anchor) : std::string());
    } else if (to != library_.variant(text_).article &&
               !any_text_has(library_, library_.variant(text_).article, record.from)) {
      report(record.from_span, fmt::format("no text of this article has the anchor \"{}\"", record.from),
             may_propose()
                 ? nearest_anchor(library_, library_.entry(library_.variant(text_).article).variants, record.from)
                 : std::string());
    }
  }

 private:
  bool may_propose() const { return found_ < most_proposals; }

  void report(Span span, std::string message, std::string advice) {
    ++found_;
    diagnostics_.push_back({.rule = Rule::front_matter_wrong_rename,
                            .source = library_.article(text_).source,
                            .span = span,
                            .message = std::move(message),
                            .advice = std::move(advice)});
  }

  static constexpr std::size_t most_proposals = 8;
  const Library& library_;
  VariantId text_;
  Diagnostics& diagnostics_;
  std::unordered_set<std::string_view> own_;
  std::unordered_set<std::string_view> renamed_;
  std::size_t found_ = 0;
};

// Of all texts of an article; each text repeats what those before it recorded. Bounds what a thousand texts cost.
constexpr std::size_t most_records_of_article = 2000;

// Records of front matter: from the version of the text on.
template <class Take>
void each_record(const Library& library, ArticleId article, const Take& take) {
  std::set<std::tuple<VersionId, std::string_view, std::string_view>> seen;
  for (const VariantId id : library.entry(article).variants) {
    const Variant& variant = library.variant(id);
    for (const RenamedSection& record : variant.compiled.front_matter.renamed_sections) {
      if (seen.size() == most_records_of_article) return;
      if (seen.emplace(variant.version, record.from, record.to).second) take(record, variant.version);
    }
  }
}

}  // namespace

void build_recorded_anchors(Library& library) {
  library.recorded_anchors.assign(library.articles.size(), {});
  const auto add = [&](ArticleId article, std::string_view from, std::string_view to, std::optional<VersionId> since) {
    if (goal_article(library, to, article) != article || goal_of(to).anchor.empty()) return;
    library.recorded_anchors[article.index()].push_back(
        {.from = std::string(from), .to = std::string(goal_of(to).anchor), .since = since});
  };
  for (const SectionRename& rename : library.config->section_renames) {
    if (const auto article = successor_article(library, rename.article))
      add(*article, rename.from, rename.to, rename.since);
  }
  for (std::size_t i = 0; i < library.articles.size(); ++i) {
    const ArticleId article{i};
    each_record(library, article,
                [&](const RenamedSection& record, VersionId since) { add(article, record.from, record.to, since); });
    std::ranges::stable_sort(library.recorded_anchors[i], {}, &RecordedAnchors::since);
  }
}

std::vector<RecordedMove> recorded_moves(const Library& library) {
  std::vector<RecordedMove> moves;
  const auto add = [&](ArticleId article, std::string_view from, std::string_view to, std::optional<VersionId> since) {
    const auto goal = goal_article(library, to, article);
    if (!goal || goal == article) return;
    moves.push_back({.article = article,
                     .from = std::string(from),
                     .to_article = *goal,
                     .to = std::string(goal_of(to).anchor),
                     .since = since});
  };
  for (const SectionRename& rename : library.config->section_renames) {
    if (const auto article = successor_article(library, rename.article))
      add(*article, rename.from, rename.to, rename.since);
  }
  for (std::size_t i = 0; i < library.articles.size(); ++i) {
    const ArticleId article{i};
    each_record(library, article,
                [&](const RenamedSection& record, VersionId since) { add(article, record.from, record.to, since); });
  }
  return moves;
}

void check_section_renames(const Library& library, Diagnostics& diagnostics) {
  EntryChecker checker(library, diagnostics);
  for (const SectionRename& rename : library.config->section_renames) checker.check(rename);
  for (std::size_t i = 0; i < library.variants.size(); ++i) {
    const std::vector<RenamedSection>& records = library.variants[i].compiled.front_matter.renamed_sections;
    if (records.empty()) continue;
    RecordChecker text(library, VariantId{i}, diagnostics);
    for (const RenamedSection& record : records) text.check(record);
  }
}

}  // namespace waymark
