#include "render/redirects/server_redirects.h"

#include <algorithm>

#include "base/escape.h"
#include "base/failure.h"
#include "base/text.h"
#include "library/usages/view_redirects.h"

namespace waymark {
namespace {

// A file name for each form, outside the way of pages, which end in .html.
constexpr std::string_view netlify_name = "_redirects";
constexpr std::string_view nginx_name = "redirects.nginx.map";
constexpr std::string_view apache_name = "redirects.apache.conf";

struct Line {
  std::string from;  // path below the host, as it is
  std::string to;    // percent-encoded
};

std::vector<Line> lines_of(const SiteFrame& frame, const std::vector<RedirectRow>& rows) {
  const std::string root = root_path(frame.config());
  std::vector<Line> lines;
  lines.reserve(rows.size());
  for (const RedirectRow& row : rows) {
    Line line{.from = root + row.from.str(), .to = {}};
    if (row.end.kind == RedirectEnd::Kind::page) {
      line.to = Here(row.from, percent_encode_path(root)).to(frame.library().pages[row.end.page].path, row.end.anchor);
    } else {
      append_url(line.to, row.end.url);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

// Folders of usages that have another id now: one line leads all of one on. What readers may put into the rest of the
// address is kept to the characters of plain paths, for servers decode it before they send it on; it begins with no
// slash, for behind the root's that would name a host.
constexpr std::string_view plain_rest = "(?<rest>([A-Za-z0-9._~-][A-Za-z0-9._~/-]*)?)";

std::vector<Line> folder_lines(const SiteFrame& frame) {
  const std::string root = root_path(frame.config());
  std::vector<Line> lines;
  for (const FormerFolder& folder : former_folders(frame.library()))
    lines.push_back({.from = root + folder.from, .to = percent_encode_path(root + folder.to)});
  return lines;
}

// As a regular expression that means just this.
std::string literally(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string without_extension(const std::string& path) {
  constexpr std::string_view extension = ".html";
  return path.substr(0, path.size() - extension.size());
}

// https://docs.netlify.com/routing/redirects/ and https://developers.cloudflare.com/pages/configuration/redirects/:
// the first line that fits wins. Both hosts show a page at its address without .html as well. Only Netlify knows the
// "!" that lets a line win over a file, the redirect page.
std::string host_file(const std::vector<Line>& lines, const std::vector<Line>& folders, bool force) {
  const std::string code = force ? " 301!\n" : " 301\n";
  std::string out;
  for (const Line& line : lines) {
    const std::string from = percent_encode_path(line.from);
    out += from + " " + line.to + code;
    out += without_extension(from) + " " + line.to + code;
  }
  for (const Line& folder : folders) {
    if (folder.to != "/") out += percent_encode_path(folder.from) + "* " + folder.to + ":splat" + code;
  }
  return out;
}

// In double quotes, where a backslash escapes.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

// For `map $uri …`: nginx compares the decoded path, and takes a $ in a value for a variable's name.
std::string nginx_file(const std::vector<Line>& lines, const std::vector<Line>& folders) {
  std::string out;
  for (const Line& line : lines)
    out += in_quotes(line.from) + " " + in_quotes(replace_all(line.to, "$", "%24")) + ";\n";
  for (const Line& folder : folders) {
    out += in_quotes("~^" + literally(folder.from) + std::string(plain_rest) + "$") + " " +
           in_quotes(replace_all(folder.to, "$", "%24") + "$rest") + ";\n";
  }
  return out;
}

// mod_alias compares the decoded path and sends the target as it stands. Apache takes ${NAME} for a definition.
std::string apache_file(const std::vector<Line>& lines, const std::vector<Line>& folders) {
  std::string out;
  for (const Line& line : lines)
    out += "Redirect 301 " + in_quotes(line.from) + " " + in_quotes(replace_all(line.to, "$", "%24")) + "\n";
  for (const Line& folder : folders) {
    out += "RedirectMatch 301 " + in_quotes("^" + literally(folder.from) + std::string(plain_rest) + "$") + " " +
           in_quotes(replace_all(folder.to, "$", "%24") + "$1") + "\n";
  }
  return out;
}

// A line of such a file ends at a line break, whatever quotes there are.
bool fits_a_line(const Line& line) {
  return std::ranges::none_of(line.from, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

Output output(std::string_view name, std::string bytes) {
  const auto path = SitePath::from(name);
  check(path.has_value(), "a redirect file's name is a path");
  return {.path = *path, .bytes = std::move(bytes), .copy_of = {}};
}

}  // namespace

std::vector<Output> server_redirects(const SiteFrame& frame, const std::vector<RedirectRow>& rows) {
  std::vector<Output> outputs;
  std::vector<Line> lines = lines_of(frame, rows);
  std::erase_if(lines, [](const Line& line) { return !fits_a_line(line); });
  const std::vector<Line> folders = folder_lines(frame);
  if (lines.empty() && folders.empty()) return outputs;
  for (const RedirectFile file : frame.config().redirect_files) {
    switch (file) {
      case RedirectFile::cloudflare:
      case RedirectFile::netlify:
        outputs.push_back(output(netlify_name, host_file(lines, folders, file == RedirectFile::netlify)));
        break;
      case RedirectFile::nginx:
        outputs.push_back(output(nginx_name, nginx_file(lines, folders)));
        break;
      case RedirectFile::apache:
        outputs.push_back(output(apache_name, apache_file(lines, folders)));
        break;
    }
  }
  return outputs;
}

}  // namespace waymark
