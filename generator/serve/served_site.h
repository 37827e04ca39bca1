#pragma once
// One state of a site in memory: what a build makes of the files as they are, but that pages are made when somebody
// asks for them. Constant once made, but for patch_article.h, which puts a new text of one article in.

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "article/compile.h"
#include "base/disk.h"
#include "base/file_stamp.h"
#include "build/build.h"
#include "config/config.h"
#include "library/library.h"
#include "output/output.h"
#include "render/site_frame.h"
#include "theme/theme.h"

namespace waymark {

class SearchIndex;

struct ServeSettings {
  std::string site_file;
  std::string theme_folder;  // the program's own
  const Programs* programs = nullptr;
  std::size_t jobs = 0;
};

// Which page of an article an output is.
struct ServedPage {
  PageIndex page = 0;
  std::optional<UsageId> view;
};

// What a new state may take over from the one before. Only the files' bytes decide which articles are compiled again;
// these are what costs more to ask than to know.
struct KeptFacts {
  bool pictures = false;  // no picture has changed
  bool dates = false;     // no commit was made
};

class ServedSite {
 public:
  ServedSite();
  ~ServedSite();
  ServedSite(const ServedSite&) = delete;
  ServedSite& operator=(const ServedSite&) = delete;

  // From before the first file was read.
  const std::int64_t began = stamp_clock();
  // Null when no page can be made: `problem` or errors among the findings of site.yml say why.
  const SiteFrame* frame() const { return frame_ ? &*frame_ : nullptr; }
  std::string problem;  // of the world or of the theme, with file, line and column where it has them
  BuildReport report;   // sources, findings with ids; the positions of findings are those of the sources here
  Config config;
  std::string content_policy;  // what pages may load, as a header; empty when no page can be made
  Library library;
  std::vector<std::optional<VariantId>> variant_of;  // per source file
  // What compile() made besides the article, per source file.
  struct ByCompiling {
    Diagnostics diagnostics;
    std::vector<IncludeLookup> lookups;
  };
  std::vector<ByCompiling> by_compiling;
  // Texts that were put in since the sources were read, by path.
  std::map<std::string, std::string> patched;

  // The output at exactly this path; null when there is none.
  const Output* output(const std::string& path) const;
  // Null for an output that is not a page of an article.
  const ServedPage* page_at(const std::string& path) const;

 private:
  friend class SiteMaker;
  std::optional<Theme> theme_;
  std::optional<SiteFrame> frame_;
  FileFacts facts_;  // kept for the next state
  std::vector<Output> outputs_;
  std::unordered_map<std::string, std::size_t> by_path_;
  std::unordered_map<std::string, ServedPage> pages_;
  // The index of the search is made when a reader first searches: nobody waits for it who only writes.
  mutable std::mutex search_mutex_;
  mutable std::unique_ptr<SearchIndex> search_index_;
  mutable std::vector<Output> search_;
  mutable std::unordered_map<std::string, std::size_t> search_by_path_;
  std::size_t jobs_ = 1;
};

// With the lines that blocks come from.
CompileOptions serving_options(const Config& config, const SourceFile& file);

// `lock_earlier` is called with what reads `earlier`, and lets nobody patch it meanwhile. `earlier` may be null.
using WithEarlier = std::function<void(const std::function<void()>&)>;
std::unique_ptr<ServedSite> make_served_site(const ServeSettings& settings, const Disk& disk, const ServedSite* earlier,
                                             KeptFacts kept, const WithEarlier& lock_earlier);
// Its findings alone: what a change would come to. Nobody may patch `earlier` meanwhile.
std::unique_ptr<ServedSite> check_served_site(const ServeSettings& settings, const Disk& disk,
                                              const ServedSite& earlier);

}  // namespace waymark
