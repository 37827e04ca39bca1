#include "refactor/site_mentions.h"

#include <algorithm>
#include <functional>
#include <set>

#include "article/front_matter/front_matter.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/url.h"
#include "library/addresses/redirects.h"
#include "library/addresses/retirements.h"
#include "library/navigation/check_navigation.h"
#include "refactor/retarget.h"
#include "syntax/yaml.h"

namespace waymark {
namespace {

using Kind = SiteMention::Kind;

YamlNode yaml_of(const SourceFile& file) {
  const std::uint32_t base = file.text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  return parse_yaml(std::string_view(file.text).substr(base), base).root;
}

bool is_address(std::string_view value) { return value.starts_with('/') || !split_url(value).scheme.empty(); }

// The name in "./old.md#anchor".
std::string_view bare_name(std::string_view value) {
  value = value.substr(0, value.find('#'));
  while (value.starts_with("./")) value.remove_prefix(2);
  std::string_view stem = stem_of(value);
  if (stem.ends_with(".html")) stem.remove_suffix(5);
  return stem;
}

class MentionFinder {
 public:
  MentionFinder(const Library& library, std::string_view name) : library_(library), name_(name) {
    if (const auto found = library.by_name.find(std::string(name)); found != library.by_name.end()) id_ = found->second;
    if (id_) {
      for (const VariantId variant : library.entry(*id_).variants)
        paths_.insert(library.sources->file(library.article(variant).source).logical_path);
    }
  }

  std::vector<SiteMention> find() {
    find_in_site();
    find_in_redirects();
    find_in_front_matter();
    return std::move(found_);
  }

 private:
  void add(Kind kind, SourceId source, const YamlNode& node, Span entry = {}) {
    Span span = node.span;
    const std::string& text = library_.sources->file(source).text;
    if (node.quoted && span.end - span.begin >= 2 && (text[span.begin] == '"' || text[span.begin] == '\''))
      span = {span.begin + 1, span.end - 1};
    found_.push_back({.kind = kind, .source = source, .span = span, .written = node.scalar, .entry = entry});
  }

  void find_in_site() {
    const SourceId site = library_.config->source;
    const YamlNode root = yaml_of(library_.sources->file(site));
    if (const YamlNode* home = root.find("home"); home != nullptr && bare_name(home->scalar) == name_)
      add(Kind::home, site, *home);
    if (const YamlNode* navigation = root.find("navigation")) find_in_navigation(*navigation, site);
    for (const char* key : {"severities", "dialects", "content"}) {
      if (const YamlNode* list = root.find(key)) find_files(*list, site);
    }
  }

  void find_in_navigation(const YamlNode& list, SourceId site) {
    for (const YamlNode& item : list.items) {
      const YamlNode* target = item.kind == YamlNode::Kind::scalar ? &item : item.find("to");
      if (target != nullptr && target->kind == YamlNode::Kind::scalar && !is_url(target->scalar)) {
        const auto found = find_navigation_target(library_, target->scalar);
        if (found && id_ && found->article == *id_) add(Kind::navigation, site, *target, item.span);
      }
      if (const YamlNode* children = item.find("children")) find_in_navigation(*children, site);
    }
  }

  // A file named as it is, not by a pattern.
  void find_files(const YamlNode& list, SourceId site) {
    for (const YamlNode& item : list.items) {
      for (const char* key : {"files", "exclude", "includes"}) {
        const YamlNode* files = item.find(key);
        if (files == nullptr) continue;
        if (paths_.contains(files->scalar)) add(Kind::file, site, *files);
        for (const YamlNode& file : files->items) {
          if (paths_.contains(file.scalar)) add(Kind::file, site, file);
        }
      }
    }
  }

  bool means(std::string_view value) const {
    if (value.empty()) return false;
    if (const auto article = article_named(library_, value)) return id_ && *article == *id_;
    return !is_address(value) && bare_name(value) == name_;
  }

  void find_in_redirects() {
    std::set<SourceId> files;
    for (const Retirement& retirement : library_.config->retirements) files.insert(retirement.source);
    for (const SectionRename& rename : library_.config->section_renames) files.insert(rename.source);
    for (const SourceId file : files) {
      const YamlNode root = yaml_of(library_.sources->file(file));
      for (const YamlNode& entry : root.items) find_in_entry(entry, file);
      if (const YamlNode* list = root.find("redirections")) find_in_list(*list, file);
    }
  }

  void find_in_entry(const YamlNode& entry, SourceId file) {
    const bool section = entry.find("from") != nullptr;
    const YamlNode* article = entry.find("article");
    if (article != nullptr && means(article->scalar))
      add(section ? Kind::renamed : Kind::retired, file, *article, entry.span);
    const YamlNode* to = entry.find("to");
    if (to == nullptr || to->kind != YamlNode::Kind::scalar) return;
    if (section && to->scalar.find('#') == std::string::npos) return;
    if (section && to->scalar.starts_with('#')) return;
    if (means(to->scalar)) add(section ? Kind::section_target : Kind::successor, file, *to, entry.span);
  }

  void find_in_list(const YamlNode& list, SourceId file) {
    for (const YamlNode& entry : list.items) {
      const YamlNode* path = entry.find("source_path");
      if (path == nullptr) path = entry.find("source_path_from_root");
      const YamlNode* target = entry.find("redirect_url");
      if (path == nullptr || target == nullptr) continue;
      const auto known = std::ranges::find_if(library_.config->retirements, [&](const Retirement& one) {
        return one.imported && one.source == file && one.span == path->span;
      });
      if (known != library_.config->retirements.end() && means(known->successor))
        add(Kind::redirect_url, file, *target, entry.span);
    }
  }

  void find_in_front_matter() {
    for (const Variant& variant : library_.variants) {
      for (const RenamedSection& record : variant.compiled.front_matter.renamed_sections) {
        if (record.to.find('#') == std::string::npos || !means(record.to)) continue;
        found_.push_back({.kind = Kind::section_target,
                          .source = variant.compiled.source,
                          .span = record.to_span,
                          .written = record.to});
      }
    }
    for (const AddressRedirect& redirect : library_.redirects.all) {
      const SourceFile& file = library_.sources->file(redirect.source);
      if (file.kind != SourceKind::article || redirect.span.empty()) continue;
      const std::string value = file.text.substr(redirect.span.begin, redirect.span.end - redirect.span.begin);
      if (means(redirect.successor))
        found_.push_back({.kind = Kind::redirect_url, .source = file.id, .span = redirect.span, .written = value});
    }
  }

  const Library& library_;
  std::string name_;
  std::optional<ArticleId> id_;
  std::set<std::string, std::less<>> paths_;
  std::vector<SiteMention> found_;
};

}  // namespace

std::vector<SiteMention> site_mentions(const Library& library, std::string_view article) {
  return MentionFinder(library, article).find();
}

std::string renamed_mention(const SiteMention& mention, std::string_view old_name, std::string_view new_name) {
  const std::string& written = mention.written;
  const bool by_path = mention.kind == Kind::redirect_url || is_address(written);
  if (by_path) return retarget_published(written, old_name, new_name);
  std::size_t begin = 0;
  while (std::string_view(written).substr(begin).starts_with("./")) begin += 2;
  const std::size_t end = std::min(written.find('#'), written.size());
  const std::string_view path = std::string_view(written).substr(begin, end - begin);
  std::string_view extension = is_article_path(path) ? extension_of(path) : std::string_view();
  if (path.ends_with(".html")) extension = path.substr(path.size() - 5);
  return written.substr(0, begin) + std::string(new_name) + std::string(extension) + written.substr(end);
}

}  // namespace waymark
