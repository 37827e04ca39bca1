#include "render/pages/view_footnotes.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>
#include <vector>

namespace waymark {
namespace {

constexpr std::string_view beginning = "<section class=\"footnotes\" data-footnotes>\n<ol>\n";
constexpr std::string_view item_begin = "<li id=\"fn-";
constexpr std::string_view end_of_all = "</ol>\n</section>";
constexpr std::string_view reference = " id=\"fnref-";
constexpr std::string_view way_back = "<a href=\"#fnref-";
// Notes that are referred to by notes further up need another look each; nobody writes such chains.
constexpr int most_looks = 8;

using Ids = std::unordered_set<std::string_view>;

std::string_view up_to_quote(std::string_view html) { return html.substr(0, html.find('"')); }

void add_references(std::string_view html, Ids& ids) {
  for (std::size_t at = html.find(reference); at != std::string_view::npos; at = html.find(reference, at + 1))
    ids.insert(up_to_quote(html.substr(at + reference.size())));
}

struct Note {
  std::string_view html;
  bool seen = false;
};

// Each from its <li> to the next one's.
std::vector<Note> notes_in(std::string_view html) {
  std::vector<Note> notes;
  for (std::size_t at = html.find(item_begin); at != std::string_view::npos;) {
    const std::size_t next = html.find(item_begin, at + 1);
    notes.push_back({.html = html.substr(at, next == std::string_view::npos ? next : next - at)});
    at = next;
  }
  return notes;
}

bool is_referred_to(std::string_view note, const Ids& ids) {
  for (std::size_t at = note.find(way_back); at != std::string_view::npos; at = note.find(way_back, at + 1)) {
    if (ids.contains(up_to_quote(note.substr(at + way_back.size())))) return true;
  }
  return false;
}

// Without links to references that are not there.
void write_note(std::string_view note, const Ids& ids, std::string& out) {
  std::size_t done = 0;
  for (std::size_t at = note.find(way_back); at != std::string_view::npos; at = note.find(way_back, at + 1)) {
    const std::size_t end = note.find("</a>", at);
    if (end == std::string_view::npos || ids.contains(up_to_quote(note.substr(at + way_back.size())))) continue;
    const std::size_t from = at > done && note[at - 1] == ' ' ? at - 1 : at;
    out += note.substr(done, from - done);
    done = end + std::string_view("</a>").size();
  }
  out += note.substr(done);
}

}  // namespace

std::size_t find_footnotes(std::string_view html) { return html.rfind(beginning); }

void leave_out_unseen_footnotes(std::string& body) {
  const std::size_t begin = find_footnotes(body);
  if (begin == std::string::npos) return;
  const std::string_view all = body;
  const std::size_t end = all.find(end_of_all, begin);
  if (end == std::string_view::npos) return;
  std::vector<Note> notes = notes_in(all.substr(begin, end - begin));
  Ids ids;
  add_references(all.substr(0, begin), ids);
  bool more = true;
  for (int look = 0; more && look < most_looks; ++look) {
    more = false;
    for (Note& note : notes) {
      if (note.seen || !is_referred_to(note.html, ids)) continue;
      note.seen = more = true;
      add_references(note.html, ids);
    }
  }
  std::string kept;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    if (!notes[i].seen) continue;
    const bool numbered = i == 0 || notes[i - 1].seen;
    const std::size_t at = numbered ? 0 : std::string_view("<li").size();
    if (!numbered) kept += fmt::format("<li value=\"{}\"", i + 1);
    write_note(notes[i].html.substr(at), ids, kept);
  }
  if (!kept.empty()) kept = std::string(beginning) + kept + std::string(end_of_all);
  body.replace(begin, end + end_of_all.size() - begin, kept);
}

}  // namespace waymark
