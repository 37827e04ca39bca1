#include "checks/undefined_reference.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "base/unicode.h"
#include "library/links/locate.h"
#include "library/links/reference_fixes.h"
#include "library/title.h"

namespace waymark {
namespace {

// What the words of a bracket are elsewhere in the site.
struct Evidence {
  ArticleId article;
  std::string anchor;
  bool one_target = true;  // everything so named is the same place
};

using EvidenceMap = std::unordered_map<std::string, Evidence>;

std::string comparable(std::string_view text) { return case_fold(collapse_space(text)); }

// Single words are names of buttons as often as titles.
bool is_phrase(std::string_view text) {
  const auto words = std::ranges::count(text, ' ') + 1;
  if (words >= 3) return true;
  // Scripts without blanks: eight characters are about three words.
  return !text.empty() && is_cjk(decode_utf8(text, 0).value) && count_code_points(text) >= 8;
}

void add(EvidenceMap& map, std::string key, ArticleId article, std::string_view anchor) {
  if (!is_phrase(key)) return;
  const auto [known, added] =
      map.try_emplace(std::move(key), Evidence{.article = article, .anchor = std::string(anchor)});
  if (!added && (known->second.article != article || known->second.anchor != anchor)) known->second.one_target = false;
}

// Per locale: texts of links that resolve, and titles.
std::vector<EvidenceMap> collect_evidence(const Library& library) {
  std::vector<EvidenceMap> by_locale(library.locale_count());
  for (std::size_t i = 0; i < library.variants.size(); ++i) {
    const Variant& variant = library.variants[i];
    EvidenceMap& map = by_locale[variant.locale.index()];
    add(map, comparable(strip_title_suffixes(variant.compiled.title, library.config->title_suffixes)), variant.article,
        "");
    for (const Section& section : variant.compiled.sections) {
      if (section.level == 1) add(map, comparable(section.title), variant.article, "");
    }
    for (std::size_t r = 0; r < variant.compiled.references.size(); ++r) {
      const Reference& reference = variant.compiled.references[r];
      const Destination& destination = library.destinations[i][r];
      if (destination.kind == Destination::Kind::article && !is_image(reference) && !reference.autolink) {
        add(map, comparable(reference.text), destination.article, destination.fragment);
      }
    }
  }
  return by_locale;
}

bool has_letter(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const DecodedChar c = decode_utf8(text, i);
    if (is_letter(c.value)) return true;
    i += c.bytes;
  }
  return false;
}

// "values[i][j]" in prose is no link.
bool looks_like_code(const BracketText& bracket, std::string_view file) {
  if (bracket.span.begin > 0 && bracket.span.begin <= file.size()) {
    const char before = file[bracket.span.begin - 1];
    if (is_ascii_alnum(before) || before == '_' || before == ']') return true;
  }
  const bool short_text = count_code_points(bracket.text) <= 1;
  return short_text || !has_letter(bracket.text);
}

// "[!NOTE]", "[^1]", "[AZURE.NOTE]": marks that the dialect did not take are not meant as links.
bool is_mark(std::string_view text) {
  return text.starts_with('!') || text.starts_with('^') || istarts_with(text, "AZURE.") || istarts_with(text, "WACOM.");
}

Diagnostic report_label(const BracketText& bracket) {
  const std::string& label = bracket.label.empty() ? bracket.text : bracket.label;
  return {.rule = Rule::link_undefined_reference,
          .source = bracket.source,
          .span = bracket.span,
          .message = fmt::format("the link \"{}\" has no target: nothing defines \"{}\"", collapse_space(bracket.text),
                                 collapse_space(label)),
          .advice = fmt::format("Add a line [{}]: target, or write the target in parentheses", collapse_space(label)),
          .reference = label};
}

std::optional<Fix> target_fix(const Library& library, const Variant& from, const BracketText& bracket,
                              const Evidence& evidence) {
  if (!evidence.one_target) return std::nullopt;
  // Where the article lived when this text was written.
  const auto shown = library.in_force(evidence.article, {from.locale, from.version});
  if (!shown) return std::nullopt;
  const std::string& path = library.sources->file(library.article(shown->variant).source).logical_path;
  std::string target = relative_link(library.sources->file(bracket.source).logical_path, path);
  if (!evidence.anchor.empty()) target += "#" + evidence.anchor;
  const Span end{bracket.span.end, bracket.span.end};
  return Fix{.title = fmt::format("Give it the target \"{}\"", target),
             .trust = Trust::needs_review,
             .edits = {{.source = bracket.source, .span = end, .replacement = "(" + target + ")"}}};
}

Diagnostic report_shortcut(const Library& library, const Variant& from, const BracketText& bracket,
                           const Evidence& evidence, bool lent) {
  const std::string text = collapse_space(bracket.text);
  return {.rule = Rule::link_undefined_reference,
          .source = bracket.source,
          .span = bracket.span,
          .message = lent ? fmt::format("\"[{}]\" has no target; in another locale the same words are a link", text)
                          : fmt::format("\"[{}]\" is a link elsewhere, but has no target here", text),
          .advice = evidence.one_target
                        ? fmt::format("Elsewhere it leads to \"{}\"", library.entry(evidence.article).name)
                        : "Write its target in parentheses behind it",
          .reference = bracket.text,
          .fix = target_fix(library, from, bracket, evidence)};
}

// Where a bracket stands, told so that translations made sentence by sentence agree: the anchor of its section, how
// many lines below the heading, and how many brackets that line has.
struct LinePlace {
  std::string anchor;
  std::size_t line = 0;
  std::size_t brackets = 0;
  friend auto operator<=>(const LinePlace&, const LinePlace&) = default;
};

// The shortcut brackets of one text that might be links, in order.
struct Brackets {
  const Variant* variant = nullptr;
  std::vector<const BracketText*> shortcuts;
  std::vector<const Evidence*> evidence;  // per shortcut; null: none
  std::vector<bool> lent;                 // per shortcut: the evidence is another locale's
};

Brackets read_brackets(const Library& library, const Variant& variant, const EvidenceMap& known,
                       Diagnostics& diagnostics) {
  Brackets brackets{.variant = &variant};
  for (const BracketText& bracket : variant.compiled.bracket_texts) {
    if (is_mark(bracket.text) || looks_like_code(bracket, library.sources->file(bracket.source).text)) continue;
    if (!bracket.shortcut) {
      diagnostics.push_back(report_label(bracket));
      continue;
    }
    const auto found = known.find(comparable(bracket.text));
    brackets.shortcuts.push_back(&bracket);
    brackets.lent.push_back(found == known.end());
    brackets.evidence.push_back(found == known.end() ? nullptr : &found->second);
  }
  return brackets;
}

std::vector<LinePlace> line_places(const Library& library, const Brackets& brackets) {
  // Headings by file, each file's in order.
  std::map<SourceId, std::map<std::uint32_t, const Section*>> headings;
  for (const Section& section : brackets.variant->compiled.sections) {
    if (section.level > 0) headings[section.source].try_emplace(section.heading.begin, &section);
  }
  std::vector<LinePlace> places;
  std::map<LinePlace, std::size_t> on_line;
  for (const BracketText* bracket : brackets.shortcuts) {
    const LineIndex& lines = library.sources->file(bracket->source).lines;
    LinePlace place{.line = lines.line_of(bracket->span.begin)};
    const auto& own = headings[bracket->source];
    if (const auto below = own.upper_bound(bracket->span.begin); below != own.begin()) {
      const auto& [begin, section] = *std::prev(below);
      place.anchor = section->anchor;
      place.line -= lines.line_of(begin);
    }
    ++on_line[place];
    places.push_back(std::move(place));
  }
  for (LinePlace& place : places) place.brackets = on_line[LinePlace{.anchor = place.anchor, .line = place.line}];
  return places;
}

// A text that has brackets round the names of buttons as well: what stands alone on the same line of the same section
// as a lost link of another locale is that link.
void lend_by_line(const Library& library, std::vector<Brackets*>& siblings,
                  const std::vector<std::vector<const Evidence*>>& own) {
  std::map<LinePlace, const Evidence*> lost;
  std::vector<std::vector<LinePlace>> places;
  for (std::size_t i = 0; i < siblings.size(); ++i) {
    places.push_back(line_places(library, *siblings[i]));
    for (std::size_t b = 0; b < own[i].size(); ++b) {
      const LinePlace& place = places.back()[b];
      if (own[i][b] != nullptr && place.brackets == 1 && !place.anchor.empty()) lost.try_emplace(place, own[i][b]);
    }
  }
  if (lost.empty()) return;
  for (std::size_t i = 0; i < siblings.size(); ++i) {
    for (std::size_t b = 0; b < siblings[i]->evidence.size(); ++b) {
      if (siblings[i]->evidence[b] != nullptr) continue;
      if (const auto found = lost.find(places[i][b]); found != lost.end()) siblings[i]->evidence[b] = found->second;
    }
  }
}

// Translations of one version say the same: where one has lost a link and another as many brackets, the same ones were
// links there.
void lend_evidence(const Library& library, std::vector<Brackets*>& siblings) {
  if (siblings.size() < 2) return;
  std::vector<std::vector<const Evidence*>> own;
  for (const Brackets* brackets : siblings) own.push_back(brackets->evidence);
  for (Brackets* brackets : siblings) {
    for (std::size_t other = 0; other < own.size(); ++other) {
      if (own[other].size() != brackets->evidence.size()) continue;
      for (std::size_t i = 0; i < own[other].size(); ++i) {
        if (brackets->evidence[i] == nullptr) brackets->evidence[i] = own[other][i];
      }
    }
  }
  lend_by_line(library, siblings, own);
}

}  // namespace

void check_undefined_references(const Library& library, Diagnostics& diagnostics) {
  const bool any = std::ranges::any_of(library.variants,
                                       [](const Variant& variant) { return !variant.compiled.bracket_texts.empty(); });
  if (!any) return;
  const std::vector<EvidenceMap> evidence = collect_evidence(library);
  for (const ArticleEntry& entry : library.articles) {
    std::vector<Brackets> texts;
    for (const VariantId id : entry.variants) {
      const Variant& variant = library.variant(id);
      texts.push_back(read_brackets(library, variant, evidence[variant.locale.index()], diagnostics));
    }
    std::map<VersionId, std::vector<Brackets*>> by_version;
    for (Brackets& brackets : texts) by_version[brackets.variant->version].push_back(&brackets);
    for (auto& [version, siblings] : by_version) lend_evidence(library, siblings);
    for (const Brackets& brackets : texts) {
      for (std::size_t i = 0; i < brackets.shortcuts.size(); ++i) {
        if (brackets.evidence[i] == nullptr) continue;
        diagnostics.push_back(report_shortcut(library, *brackets.variant, *brackets.shortcuts[i], *brackets.evidence[i],
                                              brackets.lent[i]));
      }
    }
  }
}

}  // namespace waymark
