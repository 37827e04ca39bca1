// The same bytes and the same findings for any number of workers. Everything runs in this process, so that
// ThreadSanitizer sees it.

#include <gtest/gtest.h>

#include "support/case_file.h"
#include "support/register_case.h"
#include "support/site_case.h"

namespace waymark {

namespace {

struct Built {
  std::string findings;
  std::map<std::string, std::string> files;
};

Built build_with(const SiteFiles& files, std::size_t jobs) {
  MemoryDisk disk;
  disk.files = files;
  const BuildReport report = build_in_memory(disk, true, jobs);
  Built built{.findings = finding_lines(report.findings, report.sources)};
  for (auto& [path, bytes] : disk.files) {
    if (path.starts_with("public/")) built.files[path] = std::move(bytes);
  }
  return built;
}

void expect_same_for_any_jobs(const SiteFiles& files) {
  const Built one = build_with(files, 1);
  EXPECT_FALSE(one.files.empty());
  for (const std::size_t jobs : {std::size_t{2}, std::size_t{8}}) {
    const Built many = build_with(files, jobs);
    EXPECT_EQ(one.findings, many.findings) << "with " << jobs << " workers";
    ASSERT_EQ(one.files.size(), many.files.size()) << "with " << jobs << " workers";
    for (const auto& [path, bytes] : one.files) {
      const auto other = many.files.find(path);
      ASSERT_NE(other, many.files.end()) << path << " is missing with " << jobs << " workers";
      EXPECT_TRUE(bytes == other->second) << path << " differs with " << jobs << " workers";
    }
  }
}

// The MFA help as it is, from the repository's own content.
SiteFiles mfa_help() {
  SiteFiles files;
  add_theme(files);
  load_folder(WAYMARK_SOURCE_DIR "/site/mfa-help", "site/", files);
  load_folder(WAYMARK_SOURCE_DIR "/content", "content/", files);
  // site/mfa-help/site.yml names ../../content; here it is one folder nearer.
  std::string& yaml = files["site/site.yml"];
  for (std::size_t at = 0; (at = yaml.find("../../content", at)) != std::string::npos;)
    yaml.replace(at, 13, "../content");
  return files;
}

}  // namespace

}  // namespace waymark

int main(int argc, char** argv) {
  using namespace waymark;
  for (const std::string& name : site_cases()) {
    register_case("sites", test_name(name), site_case_folder(name) + "/site/site.yml", 1,
                  [name] { expect_same_for_any_jobs(site_case_files(name)); });
  }
  register_case("real", "mfa_help", WAYMARK_SOURCE_DIR "/site/mfa-help/site.yml", 1,
                [] { expect_same_for_any_jobs(mfa_help()); });
  return run_cases(argc, argv);
}
