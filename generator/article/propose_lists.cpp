#include "article/propose_lists.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "article/html/list_as_markdown.h"
#include "article/spans.h"
#include "base/text.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

// Each costs a compilation or two.
constexpr std::size_t most_tried = 20;

// HTML as readers see it: white space between blocks does not count, nor which of two names bold text has.
std::string canonical(const std::string& html) {
  std::string out;
  bool at_block = true;
  for (const HtmlToken& token : tokenize_html(html)) {
    const std::string_view written = text_at(html, token.span);
    if (token.kind == HtmlToken::Kind::text) {
      std::string words = collapse_space(written);
      if (words.empty()) {
        if (!at_block) out += ' ';
        continue;
      }
      if (!at_block && is_space(written.front())) words.insert(0, " ");
      if (is_space(written.back())) words += ' ';
      out += words;
      at_block = false;
      continue;
    }
    const bool tag = token.kind == HtmlToken::Kind::start_tag || token.kind == HtmlToken::Kind::end_tag;
    if (!tag) continue;
    const bool block = is_block_element(token.name) || token.name == "li";
    if (block && out.ends_with(' ')) out.pop_back();
    const std::string_view name = token.name == "b"   ? "strong"
                                  : token.name == "i" ? "em"
                                                      : std::string_view(token.name);
    out += fmt::format("<{}{}", token.kind == HtmlToken::Kind::end_tag ? "/" : "", name);
    std::set<std::string> attributes;
    for (const HtmlAttribute& attribute : token.attributes) {
      if (attribute.name == "alt" && attribute.value.empty()) continue;
      attributes.insert(fmt::format(" {}=\"{}\"", attribute.name, attribute.value));
    }
    for (const std::string& attribute : attributes) out += attribute;
    out += '>';
    at_block = block;
  }
  return out;
}

std::multiset<std::string> messages(const Diagnostics& diagnostics) {
  std::multiset<std::string> all;
  for (const Diagnostic& one : diagnostics) all.insert(fmt::format("{} {}", info(one.rule).id, one.message));
  return all;
}

bool comes_out_the_same(const Compiled& before, const std::string& html, const Compiled& after) {
  const auto ids = [](const Article& article) {
    std::multiset<std::pair<std::string, SectionIndex>> all;
    for (const Anchor& anchor : article.anchors) all.emplace(anchor.id, anchor.section);
    return all;
  };
  const auto targets = [](const Article& article) {
    std::multiset<std::string> all;
    for (const Reference& reference : article.references) all.insert(reference.target);
    return all;
  };
  const auto was = messages(before.diagnostics);
  const auto is = messages(after.diagnostics);
  return std::ranges::includes(was, is) && before.article.sections.size() == after.article.sections.size() &&
         ids(before.article) == ids(after.article) && targets(before.article) == targets(after.article) &&
         html == canonical(body_html(after.article));
}

}  // namespace

void propose_markdown_lists(const SourceFile& file, const SourceSet& sources, const CompileOptions& options,
                            Compiled& compiled) {
  const Span body{compiled.article.front_matter.span.end, static_cast<std::uint32_t>(file.text.size())};
  const auto lists = lists_as_markdown(file.text, body, newline_of(file.text, body.begin));
  if (lists.empty()) return;
  const std::string html = canonical(body_html(compiled.article));
  CompileOptions once = options;
  once.proposals = false;
  Diagnostics proposals;
  for (std::size_t i = 0; i < std::min(lists.size(), most_tried); ++i) {
    const ListAsMarkdown& list = lists[i];
    for (const std::string* markdown : {&list.markdown, &list.plain_inline}) {
      if (markdown->empty()) continue;
      SourceFile changed = file;
      changed.text.replace(list.span.begin, list.span.end - list.span.begin, *markdown);
      changed.lines = LineIndex(changed.text);
      Compiled tried = compile(changed, sources, once);
      for (IncludeLookup& lookup : tried.lookups) {
        if (std::ranges::find(compiled.lookups, lookup) == compiled.lookups.end())
          compiled.lookups.push_back(std::move(lookup));
      }
      if (!comes_out_the_same(compiled, html, tried)) continue;
      proposals.push_back({.rule = Rule::markdown_html_list,
                           .source = file.id,
                           .span = list.opening_tag,
                           .message = fmt::format("This list of {} {} is written in HTML, and Markdown says the same",
                                                  list.items, list.items == 1 ? "item" : "items"),
                           .advice = "Write it as a Markdown list",
                           .fix = Fix{.title = "Write it as a Markdown list",
                                      .edits = {{.source = file.id, .span = list.span, .replacement = *markdown}}}});
      break;
    }
  }
  compiled.diagnostics.insert(compiled.diagnostics.end(), proposals.begin(), proposals.end());
}

}  // namespace waymark
