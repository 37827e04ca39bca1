#pragma once
// One finding, as data. Whoever makes it does not choose its severity (policy.h does) and does not print it.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "diagnostics/rule.h"
#include "source/span.h"

namespace waymark {

struct Edit {
  SourceId source;
  Span span;  // bytes replaced; empty to insert
  std::string replacement;
  friend bool operator==(const Edit&, const Edit&) = default;
};

enum class Trust : std::uint8_t {
  safe,          // the author would sign it unseen
  needs_review,  // likely what was meant
};

struct Fix {
  std::string title;  // imperative, without a full stop: "Insert a space after ##"
  Trust trust = Trust::safe;
  std::vector<Edit> edits;  // in one file, or several; never overlapping
  friend bool operator==(const Fix&, const Fix&) = default;
};

struct Diagnostic {
  Rule rule;
  SourceId source;
  Span span;
  std::string message;                // one sentence without a full stop that quotes the author's own words
  std::string advice;                 // the way out, one sentence without a full stop; may be empty when a fix says it
  std::string reference;              // the link target as the author wrote it; empty where there is none
  std::vector<std::string> versions;  // in which the finding holds; empty: wherever the file is in force
  std::vector<std::string> locales;
  std::optional<Fix> fix;
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace waymark
