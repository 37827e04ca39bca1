#include "checks/usages/missing_steps.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"
#include "library/history/section_text.h"
#include "library/usages/piece_readers.h"

namespace waymark {
namespace {

// Scopes of one parent with nothing between them.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t parent = no_index;  // in Piece::scoped
  ScopeIndex first = 0;
  UsageSet readers;
  std::size_t count = 0;
  bool announced = false;  // one of them begins with what a sentence announces
  bool steps = true;       // each begins with a numbered list
};

bool begins_with_any(std::string_view html, std::span<const std::string_view> starts) {
  return std::ranges::any_of(starts, [&](std::string_view start) { return html.starts_with(start); });
}

// A list, code, a table or a picture.
bool begins_with_matter(std::string_view html) {
  static constexpr auto starts = std::to_array<std::string_view>(
      {"<ol", "<ul", "<dl", "<pre", "<table", "<div", "<img", "<p><img", "<figure", "<blockquote"});
  return begins_with_any(html, starts);
}

// Behind the tags that zones and tabs begin with, and a tab's title.
std::string_view inside(std::string_view html) {
  static constexpr std::string_view title_end = "</p>";
  while (html.starts_with("<div")) {
    html = trim_left(html.substr(std::min(html.find('>'), html.size() - 1) + 1));
    if (!html.starts_with("<p class=\"tab-title\">")) continue;
    const std::size_t end = html.find(title_end);
    html = end == std::string_view::npos ? std::string_view() : trim_left(html.substr(end + title_end.size()));
  }
  return html;
}

// The last paragraph of `html` when it ends in a colon; empty otherwise.
std::string announcement(std::string_view html) {
  static constexpr std::size_t longest = 2048;
  static constexpr std::size_t most_told = 80;
  static constexpr auto colons = std::to_array<std::string_view>({":", "\xEF\xBC\x9A"});
  if (!html.ends_with("</p>")) return {};
  const std::size_t from = html.size() > longest ? html.size() - longest : 0;
  const std::size_t begin = html.rfind("<p");
  if (begin == std::string_view::npos || begin < from) return {};
  std::string text = collapse_space(plain_piece(html.substr(begin), false).text);
  const bool announces = std::ranges::any_of(colons, [&](std::string_view colon) { return text.ends_with(colon); });
  if (!announces) return {};
  if (text.size() > most_told) {
    const std::size_t word = text.find(' ', text.size() - most_told);
    if (word != std::string::npos) text = "…" + text.substr(word + 1);
  }
  return text;
}

class StepFinder {
 public:
  StepFinder(const Article& article, SectionIndex section, UsageSet around, const std::vector<UsageSet>& scopes)
      : piece_(article.pieces[section]), html_(piece_.html), around_(around), scopes_(scopes) {}

  std::vector<MissingSteps> find() {
    read_runs();
    std::vector<MissingSteps> found;
    for (const Run& run : runs_) judge(run, found);
    return found;
  }

 private:
  void read_runs() {
    struct Open {
      std::uint32_t range = no_index;
      std::size_t run = no_index;  // the last one among its children, in runs_
    };
    std::vector<Open> open = {Open{}};
    for (std::uint32_t i = 0; i < piece_.scoped.size(); ++i) {
      const ScopedRange& range = piece_.scoped[i];
      while (open.size() > 1 && piece_.scoped[open.back().range].end <= range.begin) open.pop_back();
      Open& parent = open.back();
      const bool goes_on = parent.run != no_index && trim(between(runs_[parent.run].end, range.begin)).empty();
      if (!goes_on) {
        parent.run = runs_.size();
        runs_.push_back({.begin = range.begin, .end = range.begin, .parent = parent.range, .first = range.scope});
      }
      Run& run = runs_[parent.run];
      const std::string_view own = between(range.begin, range.end);
      run.end = range.end;
      ++run.count;
      run.announced = run.announced || begins_with_matter(inside(own));
      run.steps = run.steps && inside(own).starts_with("<ol");
      if (has_words(own)) run.readers.add(scopes_[range.scope]);
      open.push_back({.range = i});
    }
  }

  void judge(const Run& run, std::vector<MissingSteps>& found) const {
    const UsageSet readers = run.parent == no_index ? around_ : around_ & scopes_[piece_.scoped[run.parent].scope];
    const UsageSet missing = readers - run.readers;
    if (missing.empty() || run.readers.empty()) return;
    const std::string_view before = trim_right(html_.substr(0, run.begin));
    const std::string_view after = trim_left(html_.substr(run.end));
    if (before.ends_with("<li>") && after.starts_with("</li>")) {
      found.push_back({.scope = run.first, .is_item = true, .announced = {}, .usages = missing});
      return;
    }
    if (begins_with_matter(after)) return;
    std::string announced = announcement(before);
    const bool said = !announced.empty() && run.announced;
    if (!said && !(run.steps && run.count > 1)) return;
    if (announced.empty()) announced = collapse_space(last_paragraph(before));
    if (!announced.empty()) found.push_back({.scope = run.first, .announced = std::move(announced), .usages = missing});
  }

  static std::string last_paragraph(std::string_view html) {
    const std::size_t begin = html.ends_with("</p>") ? html.rfind("<p") : std::string_view::npos;
    return begin == std::string_view::npos || html.size() - begin > 400 ? std::string()
                                                                        : plain_piece(html.substr(begin), false).text;
  }

  std::string_view between(std::size_t begin, std::size_t end) const { return html_.substr(begin, end - begin); }

  const Piece& piece_;
  std::string_view html_;
  UsageSet around_;
  const std::vector<UsageSet>& scopes_;
  std::vector<Run> runs_;
};

}  // namespace

std::vector<MissingSteps> missing_steps(const Article& article, SectionIndex section, UsageSet around,
                                        const std::vector<UsageSet>& scopes) {
  return StepFinder(article, section, around, scopes).find();
}

}  // namespace waymark
