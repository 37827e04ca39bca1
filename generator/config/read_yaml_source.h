#pragma once

#include <string>

#include "base/disk.h"
#include "base/failure.h"
#include "diagnostics/diagnostic.h"
#include "source/source_file.h"
#include "syntax/yaml.h"

namespace waymark {

struct YamlSource {
  SourceId id;
  YamlNode root;        // spans are offsets in the source's text
  bool broken = false;  // a syntax fault has been reported; `root` holds what stands before it
};

// Reads a configuration file, adds it to `sources` and reports encoding and syntax faults. Fails when it cannot be
// read.
Result<YamlSource> read_yaml_source(const std::string& path, const Disk& disk, SourceSet& sources,
                                    Diagnostics& diagnostics);

}  // namespace waymark
