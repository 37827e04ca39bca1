#pragma once
// What the codes of answers mean.

#include <string>

#include "external/outcome.h"

namespace waymark {

// "404 (Not Found)"; of a code that no standard has, the number alone.
std::string status_text(int status);
bool is_redirect(int status);   // says with Location where to go on
bool is_permanent(int status);  // 301, 308
// Of an answer that is no redirect, to a GET.
Verdict verdict_of(int status);

}  // namespace waymark
