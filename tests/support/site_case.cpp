#include "support/site_case.h"

#include "support/expected.h"

namespace waymark {

namespace {
const std::string folder = WAYMARK_SOURCE_DIR "/tests/sites";
}

std::vector<std::string> site_cases() {
  constexpr std::string_view mark = "/site/site.yml";
  std::vector<std::string> names;
  for (const std::string& path : files_below(folder)) {
    if (path.ends_with(mark)) names.push_back(path.substr(0, path.size() - mark.size()));
  }
  return names;
}

std::string site_case_folder(const std::string& name) { return folder + "/" + name; }

SiteFiles site_case_files(const std::string& name) {
  SiteFiles files;
  add_theme(files);
  for (const char* part : {"site/", "content/"}) load_folder(site_case_folder(name) + "/" + part, part, files);
  return files;
}

}  // namespace waymark
