#include "library/title.h"

#include <optional>

#include "base/text.h"
#include "base/unicode.h"
#include "library/fold_text.h"

namespace waymark {

namespace {

enum class Mark { none, bar, dash, colon };

Mark mark_of(char32_t c) {
  switch (c) {
    case U'|':
    case 0xFF5C:
      return Mark::bar;  // full-width
    case U'-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      return Mark::dash;
    case U':':
    case 0xFF1A:
      return Mark::colon;
    default:
      return Mark::none;
  }
}

struct Suffix {
  Mark mark = Mark::none;  // none: any
  std::string name;        // folded
};

Suffix read_suffix(std::string_view written) {
  written = trim(written);
  Suffix suffix;
  if (written.empty()) return suffix;
  const DecodedChar first = decode_utf8(written, 0);
  suffix.mark = mark_of(first.value);
  suffix.name = fold_text(suffix.mark == Mark::none ? written : written.substr(first.bytes));
  return suffix;
}

// Where the mark of `suffix` stands that ends `title`; null: it does not end so.
std::optional<std::size_t> find_suffix(std::string_view title, const Suffix& suffix) {
  if (suffix.name.empty()) return std::nullopt;
  // Folding changes the length of a text, but hardly: 3 is the most that full-width forms make of it.
  const std::size_t furthest = suffix.name.size() * 3 + 16;
  for (std::size_t end = title.size(); end > 0 && title.size() - end <= furthest;) {
    const DecodedChar c = decode_utf8_before(title, end);
    const std::size_t begin = end - c.bytes;
    const Mark mark = mark_of(c.value);
    if (mark != Mark::none && (suffix.mark == Mark::none || mark == suffix.mark) &&
        fold_text(title.substr(end)) == suffix.name) {
      return begin;
    }
    end = begin;
  }
  return std::nullopt;
}

}  // namespace

std::string strip_title_suffixes(std::string_view title, const std::vector<std::string>& suffixes) {
  title = trim(title);
  bool changed = true;
  while (changed) {
    changed = false;
    for (const std::string& written : suffixes) {
      const std::optional<std::size_t> at = find_suffix(title, read_suffix(written));
      if (!at) continue;
      const std::string_view rest = trim(title.substr(0, *at));
      if (rest.empty()) continue;
      title = rest;
      changed = true;
    }
  }
  return std::string(title);
}

std::string article_title(const Library& library, VariantId variant) {
  const Article& article = library.article(variant);
  if (article.title.empty()) return library.entry(library.variant(variant).article).name;
  return strip_title_suffixes(article.title, library.config->title_suffixes);
}

}  // namespace waymark
