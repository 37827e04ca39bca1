#pragma once
// What is known of an address → the findings at the links that have it.

#include "diagnostics/diagnostic.h"
#include "diagnostics/policy/policy.h"
#include "external/external_check.h"

namespace waymark {

Diagnostic malformed_address(const ExternalLink& link, AddressFault fault);
Diagnostic held_credentials(const ExternalLink& link, const SourceSet& sources);
Diagnostic no_network(const ExternalWork& work);

// None, one, or two: a page that has moved may lack the anchor as well.
Diagnostics findings_of(const ExternalLink& link, const WebAddress& address, const Outcome& outcome,
                        const SourceSet& sources);

// A finding of each rule at each link, as if the servers had said everything at once: only to know by their ids which
// findings links can have.
std::vector<Finding> possible_findings(const ExternalWork& work, const SourceSet& sources);
std::vector<Finding> possible_findings(const ExternalWork& work, const SourceSet& sources,
                                       const std::vector<std::size_t>& links);  // only at these

}  // namespace waymark
