#include <fmt/format.h>

#include "commands/refactor/refactor_run.h"
#include "commands/verbs.h"
#include "refactor/move_article.h"

namespace waymark {

int move_article(const MoveFlags& flags, const std::vector<std::string>& words, std::ostream& out, std::ostream& err) {
  const MoveOptions options{.article = flags.article,
                            .to = flags.to,
                            .since = flags.since,
                            .images = flags.images,
                            .redirect = !flags.no_redirect};
  return refactor(
      {.flags = flags.all,
       .words = words,
       .out = out,
       .err = err,
       .plans = {[&](const Library& library, const Disk& disk) { return plan_move(library, options, disk); }},
       .done = fmt::format("\"{}\" has moved to \"{}\"", flags.article, flags.to),
       .keeps_addresses = options.redirect});
}

}  // namespace waymark
