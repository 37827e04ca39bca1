#include <fmt/format.h>
#include <iostream>
#include <iterator>

#include "article/compile.h"
#include "base/unicode.h"
#include "commands/exit_codes.h"
#include "commands/find_includes.h"
#include "commands/terminal.h"
#include "commands/verbs.h"
#include "diagnostics/reports/report.h"

namespace waymark {
namespace {

Result<std::string> read_input(const std::string& file, const Disk& disk) {
  if (file != "-") return disk.read(file);
  return std::string(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
}

// A fragment has no need of a title; everything else that is wrong is worth telling.
bool concerns_fragments(const Diagnostic& diagnostic) {
  return diagnostic.rule != Rule::front_matter_missing_title &&
         diagnostic.rule != Rule::front_matter_missing_description;
}

}  // namespace

int render(const RenderFlags& flags, std::ostream& out, std::ostream& err) {
  const RealDisk disk;
  auto text = read_input(flags.file, disk);
  if (!text) {
    err << "waymark: " << text.error().message << '\n';
    return exit_world;
  }
  SourceSet sources;
  const SourceId id = add_with_includes(flags.file, to_valid_utf8(*text), disk, sources);
  Compiled compiled = compile(sources.file(id), sources, {.dialect = flags.dialect});
  out << body_html(compiled.article);
  out.flush();
  if (!out) {
    err << "waymark: standard output could not be written; is the disk full, or the pipe closed?\n";
    return exit_world;
  }
  std::erase_if(compiled.diagnostics, [](const Diagnostic& diagnostic) { return !concerns_fragments(diagnostic); });
  err << text_report(judge(std::move(compiled.diagnostics), Policy{}, sources), sources, wants_colour(flags.colour));
  return exit_clean;
}

}  // namespace waymark
