#pragma once
// Where the choosers of an edition send each usage.

#include <string>
#include <vector>

#include "library/library.h"

namespace waymark {

// An article of the help, or the section at an anchor of it.
struct ChosenPlace {
  ArticleId article;
  std::string anchor;  // empty: all of it
  friend auto operator<=>(const ChosenPlace&, const ChosenPlace&) = default;
};

struct ChosenRow {
  UsageId usage;
  std::uint32_t row = 0;  // index in LinkTable::rows
  ChosenPlace place;
};

// A chooser whose text is in force, with the places its rows lead to there. A row leads to its first link into the
// site, be it in the description; one without such a link leads to the chooser's own article, which says where to go.
struct ChooserInForce {
  std::uint32_t chooser = 0;  // index in Library::choosers
  ArticleId article;
  std::vector<ChosenRow> rows;
};

// Where the rows of one lead in an edition in which its text is in force.
std::vector<ChosenRow> rows_in(const Library& library, const Chooser& chooser, Edition edition);

// In the order of Library::choosers. Needs choosers, pages and a working Library::resolve.
std::vector<ChooserInForce> choosers_in_force(const Library& library, Edition edition);

}  // namespace waymark
