#include "library/usages/piece_readers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace waymark {
namespace {

using testing::ElementsAre;

const UsageSet a = UsageSet::only(UsageId{0});
const UsageSet b = UsageSet::only(UsageId{1});

// "{1" begins a range of scope 1, "}" ends it.
Piece piece_of(std::string_view text) {
  Piece piece;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = text[i] == '{' && i + 1 < text.size();
    if (begins) {
      open.push_back(piece.scoped.size());
      piece.scoped.push_back(
          {.begin = static_cast<std::uint32_t>(piece.html.size()), .scope = static_cast<ScopeIndex>(text[++i] - '0')});
    } else if (text[i] == '}') {
      piece.scoped[open.back()].end = static_cast<std::uint32_t>(piece.html.size());
      open.pop_back();
    } else {
      piece.html += text[i];
    }
  }
  return piece;
}

std::vector<std::string> parts(const Piece& piece) {
  std::vector<std::string> found;
  for (const PiecePart& part : parts_of(piece)) {
    const std::string scope = part.scope == no_index ? "-" : std::to_string(part.scope);
    found.push_back(scope + " " + piece.html.substr(part.begin, part.end - part.begin));
  }
  return found;
}

TEST(PieceReaders, PartsAreOfTheInnermostScope) {
  EXPECT_THAT(parts(piece_of("abc")), ElementsAre("- abc"));
  EXPECT_THAT(parts(piece_of("a{0b{1c}d}e")), ElementsAre("- a", "0 b", "1 c", "0 d", "- e"));
  EXPECT_THAT(parts(piece_of("{0{1c}}{2d}")), ElementsAre("1 c", "2 d"));
}

TEST(PieceReaders, WhatIsInsideAnotherIsNotForAllOfIts) {
  const std::vector<UsageSet> scopes = {a | b, a};
  const Section section{.level = 2};
  EXPECT_EQ(readers_of_words(section, piece_of("<h2>x</h2>{0<div>{1<p>y</p>}</div>}"), UsageSet::everybody(), scopes),
            a);
  EXPECT_EQ(readers_of_words(section, piece_of("<h2>x</h2>{0<div>{1<p>y</p>}z</div>}"), UsageSet::everybody(), scopes),
            a | b);
}

TEST(PieceReaders, AHeadingIsNoWord) {
  const Section section{.level = 2};
  EXPECT_TRUE(readers_of_words(section, piece_of("<h2>x</h2>\n<hr />\n"), a, {}).empty());
  EXPECT_EQ(readers_of_words(section, piece_of("<h2>x</h2>\n<p><img src=\"y\" /></p>"), a, {}), a);
  // Nor is one that stands in a zone.
  EXPECT_TRUE(readers_of_words(section, piece_of("{0<div>\n<h2>x</h2>\n</div>}"), a, {a}).empty());
  // Before the first heading all is text, also what looks like a heading of raw HTML.
  EXPECT_EQ(readers_of_words(Section{}, piece_of("<h2>x</h2>"), b, {}), b);
}

}  // namespace
}  // namespace waymark
