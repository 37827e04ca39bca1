#pragma once
// What a pipeline tells the programs it runs by its environment, as far as reports need it.

#include <string>
#include <string_view>

namespace waymark {

struct ReportSurroundings {
  bool github = false;       // standard output is a log that takes commands
  std::string path_prefix;   // ReportOptions
  std::string source_url;    // ReportOptions
  std::string summary_file;  // to which GitHub's steps add their summaries; may be empty
};

// Reads GITHUB_ACTIONS, GITHUB_WORKSPACE, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, GITHUB_STEP_SUMMARY and
// CI_PROJECT_DIR.
ReportSurroundings report_surroundings();

// `text` with GitHub's commands turned off while it is printed: articles are quoted in it, and a line of one of them
// could be a command. The word that turns them on again is made of the whole text, so nobody can write it into the
// text.
std::string without_commands(std::string_view text);

}  // namespace waymark
