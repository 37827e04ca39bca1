#include "article/compile.h"

#include <fmt/format.h>

#include "article/article_draft.h"
#include "article/html/page_text.h"
#include "article/html/render_html.h"
#include "article/ignores.h"
#include "article/leftovers/leftovers.h"
#include "article/link_tables.h"
#include "article/markdown/includes.h"
#include "article/propose_lists.h"

namespace waymark {
namespace {

// For gfm and commonmark "---" at the start is a thematic break, unless what follows it really is front matter.
FrontMatter read_front(const SourceFile& file, Dialect wanted, Diagnostics& diagnostics) {
  Diagnostics found;
  FrontMatter front = read_front_matter(file, found);
  if (!is_documentation(wanted) && front.fields.empty()) {
    front = {};
    // A byte order mark is no text in any dialect.
    if (file.text.starts_with("\xEF\xBB\xBF")) front.span.end = 3;
    return front;
  }
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return front;
}

std::string first_heading(const std::vector<Section>& sections) {
  for (const Section& section : sections) {
    if (section.level > 0 && !section.title.empty()) return section.title;
  }
  return {};
}

void report_missing(const SourceFile& file, const Article& article, Diagnostics& diagnostics) {
  const FrontMatter& front = article.front_matter;
  if (file.kind != SourceKind::article || !front.redirect_url.empty()) return;
  const Span start{front.has_yaml || front.has_legacy ? 0 : front.span.end, front.span.end};
  if (article.title.empty()) {
    diagnostics.push_back({.rule = Rule::front_matter_missing_title,
                           .source = file.id,
                           .span = {start.begin, start.begin},
                           .message = "The article has neither a \"title\" in its front matter nor a heading",
                           .advice = "Write \"title:\" in the front matter, or begin with a heading"});
  }
  if (front.description.empty()) {
    const FrontMatterField* field = front.find("description");
    diagnostics.push_back({.rule = Rule::front_matter_missing_description,
                           .source = file.id,
                           .span = field != nullptr ? field->key_span : Span{start.begin, start.begin},
                           .message = "The front matter has no \"description\"",
                           .advice = "Say in one sentence what the article is for; search engines show it"});
  }
}

// Articles stay in memory to the end of the build, and their lists were filled one by one.
void drop_spare_room(Article& article) {
  article.sections.shrink_to_fit();
  article.pieces.shrink_to_fit();
  article.anchors.shrink_to_fit();
  article.references.shrink_to_fit();
  article.link_tables.shrink_to_fit();
  for (LinkTable& table : article.link_tables) table.rows.shrink_to_fit();
  article.front_matter.fields.shrink_to_fit();
}

void append_alert_titles(std::string& out, std::string_view html) {
  constexpr std::string_view open = "\xEE\x80\x80";
  constexpr std::string_view close = "\xEE\x80\x81";
  for (std::size_t at = html.find(open); at != std::string_view::npos; at = html.find(open)) {
    const std::size_t end = html.find(close, at);
    if (end == std::string_view::npos) break;
    std::string word(html.substr(at + open.size(), end - at - open.size()));
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
    out += html.substr(0, at);
    out += word;
    html.remove_prefix(end + close.size());
  }
  out += html;
}

}  // namespace

Compiled compile(const SourceFile& file, const SourceSet& sources, const CompileOptions& options) {
  Compiled compiled;
  Article& article = compiled.article;
  article.source = file.id;
  article.front_matter = read_front(file, options.dialect, compiled.diagnostics);
  const Dialect dialect = choose_dialect(file, article.front_matter, options.dialect);
  article.legacy = dialect == Dialect::legacy;
  const Span body{article.front_matter.span.end, static_cast<std::uint32_t>(file.text.size())};

  AssembledMarkdown markdown = assemble_markdown(file, body, dialect, sources, options, compiled.diagnostics);
  article.includes = std::move(markdown.includes);
  article.bracket_texts = std::move(markdown.bracket_texts);
  article.ignores = std::move(markdown.ignores);
  compiled.lookups = std::move(markdown.lookups);
  if (article.front_matter.has_yaml) collect_front_matter_ignores(file, article.front_matter.span, article.ignores);
  HeadingIds headings = give_heading_ids(markdown.tree, markdown.origins, article.legacy, compiled.diagnostics);
  // From here on the tree does not change.
  ArticleDraft draft{.article = article,
                     .diagnostics = compiled.diagnostics,
                     .tree = markdown.tree,
                     .origins = markdown.origins,
                     .headings = std::move(headings),
                     .documentation = is_documentation(dialect),
                     .heading_ids = options.heading_ids || is_documentation(dialect),
                     .block_lines = options.block_lines};
  render_html(draft);
  collect_link_tables(draft);
  if (is_documentation(dialect)) {
    report_leftover_markup(draft);
    report_html_as_code(draft);
  }
  article.title = article.front_matter.title.empty() ? first_heading(article.sections) : article.front_matter.title;
  report_missing(file, article, compiled.diagnostics);
  drop_spare_room(article);
  if (options.proposals && file.kind == SourceKind::article) propose_markdown_lists(file, sources, options, compiled);
  return compiled;
}

std::string body_html(const Article& article) {
  std::string body;
  for (const Piece& piece : article.pieces) {
    std::string html;
    std::size_t at = 0;
    for (const Slot& slot : piece.slots) {
      html.append(piece.html, at, slot.offset - at);
      append_href(html, article.references[slot.reference].target);
      at = slot.offset;
    }
    html.append(piece.html, at);
    append_alert_titles(body, html);
  }
  return body;
}

}  // namespace waymark
