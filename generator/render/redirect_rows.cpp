#include "render/redirect_rows.h"

#include "base/unicode.h"

namespace waymark {
namespace {

bool leads_somewhere(const RedirectEnd& end) {
  return end.kind == RedirectEnd::Kind::page || end.kind == RedirectEnd::Kind::address;
}

}  // namespace

std::vector<RedirectRow> redirect_rows(const SiteFrame& frame, const std::set<std::string>& taken) {
  const Library& library = frame.library();
  std::vector<RedirectRow> rows;
  std::set<std::string> made = taken;
  for (std::size_t i = 0; i < frame.locale_count(); ++i) {
    const Edition edition{LocaleId{i}, library.current_version()};
    for (const AddressRedirect& redirect : library.redirects.all) {
      const auto path = redirect_path(library, redirect, edition);
      if (!path || made.contains(case_fold(path->str()))) continue;
      RedirectRow row{
          .from = *path, .locale = edition.locale, .end = follow_redirect(library, redirect.successor, edition)};
      // Of a whole repository's list, only what leads into this site is this site's.
      if (redirect.imported && !redirect.article && row.end.kind != RedirectEnd::Kind::page) continue;
      if (!leads_somewhere(row.end) && redirect.article) {
        if (const auto last = last_wording_page(library, *redirect.article, edition.locale)) {
          row.end = {.kind = RedirectEnd::Kind::page, .page = *last};
          row.last_wording = true;
        }
      }
      if (!leads_somewhere(row.end)) continue;
      made.insert(case_fold(path->str()));
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace waymark
