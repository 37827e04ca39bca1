#include "theme/template_set.h"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
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

}  // namespace

TemplateSet::TemplateSet() : cache_(std::make_unique<ctemplate::TemplateCache>()) {}
TemplateSet::TemplateSet(TemplateSet&&) noexcept = default;
TemplateSet& TemplateSet::operator=(TemplateSet&&) noexcept = default;
TemplateSet::~TemplateSet() = default;

Result<TemplateSet> TemplateSet::parse(std::map<std::string, ComposedTemplate> templates) {
  TemplateSet set;
  for (auto& [name, composed] : templates) {
    const std::string text = std::string(escape_by_context) + composed.text;
    if (auto what = complaint(text)) return std::unexpected(locate(composed, *what));
    const CapturedErrors warnings;
    set.cache_->StringToTemplateCache(name, text, strip);
    set.used_names_.emplace(name, std::move(composed.names));
  }
  set.cache_->Freeze();
  return set;
}

const UsedNames& TemplateSet::used_names(std::string_view name) const { return used_names_.find(name)->second; }

void TemplateSet::expand(std::string_view name, const ctemplate::TemplateDictionary& values, std::string& out) const {
  const ctemplate::TemplateString key(name.data(), name.size());
  check(cache_->ExpandNoLoad(key, strip, &values, nullptr, &out), "a template that was loaded can be expanded");
}

}  // namespace waymark
