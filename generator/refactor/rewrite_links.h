#pragma once
// Links of all sources rewritten for files that change their places, or for an article that another one stands in for.

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "library/library.h"
#include "refactor/links.h"
#include "refactor/refactoring.h"

namespace waymark {

// Where files will be; everything else stays.
struct NewPlaces {
  struct File {
    std::string disk_path;
    std::string logical_path;
  };
  std::map<SourceId, File> files;
  // Logical paths of an article's files, before and after, and of pictures that move along.
  std::optional<ArticleId> article;
  std::map<std::string, std::string> articles;
  std::map<std::string, std::string> assets;
  std::string old_name;
  std::string new_name;
};

// Rewrites each link that no longer leads where it did. `applies` says whether a link to the article, in the text that
// shows it, is to follow; one that several texts show, of which some say no, stays and is counted in the result.
std::size_t rewrite_links(const Library& library, const NewPlaces& places,
                          const std::function<bool(const WrittenLink&)>& applies, Refactoring& refactoring);

// The marks that include a file, and those in files that move.
void rewrite_includes(const Library& library, const NewPlaces& places, Refactoring& refactoring);

}  // namespace waymark
