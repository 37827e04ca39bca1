#pragma once
// The rules as SARIF describes them, with the manual's pages as their help.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "diagnostics/reports/report.h"

namespace waymark {

// reportingDescriptor objects (SARIF 2.1.0, 3.49) of all rules, in the order of Rule, so that Rule is their index.
nlohmann::ordered_json sarif_rules(const ReportOptions& options);

// "error", "warning", "note" or "none".
std::string_view sarif_level(Severity severity);

// Text as a SARIF message has it (3.11): what could be taken for a link or a placeholder is escaped.
std::string sarif_text(std::string_view text);

// A page of the manual outside of the manual: links to other pages become their text, as they would lead nowhere.
std::string without_relative_links(std::string_view markdown);

}  // namespace waymark
