#include "article/repairs/repair.h"

#include "article/spans.h"
#include "base/text.h"

namespace waymark {

std::string continuation_prefix(std::string_view text, std::size_t offset) {
  std::string prefix(text.substr(line_begin(text, offset), offset - line_begin(text, offset)));
  for (char& c : prefix) {
    if (c != '>' && c != '\t') c = ' ';
  }
  return prefix;
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::string words = collapse_space(text.substr(0, 400));
  if (words.size() <= longest) return words;
  std::size_t cut = words.rfind(' ', longest);
  if (cut == std::string::npos || cut < longest / 2) cut = longest;
  while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0U) == 0x80U) --cut;
  return words.substr(0, cut) + "…";
}

}  // namespace waymark
