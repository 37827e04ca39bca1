# Writes OUTPUT, a C++ file with everyday_word_list() and the text of every FOLDER/<language>.txt. Run as `cmake -D… -P`.
file(GLOB lists "${FOLDER}/*.txt")
list(SORT lists)
set(rows "")
foreach(list IN LISTS lists)
  get_filename_component(language "${list}" NAME_WE)
  file(READ "${list}" text)
  string(APPEND rows "      {\"${language}\", R\"~list~(${text})~list~\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made by embed_everyday_words.cmake.
#include \"search/everyday_words.h\"

#include <utility>

namespace waymark {

std::string_view everyday_word_list(std::string_view language) {
  if (language == \"no\" || language == \"nn\") language = \"nb\";
  static constexpr std::pair<std::string_view, std::string_view> lists[] = {
${rows}  };
  for (const auto& [name, text] : lists) {
    if (name == language) return text;
  }
  return {};
}

}  // namespace waymark
")
