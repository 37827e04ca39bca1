#include "real/alignment/linked_site.h"

#include "article/compile_options.h"
#include "base/disk.h"
#include "base/parallel_map.h"
#include "config/load_config.h"
#include "config/load_sources.h"
#include "library/link.h"

namespace waymark {
Result<std::unique_ptr<LinkedSite>> link_site(const std::string& site_file) {
  RealDisk disk;
  auto site = std::make_unique<LinkedSite>();
  Result<Config> config = load_config(site_file, disk, site->sources, site->diagnostics);
  if (!config) return std::unexpected(config.error());
  site->config = *std::move(config);
  if (auto loaded = load_sources(site->config, disk, 0, site->sources, site->diagnostics); !loaded)
    return std::unexpected(loaded.error());
  std::vector<const SourceFile*> files;
  for (const SourceFile& file : site->sources.files()) {
    if (file.kind == SourceKind::article) files.push_back(&file);
  }
  std::vector<Article> articles = parallel_map<Article>(files.size(), 0, [&](std::size_t i) {
    return compile(*files[i], site->sources, compile_options(site->config, *files[i])).article;
  });
  site->library = link(std::move(articles), site->config, site->sources, 0, site->diagnostics);
  return site;
}

}  // namespace waymark
