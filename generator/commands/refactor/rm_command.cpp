#include <fmt/format.h>

#include "commands/refactor/refactor_run.h"
#include "commands/verbs.h"
#include "refactor/remove_article.h"

namespace waymark {

int remove_article(const RemoveFlags& flags, const std::vector<std::string>& words, std::ostream& out,
                   std::ostream& err) {
  const RemoveOptions options{.article = flags.article, .to = flags.to, .since = flags.since, .images = flags.images};
  std::string done = fmt::format("\"{}\" has ended", flags.article);
  if (!flags.to.empty()) done += fmt::format("; its readers go on to \"{}\"", flags.to);
  return refactor({.flags = flags.all,
                   .words = words,
                   .out = out,
                   .err = err,
                   .plans = {[&](const Library& library, const Disk&) { return plan_removal(library, options); }},
                   .done = std::move(done),
                   .keeps_addresses = false});
}

}  // namespace waymark
