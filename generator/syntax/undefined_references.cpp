#include <string>
#include <vector>

#include "base/char_set.h"
#include "base/text.h"
#include "syntax/inline_editor.h"
#include "syntax/inline_passes.h"
#include "syntax/link_syntax.h"

namespace waymark {
namespace {

// Longer texts are no one's link; keeps nested brackets from being copied once for each level.
constexpr std::size_t max_reference_text = 1000;
constexpr CharSet brackets("[]");

// Brackets that mean something else: task marks, alert and include marks, footnotes, an empty pair.
bool is_other_mark(std::string_view inner, std::size_t at, const MarkdownOptions& options) {
  const std::string_view words = trim(inner);
  if (words.empty() || words.front() == '!') return true;
  if (at == 0 && iequals(words, "x")) return true;
  if (options.footnotes && words.front() == '^') return true;
  return istarts_with(words, "azure.") || istarts_with(words, "wacom.");
}

}  // namespace

void find_undefined_references(const MarkdownTree& tree, const InlineText& text, const LinkDefinitions& definitions,
                               const MarkdownOptions& options, std::vector<MarkdownResult::UndefinedReference>& found) {
  const std::string_view content = text.content();
  if (content.find('[') == std::string_view::npos) return;
  std::vector<std::size_t> open;
  std::size_t done = 0;
  for (const TextLeaf& leaf : text_leaves(tree, text, false, brackets)) {
    for (std::size_t at = brackets.find_in(content, leaf.begin()); at < leaf.end();
         at = brackets.find_in(content, at + 1)) {
      if (at < done || !leaf.is_plain(at)) continue;
      if (content[at] == '[') {
        open.push_back(at);
        continue;
      }
      if (open.empty()) continue;
      const std::size_t opener = open.back();
      open.pop_back();
      const std::string_view inner = content.substr(opener + 1, at - opener - 1);
      if (inner.size() > max_reference_text || is_other_mark(inner, opener, options)) continue;
      const LinkTail tail = read_reference_tail(content, at + 1);
      const bool full = tail.form == LinkTail::Form::full_reference;
      // A label holds no brackets that are not escaped.
      if (!full && read_reference_tail(content, opener).end != at + 1) continue;
      // "[text](some where)" is a link with a bad destination.
      if (!full && content.substr(at + 1, 1) == "(") continue;
      const std::string_view label = full ? content.substr(tail.label_begin, tail.label_end - tail.label_begin) : inner;
      if (full && is_other_mark(label, tail.label_begin, options)) continue;
      if (!definitions.target(label).empty()) continue;
      const bool image = opener > 0 && content[opener - 1] == '!';
      found.push_back({.span = text.to_source(opener - (image ? 1 : 0), tail.end),
                       .text = std::string(inner),
                       .label = std::string(trim(label)),
                       .shortcut = tail.form == LinkTail::Form::shortcut});
      done = tail.end;
    }
  }
}

}  // namespace waymark
