// An incremental build is a full build, just faster: after any sequence of edits it writes the same bytes, finds the
// same and ends in the same way as a cold one. WAYMARK_EDITS and WAYMARK_SEED say how long and which sequence;
// WAYMARK_EDITED_CORPUS names a folder with a site.yml and content/ that is edited instead (a copy of it).

#include <cstdlib>
#include <gtest/gtest.h>

#include "edited_site.h"
#include "support/register_case.h"

namespace waymark {
namespace {

unsigned number(const char* name, unsigned otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(value, nullptr, 10));
}

void same_after_edits(unsigned seed, unsigned edits, const std::function<void(EditedSite&)>& begin,
                      const std::function<std::string(EditedSite&)>& edit) {
  SCOPED_TRACE("WAYMARK_SEED=" + std::to_string(seed));
  EditedSite site(seed);
  begin(site);
  site.expect_same("the beginning");
  for (unsigned i = 1; i <= edits && !testing::Test::HasFailure(); ++i) {
    std::string done = edit(site);
    // Sometimes several at once.
    while (site.below(4) == 0) done += ", then " + edit(site);
    site.expect_same("edit " + std::to_string(i) + ": " + done);
  }
  std::fprintf(stderr, "%zu of %u builds told again what the last one found\n", site.recalled(), edits + 1);
  EXPECT_GT(site.recalled(), edits / 50);
  EXPECT_GT(site.built(), edits / 2) << "too many edits break the site";
}

void small_site() {
  same_after_edits(number("WAYMARK_SEED", 1), number("WAYMARK_EDITS", 500), write_small_site, edit_small_site);
}

void corpus() {
  const char* folder = std::getenv("WAYMARK_EDITED_CORPUS");
  if (folder == nullptr) GTEST_SKIP() << "WAYMARK_EDITED_CORPUS names no folder";
  const auto begin = [folder](EditedSite& site) {
    namespace fs = std::filesystem;
    fs::copy(folder, site.path("."), fs::copy_options::recursive);
    fs::create_directories(site.path("site"));
    fs::rename(site.path("site.yml"), site.path("site/site.yml"));
  };
  const auto edit = [](EditedSite& site) {
    const std::size_t kind = site.below(12);
    return kind == 0 ? site.damage_cache() : kind == 1 ? site.damage_output() : site.edit_at_random();
  };
  same_after_edits(number("WAYMARK_SEED", 1), number("WAYMARK_EDITS", 60), begin, edit);
}

}  // namespace
}  // namespace waymark

int main(int argc, char** argv) {
  waymark::register_case("incremental", "small_site", __FILE__, __LINE__, waymark::small_site);
  waymark::register_case("incremental", "corpus", __FILE__, __LINE__, waymark::corpus);
  return waymark::run_cases(argc, argv);
}
