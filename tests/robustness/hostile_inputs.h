#pragma once
// Texts that make a careless parser slow: each is about the size asked for and cheap to make.

#include <string>
#include <vector>

namespace waymark {

struct HostileInput {
  std::string name;
  std::string text;
};

std::vector<HostileInput> hostile_inputs(std::size_t bytes);

}  // namespace waymark
