#include "checks/damaged_anchor.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace waymark {
namespace {

// What is wrong with a written id; empty: nothing.
std::string damage_of(std::string_view id) {
  if (std::ranges::any_of(id, is_space)) return "has a blank in it";
  if (id.find('#') != std::string_view::npos) return "has a \"#\" in it";
  for (const std::string_view extension : {".md", ".markdown"}) {
    if (id.size() > extension.size() && iequals(id.substr(id.size() - extension.size()), extension))
      return fmt::format("ends in \"{}\"", extension);
  }
  return "";
}

std::string mended(std::string_view id) {
  std::string result;
  for (const char c : trim(id)) {
    if (c != '#') result += is_space(c) ? '-' : c;
  }
  for (const std::string_view extension : {".md", ".markdown"}) {
    if (result.size() > extension.size() &&
        iequals(std::string_view(result).substr(result.size() - extension.size()), extension))
      result.erase(result.size() - extension.size());
  }
  return result;
}

}  // namespace

void check_damaged_anchors(const Library& library, Diagnostics& diagnostics) {
  std::set<std::pair<SourceId, std::uint32_t>> seen;  // an include is told of once
  for (const Variant& variant : library.variants) {
    for (const Anchor& anchor : variant.compiled.anchors) {
      if (anchor.kind != AnchorKind::written && anchor.kind != AnchorKind::lifted) continue;
      const std::string damage = damage_of(anchor.id);
      if (damage.empty() || !seen.emplace(anchor.source, anchor.span.begin).second) continue;
      diagnostics.push_back({.rule = Rule::anchor_damaged,
                             .source = anchor.source,
                             .span = anchor.span,
                             .message = fmt::format("the anchor \"{}\" {}", anchor.id, damage),
                             .advice = fmt::format("Write \"{}\", here and in links to it", mended(anchor.id))});
    }
  }
}

}  // namespace waymark
