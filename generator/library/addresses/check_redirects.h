#pragma once
// What is wrong in what the site says of addresses that lead on. Reports redirect/loop and redirect/dangling, and
// config/bad-value for redirects from addresses that are taken or can be none.

#include "diagnostics/diagnostic.h"

namespace waymark {

class Library;

void check_redirects(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
