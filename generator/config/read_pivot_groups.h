#pragma once
// zone-pivot-groups.yml: groups: [{id, title, prompt, pivots: [{id, title}]}]. Written for another program: what it has
// besides is passed over.

#include <optional>
#include <string>

#include "config/config.h"
#include "config/site_reader.h"

namespace waymark {

// Reads the file at the top of each content folder that has one into config.pivot_groups, once.
void find_pivot_groups(SiteReader& reader, Config& config);

// usages.from: "group", of a file found, or "path/to/file.yml#group". Index in config.pivot_groups; reports what is not
// there.
std::optional<std::size_t> read_pivot_group(SiteReader& reader, const YamlNode& node, Config& config);

// The title of a pivot in any group; empty where none has it.
std::string pivot_title(const Config& config, std::string_view pivot);

}  // namespace waymark
