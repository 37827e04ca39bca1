#pragma once
// A site in memory, its Config and what was found wrong, for the tests of this folder.

#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

#include "base/disk.h"
#include "config/load_config.h"
#include "config/load_sources.h"

namespace waymark {

struct ConfigOnDisk {
  MemoryDisk disk;
  SourceSet sources;
  Diagnostics diagnostics;
  Config config;

  explicit ConfigOnDisk(std::string site_yml) { disk.files["site/help/site.yml"] = std::move(site_yml); }

  ConfigOnDisk& with(const std::string& path, std::string text = "") {
    disk.files[path] = std::move(text);
    return *this;
  }

  ConfigOnDisk& load() {
    Result<Config> loaded = load_config("site/help/site.yml", disk, sources, diagnostics);
    check(loaded.has_value(), "the site file can be read");
    config = *std::move(loaded);
    return *this;
  }

  ConfigOnDisk& load_all(std::size_t jobs = 1) {
    load();
    check(load_sources(config, disk, jobs, sources, diagnostics).has_value(), "the sources can be read");
    return *this;
  }

  // "site.yml:3:7 config/bad-value: message (advice)"
  std::vector<std::string> findings() const {
    std::vector<std::string> lines;
    for (const Diagnostic& finding : diagnostics) {
      const SourceFile& file = sources.file(finding.source);
      const Position at = file.lines.position(file.text, finding.span.begin);
      std::string line =
          fmt::format("{}:{}:{} {}: {}", file.logical_path, at.line, at.column, info(finding.rule).id, finding.message);
      if (!finding.advice.empty()) line += fmt::format(" ({})", finding.advice);
      lines.push_back(std::move(line));
    }
    return lines;
  }
};

}  // namespace waymark
