#pragma once
// Regular expressions that a site's definition holds, over texts that anybody wrote. ICU's, because they end: whoever
// writes "(a+)+b" gets no answer after a while, and not a program that hangs.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/failure.h"

namespace waymark {

// One thread at a time may ask.
class Pattern {
 public:
  // The failure says what is wrong with `expression` and at which character.
  static Result<Pattern> compile(std::string_view expression);

  // Whether it fits all of `text`. Null: it took too long, or the text is longer than 10,000 bytes.
  std::optional<bool> fits(std::string_view text) const;

  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

 private:
  struct Handle;
  explicit Pattern(std::unique_ptr<Handle> handle);
  std::unique_ptr<Handle> handle_;
};

}  // namespace waymark
