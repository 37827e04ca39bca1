#include "search/text_files.h"

#include <fmt/format.h>
#include <utility>

#include "base/escape.h"
#include "library/pages/page_addresses.h"
#include "library/title.h"
#include "search/reader_masks.h"
#include "search/search_script.h"

namespace waymark {
namespace {

// Some usual articles, 8 KB when compressed. Larger files would be quicker to write, and more of what a reader loads
// with them would be of articles that are no result. Neighbours in a folder often are results together.
constexpr std::size_t most_bytes = 12'000;

}  // namespace

void append_unit(std::string& out, const Library& library, const SearchUnit& unit, const UnitText& text) {
  const Section* heading = nullptr;
  if (unit.heading) heading = &library.article(unit.heading->variant).sections[unit.heading->section];
  out += out.empty() ? "[" : ",[";
  append_json(out, heading == nullptr ? std::string_view() : heading->anchor);
  out += ',';
  append_json(out, heading == nullptr ? std::string_view() : heading->title);
  out += ',';
  out += std::to_string(unit.depth);
  out += ',';
  append_json(out, text.text);
  const char* before = ",[[";
  for (const LimitedLines& lines : text.limited) {
    out += fmt::format("{}{},{},{}]", std::exchange(before, ",["), lines.begin, lines.end, mask_json(lines.readers));
  }
  out += text.limited.empty() ? "]" : "]]";
}

std::vector<TextPart> text_parts(std::span<const UnitWords> batches) {
  std::vector<TextPart> parts;
  std::size_t bytes = 0;
  std::size_t at = 0;
  for (const UnitWords& batch : batches) {
    for (const UnitWords::Article& article : batch.articles) {
      if (parts.empty() || bytes + article.text_bytes > most_bytes) {
        parts.push_back({.begin = at, .end = at});
        bytes = 0;
      }
      parts.back().end = ++at;
      bytes += article.text_bytes;
    }
  }
  return parts;
}

std::string text_file(const Library& library, const SearchedTexts& texts, std::size_t number, TextPart part) {
  const SearchEdition& edition = texts.edition;
  std::string out = "{\"kind\":\"text\",\"edition\":";
  append_json(out, texts.name);
  out += fmt::format(",\"n\":{},\"articles\":[", number);
  const std::string folder = edition_folder(library, edition.edition);
  for (std::size_t i = part.begin; i < part.end; ++i) {
    const ArticlePage& page = library.pages[edition.pages[i]];
    if (i > part.begin) out += ',';
    out += "{\"path\":";
    append_json(out, percent_encode_path(page.path.str().substr(folder.size())));
    out += ",\"title\":";
    append_json(out, article_title(library, page.variant));
    if (texts.views[i] != no_views) out += fmt::format(",\"views\":{}", texts.views[i]);
    const LocaleId language = library.variant(page.variant).locale;
    if (language != edition.edition.locale) {
      out += ",\"lang\":";
      append_json(out, search_language(library, language));
      out += library.config->locale(language).right_to_left ? ",\"dir\":\"rtl\"" : ",\"dir\":\"ltr\"";
    }
    if (edition.older) {
      out += ",\"version\":";
      append_json(out, library.config->version(page.edition.version).label);
    }
    out += ",\"units\":[";
    out += texts.shown[i];
    out += "]}";
  }
  out += "]}";
  return search_script(out);
}

}  // namespace waymark
