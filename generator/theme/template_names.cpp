#include "theme/template_names.h"

#include <algorithm>

#include "theme/template_slots.h"

namespace waymark {

std::span<const TemplateName> template_names() { return all_template_names; }

const TemplateName* find_template_name(std::string_view name) {
  const auto* const found = std::ranges::find(all_template_names, name, &TemplateName::name);
  return found == all_template_names.end() ? nullptr : found;
}

const TemplateName* conditional_subject(std::string_view section) {
  for (const std::string_view prefix : {"IF_", "UNLESS_"}) {
    if (section.starts_with(prefix)) return find_template_name(section.substr(prefix.size()));
  }
  return nullptr;
}

std::string string_name(std::string_view key) {
  std::string name = "T_";
  for (const char c : key) {
    if (c >= 'a' && c <= 'z') {
      name += static_cast<char>(c - 'a' + 'A');
    } else {
      name += c == '.' || c == '-' ? '_' : c;
    }
  }
  return name;
}

}  // namespace waymark
