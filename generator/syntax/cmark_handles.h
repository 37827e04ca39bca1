#pragma once
// Owners of cmark-gfm's parser and tree.

#include <cmark-gfm.h>
#include <memory>

namespace waymark {

struct FreeCmark {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

using CmarkParser = std::unique_ptr<cmark_parser, FreeCmark>;
using CmarkNode = std::unique_ptr<cmark_node, FreeCmark>;
using CmarkIterator = std::unique_ptr<cmark_iter, FreeCmark>;

}  // namespace waymark
