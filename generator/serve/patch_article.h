#pragma once
// A new text of one article, put into a site that is being served, so that its page is right at once. What others say
// of it (findings, titles in the navigation, histories) is as it was until the site is made anew, which follows.

#include <string>

#include "serve/served_site.h"

namespace waymark {

enum class Patch {
  same,     // the file says what it did
  done,     // its page shows the new text
  refused,  // the change reaches further: sections that go, its place in the site, who includes it
};

// Whether the state was made of the text of the file at `path`.
bool has_text_of(const ServedSite& site, const std::string& path);

// `text` is what the file holds now. Nobody else may use `site` meanwhile.
Patch patch_article(ServedSite& site, const std::string& path, std::string text);

}  // namespace waymark
