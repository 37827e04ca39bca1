#pragma once
// What pages add to pictures: their size, so that nothing moves when they arrive, and whether browsers may wait with
// them until they are near.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "source/image_size.h"

namespace waymark {

// How far down a page is, roughly: what stands on the first screen is wanted at once, all else can wait. A wrong guess
// costs little, since browsers load what is near in any case, and the rule is the same for every reader.
class FirstScreen {
 public:
  // Whether what follows `html`, which only grows from call to call, is likely below the first screen of a desktop.
  bool ends_before(std::string_view html);
  // A picture stands there; without a size it may fill the screen.
  void add_picture(const std::optional<ImageSize>& size);

 private:
  std::size_t read_ = 0;
  bool in_tag_ = false;
  std::size_t characters_ = 0;
  double height_ = 0;  // of pictures and of the ends of blocks
};

// ` width="…" height="…"`, as far as `tag`, a start tag, has none: what the author wrote counts, and one side of his
// gives the other. ` loading="lazy" decoding="async"` when `may_wait`.
std::string picture_attributes(std::string_view tag, const std::optional<ImageSize>& size, bool may_wait);

}  // namespace waymark
