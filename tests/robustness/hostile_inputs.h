#pragma once
// Texts that make a careless parser slow: each is about the size asked for and cheap to make.

#include <functional>
#include <string>
#include <vector>

namespace waymark {

struct HostileInput {
  std::string name;
  std::function<std::string()> text;  // made when a case wants it: there are a hundred, of a mebibyte each
};

std::vector<HostileInput> hostile_inputs(std::size_t bytes);

}  // namespace waymark
