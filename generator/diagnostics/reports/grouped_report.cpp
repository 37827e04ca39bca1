#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <string_view>
#include <unordered_map>

#include "base/escape.h"
#include "base/site_path.h"
#include "base/url.h"
#include "diagnostics/reports/excerpt.h"
#include "diagnostics/reports/report_forms.h"

namespace waymark {
namespace {

// What is alike is told by some places and a number: the whole list is in the text without groups, and in JSON.
constexpr std::size_t most_places = 10;
constexpr std::size_t most_likes = 20;

// Findings of one group that say the same.
struct Like {
  std::vector<const Listed*> places;
};

struct Group {
  std::string name;
  std::vector<const Listed*> findings;
  bool links = false;  // all of them are about links
};

std::string place(const Listed& listed) {
  const Position position = listed.file.lines.position(listed.file.text, listed.finding.diagnostic.span.begin);
  return fmt::format("{}:{}:{}", visible(listed.file.path), position.line, position.column);
}

// What a reference leads to, the same from wherever it is written. An anchor is part of it only where the anchor is
// what is wrong.
std::string target_of(const Listed& listed) {
  const Diagnostic& diagnostic = listed.finding.diagnostic;
  const UrlParts url = split_url(diagnostic.reference);
  if (!url.scheme.empty() || url.has_authority) return diagnostic.reference;
  std::string target = listed.file.logical_path;
  if (!url.path.empty()) {
    const auto joined = join_path(target, percent_decode(url.path));
    if (!joined) return diagnostic.reference;
    target = *joined;
  }
  const bool about_anchor = info(diagnostic.rule).id.find("anchor") != std::string_view::npos;
  if (url.has_fragment && (about_anchor || url.path.empty())) target += '#' + std::string(url.fragment);
  return target;
}

std::string key_of(const Listed& listed, GroupBy by) {
  const Diagnostic& diagnostic = listed.finding.diagnostic;
  switch (by) {
    case GroupBy::file:
      return listed.file.path;
    case GroupBy::target:
      // Findings without a target follow those that have one, by rule.
      return diagnostic.reference.empty() ? "1" + std::string(info(diagnostic.rule).id) : "0" + target_of(listed);
    case GroupBy::rule:
    case GroupBy::nothing:
      break;
  }
  return std::string(info(diagnostic.rule).id);
}

std::vector<Group> groups_of(const std::vector<Listed>& listed, GroupBy by) {
  std::vector<Group> groups;
  std::unordered_map<std::string, std::size_t> known;
  for (const Listed& one : listed) {
    const std::string key = key_of(one, by);
    const auto [at, is_new] = known.emplace(key, groups.size());
    if (is_new) groups.push_back({.name = by == GroupBy::target ? key.substr(1) : key});
    Group& group = groups[at->second];
    group.findings.push_back(&one);
    group.links = by == GroupBy::target && key.starts_with('0');
  }
  // The largest first, since that is what to mend first; files stay in their order.
  if (by != GroupBy::file) {
    std::ranges::stable_sort(groups, [](const Group& a, const Group& b) {
      return std::tuple(!a.links, b.findings.size(), a.name) < std::tuple(!b.links, a.findings.size(), b.name);
    });
  }
  return groups;
}

std::string count(std::size_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

std::string heading(const Group& group, GroupBy by) {
  std::string out;
  if (by == GroupBy::file) {
    out = fmt::format("{}: {}", visible(group.name), count(group.findings.size(), "finding"));
  } else if (group.links) {
    out = fmt::format("{} to \"{}\"", count(group.findings.size(), "link"), visible(group.name));
  } else {
    const RuleInfo& rule = info(group.findings.front()->finding.diagnostic.rule);
    out = fmt::format("{} of {}: {}", count(group.findings.size(), "finding"), rule.id, rule.summary);
  }
  const auto safe = std::ranges::count_if(group.findings, [](const Listed* one) {
    const auto& fix = one->finding.diagnostic.fix;
    return fix && fix->trust == Trust::safe;
  });
  if (safe > 0) out += fmt::format(" ({} with a safe fix)", safe);
  return out;
}

std::string what_is_wrong(const Listed& listed, bool with_rule) {
  const Finding& finding = listed.finding;
  return fmt::format("{}: {}{}{}", severity_name(finding.severity), visible(finding.diagnostic.message),
                     with_rule ? fmt::format(" [{}]", info(finding.diagnostic.rule).id) : "",
                     finding.standing == Standing::known ? " (known)" : "");
}

void append_by_file(std::string& out, const Group& group) {
  for (const Listed* one : group.findings) {
    const Position position = one->file.lines.position(one->file.text, one->finding.diagnostic.span.begin);
    fmt::format_to(std::back_inserter(out), "  {}:{}: {}\n", position.line, position.column, what_is_wrong(*one, true));
  }
}

void append_likes(std::string& out, const Group& group, bool with_rule) {
  std::vector<Like> likes;
  std::unordered_map<std::string, std::size_t> known;
  for (const Listed* one : group.findings) {
    const auto [at, is_new] = known.emplace(what_is_wrong(*one, true), likes.size());
    if (is_new) likes.emplace_back();
    likes[at->second].places.push_back(one);
  }
  std::ranges::stable_sort(likes, [](const Like& a, const Like& b) { return a.places.size() > b.places.size(); });
  const auto to = std::back_inserter(out);
  std::size_t left = group.findings.size();
  for (std::size_t i = 0; i < std::min(likes.size(), most_likes); ++i) {
    const std::vector<const Listed*>& places = likes[i].places;
    left -= places.size();
    if (places.size() == 1) {
      fmt::format_to(to, "  {}: {}\n", place(*places.front()), what_is_wrong(*places.front(), with_rule));
      continue;
    }
    fmt::format_to(to, "  {}\n", what_is_wrong(*places.front(), with_rule));
    for (std::size_t n = 0; n < std::min(places.size(), most_places); ++n) {
      fmt::format_to(to, "    {}\n", place(*places[n]));
    }
    if (places.size() > most_places) fmt::format_to(to, "    and {} more\n", places.size() - most_places);
  }
  if (left > 0) fmt::format_to(to, "  and {} more\n", left);
}

}  // namespace

std::string grouped_text(Sites sites, const ReportOptions& options) {
  const std::vector<Listed> listed = listed_findings(sites, options.known);
  std::string out;
  for (const Group& group : groups_of(listed, options.group_by)) {
    if (!out.empty()) out += '\n';
    const std::string_view bold = options.colour ? "\x1b[1m" : "";
    const std::string_view off = options.colour ? "\x1b[0m" : "";
    fmt::format_to(std::back_inserter(out), "{}{}{}\n", bold, heading(group, options.group_by), off);
    if (options.group_by == GroupBy::file) {
      append_by_file(out, group);
    } else {
      append_likes(out, group, options.group_by == GroupBy::target && group.links);
    }
  }
  return out;
}

}  // namespace waymark
