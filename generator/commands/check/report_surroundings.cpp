#include "commands/check/report_surroundings.h"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>

#include "base/integrity.h"
#include "base/text.h"

namespace waymark {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

// The way from the folder `root` down to the working directory, with a final '/'; empty where there is none.
std::string way_down_from(const std::string& root) {
  if (root.empty()) return {};
  std::error_code error;
  const std::filesystem::path here = std::filesystem::current_path(error);
  if (error) return {};
  const std::filesystem::path top = std::filesystem::canonical(root, error);
  if (error) return {};
  const std::string way = here.lexically_relative(top).generic_string();
  return way.empty() || way == "." || way == ".." || way.starts_with("../") ? std::string() : way + '/';
}

}  // namespace

ReportSurroundings report_surroundings() {
  ReportSurroundings around;
  around.github = variable("GITHUB_ACTIONS") == "true";
  around.path_prefix = way_down_from(variable(around.github ? "GITHUB_WORKSPACE" : "CI_PROJECT_DIR"));
  if (!around.github) return around;
  around.summary_file = variable("GITHUB_STEP_SUMMARY");
  const std::string server = variable("GITHUB_SERVER_URL");
  const std::string repository = variable("GITHUB_REPOSITORY");
  const std::string revision = variable("GITHUB_SHA");
  if (!server.empty() && !repository.empty() && !revision.empty()) {
    around.source_url = fmt::format("{}/{}/blob/{}/", server, repository, revision);
  }
  return around;
}

std::string without_commands(std::string_view text) {
  std::string word;
  for (const char c : integrity_of(text)) {
    if (is_ascii_alnum(c)) word += c;
  }
  return fmt::format("::stop-commands::{}\n{}::{}::\n", word, text, word);
}

}  // namespace waymark
