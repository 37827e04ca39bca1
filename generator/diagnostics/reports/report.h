#pragma once
// Findings as text for people and as JSON for programs. Returns strings; commands/ prints them.

#include <string>
#include <unordered_map>
#include <vector>

#include "diagnostics/policy/policy.h"
#include "source/source_file.h"

namespace waymark {

// file:line:column: severity: message [rule], the source line, a caret under the span, then "help:" lines with advice
// and fix. ANSI colours when `colour`.
std::string text_report(const std::vector<Finding>& findings, const SourceSet& sources, bool colour);

// In which versions and locales a file is in force. Both empty for a file of which no text is made.
struct Readership {
  std::vector<std::string> versions;
  std::vector<std::string> locales;
};

// An array of objects: rule, severity, file, line, column, end_line, end_column, message, advice, reference, versions,
// locales, fix (title, trust, edits: file, line, column, end_line, end_column, replacement) or null. Versions and
// locales are those in which the finding holds: its own, else those of its file, which `readerships` has by source.
// UTF-8, two-space indent, newline at the end.
std::string json_report(const std::vector<Finding>& findings, const SourceSet& sources,
                        const std::unordered_map<SourceId, Readership>& readerships = {});

// "3 errors, 1 warning and 12 hints in 8 files"; "no findings".
std::string summary(const std::vector<Finding>& findings);

}  // namespace waymark
