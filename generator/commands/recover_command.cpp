// `waymark recover`: finishes, or takes back, what an interrupted run did to the writers' files.

#include <fmt/format.h>
#include <ostream>

#include "base/text.h"
#include "commands/exit_codes.h"
#include "commands/find_sites.h"
#include "commands/verbs.h"
#include "commands/writing_run.h"
#include "edits/apply_changes.h"

namespace waymark {

int recover_files(const RecoverFlags& flags, std::ostream& out, std::ostream& err) {
  const RealDisk disk;
  const auto say = [&err](const std::string& message, int code) {
    err << "waymark: " << message << '\n';
    return code;
  };
  auto sites = find_sites(flags.site, disk);
  if (!sites && !flags.site.empty()) return say(sites.error().message, exit_usage);
  // The run may have been interrupted while it moved a site.yml.
  if (!sites) sites = std::vector<std::string>{"site.yml"};
  const auto files = hold_for_writing(*sites, disk);
  if (!files) return say(files.error().message, exit_world);
  const auto unfinished = unfinished_changes(**files);
  if (!unfinished) return say(unfinished.error().message, exit_world);
  if (!*unfinished) {
    out << "no run was interrupted; there is nothing to recover\n";
    return exit_clean;
  }
  const auto recovered = recover(flags.undo ? Recovery::undo : Recovery::finish, **files);
  if (!recovered) return say(recovered.error().message, exit_world);
  out << fmt::format("{} `waymark {}`: {} {}\n", flags.undo ? "took back" : "finished",
                     join((*unfinished)->command, " "), recovered->settled.size(),
                     recovered->settled.size() == 1 ? "file" : "files");
  for (const std::string& path : recovered->left)
    err << fmt::format("left as it is, because it was changed since: {}\n", path);
  return recovered->left.empty() ? exit_clean : exit_world;
}

}  // namespace waymark
