#include "diagnostics/policy/renamed_files.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "base/hash.h"
#include "base/text.h"

namespace waymark {
namespace {

// Every file that went is held against every one that came; more pairs than these are not looked at (git has a limit,
// too). 1,000 by 1,000 files of 100 lines take about half a second.
constexpr std::size_t most_pairs = 1'000'000;

struct LineHash {
  std::uint64_t hash = 0;
  std::size_t size = 0;
};

struct Content {
  SourceId id;
  std::string_view path;
  std::string_view text;
  std::vector<LineHash> lines;  // by hash
  std::size_t size = 0;         // of all lines, white space at their ends left out
};

Content content_of(const SourceFile& file) {
  Content content{.id = file.id, .path = file.path, .text = file.text};
  for (const std::string_view line : split_lines(file.text)) {
    const std::string_view words = trim(line);
    if (words.empty()) continue;
    content.lines.push_back({hash64(words), words.size()});
    content.size += words.size();
  }
  std::ranges::sort(content.lines, {}, &LineHash::hash);
  return content;
}

std::size_t bytes_in_common(const Content& a, const Content& b) {
  std::size_t common = 0;
  auto left = a.lines.begin();
  auto right = b.lines.begin();
  while (left != a.lines.end() && right != b.lines.end()) {
    if (left->hash < right->hash) {
      ++left;
    } else if (right->hash < left->hash) {
      ++right;
    } else {
      common += left->size;
      ++left;
      ++right;
    }
  }
  return common;
}

struct Pair {
  std::size_t common = 0;
  std::size_t went = 0;
  std::size_t came = 0;
};

}  // namespace

std::unordered_map<SourceId, SourceId> renamed_files(const SourceSet& older, const SourceSet& newer) {
  std::unordered_map<SourceId, SourceId> now;
  std::unordered_map<std::string_view, SourceId> by_path;
  for (const SourceFile& file : newer.files()) by_path.emplace(file.path, file.id);
  std::vector<Content> went;
  for (const SourceFile& file : older.files()) {
    if (const auto same = by_path.find(file.path); same != by_path.end()) {
      now.emplace(file.id, same->second);
      by_path.erase(same);
    } else if (file.kind != SourceKind::config) {
      went.push_back(content_of(file));
    }
  }
  std::vector<Content> came;
  for (const auto& [path, id] : by_path) {
    if (newer.file(id).kind != SourceKind::config) came.push_back(content_of(newer.file(id)));
  }
  std::ranges::sort(went, {}, &Content::path);
  std::ranges::sort(came, {}, &Content::path);

  std::vector<bool> went_taken(went.size(), false);
  std::vector<bool> came_taken(came.size(), false);
  const auto take = [&](std::size_t w, std::size_t c) {
    if (went_taken[w] || came_taken[c]) return;
    went_taken[w] = came_taken[c] = true;
    now.emplace(went[w].id, came[c].id);
  };
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_text;
  for (std::size_t c = came.size(); c-- > 0;) by_text[came[c].text].push_back(c);
  for (std::size_t w = 0; w < went.size(); ++w) {
    const auto same = by_text.find(went[w].text);
    if (same == by_text.end() || same->second.empty()) continue;
    take(w, same->second.back());
    same->second.pop_back();
  }
  if (went.size() * came.size() > most_pairs) return now;
  std::vector<Pair> pairs;
  for (std::size_t w = 0; w < went.size(); ++w) {
    if (went_taken[w]) continue;
    for (std::size_t c = 0; c < came.size(); ++c) {
      if (came_taken[c]) continue;
      const std::size_t common = bytes_in_common(went[w], came[c]);
      if (common > 0 && common * 2 >= std::max(went[w].size, came[c].size)) pairs.push_back({common, w, c});
    }
  }
  std::ranges::sort(pairs, [](const Pair& a, const Pair& b) {
    return std::tuple(b.common, a.went, a.came) < std::tuple(a.common, b.went, b.came);
  });
  for (const Pair& pair : pairs) take(pair.went, pair.came);
  return now;
}

}  // namespace waymark
