#pragma once
// Whole sites whose search index a careless maker would be slow to make, or make large.

namespace waymark {

void add_search_cases();

}  // namespace waymark
