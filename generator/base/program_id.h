#pragma once
// Which build of the program this is, with each library that it was started with: whatever it would do differently,
// its id differs.

#include <string>

namespace waymark {

std::string program_id();  // hash_hex() of all their build ids

}  // namespace waymark
