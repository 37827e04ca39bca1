#pragma once
// The raw material of a build: files as they are on disk, with the place that path patterns gave them. Nothing here has
// been parsed.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "source/span.h"

namespace waymark {

enum class SourceKind : std::uint8_t {
  article,  // .md that becomes a variant of an article
  include,  // .md that only other files include
  toc,      // TOC.md, toc.yml
  config,   // site.yml itself, so that findings can point into it
};

struct SourceFile {
  SourceId id;
  SourceKind kind = SourceKind::article;
  std::string path;          // as people see it in messages: relative to the working directory
  std::string logical_path;  // '/'-separated path that links are resolved against: below the content root, or as mapped
                             // by site.yml
  std::string text;          // the file's bytes, BOM included, so that spans are offsets in the file. Valid UTF-8.
  LineIndex lines;
  // From the path pattern; empty where the pattern does not hold the part.
  std::string article;
  std::string locale;  // as configured (matching ignores case)
  std::string version;
};

// A file that is copied, not parsed: image, download.
struct Asset {
  std::string disk_path;
  std::string logical_path;
  std::string locale;
  std::string version;
  std::uint64_t size = 0;
};

class SourceSet {
 public:
  SourceId add(SourceFile file);  // gives the file its id
  void add_asset(Asset asset);
  // When nobody needs it any more: that of a large site takes as much memory as its pages. Views into it end.
  void drop_text(SourceId id);

  const std::vector<SourceFile>& files() const { return files_; }
  const std::vector<Asset>& assets() const { return assets_; }
  const SourceFile& file(SourceId id) const { return files_[id.index()]; }
  // Files at exactly this logical path (one per version and locale that has it), in load order.
  const std::vector<SourceId>& at_logical_path(std::string_view logical_path) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::vector<SourceFile> files_;
  std::vector<Asset> assets_;
  std::unordered_map<std::string, std::vector<SourceId>, Hash, std::equal_to<>> by_logical_path_;
};

}  // namespace waymark
