#include "search/stemmer.h"

#include <algorithm>
#include <array>
#include <libstemmer.h>

#include "base/failure.h"
#include "base/text.h"

namespace waymark {
namespace {

struct Algorithm {
  std::string_view language;
  const char* name;
};

constexpr auto algorithms = std::to_array<Algorithm>({
    {"ar", "arabic"},    {"ca", "catalan"},    {"da", "danish"},     {"de", "german"},   {"el", "greek"},
    {"en", "english"},   {"es", "spanish"},    {"eu", "basque"},     {"fi", "finnish"},  {"fr", "french"},
    {"ga", "irish"},     {"hi", "hindi"},      {"hu", "hungarian"},  {"hy", "armenian"}, {"id", "indonesian"},
    {"it", "italian"},   {"lt", "lithuanian"}, {"nb", "norwegian"},  {"ne", "nepali"},   {"nl", "dutch"},
    {"nn", "norwegian"}, {"no", "norwegian"},  {"pt", "portuguese"}, {"ro", "romanian"}, {"ru", "russian"},
    {"sr", "serbian"},   {"sv", "swedish"},    {"ta", "tamil"},      {"tr", "turkish"},  {"yi", "yiddish"},
});

// What Korean adds to words, the longest first: particles, and forms of "do" and "be" behind nouns.
constexpr auto korean_endings = std::to_array<std::string_view>(
    {"으로부터", "하려면", "합니다", "하세요", "하십시오", "입니다", "됩니다", "에서는", "에게서", "해야",
     "하는",     "하고",   "하기",   "하면",   "되는",     "에서",   "에게",   "으로",   "까지",   "부터",
     "처럼",     "보다",   "이나",   "을",     "를",       "은",     "는",     "이",     "가",     "의",
     "에",       "로",     "와",     "과",     "도",       "만",     "들"});

// At least two syllables stay: "회의" (meeting) ends in no particle.
std::string without_ending(std::string_view word) {
  constexpr std::size_t two_syllables = 6;
  std::string_view ending;
  for (const std::string_view one : korean_endings) {
    if (one.size() > ending.size() && word.size() >= one.size() + two_syllables && word.ends_with(one)) ending = one;
  }
  return std::string(word.substr(0, word.size() - ending.size()));
}

// What Arabic writes together with a noun: "and" or "so", "with", "as" or "for", and the article, as folding leaves
// them.
constexpr auto arabic_beginnings =
    std::to_array<std::string_view>({"وبال", "فبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل"});

// At least three letters stay.
std::string_view without_article(std::string_view word) {
  constexpr std::size_t three_letters = 6;
  for (const std::string_view one : arabic_beginnings) {
    if (word.starts_with(one) && word.size() >= one.size() + three_letters) return word.substr(one.size());
  }
  return word;
}

// Romanian is written with commas below s and t; the algorithm knows the cedillas of older encodings.
std::string with_cedillas(std::string_view word) {
  std::string out = replace_all(std::string(word), "\xC8\x99", "\xC5\x9F");
  return replace_all(std::move(out), "\xC8\x9B", "\xC5\xA3");
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

struct Stemmer::Handle {
  explicit Handle(const char* name) : stemmer(sb_stemmer_new(name, "UTF_8")) {
    check(stemmer != nullptr, "libstemmer has the algorithm");
  }
  ~Handle() { sb_stemmer_delete(stemmer); }

  std::string stem(const std::string& word) const {
    const auto* const bytes = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* const found = sb_stemmer_stem(stemmer, bytes, static_cast<int>(word.size()));
    check(found != nullptr, "there is memory for a word");
    return {reinterpret_cast<const char*>(found), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
  }

  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  sb_stemmer* stemmer;
};

Stemmer::Stemmer(const WordRules& rules) : rules_(rules) {
  const auto* const found = std::ranges::find(algorithms, rules.language, &Algorithm::language);
  if (found != algorithms.end()) handle_ = std::make_unique<Handle>(found->name);
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::stem(std::string_view surface, std::string_view lower) const {
  if (rules_.language == "ko") return without_ending(surface);
  if (!handle_) return std::string(surface);
  const std::string text = rules_.language == "ro" ? with_cedillas(lower) : std::string(lower);
  std::string stem = handle_->stem(text);
  // Endings pile up there, and the algorithms take off one at a time: "telefon" becomes "telefo" and "telefonlar"
  // "telefon".
  if (rules_.language == "ar" || rules_.language == "tr") stem = handle_->stem(stem);
  if (stem.empty()) return std::string(surface);
  if (is_ascii(stem)) return stem;
  std::string folded = fold_word(stem, rules_).surface;
  return folded.empty() ? std::string(surface) : folded;
}

std::string Stemmer::alone(std::string_view surface) const {
  if (rules_.language == "ko") return without_ending(surface);
  return std::string(rules_.language == "ar" ? without_article(surface) : surface);
}

}  // namespace waymark
