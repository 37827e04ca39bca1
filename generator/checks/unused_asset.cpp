#include "checks/unused_asset.h"

#include <fmt/format.h>
#include <map>
#include <unordered_map>

#include "base/disk.h"
#include "base/escape.h"
#include "base/text.h"

namespace waymark {
namespace {

using Unused = std::map<std::string, const Asset*>;  // by logical path

Unused without_reference(const Library& library) {
  Unused unused;
  for (const Asset& asset : library.sources->assets()) unused.try_emplace(asset.logical_path, &asset);
  for (const std::vector<Destination>& destinations : library.destinations) {
    for (const Destination& destination : destinations) {
      if (destination.kind == Destination::Kind::asset) unused.erase(destination.path);
    }
  }
  return unused;
}

// Names that stand anywhere in a text: navigation, front matter, HTML attributes that are no references of their own
// (poster, srcset). One pass over each text, whatever number of names is looked for.
void forget_named(const Library& library, Unused& unused) {
  std::unordered_map<std::string, std::vector<std::string>> by_name;
  for (const auto& [path, asset] : unused) by_name[std::string(file_name_of(path))].push_back(path);
  const auto is_part = [](char c) {
    return is_ascii_alnum(c) || c == '.' || c == '-' || c == '_' || c == '%' || c == '+' || c == '~' || c == '@' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  const auto forget = [&](const std::string& name) {
    const auto found = by_name.find(name);
    if (found == by_name.end()) return;
    for (const std::string& path : found->second) unused.erase(path);
    by_name.erase(found);
  };
  for (const SourceFile& file : library.sources->files()) {
    const std::string& text = file.text;
    for (std::size_t at = 0; at < text.size() && !by_name.empty();) {
      if (!is_part(text[at])) {
        ++at;
        continue;
      }
      const std::size_t begin = at;
      while (at < text.size() && is_part(text[at])) ++at;
      std::string_view word = std::string_view(text).substr(begin, at - begin);
      if (word.find('.') == std::string_view::npos) continue;
      // "See setup.png." ends a sentence.
      while (word.ends_with('.')) word.remove_suffix(1);
      forget(std::string(word));
      if (word.find('%') != std::string_view::npos) forget(percent_decode(word));
    }
  }
}

}  // namespace

void check_unused_assets(const Library& library, Diagnostics& diagnostics) {
  Unused unused = without_reference(library);
  if (unused.empty()) return;
  forget_named(library, unused);
  for (const auto& [path, asset] : unused) {
    // A copied file has no text to point into: the finding stands at the definition of the site.
    diagnostics.push_back({.rule = Rule::asset_unused,
                           .source = library.config->source,
                           .message = fmt::format("no article uses \"{}\"", asset->disk_path),
                           .advice = "Remove the file, list it under exclude, or move it to the static folder",
                           .reference = path});
  }
}

}  // namespace waymark
