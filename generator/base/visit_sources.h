#pragma once
// Every handle of a file in a plain value whose fields are listed for packing.h.

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/packing.h"

namespace waymark {

template <class Change>
class SourceVisitor {
 public:
  explicit SourceVisitor(Change& change) : change_(change) {}

  template <class... Ts>
  void operator()(Ts&... values) {
    (visit(values), ...);
  }

 private:
  template <class T>
  void visit(T& value) {
    if constexpr (!std::is_enum_v<T> && !std::is_arithmetic_v<T>) each_field(value, *this);
  }
  void visit(SourceId& source) { change_(source); }
  void visit(std::string&) {}
  template <class T>
  void visit(std::optional<T>& value) {
    if (value) visit(*value);
  }
  template <class A, class B>
  void visit(std::pair<A, B>& value) {
    visit(value.first);
    visit(value.second);
  }
  template <class T>
  void visit(std::vector<T>& values) {
    // What is copied as bytes holds no handle.
    if constexpr (!packs_as_bytes<T>) {
      for (T& value : values) visit(value);
    }
  }

  Change& change_;
};

// Calls `change` with each of them.
template <class T, class Change>
void visit_sources(T& value, Change& change) {
  SourceVisitor<Change> visitor(change);
  visitor(value);
}

}  // namespace waymark
