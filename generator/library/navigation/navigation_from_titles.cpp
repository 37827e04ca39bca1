#include "library/navigation/navigation_from_titles.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "base/site_path.h"
#include "base/text.h"
#include "library/fold_text.h"
#include "library/navigation/check_navigation.h"

namespace waymark {

namespace {

constexpr std::size_t deepest = 64;

struct Folder {
  std::optional<NavigationEntry> index;
  std::vector<NavigationEntry> articles;
  std::map<std::string, Folder, std::less<>> folders;
};

// "user-help" as a title: "User help".
std::string title_of_folder(std::string name) {
  std::ranges::replace_if(
      name, [](char c) { return c == '-' || c == '_'; }, ' ');
  if (!name.empty() && name.front() >= 'a' && name.front() <= 'z')
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

std::vector<NavigationEntry> entries_of(Folder& folder) {
  // Titles are folded once each, and entries, which are large, are moved once.
  std::vector<std::pair<std::string, std::size_t>> order;
  for (std::size_t i = 0; i < folder.articles.size(); ++i) order.emplace_back(fold_text(folder.articles[i].title), i);
  std::ranges::sort(order);
  std::vector<NavigationEntry> entries;
  entries.reserve(order.size() + folder.folders.size());
  for (const auto& [title, place] : order) entries.push_back(std::move(folder.articles[place]));
  for (auto& [name, below] : folder.folders) {
    NavigationEntry entry = below.index ? std::move(*below.index) : NavigationEntry{.title = title_of_folder(name)};
    entry.children = entries_of(below);
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace

std::vector<NavigationEntry> navigation_from_titles(const Library& library, Edition edition) {
  Folder root;
  for (std::size_t i = 0; i < library.articles.size(); ++i) {
    const std::optional<InForce> in_force = library.in_force(ArticleId{i}, edition);
    if (!in_force) continue;
    const std::string& name = library.articles[i].name;
    NavigationEntry entry{.title = navigation_title(library, in_force->variant), .article = ArticleId{i}};
    Folder* folder = &root;
    std::size_t depth = 0;
    for (const std::string_view part : split(folder_of(name), '/')) {
      if (!part.empty() && depth++ < deepest) folder = &folder->folders[std::string(part)];
    }
    if (name == library.config->home || (folder != &root && file_name_of(name) == "index")) {
      folder->index = std::move(entry);
    } else {
      folder->articles.push_back(std::move(entry));
    }
  }
  std::optional<NavigationEntry> home = std::move(root.index);
  std::vector<NavigationEntry> entries = entries_of(root);
  if (home) entries.insert(entries.begin(), std::move(*home));
  return entries;
}

}  // namespace waymark
