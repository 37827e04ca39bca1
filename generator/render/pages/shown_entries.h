#pragma once
// Entries of a navigation as pages show them, kept for the pages that show the same: all of a folder have the same
// neighbours, at the same relative addresses. What is kept hangs on nothing but the tree and the theme, so that pages
// are the same whether an entry was kept or made again.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace waymark {

class ShownEntries {
 public:
  // Neighbours of one place in the tree, as seen from one folder.
  struct Key {
    std::uint32_t above = 0;
    std::uint32_t part = 0;  // of long rows
    std::string folder;
    friend bool operator==(const Key&, const Key&) = default;
  };
  using Make = std::function<std::vector<std::string>()>;

  // Appends those from `begin` to `end`; all of the key are made by `make` when they are not there. From any thread.
  void append(std::string& out, const Key& key, std::size_t begin, std::size_t end, const Make& make);

 private:
  struct Row {
    std::string html;
    std::vector<std::size_t> ends;
    void append(std::string& out, std::size_t begin, std::size_t end) const;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };

  std::shared_mutex mutex_;
  std::unordered_map<Key, Row, KeyHash> rows_;
  std::size_t bytes_ = 0;
};

}  // namespace waymark
