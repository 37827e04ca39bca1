#include "commands/refactor/refactor_flags.h"

#include <CLI/CLI.hpp>

#include "commands/flag_declarations.h"

namespace waymark {
namespace {

void add_common(CLI::App& verb, RefactorFlags& flags) {
  add_site_option(verb, flags.site);
  verb.add_flag("--dry-run", flags.dry_run, "print what would change, as a unified diff, and write nothing");
  verb.add_flag("--dirty", flags.dirty, "change files, too, whose present text is not in git");
  verb.add_flag("--force", flags.force, "do it although something would break; what breaks is told");
  add_jobs_option(verb, flags.jobs);
}

}  // namespace

void declare_move(CLI::App& app, MoveFlags& flags) {
  CLI::App* verb = app.add_subcommand("mv", "give an article another name, in everything that names it");
  verb->add_option("ARTICLE", flags.article, "its name, or the path of one of its files")->required()->type_name("");
  verb->add_option("NEW", flags.to, "its new name; one that ends with / is a folder to put it into")
      ->required()
      ->type_name("");
  verb->add_option("--since", flags.since, "only its texts from this version on; older ones keep their name")
      ->type_name("VERSION");
  verb->add_flag("--images", flags.images, "pictures that it alone shows move along");
  verb->add_flag("--no-redirect", flags.no_redirect, "let its old address lead nowhere");
  add_common(*verb, flags.all);
}

void declare_rename(CLI::App& app, RenameFlags& flags) {
  CLI::App* verb = app.add_subcommand("rename-heading", "reword a heading, and keep all links to its section");
  verb->add_option("PLACE", flags.place, "the file and the heading's anchor: content/help/settings.md#change-phone")
      ->required()
      ->type_name("");
  verb->add_option("HEADING", flags.heading, "the new words, in Markdown, without #")->required()->type_name("");
  verb->add_flag("--all-versions", flags.all_versions, "reword it in every version of the article, in this language");
  verb->add_flag("--keep-anchor", flags.keep_anchor, "write the old anchor into the heading; no link changes");
  add_common(*verb, flags.all);
}

void declare_remove(CLI::App& app, RemoveFlags& flags) {
  CLI::App* verb = app.add_subcommand("rm", "end an article, and say where its readers go on");
  verb->add_option("ARTICLE", flags.article, "its name, or the path of one of its files")->required()->type_name("");
  verb->add_option("--to", flags.to, "the article that takes its place, with or without #anchor; links lead there")
      ->type_name("ARTICLE");
  verb->add_option("--since", flags.since, "it ends with this version; older texts stay, and readers can see them")
      ->type_name("VERSION");
  verb->add_flag("--images", flags.images, "remove pictures, too, that it alone shows");
  add_common(*verb, flags.all);
}

}  // namespace waymark
