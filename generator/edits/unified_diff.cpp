#include "edits/unified_diff.h"

#include <algorithm>
#include <dtl/dtl.hpp>
#include <fmt/format.h>
#include <unordered_map>
#include <vector>

namespace waymark {
namespace {

constexpr std::size_t context = 3;
// Comparing takes memory by lines times differences. Beyond this many lines of either text that are not in a common
// beginning or end, the part between is shown as replaced.
constexpr std::size_t max_compared_lines = 20'000;

// With their line ends.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

struct Line {
  char mark = ' ';  // as in a diff: ' ', '-', '+'
  std::string_view text;
};

using Lines = std::vector<std::string_view>;

void compare(const Lines& before, const Lines& after, std::size_t start, std::size_t before_end, std::size_t after_end,
             std::vector<Line>& out) {
  const auto all = [&] {
    for (std::size_t i = start; i < before_end; ++i) out.push_back({'-', before[i]});
    for (std::size_t i = start; i < after_end; ++i) out.push_back({'+', after[i]});
  };
  if (start == before_end || start == after_end || before_end - start > max_compared_lines ||
      after_end - start > max_compared_lines) {
    return all();
  }
  std::unordered_map<std::string_view, std::uint32_t> ids;
  const auto part = [&ids, start](const Lines& lines, std::size_t end) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = start; i < end; ++i)
      numbers.push_back(ids.try_emplace(lines[i], static_cast<std::uint32_t>(ids.size())).first->second);
    return numbers;
  };
  dtl::Diff<std::uint32_t> diff(part(before, before_end), part(after, after_end));
  diff.compose();
  std::size_t in_before = start;
  std::size_t in_after = start;
  std::vector<Line> added;  // behind what is removed at the same place, as people are used to
  const auto flush = [&] {
    out.insert(out.end(), added.begin(), added.end());
    added.clear();
  };
  for (const auto& [id, info] : diff.getSes().getSequence()) {
    if (info.type == dtl::SES_DELETE) {
      out.push_back({'-', before[in_before++]});
    } else if (info.type == dtl::SES_ADD) {
      added.push_back({'+', after[in_after++]});
    } else {
      flush();
      ++in_before;
      out.push_back({' ', after[in_after++]});
    }
  }
  flush();
}

std::vector<Line> compare(const Lines& before, const Lines& after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t start = 0;
  while (start < shorter && before[start] == after[start]) ++start;
  std::size_t tail = 0;
  while (tail < shorter - start && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  std::vector<Line> lines;
  for (std::size_t i = 0; i < start; ++i) lines.push_back({' ', before[i]});
  compare(before, after, start, before.size() - tail, after.size() - tail, lines);
  for (std::size_t i = after.size() - tail; i < after.size(); ++i) lines.push_back({' ', after[i]});
  return lines;
}

std::string range(std::size_t begin, std::size_t count) {
  // Without lines the number is that of the line before.
  const std::size_t number = count == 0 ? begin : begin + 1;
  return count == 1 ? fmt::format("{}", number) : fmt::format("{},{}", number, count);
}

std::string hunks(std::string_view before, std::string_view after) {
  const std::vector<Line> lines = compare(lines_of(before), lines_of(after));
  std::string out;
  std::size_t in_before = 0;  // of lines[at]
  std::size_t in_after = 0;
  std::size_t at = 0;
  const auto step = [&](std::size_t to) {
    for (; at < to; ++at) {
      if (lines[at].mark != '+') ++in_before;
      if (lines[at].mark != '-') ++in_after;
    }
  };
  for (;;) {
    const auto changed = [](const Line& line) { return line.mark != ' '; };
    const auto first = std::ranges::find_if(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.end(), changed);
    if (first == lines.end()) return out;
    const auto first_changed = static_cast<std::size_t>(first - lines.begin());
    step(std::max(at, first_changed - std::min(first_changed, context)));
    // Two changes with more than the context of both between them are two hunks.
    std::size_t last_changed = first_changed;
    for (std::size_t i = first_changed; i < lines.size() && i - last_changed <= 2 * context + 1; ++i) {
      if (changed(lines[i])) last_changed = i;
    }
    const std::size_t begin = at;
    const std::size_t end = std::min(lines.size(), last_changed + context + 1);
    const std::size_t old_begin = in_before;
    const std::size_t new_begin = in_after;
    step(end);
    out +=
        fmt::format("@@ -{} +{} @@\n", range(old_begin, in_before - old_begin), range(new_begin, in_after - new_begin));
    for (std::size_t i = begin; i < end; ++i) {
      out += lines[i].mark;
      out += lines[i].text;
      if (!lines[i].text.ends_with('\n')) out += "\n\\ No newline at end of file\n";
    }
  }
}

// A name as git writes it: in quotes, with C's escapes, when it holds what would end or bend the line.
std::string name(std::string_view side, std::string_view path) {
  const std::string whole = path.empty() ? std::string() : fmt::format("{}{}", side, path);
  std::string quoted;
  for (const char c : whole) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      quoted += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    } else {
      quoted += c;
    }
  }
  return quoted == whole ? whole : '"' + quoted + '"';
}

// The names on lines that end with them: git and patch take a tab for the end of a name with blanks.
std::string name_line(std::string_view start, const std::string& shown) {
  return fmt::format("{} {}{}\n", start, shown, shown.find(' ') == std::string::npos ? "" : "\t");
}

std::string text_diff(const std::string& old_name, const std::string& new_name, std::string_view before,
                      std::string_view after) {
  const std::string body = hunks(before, after);
  return body.empty() ? body : name_line("---", old_name) + name_line("+++", new_name) + body;
}

bool is_binary(std::string_view bytes) { return bytes.substr(0, 8000).find('\0') != std::string_view::npos; }

// How much of two files is alike, in percent of the larger one's lines, as git's heading of a moved file tells it.
std::size_t likeness(std::string_view before, std::string_view after) {
  if (before == after) return 100;
  std::size_t same = 0;
  for (const Line& line : compare(lines_of(before), lines_of(after))) same += line.mark == ' ' ? line.text.size() : 0;
  return std::min<std::size_t>(99, same * 100 / std::max<std::size_t>(1, std::max(before.size(), after.size())));
}

// `old_path` differs from `new_path` for a file that moves.
std::string file_diff(const std::string& old_path, const std::string& new_path,
                      const std::optional<std::string>& before, const std::optional<std::string>& after) {
  if (old_path == new_path && before == after) return {};
  const std::string old_name = name("a/", old_path);
  const std::string new_name = name("b/", new_path);
  std::string out = fmt::format("diff --git {} {}\n", old_name, new_name);
  // No plan knows the permissions of a file: a new one is as git makes files, and git only warns when one differs.
  if (!before) out += "new file mode 100644\n";
  if (!after) out += "deleted file mode 100644\n";
  const std::string_view old_bytes = before ? std::string_view(*before) : std::string_view();
  const std::string_view new_bytes = after ? std::string_view(*after) : std::string_view();
  const bool binary = is_binary(old_bytes) || is_binary(new_bytes);
  if (old_path != new_path) {
    out += fmt::format("similarity index {}%\nrename from {}\nrename to {}\n",
                       binary && old_bytes != new_bytes ? 50 : likeness(old_bytes, new_bytes), name("", old_path),
                       name("", new_path));
  }
  const std::string nothing = "/dev/null";
  if (!binary) return out + text_diff(before ? old_name : nothing, after ? new_name : nothing, old_bytes, new_bytes);
  if (old_bytes != new_bytes || old_path == new_path) {
    out += fmt::format("Binary files {} and {} differ\n", before ? old_name : nothing, after ? new_name : nothing);
  }
  return out;
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  return text_diff(name("a/", path), name("b/", path), before, after);
}

std::string unified_diff(const ChangeSet& changes) {
  std::vector<const FileChange*> files;
  std::unordered_map<std::string, const FileChange*> removed;
  for (const FileChange& change : changes.files) {
    files.push_back(&change);
    if (!change.after && change.before) removed.emplace(change.path, &change);
  }
  std::ranges::sort(files, {}, &FileChange::path);
  // A file that moved is told once, at its new place.
  std::unordered_map<const FileChange*, const FileChange*> origins;
  std::unordered_map<const FileChange*, bool> told;
  for (const FileChange* change : files) {
    const auto old = removed.find(change->moved_from);
    if (change->before || !change->after || old == removed.end() || told[old->second]) continue;
    told[old->second] = true;
    origins[change] = old->second;
  }
  std::string out;
  for (const FileChange* change : files) {
    if (told[change]) continue;
    const auto origin = origins.find(change);
    out += origin == origins.end()
               ? file_diff(change->path, change->path, change->before, change->after)
               : file_diff(origin->second->path, change->path, origin->second->before, change->after);
  }
  return out;
}

}  // namespace waymark
