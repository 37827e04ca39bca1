#include "library/addresses/address_lock.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/escape.h"
#include "base/text.h"

namespace waymark {
namespace {

constexpr std::string_view head =
    "# Every address and anchor of this site that was ever published. Links from elsewhere end in them, so none may\n"
    "# vanish. Written by `waymark addresses --update`; of two branches, keep the lines of both.\n";

void append_part(std::string& out, std::string_view text, bool path) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F || c == '%' || (path && c == '#')) {
      out += fmt::format("%{:02X}", byte);
    } else {
      out += c;
    }
  }
}

// "<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> branch".
bool is_merge_mark(std::string_view content) {
  constexpr std::size_t width = 7;
  if (content.size() < width || std::string_view("<|=>").find(content[0]) == std::string_view::npos) return false;
  const std::size_t end = content.find_first_not_of(content[0]);
  return std::min(end, content.size()) == width && (end == std::string_view::npos || is_blank(content[end]));
}

std::string_view content_of(std::string_view line) {
  const std::string_view content = trim(line);
  return content.starts_with('#') || is_merge_mark(content) ? std::string_view() : content;
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::size_t begin_of(std::string_view text) { return text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0; }

LockEntry parse_line(std::string_view line, std::size_t begin) {
  const std::size_t hash = line.find('#');
  return {.path = percent_decode(line.substr(0, hash)),
          .anchor = hash == std::string_view::npos ? std::string() : percent_decode(line.substr(hash + 1)),
          .span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + line.size())}};
}

}  // namespace

std::vector<LockEntry> read_address_lock(std::string_view text) {
  std::vector<LockEntry> entries;
  for (std::size_t begin = begin_of(text); begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = content_of(text.substr(begin, end - begin));
    if (!line.empty()) entries.push_back(parse_line(line, static_cast<std::size_t>(line.data() - text.data())));
    begin = end + 1;
  }
  return entries;
}

std::optional<Span> unfinished_merge(std::string_view text) {
  for (std::size_t begin = begin_of(text); begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view content = trim(text.substr(begin, end - begin));
    if (is_merge_mark(content)) {
      const auto at = static_cast<std::uint32_t>(content.data() - text.data());
      return Span{at, at + static_cast<std::uint32_t>(content.size())};
    }
    begin = end + 1;
  }
  return std::nullopt;
}

std::string lock_line(std::string_view path, std::string_view anchor) {
  std::string line;
  append_part(line, path, true);
  if (anchor.empty()) return line;
  line += '#';
  append_part(line, anchor, false);
  return line;
}

bool is_alive(const LockEntry& entry, const std::vector<SiteAddress>& addresses) {
  const SiteAddress* address = find_address(addresses, entry.path);
  if (address == nullptr) return false;
  return entry.anchor.empty() || address->leaves || std::ranges::binary_search(address->anchors, entry.anchor);
}

LockChange update_address_lock(std::string_view text, const std::vector<SiteAddress>& addresses, bool prune) {
  LockChange change;
  std::vector<std::string> old;
  std::vector<std::string> lines;
  for (const LockEntry& entry : read_address_lock(text)) {
    old.push_back(lock_line(entry.path, entry.anchor));
    if (is_alive(entry, addresses)) {
      lines.push_back(old.back());
      continue;
    }
    change.vanished.push_back(old.back());
    if (!prune) lines.push_back(old.back());
  }
  std::ranges::sort(old);
  const auto add = [&](std::string line) {
    if (!std::ranges::binary_search(old, line)) change.added.push_back(line);
    lines.push_back(std::move(line));
  };
  for (const SiteAddress& address : addresses) {
    add(lock_line(address.path, {}));
    // The anchors of a redirect are those of the page it leads to, which lists them itself.
    if (address.redirect) continue;
    for (const std::string& anchor : address.anchors) add(lock_line(address.path, anchor));
  }
  std::ranges::sort(lines);
  const auto repeated = std::ranges::unique(lines);
  lines.erase(repeated.begin(), repeated.end());
  std::ranges::sort(change.added);
  const auto twice = std::ranges::unique(change.added);
  change.added.erase(twice.begin(), twice.end());
  change.text = head;
  for (const std::string& line : lines) change.text += line + "\n";
  return change;
}

}  // namespace waymark
