#include "config/read_redirections.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

#include "base/site_path.h"
#include "base/text.h"
#include "base/url.h"
#include "config/key_table.h"
#include "config/read_yaml_source.h"
#include "config/site_keys.h"

namespace waymark {
namespace {

constexpr std::string_view usual_name = ".openpublishing.redirection.json";

constexpr Key<RedirectionList> list_keys_table[] = {
    {"file", [](SiteReader& reader, const YamlNode& node,
                RedirectionList& list) { list.file = reader.existing(node, PathKind::file).value_or(""); }},
    {"root",
     [](SiteReader& reader, const YamlNode& node, RedirectionList& list) {
       list.root = reader.text(node).value_or("");
       while (list.root.starts_with('/')) list.root.erase(0, 1);
       if (!list.root.empty() && !list.root.ends_with('/')) list.root += '/';
     }},
};

// "articles/mfa/" for the content folder repo/articles/mfa and a list in repo/; null when it is not below.
std::optional<std::string> root_below(const std::string& list_file, const std::string& content_folder) {
  const std::string folder = join_disk_path(folder_of(list_file), ".");
  const std::string content = join_disk_path("", content_folder);
  if (folder == content) return std::string();
  if (folder == ".")
    return content.starts_with("../") || content.starts_with('/') ? std::nullopt : std::optional(content + "/");
  if (!content.starts_with(folder + "/")) return std::nullopt;
  return content.substr(folder.size() + 1) + "/";
}

// "guide/" for the list content/guide/list.json and the content folder content; empty when it is not below.
std::string folder_below(const std::string& list_file, const std::string& content_folder) {
  const std::string folder = join_disk_path(folder_of(list_file), ".") + "/";
  const std::string content = join_disk_path("", content_folder) + "/";
  return folder.size() > content.size() && folder.starts_with(content) ? folder.substr(content.size()) : std::string();
}

std::vector<RedirectionList> lists_found(const Disk& disk, const Config& config) {
  std::vector<RedirectionList> lists;
  for (const ContentRoot& content : config.content) {
    for (const std::string_view place : {".", ".."}) {
      const std::string file = join_disk_path(join_disk_path(content.folder, place), usual_name);
      const bool known = std::ranges::find(lists, file, &RedirectionList::file) != lists.end();
      if (!known && disk.is_file(file)) lists.push_back({.file = file, .root = {}});
    }
  }
  return lists;
}

class ListReader {
 public:
  ListReader(const Disk& disk, SourceSet& sources, Config& config, const RedirectionList& list,
             Diagnostics& diagnostics)
      : disk_(disk), sources_(sources), config_(config), diagnostics_(diagnostics) {
    if (!list.root.empty()) roots_.push_back(list.root);
    for (const ContentRoot& content : config.content) {
      if (const auto root = root_below(list.file, content.folder); root && !root->empty()) roots_.push_back(*root);
      if (folder_in_content_.empty()) folder_in_content_ = folder_below(list.file, content.folder);
    }
    for (const Retirement& known : config.retirements) known_.insert(known.article);
  }

  void read(const YamlSource& source) {
    SiteReader reader(disk_, config_, source.id, sources_, diagnostics_);
    const YamlNode* entries = source.root.find("redirections");
    if (entries == nullptr || entries->kind != YamlNode::Kind::list) {
      if (source.broken) return;
      reader.bad_value(source.root.span, "this file has no list \"redirections\"",
                       "name a file in the form of .openpublishing.redirection.json");
      return;
    }
    for (const YamlNode& entry : entries->items) read_entry(entry, source.id);
  }

 private:
  // Entries in forms that publishing ignores as well are passed over.
  void read_entry(const YamlNode& entry, SourceId source) {
    const YamlNode* path = entry.find("source_path");
    const bool from_list = path != nullptr;
    if (path == nullptr) path = entry.find("source_path_from_root");
    const YamlNode* target = entry.find("redirect_url");
    if (path == nullptr || target == nullptr) return;
    std::string from = path->scalar;
    while (from.starts_with('/') || from.starts_with("./")) from.erase(0, from.find('/') + 1);
    from = from_list ? folder_in_content_ + from : below_content(from);
    const std::string to(trim(target->scalar));
    if (from.empty() || to.empty() || !is_article(from)) return;
    Retirement retirement{.article = own_path(without_extension(from)),
                          .successor = target_of(from, to),
                          .imported = true,
                          .source = source,
                          .span = path->span};
    if (!known_.insert(retirement.article).second) return;
    config_.retirements.push_back(std::move(retirement));
  }

  static bool is_article(std::string_view path) {
    const std::string extension = ascii_lower(std::string(extension_of(path)));
    return extension == ".md" || extension == ".markdown";
  }

  static std::string without_extension(std::string_view path) {
    return std::string(path.substr(0, path.size() - extension_of(path).size()));
  }

  // "articles/mfa/old.md", of the whole repository: below the content folder ".../articles/mfa" it is "old.md". The
  // folder that has most of the path's beginning is meant.
  std::string below_content(const std::string& path) const {
    std::size_t longest = 0;
    for (const ContentRoot& content : config_.content) {
      const std::string folder = join_disk_path("", content.folder) + "/";
      for (std::size_t at = 0; at < folder.size() - 1; at = folder.find('/', at) + 1) {
        const std::string_view end = std::string_view(folder).substr(at);
        if (path.starts_with(end)) longest = std::max(longest, end.size());
      }
    }
    return path.substr(longest);
  }

  // The path below the content folder, where the list tells of more than that.
  std::string own_path(std::string path) const {
    for (const std::string& root : roots_) {
      if (path.starts_with(root)) return path.substr(root.size());
    }
    return path;
  }

  std::string target_of(const std::string& from, const std::string& to) const {
    const UrlParts url = split_url(to);
    if (!url.scheme.empty() || url.has_authority || url.path.starts_with('/')) return to;
    const auto joined = join_path(from, url.path);
    if (!joined) return to;
    const std::string path = is_article(*joined) ? without_extension(*joined) : *joined;
    return own_path(path) + (url.fragment.empty() ? "" : "#" + std::string(url.fragment));
  }

  const Disk& disk_;
  SourceSet& sources_;
  Config& config_;
  Diagnostics& diagnostics_;
  std::vector<std::string> roots_;
  std::string folder_in_content_;  // where the list itself lies, with a '/' at its end; empty: not below one
  std::unordered_set<std::string> known_;
};

}  // namespace

void read_redirection_lists(SiteReader& reader, const YamlNode& node, Config& config) {
  const std::vector<YamlNode> one = {node};
  config.find_redirection_lists = false;
  for (const YamlNode& item : node.kind == YamlNode::Kind::list ? node.items : one) {
    RedirectionList list;
    if (item.kind == YamlNode::Kind::map) {
      read_keys<RedirectionList>(reader, item, list_keys_table, list);
    } else {
      list.file = reader.existing(item, PathKind::file).value_or("");
    }
    if (!list.file.empty()) config.redirection_lists.push_back(std::move(list));
  }
}

void read_redirect_files(SiteReader& reader, const YamlNode& node, Config& config) {
  static const std::vector<std::string> names = {"cloudflare", "netlify", "nginx", "apache"};
  config.redirect_files.clear();
  for (const std::string& name : reader.texts(node)) {
    const auto known = std::ranges::find(names, name);
    if (known == names.end()) {
      reader.not_accepted(node.span, name, "form of redirects", names);
      continue;
    }
    const auto file = static_cast<RedirectFile>(known - names.begin());
    const bool host = file == RedirectFile::cloudflare || file == RedirectFile::netlify;
    const bool clash = std::ranges::any_of(config.redirect_files, [&](RedirectFile other) {
      return other == file || (host && (other == RedirectFile::cloudflare || other == RedirectFile::netlify));
    });
    if (clash) {
      reader.bad_value(node.span, fmt::format("{} would write a file that another one here writes", quoted(name)),
                       "keep one of them");
    } else {
      config.redirect_files.push_back(file);
    }
  }
}

void list_redirection_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<RedirectionList>(list_keys_table, prefix, out);
}

void read_redirections(const Disk& disk, SourceSet& sources, Config& config, Diagnostics& diagnostics) {
  if (config.find_redirection_lists) config.redirection_lists = lists_found(disk, config);
  for (const RedirectionList& list : config.redirection_lists) {
    // JSON is YAML, and this reader knows where each value stands.
    const Result<YamlSource> source = read_yaml_source(list.file, disk, sources, diagnostics);
    if (source) {
      ListReader(disk, sources, config, list, diagnostics).read(*source);
    } else {
      diagnostics.push_back(
          {.rule = Rule::config_missing_file, .source = config.source, .message = source.error().message});
    }
  }
}

}  // namespace waymark
