// content/manual/theme-data.md has the names that templates may use, each beside the list whose entries have it, and no
// other.

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "base/text.h"
#include "manual/manual_page.h"
#include "support/expected.h"
#include "theme/template_names.h"

namespace waymark {
namespace {

using Names = std::set<std::string, std::less<>>;

bool reads_as_name(std::string_view span) {
  return std::ranges::all_of(span, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

// The names in each section with a heading of level 2.
std::vector<Names> names_by_section() {
  std::vector<Names> sections;
  const std::string text = read_test_file(manual_page("theme-data.md"));
  for (std::size_t at = text.find("\n## "); at != std::string::npos;) {
    const std::size_t end = text.find("\n## ", at + 1);
    Names& names = sections.emplace_back();
    for (std::string& span : code_spans(std::string_view(text).substr(at, end - at))) {
      if (reads_as_name(span)) names.insert(std::move(span));
    }
    at = end;
  }
  return sections;
}

TEST(ThemeData, HasEveryNameBesideItsList) {
  const std::vector<Names> sections = names_by_section();
  for (const TemplateName& name : template_names()) {
    const bool there = std::ranges::any_of(sections, [&](const Names& names) {
      return names.contains(name.name) && (name.within.empty() || names.contains(name.within));
    });
    EXPECT_TRUE(there) << name.name << (name.within.empty() ? "" : " in the section of ") << name.within;
  }
}

TEST(ThemeData, HasNoNameThatDoesNotExist) {
  for (const Names& names : names_by_section()) {
    for (const std::string& name : names) EXPECT_NE(find_template_name(name), nullptr) << name;
  }
}

}  // namespace
}  // namespace waymark
