#include "refactor/links.h"

#include <fmt/format.h>
#include <set>
#include <unordered_set>

#include "article/compile.h"
#include "article/markdown/read_markdown.h"
#include "base/escape.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/url.h"
#include "library/links/locate.h"
#include "library/navigation/toc_files.h"
#include "syntax/link_definitions.h"
#include "syntax/source_lines.h"

namespace waymark {
namespace {

MarkdownTree tree_of(const SourceFile& file, Span& body) {
  Diagnostics told_already;
  const FrontMatter front = read_front_matter(file, told_already);
  body = {front.span.end, static_cast<std::uint32_t>(file.text.size())};
  return read_markdown(file, body, choose_dialect(file, front, Dialect::automatic), told_already).tree;
}

// The targets of a file's link reference definitions.
std::vector<Span> definitions_in(const SourceFile& file) {
  if (file.text.find("]:") == std::string::npos) return {};
  Span body;
  const MarkdownTree tree = tree_of(file, body);
  const SourceLines source(file.text, body);
  std::vector<bool> covered(source.count() + 2, false);
  for (NodeIndex i = tree.next_in_order(0, 0); i != no_node; i = tree.next_in_order(i, 0)) {
    const NodeKind kind = tree[i].kind;
    const bool leaf = kind == NodeKind::paragraph || kind == NodeKind::heading || kind == NodeKind::code_block ||
                      kind == NodeKind::html_block || kind == NodeKind::table || kind == NodeKind::thematic_break;
    const Span span = tree[i].span;
    if (!leaf || span.end <= span.begin || span.begin < body.begin || span.end > body.end) continue;
    const std::size_t last = source.line_of(span.end - 1);
    for (std::size_t line = source.line_of(span.begin); line <= last; ++line) covered[line] = true;
  }
  LinkDefinitions definitions;
  definitions.find(source, covered, true);
  return definitions.all_targets();
}

// Empty where it is written with escapes, which only the parser undoes.
std::string definition_target(const SourceFile& file, Span span) {
  std::string target(std::string_view(file.text).substr(span.begin, span.end - span.begin));
  return target.find_first_of("\\&<>\r\n") == std::string::npos ? target : std::string();
}

class LinkTeller {
 public:
  LinkTeller(const Library& library, const std::function<void(const WrittenLink&)>& tell)
      : library_(library), tell_(tell) {}

  void tell_all() {
    tell_of_variants();
    tell_of_others();
    Diagnostics told_already;
    for (const TocFile& file : read_toc_files(library_, told_already)) tell_of_entries(file, file.entries);
  }

 private:
  // No reader sees a definition that no link uses, but the next writer may use it.
  void tell_of_definitions(const SourceFile& file, std::optional<VariantId> text) {
    for (const Span span : definitions_in(file)) {
      if (told_.contains({file.id, span})) continue;
      const std::string target = definition_target(file, span);
      if (target.empty()) continue;
      Reference reference;
      reference.target = target;
      reference.source = file.id;
      reference.target_span = span;
      tell(reference, locate(library_, reference), text);
    }
  }

  void tell_of_variants() {
    for (std::size_t i = 0; i < library_.variants.size(); ++i) {
      const Article& article = library_.variants[i].compiled;
      read_.insert(article.source);
      read_.insert(article.includes.begin(), article.includes.end());
      for (std::size_t k = 0; k < article.references.size(); ++k)
        tell(article.references[k], library_.destinations[i][k], VariantId{i});
      tell_of_definitions(library_.sources->file(article.source), VariantId{i});
    }
  }

  // No page shows these, but whoever reads the sources follows their links.
  void tell_of_others() {
    CompileOptions options;
    if (!library_.config->locales.empty())
      options.source_locale_names = {library_.config->locale(library_.config->source_locale).tag};
    for (const SourceFile& file : library_.sources->files()) {
      const bool markdown = file.kind == SourceKind::article || file.kind == SourceKind::include;
      if (!markdown || read_.contains(file.id)) continue;
      const Article article = compile(file, *library_.sources, options).article;
      for (const Reference& reference : article.references) {
        if (reference.source == file.id) tell(reference, locate(library_, reference), std::nullopt);
      }
      tell_of_definitions(file, std::nullopt);
    }
  }

  void tell(const Reference& reference, const Destination& destination, std::optional<VariantId> text) {
    if (reference.target_span.empty()) return;
    told_.insert({reference.source, reference.target_span});
    tell_({.source = reference.source,
           .span = reference.target_span,
           .target = reference.target,
           .destination = destination,
           .text = text,
           .autolink = reference.autolink});
  }

  void tell_of_entries(const TocFile& file, const std::vector<TocEntry>& entries) {
    for (const TocEntry& entry : entries) {
      if (!entry.href.empty() && !names_toc(entry.href)) {
        Reference reference;
        reference.target = entry.href;
        reference.source = file.source;
        WrittenLink link{.source = file.source,
                         .span = entry.href_span,
                         .target = entry.href,
                         .destination = locate(library_, reference),
                         .toc = true};
        const std::string& text = library_.sources->file(file.source).text;
        for (const char quote : {'"', '\''}) {
          const bool quoted = link.span.end - link.span.begin >= 2 && text[link.span.begin] == quote &&
                              text[link.span.end - 1] == quote;
          if (quoted) link.span = {link.span.begin + 1, link.span.end - 1};
        }
        tell_(link);
      }
      tell_of_entries(file, entry.children);
    }
  }

  const Library& library_;
  const std::function<void(const WrittenLink&)>& tell_;
  std::unordered_set<SourceId> read_;
  std::set<std::pair<SourceId, Span>> told_;
};

}  // namespace

void each_link(const Library& library, const std::function<void(const WrittenLink&)>& tell) {
  LinkTeller(library, tell).tell_all();
}

std::string decoded_path_of(const WrittenLink& link) {
  const std::string_view written = split_url(trim(link.target)).path;
  std::string path = percent_decode(written);
  if (path.find('\0') != std::string::npos || !is_valid_utf8(path)) path = written;
  return replace_all(std::string(trim(path)), "\\", "/");
}

std::string_view text_of(const Library& library, const WrittenLink& link) {
  const std::string& text = library.sources->file(link.source).text;
  if (link.span.empty() || link.span.end > text.size() || link.span.begin > link.span.end) return {};
  const std::string_view written = std::string_view(text).substr(link.span.begin, link.span.end - link.span.begin);
  return written.find_first_of("\r\n") == std::string_view::npos ? written : std::string_view();
}

std::vector<WrittenInclude> includes_in(const SourceFile& file) {
  Span body;
  const MarkdownTree tree = tree_of(file, body);
  std::vector<WrittenInclude> includes;
  for (NodeIndex i = tree.next_in_order(0, 0); i != no_node; i = tree.next_in_order(i, 0)) {
    const bool include = tree[i].kind == NodeKind::include_block || tree[i].kind == NodeKind::include_inline;
    if (include && !tree[i].target_span.empty()) includes.push_back({tree[i].target_span, tree[i].text});
  }
  return includes;
}

std::string place_of(const SourceFile& file, Span span) {
  const Position position = file.lines.position(file.text, span.begin);
  return fmt::format("{}:{}:{}", file.path, position.line, position.column);
}

}  // namespace waymark
