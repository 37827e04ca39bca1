#include "real_articles.h"

#include <filesystem>

#include "base/text.h"
#include "support/expected.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;

const std::string beside = WAYMARK_SOURCE_DIR "/../shared/corpus/mfa";

}  // namespace

bool has_real_articles() { return fs::is_directory(beside); }

void copy_real_articles(const std::string& folder, RealArticles which) {
  const fs::path content = folder + "/content/mfa";
  fs::create_directories(content);
  fs::create_directories(folder + "/site/mfa");
  for (const auto& entry : fs::directory_iterator(beside)) {
    const std::string name = entry.path().filename();
    if (which == RealArticles::two_locales && entry.is_directory() && name != "en" && name != "nl-NL") continue;
    fs::copy(entry.path(), content / name, fs::copy_options::recursive);
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    fs::permissions(entry.path(),
                    fs::perms::owner_write | (entry.is_directory() ? fs::perms::owner_all : fs::perms::none),
                    fs::perm_options::add);
  }
  write_test_file(folder + "/site/mfa/site.yml",
                  replace_all(read_test_file(WAYMARK_SOURCE_DIR "/tests/real/corpus/site.yml"),
                              "../../../../shared/corpus/mfa", "../../content/mfa"));
}

}  // namespace waymark
