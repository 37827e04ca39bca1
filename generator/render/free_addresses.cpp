#include "render/free_addresses.h"

#include "base/failure.h"
#include "base/unicode.h"
#include "library/addresses/retirements.h"
#include "library/pages/page_addresses.h"

namespace waymark {

std::unordered_set<std::string> taken_addresses(const Library& library) {
  std::unordered_set<std::string> taken;
  for (const ArticlePage& page : library.pages) taken.insert(case_fold(page.path.str()));
  for (const SitePath& path : library.asset_paths) taken.insert(case_fold(path.str()));
  // Addresses at which no article is any more have pages that lead on.
  for (std::size_t locale = 0; locale < library.locale_count(); ++locale) {
    for (const AddressRedirect& redirect : library.redirects.all) {
      if (const auto path = redirect_path(library, redirect, {LocaleId{locale}, library.current_version()}))
        taken.insert(case_fold(path->str()));
    }
  }
  return taken;
}

SitePath free_address(const std::string& stem, std::unordered_set<std::string>& taken) {
  std::string path = stem + ".html";
  for (std::size_t number = 2; !taken.insert(case_fold(path)).second; ++number)
    path = stem + "-" + std::to_string(number) + ".html";
  const auto address = SitePath::from(path);
  check(address.has_value(), "what follows an edition's folder and an article's name is a path");
  return *address;
}

}  // namespace waymark
