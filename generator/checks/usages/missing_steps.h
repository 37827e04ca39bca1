#pragma once
// What a text announces and a view leaves out.

#include <string>
#include <vector>

#include "article/article.h"
#include "base/usage_set.h"

namespace waymark {

struct MissingSteps {
  ScopeIndex scope = 0;   // the first one that what is missing stands in
  bool is_item = false;   // an item of a list, of which nothing is left
  std::string announced;  // the paragraph's words, the end of a long one
  UsageSet usages;        // for whom nothing is there
};

// Zones and tabs that stand side by side directly behind a paragraph that ends in a colon, or that are steps each, or
// all that an item holds. `around`: for whom the section is; `scopes`: for whom each scope of the article is.
std::vector<MissingSteps> missing_steps(const Article& article, SectionIndex section, UsageSet around,
                                        const std::vector<UsageSet>& scopes);

}  // namespace waymark
