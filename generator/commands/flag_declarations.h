#pragma once
// How flags that several verbs have are declared, so that they read and fail alike.

#include <cstddef>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace waymark {

void add_site_option(CLI::App& verb, std::string& site);
void add_jobs_option(CLI::App& verb, std::size_t& jobs);

// One word out of a closed list; another ends with exit code 2 and the nearest word. In the help the words stand where
// others have the name of a value: "--format text|json". The first is the default.
void add_choice(CLI::App& verb, const std::string& name, std::string& value, std::vector<std::string> words,
                const std::string& description);

}  // namespace waymark
