#include "render/history/version_ranges.h"

namespace waymark {

std::string range_text(const SiteFrame& frame, LocaleId reader, const SectionHistory& history, WordingRun run) {
  const VersionId first = history.wordings[run.first].since;
  const VersionId last = history.wordings[run.last].last;
  const std::string& first_text = frame.version_text(reader, first);
  if (last >= frame.library().current_version() && !history.removed)
    return frame.text(reader, "history.since", {first_text});
  if (first >= last) return first_text;
  return frame.text(reader, "history.range", {first_text, frame.version_text(reader, last)});
}

}  // namespace waymark
