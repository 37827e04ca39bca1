#pragma once
// Which pages and files the site has, and their addresses.

#include "library/library.h"

namespace waymark {

// Fills library.pages, page_index and asset_paths. Needs the catalog. Reports articles whose address is taken
// (version/duplicate).
void build_pages(Library& library, Diagnostics& diagnostics);

// Which file a reader of `edition` gets at an asset's logical path: the newest not newer than the edition of its own
// locale, else of the source locale, else the one for all locales.
struct AssetInForce {
  std::uint32_t asset = 0;
  bool other_edition = false;  // there is none for this edition; this is another version's or locale's
};
std::optional<AssetInForce> asset_in_force(const Library& library, const std::string& logical_path, Edition edition);

}  // namespace waymark
