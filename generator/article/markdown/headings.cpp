#include "article/markdown/headings.h"

#include <fmt/format.h>

#include "article/html/node_text.h"
#include "article/markdown/slug.h"
#include "article/spans.h"
#include "base/text.h"
#include "base/unicode.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

// The text a slug is made of: no raw HTML, no line breaks of setext headings, no words of an include inside the line.
std::string slug_text(const MarkdownTree& tree, NodeIndex heading) {
  std::string text;
  for (NodeIndex node = tree.next_in_order(heading, heading); node != no_node;
       node = tree.next_in_order(node, heading)) {
    if (tree[node].origin != tree[heading].origin) continue;
    if (tree[node].kind == NodeKind::text || tree[node].kind == NodeKind::code) text += tree[node].text;
  }
  return text;
}

// The value of <a name="…"> or <a id="…"> in exactly the form that is lifted: lower case, double quotes, no other
// attribute, only word characters, blanks, '-' and '.'.
std::optional<std::string> liftable_name(const Node& node) {
  std::string_view tag = node.text;
  if (node.kind != NodeKind::html_inline || !tag.starts_with("<a") || !tag.ends_with('>')) return std::nullopt;
  tag = tag.substr(2, tag.size() - 3);
  const std::string_view attribute = trim_left(tag);
  if (attribute.size() == tag.size()) return std::nullopt;
  const std::size_t name = attribute.starts_with("name=\"") ? 6 : attribute.starts_with("id=\"") ? 4 : 0;
  if (name == 0) return std::nullopt;
  const std::size_t end = attribute.find('"', name);
  if (end == std::string_view::npos || end == name || !trim(attribute.substr(end + 1)).empty()) return std::nullopt;
  const std::string_view value = attribute.substr(name, end - name);
  for (std::size_t i = 0; i < value.size();) {
    const DecodedChar c = decode_utf8(value, i);
    if (!is_word_char(c.value) && c.value != ' ' && c.value != '-' && c.value != '.') return std::nullopt;
    i += c.bytes;
  }
  return std::string(value);
}

bool is_end_of_anchor(const Node& node) { return node.kind == NodeKind::html_inline && node.text == "</a>"; }

struct Lifted {
  std::string name;
  Span span;
};

std::optional<Lifted> lift(MarkdownTree& tree, NodeIndex heading, bool legacy) {
  const NodeIndex open = tree[heading].first;
  if (open == no_node) return std::nullopt;
  const std::optional<std::string> name = liftable_name(tree[open]);
  if (!name) return std::nullopt;
  NodeIndex close = tree[open].next;
  NodeIndex blank = no_node;
  if (legacy && close != no_node && tree[close].kind == NodeKind::text && trim(tree[close].text).empty()) {
    blank = close;
    close = tree[close].next;
  }
  if (close == no_node || !is_end_of_anchor(tree[close]) || tree[close].next == no_node) return std::nullopt;
  const Lifted lifted{.name = *name, .span = {tree[open].span.begin, tree[close].span.end}};
  tree.detach(open);
  tree.detach(close);
  if (blank != no_node) tree.detach(blank);
  return lifted;
}

// Whether an HTML text is nothing but empty anchors: <a name="x"></a>, perhaps several.
bool is_anchors_only(std::string_view html) {
  bool any = false;
  for (const HtmlToken& token : tokenize_html(html)) {
    switch (token.kind) {
      case HtmlToken::Kind::text:
        if (!trim(text_at(html, token.span)).empty()) return false;
        break;
      case HtmlToken::Kind::start_tag: {
        if (token.name != "a") return false;
        for (const HtmlAttribute& attribute : token.attributes) {
          if (attribute.name == "href") return false;
        }
        any = true;
        break;
      }
      case HtmlToken::Kind::end_tag:
        if (token.name != "a") return false;
        break;
      case HtmlToken::Kind::comment:
        break;
      case HtmlToken::Kind::other:
        return false;
    }
  }
  return any;
}

bool is_anchor_block(const MarkdownTree& tree, NodeIndex block) {
  const Node& node = tree[block];
  if (node.kind == NodeKind::html_block) return is_anchors_only(node.text);
  if (node.kind != NodeKind::paragraph) return false;
  std::string html;
  for (NodeIndex child = node.first; child != no_node; child = tree[child].next) {
    const Node& inner = tree[child];
    if (inner.kind == NodeKind::html_inline)
      html += inner.text;
    else if (inner.kind != NodeKind::soft_break && !(inner.kind == NodeKind::text && trim(inner.text).empty()))
      return false;
  }
  return is_anchors_only(html);
}

// An anchor on a line of its own before a heading belongs to what follows it.
void move_anchors_into(MarkdownTree& tree, NodeIndex heading) {
  for (NodeIndex block = tree[heading].previous; block != no_node && is_anchor_block(tree, block);
       block = tree[heading].previous) {
    tree.detach(block);
    const NodeIndex front = tree[heading].first;
    const auto put = [&](NodeIndex node) {
      if (front == no_node)
        tree.append(heading, node);
      else
        tree.insert_before(front, node);
    };
    if (tree[block].kind == NodeKind::html_block) {
      Node anchor = tree[block];
      anchor.kind = NodeKind::html_inline;
      put(tree.add(std::move(anchor)));
      continue;
    }
    for (NodeIndex child = tree[block].first; child != no_node;) {
      const NodeIndex next = tree[child].next;
      const bool is_html = tree[child].kind == NodeKind::html_inline;
      tree.detach(child);
      if (is_html) put(child);
      child = next;
    }
  }
}

std::unordered_set<std::string> written_ids(const MarkdownTree& tree) {
  std::unordered_set<std::string> ids;
  for (NodeIndex node = tree.next_in_order(0, 0); node != no_node; node = tree.next_in_order(node, 0)) {
    if (tree[node].kind != NodeKind::html_inline && tree[node].kind != NodeKind::html_block) continue;
    for (const HtmlToken& token : tokenize_html(tree[node].text)) {
      for (const HtmlAttribute& attribute : token.attributes) {
        if (attribute.name == "id" || attribute.name == "name") ids.insert(attribute.value);
      }
    }
  }
  return ids;
}

std::string unique_id(std::string base, std::unordered_set<std::string>& taken,
                      std::unordered_map<std::string, unsigned>& next) {
  if (taken.insert(base).second) return base;
  for (unsigned& number = next[base];;) {
    std::string id = base + "-" + std::to_string(++number);
    if (taken.insert(id).second) return id;
  }
}

}  // namespace

bool is_tab_title(const MarkdownTree& tree, NodeIndex heading) {
  if (tree[heading].kind != NodeKind::heading) return false;
  const NodeIndex parent = tree[heading].parent;
  return tree[parent].kind == NodeKind::tab && tree[parent].first == heading;
}

HeadingIds give_heading_ids(MarkdownTree& tree, const std::vector<const SourceFile*>& origins, bool legacy,
                            Diagnostics& diagnostics) {
  HeadingIds ids;
  std::vector<SlugCounter> counters(origins.size());
  std::vector<NodeIndex> headings;
  std::unordered_map<std::string, unsigned> next;
  for (NodeIndex node = tree.next_in_order(0, 0); node != no_node; node = tree.next_in_order(node, 0)) {
    if (tree[node].kind == NodeKind::heading) headings.push_back(node);
  }
  ids.by_node.reserve(headings.size());
  ids.taken.reserve(headings.size());
  for (const NodeIndex heading : headings) {
    if (is_tab_title(tree, heading)) {
      counters[tree[heading].origin].take(slug_text(tree, heading));  // it has a number, but no id
      continue;
    }
    HeadingId& entry = ids.by_node[heading];
    entry.anchor = tree[heading].span;
    const std::optional<Lifted> lifted = lift(tree, heading, legacy);
    entry.slug = counters[tree[heading].origin].take(slug_text(tree, heading));
    if (lifted && ids.taken.insert(lifted->name).second) {
      entry.id = lifted->name;
      entry.lifted = true;
      entry.anchor = lifted->span;
    } else {
      if (lifted) {
        diagnostics.push_back({.rule = Rule::anchor_duplicate,
                               .source = origins[tree[heading].origin]->id,
                               .span = lifted->span,
                               .message = fmt::format("The anchor \"{}\" stands in this article twice", lifted->name),
                               .advice = "Give one of them another name"});
      }
      entry.id = unique_id(entry.slug, ids.taken, next);
    }
    move_anchors_into(tree, heading);
  }
  const std::unordered_set<std::string> written = written_ids(tree);
  for (auto& [heading, entry] : ids.by_node) {
    if (!entry.lifted || entry.slug == entry.id || written.contains(entry.slug)) continue;
    entry.shadow = ids.taken.insert(entry.slug).second;
  }
  return ids;
}

}  // namespace waymark
