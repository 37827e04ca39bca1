#include "library/section_renames.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

#include "base/edit_distance.h"
#include "library/retirements.h"

namespace waymark {
namespace {

struct Goal {
  std::string_view article;  // empty: the same
  std::string_view anchor;
};

Goal goal_of(const SectionRename& rename) {
  const std::string_view to = rename.to;
  const std::size_t hash = to.find('#');
  if (hash == std::string_view::npos) return {.article = {}, .anchor = to};
  return {.article = to.substr(0, hash), .anchor = to.substr(hash + 1)};
}

std::optional<ArticleId> goal_article(const Library& library, const SectionRename& rename, ArticleId own) {
  const Goal goal = goal_of(rename);
  return goal.article.empty() ? own : successor_article(library, goal.article);
}

bool any_text_has(const Library& library, ArticleId article, std::string_view anchor) {
  return std::ranges::any_of(library.entry(article).variants, [&](VariantId id) {
    const std::vector<Anchor>& anchors = library.article(id).anchors;
    return std::ranges::find(anchors, anchor, &Anchor::id) != anchors.end();
  });
}

class RenameChecker {
 public:
  RenameChecker(const Library& library, Diagnostics& diagnostics) : library_(library), diagnostics_(diagnostics) {}

  void check(const SectionRename& rename) {
    const auto article = successor_article(library_, rename.article);
    if (!article) {
      report(rename, rename.span, fmt::format("a section of \"{}\" is renamed, but it is no article", rename.article),
             nearest_article(rename.article));
      return;
    }
    if (!any_text_has(library_, *article, rename.from)) {
      report(rename, rename.from_span,
             fmt::format("no text of \"{}\" has the anchor \"{}\"", rename.article, rename.from),
             nearest_anchor(*article, rename.from));
    }
    const Goal goal = goal_of(rename);
    const auto to = goal_article(library_, rename, *article);
    if (!to) {
      report(rename, rename.to_span,
             fmt::format("\"{}\" leads to \"{}\", which is no article", rename.from, goal.article),
             nearest_article(goal.article));
    } else if (!goal.anchor.empty() && !any_text_has(library_, *to, goal.anchor)) {
      report(rename, rename.to_span,
             fmt::format("no text of \"{}\" has the anchor \"{}\"", library_.entry(*to).name, goal.anchor),
             nearest_anchor(*to, goal.anchor));
    }
  }

 private:
  std::string nearest_article(std::string_view name) const {
    std::vector<std::string> names;
    for (const ArticleEntry& entry : library_.articles) names.push_back(entry.name);
    const auto near = nearest(name, names);
    return near ? fmt::format("The nearest article is \"{}\"", *near) : std::string();
  }

  std::string nearest_anchor(ArticleId article, std::string_view anchor) const {
    std::vector<std::string> ids;
    std::unordered_set<std::string_view> seen;
    for (const VariantId id : library_.entry(article).variants) {
      for (const Anchor& known : library_.article(id).anchors) {
        if (seen.insert(known.id).second) ids.push_back(known.id);
      }
    }
    const auto near = nearest(anchor, ids);
    return near ? fmt::format("The nearest anchor is \"{}\"", *near) : std::string();
  }

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

}  // namespace

std::vector<std::vector<RecordedAnchors>> recorded_anchors(const Library& library) {
  std::vector<std::vector<RecordedAnchors>> recorded(library.articles.size());
  for (const SectionRename& rename : library.config->section_renames) {
    const auto article = successor_article(library, rename.article);
    if (!article || goal_article(library, rename, *article) != article) continue;
    recorded[article->index()].push_back(
        {.from = rename.from, .to = std::string(goal_of(rename).anchor), .since = rename.since});
  }
  return recorded;
}

std::vector<RecordedMove> recorded_moves(const Library& library) {
  std::vector<RecordedMove> moves;
  for (const SectionRename& rename : library.config->section_renames) {
    const auto article = successor_article(library, rename.article);
    if (!article) continue;
    const auto to = goal_article(library, rename, *article);
    if (!to || to == article) continue;
    moves.push_back({.article = *article,
                     .from = rename.from,
                     .to_article = *to,
                     .to = std::string(goal_of(rename).anchor),
                     .since = rename.since});
  }
  return moves;
}

void check_section_renames(const Library& library, Diagnostics& diagnostics) {
  RenameChecker checker(library, diagnostics);
  for (const SectionRename& rename : library.config->section_renames) checker.check(rename);
}

}  // namespace waymark
