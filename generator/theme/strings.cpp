#include "theme/strings.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

#include "base/edit_distance.h"
#include "base/text.h"
#include "base/unicode.h"
#include "source/span.h"
#include "syntax/yaml.h"
#include "theme/counted_text.h"
#include "theme/locale_parents.h"
#include "theme/template_names.h"

namespace waymark {
namespace {

constexpr auto program_keys = std::to_array<std::string_view>({
    "alert.note",
    "alert.tip",
    "alert.important",
    "alert.caution",
    "alert.warning",
    "archive.one",
    "archive.range",
    "archive.version",
    "archive.read_current",
    "archive.retired",
    "archive.read_successor",
    "borrowed.text",
    "fallback.text",
    "fallback.read_source",
    "fallback.note",
    "history.added",
    "history.end",
    "history.first",
    "history.moved",
    "history.new",
    "history.range",
    "history.removed",
    "history.since",
    "history.title",
    "history.too_long",
    "history.unchanged",
    "home",
    "image.missing",
    "mark.changed",
    "mark.new",
    "mark.page_changed",
    "mark.page_new",
    "mark.read_changes",
    "not_found.title",
    "question.not_sure",
    "question.progress",
    "redirect.title",
    "search.index",
    "search.title",
    "section.all",
    "section.later.other",
    "section.now",
    "section.removed",
    "section.went_to",
    "separator.list",
    "table",
    "usage.ask.other",
    "usage.not_sure",
    "usage.question",
    "usage.shown_not_sure",
    "version.current",
    "whats_new.article_new",
    "whats_new.article_removed",
    "whats_new.article_rewritten",
    "whats_new.article_translated",
    "whats_new.came_from",
    "whats_new.changed",
    "whats_new.description",
    "whats_new.more",
    "whats_new.moved",
    "whats_new.new",
    "whats_new.removed",
    "whats_new.renamed",
    "whats_new.title",
    "whats_new.was",
});

struct Entry {
  std::string text;
  Span span;
};

Result<void> flatten(const YamlNode& node, const std::string& prefix, std::map<std::string, Entry>& out,
                     const auto& fail_at) {
  for (const YamlNode::Entry& entry : node.entries) {
    const std::string key = prefix.empty() ? entry.key : prefix + "." + entry.key;
    switch (entry.value.kind) {
      case YamlNode::Kind::map:
        if (auto done = flatten(entry.value, key, out, fail_at); !done) return done;
        break;
      case YamlNode::Kind::scalar:
        if (out.contains(key)) return fail_at(entry.key_span, fmt::format("\"{}\" stands here twice", key));
        out.emplace(key, Entry{.text = entry.value.scalar, .span = entry.key_span});
        break;
      default:
        return fail_at(entry.key_span, fmt::format("\"{}\" has no text", key));
    }
  }
  return {};
}

using Entries = std::map<std::string, Entry>;

// What counts something has a text for each plural category of the language in place of one: "section.later" where
// English has "section.later.one" and "section.later.other", and nothing beside them.
std::set<std::string> counted_keys(const Entries& entries) {
  std::map<std::string, std::pair<bool, bool>> by_group;  // whether all are categories; whether `other` is there
  for (const auto& [key, entry] : entries) {
    const std::size_t dot = key.rfind('.');
    if (dot == std::string::npos) continue;
    const std::string_view name = std::string_view(key).substr(dot + 1);
    auto& [all, other] = by_group.try_emplace(key.substr(0, dot), true, false).first->second;
    all = all && is_plural_category(name);
    other = other || name == "other";
  }
  std::set<std::string> keys;
  for (const auto& [group, found] : by_group) {
    if (found.first && found.second) keys.insert(group);
  }
  return keys;
}

// The key without its last name, when that is a plural category: "section.later" of "section.later.few".
std::string counted_part(const std::string& key) {
  const std::size_t dot = key.rfind('.');
  if (dot == std::string::npos || !is_plural_category(std::string_view(key).substr(dot + 1))) return {};
  return key.substr(0, dot);
}

enum class Direction { none, ltr, rtl };

// Of its first letter.
Direction direction_of(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedChar c = decode_utf8(text, at);
    if (is_letter(c.value)) return is_rtl_script(c.value) ? Direction::rtl : Direction::ltr;
    at += c.bytes;
  }
  return Direction::none;
}

// A value that runs against the text, an English title in an Arabic sentence, stands between the characters U+2068 and
// U+2069: its question mark stays at its end, and the quotation marks around it where they belong. Elements cannot do
// it, since texts stand in attributes as well.
std::string fill_in(const std::string& text, const std::vector<std::string>& values) {
  const Direction own = direction_of(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool place = c == '{' && i + 2 < text.size() && is_ascii_digit(text[i + 1]) && text[i + 2] == '}';
    const std::size_t index = place ? static_cast<std::size_t>(text[i + 1] - '0') : values.size();
    if (index < values.size()) {
      const Direction direction = direction_of(values[index]);
      const bool apart = direction != own && direction != Direction::none && own != Direction::none;
      if (apart) append_utf8(out, 0x2068);
      out += values[index];
      if (apart) append_utf8(out, 0x2069);
      i += 2;
    } else {
      out += c;
    }
  }
  return out;
}

// A BCP 47 tag in any letter case: "nl", "nl-BE", "zh-Hans-CN".
bool is_language_tag(std::string_view name) {
  bool first = true;
  for (const std::string_view part : split(name, '-')) {
    const bool letters = std::ranges::all_of(part, [](char c) { return is_ascii_alpha(c); });
    const bool plain = std::ranges::all_of(part, [](char c) { return is_ascii_alnum(c); });
    if (first ? !letters || part.size() < 2 || part.size() > 3 : !plain || part.empty() || part.size() > 8)
      return false;
    first = false;
  }
  return true;
}

struct TextFile {
  const ThemeSource* source = nullptr;
  std::string locale;
  Entries entries;
};

// Whose texts stand in for one another, in lower case.
std::set<std::string, std::less<>> needed_locales(const std::vector<std::string>& locales) {
  std::set<std::string, std::less<>> needed{std::string(Strings::fallback_locale)};
  for (const std::string& locale : locales) {
    const std::string wanted = ascii_lower(locale);
    for (std::string_view at = wanted; !at.empty(); at = parent_locale(at)) needed.emplace(at);
  }
  return needed;
}

std::string_view locale_of(std::string_view file_name) {
  return file_name.substr(0, file_name.size() - std::string_view(".yml").size());
}

Result<TextFile> read_text_file(const std::string& name, const ThemeSource& source) {
  TextFile file{.source = &source, .locale = std::string(locale_of(name)), .entries = {}};
  if (!is_language_tag(file.locale))
    return fail(fmt::format("{}: \"{}\" is no language; files in strings/ are named as in nl.yml or pt-br.yml",
                            source.place, file.locale));
  const YamlResult yaml = parse_yaml(source.text);
  if (yaml.error) return fail_in(source, yaml.error->span.begin, yaml.error->message);
  const auto fail_at = [&](Span span, const std::string& what) { return fail_in(source, span.begin, what); };
  if (auto done = flatten(yaml.root, "", file.entries, fail_at); !done) return std::unexpected(done.error());
  return file;
}

}  // namespace

std::span<const std::string_view> program_string_keys() { return program_keys; }

Result<Strings> Strings::read(const ThemeSources& files, const ThemeSources& own,
                              const std::vector<std::string>& locales) {
  Strings strings;
  const auto needed = needed_locales(locales);
  std::vector<TextFile> all;
  for (const ThemeSources* const folder : {&files, &own}) {
    for (const auto& [name, source] : *folder) {
      if (folder == &files && !locales.empty() && !needed.contains(ascii_lower(locale_of(name)))) continue;
      auto file = read_text_file(name, source);
      if (!file) return std::unexpected(file.error());
      all.push_back(std::move(*file));
    }
  }
  const auto fallback = std::ranges::find(all, fallback_locale, &TextFile::locale);
  if (fallback == all.end()) return fail(fmt::format("the theme has no strings/{}.yml", fallback_locale));
  Entries all_fallback = fallback->entries;
  std::vector<std::string> known;
  for (const auto& [key, entry] : fallback->entries) known.push_back(key);
  for (const TextFile& file : all) {
    if (file.locale == fallback_locale) all_fallback.insert(file.entries.begin(), file.entries.end());
  }
  const std::set<std::string> counted = counted_keys(all_fallback);
  const auto is_counted = [&](const std::string& key) { return counted.contains(counted_part(key)); };
  for (const auto& [key, entry] : all_fallback) {
    if (!is_counted(key)) strings.names_.emplace(string_name(key), key);
  }
  const auto unknown_key = [&](const TextFile& file, const std::string& key, const Entry& entry,
                               const std::string& why) {
    const auto near = nearest(key, known);
    return fail_in(*file.source, entry.span.begin,
                   fmt::format("\"{}\" is no text of this theme ({}){}", key, why,
                               near ? fmt::format("; did you mean \"{}\"?", *near) : std::string()));
  };
  for (const TextFile& file : all) {
    if (file.locale != fallback_locale) continue;
    for (const auto& [key, entry] : file.entries) {
      if (fallback->entries.contains(key) || is_counted(key)) continue;
      strings.added_.push_back(
          {.key = key, .unless_shown = unknown_key(file, key, entry, "no template shows it").error()});
    }
  }
  for (const TextFile& file : all) {
    if (file.entries.empty()) continue;
    Texts& texts = strings.locales_[ascii_lower(file.locale)];
    for (const auto& [key, entry] : file.entries) {
      if (!all_fallback.contains(key) && !is_counted(key))
        return unknown_key(file, key, entry, fmt::format("{}.yml has none", fallback_locale));
      texts.insert_or_assign(key, entry.text);
    }
  }
  for (const std::string_view key : program_keys) {
    if (strings.find(fallback_locale, key) == nullptr)
      return fail(fmt::format("{} lacks the text \"{}\"", fallback->source->place, key));
  }
  for (const auto& [locale, texts] : strings.locales_) {
    LocaleTexts::ByNumber& numbered = strings.by_number_[locale];
    for (const auto& [name, key] : strings.names_) numbered.push_back(strings.find(locale, key));
  }
  return strings;
}

const std::string* Strings::find(std::string_view locale, std::string_view key) const {
  const auto texts = locales_.find(locale);
  if (texts == locales_.end()) return nullptr;
  const auto text = texts->second.find(key);
  return text == texts->second.end() ? nullptr : &text->second;
}

LocaleTexts Strings::texts_for(std::string_view locale) const {
  LocaleTexts texts;
  const std::string wanted = ascii_lower(locale);
  for (std::string_view at = wanted; !at.empty(); at = parent_locale(at)) {
    if (const auto found = by_number_.find(at); found != by_number_.end()) texts.add(found->second);
  }
  texts.add(by_number_.find(fallback_locale)->second);
  return texts;
}

std::string Strings::text_locale(std::string_view locale) const {
  const std::string wanted = ascii_lower(locale);
  for (std::string_view at = wanted; !at.empty(); at = parent_locale(at)) {
    if (locales_.contains(at)) return std::string(at);
  }
  return std::string(fallback_locale);
}

std::string Strings::text(std::string_view locale, std::string_view key, const std::vector<std::string>& values) const {
  const std::string wanted = ascii_lower(locale);
  const std::string* found = nullptr;
  for (std::string_view at = wanted; found == nullptr && !at.empty(); at = parent_locale(at)) found = find(at, key);
  if (found == nullptr) found = find(fallback_locale, key);
  return found == nullptr ? std::string(key) : fill_in(*found, values);
}

std::string Strings::counted_text(std::string_view locale, std::string_view key, std::size_t count) const {
  const auto text_in = [&](std::string_view at) {
    const std::string* found = find(at, fmt::format("{}.{}", key, plural_category(at, count)));
    return found != nullptr ? found : find(at, fmt::format("{}.other", key));
  };
  const std::string wanted = ascii_lower(locale);
  for (std::string_view at = wanted; !at.empty(); at = parent_locale(at)) {
    if (const std::string* found = text_in(at)) return fill_in(*found, {number_text(wanted, count)});
  }
  const std::string* found = text_in(fallback_locale);
  return found == nullptr ? std::string(key) : fill_in(*found, {number_text(fallback_locale, count)});
}

}  // namespace waymark
