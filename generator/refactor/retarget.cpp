#include "refactor/retarget.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/escape.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"
#include "library/links/link_index.h"

namespace waymark {
namespace {

// A target taken apart: what stands before the path, the path, and what stands behind it.
struct Written {
  std::string_view lead;
  std::string_view path;
  std::string_view tail;
  bool blanks = false;       // raw blanks in the path: <a b.md>
  bool backslashes = false;  // a\b.md
};

Written take_apart(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size() && (is_space(text[begin]) || text[begin] == '<')) ++begin;
  std::size_t end = std::min(text.find_first_of("?#", begin), text.size());
  while (end > begin && (is_space(text[end - 1]) || text[end - 1] == '>')) --end;
  Written written{.lead = text.substr(0, begin), .path = text.substr(begin, end - begin), .tail = text.substr(end)};
  written.blanks = written.path.find(' ') != std::string_view::npos;
  written.backslashes =
      written.path.find('\\') != std::string_view::npos && written.path.find('/') == std::string_view::npos;
  return written;
}

std::string put_together(const Written& written, std::string path) {
  if (written.backslashes) path = replace_all(std::move(path), "/", "\\");
  return std::string(written.lead) + path + std::string(written.tail);
}

// "../media/x.png" from the file at `from` to `to`, not encoded.
std::string relative_path(std::string_view from, std::string_view to) {
  const auto differs = std::ranges::mismatch(from, to);
  const std::string_view alike(to.begin(), differs.in2);
  const std::size_t slash = alike.rfind('/');
  const std::size_t shared = slash == std::string_view::npos ? 0 : slash + 1;
  std::string link;
  for (auto up = std::ranges::count(from.substr(std::min(shared, from.size())), '/'); up > 0; --up) link += "../";
  return link + std::string(to.substr(shared));
}

std::string whole_path(const Written& written, std::string_view decoded, std::string_view from, const std::string& to) {
  if (decoded.starts_with("~/")) return "~/" + encode_target(to, written.blanks);
  std::string path = encode_target(relative_path(from, to), written.blanks);
  if (path.empty()) path = "./";
  const bool had_dot = decoded.starts_with("./") && !decoded.starts_with("./../");
  // A colon in the first segment would read as a scheme.
  const bool colon = path.substr(0, path.find('/')).find(':') != std::string::npos;
  if ((had_dot || colon) && !path.starts_with("../") && !path.starts_with("./")) path.insert(0, "./");
  return path;
}

bool is_page_extension(std::string_view extension) { return iequals(extension, ".html") || iequals(extension, ".htm"); }

// The extension that was written for an article: .md or .html in any case, else none.
std::string_view written_extension(std::string_view path) {
  if (is_article_path(path)) return extension_of(path);
  const std::string_view extension = extension_of(path);
  return is_page_extension(extension) ? extension : std::string_view();
}

std::string_view without(std::string_view path, std::string_view extension) {
  return path.substr(0, path.size() - extension.size());
}

std::size_t depth_of(std::string_view path) { return static_cast<std::size_t>(std::ranges::count(path, '/')); }

}  // namespace

std::string encode_target(std::string_view path, bool keep_blanks) {
  std::string encoded;
  for (const char c : path) {
    const bool plain = is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80 ||
                       std::string_view("-_.~/:+,@!").find(c) != std::string_view::npos || (keep_blanks && c == ' ');
    encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

std::string retarget_article(std::string_view text, std::string_view decoded, const LinkEnds& ends) {
  const Written written = take_apart(text);
  if (written.path.empty()) return std::string(text);
  const bool same_from = folder_of(ends.from_before) == folder_of(ends.from_after);
  if (same_from && ends.to_before == ends.to_after) return std::string(text);
  const std::string_view stem_before = stem_of(ends.to_before);
  const std::string_view stem_after = stem_of(ends.to_after);

  const std::string_view extension = written_extension(decoded);
  std::string_view named = without(decoded, extension);
  const bool slash = named.ends_with('/');
  while (named.ends_with('/')) named.remove_suffix(1);
  // "guide/", "guide" and ".." name guide/index.md.
  const bool by_folder = extension.empty() && case_fold(file_name_of(named)) != case_fold(file_name_of(stem_before));
  if (by_folder) {
    if (file_name_of(stem_after) == "index") {
      const std::string_view folder = folder_of(stem_after);
      std::string path = whole_path(written, decoded, ends.from_after, std::string(folder) + "/");
      if (!slash && path.size() > 1 && !path.ends_with("../")) path.pop_back();
      return put_together(written, std::move(path));
    }
    return put_together(written, whole_path(written, decoded, ends.from_after, std::string(ends.to_after)));
  }

  const std::string end(is_article_path(decoded) && iequals(extension, extension_of(ends.to_after)) ? extension
                        : is_article_path(decoded) ? extension_of(ends.to_after)
                                                   : extension);
  // Where the folder stays, only the file's own name is exchanged: "../x/./old.md" keeps its way.
  if (same_from && folder_of(stem_before) == folder_of(stem_after)) {
    const std::size_t cut = written.path.find_last_of("/\\");
    const std::string_view folder =
        cut == std::string_view::npos ? std::string_view() : written.path.substr(0, cut + 1);
    return std::string(written.lead) + std::string(folder) +
           encode_target(std::string(file_name_of(stem_after)) + end, written.blanks) + std::string(written.tail);
  }
  return put_together(written, whole_path(written, decoded, ends.from_after, std::string(stem_after) + end));
}

std::string retarget_file(std::string_view text, std::string_view decoded, const LinkEnds& ends) {
  const Written written = take_apart(text);
  const bool same_from = folder_of(ends.from_before) == folder_of(ends.from_after);
  const bool from_root = decoded.starts_with("~/");
  if (written.path.empty() || (ends.to_before == ends.to_after && (same_from || from_root))) return std::string(text);
  std::string to(ends.to_after);
  if (decoded.ends_with('/') && !to.ends_with('/')) to += '/';
  return put_together(written, whole_path(written, decoded, ends.from_after, to));
}

std::string retarget_outside(std::string_view text, std::string_view from_before, std::string_view from_after) {
  const Written written = take_apart(text);
  std::string path(written.path);
  const std::size_t before = depth_of(from_before);
  const std::size_t after = depth_of(from_after);
  for (std::size_t i = before; i < after; ++i) path.insert(0, "../");
  for (std::size_t i = after; i < before && path.starts_with("../"); ++i) path.erase(0, 3);
  return std::string(written.lead) + path + std::string(written.tail);
}

std::string retarget_published(std::string_view text, std::string_view to_before, std::string_view to_after) {
  const Written written = take_apart(text);
  std::string_view path = written.path;
  std::size_t end = path.size();
  while (end > 0 && path[end - 1] == '/') --end;
  const std::string_view behind = path.substr(end);
  path = path.substr(0, end);
  const std::string_view extension = written_extension(path);
  path = without(path, extension);
  const std::string_view before = stem_of(to_before);
  const std::string_view after = stem_of(to_after);
  // Of the folders before the name as many as both have: those that the address shares stay what they are.
  std::string_view old_end = file_name_of(before);
  std::string_view new_end = file_name_of(after);
  if (folder_of(before) != folder_of(after)) {
    const std::string folded = case_fold(percent_decode(path));
    if (folded == case_fold(before) || folded.ends_with("/" + case_fold(before))) {
      old_end = before;
      new_end = after;
    }
  }
  std::size_t begin = path.size();
  for (std::size_t segments = depth_of(old_end) + 1; segments > 0 && begin > 0; --segments) {
    const std::size_t cut = path.rfind('/', begin - 1);
    begin = cut == std::string_view::npos ? 0 : segments == 1 ? cut + 1 : cut;
  }
  if (case_fold(percent_decode(path.substr(begin))) != case_fold(old_end)) return std::string(text);
  return std::string(written.lead) + std::string(path.substr(0, begin)) + encode_target(new_end) +
         std::string(extension) + std::string(behind) + std::string(written.tail);
}

}  // namespace waymark
