// What must hold for every article whatever it says, tried on the real ones that lie beside the repository. Skipped
// where they do not.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>

#include "article/compile.h"
#include "piece_balance.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;

SourceSet load(const fs::path& folder) {
  SourceSet set;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".md" || entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  for (const fs::path& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    SourceFile file;
    file.text.assign(std::istreambuf_iterator<char>(stream), {});
    file.path = file.logical_path = fs::relative(path, folder).generic_string();
    file.lines = LineIndex(file.text);
    set.add(std::move(file));
  }
  return set;
}

bool is_inside(Span span, const SourceFile& file) { return span.begin <= span.end && span.end <= file.text.size(); }

std::string apply(std::string text, std::vector<Edit> edits) {
  std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span; });
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    text.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->replacement);
  }
  return text;
}

void check_shape(const Compiled& compiled, const SourceSet& sources, bool documentation) {
  const Article& article = compiled.article;
  ASSERT_EQ(article.pieces.size(), article.sections.size());
  for (const Piece& piece : article.pieces) {
    if (documentation) {
      EXPECT_EQ(imbalance_of(piece.html), "") << piece.html;
    }
    std::uint32_t last = 0;
    for (const Slot& slot : piece.slots) {
      EXPECT_GE(slot.offset, last);
      last = slot.offset;
      ASSERT_LT(slot.offset, piece.html.size());
      EXPECT_EQ(piece.html[slot.offset - 1], '"');
      EXPECT_EQ(piece.html[slot.offset], '"');
      EXPECT_LT(slot.reference, article.references.size());
    }
  }
  std::map<std::string, int> ids;
  for (const Anchor& anchor : article.anchors) {
    EXPECT_EQ(++ids[anchor.id], 1) << anchor.id;
    EXPECT_TRUE(is_inside(anchor.span, sources.file(anchor.source)));
    EXPECT_LT(anchor.section, article.sections.size());
  }
  for (const Reference& reference : article.references) {
    const SourceFile& file = sources.file(reference.source);
    ASSERT_TRUE(is_inside(reference.span, file));
    ASSERT_TRUE(is_inside(reference.target_span, file));
    EXPECT_LT(reference.section, article.sections.size());
    EXPECT_EQ(reference.written,
              file.text.substr(reference.target_span.begin, reference.target_span.end - reference.target_span.begin));
  }
  for (const Diagnostic& diagnostic : compiled.diagnostics) {
    EXPECT_TRUE(is_inside(diagnostic.span, sources.file(diagnostic.source))) << diagnostic.message;
    EXPECT_FALSE(diagnostic.message.ends_with('.')) << diagnostic.message;
  }
}

// All safe fixes of a file at once; those whose edits meet another's wait.
std::vector<Edit> safe_edits(const Diagnostics& diagnostics, SourceId source) {
  std::vector<Edit> edits;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!diagnostic.fix || diagnostic.fix->trust != Trust::safe || diagnostic.source != source) continue;
    const bool free = std::ranges::none_of(diagnostic.fix->edits, [&](const Edit& edit) {
      return std::ranges::any_of(edits, [&](const Edit& other) {
        return edit.span.begin < other.span.end && other.span.begin < edit.span.end;
      });
    });
    if (free) edits.insert(edits.end(), diagnostic.fix->edits.begin(), diagnostic.fix->edits.end());
  }
  return edits;
}

std::vector<std::string> with_safe_fix(const Diagnostics& diagnostics, SourceId source) {
  std::vector<std::string> found;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.fix && diagnostic.fix->trust == Trust::safe && diagnostic.source == source) {
      found.push_back(std::string(info(diagnostic.rule).id) + ": " + diagnostic.message);
    }
  }
  return found;
}

class RealArticles : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const fs::path folder = fs::path(WAYMARK_REAL_ARTICLES) / GetParam();
    if (!fs::is_directory(folder)) GTEST_SKIP() << "no real articles at " << folder;
    sources_ = load(folder);
  }
  SourceSet sources_;
};

TEST_P(RealArticles, CompileInEveryDialectToBalancedPieces) {
  for (const Dialect dialect :
       {Dialect::automatic, Dialect::docs, Dialect::legacy, Dialect::gfm, Dialect::commonmark}) {
    for (const SourceFile& file : sources_.files()) {
      SCOPED_TRACE(file.path);
      check_shape(compile(file, sources_, {.dialect = dialect}), sources_,
                  dialect != Dialect::gfm && dialect != Dialect::commonmark);
    }
  }
}

TEST_P(RealArticles, SafeFixesMendWhatTheyAreOfferedFor) {
  for (const SourceFile& file : sources_.files()) {
    SCOPED_TRACE(file.path);
    std::string text = file.text;
    const Dialect dialect = compile(file, sources_, {}).article.legacy ? Dialect::legacy : Dialect::docs;
    std::vector<std::string> left;
    // A fix can make room for another that touched the same place.
    for (int round = 0; round < 4; ++round) {
      SourceSet fixed;
      for (const SourceFile& other : sources_.files()) {
        SourceFile copy = other;
        if (other.id == file.id) {
          copy.text = text;
          copy.lines = LineIndex(text);
        }
        fixed.add(std::move(copy));
        if (other.id == file.id) break;
      }
      const Compiled compiled = compile(fixed.file(file.id), fixed, {.dialect = dialect});
      left = with_safe_fix(compiled.diagnostics, file.id);
      if (left.empty()) break;
      text = apply(text, safe_edits(compiled.diagnostics, file.id));
    }
    EXPECT_TRUE(left.empty()) << testing::PrintToString(left);
  }
}

INSTANTIATE_TEST_SUITE_P(All, RealArticles, testing::Values("seeds", "corpus/mfa"));

}  // namespace
}  // namespace waymark
