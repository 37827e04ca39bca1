#pragma once
// addresses.lock beside site.yml: every address and every anchor that was ever published, one a line, sorted by bytes,
// so that git merges what two branches added.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "library/addresses/site_addresses.h"
#include "source/span.h"

namespace waymark {

inline constexpr std::string_view address_lock_name = "addresses.lock";

struct LockEntry {
  std::string path;
  std::string anchor;  // empty: the page itself
  Span span;           // its line
  friend bool operator==(const LockEntry& a, const LockEntry& b) { return a.path == b.path && a.anchor == b.anchor; }
};

// In the order of the text. Empty lines, comments (#) and what git writes between the lines of two branches are passed
// over.
std::vector<LockEntry> read_address_lock(std::string_view text);
// The first of git's lines, where a merge was left unfinished.
std::optional<Span> unfinished_merge(std::string_view text);
// A line: "settings.html#phones"; what would not fit one line, and '%' and '#' in names, are percent-encoded.
std::string lock_line(std::string_view path, std::string_view anchor);

struct LockChange {
  std::vector<std::string> added;     // lines that the site has and the file has not
  std::vector<std::string> vanished;  // the other way round
  std::string text;                   // the file with what was added; the same text when nothing was
};

// `prune`: what vanished is taken out.
LockChange update_address_lock(std::string_view text, const std::vector<SiteAddress>& addresses, bool prune);

// Still there: on the page, or where its redirect leads.
bool is_alive(const LockEntry& entry, const std::vector<SiteAddress>& addresses);

}  // namespace waymark
