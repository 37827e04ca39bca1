#include "search/term_files.h"

#include <cstdint>
#include <fmt/format.h>

#include "base/hash.h"
#include "base/parallel_map.h"
#include "search/search_digits.h"
#include "search/search_script.h"

namespace waymark {
namespace {

// About 6 KB when compressed, as a file of texts: nine of both stay below a budget of 60 KB.
constexpr std::size_t most_bytes = 8'500;

struct Part {
  std::size_t begin = 0;  // surfaces
  std::size_t end = 0;
};

struct Parts {
  std::vector<Part> all;
  std::vector<std::uint32_t> group_of;  // by surface: its group's number in its part, by first appearance
};

// Where files begin: as many surfaces as fit with the postings of their groups.
Parts parts_of(const TermIndex& index) {
  struct InPart {
    std::size_t part = 0;  // the last that has the group, counted from 1
    std::uint32_t number = 0;
  };
  std::vector<InPart> groups(index.postings.size());
  Parts parts;
  parts.group_of.reserve(index.surfaces.size());
  std::size_t bytes = 0;
  std::uint32_t count = 0;  // of groups in the last part
  for (std::size_t i = 0; i < index.surfaces.size(); ++i) {
    const TermIndex::Surface& surface = index.surfaces[i];
    InPart& group = groups[surface.group];
    const std::size_t own = surface.text.size() / 2 + 4;
    const bool is_new = group.part != parts.all.size();
    const std::size_t postings = index.postings[surface.group].size();
    if (parts.all.empty() || bytes + own + (is_new ? postings : 0) > most_bytes) {
      parts.all.push_back({.begin = i, .end = i});
      bytes = count = 0;
    }
    parts.all.back().end = i + 1;
    bytes += own;
    if (group.part != parts.all.size()) {
      group = {.part = parts.all.size(), .number = count++};
      bytes += postings;
    }
    parts.group_of.push_back(group.number);
  }
  return parts;
}

std::string data_of(const TermIndex& index, const Parts& parts, std::string_view edition, std::size_t number) {
  std::vector<std::string_view> surfaces;
  std::string groups;
  std::string postings;
  std::uint32_t count = 0;
  for (std::size_t i = parts.all[number].begin; i < parts.all[number].end; ++i) {
    const TermIndex::Surface& surface = index.surfaces[i];
    surfaces.push_back(surface.text);
    append_digits(groups, parts.group_of[i]);
    if (parts.group_of[i] < count) continue;
    ++count;
    postings += index.postings[surface.group];
  }
  std::string out = "{\"kind\":\"terms\",\"edition\":";
  append_json(out, edition);
  out += fmt::format(",\"n\":{},\"surfaces\":", number);
  append_json(out, front_coded(surfaces));
  out += ",\"groups\":\"" + groups + "\",\"postings\":\"" + postings + "\"}";
  return out;
}

}  // namespace

std::vector<TermFile> term_files(const TermIndex& index, std::string_view edition, std::size_t jobs) {
  const Parts parts = parts_of(index);
  return parallel_map<TermFile>(parts.all.size(), jobs, [&](std::size_t i) {
    TermFile file{.first = index.surfaces[parts.all[i].begin].text,
                  .bytes = search_script(data_of(index, parts, edition, i)),
                  .tag = {}};
    file.tag = hash_hex(file.bytes).substr(0, 4);
    return file;
  });
}

}  // namespace waymark
