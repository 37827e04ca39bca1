#pragma once
// The fields of all that compile() makes, for packing.h.

#include "article/compile.h"
#include "base/packing.h"

namespace waymark {

template <>
inline constexpr bool packs_as_bytes<Slot> = true;
template <>
inline constexpr bool packs_as_bytes<ScopedRange> = true;
template <>
inline constexpr bool packs_as_bytes<Span> = true;

template <>
constexpr Rule last_of<Rule>() {
  return static_cast<Rule>(0
#define WAYMARK_RULE(name, id, severity, summary) +1
#include "diagnostics/rules.def"
#undef WAYMARK_RULE
                           - 1);
}
template <>
constexpr Dialect last_of<Dialect>() {
  return Dialect::commonmark;
}
template <>
constexpr Trust last_of<Trust>() {
  return Trust::needs_review;
}
template <>
constexpr Severity last_of<Severity>() {
  return Severity::error;
}
template <>
constexpr Scope::Kind last_of<Scope::Kind>() {
  return Scope::Kind::tab;
}
template <>
constexpr AnchorKind last_of<AnchorKind>() {
  return AnchorKind::written;
}
template <>
constexpr ReferenceKind last_of<ReferenceKind>() {
  return ReferenceKind::video;
}

void each_field(FieldsOf<Span> auto& value, auto& f) {
  auto& [begin, end] = value;
  f(begin, end);
}
void each_field(FieldsOf<Date> auto& value, auto& f) {
  auto& [year, month, day] = value;
  f(year, month, day);
}
void each_field(FieldsOf<Edit> auto& value, auto& f) {
  auto& [source, span, replacement] = value;
  f(source, span, replacement);
}
void each_field(FieldsOf<Fix> auto& value, auto& f) {
  auto& [title, trust, edits] = value;
  f(title, trust, edits);
}
void each_field(FieldsOf<Diagnostic> auto& value, auto& f) {
  auto& [rule, source, span, message, advice, reference, versions, locales, fix] = value;
  f(rule, source, span, message, advice, reference, versions, locales, fix);
}
void each_field(FieldsOf<Ignore> auto& value, auto& f) {
  auto& [rules, reason, span, scope, source] = value;
  f(rules, reason, span, scope, source);
}
void each_field(FieldsOf<FrontMatterField> auto& value, auto& f) {
  auto& [key, text, items, key_span, value_span, legacy, is_list] = value;
  f(key, text, items, key_span, value_span, legacy, is_list);
}
void each_field(FieldsOf<RenamedSection> auto& value, auto& f) {
  auto& [from, to, from_span, to_span] = value;
  f(from, to, from_span, to_span);
}
void each_field(FieldsOf<FrontMatter> auto& value, auto& f) {
  auto& [fields, has_yaml, has_legacy, span, title, description, keywords, authors, date, locale, version, services,
         asset_id, redirect_url, renamed_sections, dialect] = value;
  f(fields, has_yaml, has_legacy, span, title, description, keywords, authors, date, locale, version, services,
    asset_id, redirect_url, renamed_sections, dialect);
}
void each_field(FieldsOf<Slot> auto& value, auto& f) {
  auto& [offset, reference] = value;
  f(offset, reference);
}
void each_field(FieldsOf<ScopedRange> auto& value, auto& f) {
  auto& [begin, end, scope] = value;
  f(begin, end, scope);
}
void each_field(FieldsOf<Scope> auto& value, auto& f) {
  auto& [kind, names, parent, group, span, source] = value;
  f(kind, names, parent, group, span, source);
}
void each_field(FieldsOf<BlockLine> auto& value, auto& f) {
  auto& [offset, line, source] = value;
  f(offset, line, source);
}
void each_field(FieldsOf<Piece> auto& value, auto& f) {
  auto& [html, slots, scoped, lines] = value;
  f(html, slots, scoped, lines);
}
void each_field(FieldsOf<Pieces> auto& value, auto& f) {
  if constexpr (std::is_const_v<std::remove_reference_t<decltype(value)>>) {
    f(value.read());
  } else {
    f(value.change());
  }
}
void each_field(FieldsOf<Section> auto& value, auto& f) {
  auto& [level, title, title_html, anchor, parent, heading, source, in_outline, scope] = value;
  f(level, title, title_html, anchor, parent, heading, source, in_outline, scope);
}
void each_field(FieldsOf<Anchor> auto& value, auto& f) {
  auto& [id, kind, section, span, source, scope] = value;
  f(id, kind, section, span, source, scope);
}
void each_field(FieldsOf<Reference> auto& value, auto& f) {
  auto& [kind, target, written, text, span, target_span, source, section, scope, autolink] = value;
  f(kind, target, written, text, span, target_span, source, section, scope, autolink);
}
void each_field(FieldsOf<LinkTable::Row> auto& value, auto& f) {
  auto& [text, reference, span] = value;
  f(text, reference, span);
}
void each_field(FieldsOf<LinkTable> auto& value, auto& f) {
  auto& [header, rows, is_list, section, html, span, source] = value;
  f(header, rows, is_list, section, html, span, source);
}
void each_field(FieldsOf<BracketText> auto& value, auto& f) {
  auto& [text, label, shortcut, span, source] = value;
  f(text, label, shortcut, span, source);
}
void each_field(FieldsOf<Article> auto& value, auto& f) {
  auto& [source, front_matter, title, sections, pieces, anchors, references, scopes, link_tables, bracket_texts,
         ignores, includes, legacy] = value;
  f(source, front_matter, title, sections, pieces, anchors, references, scopes, link_tables, bracket_texts, ignores,
    includes, legacy);
}
void each_field(FieldsOf<Compiled> auto& value, auto& f) {
  // Its lookups are checked before anything else is unpacked: made_of.h.
  auto& [article, diagnostics, lookups] = value;
  f(article, diagnostics);
}

}  // namespace waymark
