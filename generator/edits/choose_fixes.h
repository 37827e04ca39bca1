#pragma once
// Which fixes of a run's findings can be made together, and what the files are then.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "diagnostics/policy/policy.h"
#include "edits/apply_edits.h"
#include "source/source_file.h"

namespace waymark {

struct FixChoice {
  bool unsafe = false;            // fixes that need review, too
  std::set<std::string> blocked;  // ids of findings that are to stay as they are
  std::set<std::string> closed;   // paths of files that cannot be changed
};

// What was done about one finding.
struct MadeFix {
  std::string id;  // of the finding
  Rule rule{};
  std::string title;
  std::string path;  // of the finding; its edits may be in others
  Position position;
};

struct FixedFiles {
  std::map<std::string, std::string> texts;        // by path, of those that change
  std::map<std::string, std::vector<Edit>> edits;  // by path, of those, in order of place
  std::vector<MadeFix> made;
};

// A fix is made whole or not at all. One that clashes with an earlier one waits for the next round. Two findings may
// ask for the very same edits (of a file that two sites share): then both count as fixed.
class FixCollector {
 public:
  explicit FixCollector(const FixChoice& choice) : choice_(choice) {}
  // The findings of one site, in their order. `sources` must stay until take().
  void add(const std::vector<Finding>& findings, const SourceSet& sources);
  FixedFiles take();

 private:
  struct File {
    const std::string* text = nullptr;
    TakenPlaces taken;
    std::vector<Edit> edits;
    std::map<Span, std::size_t> by_span;  // in edits; those that do not clash have no span twice
  };
  bool wanted(const Finding& finding, const SourceSet& sources) const;
  bool is_made(const Fix& fix, const SourceSet& sources) const;
  bool fits(const Fix& fix, const SourceSet& sources) const;

  const FixChoice& choice_;
  std::map<std::string, File> files_;
  std::vector<MadeFix> made_;
};

}  // namespace waymark
