#pragma once
// The files that are an article, and where they lie when it has another name.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/failure.h"
#include "library/library.h"

namespace waymark {

// What somebody at a command line means by an article: its name, the path of one of its files, or as much of the end of
// its name as only one article has. Fails with the nearest names.
Result<std::string> article_meant(const Library& library, std::string_view given);

// One source file of an article. Files that the library leaves out, since they only lead on or are the same variant
// once more, are files of it as well.
struct ArticleFile {
  SourceId source;
  std::optional<VariantId> variant;
  VersionId version;
  LocaleId locale;
  std::string name;  // the article's; of an experimental twin that it hides, with ".experimental" behind it
};
std::vector<ArticleFile> files_of_article(const Library& library, std::string_view name);

// A content folder, and a path below it.
struct PlaceInContent {
  const ContentRoot* root = nullptr;
  std::string path;
};
std::optional<PlaceInContent> place_in_content(const Config& config, const std::string& disk_path);

// The new article name that is meant by `given`: "guide/" keeps the last part of `old_name`, ".md" may stand at the
// end. Fails for what is no name of an article: empty parts, "..", hidden files, reserved names, characters that
// addresses or other systems' disks do not take.
Result<std::string> new_article_name(const Config& config, std::string_view old_name, std::string_view given);

struct NewPlace {
  std::string disk_path;
  std::string logical_path;
  std::string path_below;  // the content folder
};
// Where the file of `old_name` lies as `new_name`, in the same version and locale. `mapped`: a table (path_map) says
// which logical path it has. Fails when the layout has no such place, or when the file would no longer be an article
// there.
Result<NewPlace> new_place(const Library& library, const SourceFile& file, bool mapped, std::string_view old_name,
                           std::string_view new_name);

}  // namespace waymark
