# Writes OUTPUT, a C++ file with client_file() and the text of every script and style sheet in FOLDER. Run as `cmake -D… -P`.
file(GLOB files "${FOLDER}/*.js" "${FOLDER}/*.css")
list(SORT files)
set(rows "")
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" text)
  string(APPEND rows "    {\"${name}\", R\"~file~(${text})~file~\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made by embed_client.cmake.
#include \"serve/client_files.h\"

#include <utility>

namespace waymark {

std::optional<std::string_view> client_file(std::string_view wanted) {
  static constexpr std::pair<std::string_view, std::string_view> files[] = {
${rows}  };
  for (const auto& [name, text] : files) {
    if (name == wanted) return text;
  }
  return std::nullopt;
}

}  // namespace waymark
")
