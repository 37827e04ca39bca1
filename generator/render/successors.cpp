#include "render/successors.h"

#include <algorithm>

#include "base/escape.h"
#include "base/url.h"
#include "library/retirements.h"
#include "render/titles.h"

namespace waymark {
namespace {

// Longer chains are circles.
constexpr int max_steps = 32;

}  // namespace

std::optional<Successor> successor_of(const SiteFrame& frame, std::string_view successor, LocaleId locale,
                                      const Here& here) {
  const Library& library = frame.library();
  std::string wanted(successor);
  for (int step = 0; step < max_steps && !wanted.empty(); ++step) {
    const bool site_absolute = wanted.starts_with('/');
    if (site_absolute || !split_url(wanted).scheme.empty()) {
      if (is_dangerous_url(wanted) || (!site_absolute && !is_known_scheme(split_url(wanted).scheme)))
        return std::nullopt;
      std::string url;
      append_url(url, wanted);
      return Successor{.url = url, .absolute = site_absolute ? std::string() : url};
    }
    const std::string name = wanted.substr(0, wanted.find('#'));
    const std::string_view anchor = std::string_view(wanted).substr(std::min(name.size() + 1, wanted.size()));
    const auto article = successor_article(library, wanted);
    const auto page = article ? library.page_of(*article, {locale, library.current_version()}) : std::nullopt;
    if (page) {
      const ArticlePage& target = library.pages[*page];
      return Successor{.url = here.to(target.path, anchor),
                       .absolute = absolute_url(frame.config(), target.path),
                       .title = article_title(library, target.variant)};
    }
    std::string further = article ? library.entry(*article).successor : std::string();
    if (further.empty()) {
      const auto known = std::ranges::find(frame.config().retirements, name, &Retirement::article);
      if (known != frame.config().retirements.end()) further = known->successor;
    }
    wanted = further;
  }
  return std::nullopt;
}

}  // namespace waymark
