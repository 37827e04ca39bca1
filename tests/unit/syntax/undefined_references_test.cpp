#include <gtest/gtest.h>

#include "outline.h"

namespace waymark {
namespace {

// "[a][b]=b" for each reference found; a "?" follows the shortcuts.
std::string undefined_in(std::string_view text) {
  std::string out;
  for (const auto& reference : parse_all(text).undefined_references) {
    if (!out.empty()) out += " | ";
    out += std::string(slice(text, reference.span)) + "=" + reference.label + (reference.shortcut ? "?" : "");
  }
  return out;
}

struct Case {
  std::string_view markdown;
  std::string_view found;
};

TEST(UndefinedReferences, AreFoundWhereTheyStand) {
  static constexpr Case cases[] = {
      {"a [b][c] d", "[b][c]=c"},
      {"[b][]", "[b][]=b"},
      {"[b]", "[b]=b?"},
      {"![b][c] ![d]", "![b][c]=c | ![d]=d?"},
      {"> a\n> [b\n> c][d e]", "[b\n> c][d e]=d e"},
      {"[*b* `c`][d]", "[*b* `c`][d]=d"},
      {"[b [c] d][e]", "[c]=c? | [b [c] d][e]=e"},
      {"[[b]]", "[b]=b?"},
      {"| [b][c] |\n|---|", "[b][c]=c"},
      {"[b] [c][d]\n\n[c]: x", "[b]=b? | [c][d]=d"},
      {"[b][c] text [c]\n\n[c]: x", ""},
      {"\\[b] &#91;c] [d\\]", ""},
      {"`[b]` <b c='[d]'> `` [e]", "[e]=e?"},
      {"- [ ] a\n- [x] b\n", ""},
      {"[ ] [] [!NOTE] [AZURE.NOTE] [^b]", ""},
      {"[!INCLUDE [a](b)] x [!INCLUDE [a](b)]", ""},
      {"[a](b c) [d](e)", ""},
      {"[a [b](c) d]", ""},
      {"[a] (b)", "[a]=a?"},
      {"[a] [b]", "[a]=a? | [b]=b?"},
      {"www.a.org/[b]", ""},
      {"a ] b [ c", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(undefined_in(c.markdown), c.found) << c.markdown;
}

TEST(UndefinedReferences, KeepTheAuthorsWords) {
  const auto found = parse_all("see [the *docs*][ Docs ]").undefined_references;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "the *docs*");
  EXPECT_EQ(found[0].label, "Docs");
  EXPECT_FALSE(found[0].shortcut);
}

}  // namespace
}  // namespace waymark
