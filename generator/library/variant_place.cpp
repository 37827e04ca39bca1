#include "library/variant_place.h"

#include <fmt/format.h>

#include "base/date.h"
#include "base/text.h"

namespace waymark {
namespace {

// "2015", "2015-06", "2015-06-18": the first day it stands for.
std::optional<Date> label_date(std::string_view label) {
  const std::vector<std::string_view> parts = split(label, '-');
  if (parts.size() > 3 || parts.front().size() != 4) return std::nullopt;
  std::string day(label);
  for (std::size_t i = parts.size(); i < 3; ++i) day += "-01";
  return parse_date(day);
}

struct DatedVersion {
  std::optional<VersionId> version;
  bool labels_are_dates = false;
  bool before_first = false;
};

DatedVersion version_at(Date date, const Library& library) {
  DatedVersion result;
  std::optional<VersionId> oldest;
  for (std::size_t i = 0; i < library.version_count(); ++i) {
    const std::optional<Date> starts = label_date(library.version_name(VersionId{i}));
    if (!starts) continue;
    result.labels_are_dates = true;
    if (!oldest) oldest = VersionId{i};
    if (*starts <= date) result.version = VersionId{i};
  }
  // Older than every declared version: it was there when the oldest began.
  result.before_first = !result.version && oldest;
  if (!result.version) result.version = oldest;
  return result;
}

Span field_span(const FrontMatter& front_matter, std::string_view key) {
  const FrontMatterField* field = front_matter.find(key);
  return field == nullptr ? Span{} : field->value_span;
}

void report_before_first(const Article& article, const SourceFile& file, VersionId oldest, const Library& library,
                         Diagnostics& diagnostics) {
  const std::string_view key = article.front_matter.find("ms.date") != nullptr ? "ms.date" : "date";
  diagnostics.push_back(
      {.rule = Rule::version_before_first,
       .source = file.id,
       .span = field_span(article.front_matter, key),
       .message = fmt::format("the date \"{}\" is before every version of this site; the file is taken for {}",
                              iso_date(*article.front_matter.date), library.version_name(oldest)),
       .advice = "Declare a version of that time under versions in site.yml, or write version: in its front matter"});
}

VersionId place_version(const Article& article, const SourceFile& file, const Library& library,
                        Diagnostics& diagnostics) {
  if (library.version_count() == 1) return VersionId{0};
  const Config& config = *library.config;
  const FrontMatter& front_matter = article.front_matter;
  if (!front_matter.version.empty()) {
    if (const auto version = config.find_version(front_matter.version)) return *version;
    diagnostics.push_back(
        {.rule = Rule::version_unknown,
         .source = file.id,
         .span = field_span(front_matter, "version"),
         .message = fmt::format("the version \"{}\" is not declared in site.yml", front_matter.version),
         .advice = "Declare it under versions, or name a declared one"});
  }
  if (!file.version.empty()) {
    if (const auto version = config.find_version(file.version)) return *version;
  }
  DatedVersion dated;
  if (front_matter.date) {
    dated = version_at(*front_matter.date, library);
    if (dated.before_first) report_before_first(article, file, *dated.version, library, diagnostics);
    if (dated.version) return *dated.version;
  }
  // A version that was named but is not known has had its finding.
  if (file.version.empty() && front_matter.version.empty()) {
    const std::string& current = library.version_name(library.current_version());
    diagnostics.push_back(
        {.rule = Rule::version_undated,
         .source = file.id,
         .message = front_matter.date
                        ? fmt::format("the date \"{}\" does not say which version this file is of; it is taken for {}",
                                      iso_date(*front_matter.date), current)
                        : fmt::format("nothing says which version this file is of; it is taken for {}", current),
         .advice = "Add version: to its front matter, or give its path the version"});
  }
  return library.current_version();
}

std::optional<LocaleId> place_locale(const Article& article, const SourceFile& file, const Library& library,
                                     Diagnostics& diagnostics) {
  const Config& config = *library.config;
  if (!file.locale.empty()) return config.find_locale(file.locale);
  const std::string& named = article.front_matter.locale;
  if (named.empty()) return config.source_locale;
  if (const auto locale = config.find_locale(named)) return *locale;
  const std::string_view key = article.front_matter.find("ms.contentlocale") != nullptr ? "ms.contentlocale" : "locale";
  diagnostics.push_back(
      {.rule = Rule::locale_unknown,
       .source = file.id,
       .span = field_span(article.front_matter, key),
       .message = fmt::format("the locale \"{}\" is not declared in site.yml; the file is taken for {}", named,
                              library.locale_tag(config.source_locale)),
       .advice = "Declare it under locales, or correct it"});
  return config.source_locale;
}

}  // namespace

std::optional<VariantPlace> place_variant(const Article& article, const Library& library, Diagnostics& diagnostics) {
  const SourceFile& file = library.sources->file(article.source);
  const std::optional<LocaleId> locale = place_locale(article, file, library, diagnostics);
  if (!locale) return std::nullopt;
  return VariantPlace{.article = file.article.empty() ? std::string(stem_of(file.logical_path)) : file.article,
                      .locale = *locale,
                      .version = place_version(article, file, library, diagnostics)};
}

}  // namespace waymark
