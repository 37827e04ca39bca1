#pragma once
// Whole sites in which thousands of parts are for one usage or another: each view, and each check of what the views
// show, takes time for what it shows, not for each part times each other.

namespace waymark {

void add_usage_cases();

}  // namespace waymark
