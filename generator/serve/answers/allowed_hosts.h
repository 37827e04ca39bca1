#pragma once
// Which names of this machine a request may use. A page of another site can have its own name lead here (DNS
// rebinding); its requests then carry that name, and are refused.

#include <string>
#include <string_view>

namespace waymark {

// The name in "localhost:8000", "[::1]:8000"; empty where it is none.
std::string_view host_name_of(std::string_view header);

// `header` is the Host of a request. Names are localhost and what ends in .localhost, the addresses of this machine
// itself, and `given`, which is what --host says. An address as such is allowed only where --host opened the server to
// others: nobody's name leads to an address that is written out.
bool is_allowed_host(std::string_view header, std::string_view given);

// Whether `host` can be reached from this machine only.
bool is_loopback(std::string_view host);

}  // namespace waymark
