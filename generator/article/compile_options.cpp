#include "article/compile_options.h"

#include "source/glob.h"

namespace waymark {

CompileOptions compile_options(const Config& config, const SourceFile& file) {
  CompileOptions options;
  options.heading_ids = true;
  for (const DialectOverride& rule : config.dialects) {
    if (glob_matches(rule.glob, file.logical_path) || glob_matches(rule.glob, file.path))
      options.dialect = rule.dialect;
  }
  if (!config.locales.empty()) options.source_locale_names = {config.locale(config.source_locale).tag};
  return options;
}

}  // namespace waymark
