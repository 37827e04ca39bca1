#include "article/article_draft.h"

#include <fmt/format.h>

#include "article/spans.h"
#include "base/text.h"
#include "base/url.h"

namespace waymark {

ReferenceIndex ArticleDraft::add_reference(Reference reference, NodeIndex node) {
  const ReferenceIndex index = offset32(article.references.size());
  reference.section = section;
  reference.scope = scope;
  article.references.push_back(std::move(reference));
  if (node != no_node) reference_of.emplace(node, index);
  return index;
}

bool ArticleDraft::claim(const std::string& id, Place place) {
  if (id.empty()) return false;
  const bool is_heading = documentation && headings.taken.contains(id);
  if (!is_heading && written.insert(id).second) {
    article.anchors.push_back({.id = id,
                               .kind = AnchorKind::written,
                               .section = section,
                               .span = place.span,
                               .source = file(place.origin).id,
                               .scope = scope});
    return true;
  }
  if (is_heading && section < article.sections.size() && article.sections[section].anchor == id) return false;
  if (!documentation) return false;
  report(Rule::anchor_duplicate, place, fmt::format("The anchor \"{}\" stands in this article twice", id),
         "Give one of them another name");
  return false;
}

void ArticleDraft::report(Rule rule, Place place, std::string message, std::string advice, std::optional<Fix> fix) {
  diagnostics.push_back({.rule = rule,
                         .source = file(place.origin).id,
                         .span = place.span,
                         .message = std::move(message),
                         .advice = std::move(advice),
                         .fix = std::move(fix)});
}

Fix ArticleDraft::deletion(std::string title, Place place) const {
  return {.title = std::move(title), .edits = {{.source = file(place.origin).id, .span = place.span}}};
}

bool is_refused_url(std::string_view url) {
  if (!is_dangerous_url(url)) return false;
  std::string bare;
  for (const char c : url.substr(0, 64)) {
    if (static_cast<unsigned char>(c) > ' ') bare += c;
  }
  return !istarts_with(bare, "file:");
}

}  // namespace waymark
