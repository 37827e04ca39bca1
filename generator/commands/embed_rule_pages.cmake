# Writes OUTPUT, a C++ file with rule_page() and the text of every FOLDER/<family>-<name>.md. Run as `cmake -D… -P`.
file(GLOB pages "${FOLDER}/*.md")
list(SORT pages)
set(rows "")
foreach(page IN LISTS pages)
  get_filename_component(name "${page}" NAME_WE)
  file(READ "${page}" text)
  if(text MATCHES "^---\n")
    string(FIND "${text}" "\n---\n" front_matter_end)
    math(EXPR body "${front_matter_end} + 5")
    string(SUBSTRING "${text}" ${body} -1 text)
  endif()
  string(REGEX REPLACE "^\n+" "" text "${text}")
  string(APPEND rows "    {\"${name}\", R\"~page~(${text})~page~\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made by embed_rule_pages.cmake from the manual.
#include \"commands/rule_pages.h\"

#include <algorithm>
#include <array>
#include <utility>

#include \"diagnostics/rule.h\"

namespace waymark {

std::optional<std::string> rule_page(std::string_view rule) {
  static constexpr std::pair<std::string_view, std::string_view> pages[] = {
${rows}  };
  if (!find_rule(rule)) return std::nullopt;
  std::string name(rule);
  std::replace(name.begin(), name.end(), '/', '-');
  for (const auto& [page, text] : pages) {
    if (page == name) return std::string(text);
  }
  return std::nullopt;
}

}  // namespace waymark
")
