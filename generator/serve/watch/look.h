#pragma once
// What the watched places hold, looked at without the kernel's help.

#include <functional>
#include <string>

#include "base/file_stamp.h"
#include "serve/watch/changes.h"
#include "serve/watch/watched_places.h"

namespace waymark {

// Calls `file` and `folder` with every one that is there; names that pass, links and what is left out are not gone
// into. Links are told as files.
using Seen = std::function<void(const std::string& path, const FileStamp& stamp)>;
void look_at(const WatchedPlaces& places, const Seen& file, const Seen& folder);

// What may have been changed at `since` (stamp_clock()) or later: for places that were read before anybody watched.
Changes changed_since(const WatchedPlaces& places, std::int64_t since);

}  // namespace waymark
