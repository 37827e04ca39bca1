// content/manual/theme-data.md has the names that templates may use, each with the list whose entries have it.

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "manual/manual_page.h"
#include "support/expected.h"
#include "theme/template_names.h"

namespace waymark {
namespace {

// Each name with the list beside it, as the tables have them: | `NAME`, `NAME` in `LIST` | what it is |.
std::vector<std::pair<std::string, std::string>> documented_names() {
  const std::string text = read_test_file(manual_page("theme-data.md"));
  std::vector<std::pair<std::string, std::string>> names;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.starts_with("| `")) continue;
    const std::string_view cell = split(line, '|')[1];
    const std::size_t in = cell.find(" in ");
    const std::string list = in == std::string_view::npos ? "" : join(code_spans(cell.substr(in)), ", ");
    for (std::string& name : code_spans(cell.substr(0, in))) names.emplace_back(std::move(name), list);
  }
  std::ranges::sort(names);
  return names;
}

TEST(ThemeData, HasEveryNameWithItsListAndNoOther) {
  std::vector<std::pair<std::string, std::string>> known;
  for (const TemplateName& name : template_names()) known.emplace_back(name.name, name.within);
  std::ranges::sort(known);
  const auto documented = documented_names();
  for (const auto& name : known)
    EXPECT_THAT(documented, testing::Contains(name)) << "is not in theme-data.md, or not with this list";
  for (const auto& name : documented) EXPECT_THAT(known, testing::Contains(name)) << "is not known to templates";
  EXPECT_EQ(documented.size(), known.size()) << "a name stands in theme-data.md twice";
}

}  // namespace
}  // namespace waymark
