#include "article/html/verbatim_html.h"

#include "article/html/html_rules.h"
#include "article/html/node_text.h"
#include "article/html/page_text.h"
#include "article/ignores.h"
#include "article/spans.h"
#include "base/text.h"
#include "base/url.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

bool is_address(std::string_view name) {
  return name == "href" || name == "src" || name == "action" || name == "formaction" || name == "data" ||
         name == "poster" || name == "xlink:href" || name == "srcdoc" || name == "from" || name == "to" ||
         name == "values";
}

bool is_refused(const HtmlAttribute& attribute) {
  // Styles go as well: no page has any of its own, so that a strict policy for content blocks nothing.
  if (attribute.name.starts_with("on") || attribute.name == "srcdoc" || attribute.name == "style") return true;
  return is_address(attribute.name) && is_dangerous_url(attribute.value) &&
         !istarts_with(trim(attribute.value), "file:");
}

bool is_wanted(std::string_view element, std::string_view attribute) {
  if (attribute == "id" || attribute == "name") return true;
  return (element == "a" && attribute == "href") || (element == "img" && attribute == "src");
}

// A tag without its refused attributes, each with the white space before it, and with slots for its addresses.
void append_tag(VerbatimHtml& out, std::string_view html, const HtmlToken& token) {
  std::size_t at = token.span.begin;
  for (const HtmlAttribute& attribute : token.attributes) {
    if (is_refused(attribute)) {
      std::size_t begin = attribute.span.begin;
      while (begin > at && is_space(html[begin - 1])) --begin;
      out.html += html.substr(at, begin - at);
      at = attribute.span.end;
    } else if (is_wanted(token.name, attribute.name) && token.kind == HtmlToken::Kind::start_tag) {
      VerbatimValue value{.element = token.name,
                          .attribute = attribute.name,
                          .value = attribute.value,
                          .tag = token.span,
                          .written = attribute.value_span};
      const bool quoted =
          attribute.has_value && attribute.value_span.begin > 0 && html[attribute.value_span.begin - 1] == '"';
      std::string again;
      append_href(again, attribute.value);
      if (quoted && attribute.name != "id" && attribute.name != "name" &&
          again == text_at(html, attribute.value_span)) {
        out.html += html.substr(at, attribute.value_span.begin - at);
        at = attribute.value_span.end;
        value.is_slot = true;
        value.offset = out.html.size();
      }
      out.values.push_back(std::move(value));
    }
  }
  out.html += html.substr(at, token.span.end - at);
}

// The name of the tag whose '<' stands at `at`, in lower case; empty when no tag begins there.
std::string tag_name(std::string_view html, std::size_t at) {
  std::size_t begin = at + 1;
  if (begin < html.size() && html[begin] == '/') ++begin;
  std::size_t end = begin;
  while (end < html.size() && is_ascii_alnum(html[end])) ++end;
  return end > begin && is_ascii_alpha(html[begin]) ? ascii_lower(html.substr(begin, end - begin)) : std::string();
}

// The tokenizer reads what follows <script> or <title> as text up to the end tag. Here these tags become text
// themselves, so that what they hold is HTML like any other: it must not see them. Same length as `html`.
std::string without_filtered_tags(std::string_view html) {
  std::string masked(html);
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    if (is_filtered_by_gfm(tag_name(html, at))) masked[at] = ' ';
  }
  return masked;
}

// Text, in which a '<' may still begin a filtered tag, or one without an end that what follows would complete.
void append_text(std::string& out, std::string_view html, Span span, bool more_follows) {
  std::size_t at = span.begin;
  for (std::size_t open = html.find('<', at); open < span.end; open = html.find('<', at)) {
    out += html.substr(at, open - at);
    const std::string name = tag_name(html, open);
    out += !name.empty() && (more_follows || is_filtered_by_gfm(name)) ? "&lt;" : "<";
    at = open + 1;
  }
  out += html.substr(at, span.end - at);
}

}  // namespace

VerbatimHtml neutralise_html(std::string_view html, bool more_follows) {
  VerbatimHtml out;
  out.html.reserve(html.size());
  for (const HtmlToken& token : tokenize_html(without_filtered_tags(html))) {
    switch (token.kind) {
      case HtmlToken::Kind::start_tag:
      case HtmlToken::Kind::end_tag:
        append_tag(out, html, token);
        break;
      case HtmlToken::Kind::text:
        append_text(out.html, html, token.span, more_follows || token.span.end != html.size());
        break;
      case HtmlToken::Kind::comment:
        if (!is_ignore_comment(text_at(html, token.span))) out.html += text_at(html, token.span);
        break;
      case HtmlToken::Kind::other:
        out.html += text_at(html, token.span);
        break;
    }
  }
  return out;
}

void write_verbatim_html(ArticleDraft& draft, NodeIndex index, PieceWriter& writer) {
  const Node& node = draft.tree[index];
  const bool last = node.kind == NodeKind::html_block && draft.tree.next_skipping_children(index, 0) == no_node;
  const VerbatimHtml html = neutralise_html(node.text, !last);
  const SourceFile& file = draft.file(node.origin);
  const NodeText places(node, file.text);
  std::vector<Slot> slots;
  for (const VerbatimValue& value : html.values) {
    const Span written = places.to_file(value.written);
    if (value.attribute == "id" || value.attribute == "name") {
      draft.claim(value.value, {written, node.origin});
      continue;
    }
    const ReferenceIndex reference =
        draft.add_reference({.kind = value.element == "a" ? ReferenceKind::html_link : ReferenceKind::html_image,
                             .target = value.value,
                             .written = std::string(text_at(file.text, written)),
                             .span = places.to_file(value.tag),
                             .target_span = written,
                             .source = file.id},
                            index);
    if (value.is_slot) slots.push_back({.offset = offset32(value.offset), .reference = reference});
  }
  writer.text_with_slots(html.html, slots);
}

}  // namespace waymark
