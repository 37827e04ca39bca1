#include "syntax/zone_marks.h"

#include <algorithm>

#include "base/text.h"
#include "syntax/docs_marks.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Reads attributes of a ::: line up to its end, into the mark.
class ZoneAttributes {
 public:
  ZoneAttributes(std::string_view text, ZoneMark& mark) : rest_(text), mark_(mark) {}

  void read() {
    std::vector<std::string> seen;
    for (rest_ = trim(rest_); !rest_.empty() && mark_.mistake.empty(); rest_ = trim_left(rest_)) {
      const std::string name = ascii_lower(take_name());
      if (name.empty()) return fail("\"" + std::string(rest_) + "\" is no attribute");
      if (std::ranges::find(seen, name) != seen.end()) return fail("\"" + name + "\" stands in it twice");
      seen.push_back(name);
      const std::optional<std::string_view> value = take_value();
      if (!value) return fail("the value of \"" + name + "\" needs double quotes around it");
      set(name, *value);
    }
    if (!mark_.mistake.empty()) return;
    if (seen.empty()) return fail("it says neither \"pivot\" nor \"target\"");
    if (mark_.target == "pdf" && !mark_.pivots.empty()) fail("a zone for \"pdf\" has no pivots");
  }

 private:
  void fail(std::string mistake) { mark_.mistake = std::move(mistake); }

  std::string_view take_name() {
    std::size_t length = 0;
    while (length < rest_.size() && (is_ascii_alnum(rest_[length]) || rest_[length] == '-')) ++length;
    const std::string_view name = rest_.substr(0, length);
    rest_ = trim_left(rest_.substr(length));
    return name;
  }

  // Empty for a name without "=", null for a value without its quotes.
  std::optional<std::string_view> take_value() {
    if (!rest_.starts_with('=')) return std::string_view();
    rest_ = trim_left(rest_.substr(1));
    const std::size_t close = rest_.starts_with('"') ? rest_.find('"', 1) : npos;
    if (close == npos) return std::nullopt;
    const std::string_view value = rest_.substr(1, close - 1);
    rest_.remove_prefix(close + 1);
    return value;
  }

  void set(const std::string& name, std::string_view value) {
    if (name == "target") {
      mark_.target = value;
      if (value != "docs" && value != "chromeless" && value != "pdf")
        fail("the target \"" + std::string(value) + "\" is none of \"docs\", \"chromeless\" and \"pdf\"");
    } else if (name == "pivot") {
      for (const std::string_view part : split(value, ',')) {
        const std::string_view id = trim(part);
        const bool valid = !id.empty() && std::ranges::all_of(id, [](char c) { return is_ascii_alnum(c) || c == '-'; });
        if (!valid) return fail("\"" + std::string(id) + "\" is no name of a pivot");
        mark_.pivots.push_back(ascii_lower(id));
      }
    } else {
      fail("a zone has no attribute \"" + name + "\"");
    }
  }

  std::string_view rest_;
  ZoneMark& mark_;
};

}  // namespace

std::optional<ZoneMark> read_zone_mark(std::string_view line) {
  if (!line.starts_with(":::") || line.substr(3).starts_with(':')) return std::nullopt;
  const std::string_view text = trim(line.substr(3, max_mark_length));
  std::size_t length = 0;
  while (length < text.size() && (is_ascii_alnum(text[length]) || text[length] == '-')) ++length;
  const std::string_view name = text.substr(0, length);
  ZoneMark mark{.end = name == "zone-end"};
  if (mark.end) {
    if (length < text.size()) mark.mistake = "nothing may follow \"zone-end\"";
    return mark;
  }
  if (!iequals(name, "zone")) return std::nullopt;
  ZoneAttributes(text.substr(length), mark).read();
  if (!mark.mistake.empty()) mark.pivots.clear();
  return mark;
}

}  // namespace waymark
