#include "external/external_link.h"

#include <algorithm>
#include <tuple>

#include "base/disk.h"
#include "base/escape.h"
#include "base/text.h"
#include "base/url.h"
#include "library/library.h"
#include "library/navigation/navigation.h"
#include "library/navigation/toc_files.h"

namespace waymark {
namespace {

bool is_web_address(std::string_view address) {
  const UrlParts url = split_url(address);
  if (url.scheme.empty()) return url.has_authority;
  return iequals(url.scheme, "http") || iequals(url.scheme, "https");
}

class Collector {
 public:
  explicit Collector(const Library& library) : library_(library) {}

  void add(ExternalLink link) {
    link.address = std::string(trim(link.address));
    if (!is_web_address(link.address)) return;
    if (link.address.starts_with("//")) link.address.insert(0, "https:");
    links.push_back(std::move(link));
  }

  void add_references() {
    for (std::size_t v = 0; v < library_.variants.size(); ++v) {
      const std::vector<Reference>& references = library_.variants[v].compiled.references;
      for (std::size_t r = 0; r < references.size(); ++r) {
        if (library_.destinations[v][r].kind != Destination::Kind::external) continue;
        add_reference(references[r]);
      }
    }
  }

  void add_navigation(const std::vector<NavigationNode>& nodes) {
    for (const NavigationNode& node : nodes) {
      add_yaml(node.target, library_.config->source, node.span);
      add_navigation(node.children);
    }
  }

  void add_toc(SourceId source, const std::vector<TocEntry>& entries) {
    for (const TocEntry& entry : entries) {
      add_yaml(entry.href, source, entry.href_span);
      add_toc(source, entry.children);
    }
  }

  // Lists of redirects know more addresses than the site has articles; only what its own writers said is asked about.
  void add_redirects() {
    for (const AddressRedirect& redirect : library_.redirects.all) {
      if (!redirect.imported) add_yaml(redirect.successor, redirect.source, redirect.span);
    }
  }

  // One page's link stands for those of all pages: the address that it is made from is one.
  void add_reader_links() {
    const Config& config = *library_.config;
    add_setting(config.feedback.url, config.feedback.url.substr(0, config.feedback.url.find('{')));
    for (const ContentRoot& root : config.content) {
      const std::string& address = root.edit_url.empty() ? config.edit_url : root.edit_url;
      if (!address.empty()) add_setting(address, edit_address(root, address));
    }
  }

  std::vector<ExternalLink> links;

 private:
  void add_reference(const Reference& reference) {
    const bool html = reference.kind == ReferenceKind::html_link || reference.kind == ReferenceKind::html_image;
    const std::string& text = library_.sources->file(reference.source).text;
    Span target = reference.target_span;
    const bool usable = target.begin < target.end && target.end <= text.size() &&
                        std::string_view(text).substr(target.begin, target.end - target.begin).find_first_of("\r\n") ==
                            std::string_view::npos;
    if (!usable) target = {};
    add({.address = reference.target,
         .written = reference.written,
         .source = reference.source,
         .span = usable ? target : reference.span,
         .target_span = target,
         .place = html ? LinkPlace::html : LinkPlace::markdown});
  }

  void add_yaml(const std::string& address, SourceId source, Span span) {
    add({.address = address, .written = address, .source = source, .span = span, .place = LinkPlace::yaml});
  }

  // `shown` is a value of site.yml, and there its first place is.
  void add_setting(const std::string& shown, std::string address) {
    const SourceId source = library_.config->source;
    const std::size_t at = shown.empty() ? std::string::npos : library_.sources->file(source).text.find(shown);
    if (at == std::string::npos) return;
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + shown.size())};
    add({.address = std::move(address), .written = shown, .source = source, .span = span, .place = LinkPlace::yaml});
  }

  // The address for the first article of the folder that is in force; empty when it has none.
  std::string edit_address(const ContentRoot& root, const std::string& address) const {
    const std::size_t below = join_disk_path(root.folder, "x").size() - 1;
    const std::string folder = join_disk_path(root.folder, "x").substr(0, below);
    for (const Variant& variant : library_.variants) {
      const std::string& path = library_.sources->file(variant.compiled.source).path;
      if (variant.last != library_.current_version() || !path.starts_with(folder)) continue;
      std::string filled = address;
      const auto put = [&](std::string_view name, std::string_view value) {
        filled = replace_all(std::move(filled), name, percent_encode_path(value));
      };
      put("{path}", std::string_view(path).substr(below));
      put("{article}", library_.entry(variant.article).name);
      put("{locale}", library_.locale_tag(variant.locale));
      put("{version}", library_.version_name(variant.version));
      return filled;
    }
    return "";
  }

  const Library& library_;
};

}  // namespace

std::vector<ExternalLink> collect_external_links(const Library& library) {
  Collector collector(library);
  collector.add_references();
  collector.add_navigation(library.config->navigation);
  if (library.config->navigation.empty()) {
    Diagnostics told_already;
    for (const TocFile& file : read_toc_files(library, told_already)) collector.add_toc(file.source, file.entries);
  }
  collector.add_redirects();
  collector.add_reader_links();
  std::vector<ExternalLink> links = std::move(collector.links);
  const auto order = [](const ExternalLink& link) {
    return std::tie(link.source, link.span, link.target_span, link.address, link.place);
  };
  std::ranges::sort(links, {}, order);
  const auto repeated = std::ranges::unique(links, {}, order);
  links.erase(repeated.begin(), repeated.end());
  return links;
}

}  // namespace waymark
