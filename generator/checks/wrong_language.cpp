#include "checks/wrong_language.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <unordered_map>

#include "base/script.h"
#include "base/unicode.h"
#include "checks/stop_words.h"

namespace waymark {
namespace {

// Below this a text is titles and names of buttons, which stay as they are in many translations.
constexpr std::size_t least_words = 60;
constexpr std::size_t least_letters = 200;
// The first 64 KiB tell the language.
constexpr std::size_t most_text = 65'536;
// Running text of the corpus has between 24% and 45% of its words in its language's list, and under 8% in another's
// unless the two are sisters; then the ratio stays below 3.
constexpr double own_share = 0.2;
constexpr double times_more = 4;
// Less of a locale's own script than this part of the letters is no text in it.
constexpr double foreign_script = 0.05;
constexpr double ruling_script = 0.6;
// Of the letters of running Japanese text, half are kana; names alone make a few in Chinese text.
constexpr double written_in_kana = 0.3;

struct ScriptLanguage {
  std::string_view language;
  Script script;
};
constexpr auto script_languages = std::to_array<ScriptLanguage>({{"ru", Script::cyrillic},
                                                                 {"uk", Script::cyrillic},
                                                                 {"bg", Script::cyrillic},
                                                                 {"be", Script::cyrillic},
                                                                 {"mk", Script::cyrillic},
                                                                 {"el", Script::greek},
                                                                 {"he", Script::hebrew},
                                                                 {"ar", Script::arabic},
                                                                 {"fa", Script::arabic},
                                                                 {"ur", Script::arabic},
                                                                 {"zh", Script::han},
                                                                 {"ja", Script::kana},
                                                                 {"ko", Script::hangul},
                                                                 {"th", Script::thai},
                                                                 {"hi", Script::devanagari}});

// The language that alone is written in a script, as far as help sites go, else what its letters are called.
std::string_view language_of_script(Script script) {
  switch (script) {
    case Script::greek:
      return "Greek";
    case Script::hebrew:
      return "Hebrew";
    case Script::kana:
      return "Japanese";
    case Script::hangul:
      return "Korean";
    case Script::thai:
      return "Thai";
    case Script::han:
      return "Chinese";
    case Script::cyrillic:
      return "Cyrillic letters";
    case Script::arabic:
      return "Arabic letters";
    case Script::devanagari:
      return "Devanagari letters";
    default:
      return "";
  }
}

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// What is in code is no language, and neither is what is in tags.
std::string plain_text(const Article& article) {
  std::string text;
  for (const Piece& piece : article.pieces) {
    const std::string_view html = piece.html;
    for (std::size_t i = 0; i < html.size() && text.size() < most_text;) {
      const std::string_view rest = html.substr(i);
      std::string_view end = "";
      if (rest.starts_with("<code")) end = "</code>";
      if (rest.starts_with("<pre")) end = "</pre>";
      if (rest.starts_with("<")) {
        const std::size_t close = end.empty() ? rest.find('>') : rest.find(end);
        i = close == std::string_view::npos ? html.size() : i + close + std::max<std::size_t>(end.size(), 1);
        if (end.empty() && !rest.starts_with("<strong") && !rest.starts_with("</strong") && !rest.starts_with("<em") &&
            !rest.starts_with("</em"))
          text += ' ';
        else if (!end.empty())
          text += ' ';
      } else if (rest.starts_with("&")) {
        const std::size_t close = rest.substr(0, 12).find(';');
        // An apostrophe joins "l'application" as a blank would part it: both halves are words.
        text += ' ';
        i += close == std::string_view::npos ? 1 : close + 1;
      } else {
        text += html[i++];
      }
    }
    text += ' ';
  }
  return text;
}

struct Tally {
  std::array<std::size_t, script_count> scripts{};
  std::size_t letters = 0;
  std::size_t words = 0;          // in Latin letters
  std::vector<std::size_t> hits;  // per list of stop words

  double share(Script script) const {
    return letters == 0 ? 0
                        : static_cast<double>(scripts[static_cast<std::size_t>(script)]) / static_cast<double>(letters);
  }
  double hit_share(std::size_t list) const {
    return words == 0 ? 0 : static_cast<double>(hits[list]) / static_cast<double>(words);
  }
};

Tally count(const Article& article) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> lists;
  const std::span<const StopWords> all = all_stop_words();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const std::string_view word : all[i].words) {
      std::vector<std::size_t>& in = lists[word];
      if (in.empty() || in.back() != i) in.push_back(i);
    }
  }
  Tally tally;
  tally.hits.resize(all.size(), 0);
  const std::string text = case_fold(plain_text(article));
  std::string_view rest = text;
  std::size_t word_begin = 0;
  bool latin = false;
  const auto end_word = [&](std::size_t end) {
    if (!latin) return;
    ++tally.words;
    const auto found = lists.find(rest.substr(word_begin, end - word_begin));
    if (found != lists.end()) {
      for (const std::size_t list : found->second) ++tally.hits[list];
    }
    latin = false;
  };
  for (std::size_t i = 0; i < text.size();) {
    const DecodedChar c = decode_utf8(text, i);
    if (is_letter(c.value)) {
      const Script script = script_of(c.value);
      ++tally.scripts[static_cast<std::size_t>(script)];
      ++tally.letters;
      if (script == Script::latin && !latin) {
        latin = true;
        word_begin = i;
      } else if (script != Script::latin) {
        end_word(i);
      }
    } else {
      end_word(i);
    }
    i += c.bytes;
  }
  end_word(text.size());
  return tally;
}

// The list that a text in Latin letters is in beyond doubt, other than `declared`'s.
std::optional<std::string_view> latin_language(const Tally& tally, std::string_view declared) {
  const std::span<const StopWords> all = all_stop_words();
  if (tally.words < least_words) return std::nullopt;
  std::size_t best = 0;
  double own = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (tally.hits[i] > tally.hits[best]) best = i;
    const bool norwegian = all[i].language == "nb" && (declared == "no" || declared == "nn");
    if (all[i].language == declared || norwegian) own = tally.hit_share(i);
  }
  if (tally.hit_share(best) < own_share || own * times_more > tally.hit_share(best)) return std::nullopt;
  return all[best].name;
}

}  // namespace

std::optional<std::string_view> other_language_of(const Article& article, std::string_view locale_tag) {
  const std::string_view declared = primary(locale_tag);
  const auto own = std::ranges::find(script_languages, declared, &ScriptLanguage::language);
  const std::span<const StopWords> lists = all_stop_words();
  const bool latin =
      std::ranges::find(lists, declared, &StopWords::language) != lists.end() || declared == "no" || declared == "nn";
  if (own == script_languages.end() && !latin) return std::nullopt;
  const Tally tally = count(article);
  if (tally.letters < least_letters) return std::nullopt;
  // Japanese has Chinese characters as well, and kana, which Chinese has not.
  const double kana = tally.share(Script::kana);
  const double han = tally.share(Script::han);
  if (kana >= written_in_kana && kana + han >= ruling_script && declared != "ja") return "Japanese";
  if (han >= ruling_script && kana < foreign_script && declared != "zh") return "Chinese";
  if (own != script_languages.end()) {
    double share = tally.share(own->script);
    if (own->script == Script::kana) share += tally.share(Script::han);
    if (share >= foreign_script) return std::nullopt;
  }
  for (const Script script : {Script::greek, Script::hebrew, Script::hangul, Script::thai, Script::cyrillic,
                              Script::arabic, Script::devanagari}) {
    const bool is_own = own != script_languages.end() && own->script == script;
    if (!is_own && tally.share(script) >= ruling_script) return language_of_script(script);
  }
  if (tally.share(Script::latin) < ruling_script) return std::nullopt;
  return latin_language(tally, declared);
}

void check_wrong_languages(const Library& library, Diagnostics& diagnostics) {
  for (const Variant& variant : library.variants) {
    const std::string& tag = library.locale_tag(variant.locale);
    const auto language = other_language_of(variant.compiled, tag);
    if (!language) continue;
    const Section& at = variant.compiled.sections[variant.compiled.sections.size() > 1 ? 1 : 0];
    diagnostics.push_back(
        {.rule = Rule::locale_wrong_language,
         .source = at.source,
         .span = at.heading,
         .message = fmt::format("this text is written in {}, but it is an article of {}", *language, tag),
         .advice = fmt::format("Translate it, or take it out: readers of {} then get the text of {}, "
                               "with a notice that says so",
                               tag, library.locale_tag(library.config->source_locale))});
  }
}

}  // namespace waymark
