#include "commands/command_line.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <map>
#include <ostream>

#include "base/edit_distance.h"
#include "base/text.h"
#include "commands/exit_codes.h"
#include "commands/flag_declarations.h"
#include "commands/verbs.h"

namespace waymark {
namespace {

const std::map<std::string, Format> formats = {{"text", Format::text}, {"json", Format::json}};
const std::map<std::string, Colour> colours = {
    {"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}};

constexpr const char* program_description =
    "Turns Markdown articles into a help site, and proves every link, anchor and translation in it.";

struct Flags {
  SiteFlags site;
  RenderFlags render;
  AddressFlags addresses;
  BaselineVerbFlags baseline;
  ServeFlags serve;
  StatusFlags status;
  MigrateFlags migrate;
  RecoverFlags recover;
  MoveFlags move;
  RenameFlags rename;
  RemoveFlags remove;
  std::string format = "text";
  std::string colour = "auto";
  std::string dialect = "auto";
  std::string rule;
  std::string topic;
};

void add_site_flags(CLI::App& verb, Flags& flags) {
  add_site_option(verb, flags.site.site);
  add_jobs_option(verb, flags.site.jobs);
  add_report_flags(verb, flags.site.reports);
  add_choice(verb, "--color", flags.colour, {"auto", "always", "never"}, "colours in text");
  verb.add_flag("--timings", flags.site.timings, "tell how long each stage took, on standard error");
  verb.add_flag("--no-cache", flags.site.no_cache, "make everything anew, and keep nothing for the next run");
  verb.add_flag("--strict", flags.site.strict, "hints count, too: exit with 1 for any finding");
  add_since_flags(verb, flags.site.since);
  add_baseline_flags(verb, flags.site.baseline);
  add_external_flags(verb, flags.site.external);
}

void add_address_flags(CLI::App& verb, AddressFlags& flags) {
  add_site_option(verb, flags.site);
  add_jobs_option(verb, flags.jobs);
  verb.add_flag("--update", flags.update, "write what is new into addresses.lock");
  verb.add_flag("--prune", flags.prune, "with --update: forget what vanished; links to it then break unnoticed");
  verb.add_flag("--list", flags.list, "print all addresses and anchors that the site has now");
  verb.add_flag("--strict", flags.strict, "exit with 1 when addresses.lock lacks what is new, too");
}

void add_baseline_verb_flags(CLI::App& verb, BaselineVerbFlags& flags) {
  add_site_option(verb, flags.site);
  add_jobs_option(verb, flags.jobs);
  verb.add_option("--reason", flags.reason, "accept what is found now and is not accepted yet, for this reason")
      ->type_name("TEXT")
      ->check(CLI::Validator(
          [](const std::string& given) { return trim(given).empty() ? "say why, in a few words" : std::string(); },
          ""));
  verb.add_flag("--update", flags.update, "take out what is fixed, and note where the rest stands now");
  verb.add_option("--rule", flags.rules, "with --reason: only findings of this rule, or of family/*; may stand often")
      ->type_name("RULE")
      ->allow_extra_args(false);
  add_external_flags(verb, flags.external);
  verb.add_option("--files", flags.files, "with --reason: only findings in files of this glob; may stand often")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  verb.add_flag("--strict", flags.strict, "with --reason: accept hints, too");
}

void add_migrate_flags(CLI::App& verb, MigrateFlags& flags) {
  verb.add_option("PATH", flags.paths, "files, folders or globs (default: all articles and includes of the site)")
      ->type_name("");
  add_site_option(verb, flags.site);
  add_jobs_option(verb, flags.jobs);
  verb.add_flag("--dry-run", flags.dry_run, "print what would change, and write nothing");
  verb.add_flag("--dirty", flags.dirty, "change files that git does not have as they are, too");
}

void declare(CLI::App& app, Flags& flags) {
  app.require_subcommand(1);
  app.set_help_flag("-h,--help", "print how to use it");
  app.set_version_flag("--version", "waymark " WAYMARK_VERSION, "print the version");
  app.failure_message([](const CLI::App*, const CLI::Error& error) { return std::string(error.what()); });
  CLI::App* build = app.add_subcommand("build", "build the site, and tell what is wrong in it");
  add_site_flags(*build, flags);
  build->add_option("--out", flags.site.out, "the folder to build into (default: `output` of site.yml, else `public`)")
      ->type_name("FOLDER");
  CLI::App* check = app.add_subcommand("check", "tell what is wrong, and mend it when asked to");
  add_site_flags(*check, flags);
  add_fix_flags(*check, flags.site.fix);
  declare_serve(app, flags.serve);
  CLI::App* status = app.add_subcommand("status", "tell how much of the help is translated, by locale and version");
  add_site_option(*status, flags.status.site);
  status->add_option("--locale", flags.status.locale, "only this locale")->type_name("TAG");
  status->add_option("--at", flags.status.at, "only this version")->type_name("VERSION");
  add_jobs_option(*status, flags.status.jobs);
  add_choice(*status, "--format", flags.format, {"text", "json"}, "how the table is told");
  CLI::App* render = app.add_subcommand("render", "print the HTML body of one article");
  render->add_option("FILE", flags.render.file, "a Markdown file, or - for standard input")->required()->type_name("");
  add_choice(*render, "--dialect", flags.dialect, {"auto", "docs", "legacy", "gfm", "commonmark"},
             "how the file is read");
  add_choice(*render, "--color", flags.colour, {"auto", "always", "never"}, "colours in findings");
  add_address_flags(
      *app.add_subcommand("addresses", "compare the site with addresses.lock, every address ever published"),
      flags.addresses);
  add_baseline_verb_flags(
      *app.add_subcommand("baseline", "accept findings, with the reason, so that only new ones count"), flags.baseline);
  add_migrate_flags(*app.add_subcommand("migrate", "write front matter of 2013 to 2016 as YAML"), flags.migrate);
  CLI::App* recover = app.add_subcommand("recover", "finish a run that was interrupted while it changed files");
  add_site_option(*recover, flags.recover.site);
  recover->add_flag("--undo", flags.recover.undo, "make the files as they were before that run instead");
  declare_move(app, flags.move);
  declare_rename(app, flags.rename);
  declare_remove(app, flags.remove);
  CLI::App* rules = app.add_subcommand("rules", "list the rules that findings belong to");
  add_choice(*rules, "--format", flags.format, {"text", "json"}, "how the list is told");
  app.add_subcommand("explain", "print a rule's page: what it means, and what to do")
      ->add_option("RULE", flags.rule, "for example link/missing-anchor")
      ->required()
      ->type_name("");
  app.add_subcommand("help", "print what there is, or how to use a verb")
      ->add_option("VERB", flags.topic, "one of the above (default: all of them, in short)")
      ->type_name("");
}

std::vector<std::string> verb_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* verb : app.get_subcommands(nullptr)) names.push_back(verb->get_name());
  return names;
}

const CLI::App* find_verb(const CLI::App& app, const std::string& name) {
  for (const CLI::App* verb : app.get_subcommands(nullptr)) {
    if (verb->get_name() == name) return verb;
  }
  return nullptr;
}

std::vector<std::string> flag_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string with_nearest(std::string message, const std::string& given, const std::vector<std::string>& known,
                         std::string_view otherwise) {
  if (const auto near = nearest(given, known)) return message + "; did you mean \"" + *near + "\"?";
  return message + "; " + std::string(otherwise);
}

// What is wrong with the words of the command line, in one sentence with the way out. CLI11 knows that something is,
// not what was meant.
std::string usage_message(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& words) {
  const CLI::App* verb = nullptr;
  for (const std::string& word : words) {
    if (verb == nullptr && !word.starts_with('-')) {
      verb = find_verb(app, word);
      if (verb == nullptr)
        return with_nearest("there is no verb \"" + word + "\"", word, verb_names(app), "`waymark help` lists them");
      continue;
    }
    if (!word.starts_with("--") || word == "--") continue;
    const std::string name(split(word, '=').front());
    const std::vector<std::string> known = flag_names(verb == nullptr ? app : *verb);
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string where = verb == nullptr ? "" : " for `" + verb->get_name() + "`";
    const std::string help =
        verb == nullptr ? "`waymark help` lists what there is" : "`waymark help " + verb->get_name() + "` lists them";
    return with_nearest("there is no flag \"" + name + "\"" + where, name, known, help);
  }
  if (verb == nullptr) return "name a verb: " + join(verb_names(app), ", ");
  const std::string message = error.what();
  return message.ends_with('?') ? message : message + "; `waymark help " + verb->get_name() + "` shows how to use it";
}

int print_help(const CLI::App& app, const std::string& topic, std::ostream& out, std::ostream& err) {
  const CLI::App* verb = topic.empty() ? &app : find_verb(app, topic);
  if (verb == nullptr) {
    err << "waymark: "
        << with_nearest("there is no verb \"" + topic + "\"", topic, verb_names(app), "`waymark help` lists them")
        << '\n';
    return exit_usage;
  }
  // App::help() would show the verb that was run, which is `help`.
  const std::string name = verb == &app ? "" : "waymark " + verb->get_name();
  out << app.get_formatter()->make_help(verb, name, CLI::AppFormatMode::Normal);
  if (verb == &app) {
    out << "\nExit codes:\n";
    for (const ExitCode& code : exit_codes) out << fmt::format("  {:<4}{}\n", code.code, code.meaning);
  }
  return exit_clean;
}

FlagInfo info_of(const CLI::Option& option) {
  FlagInfo flag{.name = option.get_positional() ? option.get_name(true) : "--" + option.get_lnames().front(),
                .value = option.get_items_expected_max() == 0 ? "" : option.get_type_name(),
                .description = option.get_description()};
  if (flag.value.find('|') != std::string::npos) {
    for (const std::string_view word : split(flag.value, '|')) flag.words.emplace_back(word);
    flag.value.clear();
  }
  return flag;
}

VerbInfo info_of(const CLI::App& app) {
  VerbInfo verb{.name = app.get_name(), .description = app.get_description()};
  for (const bool operands : {true, false}) {
    for (const CLI::Option* option : app.get_options()) {
      const bool help = option == app.get_help_ptr() && app.get_parent() != nullptr;
      if (option->get_positional() == operands && !help) verb.flags.push_back(info_of(*option));
    }
  }
  return verb;
}

}  // namespace

std::vector<VerbInfo> command_line_verbs() {
  Flags flags;
  CLI::App app(program_description, "");
  declare(app, flags);
  std::vector<VerbInfo> verbs{info_of(app)};
  for (const CLI::App* verb : app.get_subcommands(nullptr)) verbs.push_back(info_of(*verb));
  return verbs;
}

int run_command_line(int argc, char** argv, std::ostream& out, std::ostream& err) {
  Flags flags;
  CLI::App app(program_description, "waymark");
  declare(app, flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto parsed = app.get_subcommands();
    out << (parsed.empty() ? app.help() : parsed.front()->help());
    return exit_clean;
  } catch (const CLI::CallForVersion&) {
    out << "waymark " WAYMARK_VERSION "\n";
    return exit_clean;
  } catch (const CLI::ParseError& error) {
    err << "waymark: " << usage_message(app, error, std::vector<std::string>(argv + 1, argv + argc)) << '\n';
    return exit_usage;
  }
  const std::vector<std::string> words(argv + 1, argv + argc);
  const Format format = formats.at(flags.format);
  flags.site.colour = flags.render.colour = colours.at(flags.colour);
  flags.render.dialect = parse_dialect(flags.dialect).value();

  const std::string verb = app.get_subcommands().front()->get_name();
  if (verb == "build" || verb == "check") {
    flags.site.write = verb == "build";
    flags.site.fix.words = words;
    return build_or_check(flags.site, out, err);
  }
  if (verb == "serve") return serve(flags.serve, out, err);
  if (verb == "addresses") return addresses(flags.addresses, out, err);
  if (verb == "baseline") return baseline(flags.baseline, out, err);
  if (verb == "render") return render(flags.render, out, err);
  if (verb == "status") {
    flags.status.format = format;
    return status(flags.status, out, err);
  }
  if (verb == "migrate") {
    flags.migrate.words = words;
    return migrate(flags.migrate, out, err);
  }
  if (verb == "recover") return recover_files(flags.recover, out, err);
  if (verb == "mv") return move_article(flags.move, words, out, err);
  if (verb == "rename-heading") return rename_heading(flags.rename, words, out, err);
  if (verb == "rm") return remove_article(flags.remove, words, out, err);
  if (verb == "rules") return list_rules(format, out);
  if (verb == "explain") return explain(flags.rule, out, err);
  return print_help(app, flags.topic, out, err);
}

}  // namespace waymark
