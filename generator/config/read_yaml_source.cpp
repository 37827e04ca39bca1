#include "config/read_yaml_source.h"

#include "base/site_path.h"
#include "config/decode_text.h"

namespace waymark {

Result<YamlSource> read_yaml_source(const std::string& path, const Disk& disk, SourceSet& sources,
                                    Diagnostics& diagnostics) {
  Result<std::string> bytes = disk.read(path);
  if (!bytes) return std::unexpected(bytes.error());
  DecodedText decoded = decode_text(std::move(*bytes));
  LineIndex lines(decoded.text);
  const SourceId id = sources.add(SourceFile{.kind = SourceKind::config,
                                             .path = path,
                                             .logical_path = std::string(file_name_of(path)),
                                             .text = decoded.text,
                                             .lines = std::move(lines)});
  if (decoded.problem) {
    diagnostics.push_back({.rule = Rule::encoding_invalid_utf8,
                           .source = id,
                           .span = decoded.problem->span,
                           .message = decoded.problem->message,
                           .advice = decoded.problem->advice});
  }
  const std::uint32_t bom = decoded.text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  YamlResult yaml = parse_yaml(std::string_view(decoded.text).substr(bom), bom);
  if (yaml.error) {
    diagnostics.push_back(
        {.rule = Rule::config_syntax, .source = id, .span = yaml.error->span, .message = yaml.error->message});
  }
  return YamlSource{.id = id, .root = std::move(yaml.root), .broken = yaml.error.has_value()};
}

}  // namespace waymark
