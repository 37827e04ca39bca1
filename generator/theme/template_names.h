#pragma once
// Every name that a template may use, and where. The one list: the check of templates reads it, and a test holds
// content/manual/theme-data.md to it.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

struct TemplateName {
  enum class Kind {
    value,  // text, escaped by context
    html,   // HTML made by the program; written {{NAME:none}}
    list,   // {{#NAME}} … {{/NAME}} once an entry
  };
  std::string_view name;
  Kind kind = Kind::value;
  std::string_view within;  // the list whose entries have it; empty: everywhere
};

std::span<const TemplateName> template_names();
const TemplateName* find_template_name(std::string_view name);

// "IF_X" and "UNLESS_X" are sections of every name X: shown when X has text or entries, or has none. The X, else null.
const TemplateName* conditional_subject(std::string_view section);

// "T_ALERT_NOTE" of the string key "alert.note".
std::string string_name(std::string_view key);

}  // namespace waymark
