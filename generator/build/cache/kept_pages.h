#pragma once
// Which pages are as the last run wrote them. A page is made of what all pages share and of the texts of a few
// articles. What is shared is known by a digest of everything that a run read, but for the texts of articles; which
// texts a page read, they noted themselves (article/text_reads.h). As making a page depends on nothing else, one is the
// same while the digest is and none of its texts has changed, nor one that was read before any page was made.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "build/cache/input_log.h"
#include "library/library.h"
#include "output/output.h"
#include "render/site_frame.h"

namespace waymark {

struct KeptPage {
  std::string path;                  // in the site
  std::vector<std::uint32_t> texts;  // that it read, by place in Library::variants
};

struct KeptPages {
  std::string shared;                       // digest of all but texts
  std::vector<std::string> texts;           // digest of each, by place in Library::variants
  std::vector<std::uint32_t> shared_texts;  // read for more than one page
  std::vector<KeptPage> pages;
};

// What the run before this one made.
struct LastPages {
  KeptPages pages;
  std::string folder;
  std::vector<ReadFile> files;  // of the site and its manifest, as paths on disk
};

// The pages of one run, from linking on.
class PageNotes {
 public:
  // When everything is linked: what was read until then was read for all pages.
  PageNotes(const Library& library, std::size_t jobs);

  // What was read since the last call was read for all pages, or for none.
  void read_for_all();
  void read_for_none();

  // Before the pages are made, once all of `frame` is there. The first `count` of `outputs` are pages; those that are
  // as `last` has them are not made again when their files are still the same. `disk` knows what was read.
  void reuse(std::vector<Output>& outputs, std::size_t count, const std::optional<LastPages>& last,
             const std::string& folder, const FileFacts& facts, const RecordingDisk& disk);

  // When all is written. Null where nobody can tell later which pages are the same.
  std::optional<KeptPages> take();

 private:
  void watch(Output& output, KeptPage* page) const;
  std::optional<std::string> shared_digest(const FileFacts& facts, const RecordingDisk& disk) const;

  const Library& library_;
  std::string surfaces_;  // digest of all of the articles but texts
  KeptPages kept_;
  bool known_ = false;
};

}  // namespace waymark
