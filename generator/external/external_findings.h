#pragma once
// What is known of an address → the findings at the links that have it.

#include "diagnostics/diagnostic.h"
#include "external/external_check.h"

namespace waymark {

Diagnostic malformed_address(const ExternalLink& link, AddressFault fault);
Diagnostic held_credentials(const ExternalLink& link, const SourceSet& sources);
Diagnostic no_network(const ExternalWork& work);

// None, one, or two: a page that has moved may lack the anchor as well.
Diagnostics findings_of(const ExternalLink& link, const WebAddress& address, const Outcome& outcome,
                        const SourceSet& sources);

}  // namespace waymark
