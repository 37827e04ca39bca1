#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "library/navigation/navigation.h"
#include "syntax/yaml.h"

namespace waymark {

namespace {

class TocYamlReader {
 public:
  TocYamlReader(const SourceFile& file, Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

  std::vector<TocEntry> read(const YamlNode& root) {
    if (root.kind == YamlNode::Kind::list) return read_items(root);
    if (root.kind == YamlNode::Kind::map) {
      // Keys beside `items` belong to translation tools or to the theme of another engine.
      if (const YamlNode* items = root.find("items")) return read_items(*items);
      report(root.span, "a toc.yml holds a list of entries, at its root or under items",
             "write each entry as in - name: Sign in");
    } else if (root.kind == YamlNode::Kind::scalar) {
      report(root.span, "a toc.yml holds a list of entries", "write each entry as in - name: Sign in");
    }
    return {};
  }

 private:
  // The depth of YAML itself is limited, and so is this recursion.
  std::vector<TocEntry> read_items(const YamlNode& node) {
    std::vector<TocEntry> entries;
    if (node.kind == YamlNode::Kind::null) return entries;
    if (node.kind != YamlNode::Kind::list) {
      report(node.span, "a list of entries belongs here", "begin each entry with - name:");
      return entries;
    }
    for (const YamlNode& item : node.items) {
      if (item.kind == YamlNode::Kind::map) {
        entries.push_back(read_entry(item));
      } else if (item.kind != YamlNode::Kind::null) {
        report(item.span, "an entry is a mapping with name and href", "write it as in - name: Sign in");
      }
    }
    return entries;
  }

  TocEntry read_entry(const YamlNode& node) {
    TocEntry entry;
    entry.span = node.span;
    if (const YamlNode* name = scalar(node, "name")) {
      entry.title = collapse_space(name->scalar);
      entry.span = name->span;
    }
    const YamlNode* href = scalar(node, "topicHref");
    if (href == nullptr) href = scalar(node, "href");
    if (href != nullptr) {
      entry.href = trim(href->scalar);
      entry.href_span = href->span;
      if (entry.title.empty()) entry.span = href->span;
    }
    if (const YamlNode* toc = scalar(node, "tocHref")) {
      entry.nested = trim(toc->scalar);
      if (entry.href_span.empty()) entry.href_span = toc->span;
    }
    if (const YamlNode* items = node.find("items")) entry.children = read_items(*items);
    return entry;
  }

  const YamlNode* scalar(const YamlNode& map, std::string_view key) {
    const YamlNode* node = map.find(key);
    if (node == nullptr || node->kind == YamlNode::Kind::null) return nullptr;
    if (node->kind == YamlNode::Kind::scalar) return node;
    report(node->span, fmt::format("the {} of an entry is a text", key), "");
    return nullptr;
  }

  void report(Span span, std::string message, std::string advice) {
    diagnostics_.push_back({.rule = Rule::navigation_syntax,
                            .source = file_.id,
                            .span = span,
                            .message = std::move(message),
                            .advice = std::move(advice)});
  }

  const SourceFile& file_;
  Diagnostics& diagnostics_;
};

// Translation tools append keys to the end of a file, also after a list at the root, where YAML allows none. Where the
// list ends.
std::size_t end_of_root_list(std::string_view text) {
  bool in_list = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (!in_list && line.starts_with("- ")) {
      in_list = true;
    } else if (!in_list && !trim(line).empty() && line.front() != '#' && !line.starts_with("---")) {
      return text.size();
    } else if (in_list && !line.empty() && is_ascii_alpha(line.front())) {
      return begin;
    }
    begin = end + 1;
  }
  return text.size();
}

}  // namespace

std::vector<TocEntry> read_toc_yaml(const SourceFile& file, Diagnostics& diagnostics) {
  std::string_view text = file.text;
  const std::uint32_t base = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  text.remove_prefix(base);
  const YamlResult yaml = parse_yaml(text.substr(0, end_of_root_list(text)), base);
  if (yaml.error) {
    diagnostics.push_back({.rule = Rule::navigation_syntax,
                           .source = file.id,
                           .span = yaml.error->span,
                           .message = yaml.error->message,
                           .advice = "what stands before it is used"});
  }
  return TocYamlReader(file, diagnostics).read(yaml.root);
}

bool is_toc_markdown(const SourceFile& file) {
  const std::string_view path = file.path;
  return iequals(path.substr(path.size() - std::min<std::size_t>(3, path.size())), ".md");
}

std::vector<TocEntry> read_toc(const SourceFile& file, Diagnostics& diagnostics) {
  return is_toc_markdown(file) ? read_toc_markdown(file, diagnostics) : read_toc_yaml(file, diagnostics);
}

}  // namespace waymark
