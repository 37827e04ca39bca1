#pragma once
// The program changing the writers' files: what it may touch, and what is left when it is killed or in company.

namespace waymark {

void add_fix_cases();

}  // namespace waymark
