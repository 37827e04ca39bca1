#include "commands/flag_declarations.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>

#include "base/edit_distance.h"
#include "base/text.h"

namespace waymark {
namespace {

CLI::Validator one_of(std::vector<std::string> words) {
  return {[words](const std::string& given) {
            if (std::ranges::find(words, given) != words.end()) return std::string();
            const auto near = nearest(given, words);
            return fmt::format("\"{}\" is not one of {}{}", given, join(words, ", "),
                               near ? "; did you mean \"" + *near + "\"?" : "");
          },
          ""};
}

}  // namespace

void add_site_option(CLI::App& verb, std::string& site) {
  verb.add_option("--site", site,
                  "a site.yml, its folder, or the name of a folder in site/ (default: every site/*/site.yml)")
      ->type_name("NAME");
}

void add_jobs_option(CLI::App& verb, std::size_t& jobs) {
  verb.add_option("--jobs", jobs,
                  "how many workers, 1 to 1024 (default: one a core); the result is the same for any number")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
}

void add_choice(CLI::App& verb, const std::string& name, std::string& value, std::vector<std::string> words,
                const std::string& description) {
  verb.add_option(name, value, description + " (default: " + words.front() + ")")
      ->type_name(join(words, "|"))
      ->check(one_of(std::move(words)));
}

}  // namespace waymark
