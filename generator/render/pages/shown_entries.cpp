#include "render/pages/shown_entries.h"

#include <mutex>
#include <string_view>
#include <utility>

#include "article/text_reads.h"

namespace waymark {
namespace {

// Pages are made folder by folder, so that few are enough. On a site with a folder for each page nothing is shown
// twice, and all of it would be kept for nothing.
constexpr std::size_t most_bytes = std::size_t{4} << 20;

}  // namespace

std::size_t ShownEntries::KeyHash::operator()(const Key& key) const {
  const std::size_t place = std::size_t{key.above} << 32 | key.part;
  return std::hash<std::string_view>{}(key.folder) ^ place * 0x9E3779B97F4A7C15;
}

void ShownEntries::Row::append(std::string& out, std::size_t begin, std::size_t end) const {
  const std::size_t from = begin == 0 ? 0 : ends[begin - 1];
  out.append(html, from, ends[end - 1] - from);
}

void ShownEntries::append(std::string& out, const Key& key, std::size_t begin, std::size_t end, const Make& make) {
  {
    const std::shared_lock lock(mutex_);
    if (const auto found = rows_.find(key); found != rows_.end()) return found->second.append(out, begin, end);
  }
  const SharedTextReads shared;  // kept for other pages
  Row made;
  for (const std::string& entry : make()) {
    made.html += entry;
    made.ends.push_back(made.html.size());
  }
  made.append(out, begin, end);
  const std::unique_lock lock(mutex_);
  if (bytes_ > most_bytes) {
    rows_.clear();
    bytes_ = 0;
  }
  bytes_ += made.html.size();
  rows_.try_emplace(key, std::move(made));
}

}  // namespace waymark
