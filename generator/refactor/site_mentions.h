#pragma once
// Where the definition of a site, its redirects and front matter name an article. Links are links.h's.

#include <string>
#include <string_view>
#include <vector>

#include "library/library.h"

namespace waymark {

struct SiteMention {
  enum class Kind : std::uint8_t {
    navigation,      // an entry of site.yml: `span` is its target
    home,            // site.yml's home page
    file,            // a file named in site.yml: severities[].files, dialects[].files, content[].exclude …
    successor,       // `to` of redirects.yml, of an article
    retired,         // `article` of redirects.yml, of an article: it ends, or was another's old name
    renamed,         // `article` of redirects.yml, of a section
    section_target,  // `to` of redirects.yml or of renamed_sections, of a section
    redirect_url,    // in the front matter of a file that only leads on, or in a redirection list
  };
  Kind kind = Kind::navigation;
  SourceId source;
  Span span;            // what would be replaced, quotes left out
  std::string written;  // the value
  Span entry;           // of the entry in a list that it belongs to, without the mark "- "
};

// All that mean the article of that name, whether it has a text or is only an old name.
std::vector<SiteMention> site_mentions(const Library& library, std::string_view article);

// The value with another article in it; anchor, "./", extension and the form of an address stay.
std::string renamed_mention(const SiteMention& mention, std::string_view old_name, std::string_view new_name);

}  // namespace waymark
