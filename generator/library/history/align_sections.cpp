#include "library/history/align_sections.h"

#include "library/history/kept_matter.h"
#include "library/history/pair_by_likeness.h"
#include "library/history/pair_by_names.h"
#include "library/history/section_pairs.h"

namespace waymark {

Alignment align_sections(AlignedText old, AlignedText now, std::span<const RecordedPair> recorded,
                         const CommonTitles& common) {
  SectionPairs pairs(old, now);
  for (const RecordedPair& pair : recorded) {
    if (pairs.is_free(pair.old, pair.now)) pairs.accept(pair.old, pair.now, Evidence::recorded, 1);
  }
  const std::vector<WrittenAnchor> written = pair_by_names(pairs, common);
  pair_by_likeness(pairs);
  const PairedTexts texts{old, now, pairs.now_of(), pairs.old_of(), pairs.similarity};
  Alignment result;
  result.kept = find_kept_matter(texts, written);
  result.taken_out = find_taken_out(texts);
  result.pairs = pairs.take();
  return result;
}

}  // namespace waymark
