#include "theme/theme_folders.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <ranges>
#include <utility>
#include <vector>

#include "base/edit_distance.h"
#include "base/text.h"
#include "base/unicode.h"
#include "source/span.h"

namespace waymark {
namespace {

// A theme is a few hundred kilobytes of text; whoever points `theme:` at something else by mistake is told at once.
constexpr std::uint64_t max_file_size = std::uint64_t{4} << 20;

struct Folder {
  std::string_view name;
  std::string_view extension;
};
constexpr auto folders = std::to_array<Folder>({{"layouts", ".html"},
                                                {"parts", ".html"},
                                                {"icons", ".svg"},
                                                {"strings", ".yml"},
                                                {"styles", ".css"},
                                                {"scripts", ".js"}});

const Folder* folder_of_file(std::string_view path) {
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return nullptr;
  const auto* const found = std::ranges::find(folders, path.substr(0, slash), &Folder::name);
  return found == folders.end() ? nullptr : found;
}

bool is_piece(std::string_view path) {
  if (path == "theme.yml") return true;
  const Folder* const folder = folder_of_file(path);
  return folder != nullptr && path.ends_with(folder->extension);
}

std::string proposal(const std::optional<std::string>& near) {
  return near ? fmt::format("; did you mean {}?", *near) : std::string();
}

std::vector<std::string> names_in(const ThemeSources& files, std::string_view folder) {
  std::vector<std::string> names;
  for (const auto& [path, file] : files) {
    if (path.starts_with(folder)) names.push_back(path);
  }
  return names;
}

// What stands in a site's folder was put there on purpose: whatever would be passed over is a mistake. Notes beside
// the folders (a README) are none.
Result<void> check_name(const std::string& path, const std::string& place) {
  const std::size_t slash = path.find('/');
  if (slash == std::string::npos) {
    const std::vector<std::string> known = {"theme.yml"};
    if (const auto near = nearest(path, known))
      return fail(fmt::format("{} is no file of a theme{}", place, proposal(near)));
    return {};
  }
  const Folder* const folder = folder_of_file(path);
  if (folder == nullptr) {
    std::vector<std::string> known;
    for (const Folder& one : folders) known.emplace_back(one.name);
    const auto near = nearest(path.substr(0, slash), known);
    return fail(
        near ? fmt::format("{}: themes have no folder {}/; did you mean {}/?", place, path.substr(0, slash), *near)
             : fmt::format("{}: themes have no folder {}/, only {}", place, path.substr(0, slash),
                           fmt::join(known, ", ")));
  }
  return fail(fmt::format("{}: files in {}/ end in {}", place, folder->name, folder->extension));
}

Result<ThemeSources> read_folder(const std::string& folder, bool own, const Disk& disk) {
  auto entries = disk.list(folder);
  if (!entries) return fail(fmt::format("the theme cannot be read: {}", entries.error().message));
  ThemeSources files;
  for (const FileEntry& entry : *entries) {
    if (entry.path.ends_with('~')) continue;  // what editors leave behind
    const std::string place = fmt::format("{}/{}", folder, entry.path);
    if (!is_piece(entry.path)) {
      if (own) {
        if (auto named = check_name(entry.path, place); !named) return std::unexpected(named.error());
      }
      continue;
    }
    if (entry.size > max_file_size) return fail(fmt::format("{} is over 4 MiB, too big for a theme", place));
    auto text = disk.read(join_disk_path(folder, entry.path));
    if (!text) return std::unexpected(text.error());
    std::string_view bytes = *text;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    ThemeSource file{.text = replace_all(std::string(bytes), "\r\n", "\n"), .place = place, .own = own};
    if (!is_valid_utf8(file.text)) {
      std::size_t at = 0;
      while (is_valid_utf8(std::string_view(file.text).substr(at, decode_utf8(file.text, at).bytes)))
        at += decode_utf8(file.text, at).bytes;
      return fail_in(file, at, "this is no UTF-8; save the file in that encoding");
    }
    files.emplace(entry.path, std::move(file));
  }
  return files;
}

}  // namespace

bool is_empty(const ThemeSource& file) { return trim(file.text).empty(); }

std::unexpected<Failure> fail_in(const ThemeSource& file, std::size_t offset, const std::string& what) {
  const Position at = LineIndex(file.text).position(file.text, static_cast<std::uint32_t>(offset));
  return fail(fmt::format("{}:{}:{}: {}", file.place, at.line, at.column, what));
}

ThemeSources theme_files_below(const ThemeSources& files, std::string_view folder, std::string_view extension) {
  ThemeSources found;
  for (const auto& [path, file] : files) {
    if (path.starts_with(folder) && path.ends_with(extension)) found.emplace(path.substr(folder.size()), file);
  }
  return found;
}

Result<ThemeFolders> read_theme_folders(const std::string& folder, const std::string& own_folder, const Disk& disk) {
  if (folder.empty()) return fail("the program has lost its theme: themes/default is not beside it");
  ThemeFolders result;
  auto files = read_folder(folder, false, disk);
  if (!files) return std::unexpected(files.error());
  result.files = std::move(*files);
  if (!result.files.contains("theme.yml"))
    return fail(fmt::format("{}/theme.yml does not exist, so this is no theme folder", folder));
  if (own_folder.empty()) return result;
  auto own = read_folder(own_folder, true, disk);
  if (!own) return std::unexpected(own.error());
  if (own->empty())
    return fail(fmt::format("{} holds no file of a theme ({}/)", own_folder,
                            fmt::join(folders | std::views::transform(&Folder::name), "/, ")));
  for (auto& [path, file] : *own) {
    const auto before = result.files.find(path);
    file.added = before == result.files.end();
    if (path.starts_with("strings/") && !is_empty(file)) {
      result.own_strings.insert_or_assign(path, std::move(file));
    } else if (file.added && path.starts_with("layouts/")) {
      return fail(fmt::format("{} is no layout that pages have{}", file.place,
                              proposal(nearest(path, names_in(result.files, "layouts/")))));
    } else {
      result.files.insert_or_assign(path, std::move(file));
    }
  }
  return result;
}

}  // namespace waymark
