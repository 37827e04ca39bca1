#include "library/links/anchors.h"

#include <algorithm>

#include "base/escape.h"
#include "base/text.h"
#include "base/unicode.h"

namespace waymark {
namespace {

std::string_view id_of(const Article& article, std::uint32_t anchor) { return article.anchors[anchor].id; }

// So few that a look at each takes no time; nearly all links find their anchor without its key.
constexpr std::size_t few_anchors = 32;

std::optional<std::string> only_spelling_of_few(const Article& article, std::string_view key) {
  const std::string* only = nullptr;
  for (const Anchor& anchor : article.anchors) {
    if (spelling_key(anchor.id) != key) continue;
    if (only != nullptr && *only != anchor.id) return std::nullopt;
    only = &anchor.id;
  }
  return only == nullptr ? std::nullopt : std::optional(*only);
}

// The one id whose key is `key`; null when there is none, or several that a reader could not tell apart.
std::optional<std::string> only_spelling(const Article& article, const AnchorIndex& index, std::string_view key) {
  if (key.empty()) return std::nullopt;
  if (index.by_spelling.empty()) return only_spelling_of_few(article, key);
  const auto found = std::ranges::equal_range(index.by_spelling, key, {},
                                              [](const auto& entry) { return std::string_view(entry.first); });
  if (found.empty()) return std::nullopt;
  const std::string_view id = id_of(article, found.front().second);
  const bool same = std::ranges::all_of(found, [&](const auto& entry) { return id_of(article, entry.second) == id; });
  return same ? std::optional<std::string>(id) : std::nullopt;
}

}  // namespace

std::string spelling_key(std::string_view id) {
  std::string_view kept = id;
  while (istarts_with(kept, "#")) kept.remove_prefix(1);
  for (const std::string_view extension : {".md", ".markdown", ".html"}) {
    if (kept.size() > extension.size() && iequals(kept.substr(kept.size() - extension.size()), extension)) {
      kept.remove_suffix(extension.size());
    }
  }
  const std::string folded = case_fold(kept);
  std::string key;
  key.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size();) {
    const DecodedChar c = decode_utf8(folded, i);
    const bool separates = c.value == U'-' || c.value == U'_' || is_unicode_space(c.value);
    if (separates) {
      if (!key.empty() && key.back() != '-') key += '-';
    } else if (!is_unicode_punct(c.value)) {
      key.append(folded, i, c.bytes);
    }
    i += c.bytes;
  }
  while (key.ends_with('-')) key.pop_back();
  return key;
}

AnchorIndex index_anchors(const Article& article) {
  AnchorIndex index;
  index.by_id.reserve(article.anchors.size());
  for (std::uint32_t i = 0; i < article.anchors.size(); ++i) index.by_id.push_back(i);
  // Of places with one anchor the first comes first.
  std::ranges::stable_sort(index.by_id, {}, [&](std::uint32_t i) { return id_of(article, i); });
  if (article.anchors.size() <= few_anchors) return index;
  index.by_spelling.reserve(article.anchors.size());
  for (const std::uint32_t i : index.by_id) index.by_spelling.emplace_back(spelling_key(article.anchors[i].id), i);
  std::ranges::sort(index.by_spelling);
  return index;
}

const Anchor* anchor_with(const Article& article, const AnchorIndex& index, std::string_view id) {
  const auto found = std::ranges::lower_bound(index.by_id, id, {}, [&](std::uint32_t i) { return id_of(article, i); });
  if (found == index.by_id.end() || id_of(article, *found) != id) return nullptr;
  return &article.anchors[*found];
}

std::optional<SectionIndex> section_with(const Article& article, const AnchorIndex& index, std::string_view id) {
  const Anchor* anchor = anchor_with(article, index, id);
  if (anchor == nullptr) return std::nullopt;
  return anchor->section;
}

bool has_anchor(const Article& article, const AnchorIndex& index, std::string_view id) {
  return std::ranges::binary_search(index.by_id, id, {}, [&](std::uint32_t i) { return id_of(article, i); });
}

AnchorMatch match_anchor(const Article& article, const AnchorIndex& index, std::string_view fragment) {
  // Text fragments (":~:text=…") are the browser's business, not the page's.
  fragment = fragment.substr(0, fragment.find(":~:"));
  if (fragment.empty()) return {.kind = AnchorMatch::Kind::top};
  if (has_anchor(article, index, fragment)) return {.kind = AnchorMatch::Kind::exact, .id = std::string(fragment)};
  const std::string decoded = percent_decode(fragment);
  if (has_anchor(article, index, decoded)) return {.kind = AnchorMatch::Kind::exact, .id = decoded};
  if (iequals(decoded, "top")) return {.kind = AnchorMatch::Kind::top};

  std::string key = spelling_key(decoded);
  if (auto id = only_spelling(article, index, key)) return {.kind = AnchorMatch::Kind::inexact, .id = *std::move(id)};
  // Twice encoded.
  key = spelling_key(percent_decode(decoded));
  if (auto id = only_spelling(article, index, key)) return {.kind = AnchorMatch::Kind::inexact, .id = *std::move(id)};
  // The number of a repeated heading, left over when its twin went.
  if (key.ends_with("-1")) {
    if (auto id = only_spelling(article, index, std::string_view(key).substr(0, key.size() - 2))) {
      return {.kind = AnchorMatch::Kind::inexact, .id = *std::move(id)};
    }
  }
  return {};
}

}  // namespace waymark
