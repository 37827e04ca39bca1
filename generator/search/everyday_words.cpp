#include "search/everyday_words.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <span>

#include "base/text.h"
#include "search/filler_words.h"
#include "search/phrase_words.h"
#include "search/search_digits.h"

namespace waymark {
namespace {

// A word that ends in two letters more is taken for the same, as the browser takes it.
constexpr std::size_t longest_ending = 2;
constexpr std::size_t shortest_stem = 4;

std::size_t count_of_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// A word as the index has it, and in how many articles. Empty where it has none.
struct KnownWord {
  std::string_view surface;
  std::uint32_t articles = 0;
};

KnownWord known_word(const TermIndex& index, std::string_view word) {
  KnownWord found;
  const bool may_end_otherwise = count_of_characters(word) >= shortest_stem;
  for (auto at = std::ranges::lower_bound(index.surfaces, word, stands_before, &TermIndex::Surface::text);
       at != index.surfaces.end() && at->text.starts_with(word); ++at) {
    if (at->text != word &&
        (!may_end_otherwise || count_of_characters(at->text) > count_of_characters(word) + longest_ending))
      continue;
    if (found.surface.empty()) found.surface = at->text;
    found.articles += at->articles;
  }
  return found;
}

struct Member {
  std::string words;           // as the index has them; of those that it has not, as they are typed
  std::uint32_t articles = 0;  // 0: not there, or not to be looked for
};

Member member(const TermIndex& index, std::string_view phrase, bool only_typed) {
  Member out{.articles = std::numeric_limits<std::uint32_t>::max()};
  for (const std::string_view word : split(phrase, ' ')) {
    const KnownWord known = known_word(index, word);
    out.articles = std::min(out.articles, known.articles);
    if (!out.words.empty()) out.words += ' ';
    out.words += known.surface.empty() ? word : known.surface;
  }
  if (only_typed || out.articles == 0) return {.words = std::string(phrase), .articles = 0};
  return out;
}

// Of one meaning, by whether they are in the edition's own language.
struct Meaning {
  std::vector<Member> own;
  std::vector<Member> foreign;
};

void append_words(std::string& out, std::span<const Member> members) {
  for (const Member& one : members) {
    if (!out.empty() && out.back() != ';') out += ',';
    out += one.words;
  }
}

// Empty where it is of no use: the index has none of it, or there is nothing else to be typed for it.
std::string joined(Meaning meaning) {
  std::ranges::stable_sort(meaning.own, std::ranges::greater(), &Member::articles);
  std::ranges::stable_sort(meaning.foreign, std::ranges::greater(), &Member::articles);
  std::erase_if(meaning.foreign, [](const Member& one) { return one.articles == 0; });
  const auto written =
      static_cast<std::size_t>(std::ranges::count_if(meaning.own, [](const Member& one) { return one.articles > 0; }));
  if (meaning.own.size() + meaning.foreign.size() < 2 || written + meaning.foreign.size() == 0) return {};
  const auto own = std::span(meaning.own);
  std::string out;
  append_words(out, own.first(written));
  if (own.size() > written || !meaning.foreign.empty()) out += ';';
  append_words(out, own.subspan(written));
  if (!meaning.foreign.empty()) out += ';';
  append_words(out, meaning.foreign);
  return out;
}

// Does a word of the meaning stand for this one as well, because only the ending differs?
bool has_form(std::span<const Member> members, const Member& one) {
  return std::ranges::any_of(members, [&](const Member& other) {
    const auto& [shorter, longer] = std::minmax(
        one.words, other.words, [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    return longer.starts_with(shorter) && count_of_characters(shorter) >= shortest_stem &&
           count_of_characters(longer) <= count_of_characters(shorter) + longest_ending &&
           longer.find(' ') == std::string::npos;
  });
}

}  // namespace

std::vector<EverydayMeaning> parse_everyday_words(std::string_view list) {
  std::vector<EverydayMeaning> meanings;
  for (const std::string_view line : split(list, '\n')) {
    const std::size_t colon = line.find(':');
    if (line.starts_with('#') || colon == std::string_view::npos) continue;
    EverydayMeaning& one = meanings.emplace_back();
    one.name = line.substr(0, colon);
    for (std::string_view phrase : split(line.substr(colon + 1), ',')) {
      phrase = trim(phrase);
      const bool only_typed = phrase.ends_with('?');
      if (only_typed) phrase.remove_suffix(1);
      if (!phrase.empty()) one.phrases.push_back({.text = phrase, .only_typed = only_typed});
    }
  }
  return meanings;
}

std::string everyday_words(const std::vector<std::string>& languages, const TermIndex& index) {
  std::vector<std::string_view> names;  // in the order of the first list that has them
  std::map<std::string_view, Meaning> meanings;
  std::set<std::string, std::less<>> read;
  for (const std::string& tag : languages) {
    const WordRules rules(tag);
    const bool own = read.empty();
    if (!read.insert(rules.language).second) continue;
    WordReader reader(rules);
    std::set<std::string, std::less<>> fillers = {""};
    for (const std::string_view filler : split(filler_words(rules.language), ' '))
      fillers.insert(phrase_words(reader, filler));
    for (const EverydayMeaning& one : parse_everyday_words(everyday_word_list(rules.language))) {
      const auto [at, is_new] = meanings.try_emplace(one.name);
      if (is_new) names.push_back(one.name);
      Meaning& its = at->second;
      for (const EverydayMeaning::Phrase& phrase : one.phrases) {
        Member made = member(index, phrase_words(reader, phrase.text), phrase.only_typed);
        if (fillers.contains(made.words) || has_form(its.own, made) || has_form(its.foreign, made)) continue;
        (own ? its.own : its.foreign).push_back(std::move(made));
      }
    }
  }
  std::string out;
  for (const std::string_view name : names) {
    const std::string one = joined(std::move(meanings[name]));
    if (one.empty()) continue;
    if (!out.empty()) out += '|';
    out += one;
  }
  return out;
}

}  // namespace waymark
