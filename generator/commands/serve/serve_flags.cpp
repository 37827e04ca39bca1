#include "commands/serve/serve_flags.h"

#include <CLI/CLI.hpp>

#include "commands/flag_declarations.h"

namespace waymark {

void declare_serve(CLI::App& app, ServeFlags& flags) {
  CLI::App* serve =
      app.add_subcommand("serve", "show the site in a browser while you write, and tell what each change does");
  add_site_option(*serve, flags.site);
  serve
      ->add_option("--port", flags.port,
                   "the port, or the first of those after it that is free (default: 4000); 0: any")
      ->check(CLI::Range(0, 65535).description(""))
      ->type_name("N");
  serve
      ->add_option("--host", flags.host,
                   "the address to listen at (default: 127.0.0.1, which only this machine reaches)")
      ->type_name("ADDRESS");
  serve->add_flag("--open", flags.open, "open the site in the browser");
  serve
      ->add_option("--editor", flags.editor,
                   "what opens a file from the page, for example 'code -g {file}:{line}:{column}'")
      ->type_name("COMMAND");
  serve->add_flag("--poll", flags.poll, "look at the files again and again, where the system cannot tell of changes");
  add_jobs_option(*serve, flags.jobs);
}

}  // namespace waymark
