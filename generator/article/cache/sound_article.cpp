#include "article/cache/sound_article.h"

#include <algorithm>

namespace waymark {
namespace {

class Soundness {
 public:
  Soundness(const Compiled& compiled, const SourceSet& sources)
      : compiled_(compiled), article_(compiled.article), sources_(sources) {}

  bool of_all() const {
    return of_front_matter() && of_sections() && of_symbols() && of_tables() &&
           std::ranges::all_of(
               article_.ignores,
               [&](const Ignore& one) { return in_text(one.span, one.source) && in_text(one.scope, one.source); }) &&
           std::ranges::all_of(compiled_.diagnostics, [&](const Diagnostic& one) { return of_diagnostic(one); });
  }

 private:
  bool in_text(Span span, SourceId source) const {
    return span.begin <= span.end && span.end <= sources_.file(source).text.size();
  }
  bool in_text(Span span) const { return in_text(span, article_.source); }
  bool is_section(SectionIndex section) const { return section < article_.sections.size(); }
  bool is_scope(ScopeIndex scope) const { return scope == no_index || scope < article_.scopes.size(); }

  bool of_front_matter() const {
    const FrontMatter& front = article_.front_matter;
    return in_text(front.span) &&
           std::ranges::all_of(
               front.fields,
               [&](const FrontMatterField& one) { return in_text(one.key_span) && in_text(one.value_span); }) &&
           std::ranges::all_of(front.renamed_sections, [&](const RenamedSection& one) {
             return in_text(one.from_span) && in_text(one.to_span);
           });
  }

  bool of_sections() const {
    if (article_.sections.empty() || article_.pieces.size() != article_.sections.size()) return false;
    for (std::size_t i = 0; i < article_.sections.size(); ++i) {
      const Section& section = article_.sections[i];
      if ((section.parent != no_index && section.parent >= i) || !in_text(section.heading, section.source) ||
          !is_scope(section.scope) || !of_piece(article_.pieces[i]))
        return false;
    }
    for (std::size_t i = 0; i < article_.scopes.size(); ++i) {
      const Scope& scope = article_.scopes[i];
      if ((scope.parent != no_index && scope.parent >= i) || !in_text(scope.span, scope.source)) return false;
    }
    return true;
  }

  bool of_piece(const Piece& piece) const {
    std::uint32_t at = 0;
    for (const Slot& slot : piece.slots) {
      if (slot.offset < at || slot.offset > piece.html.size() || slot.reference >= article_.references.size())
        return false;
      at = slot.offset;
    }
    at = 0;
    for (const ScopedRange& range : piece.scoped) {
      if (range.begin < at || range.begin > range.end || range.end > piece.html.size() ||
          range.scope >= article_.scopes.size())
        return false;
      at = range.begin;
    }
    return std::ranges::all_of(piece.lines, [&](const BlockLine& one) { return one.offset <= piece.html.size(); });
  }

  bool of_symbols() const {
    return std::ranges::all_of(article_.anchors,
                               [&](const Anchor& one) {
                                 return is_section(one.section) && in_text(one.span, one.source) && is_scope(one.scope);
                               }) &&
           std::ranges::all_of(article_.references,
                               [&](const Reference& one) {
                                 return is_section(one.section) && in_text(one.span, one.source) &&
                                        in_text(one.target_span, one.source) && is_scope(one.scope);
                               }) &&
           std::ranges::all_of(article_.bracket_texts,
                               [&](const BracketText& one) { return in_text(one.span, one.source); });
  }

  bool of_tables() const {
    return std::ranges::all_of(article_.link_tables, [&](const LinkTable& table) {
      return is_section(table.section) && table.html.begin <= table.html.end &&
             table.html.end <= article_.pieces[table.section].html.size() && in_text(table.span, table.source) &&
             std::ranges::all_of(table.rows, [&](const LinkTable::Row& row) {
               return (row.reference == no_index || row.reference < article_.references.size()) &&
                      in_text(row.span, table.source);
             });
    });
  }

  bool of_diagnostic(const Diagnostic& one) const {
    return in_text(one.span, one.source) && (!one.fix || std::ranges::all_of(one.fix->edits, [&](const Edit& edit) {
             return in_text(edit.span, edit.source);
           }));
  }

  const Compiled& compiled_;
  const Article& article_;
  const SourceSet& sources_;
};

}  // namespace

bool is_sound(const Compiled& compiled, const SourceSet& sources) { return Soundness(compiled, sources).of_all(); }

}  // namespace waymark
