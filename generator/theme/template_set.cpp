#include "theme/template_set.h"

#include <algorithm>
#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <fmt/format.h>
#include <iostream>
#include <optional>
#include <sstream>
#include <utility>

#include "base/text.h"

namespace waymark {
namespace {

constexpr std::string_view escape_by_context = "{{%AUTOESCAPE context=\"HTML\"}}";
constexpr ctemplate::Strip strip = ctemplate::STRIP_BLANK_LINES;

// ctemplate says what is wrong with a template on std::cerr and nowhere else. Themes are loaded on one thread, before
// pages are made.
class CapturedErrors {
 public:
  CapturedErrors() : before_(std::cerr.rdbuf(captured_.rdbuf())) {}
  ~CapturedErrors() { std::cerr.rdbuf(before_); }
  CapturedErrors(const CapturedErrors&) = delete;
  CapturedErrors& operator=(const CapturedErrors&) = delete;
  std::string text() const { return captured_.str(); }

 private:
  std::ostringstream captured_;
  std::streambuf* before_;
};

// Null when `text` parses, else ctemplate's first complaint.
std::optional<std::string> complaint(const std::string& text) {
  const CapturedErrors errors;
  ctemplate::TemplateCache cache;
  if (cache.StringToTemplateCache("probe", text, strip)) return std::nullopt;
  const std::string all = errors.text();
  std::string_view first = std::string_view(all).substr(0, all.find('\n'));
  for (const std::string_view mark : {"Auto-Escape: ", "Template : ", "ERROR: "}) {
    if (const std::size_t at = first.find(mark); at != std::string_view::npos) first.remove_prefix(at + mark.size());
  }
  while (first.ends_with('.')) first.remove_suffix(1);
  return std::string(first);
}

// The template up to its nth origin, with what is open there closed: what the search for the first bad line tries.
std::string beginning(const ComposedTemplate& whole, std::size_t n) {
  std::string text(escape_by_context);
  if (n >= whole.origins.size()) return text + whole.text;
  text += whole.text.substr(0, whole.origins[n].offset);
  for (auto name = whole.origins[n].open.rbegin(); name != whole.origins[n].open.rend(); ++name)
    text += fmt::format("{{{{/{}}}}}", *name);
  return text;
}

Failure locate(const ComposedTemplate& whole, std::string what) {
  std::size_t good = 0;
  std::size_t bad = whole.origins.size();
  while (bad - good > 1) {
    const std::size_t middle = good + (bad - good) / 2;
    if (auto found = complaint(beginning(whole, middle))) {
      bad = middle;
      what = *found;
    } else {
      good = middle;
    }
  }
  const ComposedTemplate::Origin& origin = whole.origins[good];
  return Failure{fmt::format("{}:{}: {}", origin.file, origin.line, what)};
}

// The number of a value's or list's name, or of a text's.
std::size_t slot_of(std::string_view name, const Strings& strings) {
  const auto* const found = std::ranges::find(all_template_names, name, &TemplateName::name);
  if (found != all_template_names.end()) return static_cast<std::size_t>(found - all_template_names.begin());
  const auto text = strings.names().find(name);
  check(text != strings.names().end(), "a composed template has known names only");
  return all_template_names.size() + static_cast<std::size_t>(std::distance(strings.names().begin(), text));
}

// The text with slot_name() in place of each name.
std::string with_slots(std::string_view text, const Strings& strings, UsedSlots& used) {
  std::string out;
  for (std::size_t open = text.find("{{"); open != std::string_view::npos; open = text.find("{{")) {
    std::size_t begin = open + 2;
    const bool section = text[begin] == '#' || text[begin] == '/';
    if (section) ++begin;
    const std::size_t end = text.find_first_of(":}", begin);
    std::string_view name = text.substr(begin, end - begin);
    SlotUse use = section ? SlotUse::list : SlotUse::value;
    if (section && conditional_subject(name) != nullptr) {
      use = name.starts_with("IF_") ? SlotUse::if_any : SlotUse::if_none;
      name.remove_prefix(use == SlotUse::if_any ? 3 : 7);
    }
    const std::size_t slot = slot_of(name, strings);
    if (slot < used.size()) used[slot] = true;
    out += text.substr(0, begin);
    out += slot_name(use, slot);
    const std::size_t close = text.find("}}", end) + 2;
    out += text.substr(end, close - end);
    text.remove_prefix(close);
  }
  return out += text;
}

}  // namespace

TemplateSet::TemplateSet() : cache_(std::make_unique<ctemplate::TemplateCache>()) {}
TemplateSet::TemplateSet(TemplateSet&&) noexcept = default;
TemplateSet& TemplateSet::operator=(TemplateSet&&) noexcept = default;
TemplateSet::~TemplateSet() = default;

Result<TemplateSet> TemplateSet::parse(const std::map<std::string, ComposedTemplate>& templates,
                                       const Strings& strings) {
  TemplateSet set;
  for (const auto& [name, composed] : templates) {
    if (auto what = complaint(std::string(escape_by_context) + composed.text))
      return std::unexpected(locate(composed, *what));
    UsedSlots used = {};
    const std::string text = std::string(escape_by_context) + with_slots(composed.text, strings, used);
    const CapturedErrors warnings;
    set.cache_->StringToTemplateCache(name, text, strip);
    set.used_slots_.emplace(name, used);
  }
  set.cache_->Freeze();
  return set;
}

const UsedSlots& TemplateSet::used_slots(std::string_view name) const { return used_slots_.find(name)->second; }

void TemplateSet::expand(std::string_view name, const TemplateValues& values, std::string& out) const {
  const ctemplate::TemplateString key(name.data(), name.size());
  const ValueReader reader(values);
  check(cache_->ExpandNoLoad(key, strip, &reader, nullptr, &out), "a template that was loaded can be expanded");
}

}  // namespace waymark
