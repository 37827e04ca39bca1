#include "library/translations/translation_alignment.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "library/translations/borrowed_sections.h"

namespace waymark {
namespace {

// One section a line: "## id|html", "## lifted=id|html"; the first line is what stands before them.
Article text_of(std::string_view lines) {
  Article article;
  article.sections.push_back({});
  article.pieces.push_back({});
  for (const std::string_view line : split(lines, '\n')) {
    const std::size_t level = line.find_first_not_of('#');
    if (level == 0 || level == std::string_view::npos) continue;
    const auto index = static_cast<SectionIndex>(article.sections.size());
    std::string_view id = trim(line.substr(level, line.find('|') - level));
    const bool lifted = id.starts_with("lifted=");
    if (lifted) id.remove_prefix(7);
    Section section{.level = static_cast<std::uint8_t>(level), .anchor = std::string(id)};
    for (SectionIndex i = index; i-- > 1;) {
      if (article.sections[i].level < section.level) {
        section.parent = i;
        break;
      }
    }
    article.sections.push_back(section);
    article.anchors.push_back(
        {.id = std::string(id), .kind = lifted ? AnchorKind::lifted : AnchorKind::slug, .section = index});
    const std::size_t bar = line.find('|');
    article.pieces.push_back({.html = bar == std::string_view::npos ? "" : std::string(line.substr(bar + 1))});
  }
  return article;
}

// "translation=source evidence", what has no counterpart left out.
std::string pairs(const Article& source, const Article& translation) {
  const TranslationAlignment alignment = align_translation(source, translation);
  const char* names[] = {"anchor", "spelling", "order", "content"};
  std::string text;
  for (SectionIndex t = 1; t < translation.sections.size(); ++t) {
    const TranslationAlignment::Pair& pair = alignment.source_of[t];
    if (pair.source == no_index) continue;
    if (!text.empty()) text += ", ";
    text += translation.sections[t].anchor + "=" + source.sections[pair.source].anchor + " " +
            names[static_cast<std::size_t>(pair.evidence)];
  }
  return text;
}

TEST(TranslationAlignment, TakesTheStrongestEvidence) {
  const struct {
    const char* what;
    const char* source;
    const char* translation;
    const char* pairs;
  } cases[] = {
      {"explicit anchors, in another order", "# a\n## one\n## two", "# b\n## lifted=two\n## lifted=one",
       "b=a order, two=two anchor, one=one anchor"},
      {"ids that differ by case", "# a\n## Set-Up\n## two", "# b\n## lifted=set-up\n## twee",
       "b=a order, set-up=Set-Up spelling, twee=two order"},
      {"the same plan", "# a\n## one\n### deep\n## two", "# b\n## een\n### diep\n## twee",
       "b=a order, een=one order, diep=deep order, twee=two order"},
      {"one is missing, and nothing tells which", "# a\n## one\n## two", "# b\n## een", "b=a order"},
      {"one is missing between known ones", "# a\n## one\n## two\n## three\n## four",
       "# b\n## lifted=one\n## drie\n## lifted=four", "b=a order, one=one anchor, four=four anchor"},
      {"numbers and code tell which",
       "# a\n## one|<p>Wait 30 seconds.</p>\n## two|<p><code>setup.exe</code> 10 20 30</p>",
       "# b\n## twee|<p><code>setup.exe</code> 10 20 30.</p>", "b=a order, twee=two content"},
      {"the same place, but other matter", "# a\n## one|<p><code>a</code><code>b</code> 1 2 3</p>",
       "# b\n## een|<p><code>x</code><code>y</code> 7 8 9</p>", "b=a order"},
      {"another level", "# a\n## one", "# b\n### een", "b=a order"},
  };
  for (const auto& c : cases) EXPECT_EQ(pairs(text_of(c.source), text_of(c.translation)), c.pairs) << c.what;
}

std::string borrowed(const char* source_lines, const char* translation_lines) {
  const Article source = text_of(source_lines);
  const Article translation = text_of(translation_lines);
  const TranslationAlignment alignment = align_translation(source, translation);
  if (!covers(source, translation, alignment)) return "another text";
  std::string text;
  for (const BorrowedSection& section :
       place_borrowed(source, translation, alignment, missing_sections(source, alignment))) {
    if (!text.empty()) text += ", ";
    text += source.sections[section.section].anchor + " behind " + translation.sections[section.after].anchor + " at " +
            std::to_string(section.level);
  }
  return text;
}

TEST(BorrowedSections, StandInTheirPlace) {
  EXPECT_EQ(borrowed("# a\n## one\n## two\n## three", "# b\n## lifted=one\n## lifted=three"), "two behind one at 2");
  // Sections of the translation's own below the one before it stay there.
  EXPECT_EQ(borrowed("# a\n## one\n## two\n## three", "# b\n## lifted=one\n### eigen\n## lifted=three"),
            "two behind eigen at 2");
  EXPECT_EQ(borrowed("# a\n## one\n### x\n## two\n## three", "# b\n## lifted=one\n### lifted=x\n## lifted=three"),
            "two behind x at 2");
  // A first subsection stands right behind its parent, and one level deeper than it, wherever that is.
  EXPECT_EQ(borrowed("# a\n## one\n### x\n### y\n## two", "# b\n### lifted=one\n#### lifted=y\n### lifted=two"),
            "x behind one at 4");
  EXPECT_EQ(borrowed("# a\n## one\n## two\n## three\n## four\n## five", "# b\n## lifted=one\n## lifted=two"),
            "another text");
  EXPECT_EQ(borrowed("# a\n## one\n## two\n### z", "# b\n## lifted=one\n## lifted=three"), "z behind three at 3");
}

TEST(BorrowedSections, LeaveOutWhatCannotStandThere) {
  EXPECT_EQ(borrowed("# a\n## one\n## two|<sup data-footnote-ref>1</sup>", "# b\n## lifted=one"), "");
  // A heading whose sections are translated.
  EXPECT_EQ(borrowed("# a\n## one\n## group\n### x\n### y", "# b\n## lifted=one\n## lifted=x\n## lifted=y"), "");
}

}  // namespace
}  // namespace waymark
