#pragma once
// What stands in front of an article: YAML since 2016, <properties …/> and <tags …/> of 2013 to 2016, or one after the
// other. One type for all, with a span per key. Sources: reference of the dialects, chapter "Front matter"; the real
// articles.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/front_matter/renamed_sections.h"
#include "base/date.h"
#include "diagnostics/diagnostic.h"
#include "source/source_file.h"

namespace waymark {

struct FrontMatterField {
  std::string key;                 // as written: "ms.date", "pageTitle", "Module Name"
  std::string value;               // lists: joined by ", "
  std::vector<std::string> items;  // lists only
  Span key_span;
  Span value_span;  // inside the quotes
  bool legacy = false;
  bool is_list = false;
  friend bool operator==(const FrontMatterField&, const FrontMatterField&) = default;
};

struct FrontMatter {
  std::vector<FrontMatterField> fields;  // all, in order; on a clash YAML stands before legacy and wins
  bool has_yaml = false;
  bool has_legacy = false;
  Span span;  // everything that is not body

  // Read from the fields; empty where absent.
  std::string title;  // `title`, else `pageTitle`; as written, suffixes included
  std::string description;
  std::vector<std::string> keywords;
  std::vector<std::string> authors;
  std::optional<Date> date;  // ms.date, else date
  std::string locale;        // ms.contentlocale, else locale
  std::string version;
  std::vector<std::string> services;
  std::string asset_id;  // ms.assetid, else asset_id
  std::string redirect_url;
  std::vector<RenamedSection> renamed_sections;
  std::string dialect;  // as written, for compile()

  const FrontMatterField* find(
      std::string_view key) const;  // exact key, the one that wins; keys of legacy elements ignore case
  friend bool operator==(const FrontMatter&, const FrontMatter&) = default;
};

// Reads the front matter at the start of `file` (after a BOM and blank lines) and reports front-matter/… rules. Never
// throws; what is malformed is a finding, and everything readable is kept. Linear in the size of the file.
FrontMatter read_front_matter(const SourceFile& file, Diagnostics& diagnostics);

}  // namespace waymark
