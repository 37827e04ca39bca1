#pragma once
// Numbers and ids of footnotes. Each file's footnotes are its own: an included file's have its inclusion's number in
// their ids.

#include <string>
#include <unordered_map>
#include <vector>

#include "syntax/markdown_tree.h"

namespace waymark {

class Footnotes {
 public:
  explicit Footnotes(const MarkdownTree& tree);

  std::string id(NodeIndex definition) const;           // "fn-label"
  std::string reference(NodeIndex reference) const;     // the <sup> that leads to the note
  std::string back_references(NodeIndex within) const;  // the links back, for a definition or its last paragraph
  bool is_last_paragraph(NodeIndex paragraph) const;    // of a definition
  bool has_paragraph_at_end(NodeIndex definition) const;

 private:
  struct Note {
    std::string name;  // of its ids: label, percent-encoded
    std::size_t number = 0;
    std::size_t uses = 0;
  };
  struct Use {
    std::size_t note = 0;
    std::size_t ordinal = 0;
  };

  const MarkdownTree& tree_;
  std::vector<Note> notes_;
  std::unordered_map<NodeIndex, std::size_t> by_definition_;
  std::unordered_map<NodeIndex, Use> by_reference_;
};

}  // namespace waymark
