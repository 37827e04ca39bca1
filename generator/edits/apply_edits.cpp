#include "edits/apply_edits.h"

#include <algorithm>

namespace waymark {

bool TakenPlaces::clashes(Span span) const {
  const auto next = spans_.lower_bound({span.begin, 0});
  for (auto other = next; other != spans_.end() && other->first <= span.end; ++other) {
    if (other->first < span.end && !(other->first == other->second && other->first == span.begin)) return true;
    if (span.empty() && other->first == other->second) return true;
  }
  // None of them overlap, so that only the last one that begins earlier can reach this far.
  return next != spans_.begin() && std::prev(next)->second > span.begin;
}

void TakenPlaces::take(Span span) { spans_.emplace(span.begin, span.end); }

EditedText apply_edits(std::string_view text, const std::vector<Edit>& edits) {
  EditedText edited;
  TakenPlaces taken;
  std::vector<const Edit*> made;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const Span span = edits[i].span;
    if (span.begin > span.end || span.end > text.size() || taken.clashes(span)) {
      edited.left.push_back(i);
      continue;
    }
    taken.take(span);
    made.push_back(&edits[i]);
  }
  std::ranges::sort(made, {}, [](const Edit* edit) { return edit->span; });
  std::size_t done = 0;
  for (const Edit* edit : made) {
    edited.text += text.substr(done, edit->span.begin - done);
    edited.text += edit->replacement;
    done = edit->span.end;
  }
  edited.text += text.substr(done);
  return edited;
}

}  // namespace waymark
