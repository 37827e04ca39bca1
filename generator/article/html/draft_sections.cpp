#include "article/html/draft_sections.h"

#include "article/html/inline_html.h"
#include "article/spans.h"
#include "base/text.h"

namespace waymark {

DraftSections::DraftSections(ArticleDraft& draft) : draft_(draft) {
  draft.article.sections.push_back({.source = draft.file(0).id});
}

void DraftSections::add(NodeIndex heading, const HeadingId& id, bool cuts, PieceWriter& writer) {
  const Node& node = draft_.tree[heading];
  std::vector<Section>& sections = draft_.article.sections;
  std::size_t above = path_.size();
  while (above > 0 && sections[path_[above - 1]].level >= node.level) --above;
  const SectionIndex parent = above > 0 ? path_[above - 1] : no_index;
  if (cuts) {
    writer.begin_piece();
    draft_.section = offset32(sections.size());
    path_.resize(above);
    path_.push_back(draft_.section);
  } else {
    writer.add_empty_piece();
  }
  sections.push_back({.level = node.level,
                      .title = collapse_space(draft_.tree.plain_text(heading)),
                      .title_html = inline_html(draft_.tree, heading),
                      .anchor = id.id,
                      .parent = parent,
                      .heading = node.span,
                      .source = draft_.file(node.origin).id,
                      .in_outline = cuts,
                      .scope = draft_.scope});
  if (draft_.heading_ids) add_anchors(sections.back(), id);
}

void DraftSections::add_anchors(const Section& section, const HeadingId& id) {
  std::vector<Anchor>& anchors = draft_.article.anchors;
  anchors.push_back({.id = id.id,
                     .kind = id.lifted ? AnchorKind::lifted : AnchorKind::slug,
                     .section = draft_.section,
                     .span = id.anchor,
                     .source = section.source,
                     .scope = section.scope});
  if (!id.shadow) return;
  anchors.push_back({.id = id.slug,
                     .kind = AnchorKind::shadowed,
                     .section = draft_.section,
                     .span = section.heading,
                     .source = section.source,
                     .scope = section.scope});
}

}  // namespace waymark
