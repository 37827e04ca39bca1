#pragma once
// A comparison of two texts as HTML: <ins> and <del> that are also told in words to those who listen, and long
// stretches that stayed the same cut short.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/history/word_diff.h"
#include "render/site_frame.h"

namespace waymark {

class ChangeWriter {
 public:
  ChangeWriter(const SiteFrame& frame, LocaleId reader);

  std::string title(const std::vector<WordRun>& runs) const;  // inline
  // Blocks between others that did not change become one "…". `most` is about how many bytes to write: what is beyond
  // it is left out.
  std::string blocks(const std::vector<ChangedBlock>& changes, std::size_t most) const;
  std::string text(std::span<const TextBlock> text, std::size_t most) const;

 private:
  void append_run(std::string& out, const WordRun& run, bool shorten) const;
  void append_text(std::string& out, std::string_view text) const;

  std::string added_;  // words before what came in, for screen readers
  std::string removed_;
  std::string end_;
  std::string picture_;  // words before a picture's alternative text
};

}  // namespace waymark
