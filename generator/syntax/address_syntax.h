#pragma once
// The grammar of addresses without angle brackets (GFM 6.9, "Autolinks (extension)"), over plain text.

#include <cstddef>
#include <string_view>

namespace waymark {

// Where the host name that begins at `at` ends; `at` when it is none: letters, digits, "-", "_" and periods, no "_" in
// the last two segments, and at least one period unless `one_segment` will do.
struct Host {
  std::size_t end = 0;      // past the name, when it is one
  std::size_t run_end = 0;  // past everything that could have belonged to it
};
Host read_host(std::string_view text, std::size_t at, bool one_segment);

// Where the path that may follow `at` meets white space or "<".
std::size_t path_end(std::string_view text, std::size_t at);

// Leaves out of the address what its end does not belong to it: punctuation, closing parentheses without a partner, a
// character reference.
std::size_t trim_address(std::string_view text, std::size_t begin, std::size_t end);

// A mail address around the "@" at `at`: begins at or after `first`, ends at or before `limit`. Empty when it is none.
struct MailAddress {
  std::size_t begin = 0;
  std::size_t end = 0;
};
MailAddress read_mail_address(std::string_view text, std::size_t at, std::size_t first, std::size_t limit);

// Past the resource part ("/txt@bin") that may follow the address of an xmpp: link.
std::size_t xmpp_resource_end(std::string_view text, std::size_t at, std::size_t limit);

// Past the number behind "tel:"; `at` when it is none.
std::size_t phone_number_end(std::string_view text, std::size_t at, std::size_t limit);

}  // namespace waymark
