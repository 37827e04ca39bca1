#pragma once
// What the renderer and the raw-HTML writer fill together: the article's symbols (references, anchors, sections) and
// the findings made on the way.

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "article/article.h"
#include "article/html/piece_writer.h"
#include "article/markdown/headings.h"
#include "source/source_file.h"
#include "syntax/markdown_tree.h"

namespace waymark {

struct ArticleDraft {
  Article& article;
  Diagnostics& diagnostics;
  const MarkdownTree& tree;
  const std::vector<const SourceFile*>& origins;
  HeadingIds headings;
  bool documentation = true;                                   // docs or legacy: rules about ids are reported
  bool heading_ids = true;                                     // CompileOptions::heading_ids
  bool block_lines = false;                                    // CompileOptions::block_lines
  SectionIndex section = 0;                                    // the one whose piece is being written
  ScopeIndex scope = no_index;                                 // the innermost one being written
  std::unordered_map<NodeIndex, ReferenceIndex> reference_of;  // links, by their node; for an HTML node its first link
  struct TableOrList {
    NodeIndex node = 0;
    SectionIndex section = 0;
    Span html;  // in the section's piece
  };
  std::vector<TableOrList> tables_and_lists;
  std::unordered_set<std::string> written;  // ids that raw HTML has claimed

  const SourceFile& file(std::uint32_t origin) const { return *origins[origin]; }

  ReferenceIndex add_reference(Reference reference, NodeIndex node);
  // Whether an id written by the author may stand on the page; when not, reports it unless its place is the section's
  // own heading.
  bool claim(const std::string& id, Place place);
  void report(Rule rule, Place place, std::string message, std::string advice, std::optional<Fix> fix = std::nullopt);
  Fix deletion(std::string title, Place place) const;
};

// True for what must not stand in href or src. Addresses of the author's own disk (file:) are no danger but a mistake:
// they stay for the rules about links.
bool is_refused_url(std::string_view url);

}  // namespace waymark
