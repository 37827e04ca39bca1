#include "support/case_file.h"

#include <cctype>
#include <cstdio>
#include <cstdlib>

#include "support/expected.h"

namespace waymark {

namespace {

struct FenceMark {
  char character = '\0';
  std::size_t length = 0;
  std::string_view rest;
};

FenceMark fence_mark(std::string_view line) {
  if (line.empty() || (line[0] != '`' && line[0] != '~')) return {};
  std::size_t length = line.find_first_not_of(line[0]);
  if (length == std::string_view::npos) length = line.size();
  if (length < 3) return {};
  return {line[0], length, line.substr(length)};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

[[noreturn]] void give_up(const std::string& path, std::size_t line, const char* what) {
  std::fprintf(stderr, "%s:%zu: %s\n", path.c_str(), line, what);
  std::exit(1);
}

}  // namespace

CaseFile read_case_file(const std::string& path) {
  CaseFile result{.path = path, .text = read_test_file(path), .sections = {CaseSection{.heading = "", .line = 1}}};
  const std::string_view text = result.text;
  FenceMark open;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    ++number;
    std::size_t end = text.find('\n', at);
    const std::size_t next = end == std::string_view::npos ? text.size() : end + 1;
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = text.substr(at, end - at);
    const FenceMark mark = fence_mark(line);
    if (open.length > 0) {
      Fence& fence = result.sections.back().fences.back();
      if (mark.character == open.character && mark.length >= open.length && trimmed(mark.rest).empty()) {
        fence.end = at;
        fence.text = text.substr(fence.begin, fence.end - fence.begin);
        open = {};
      }
    } else if (mark.length > 0) {
      open = mark;
      result.sections.back().fences.push_back({.info = std::string(trimmed(mark.rest)), .line = number, .begin = next});
    } else if (line.starts_with("# ") || line.starts_with("## ")) {
      const std::string_view heading = trimmed(line.substr(line.find(' ')));
      result.sections.push_back({.heading = std::string(heading), .line = number});
    }
    at = next;
  }
  if (open.length > 0) give_up(path, result.sections.back().fences.back().line, "this fence is never closed");
  return result;
}

std::vector<std::string> words_of(std::string_view info) {
  std::vector<std::string> words;
  while (!(info = trimmed(info)).empty()) {
    const std::size_t end = info.find(' ');
    words.emplace_back(info.substr(0, end));
    info = end == std::string_view::npos ? std::string_view() : info.substr(end);
  }
  return words;
}

std::string value_of(std::string_view info, std::string_view key) {
  for (const std::string& word : words_of(info)) {
    if (word.starts_with(key) && word.size() > key.size() && word[key.size()] == '=')
      return word.substr(key.size() + 1);
  }
  return {};
}

std::string test_name(std::string_view text) {
  std::string name;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      name += c;
    } else if (!name.empty() && name.back() != '_') {
      name += '_';
    }
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  return name.empty() ? "case" : name;
}

}  // namespace waymark
