#pragma once
// The footnotes of an article in a view that leaves a part of it out.

#include <string>
#include <string_view>

namespace waymark {

// Where the footnotes begin in a piece or a body: they stand at the end of an article's last section. npos: there are
// none.
std::size_t find_footnotes(std::string_view html);

// Takes out of a body the notes that nothing in it refers to, and what leads back to places that are not there. The
// others keep their numbers.
void leave_out_unseen_footnotes(std::string& body);

}  // namespace waymark
