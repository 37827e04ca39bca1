#pragma once
// Reads single values of site.yml and redirects.yml and says precisely what is wrong with one. Knows no keys (see
// key_table.h).

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/disk.h"
#include "config/config.h"
#include "config/read_yaml_source.h"
#include "diagnostics/diagnostic.h"
#include "source/source_file.h"
#include "syntax/yaml.h"

namespace waymark {

enum class PathKind : std::uint8_t { file, folder };

class SiteReader {
 public:
  // `config` is the one being filled: locales read earlier check the keys of localised texts.
  SiteReader(const Disk& disk, const Config& config, SourceId source, SourceSet& sources, Diagnostics& diagnostics)
      : disk_(disk), config_(config), source_(source), sources_(sources), diagnostics_(diagnostics) {}

  const Disk& disk() const { return disk_; }
  const Config& config() const { return config_; }
  SourceId source() const { return source_; }

  void report(Rule rule, Span span, std::string message, std::string advice);
  void bad_value(Span span, std::string message, std::string advice);
  // A value that is none of `accepted`: proposes the nearest, else names all.
  void not_accepted(Span span, std::string_view written, std::string_view what, std::span<const std::string> accepted);
  // Keys that stand twice, have no value, or are not among `known`.
  void check_keys(const YamlNode& map, std::span<const std::string> known);

  // A scalar that is not empty; null, with a finding, otherwise.
  std::optional<std::string> text(const YamlNode& node);
  // One scalar, or a list of scalars.
  std::vector<std::string> texts(const YamlNode& node);
  // One scalar, or a mapping from locales to scalars.
  LocalizedText localized(const YamlNode& node);
  // The tag that an entry of such a mapping is for; null, with a finding, when the site has no such locale.
  std::optional<std::string> locale_of(const YamlNode::Entry& entry);
  // True for a mapping; a finding that says `expected` otherwise.
  bool is_map(const YamlNode& node, std::string_view expected);

  // Disk path of what a scalar names relative to site.yml's folder; null, with a finding that proposes the nearest
  // name, when it does not exist.
  std::optional<std::string> existing(const YamlNode& node, PathKind kind);
  std::string disk_path(std::string_view written) const;
  // Another file of YAML, by its disk path; null, with a finding, when it cannot be read.
  std::optional<YamlSource> read_yaml(const std::string& path);

 private:
  void missing(Span span, std::string_view written, const std::string& path, PathKind kind);

  const Disk& disk_;
  const Config& config_;
  SourceId source_;
  SourceSet& sources_;
  Diagnostics& diagnostics_;
};

// "text" for messages; what is longer than 60 characters is cut at a character.
std::string quoted(std::string_view text);
// a, b and c
std::string enumerate(std::span<const std::string> names);

}  // namespace waymark
