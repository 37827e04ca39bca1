#pragma once
// Entries of redirects.yml put in and taken out, as edits of that file, or as its text where it is not there yet.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "library/library.h"
#include "refactor/refactoring.h"

namespace waymark {

class RedirectEntries {
 public:
  explicit RedirectEntries(const Library& library) : library_(library) {}

  // Keys and values in order: {"article", "old"}, {"to", "new"}.
  void add(std::vector<std::pair<std::string, std::string>> entry) { added_.push_back(std::move(entry)); }
  // The whole entry whose value spans `entry` in the file.
  void remove(SourceId source, Span entry) { removed_.emplace_back(source, entry); }
  // After all others.
  void write(Refactoring& refactoring) const;

 private:
  const Library& library_;
  std::vector<std::vector<std::pair<std::string, std::string>>> added_;
  std::vector<std::pair<SourceId, Span>> removed_;
};

// A value that YAML could take for something else stands in quotes.
std::string yaml_value(std::string_view value);

// Whether addresses.lock, where the site has one, lists a page of that name in any locale, with that anchor if one is
// given; true without the file, since then nobody knows.
bool may_be_published(const Library& library, std::string_view article, std::string_view anchor = {});

}  // namespace waymark
