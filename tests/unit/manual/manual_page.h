#pragma once
// A page of the manual whose tables repeat what the program knows: they are compared with it, and UPDATE_EXPECTED=1
// writes them anew, so that each fact has one source.

#include <string>
#include <string_view>
#include <vector>

namespace waymark {

// The path of a page below content/manual.
std::string manual_page(std::string_view name);

// A cell as Markdown: a sentence with a capital and a full stop, names of files and flags as code.
std::string sentence(std::string_view text);
std::string code(std::string_view text);

using TableRow = std::vector<std::string>;

// The first table below the heading line `heading` ("## Exit codes") has `header` and exactly `rows`.
void expect_table(const std::string& page, const std::string& heading, const TableRow& header,
                  const std::vector<TableRow>& rows);

// What stands between backticks, fenced blocks left out: of `content[].layout` the text without them.
std::vector<std::string> code_spans(std::string_view text);

// The lines of fenced blocks.
std::vector<std::string> code_lines(std::string_view text);

}  // namespace waymark
