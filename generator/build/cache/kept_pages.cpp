#include "build/cache/kept_pages.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "article/text_reads.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/packing.h"
#include "base/parallel_map.h"
#include "build/cache/article_digests.h"

namespace waymark {
namespace {

// The variants whose texts these are. Of a copy, whose original was noted when it was made, the place is another's or
// none's: its page is made again too often, never too seldom.
std::vector<std::uint32_t> places_of(const std::vector<const void*>& texts, const Library& library) {
  std::vector<std::uint32_t> places;
  if (library.variants.empty()) return places;
  const auto* const first = reinterpret_cast<const char*>(library.variants.data());
  for (const void* const text : texts)
    places.push_back(static_cast<std::uint32_t>((static_cast<const char*>(text) - first) /
                                                static_cast<std::ptrdiff_t>(sizeof(Variant))));
  std::ranges::sort(places);
  places.erase(std::ranges::unique(places).begin(), places.end());
  return places;
}

void add(StreamHash& hash, std::string_view text) {
  hash.add(std::to_string(text.size()));
  hash.add(":");
  hash.add(text);
}

}  // namespace

PageNotes::PageNotes(const Library& library, std::size_t jobs) : library_(library) {
  read_for_all();
  const auto digests = parallel_map<ArticleDigests>(
      library.variants.size(), jobs, [&](std::size_t i) { return digests_of(library.variants[i].compiled); });
  StreamHash surfaces;
  kept_.texts.reserve(digests.size());
  for (const ArticleDigests& one : digests) {
    surfaces.add(one.surface);
    kept_.texts.push_back(one.text);
  }
  surfaces_ = surfaces.hex();
}

void PageNotes::read_for_all() {
  for (std::uint32_t i = 0; i < library_.variants.size(); ++i) {
    const TextReadMark& mark = library_.variants[i].compiled.pieces.mark();
    if (!mark.was_read()) continue;
    kept_.shared_texts.push_back(i);
    mark.forget();
  }
}

void PageNotes::read_for_none() {
  for (const Variant& variant : library_.variants) variant.compiled.pieces.mark().forget();
}

std::optional<std::string> PageNotes::shared_digest(const FileFacts& facts, const RecordingDisk& disk) const {
  const SourceSet& sources = *library_.sources;
  StreamHash hash;
  std::unordered_set<std::string_view> articles;
  std::size_t count = 0;
  for (const SourceFile& file : sources.files()) {
    for (const std::string* const text : {&file.path, &file.logical_path, &file.article, &file.locale, &file.version})
      add(hash, *text);
    add(hash, std::to_string(std::to_underlying(file.kind)));
    if (file.kind != SourceKind::article) continue;
    articles.insert(file.path);
    ++count;
  }
  // What was left out of the library was looked at, too.
  if (count != library_.variants.size()) return std::nullopt;
  for (const Asset& asset : sources.assets()) {
    for (const std::string* const text : {&asset.disk_path, &asset.logical_path, &asset.locale, &asset.version})
      add(hash, *text);
    add(hash, std::to_string(asset.size));
  }
  for (const std::optional<ImageSize>& size : facts.image_sizes)
    add(hash, size ? std::to_string(size->width) + "x" + std::to_string(size->height) : "");
  for (const auto& [path, date] : facts.changes) {
    add(hash, path);
    add(hash, iso_date(date));
  }
  add(hash, surfaces_);
  const auto read = disk.digest_without(articles);
  if (!read) return std::nullopt;
  add(hash, *read);
  return hash.hex();
}

void PageNotes::watch(Output& output, KeptPage* page) const {
  output.make = [make = std::move(output.make), page, this] {
    const TextReads reads;
    std::string bytes = make();
    if (page != nullptr) page->texts = places_of(reads.texts(), library_);
    return bytes;
  };
}

void PageNotes::reuse(std::vector<Output>& outputs, std::size_t count, const std::optional<LastPages>& last,
                      const std::string& folder, const FileFacts& facts, const RecordingDisk& disk) {
  read_for_all();
  auto shared = shared_digest(facts, disk);
  known_ = shared.has_value();
  if (known_) kept_.shared = *std::move(shared);
  kept_.pages.resize(count);  // watched by address
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (i < count) kept_.pages[i].path = outputs[i].path.str();
    if (outputs[i].make) watch(outputs[i], i < count ? &kept_.pages[i] : nullptr);
  }
  if (!last || last->folder != folder) return;

  std::unordered_map<std::string_view, const ReadFile*> files;
  for (const ReadFile& file : last->files) files.emplace(file.path, &file);
  for (Output& output : outputs) {
    const auto file = files.find(join_disk_path(folder, output.path.str()));
    if (file != files.end()) output.on_disk = {.hash = file->second->hash, .stamp = file->second->stamp};
  }
  const KeptPages& then = last->pages;
  if (!known_ || then.shared != kept_.shared || then.texts.size() != kept_.texts.size()) return;
  const auto is_changed = [&](std::uint32_t text) {
    return text >= kept_.texts.size() || then.texts[text] != kept_.texts[text];
  };
  if (std::ranges::any_of(then.shared_texts, is_changed)) return;
  // What pages that are not made again would read for others.
  kept_.shared_texts.insert(kept_.shared_texts.end(), then.shared_texts.begin(), then.shared_texts.end());
  std::unordered_map<std::string_view, const KeptPage*> pages;
  for (const KeptPage& page : then.pages) pages.emplace(page.path, &page);
  for (std::size_t i = 0; i < count; ++i) {
    Output& output = outputs[i];
    const auto page = pages.find(output.path.str());
    if (!output.make || !output.on_disk || page == pages.end()) continue;
    if (std::ranges::any_of(page->second->texts, is_changed)) continue;
    kept_.pages[i].texts = page->second->texts;
    output.is_as_on_disk = true;
  }
}

std::optional<KeptPages> PageNotes::take() {
  read_for_all();
  if (!known_) return std::nullopt;
  std::ranges::sort(kept_.shared_texts);
  kept_.shared_texts.erase(std::ranges::unique(kept_.shared_texts).begin(), kept_.shared_texts.end());
  return std::move(kept_);
}

}  // namespace waymark
