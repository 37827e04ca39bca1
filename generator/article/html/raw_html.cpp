#include "article/html/raw_html.h"

#include <algorithm>
#include <fmt/format.h>

#include "article/html/html_rules.h"
#include "article/html/page_text.h"
#include "article/spans.h"
#include "base/text.h"

namespace waymark {
namespace {

bool is_plain_name(std::string_view name) {
  return std::ranges::all_of(name, [](char c) { return is_ascii_alnum(c) || c == '-' || c == '_' || c == '.'; });
}

bool is_whole_number(std::string_view value) {
  return !value.empty() && value.size() <= 6 && std::ranges::all_of(value, is_ascii_digit);
}

std::string_view alignment_class(std::string_view value) {
  if (iequals(value, "center") || iequals(value, "middle")) return "align-center";
  if (iequals(value, "right")) return "align-right";
  if (iequals(value, "left")) return "align-left";
  return {};
}

void append_attribute(std::string& html, std::string_view name, std::string_view value) {
  html += ' ';
  html += name;
  html += "=\"";
  append_page_text(html, value);
  html += '"';
}

void append_class(std::string& classes, std::string_view name) {
  if (name.empty()) return;
  if (!classes.empty()) classes += ' ';
  classes += name;
}

ReferenceKind reference_kind(std::string_view element, std::string_view attribute) {
  if (element == "a") return ReferenceKind::html_link;
  return element == "img" || attribute == "poster" ? ReferenceKind::html_image : ReferenceKind::video;
}

}  // namespace

RawHtml::RawHtml(ArticleDraft& draft, PieceWriter& writer) : draft_(draft), writer_(writer) { find_closed_tags(); }

// Pairs start and end tags of the same name over the whole document, outside of quotes, lists and tables. What has its
// end behind a heading goes on behind it.
void RawHtml::find_closed_tags() {
  std::unordered_map<std::string, std::vector<std::pair<NodeIndex, std::size_t>>> open;
  const MarkdownTree& tree = draft_.tree;
  for (NodeIndex node = tree.next_in_order(0, 0); node != no_node;) {
    const NodeKind kind = tree[node].kind;
    if (kind == NodeKind::html_block || kind == NodeKind::html_inline) {
      const std::vector<HtmlToken> tokens = tokenize_html(tree[node].text);
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto& waiting = open[tokens[i].name];
        if (tokens[i].kind == HtmlToken::Kind::start_tag) waiting.emplace_back(node, i);
        if (tokens[i].kind == HtmlToken::Kind::end_tag && !waiting.empty()) {
          closed_.insert(waiting.back());
          waiting.pop_back();
        }
      }
    }
    const bool enter = kind == NodeKind::group || kind == NodeKind::paragraph;
    node = enter ? tree.next_in_order(node, 0) : tree.next_skipping_children(node, 0);
  }
}

void RawHtml::write(NodeIndex node) {
  const Node& html = draft_.tree[node];
  const bool block = html.kind == NodeKind::html_block;
  const std::vector<HtmlToken> tokens = tokenize_html(html.text);
  const NodeText places(html, draft_.file(html.origin).text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const HtmlToken& token = tokens[i];
    if (skipping()) {
      if (token.kind == HtmlToken::Kind::end_tag && token.name == skipped_) skipped_.clear();
      continue;
    }
    switch (token.kind) {
      case HtmlToken::Kind::text: {
        const std::string_view raw = text_at(html.text, token.span);
        if (trim(raw).empty() && raw.find('\n') != std::string_view::npos) {
          writer_.fresh_line();
        } else if (trim(raw).empty()) {
          writer_.blank(raw);
        } else {
          std::string escaped;
          append_page_text(escaped, decode_entities(raw));
          writer_.text(escaped);
        }
        break;
      }
      case HtmlToken::Kind::start_tag:
        start_tag(node, tokens, i, places);
        break;
      case HtmlToken::Kind::end_tag: {
        const ElementRule rule = element_rule(token.name);
        if (token.name == "br") {
          writer_.text("<br />");
        } else if (rule.fate == ElementFate::keep && !is_void_element(rule.output)) {
          writer_.end_tag(rule.output, {places.to_file(token.span), html.origin});
        }
        break;
      }
      case HtmlToken::Kind::comment:
      case HtmlToken::Kind::other:
        break;
    }
  }
  if (block) skipped_.clear();
}

void RawHtml::start_tag(NodeIndex node, const std::vector<HtmlToken>& tokens, std::size_t index,
                        const NodeText& places) {
  const Node& html = draft_.tree[node];
  const HtmlToken& token = tokens[index];
  const ElementRule rule = element_rule(token.name);
  const Place place{places.to_file(token.span), html.origin};
  if (rule.fate == ElementFate::unwrap) return;
  if (rule.fate != ElementFate::keep) {
    report_refused(token, place);
    if (rule.fate == ElementFate::refuse_content && (html.kind == NodeKind::html_block || ends_later(node, token.name)))
      skipped_ = token.name;
    return;
  }
  Tag tag = make_tag(node, tokens, index, places, rule.output, rule.added_class);
  if (is_void_element(rule.output)) {
    writer_.text_with_slots(tag.html, tag.slots);
    return;
  }
  writer_.start_tag({.name = std::string(rule.output),
                     .html = std::move(tag.html),
                     .html_again = std::move(tag.html_again),
                     .slots = std::move(tag.slots),
                     .place = place,
                     .closed_later = closed_.contains({node, index})});
  if (token.self_closing) writer_.end_tag(rule.output, place);
}

void RawHtml::report_refused(const HtmlToken& token, Place place) {
  const bool script = token.name == "script" || std::ranges::any_of(token.attributes, [](const HtmlAttribute& a) {
                        return a.name.starts_with("on");
                      });
  if (script) {
    draft_.report(Rule::html_script, place,
                  fmt::format("\"<{}>\" was taken out of the page, because it can run a script", token.name),
                  "Say it in words or with an image");
  } else {
    draft_.report(Rule::html_disallowed, place, fmt::format("The element \"<{}>\" is not allowed", token.name),
                  token.name == "iframe" ? "Link to it instead" : "Write it in Markdown, or take the tags out");
  }
}

RawHtml::Tag RawHtml::make_tag(NodeIndex node, const std::vector<HtmlToken>& tokens, std::size_t index,
                               const NodeText& places, std::string_view output, std::string_view added_class) {
  const Node& html = draft_.tree[node];
  const HtmlToken& token = tokens[index];
  const SourceFile& file = draft_.file(html.origin);
  Tag tag;
  std::string id;
  std::string rest;
  std::string classes;
  std::vector<Slot> slots;  // offsets in `rest`
  bool has_alt = false;
  bool opens_window = false;
  bool has_rel = false;
  for (const HtmlAttribute& attribute : token.attributes) {
    const Place place{places.to_file(attribute.span), html.origin};
    AttributeFate fate = attribute_fate(output, attribute.name);
    if (fate == AttributeFate::keep && !is_plain_name(attribute.name)) fate = AttributeFate::refuse;
    if (fate == AttributeFate::identity && attribute.name == "name" && (output == "input" || output == "button"))
      fate = AttributeFate::keep;
    switch (fate) {
      case AttributeFate::keep:
        if (attribute.name == "class") {
          append_class(classes, attribute.value);
          break;
        }
        has_alt = has_alt || attribute.name == "alt";
        has_rel = has_rel || attribute.name == "rel";
        opens_window = opens_window || attribute.name == "target";
        append_attribute(rest, attribute.name, attribute.value);
        break;
      case AttributeFate::url: {
        const bool image = output == "img" || attribute.name == "poster";
        if (is_refused_url(attribute.value)) {
          draft_.report(Rule::html_script, place,
                        fmt::format("\"{}\" was taken out of the page, because it can run a script",
                                    text_at(file.text, place.span)),
                        "Link to a page or leave the address out");
          break;
        }
        const HtmlAttribute* alt = nullptr;
        for (const HtmlAttribute& other : token.attributes) {
          if (other.name == "alt") alt = &other;
        }
        const Span target = places.to_file(attribute.value_span);
        const ReferenceIndex reference =
            draft_.add_reference({.kind = reference_kind(output, attribute.name),
                                  .target = std::string(trim(attribute.value)),
                                  .written = std::string(text_at(file.text, target)),
                                  .text = image && alt != nullptr ? alt->value : link_text(node, tokens, index),
                                  .span = places.to_file(token.span),
                                  .target_span = target,
                                  .source = file.id},
                                 node);
        append_attribute(rest, attribute.name, "");
        slots.push_back({.offset = offset32(rest.size() - 1), .reference = reference});
        break;
      }
      case AttributeFate::identity:
        if (id.empty() && draft_.claim(attribute.value, place)) id = attribute.value;
        break;
      case AttributeFate::align:
        append_class(classes, alignment_class(attribute.value));
        break;
      case AttributeFate::number:
        if (is_whole_number(attribute.value)) append_attribute(rest, attribute.name, attribute.value);
        break;
      case AttributeFate::boolean:
        append_attribute(rest, attribute.name, "");
        break;
      case AttributeFate::drop:
        break;
      case AttributeFate::refuse:
        draft_.report(Rule::html_disallowed, place,
                      fmt::format("The attribute \"{}\" is not allowed on \"<{}>\"", attribute.name, token.name),
                      "Take it out; how things look is the theme's business");
        break;
      case AttributeFate::script:
        draft_.report(Rule::html_script, place,
                      fmt::format("\"{}\" was taken out of the page, because it can run a script", attribute.name),
                      "Take it out");
        break;
    }
  }
  append_class(classes, added_class);
  tag.html = "<";
  tag.html += output;
  if (!classes.empty()) append_attribute(tag.html, "class", classes);
  tag.html_again = tag.html + rest + ">";
  if (!id.empty()) append_attribute(tag.html, "id", id);
  for (Slot& slot : slots) slot.offset += offset32(tag.html.size());
  tag.slots = std::move(slots);
  tag.html += rest;
  if (opens_window && !has_rel) tag.html += " rel=\"noopener\"";
  if (output == "img" && !has_alt) tag.html += " alt=\"\"";
  tag.html += is_void_element(output) ? " />" : ">";
  return tag;
}

// The words of a link of raw HTML: up to its end tag, in this node or the inline nodes that follow.
std::string RawHtml::link_text(NodeIndex node, const std::vector<HtmlToken>& tokens, std::size_t index) const {
  constexpr std::size_t longest = 2000;
  const MarkdownTree& tree = draft_.tree;
  std::string text;
  for (std::size_t i = index + 1; i < tokens.size() && text.size() < longest; ++i) {
    if (tokens[i].name == "a") return collapse_space(text);
    if (tokens[i].kind == HtmlToken::Kind::text) text += decode_entities(text_at(tree[node].text, tokens[i].span));
  }
  if (tree[node].kind == NodeKind::html_block) return collapse_space(text);
  for (NodeIndex next = tree[node].next; next != no_node && text.size() < longest; next = tree[next].next) {
    if (tree[next].kind == NodeKind::html_inline && (tree[next].text == "</a>" || tree[next].text.starts_with("<a")))
      break;
    text += tree.plain_text(next);
  }
  return collapse_space(text);
}

bool RawHtml::ends_later(NodeIndex node, std::string_view name) {
  const MarkdownTree& tree = draft_.tree;
  // Looked for in vain once, it is not behind a later sibling either: without this a line of <script> tags takes
  // quadratic time.
  if (endless_.contains({tree[node].parent, std::string(name)})) return false;
  for (NodeIndex next = tree[node].next; next != no_node; next = tree[next].next) {
    const std::string_view text = tree[next].text;
    if (tree[next].kind == NodeKind::html_inline && text.starts_with("</") && istarts_with(text.substr(2), name))
      return true;
  }
  endless_.emplace(tree[node].parent, name);
  return false;
}

}  // namespace waymark
