#pragma once
// Edits that put another address in the place of a link's.

#include <optional>
#include <string>

#include "diagnostics/diagnostic.h"
#include "external/external_link.h"
#include "external/web_address.h"

namespace waymark {

// `address` with `fragment`, written so that Markdown or HTML reads just that. Null where nothing can be replaced, or
// nothing would change.
std::optional<Fix> write_address(const ExternalLink& link, const SourceSet& sources, const std::string& address,
                                 const std::string& fragment, Trust trust);

// Whether a page of another address is surely the same page: https for http, a host with or without "www.", a slash at
// the end.
bool is_same_page(const WebAddress& from, const WebAddress& to);

}  // namespace waymark
