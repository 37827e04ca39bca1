#include "source/change_dates.h"

#include "base/disk.h"
#include "base/text.h"

namespace waymark {
namespace {

// No setting of the user's or the repository's may change the answer, start another program or reach for the network
// (a partial clone fetches what it lacks).
std::vector<std::string> git(const std::string& folder, const std::vector<std::string>& question) {
  std::vector<std::string> command = {"git",
                                      "--no-pager",
                                      "--no-optional-locks",
                                      "-c",
                                      "protocol.allow=never",
                                      "-c",
                                      "core.fsmonitor=false",
                                      "-c",
                                      "log.showRoot=true",
                                      "-C",
                                      folder};
  command.insert(command.end(), question.begin(), question.end());
  return command;
}

}  // namespace

ChangeDates read_git_log(std::string_view log) {
  ChangeDates dates;
  std::optional<Date> date;
  bool date_is_next = false;
  bool first_file_is_next = false;
  for (std::string_view token : split(log, '\0')) {
    if (token.empty()) {
      date_is_next = true;
    } else if (date_is_next) {
      date = parse_date(token);
      date_is_next = false;
      first_file_is_next = true;
    } else {
      // Git puts a line end between what it was asked to say of a commit and the commit's files.
      if (first_file_is_next && token.starts_with('\n')) token.remove_prefix(1);
      first_file_is_next = false;
      if (date) dates.emplace(token, *date);
    }
  }
  return dates;
}

Result<ChangeDates> git_change_dates(const std::string& folder, const Programs& programs) {
  const auto shallow = programs.output_of(git(folder, {"rev-parse", "--is-shallow-repository"}));
  if (!shallow) return std::unexpected(shallow.error());
  if (trim(*shallow) != "false") return fail("the repository is a shallow clone, without the older commits");
  const auto log =
      programs.output_of(git(folder, {"log", "-z", "--no-show-signature", "--no-ext-diff", "--no-renames",
                                      "--name-only", "--relative", "--format=format:%x00%cs%x00", "--", "."}));
  if (!log) return std::unexpected(log.error());
  ChangeDates dates;
  for (auto& [path, date] : read_git_log(*log)) dates.emplace(join_disk_path(folder, path), date);
  return dates;
}

Result<std::string> git_state(const std::string& folder, const Programs& programs) {
  const auto head = programs.output_of(
      git(folder, {"rev-parse", "--is-shallow-repository", "--absolute-git-dir", "--show-prefix", "HEAD"}));
  if (!head) return head;
  // Commits can be told to stand for others.
  const auto replaced = programs.output_of(git(folder, {"for-each-ref", "refs/replace"}));
  if (!replaced) return replaced;
  return *head + *replaced;
}

}  // namespace waymark
