#pragma once
// What readers get at any address while no page can be made: site.yml or the theme has a mistake, a folder is missing.

#include <optional>
#include <string>
#include <vector>

#include "serve/served_site.h"

namespace waymark {

// Where and what; the path is empty where the problem is not in a file.
struct Problem {
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string message;
  std::string advice;
};

// Empty: pages can be made.
std::vector<Problem> problems_of(const ServedSite& site);

std::string problem_page(const std::vector<Problem>& problems);

}  // namespace waymark
