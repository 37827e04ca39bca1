#include "refactor/heading_text.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

std::string reworded(const std::string& text, std::string_view words) {
  SourceFile file{.text = text};
  const auto place = heading_text(file, {0, static_cast<std::uint32_t>(text.size())});
  if (!place) return "no heading";
  const auto written = written_heading(*place, words);
  if (!written) return written.error().message;
  std::string changed = text;
  return changed.replace(place->words.begin, place->words.end - place->words.begin, *written);
}

TEST(HeadingText, ExchangesTheWordsAlone) {
  EXPECT_EQ(reworded("## Old words", "New"), "## New");
  EXPECT_EQ(reworded("##   Old words  ##  ", "New"), "##   New  ##  ");
  EXPECT_EQ(reworded("##Old", "New"), "##New");
  EXPECT_EQ(reworded("# About C#", "About F#"), "# About F#");
  EXPECT_EQ(reworded("# About", "The sign #"), "# The sign \\#");
  EXPECT_EQ(reworded("Old\nwords\n=====", "New"), "New\n=====");
  EXPECT_EQ(reworded("Old\n---\n", "New"), "New\n---\n");
  EXPECT_EQ(reworded("<h2 id=\"x\">Old</h2>", "A & B"), "<h2 id=\"x\">A &amp; B</h2>");
  EXPECT_EQ(reworded("## [Old](x.md) *words*", "[New](y.md)"), "## [New](y.md)");
}

TEST(HeadingText, KeepsAnchors) {
  EXPECT_EQ(reworded("## <a name=\"x\"></a>Old", "New"), "## <a name=\"x\"></a>New");
  EXPECT_EQ(reworded("## <a name=\"x\"></a> <a id=\"y\"> </a>Old", "New"),
            "## <a name=\"x\"></a> <a id=\"y\"> </a>New");
  EXPECT_EQ(reworded("## Old <a name=\"x\"></a>", "New"), "## <a name=\"x\"></a>New");
}

TEST(HeadingText, RefusesWhatIsNoHeading) {
  EXPECT_EQ(reworded("## Old", "  "), "the new heading has no words");
  EXPECT_EQ(reworded("## Old", "One\ntwo"), "a heading is one line");
  EXPECT_EQ(reworded("## Old", "### New ##"), "## New");
  EXPECT_EQ(reworded("text", "New"), "no heading");
}

}  // namespace
}  // namespace waymark
