#include "library/links/name_suggestions.h"

#include <algorithm>

#include "base/edit_distance.h"
#include "base/site_path.h"
#include "base/text.h"

namespace waymark {
namespace {

// Suggestions stop after this many pairs of names were compared, about half a second's work: a site with thousands of
// different broken links has been moved, not misspelt.
constexpr std::size_t comparison_limit = 2'000'000;

// Names shorter than this are too near to each other for a guess.
constexpr std::size_t shortest_name = 4;
// A fix is certain within this distance and from this length on.
constexpr std::size_t certain_distance = 2;
constexpr std::size_t certain_length = 8;

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_ascii_digit);
  return digits;
}

// "step-3" is no misspelt "step-1": a number is never a slip.
bool is_certain(std::string_view wanted, std::string_view found) {
  if (extension_of(wanted) != extension_of(found) || digits_of(wanted) != digits_of(found)) return false;
  return wanted.size() >= certain_length + extension_of(wanted).size() &&
         edit_distance(wanted, found, certain_distance) <= certain_distance;
}

bool says_nothing(std::string_view name) {
  return iequals(name, "index") || iequals(name, "readme") || iequals(name, "toc");
}

}  // namespace

NameSuggestions::NameSuggestions(const Library& library) : comparisons_left_(comparison_limit) {
  for (const Variant& variant : library.variants)
    add(articles_, library.sources->file(variant.compiled.source).logical_path);
  for (const Asset& asset : library.sources->assets()) add(assets_, asset.logical_path);
  for (const std::string& path : library.index.known_elsewhere.listed) {
    if (is_article_path(path)) {
      add(articles_, path);
    } else if (!extension_of(path).empty()) {
      add(assets_, path);
    }
  }
  for (Names* names : {&articles_, &assets_}) {
    std::ranges::sort(names->names);
    const auto repeated = std::ranges::unique(names->names);
    names->names.erase(repeated.begin(), repeated.end());
  }
}

void NameSuggestions::add(Names& names, const std::string& path) {
  const std::string name(file_name_of(stem_of(path)));
  std::vector<std::string>& paths = names.paths[name];
  if (std::ranges::find(paths, path) != paths.end()) return;
  if (paths.empty()) names.names.push_back(name);
  paths.push_back(path);
  names.folders[std::string(folder_of(path))].push_back(name);
}

std::optional<Suggestion> NameSuggestions::article_for(std::string_view path) { return find(articles_, path); }

std::optional<Suggestion> NameSuggestions::asset_for(std::string_view path) { return find(assets_, path); }

std::optional<Suggestion> NameSuggestions::find(Names& names, std::string_view path) {
  const auto [known, added] = names.known.try_emplace(std::string(path));
  if (added) known->second = search(names, path);
  return known->second;
}

std::optional<Suggestion> NameSuggestions::search(const Names& names, std::string_view path) {
  const std::string_view wanted = file_name_of(stem_of(path));
  if (says_nothing(wanted)) return std::nullopt;
  if (const auto moved = names.paths.find(std::string(wanted)); moved != names.paths.end()) {
    if (moved->second.size() > 1) return std::nullopt;
    return Suggestion{.path = moved->second.front(), .certain = true};
  }
  if (wanted.size() < shortest_name) return std::nullopt;
  if (const auto folder = names.folders.find(std::string(folder_of(path))); folder != names.folders.end()) {
    if (const auto name = nearest_name(wanted, folder->second)) {
      for (const std::string& candidate : names.paths.at(*name)) {
        if (folder_of(candidate) == folder_of(path)) {
          return Suggestion{.path = candidate, .certain = is_certain(wanted, *name)};
        }
      }
    }
  }
  if (const auto name = nearest_name(wanted, names.names)) {
    const std::vector<std::string>& paths = names.paths.at(*name);
    if (paths.size() == 1) return Suggestion{.path = paths.front(), .certain = is_certain(wanted, *name)};
  }
  return std::nullopt;
}

std::optional<std::string> NameSuggestions::nearest_name(std::string_view wanted,
                                                         const std::vector<std::string>& candidates) {
  if (candidates.size() > comparisons_left_) return std::nullopt;
  comparisons_left_ -= candidates.size();
  return nearest(wanted, candidates);
}

std::optional<std::string> NameSuggestions::anchor_for(const Article& article, std::string_view fragment) {
  std::vector<std::string> ids;
  if (article.anchors.size() > comparisons_left_) return std::nullopt;
  ids.reserve(article.anchors.size());
  for (const Anchor& anchor : article.anchors) ids.push_back(anchor.id);
  return nearest_name(fragment, ids);
}

}  // namespace waymark
