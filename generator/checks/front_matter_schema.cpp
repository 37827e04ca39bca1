#include "checks/front_matter_schema.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/date.h"
#include "base/edit_distance.h"
#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "source/glob.h"

namespace waymark {
namespace {

using Dates = FrontMatterKeyRule::Dates;

std::string listed(const std::vector<std::string>& names) {
  // More would be no help.
  constexpr std::size_t most = 8;
  if (names.size() <= most) return join(names, ", ");
  return join({names.begin(), names.begin() + most}, ", ") + ", …";
}

class SchemaChecker {
 public:
  SchemaChecker(const Library& library, Diagnostics& diagnostics)
      // Somewhere on earth it is tomorrow already.
      : library_(library), diagnostics_(diagnostics), tomorrow_(day_after(today())) {}

  void check(const Article& article) {
    const SourceFile& file = library_.sources->file(article.source);
    for (const FrontMatterSchema& schema : library_.config->front_matter) {
      const bool holds = std::ranges::any_of(schema.globs, [&](const std::string& glob) {
        return glob_matches(glob, file.logical_path) || glob_matches(glob, file.path);
      });
      if (holds) check(article, schema);
    }
  }

 private:
  void check(const Article& article, const FrontMatterSchema& schema) {
    const FrontMatter& front = article.front_matter;
    for (const std::string& key : schema.required) {
      const FrontMatterField* field = front.find(key);
      if (field != nullptr && !is_empty(*field)) continue;
      // Where the front matter begins, else the key without a value.
      const Span place = field == nullptr ? start_of(front) : field->key_span;
      report(Rule::front_matter_missing_key, article, place,
             field == nullptr ? fmt::format("the front matter has no \"{}\"", key)
                              : fmt::format("\"{}\" has no value", key),
             fmt::format("Write \"{}:\" with a value", key));
    }
    for (const FrontMatterField& field : front.fields) {
      if (!schema.allowed.empty()) check_name(article, field, schema);
      for (const FrontMatterKeyRule& rule : schema.keys) {
        if (is_named(field, rule.key) && !is_empty(field)) check_value(article, field, rule);
      }
    }
  }

  static bool is_empty(const FrontMatterField& field) { return trim(field.value).empty() && field.items.empty(); }

  static bool is_named(const FrontMatterField& field, std::string_view key) {
    return field.legacy ? iequals(field.key, key) : field.key == key;
  }

  static Span start_of(const FrontMatter& front) {
    return front.fields.empty() ? Span{} : front.fields.front().key_span;
  }

  void check_name(const Article& article, const FrontMatterField& field, const FrontMatterSchema& schema) {
    std::vector<std::string> known = schema.allowed;
    known.insert(known.end(), schema.required.begin(), schema.required.end());
    for (const FrontMatterKeyRule& rule : schema.keys) known.push_back(rule.key);
    const bool is_known = std::ranges::any_of(
        known, [&](const std::string& name) { return is_named(field, name) || glob_matches(name, field.key); });
    if (is_known) return;
    const auto near = nearest(field.key, known);
    std::optional<Fix> fix;
    // Looking for each in all costs the product of both.
    constexpr std::size_t most_fields = 1000;
    if (near && near->find('*') == std::string::npos && article.front_matter.fields.size() <= most_fields &&
        article.front_matter.find(*near) == nullptr)
      fix = Fix{.title = fmt::format("Write \"{}\"", *near),
                .trust = Trust::needs_review,
                .edits = {{.source = article.source, .span = field.key_span, .replacement = *near}}};
    report(Rule::front_matter_unknown_key, article, field.key_span,
           fmt::format("the front matter has a key \"{}\", which this site does not know", field.key),
           near ? fmt::format("The nearest key is \"{}\"", *near) : fmt::format("It knows {}", listed(known)),
           std::move(fix));
  }

  void check_value(const Article& article, const FrontMatterField& field, const FrontMatterKeyRule& rule) {
    const std::vector<std::string> alone = {field.value};
    const std::vector<std::string>& values = field.is_list ? field.items : alone;
    for (const std::string& value : values) {
      check_choice(article, field, rule, value);
      check_pattern(article, field, rule, value);
      check_date(article, field, rule, value);
    }
    const std::size_t length = count_code_points(field.value);
    if (rule.longest && length > *rule.longest)
      report_value(article, field,
                   fmt::format("\"{}\" has {} characters, and may have {}", field.key, length, *rule.longest),
                   "Say it in fewer words");
    if (rule.shortest && length < *rule.shortest)
      report_value(article, field,
                   fmt::format("\"{}\" has {} characters, and must have {}", field.key, length, *rule.shortest),
                   "Say more");
  }

  void check_choice(const Article& article, const FrontMatterField& field, const FrontMatterKeyRule& rule,
                    const std::string& value) {
    if (rule.values.empty() || std::ranges::find(rule.values, value) != rule.values.end()) return;
    const auto near = nearest(value, rule.values);
    std::optional<Fix> fix;
    if (near && !field.is_list)
      fix = Fix{.title = fmt::format("Write \"{}\"", *near),
                .trust = Trust::needs_review,
                .edits = {{.source = article.source, .span = field.value_span, .replacement = *near}}};
    report(Rule::front_matter_bad_value, article, field.value_span,
           fmt::format("\"{}\" is no value of \"{}\"", value, field.key),
           near ? fmt::format("The nearest one is \"{}\"", *near) : fmt::format("Write one of {}", listed(rule.values)),
           std::move(fix));
  }

  void check_pattern(const Article& article, const FrontMatterField& field, const FrontMatterKeyRule& rule,
                     const std::string& value) {
    if (rule.pattern.empty()) return;
    auto known = patterns_.find(rule.pattern);
    if (known == patterns_.end()) {
      Result<Pattern> pattern = Pattern::compile(rule.pattern);
      if (!pattern) return;  // told where site.yml is read
      known = patterns_.emplace(rule.pattern, *std::move(pattern)).first;
    }
    const std::optional<bool> fits = known->second.fits(value);
    if (fits == true) return;
    report_value(article, field,
                 fits
                     ? fmt::format("\"{}\" does not fit the pattern \"{}\" of \"{}\"", value, rule.pattern, field.key)
                     : fmt::format("comparing the value of \"{}\" with \"{}\" takes too long", field.key, rule.pattern),
                 fits ? "Write it as the pattern has it, or change the pattern in site.yml"
                      : "Write a simpler pattern in site.yml");
  }

  void check_date(const Article& article, const FrontMatterField& field, const FrontMatterKeyRule& rule,
                  const std::string& value) {
    if (rule.date == Dates::any_text) return;
    const std::optional<Date> date = parse_date(value);
    if (!date) {
      report_value(article, field, fmt::format("\"{}\" is no date", value), "Write it as 2017-03-23 or 03/23/2017");
    } else if (rule.date == Dates::past && *date > tomorrow_) {
      report(Rule::front_matter_future_date, article, field.value_span,
             fmt::format("\"{}\" says {}, which is still to come", field.key, iso_date(*date)),
             "Write the day on which the text was last looked at");
    }
  }

  void report_value(const Article& article, const FrontMatterField& field, std::string message, std::string advice) {
    report(Rule::front_matter_bad_value, article, field.value_span, std::move(message), std::move(advice));
  }

  void report(Rule rule, const Article& article, Span span, std::string message, std::string advice,
              std::optional<Fix> fix = std::nullopt) {
    diagnostics_.push_back({.rule = rule,
                            .source = article.source,
                            .span = span,
                            .message = std::move(message),
                            .advice = std::move(advice),
                            .fix = std::move(fix)});
  }

  const Library& library_;
  Diagnostics& diagnostics_;
  Date tomorrow_;
  std::map<std::string, Pattern, std::less<>> patterns_;
};

}  // namespace

void check_front_matter_schemas(const Library& library, Diagnostics& diagnostics) {
  if (library.config->front_matter.empty()) return;
  SchemaChecker checker(library, diagnostics);
  for (const Variant& variant : library.variants) {
    if (variant.compiled.front_matter.redirect_url.empty()) checker.check(variant.compiled);
  }
}

}  // namespace waymark
