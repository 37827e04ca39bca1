#pragma once
// Where a site's cache lies and what of it is kept. Nothing in it is needed: whatever is missing, damaged or of another
// program is made again, and what cannot be written is not kept.

#include <string>
#include <string_view>

#include "base/disk.h"
#include "base/failure.h"

namespace waymark {

// A file of the cache: what it is of, a checksum, and the content. Null unless it is there, whole, and of `subject`,
// all of which must be the same for the content to hold.
std::optional<std::string> read_cache_file(const std::string& path, std::string_view subject, const Disk& disk);
// Makes the folder one that git and backups leave alone.
Result<void> prepare_cache_folder(const std::string& folder, Disk& disk);
// In one step; prepares `folder`.
Result<void> write_cache_file(const std::string& folder, const std::string& path, std::string_view subject,
                              std::string_view content, Disk& disk);
// Keeps the `kept` newest files of a folder.
void forget_old_files(const std::string& folder, std::size_t kept, Disk& disk);

}  // namespace waymark
