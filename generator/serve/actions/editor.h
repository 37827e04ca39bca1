#pragma once
// Opens a place in the writer's editor.

#include <string>
#include <string_view>
#include <vector>

#include "base/failure.h"

namespace waymark {

// "code -g {file}:{line}:{column}" as words: parted by spaces, but for those inside '…' or "…". No shell reads them.
// Fails when a quote is not closed, when there is no program, and without {file}.
Result<std::vector<std::string>> read_editor_command(std::string_view text);

struct EditorPlace {
  std::string file;  // absolute, so that it cannot be taken for a flag
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

// The words with the place in them.
std::vector<std::string> editor_words(const std::vector<std::string>& command, const EditorPlace& place);

// Starts the editor and does not wait for it.
Result<void> start_editor(const std::vector<std::string>& words);

}  // namespace waymark
