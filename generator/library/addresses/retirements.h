#pragma once
// Articles that end or go on under another name: redirects.yml, and files that hold nothing but a redirect_url.

#include <optional>
#include <string>
#include <vector>

#include "library/library.h"

namespace waymark {

// A file that is only a `redirect_url` in its front matter: the article ends with it.
struct RedirectOnly {
  std::string article;
  VersionId since;
  std::string successor;  // "./end-user/x", "/azure/mfa/x", a URL
  SourceId source;
  Span span;
};

// Sets ArticleEntry::retired and successor, and Library::redirects. What redirects.yml says wins over files
// that are only a redirect, and these over lists. Reports config/bad-value for articles that do not exist and texts
// newer than their article's end.
void retire_articles(const std::vector<RedirectOnly>& files, Library& library, Diagnostics& diagnostics);

// The article that a successor names, its anchor and query left out; null for a URL and for what is no article of ours.
std::optional<ArticleId> successor_article(const Library& library, std::string_view successor);

}  // namespace waymark
