#pragma once

#include <cstdint>
#include <string_view>

namespace waymark {

// Which of CommonMark's seven conditions (4.6) began an HTML block with this text. cmark-gfm forgets it when the block
// ends.
std::uint32_t html_block_type(std::string_view html);

}  // namespace waymark
