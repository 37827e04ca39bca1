#pragma once
// One function a verb; each prints and returns the exit code.

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "commands/check/baseline_step.h"
#include "commands/check/external_step.h"
#include "commands/check/fix_step.h"
#include "commands/check/report_step.h"
#include "commands/check/since_step.h"
#include "commands/refactor/refactor_flags.h"
#include "commands/serve/serve_flags.h"
#include "config/config.h"

namespace waymark {

enum class Format { text, json };
enum class Colour { automatic, always, never };

struct SiteFlags {
  std::string site;  // site.yml, its folder, or the name of a folder in site/; empty: every site/*/site.yml
  std::string out;
  std::size_t jobs = 0;
  Colour colour = Colour::automatic;
  bool timings = false;
  bool strict = false;
  bool no_cache = false;
  bool write = true;  // false: the verb is `check`
  SinceFlags since;
  BaselineFlags baseline;
  ExternalFlags external;
  FixFlags fix;
  ReportFlags reports;
};

struct RenderFlags {
  std::string file;  // "-": standard input
  Dialect dialect = Dialect::automatic;
  Colour colour = Colour::automatic;
};

struct AddressFlags {
  std::string site;
  std::size_t jobs = 0;
  bool update = false;  // write addresses.lock
  bool prune = false;   // take out what vanished
  bool list = false;    // print what there is
  bool strict = false;  // what is new counts, too
};

struct BaselineVerbFlags {
  std::string site;
  std::size_t jobs = 0;
  bool strict = false;             // hints, too
  bool update = false;             // take out what is fixed
  std::string reason;              // accept what is new, for this reason
  std::vector<std::string> rules;  // only these; "family/*" as well
  std::vector<std::string> files;  // only in these: globs
  ExternalFlags external;
};

struct StatusFlags {
  std::string site;
  std::size_t jobs = 0;
  Format format = Format::text;
  std::string locale;  // empty: all
  std::string at;      // version; empty: all
};

struct MigrateFlags {
  std::string site;
  std::vector<std::string> paths;  // files, folders or globs; empty: all
  bool dry_run = false;
  bool dirty = false;
  std::size_t jobs = 0;
  std::vector<std::string> words;  // as in FixFlags
};

struct RecoverFlags {
  std::string site;
  bool undo = false;
};

int build_or_check(const SiteFlags& flags, std::ostream& out, std::ostream& err);
int serve(const ServeFlags& flags, std::ostream& out, std::ostream& err);
int addresses(const AddressFlags& flags, std::ostream& out, std::ostream& err);
int baseline(const BaselineVerbFlags& flags, std::ostream& out, std::ostream& err);
int status(const StatusFlags& flags, std::ostream& out, std::ostream& err);
int render(const RenderFlags& flags, std::ostream& out, std::ostream& err);
int migrate(const MigrateFlags& flags, std::ostream& out, std::ostream& err);
int recover_files(const RecoverFlags& flags, std::ostream& out, std::ostream& err);
int list_rules(Format format, std::ostream& out);
int explain(const std::string& rule, std::ostream& out, std::ostream& err);
// `words` are those of the command line, without the program.
int move_article(const MoveFlags& flags, const std::vector<std::string>& words, std::ostream& out, std::ostream& err);
int rename_heading(const RenameFlags& flags, const std::vector<std::string>& words, std::ostream& out,
                   std::ostream& err);
int remove_article(const RemoveFlags& flags, const std::vector<std::string>& words, std::ostream& out,
                   std::ostream& err);

}  // namespace waymark
