#include "render/redirects/successors.h"

#include "base/escape.h"
#include "library/title.h"

namespace waymark {

Successor successor_at(const SiteFrame& frame, const RedirectEnd& end, const Here& here) {
  if (end.kind == RedirectEnd::Kind::page) {
    const ArticlePage& target = frame.library().pages[end.page];
    return {.url = here.to_page(frame.library(), target, end.anchor),
            .absolute = absolute_url(frame.config(), target.path),
            .title = article_title(frame.library(), target.variant)};
  }
  Successor elsewhere;
  append_url(elsewhere.url, end.url);
  if (!end.url.starts_with('/')) elsewhere.absolute = elsewhere.url;
  return elsewhere;
}

std::optional<Successor> successor_of(const SiteFrame& frame, std::string_view successor, LocaleId locale,
                                      const Here& here) {
  const RedirectEnd end = follow_redirect(frame.library(), successor, {locale, frame.library().current_version()});
  if (end.kind != RedirectEnd::Kind::page && end.kind != RedirectEnd::Kind::address) return std::nullopt;
  return successor_at(frame, end, here);
}

}  // namespace waymark
