#pragma once
// Which text of another article follows on a text: by redirects.yml, by an asset id, by a file of the same name in
// another folder. What the texts say is not looked at.

#include <optional>
#include <string>
#include <vector>

#include "library/library.h"

namespace waymark {

struct Succession {
  VariantId from;
  VariantId to;  // of another article, in the same locale
  Evidence evidence = Evidence::recorded;
  std::string anchor;  // recorded: the section of `to` that takes it all up; empty: the whole article does
};

// By `from`, then `to`. One a text and following article.
std::vector<Succession> find_successions(const Library& library);

}  // namespace waymark
