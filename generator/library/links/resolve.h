#pragma once
// Destination × edition → where the reference leads there, and what is wrong with it. The findings of link() and the
// links of rendered pages both come from here, so that they cannot disagree.

#include <optional>
#include <string>
#include <vector>

#include "library/library.h"

namespace waymark {

enum class Fault : std::uint8_t {
  empty,
  unknown_scheme,
  local_file,
  outside,
  missing_file,
  no_page,
  other_case,
  no_extension,
  other_edition,
  retired,
  missing_anchor,
  inexact_anchor,
  source_anchor,  // only the source locale's text has it; the page knows it because the sections were lined up
};

struct Resolution {
  std::optional<Fault> file;      // what is wrong with the file, scheme or address
  std::optional<Fault> anchor;    // what is wrong with the anchor
  std::optional<VariantId> text;  // the target's text in that edition
  bool fallback = false;          // `text` is the source locale's, for a reader of another
  bool leaves_edition = false;    // `text` is not the one in force there
  std::string anchor_id;          // the anchor meant, as the target has it
};

// Judges references one after the other; remembers what it found of a target's anchors, because most editions share one
// text.
class Resolver {
 public:
  Resolver(const Library& library, VariantId from) : library_(library), from_(from) {}

  // Call before judging a reference with another destination.
  void next_reference() { seen_.clear(); }
  Resolution judge(const Destination& destination, Edition edition);

 private:
  struct Seen {
    VariantId text;
    std::optional<Fault> fault;
    std::string anchor_id;
  };

  Resolution judge_article(const Destination& destination, Edition edition);
  void judge_anchor(const Destination& destination, Resolution& resolution);
  // An id of the source locale's text works on a translation's page, too.
  void accept_source_anchor(const Destination& destination, Edition edition, Resolution& resolution);
  // A translated text names a section of a translated text by the source text's id, which that text has not itself.
  bool is_left_from_source(const Destination& destination, Edition edition, VariantId text, std::string_view id) const;
  // A text of the source locale that a locale without a translation shows: where it names a section that a translated
  // target lacks, its readers are sent to the section in the language they are reading.
  void prefer_source_text(const Destination& destination, Edition edition, Resolution& resolution);

  const Library& library_;
  VariantId from_;
  std::vector<Seen> seen_;
};

Target target_of(const Library& library, VariantId from, const Destination& destination, Edition edition);

}  // namespace waymark
