#include "checks/wrong_language.h"

#include <algorithm>
#include <array>
#include <bit>
#include <fmt/format.h>
#include <span>
#include <string>

#include "base/failure.h"
#include "base/script.h"
#include "base/text.h"
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

// The words of all lists, each with the lists that have it.
class ListedWords {
 public:
  ListedWords() {
    const std::span<const StopWords> all = all_stop_words();
    check(all.size() <= 32, "there are more lists of stop words than bits for them");
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (const std::string_view word : all[i].words) {
        check(word.size() <= longest, "a stop word is too long for its key");
        Place& place = places_[place_of(key_of(word))];
        place.key = key_of(word);
        place.lists |= 1U << i;
      }
    }
  }

  // The bytes of a word, one after the other, are its number; longer ones are in no list.
  static constexpr std::size_t longest = sizeof(std::uint64_t);
  static constexpr std::uint64_t with_byte(std::uint64_t key, char c) {
    return key << 8U | static_cast<unsigned char>(c);
  }

  std::uint32_t lists_of(std::uint64_t key) const { return places_[place_of(key)].lists; }

 private:
  static constexpr std::size_t bits = 11;  // four places for each of some 450 words

  struct Place {
    std::uint64_t key = 0;
    std::uint32_t lists = 0;
  };

  static std::uint64_t key_of(std::string_view word) {
    std::uint64_t key = 0;
    for (const char c : word) key = with_byte(key, c);
    return key;
  }

  // Where a word is, or could be.
  std::size_t place_of(std::uint64_t key) const {
    std::size_t at = (key * 0x9E3779B97F4A7C15) >> (64 - bits);
    while (places_[at].key != 0 && places_[at].key != key) at = (at + 1) % places_.size();
    return at;
  }

  std::array<Place, 1U << bits> places_{};
};

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

// Counts letters, and words in Latin letters, as text comes in. Folds case as it goes; of the few characters that case
// folding makes two of, none is in a stop word.
class Counter {
 public:
  Counter() { tally_.hits.resize(all_stop_words().size(), 0); }

  // Up to the next tag or entity; how many bytes that was.
  std::size_t read(std::string_view html) {
    for (std::size_t i = 0;;) {
      const std::size_t begin = i;
      std::uint64_t key = key_;
      std::uint8_t kind = end_of_text;
      for (; i < html.size(); ++i) {
        kind = kinds[static_cast<unsigned char>(html[i])];
        if (kind < 'a') break;
        key = key << 8U | kind;
      }
      key_ = key;
      size_ += i - begin;
      latin_letters_ += i - begin;
      if (i == html.size() || kind == markup) return i;
      if (kind == no_ascii) {
        const DecodedChar decoded = decode_utf8(html, i);
        read_letter(decoded.value);
        i += decoded.bytes;
      } else {
        end_word();
        ++i;
      }
    }
  }

  void end_word() {
    if (size_ == 0) return;
    ++tally_.words;
    if (size_ <= ListedWords::longest) {
      for (std::uint32_t lists = listed_.lists_of(key_); lists != 0; lists &= lists - 1)
        ++tally_.hits[static_cast<std::size_t>(std::countr_zero(lists))];
    }
    key_ = 0;
    size_ = 0;
  }

  Tally finish() {
    end_word();
    tally_.letters += latin_letters_;
    tally_.scripts[static_cast<std::size_t>(Script::latin)] += latin_letters_;
    return std::move(tally_);
  }

 private:
  // What a byte is: a letter, in lower case, or one of these.
  static constexpr std::uint8_t end_of_text = 0;
  static constexpr std::uint8_t between_words = 1;
  static constexpr std::uint8_t no_ascii = 2;
  static constexpr std::uint8_t markup = 3;
  static constexpr auto kinds = [] {
    std::array<std::uint8_t, 256> all{};
    for (std::size_t c = 0; c < all.size(); ++c) {
      const char byte = static_cast<char>(c);
      all[c] = c >= 0x80                    ? no_ascii
               : byte == '<' || byte == '&' ? markup
               : is_ascii_alpha(byte)       ? static_cast<std::uint8_t>(ascii_lower(byte))
                                            : between_words;
    }
    return all;
  }();

  static const ListedWords& all_listed_words() {
    static const ListedWords listed;
    return listed;
  }

  void take(char folded) {
    key_ = ListedWords::with_byte(key_, folded);
    ++size_;
  }

  void read_letter(char32_t c) {
    const Script script = is_letter(c) ? script_of(c) : Script::other;
    if (is_letter(c)) {
      ++tally_.scripts[static_cast<std::size_t>(script)];
      ++tally_.letters;
    }
    if (script != Script::latin) {
      end_word();
      return;
    }
    std::string folded;
    append_utf8(folded, simple_lower(c));
    for (const char byte : folded) take(byte);
  }

  const ListedWords& listed_ = all_listed_words();
  Tally tally_;
  std::size_t latin_letters_ = 0;  // ASCII
  std::uint64_t key_ = 0;          // of the word being read, if it is short enough
  std::size_t size_ = 0;           // in bytes; 0: none is being read
};

bool joins_words(std::string_view tag) {
  return tag.starts_with("<strong") || tag.starts_with("</strong") || tag.starts_with("<em") || tag.starts_with("</em");
}

// What is in code is no language, and neither is what is in tags.
Tally count(const Article& article) {
  Counter counter;
  std::size_t room = most_text;
  const auto part = [&] {
    counter.end_word();
    room -= room > 0 ? 1 : 0;
  };
  for (const Piece& piece : article.pieces) {
    const std::string_view html = piece.html;
    for (std::size_t i = 0; i < html.size() && room > 0;) {
      if (const std::size_t run = counter.read(html.substr(i, room)); run > 0) {
        i += run;
        room -= run;
        continue;
      }
      const std::string_view rest = html.substr(i);
      if (rest.front() == '&') {
        const std::size_t close = rest.substr(0, 12).find(';');
        // An apostrophe joins "l'application" as a blank would part it: both halves are words.
        part();
        i += close == std::string_view::npos ? 1 : close + 1;
        continue;
      }
      std::string_view end = "";
      if (rest.starts_with("<code")) end = "</code>";
      if (rest.starts_with("<pre")) end = "</pre>";
      const std::size_t close = end.empty() ? rest.find('>') : rest.find(end);
      i = close == std::string_view::npos ? html.size() : i + close + std::max<std::size_t>(end.size(), 1);
      if (!end.empty() || !joins_words(rest)) part();
    }
    part();
  }
  return counter.finish();
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

void check_wrong_language(const Library& library, VariantId text, Diagnostics& diagnostics) {
  const Variant& variant = library.variant(text);
  const std::string& tag = library.locale_tag(variant.locale);
  const auto language = other_language_of(variant.compiled, tag);
  if (!language) return;
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

}  // namespace waymark
