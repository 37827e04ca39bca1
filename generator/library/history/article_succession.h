#pragma once
// Which text of another article follows on a text: by redirects.yml, by an asset id, by a file of the same name in
// another folder. What the texts say is not looked at.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.h"

namespace waymark {

struct Succession {
  VariantId from;
  VariantId to;  // of another article, in the same locale
  Evidence evidence = Evidence::recorded;
  std::string anchor;  // recorded: the section of `to` that takes it all up; empty: the whole article does
};

// "settings.b", "settings-draft" beside "settings": a copy of an article on which another wording was tried; it follows
// on nothing, however alike the texts are.
bool is_trial(const Library& library, ArticleId article);

// By `from`, then `to`. One a text and following article.
std::vector<Succession> find_successions(const Library& library);

}  // namespace waymark
