#include "base/edit_distance.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <set>
#include <vector>

#include "base/text.h"

namespace waymark {
namespace {

// The textbook table, for comparison.
std::size_t slow_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

TEST(EditDistance, Examples) {
  EXPECT_EQ(edit_distance("", "", 0), 0U);
  EXPECT_EQ(edit_distance("abc", "", 5), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting", 5), 3U);
  EXPECT_EQ(edit_distance("ab", "ba", 5), 1U);
  EXPECT_EQ(edit_distance("ca", "abc", 5), 3U);  // restricted: no edits inside a swap
  EXPECT_EQ(edit_distance("A", "a", 5), 1U);
  EXPECT_EQ(edit_distance("kitten", "sitting", 2), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting", 0), 1U);
  EXPECT_EQ(edit_distance("a", "b", static_cast<std::size_t>(-1)), 1U);
}

TEST(EditDistance, AgreesWithTheTable) {
  std::mt19937 random(7);
  const auto word = [&random] {
    std::string text(random() % 9, 'a');
    std::ranges::generate(text, [&random] { return static_cast<char>('a' + random() % 3); });
    return text;
  };
  for (int i = 0; i < 20'000; ++i) {
    const std::string a = word();
    const std::string b = word();
    const std::size_t limit = random() % 8;
    EXPECT_EQ(edit_distance(a, b, limit), std::min(slow_distance(a, b), limit + 1)) << a << " " << b << " " << limit;
  }
}

TEST(Nearest, Examples) {
  struct Case {
    const char* wanted;
    std::vector<std::string> candidates;
    const char* nearest;  // empty: none
  };
  const Case cases[] = {
      {"multi-factor-authenticatio-end-user.md",
       {"multi-factor-authentication-end-user.md", "multi-factor-authentication.md"},
       "multi-factor-authentication-end-user.md"},
      {"htts", {"http", "https", "ftp"}, ""},
      {"htpps", {"http", "https", "ftp"}, "https"},
      {"start", {}, ""},
      {"start", {"start"}, "start"},
      {"Start", {"start", "stars"}, "start"},
      {"START", {"start"}, ""},  // five letters in another case are two and a half edits, and one is allowed
      {"abc", {"abd"}, "abd"},
      {"abc", {"axd"}, ""},
      {"abcd", {"abce", "abcf"}, ""},      // two equally near
      {"abcd", {"abce", "abce"}, "abce"},  // the same one twice
      {"abcd", {"abce", "abcf", "abcd"}, "abcd"},
      {"a", {"b"}, "b"},
      {"", {"a"}, "a"},
      {"", {"ab"}, ""},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(nearest(c.wanted, c.candidates).value_or(""), c.nearest) << c.wanted;
  }
}

// Against the plain definition, so that no filter drops a candidate that is near.
TEST(Nearest, AgreesWithLookingAtAll) {
  std::mt19937 random(11);
  const auto word = [&random](std::size_t most) {
    std::string text(1 + random() % most, 'a');
    std::ranges::generate(text, [&random] { return "abcdAB-."[random() % 8]; });
    return text;
  };
  const auto change = [&random](std::string text) {
    for (std::size_t edits = random() % 4; edits > 0 && !text.empty(); --edits) {
      const std::size_t at = random() % text.size();
      switch (random() % 4) {
        case 0:
          text.erase(at, 1);
          break;
        case 1:
          text.insert(at, 1, 'x');
          break;
        case 2:
          text[at] = 'y';
          break;
        default:
          std::swap(text[at], text[text.size() / 2]);
          break;
      }
    }
    return text;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string wanted = word(i % 2 == 0 ? 20 : 90);
    std::vector<std::string> candidates;
    for (int k = 0; k < 6; ++k) {
      candidates.push_back(k < 3 ? change(wanted) : word(20));
    }
    // Lower case throughout, so that half edits do not come in.
    std::vector<std::string> lower;
    for (const std::string& candidate : candidates) {
      lower.push_back(ascii_lower(candidate));
    }
    const std::string small = ascii_lower(wanted);
    const std::size_t limit = std::min<std::size_t>(5, std::max<std::size_t>(1, small.size() / 4));
    std::size_t least = limit + 1;
    std::set<std::string> best;
    for (const std::string& candidate : lower) {
      const std::size_t distance = slow_distance(small, candidate);
      if (distance < least) {
        least = distance;
        best.clear();
      }
      if (distance == least && distance <= limit) {
        best.insert(candidate);
      }
    }
    const std::optional<std::string> expected = best.size() == 1 ? std::optional(*best.begin()) : std::nullopt;
    EXPECT_EQ(nearest(small, lower), expected) << small;
  }
}

TEST(Nearest, ManyCandidatesAreCheap) {
  std::vector<std::string> candidates;
  for (int i = 0; i < 50'000; ++i) {
    candidates.push_back("multi-factor-authentication-article-" + std::to_string(i * 7919) + ".md");
  }
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(nearest("multi-factor-authentication-whole-" + std::to_string(i), candidates), std::nullopt);
  }
  const std::string huge(1 << 20, 'x');
  EXPECT_EQ(nearest(huge + "y", std::vector<std::string>{huge}), huge);
}

}  // namespace
}  // namespace waymark
