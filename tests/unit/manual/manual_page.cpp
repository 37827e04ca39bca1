#include "manual/manual_page.h"

#include <cctype>
#include <gtest/gtest.h>
#include <regex>

#include "base/text.h"
#include "support/expected.h"

namespace waymark {
namespace {

std::string line_of(const TableRow& row) {
  std::string line = "|";
  for (const std::string& cell : row) line += " " + cell + " |";
  return line + "\n";
}

std::string table_of(const TableRow& header, const std::vector<TableRow>& rows) {
  std::string table = line_of(header) + "|";
  for (std::size_t i = 0; i < header.size(); ++i) table += "---|";
  table += "\n";
  for (const TableRow& row : rows) table += line_of(row);
  return table;
}

// Lines, told whether they stand in a fenced block.
template <typename Use>
void each_line(std::string_view text, Use use) {
  std::string_view fence;
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view trimmed = trim(line);
    if (fence.empty() ? trimmed.starts_with("```") : trimmed == fence) {
      fence = fence.empty() ? trimmed.substr(0, trimmed.find_first_not_of('`')) : std::string_view();
    } else {
      use(line, !fence.empty());
    }
  }
}

}  // namespace

std::string manual_page(std::string_view name) { return WAYMARK_SOURCE_DIR "/content/manual/" + std::string(name); }

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string sentence(std::string_view text) {
  if (text.empty()) return "";
  std::string out(text);
  static const std::regex name(R"(`[^`]*`|--[a-z]+|[A-Za-z*./-]*\.(yml|lock|json)\b|\bsite/|\b[a-z]+/[a-z]+-[a-z]+)");
  std::string marked;
  auto rest = out.cbegin();
  for (std::sregex_iterator i(out.cbegin(), out.cend(), name), end; i != end; ++i) {
    marked.append(rest, (*i)[0].first);
    marked += i->str().starts_with('`') ? i->str() : code(i->str());
    rest = (*i)[0].second;
  }
  marked.append(rest, out.cend());
  marked[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(marked[0])));
  return marked.ends_with('.') ? marked : marked + ".";
}

void expect_table(const std::string& page, const std::string& heading, const TableRow& header,
                  const std::vector<TableRow>& rows) {
  const std::string path = manual_page(page);
  const std::string text = read_test_file(path);
  const std::size_t section = text.find("\n" + heading + "\n");
  ASSERT_NE(section, std::string::npos) << page << " has no heading \"" << heading << "\"";
  const std::size_t section_end = std::min(text.find("\n## ", section + 1), text.size());
  const std::size_t begin = text.find("\n" + line_of(header), section);
  ASSERT_LT(begin, section_end) << page << " has no table " << line_of(header) << "below \"" << heading << "\"";
  std::size_t end = begin + 1;
  while (end < text.size() && text[end] == '|') end = std::min(text.find('\n', end), text.size() - 1) + 1;
  const std::string written = text.substr(begin + 1, end - begin - 1);
  const std::string known = table_of(header, rows);
  if (written == known) return;
  if (updates_expected()) {
    ExpectationUpdates updates(path);
    updates.replace(begin + 1, end, known);
    updates.write();
    return;
  }
  ADD_FAILURE() << page << ", " << heading << " (- in the manual, + in the program; UPDATE_EXPECTED=1 renews it)\n"
                << line_difference(written, known);
}

std::vector<std::string> code_spans(std::string_view text) {
  std::vector<std::string> spans;
  each_line(text, [&](std::string_view line, bool fenced) {
    if (fenced) return;
    for (std::size_t at = line.find('`'); at != std::string_view::npos;) {
      const std::size_t end = line.find('`', at + 1);
      if (end == std::string_view::npos) break;
      spans.emplace_back(line.substr(at + 1, end - at - 1));
      at = line.find('`', end + 1);
    }
  });
  return spans;
}

std::vector<std::string> code_lines(std::string_view text) {
  std::vector<std::string> lines;
  each_line(text, [&](std::string_view line, bool fenced) {
    if (fenced) lines.emplace_back(line);
  });
  return lines;
}

}  // namespace waymark
