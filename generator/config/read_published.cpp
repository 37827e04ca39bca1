// published_at: URL prefixes under which the content is or was published. known_elsewhere: paths that exist there and
// not here, as globs or {file: list.txt}.

#include <fmt/format.h>

#include "base/text.h"
#include "base/url.h"
#include "config/key_table.h"
#include "config/site_keys.h"

namespace waymark {

namespace {

// One path a line; "#" begins a comment; of a tab-separated line the first column counts.
void read_path_list(const std::string& text, std::vector<std::string>& paths) {
  std::string_view rest = text;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  for (const std::string_view line : split_lines(rest)) {
    const std::string_view path = trim(line.substr(0, line.find('\t')));
    if (!path.empty() && !path.starts_with('#')) paths.emplace_back(path);
  }
}

constexpr Key<std::vector<std::string>> list_file_keys[] = {
    {"file",
     [](SiteReader& reader, const YamlNode& node, std::vector<std::string>& paths) {
       const std::optional<std::string> file = reader.existing(node, PathKind::file);
       if (!file) return;
       if (const Result<std::string> text = reader.disk().read(*file)) {
         read_path_list(*text, paths);
       } else {
         reader.report(Rule::config_missing_file, node.span, text.error().message, "");
       }
     }},
};

void read_known(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind == YamlNode::Kind::map) {
    read_keys<std::vector<std::string>>(reader, node, list_file_keys, config.known_elsewhere);
  } else if (std::optional<std::string> path = reader.text(node)) {
    config.known_elsewhere.push_back(std::move(*path));
  }
}

}  // namespace

void read_published_at(SiteReader& reader, const YamlNode& node, Config& config) {
  const std::vector<YamlNode> one = {node};
  for (const YamlNode& item : node.kind == YamlNode::Kind::list ? node.items : one) {
    std::optional<std::string> url = reader.text(item);
    if (!url) continue;
    const UrlParts parts = split_url(*url);
    if ((!iequals(parts.scheme, "http") && !iequals(parts.scheme, "https")) || parts.authority.empty()) {
      reader.bad_value(item.span, fmt::format("{} is no address of a site", quoted(*url)),
                       "write it as in https://docs.example.org/{locale}/help/");
      continue;
    }
    config.published_at.push_back(std::move(*url));
  }
}

void read_known_elsewhere(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind != YamlNode::Kind::list) {
    read_known(reader, node, config);
    return;
  }
  for (const YamlNode& item : node.items) read_known(reader, item, config);
}

void list_known_elsewhere_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<std::vector<std::string>>(list_file_keys, prefix, out);
}

}  // namespace waymark
