#pragma once
// Articles compiled from text, for the tests of this layer.

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "article/compile.h"
#include "source_in_memory.h"

namespace waymark {

struct CompiledText {
  SourceSet sources;
  Compiled compiled;

  const Article& article() const { return compiled.article; }
  std::string html() const { return body_html(compiled.article); }
  std::string at(Span span) const {
    return sources.file(compiled.article.source).text.substr(span.begin, span.end - span.begin);
  }
  std::vector<std::string> rules() const {
    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : compiled.diagnostics) {
      if (diagnostic.rule == Rule::front_matter_missing_title ||
          diagnostic.rule == Rule::front_matter_missing_description)
        continue;
      found.emplace_back(info(diagnostic.rule).id);
    }
    return found;
  }
  const Diagnostic* find(Rule rule) const {
    const auto found = std::ranges::find(compiled.diagnostics, rule, &Diagnostic::rule);
    return found == compiled.diagnostics.end() ? nullptr : &*found;
  }
  // The article's text with the fixes of one rule in it.
  std::string fixed(Rule rule) const {
    std::vector<Edit> edits;
    for (const Diagnostic& diagnostic : compiled.diagnostics) {
      if (diagnostic.rule == rule && diagnostic.fix)
        edits.insert(edits.end(), diagnostic.fix->edits.begin(), diagnostic.fix->edits.end());
    }
    std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span; });
    std::string text = sources.file(compiled.article.source).text;
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
      text.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->replacement);
    }
    return text;
  }
};

struct OtherFile {
  std::string path;
  std::string text;
};

inline CompiledText compile_text(std::string text, Dialect dialect = Dialect::automatic,
                                 std::initializer_list<OtherFile> others = {}) {
  CompiledText result;
  const SourceId id = result.sources.add(source_of(std::move(text)));
  for (const OtherFile& other : others) result.sources.add(source_of(other.text, other.path));
  result.compiled = compile(result.sources.file(id), result.sources, {.dialect = dialect, .proposals = false});
  return result;
}

}  // namespace waymark
