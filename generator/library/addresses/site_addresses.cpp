#include "library/addresses/site_addresses.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "base/parallel_map.h"
#include "base/unicode.h"
#include "library/addresses/kept_anchors.h"
#include "library/pages/page_addresses.h"
#include "library/usages/questions.h"
#include "library/usages/view_redirects.h"

namespace waymark {
namespace {

void add_former_ids(const Library& library, std::vector<SiteAddress>& addresses) {
  for (const FormerFolder& folder : former_folders(library))
    addresses.push_back({.path = folder.from + "index.html", .anchors = {}, .redirect = true});
  for (const FormerQuestion& former : former_questions(library))
    addresses.push_back({.path = former.path.str(), .anchors = {}, .redirect = true});
}

// Home and usage pages and the questions, as far as no article has their address.
void add_furniture(const Library& library, std::vector<SiteAddress>& addresses) {
  const bool all = library.config->version_pages == VersionPages::all;
  for (std::size_t locale = 0; locale < library.locale_count(); ++locale) {
    for (std::size_t version = all ? 0 : library.version_count() - 1; version < library.version_count(); ++version)
      addresses.push_back({.path = edition_folder(library, {LocaleId{locale}, VersionId{version}}) + "index.html"});
    const std::string folder = edition_folder(library, {LocaleId{locale}, library.current_version()});
    for (const UsageConfig& usage : library.config->usages)
      addresses.push_back({.path = folder + "for/" + usage.id + "/index.html"});
    for (std::size_t question = 0; question < library.config->questions.size(); ++question)
      addresses.push_back({.path = question_path(library, question, LocaleId{locale}).str()});
  }
}

SiteAddress redirected(const Library& library, const SitePath& path, const RedirectEnd& end) {
  SiteAddress address{
      .path = path.str(), .anchors = {}, .redirect = true, .leaves = end.kind == RedirectEnd::Kind::address};
  if (end.kind != RedirectEnd::Kind::page) return address;
  const ArticlePage& page = library.pages[end.page];
  address.anchors = page_anchors(library, page_sections(library, page));
  return address;
}

void add_redirects(const Library& library, std::vector<SiteAddress>& addresses) {
  std::unordered_set<std::string> taken;
  for (const SiteAddress& address : addresses) taken.insert(case_fold(address.path));
  for (const RedirectRow& row : redirect_rows(library, taken))
    addresses.push_back(redirected(library, row.from, row.end));
}

}  // namespace

std::vector<SiteAddress> site_addresses(const Library& library, std::vector<SiteAddress> more, std::size_t jobs) {
  std::vector<SiteAddress> addresses = parallel_map<SiteAddress>(library.pages.size(), jobs, [&](std::size_t i) {
    const ArticlePage& page = library.pages[i];
    return SiteAddress{.path = page.path.str(), .anchors = page_anchors(library, page_sections(library, page))};
  });
  add_furniture(library, addresses);
  add_former_ids(library, addresses);
  std::ranges::move(more, std::back_inserter(addresses));
  add_redirects(library, addresses);
  // Of an article that is the home page, the article's entry comes first and stays.
  std::ranges::stable_sort(addresses, {}, &SiteAddress::path);
  const auto repeated = std::ranges::unique(addresses, {}, &SiteAddress::path);
  addresses.erase(repeated.begin(), repeated.end());
  return addresses;
}

const SiteAddress* find_address(const std::vector<SiteAddress>& addresses, std::string_view path) {
  const auto found = std::ranges::lower_bound(addresses, path, {}, &SiteAddress::path);
  return found == addresses.end() || found->path != path ? nullptr : &*found;
}

}  // namespace waymark
