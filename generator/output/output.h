#pragma once
// A file of the site, ready to be written.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/disk.h"
#include "base/failure.h"
#include "base/file_stamp.h"
#include "base/site_path.h"

namespace waymark {

// A file that an earlier run left.
struct KnownFile {
  std::string hash;                // hash_hex() of its bytes
  std::optional<FileStamp> stamp;  // with it the file has these bytes; null: they must be looked at
};

struct Output {
  SitePath path;
  std::string bytes;
  std::string copy_of;  // disk path of an asset copied byte for byte; `bytes` is empty then
  // Makes the bytes when they are wanted, so that a site of any size is never held whole; may be called from any
  // thread, more than once, with the same result. Empty: `bytes` is what there is.
  std::function<std::string()> make;
  std::optional<KnownFile> on_disk = {};  // what may still be at the path
  bool is_as_on_disk = false;             // the bytes are those of `on_disk`: not made while that is still there
};

struct WriteSummary {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
};

// Makes `folder` hold exactly `outputs`, and nothing that an earlier build made (known from `folder`/.waymark-manifest,
// which lists path and content hash, one a line, sorted). Writes only what differs, first beside the site and
// then, when all of it is there, into place file by file or folder by folder, and the manifest last; files the manifest
// does not know are never removed nor overwritten. Two outputs at the same path, or paths that differ only in case, are
// a failure that names both. Refuses a folder without a manifest that holds more than hidden entries, and one that
// another build is writing to. A build that dies, or finds the disk full, before all is there leaves the old site; one
// that dies later leaves each file old or new, and a manifest from which the next build recovers.
Result<WriteSummary> write_outputs(const std::vector<Output>& outputs, const std::string& folder, Disk& disk,
                                   std::size_t jobs);

}  // namespace waymark
