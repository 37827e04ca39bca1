#include "config/config.h"

#include "base/text.h"

namespace waymark {

const std::string& LocalizedText::in(std::string_view locale, std::string_view source_locale) const {
  static const std::string none;
  for (const std::string_view key : {locale, source_locale, std::string_view()}) {
    if (const auto found = by_locale.find(key); found != by_locale.end()) return found->second;
  }
  return none;
}

std::optional<Dialect> parse_dialect(std::string_view name) {
  if (name == "auto") return Dialect::automatic;
  if (name == "docs") return Dialect::docs;
  if (name == "legacy") return Dialect::legacy;
  if (name == "gfm") return Dialect::gfm;
  if (name == "commonmark") return Dialect::commonmark;
  return std::nullopt;
}

std::optional<LocaleId> Config::find_locale(std::string_view tag_or_folder) const {
  for (std::size_t i = 0; i < locales.size(); ++i) {
    if (iequals(locales[i].tag, tag_or_folder)) return LocaleId{i};
  }
  for (std::size_t i = 0; i < locales.size(); ++i) {
    for (const std::string& alias : locales[i].folders) {
      if (iequals(alias, tag_or_folder)) return LocaleId{i};
    }
  }
  return std::nullopt;
}

std::optional<VersionId> Config::find_version(std::string_view wanted) const {
  for (std::size_t i = 0; i < versions.size(); ++i) {
    if (iequals(versions[i].name, wanted)) return VersionId{i};
  }
  return std::nullopt;
}

SearchConfig::Synonyms SearchConfig::synonyms_in(std::string_view locale) const {
  Synonyms all;
  for (const std::string_view key : {std::string_view(), locale}) {
    const auto found = synonyms.find(key);
    if (found != synonyms.end()) all.insert(all.end(), found->second.begin(), found->second.end());
    if (locale.empty()) break;
  }
  return all;
}

}  // namespace waymark
