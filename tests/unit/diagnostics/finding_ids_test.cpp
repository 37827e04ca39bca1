#include "diagnostics/policy/finding_ids.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace waymark {
namespace {

using testing::SizeIs;

SourceSet sources_with(std::string text, std::string folder = "content") {
  SourceSet sources;
  SourceFile file{.path = folder + "/start.md", .logical_path = "start.md", .text = std::move(text)};
  file.lines = LineIndex(file.text);
  sources.add(std::move(file));
  return sources;
}

Finding finding_at(const SourceSet& sources, std::string_view text, std::string message, std::size_t nth = 0) {
  const std::string& all = sources.files().front().text;
  std::size_t begin = all.find(text);
  for (; nth > 0; --nth) begin = all.find(text, begin + 1);
  return {.diagnostic = {.rule = Rule::link_missing_file,
                         .source = SourceId{std::size_t{0}},
                         .span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + text.size())},
                         .message = std::move(message)}};
}

std::string id_of(const SourceSet& sources, std::string_view text, std::string message) {
  return finding_ids({finding_at(sources, text, std::move(message))}, sources).front();
}

TEST(FindingIds, StayWhileLinesMove) {
  const std::string id = id_of(sources_with("# A\n\n[b](b.md)\n"), "[b](b.md)", "\"b.md\" does not exist");
  EXPECT_THAT(id, SizeIs(16));
  EXPECT_EQ(id, id_of(sources_with("# A\n\nNew.\n\nSee [b](b.md)\n"), "[b](b.md)", "\"b.md\" does not exist"));
  EXPECT_EQ(id, id_of(sources_with("[b](b.md)", "/elsewhere"), "[b](b.md)", "\"b.md\" does not exist"));
}

TEST(FindingIds, StayWhileTheRestOfTheMessageChanges) {
  const SourceSet sources = sources_with("[b](b.md)");
  EXPECT_EQ(id_of(sources, "[b](b.md)", "\"b.md\" does not exist"),
            id_of(sources, "[b](b.md)", "\"b.md\" does not exist, but \"c.md\" does"));
  EXPECT_NE(id_of(sources, "[b](b.md)", "\"b.md\" does not exist"),
            id_of(sources, "[b](b.md)", "\"c.md\" does not exist"));
}

TEST(FindingIds, StayWhileWhiteSpaceChanges) {
  EXPECT_EQ(id_of(sources_with("[a b](b.md)"), "[a b](b.md)", ""),
            id_of(sources_with("[a\r\n  b](b.md)"), "[a\r\n  b](b.md)", ""));
}

TEST(FindingIds, TellAlikeFindingsApart) {
  const SourceSet sources = sources_with("[b](b.md)\n[b](b.md)\n[b](b.md)\n");
  const auto ids = finding_ids({finding_at(sources, "[b](b.md)", "", 0), finding_at(sources, "[b](b.md)", "", 1),
                                finding_at(sources, "[b](b.md)", "", 2)},
                               sources);
  ASSERT_THAT(ids, SizeIs(3));
  EXPECT_NE(ids[0], ids[1]);
  EXPECT_NE(ids[1], ids[2]);
  EXPECT_NE(ids[0], ids[2]);
}

}  // namespace
}  // namespace waymark
