#include "refactor/redirect_entries.h"

#include <algorithm>
#include <array>

#include "article/spans.h"
#include "base/text.h"
#include "library/addresses/address_lock.h"

namespace waymark {
namespace {

constexpr std::string_view page_extension = ".html";

std::string redirects_path(const Config& config) { return join_disk_path(config.folder, "redirects.yml"); }

const SourceFile* redirects_file(const Library& library) {
  const std::string path = redirects_path(*library.config);
  for (const SourceFile& file : library.sources->files()) {
    if (file.kind == SourceKind::config && file.path == path) return &file;
  }
  return nullptr;
}

// The lines of an entry, its "- " included; empty when it shares them with others.
Span entry_lines(const std::string& text, Span entry) {
  const std::size_t begin = line_begin(text, entry.begin);
  const std::string_view mark = trim(std::string_view(text).substr(begin, entry.begin - begin));
  if (mark != "-") return {};
  const LineAt last = line_at(text, line_begin(text, entry.end > entry.begin ? entry.end - 1 : entry.end));
  const std::string_view rest =
      std::string_view(text).substr(entry.end, last.end - std::min<std::size_t>(last.end, entry.end));
  const bool comment = trim(rest).empty() || trim(rest).starts_with('#');
  return comment ? span_between(begin, last.next) : Span{};
}

}  // namespace

std::string yaml_value(std::string_view value) {
  const bool plain = std::ranges::all_of(value, [](char c) {
    return is_ascii_alnum(c) || c == '-' || c == '_' || c == '/' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
  });
  static constexpr std::array<std::string_view, 9> meaningful{"null", "true", "false", "yes", "no",
                                                              "on",   "off",  "y",     "n"};
  const bool word = plain && !value.empty() && is_ascii_alpha(value.front()) &&
                    std::ranges::none_of(meaningful, [&](std::string_view one) { return iequals(one, value); });
  if (word) return std::string(value);
  return "\"" + replace_all(replace_all(std::string(value), "\\", "\\\\"), "\"", "\\\"") + "\"";
}

bool may_be_published(const Library& library, std::string_view article, std::string_view anchor) {
  if (!library.config->address_lock) return true;
  const std::string page = std::string(article) + std::string(page_extension);
  const auto entries = read_address_lock(library.sources->file(*library.config->address_lock).text);
  return std::ranges::any_of(entries, [&](const LockEntry& entry) {
    return (anchor.empty() || entry.anchor == anchor) && (entry.path == page || entry.path.ends_with("/" + page));
  });
}

void RedirectEntries::write(Refactoring& refactoring) const {
  const SourceFile* file = redirects_file(library_);
  std::uintmax_t left = file == nullptr ? 0 : file->text.size();
  for (const auto& [source, entry] : removed_) {
    const Span lines = entry_lines(library_.sources->file(source).text, entry);
    if (lines.empty()) {
      refactoring.notes.push_back("an entry of \"" + library_.sources->file(source).path +
                                  "\" no longer holds; take it out by hand");
      continue;
    }
    left -= lines.end - lines.begin;
    add_edit(refactoring, {.source = source, .span = lines, .replacement = ""});
  }
  // What this file was made for is gone, and so is the file.
  if (file != nullptr && left == 0 && added_.empty() && !removed_.empty()) {
    std::erase_if(refactoring.edits, [&](const Edit& edit) { return edit.source == file->id; });
    refactoring.removals.push_back(file->path);
    return;
  }
  if (added_.empty()) return;
  const std::string line_end = file != nullptr && file->text.find("\r\n") != std::string::npos ? "\r\n" : "\n";
  std::string text;
  if (file != nullptr && !file->text.empty() && !file->text.ends_with('\n')) text = line_end;
  for (const auto& entry : added_) {
    std::string_view mark = "- ";
    for (const auto& [key, value] : entry) {
      text += std::string(mark) + key + ": " + yaml_value(value) + line_end;
      mark = "  ";
    }
  }
  if (file == nullptr) {
    refactoring.texts[redirects_path(*library_.config)] = std::move(text);
    return;
  }
  const auto end = static_cast<std::uint32_t>(file->text.size());
  // An entry taken off the file's end would clash with what is put there.
  const auto last = std::ranges::find_if(refactoring.edits, [&](const Edit& edit) {
    return edit.source == file->id && edit.span.end == end && edit.span.begin < end;
  });
  if (last != refactoring.edits.end()) {
    last->replacement += text;
  } else {
    add_edit(refactoring, {.source = file->id, .span = {end, end}, .replacement = std::move(text)});
  }
}

}  // namespace waymark
