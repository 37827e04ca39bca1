// image/duplicate-alt: different pictures of one text with the same alternative text. Told once for each text, at the
// second picture, because whoever mends one looks at the others.

#include <fmt/format.h>
#include <map>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/text.h"
#include "base/unicode.h"
#include "checks/texts/text_rules.h"
#include "library/links/locate.h"

namespace waymark {

void check_duplicate_alt_texts(const Library& library, VariantId text, Diagnostics& diagnostics) {
  struct Use {
    const Reference* second = nullptr;
    std::unordered_set<std::string_view> targets;
  };
  std::map<std::string, Use> uses;
  const std::vector<Reference>& references = library.article(text).references;
  for (std::size_t i = 0; i < references.size(); ++i) {
    const Reference& reference = references[i];
    if (!is_image(reference) || trim(reference.text).empty()) continue;
    Use& use = uses[case_fold(collapse_space(reference.text))];
    // "x.png" and "./x.png" are one picture.
    const Destination& destination = library.destinations[text.index()][i];
    const std::string_view target = destination.path.empty() ? reference.target : destination.path;
    if (use.targets.insert(target).second && use.targets.size() == 2) use.second = &reference;
  }
  for (const auto& [alt, use] : uses) {
    if (use.second == nullptr) continue;
    diagnostics.push_back({.rule = Rule::image_duplicate_alt,
                           .source = use.second->source,
                           .span = use.second->span,
                           .message = fmt::format("{} different images have the alternative text \"{}\"",
                                                  use.targets.size(), collapse_space(use.second->text)),
                           .advice = "Say in each what tells it from the others",
                           .reference = use.second->written});
  }
}

}  // namespace waymark
