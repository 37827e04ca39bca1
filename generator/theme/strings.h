#pragma once
// Interface texts by locale: strings/<locale>.yml, nested keys joined by '.'. What counts something has a text for each
// plural category of the language.

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/failure.h"
#include "theme/theme_folders.h"

namespace waymark {

// The texts that templates show, for readers of one locale.
class LocaleTexts {
 public:
  using ByNumber = std::vector<const std::string*>;  // in the order of Strings::names(); null: there is none

  void add(const ByNumber& texts) { from_.push_back(&texts); }
  // Of the first that has it.
  std::string_view text(std::size_t number) const {
    for (const ByNumber* const texts : from_) {
      if ((*texts)[number] != nullptr) return *(*texts)[number];
    }
    return {};
  }

 private:
  std::vector<const ByNumber*> from_;
};

class Strings {
 public:
  static constexpr std::string_view fallback_locale = "en";

  // `files` of strings/, and `own` ones, whose texts take the place of single ones. Fails with file, line and column
  // when one is no YAML, is named for no language, lacks a text that pages need (fallback locale), or has a key that
  // the fallback locale has not.
  // Of `files` only those that readers of `locales` may need are read, as most of a small build's time went into 40
  // languages; empty: all.
  static Result<Strings> read(const ThemeSources& files, const ThemeSources& own,
                              const std::vector<std::string>& locales = {});

  // In `locale`, else what it is part of (parent_locale), else English; {0} {1} … replaced by `values`, once, left to
  // right. A value of the other writing direction stands between U+2068 and U+2069, which show nothing.
  std::string text(std::string_view locale, std::string_view key, const std::vector<std::string>& values = {}) const;
  // The same for what counts something: of the texts `key`.one, `key`.few, `key`.other … the one that the language uses
  // with `count`; {0} is the number.
  std::string counted_text(std::string_view locale, std::string_view key, std::size_t count) const;
  // Of the texts that templates show what text() gives for each; as long as the strings are there.
  LocaleTexts texts_for(std::string_view locale) const;
  // The locale whose file has the texts.
  std::string text_locale(std::string_view locale) const;
  // The name by which templates show a text, and its key: "T_ALERT_NOTE", "alert.note".
  const std::map<std::string, std::string, std::less<>>& names() const { return names_; }

  // A text that only the site's own files have: for its own templates.
  struct Added {
    std::string key;
    Failure unless_shown;  // what is wrong when none shows it: the key is mistyped
  };
  const std::vector<Added>& added() const { return added_; }

 private:
  using Texts = std::map<std::string, std::string, std::less<>>;
  const std::string* find(std::string_view locale, std::string_view key) const;
  std::map<std::string, Texts, std::less<>> locales_;  // lower case
  std::map<std::string, std::string, std::less<>> names_;
  std::map<std::string, LocaleTexts::ByNumber, std::less<>> by_number_;  // by locale
  std::vector<Added> added_;
};

// Keys that the program itself asks for, besides those that templates show.
std::span<const std::string_view> program_string_keys();

}  // namespace waymark
