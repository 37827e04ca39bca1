#pragma once
// An output held against what is on disk. The disk decides, never the manifest: files are changed by hand, too.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/disk.h"
#include "base/failure.h"
#include "output/output.h"

namespace waymark {

struct Comparison {
  enum class State : std::uint8_t {
    missing,
    same,
    different,
    not_a_file,  // a symbolic link or special file stands there
    folder,
  };
  State state = State::missing;
  std::string hash;  // of the output's bytes
};

// Whether what Output::on_disk tells of is still there. Reads the file only where its stamp does not tell.
Result<bool> is_still_on_disk(const Output& output, const HeldFolder& folder);

// `bytes` are the output's where it is no copy. Reads blocks, so that assets may be of any size.
Result<Comparison> compare_output(const Output& output, std::string_view bytes, const HeldFolder& folder,
                                  const Disk& disk);

}  // namespace waymark
