#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/char_set.h"
#include "base/text.h"
#include "syntax/inline_editor.h"
#include "syntax/inline_passes.h"

namespace waymark {
namespace {

// Of a mark with all its attributes; what is longer is text. Keeps a mark that is never closed from being read to the
// end of the block once for each ":::".
constexpr std::size_t longest_mark = 4000;

// A place in the mark's text.
struct Value {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct ImageMark {
  Value source;
  Value alternative;
  Value link;  // where a click leads: a page, or a larger picture
  std::size_t length = 0;
};

void skip_space(std::string_view text, std::size_t& at) {
  while (at < text.size() && is_space(text[at])) ++at;
}

// ":::image" or ":::image-end"; returns how far it reaches.
std::optional<std::size_t> read_opening(std::string_view text, std::string_view name) {
  if (!text.starts_with(":::")) return std::nullopt;
  std::size_t at = 3;
  skip_space(text, at);
  if (!text.substr(at).starts_with(name)) return std::nullopt;
  return at + name.size();
}

// name="value", at the name.
std::optional<Value> read_attribute(std::string_view text, std::size_t& at, std::string_view& name) {
  const std::size_t begin = at;
  while (at < text.size() && (is_ascii_alnum(text[at]) || text[at] == '-')) ++at;
  name = text.substr(begin, at - begin);
  skip_space(text, at);
  if (name.empty() || at >= text.size() || text[at] != '=') return std::nullopt;
  ++at;
  skip_space(text, at);
  if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return std::nullopt;
  const std::size_t end = text.find(text[at], at + 1);
  if (end == std::string_view::npos) return std::nullopt;
  const Value value{at + 1, end};
  at = end + 1;
  return value;
}

// :::image type="content" source="media/a.png" alt-text="…":::
std::optional<ImageMark> read_image_mark(std::string_view text) {
  text = text.substr(0, longest_mark);
  const auto opened = read_opening(text, "image");
  if (!opened || *opened >= text.size() || !is_space(text[*opened])) return std::nullopt;
  ImageMark mark;
  for (std::size_t at = *opened;;) {
    skip_space(text, at);
    if (text.substr(at).starts_with(":::")) {
      mark.length = at + 3;
      break;
    }
    std::string_view name;
    const auto value = read_attribute(text, at, name);
    if (!value) return std::nullopt;
    if (name == "source") mark.source = *value;
    if (name == "alt-text") mark.alternative = *value;
    if (name == "link" || (name == "lightbox" && mark.link.end == 0)) mark.link = *value;
  }
  if (mark.source.begin == mark.source.end) return std::nullopt;
  return mark;
}

// The end of an image with a long description, which stays in the text.
std::optional<std::size_t> read_image_end(std::string_view text) {
  const auto opened = read_opening(text, "image-end");
  if (!opened || !text.substr(*opened).starts_with(":::")) return std::nullopt;
  return *opened + 3;
}

Replacement image_of(const ImageMark& mark, std::size_t at, const InlineText& text) {
  const auto span = [&](Value value) { return text.to_source(at + value.begin, at + value.end); };
  const auto written = [&](Value value) {
    return std::string(trim(text.content().substr(at + value.begin, value.end - value.begin)));
  };
  const auto linked = [&](NodeKind kind, Value target) {
    return Node{.kind = kind,
                .span = text.to_source(at, at + mark.length),
                .target_span = span(target),
                .text = written(target)};
  };
  Replacement image{.begin = at, .end = at + mark.length, .node = linked(NodeKind::image, mark.source), .inner = {}};
  if (mark.link.end > mark.link.begin) {
    image.inner.push_back(std::move(image.node));
    image.node = linked(NodeKind::link, mark.link);
  }
  const std::string alternative = collapse_space(written(mark.alternative));
  if (!alternative.empty())
    image.inner.push_back({.kind = NodeKind::text, .span = span(mark.alternative), .text = alternative});
  return image;
}

}  // namespace

void find_marked_images(MarkdownTree& tree, const InlineText& text) {
  const std::string_view content = text.content();
  if (content.find("image") == std::string_view::npos || content.find(":::") == std::string_view::npos) return;
  static constexpr CharSet colon(":");
  const std::vector<TextLeaf> leaves = text_leaves(tree, text, false, colon);
  std::vector<std::vector<Replacement>> found(leaves.size());
  const std::vector<ContentRange> solid = solid_ranges(tree, text);
  std::size_t done = 0;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const TextLeaf& leaf = leaves[i];
    for (std::size_t at = content.find(":::", leaf.begin()); at < leaf.end(); at = content.find(":::", at + 1)) {
      if (at < done || !leaf.is_plain(at)) continue;
      const auto mark = read_image_mark(content.substr(at));
      const auto end = mark ? std::optional(mark->length) : read_image_end(content.substr(at));
      if (!end || cut_by(solid, at + *end)) continue;
      done = at + *end;
      found[i].push_back(mark ? image_of(*mark, at, text)
                              : Replacement{.begin = at,
                                            .end = done,
                                            .node = {.kind = NodeKind::text, .span = text.to_source(at, done)},
                                            .inner = {}});
    }
  }
  InlineEditor editor(tree, text);
  for (std::size_t i = leaves.size(); i-- > 0;) {
    if (!found[i].empty()) editor.replace(leaves[i], std::move(found[i]));
  }
}

}  // namespace waymark
