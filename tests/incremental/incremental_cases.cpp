// An incremental build is a full build, just faster: after any sequence of edits it writes the same bytes, finds the
// same and ends in the same way as a cold one. WAYMARK_EDITS says how many edits each sequence has, WAYMARK_SEED where
// the sequences begin.

#include <cstdlib>
#include <functional>
#include <gtest/gtest.h>
#include <string>

#include "edited_site.h"
#include "support/real_articles.h"
#include "support/register_case.h"

namespace waymark {
namespace {

unsigned number(const char* name, unsigned otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(value, nullptr, 10));
}

// 500 edits of the small site, in sequences that can run side by side.
constexpr unsigned sequences = 5;
constexpr unsigned edits_of_small_site = 100;
// An edit of the real articles costs four builds of 490 articles.
constexpr unsigned edits_of_real_articles = 6;

struct Sequence {
  unsigned seed;
  unsigned edits;
};

using Edit = std::function<std::string(EditedSite&)>;

void expect_same_after_each(EditedSite& site, const Sequence& sequence, const Edit& edit) {
  SCOPED_TRACE("WAYMARK_SEED=" + std::to_string(sequence.seed));
  site.expect_same("the beginning");
  for (unsigned i = 1; i <= sequence.edits && !testing::Test::HasFailure(); ++i) {
    std::string done = edit(site);
    // Sometimes several at once.
    while (site.below(4) == 0) done += ", then " + edit(site);
    site.expect_same("edit " + std::to_string(i) + ": " + done);
  }
  EXPECT_GT(site.built(), sequence.edits / 2) << "too many edits break the site";
}

void small_site(unsigned number_of_sequence) {
  const Sequence sequence{.seed = number("WAYMARK_SEED", 1) + number_of_sequence,
                          .edits = number("WAYMARK_EDITS", edits_of_small_site)};
  EditedSite site(sequence.seed, "site/site.yml");
  write_small_site(site);
  expect_same_after_each(site, sequence, edit_small_site);
  EXPECT_GT(site.recalled(), sequence.edits / 50) << "hardly any build told again what the last one found";
}

// A text is on its own page only: no other is made again. A title stands on all.
void only_what_reads_it() {
  EditedSite site(1, "site/site.yml");
  site.write("site/site.yml",
             "title: Help\ncontent: [{folder: ../content, layout: \"{article}.md\"}]\nsearch: false\n");
  const auto article = [&](const std::string& name, const std::string& title, const std::string& text) {
    site.write("content/" + name + ".md", "---\ntitle: " + title + "\ndescription: About it\n---\n\n# " + title +
                                              "\n\n" + text + "\n\n## More\n\nSee [another](a7.md#more).\n");
  };
  article("index", "Home", "Welcome.");
  for (int i = 0; i < 40; ++i) article("a" + std::to_string(i), "Article " + std::to_string(i), "First text.");
  const std::size_t all = site.made_files();
  EXPECT_GT(all, 40U);
  article("a7", "Article 7", "Second text.");
  EXPECT_EQ(site.made_files(), 1U);
  site.expect_same("another text");
  article("a8", "Article 8", "Third text.");
  article("a9", "Article 9", "Third text.");
  EXPECT_EQ(site.made_files(), 2U);
  std::filesystem::remove(site.path("out/a3.html"));
  article("a8", "Article 8", "Fourth text.");
  EXPECT_EQ(site.made_files(), 2U) << "the one that is gone as well";
  site.expect_same("more texts");
  article("a8", "Another title", "Fourth text.");
  EXPECT_GT(site.made_files(), 40U);
  site.expect_same("another title");
}

void real_articles() {
  if (!has_real_articles()) GTEST_SKIP() << "the folder shared/ does not lie beside the repository";
  const Sequence sequence{.seed = number("WAYMARK_SEED", 1), .edits = number("WAYMARK_EDITS", edits_of_real_articles)};
  EditedSite site(sequence.seed, "site/mfa/site.yml");
  copy_real_articles(site.path("."), RealArticles::all);
  expect_same_after_each(site, sequence, [](EditedSite& edited) {
    const std::size_t kind = edited.below(12);
    return kind == 0 ? edited.damage_cache() : kind == 1 ? edited.damage_output() : edited.edit_at_random();
  });
}

}  // namespace
}  // namespace waymark

int main(int argc, char** argv) {
  for (unsigned i = 0; i < waymark::sequences; ++i)
    waymark::register_case("incremental", "small_site_" + std::to_string(i + 1), __FILE__, __LINE__,
                           [i] { waymark::small_site(i); });
  waymark::register_case("incremental", "only_what_reads_it", __FILE__, __LINE__, waymark::only_what_reads_it);
  waymark::register_case("incremental", "real_articles", __FILE__, __LINE__, waymark::real_articles);
  return waymark::run_cases(argc, argv);
}
