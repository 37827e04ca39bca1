#pragma once
// Words of scripts that put no blanks between them, by ICU's dictionaries.

#include <functional>
#include <memory>
#include <string_view>

namespace waymark {

// Not safe from several threads at a time. ICU's tables are opened with the first text.
class WordBreaks {
 public:
  WordBreaks();
  ~WordBreaks();
  WordBreaks(WordBreaks&&) noexcept;
  WordBreaks& operator=(WordBreaks&&) noexcept;

  // Calls `take` with each word of a text of such scripts only, in order; linear.
  void part(std::string_view text, const std::function<void(std::string_view)>& take);

 private:
  struct Iterator;
  std::unique_ptr<Iterator> iterator_;
};

}  // namespace waymark
