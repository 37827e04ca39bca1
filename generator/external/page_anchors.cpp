#include "external/page_anchors.h"

#include <algorithm>
#include <array>

#include "base/edit_distance.h"
#include "base/escape.h"
#include "base/text.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

// A page with less text and with a script is most likely put together in the browser.
constexpr std::size_t least_text = 200;
// Names among which the nearest is looked for.
constexpr std::size_t most_suggestions = 2'000;

// Elements whose content is text, whatever it looks like (HTML, 13.2.5.1 to 4).
constexpr std::array<std::string_view, 8> raw_text = {"script",  "style",    "textarea", "title",
                                                      "noembed", "noframes", "xmp",      "iframe"};

// Where "</name" begins, or the end. ASCII case is ignored.
std::size_t find_end_tag(std::string_view html, std::size_t from, std::string_view name) {
  for (std::size_t at = html.find("</", from); at != std::string_view::npos; at = html.find("</", at + 2)) {
    if (istarts_with(html.substr(at + 2), name)) return at;
  }
  return html.size();
}

// In lower case; empty where no tag begins.
std::string name_of_tag(std::string_view html, std::size_t at) {
  if (at >= html.size() || !is_ascii_alpha(html[at])) return "";
  const std::size_t end = std::min(html.find_first_of(" \t\n\f\r/>", at), html.size());
  return ascii_lower(html.substr(at, end - at));
}

// Behind the '>' of a tag whose name ends at `at`. A quote begins a value only behind '=' (HTML, 13.2.5.32 to 39), so
// that alt=it's swallows nothing.
std::size_t end_of_tag(std::string_view html, std::size_t at) {
  while (at < html.size() && html[at] != '>') {
    if (html[at++] != '=') continue;
    while (at < html.size() && is_space(html[at])) ++at;
    if (at == html.size()) break;
    if (html[at] == '"' || html[at] == '\'') {
      at = std::min(html.find(html[at], at + 1), html.size() - 1) + 1;
    } else {
      at = std::min(html.find_first_of(" \t\n\f\r>", at), html.size());
    }
  }
  return std::min(at + 1, html.size());
}

struct PageScan {
  std::set<std::string> ids;
  std::size_t text = 0;
  bool has_script = false;
};

void add_ids(std::string_view tag, std::string_view name, std::set<std::string>& ids) {
  if (tag.find('=') == std::string_view::npos) return;
  for (const HtmlToken& token : tokenize_html(tag)) {
    for (const HtmlAttribute& attribute : token.attributes) {
      if (attribute.value.empty()) continue;
      if (attribute.name == "id" || (attribute.name == "name" && name == "a")) ids.insert(attribute.value);
    }
  }
}

std::size_t printable(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !is_space(c); }));
}

PageScan scan(std::string_view html) {
  PageScan page;
  std::size_t at = 0;
  while (at < html.size()) {
    const std::size_t open = std::min(html.find('<', at), html.size());
    page.text += printable(html.substr(at, open - at));
    if (open == html.size()) break;
    if (html.substr(open).starts_with("<!--")) {
      const std::size_t end = html.find("-->", open + 2);
      at = end == std::string_view::npos ? html.size() : end + 3;
      continue;
    }
    const bool closes = html.substr(open).starts_with("</");
    const std::string name = name_of_tag(html, open + (closes ? 2 : 1));
    const char next = open + 1 < html.size() ? html[open + 1] : ' ';
    if (name.empty()) {
      // A doctype or a comment that is none ends with its '>'; any other '<' is text.
      at = next == '!' || next == '?' || next == '/' ? std::min(html.find('>', open), html.size() - 1) + 1 : open + 1;
      continue;
    }
    at = end_of_tag(html, open + (closes ? 2 : 1) + name.size());
    if (closes) continue;
    add_ids(html.substr(open, at - open), name, page.ids);
    if (name == "script") page.has_script = true;
    if (name == "plaintext") break;
    if (std::ranges::find(raw_text, name) != raw_text.end()) at = find_end_tag(html, at, name);
  }
  return page;
}

bool is_script_route(std::string_view fragment) {
  return fragment.starts_with('/') || fragment.starts_with('!') ||
         fragment.find_first_of("=&") != std::string_view::npos;
}

// L10, L10-L20, L10C3-L12C8, 10, 10-20 are lines; the rest are parts that the pages of code hosts load later.
bool is_line_or_comment(std::string_view fragment) {
  for (const std::string_view prefix : {"issuecomment-", "discussion_r", "discussioncomment-", "pullrequestreview-",
                                        "diff-", "note_", "lines-", "comment-"}) {
    if (istarts_with(fragment, prefix)) return true;
  }
  const bool lines = fragment.find_first_not_of("LlCc0123456789-:,") == std::string_view::npos;
  return lines && (istarts_with(fragment, "L") || is_ascii_digit(fragment[0])) &&
         fragment.find_first_of("0123456789") != std::string_view::npos;
}

bool is_code_host(std::string_view host) {
  return host == "github.com" || host.ends_with(".github.com") || host.find("gitlab") != std::string_view::npos ||
         host.find("bitbucket") != std::string_view::npos || host.find("gitea") != std::string_view::npos ||
         host == "codeberg.org" || host.ends_with("dev.azure.com") || host.starts_with("git.") ||
         host.ends_with(".googlesource.com");
}

bool holds(const std::set<std::string>& ids, const std::string& fragment) {
  const std::string decoded = percent_decode(fragment);
  // Code hosts give headings of their readers' texts a prefix, which their script takes off links.
  return ids.contains(fragment) || ids.contains(decoded) || ids.contains("user-content-" + decoded) ||
         ids.contains("user-content-" + ascii_lower(decoded));
}

}  // namespace

std::string checked_fragment(const WebAddress& address) {
  std::string fragment = address.fragment.substr(0, address.fragment.find(":~:"));
  if (fragment.empty() || iequals(fragment, "top") || is_script_route(fragment)) return "";
  if (istarts_with(fragment, "L") && fragment.size() > 1 && is_ascii_digit(fragment[1]) && is_line_or_comment(fragment))
    return "";
  if (is_code_host(address.host) && is_line_or_comment(fragment)) return "";
  return fragment;
}

PageAnchors find_anchors(std::string_view content_type, std::string_view body, bool cut,
                         const std::set<std::string>& fragments) {
  PageAnchors result;
  if (fragments.empty()) return result;
  if (!is_html(content_type, body)) {
    for (const std::string& fragment : fragments) result.states[fragment] = AnchorState::unknown;
    return result;
  }
  PageScan page = scan(decode_page(content_type, body));
  // A page that says a wrong encoding: its ASCII and its UTF-8 names are still there for whoever does not listen.
  if (std::ranges::any_of(fragments, [&](const std::string& f) { return !holds(page.ids, f); }))
    page.ids.merge(scan(body).ids);
  const bool by_script = page.has_script && page.text < least_text;
  std::vector<std::string> names(page.ids.begin(), page.ids.end());
  if (names.size() > most_suggestions) names.clear();
  for (const std::string& fragment : fragments) {
    AnchorState& state = result.states[fragment];
    state = holds(page.ids, fragment) ? AnchorState::found
            : cut || by_script        ? AnchorState::unknown
                                      : AnchorState::missing;
    if (state != AnchorState::missing) continue;
    const std::string decoded = percent_decode(fragment);
    const auto other_case = std::ranges::find_if(names, [&](const std::string& n) { return iequals(n, decoded); });
    if (other_case != names.end()) {
      result.nearest[fragment] = *other_case;
    } else if (const auto near = nearest(decoded, names); near && decoded.size() <= 200) {
      result.nearest[fragment] = *near;
    }
  }
  return result;
}

}  // namespace waymark
