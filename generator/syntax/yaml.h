#pragma once
// YAML as a tree with spans, by yaml-cpp, whose exceptions end here. Scalars stay text: this layer knows no dates or
// numbers. Aliases and anchors are refused, nesting is limited to 64 levels (deep flow lists), so that hostile input
// costs linear time.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"

namespace waymark {

struct YamlNode {
  enum class Kind { null, scalar, list, map };
  struct Entry;
  Kind kind = Kind::null;
  bool quoted = false;  // the scalar stood in quotes or in a block
  Span span;            // of the value, in the text given + base
  std::string scalar;
  std::vector<YamlNode> items;
  std::vector<Entry> entries;  // in the order of the text, repeated keys included

  const YamlNode* find(std::string_view key) const;  // last entry with that key
};

struct YamlNode::Entry {
  std::string key;
  Span key_span;
  YamlNode value;
};

struct YamlError {
  std::string message;  // one clause without a full stop
  Span span;
};

struct YamlResult {
  YamlNode root;  // what could be read; null where nothing could
  std::optional<YamlError> error;
};

// `base` is added to every span.
YamlResult parse_yaml(std::string_view text, std::uint32_t base = 0);

}  // namespace waymark
