#include "theme/locale_parents.h"

#include <algorithm>
#include <array>

namespace waymark {
namespace {

struct Parent {
  std::string_view locale;
  std::string_view parent;
};

constexpr auto parents = std::to_array<Parent>({
    {"in", "id"},
    {"iw", "he"},
    {"nn", "nb"},
    {"no", "nb"},
    {"pt-ao", "pt-pt"},
    {"pt-ch", "pt-pt"},
    {"pt-cv", "pt-pt"},
    {"pt-fr", "pt-pt"},
    {"pt-gq", "pt-pt"},
    {"pt-gw", "pt-pt"},
    {"pt-lu", "pt-pt"},
    {"pt-mo", "pt-pt"},
    {"pt-mz", "pt-pt"},
    {"pt-st", "pt-pt"},
    {"pt-tl", "pt-pt"},
    {"zh-hk", "zh-hant"},
    {"zh-mo", "zh-hant"},
    {"zh-tw", "zh-hant"},
});

}  // namespace

std::string_view parent_locale(std::string_view locale) {
  if (const auto found = std::ranges::find(parents, locale, &Parent::locale); found != parents.end())
    return found->parent;
  const std::size_t dash = locale.rfind('-');
  return dash == std::string_view::npos ? std::string_view() : locale.substr(0, dash);
}

}  // namespace waymark
