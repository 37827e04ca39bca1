#include "checks/source_anchor.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/edit_distance.h"
#include "base/text.h"
#include "checks/translated_sections.h"

namespace waymark {
namespace {

// Anchors of a heading, not of the text below it.
bool is_of_heading(const Anchor& anchor) { return anchor.kind != AnchorKind::written; }

const Anchor* lifted_anchor(const Article& article, SectionIndex section, const std::vector<const Anchor*>& lifted) {
  if (section >= lifted.size()) return nullptr;
  return article.sections[section].anchor.empty() ? nullptr : lifted[section];
}

std::vector<const Anchor*> lifted_anchors(const Article& article) {
  std::vector<const Anchor*> lifted(article.sections.size(), nullptr);
  for (const Anchor& anchor : article.anchors) {
    if (anchor.kind == AnchorKind::lifted && anchor.section < lifted.size() && lifted[anchor.section] == nullptr)
      lifted[anchor.section] = &anchor;
  }
  return lifted;
}

// A word of it was translated or mistyped, the rest is there.
bool is_nearly(const std::string& written, const std::string& meant) {
  constexpr std::size_t longest = 200;  // comparing costs the product of both lengths
  if (written.size() > longest || meant.size() > longest) return false;
  const std::size_t limit = meant.size() / 4;
  return edit_distance(written, meant, limit) <= limit;
}

// Behind the marks and blanks of "## Title"; null for headings in another form.
std::optional<std::uint32_t> title_begin(std::string_view file, Span heading) {
  std::size_t at = heading.begin;
  while (at < heading.end && at < file.size() && file[at] == '#') ++at;
  if (at == heading.begin) return std::nullopt;
  while (at < heading.end && at < file.size() && is_blank(file[at])) ++at;
  return static_cast<std::uint32_t>(at);
}

Diagnostic damaged(const Library& library, const Anchor& anchor, const std::string& meant) {
  Diagnostic finding{
      .rule = Rule::anchor_damaged,
      .source = anchor.source,
      .span = anchor.span,
      .message = fmt::format("the anchor \"{}\" is \"{}\" in {}", anchor.id, meant, source_language(library)),
      .advice = fmt::format("Write \"{}\", so that links to it work in every locale", meant)};
  return finding;
}

Diagnostic differs(const Library& library, const Section& section, const std::string& meant) {
  Diagnostic finding{
      .rule = Rule::locale_anchor_differs,
      .source = section.source,
      .span = section.heading,
      .message = fmt::format("the anchor \"{}\" is \"{}\" in {}", section.anchor, meant, source_language(library)),
      .advice = fmt::format("Write <a name=\"{}\"></a> in front of the title", meant)};
  if (const auto at = title_begin(library.sources->file(section.source).text, section.heading)) {
    finding.fix = Fix{
        .title = fmt::format("Give it the anchor \"{}\" as well", meant),
        .trust = Trust::needs_review,
        .edits = {
            {.source = section.source, .span = {*at, *at}, .replacement = fmt::format("<a name=\"{}\"></a>", meant)}}};
  }
  return finding;
}

}  // namespace

void check_source_anchors(const Library& library, Diagnostics& diagnostics) {
  for (const CurrentTranslation& current : current_translations(library)) {
    // A text of the same language has titles of its own; of one whose original is not here, nobody knows what its
    // anchors were there.
    if (!current.translation->exact ||
        same_language(library, library.variant(current.id).locale, library.config->source_locale))
      continue;
    const Article& translation = library.article(current.id);
    const Article& original = library.article(*current.translation->original);
    const std::vector<const Anchor*> lifted = lifted_anchors(translation);
    std::vector<bool> has_source_id(translation.sections.size(), false);
    for (const Anchor& anchor : translation.anchors) {
      if (!is_of_heading(anchor) || anchor.section >= has_source_id.size()) continue;
      const SectionHistory* history = nullptr;
      const SectionIndex s = current.translation->alignment.source_of[anchor.section].source;
      if (s != no_index) history = history_of(library, {*current.translation->original, s});
      if (history == nullptr) continue;
      for (const SectionWording& wording : history->wordings) {
        if (library.article(wording.id.variant).sections[wording.id.section].anchor == anchor.id)
          has_source_id[anchor.section] = true;
      }
    }
    for (SectionIndex t = 1; t < translation.sections.size(); ++t) {
      const TranslationAlignment::Pair& pair = current.translation->alignment.source_of[t];
      const Section& section = translation.sections[t];
      if (pair.source == no_index || section.level < 2 || has_source_id[t]) continue;
      if (pair.evidence == TranslationEvidence::anchor) continue;
      const std::string& meant = original.sections[pair.source].anchor;
      if (meant.empty()) continue;
      const Anchor* written = lifted_anchor(translation, t, lifted);
      if (written != nullptr && is_nearly(written->id, meant)) {
        diagnostics.push_back(damaged(library, *written, meant));
      } else {
        diagnostics.push_back(differs(library, section, meant));
      }
    }
  }
}

}  // namespace waymark
