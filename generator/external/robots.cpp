#include "external/robots.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"

namespace waymark {
namespace {

constexpr std::size_t longest_file = 500 * 1024;
// Hostile files could make each address cost a second. Those of large sites have a few hundred.
constexpr std::size_t most_rules = 5'000;
constexpr std::size_t longest_pattern = 2'000;

bool is_unreserved(char c) { return is_ascii_alnum(c) || std::string_view("-._~").find(c) != std::string_view::npos; }

int hex_digit(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// One form for every way to write the same octets (RFC 9309, 2.2.2). In addresses, '*' and '$' are plain characters;
// a pattern means those by %2A and %24.
std::string normal_form(std::string_view text, bool is_pattern) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      const char octet = static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      out += is_unreserved(octet) ? std::string(1, octet) : fmt::format("%{:02X}", static_cast<unsigned char>(octet));
      i += 2;
    } else if (static_cast<unsigned char>(c) >= 0x80 || (!is_pattern && (c == '*' || c == '$'))) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

// '*' is any number of characters, '$' at the end is the end; otherwise a prefix is enough.
bool fits(std::string_view pattern, std::string_view target) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_target = 0;
  while (true) {
    if (p == pattern.size() && (!to_end || t == target.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_target = t;
    } else if (p < pattern.size() && t < target.size() && pattern[p] == target[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos && star_target < target.size()) {
      p = star + 1;
      t = ++star_target;
    } else {
      return false;
    }
  }
}

struct Line {
  std::string key;
  std::string_view value;
};

Line read_line(std::string_view line) {
  line = trim(line.substr(0, line.find('#')));
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  return {ascii_lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1))};
}

// "waymark/1.0 (…)" names "waymark".
std::string_view product_of(std::string_view agent) {
  const auto end = std::ranges::find_if(agent, [](char c) { return !is_ascii_alpha(c) && c != '_' && c != '-'; });
  return agent.substr(0, static_cast<std::size_t>(end - agent.begin()));
}

}  // namespace

Robots::Robots(std::string_view text, std::string_view agent) {
  text = text.substr(0, longest_file);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<Entry> for_all;
  std::vector<Entry> for_agent;
  bool names_agent = false;
  bool in_agents = false;  // the line before was a user-agent line, so the next one belongs to the same group
  bool is_ours = false;
  bool is_for_all = false;
  for (const std::string_view raw : split_lines(text)) {
    const Line line = read_line(raw);
    if (line.key == "user-agent") {
      if (!in_agents) is_ours = is_for_all = false;
      in_agents = true;
      if (line.value == "*") is_for_all = true;
      if (iequals(product_of(line.value), agent)) is_ours = names_agent = true;
    } else if (line.key == "allow" || line.key == "disallow") {
      in_agents = false;
      // An empty rule says nothing.
      if (line.value.empty() || line.value.size() > longest_pattern) continue;
      const Entry entry{.pattern = normal_form(line.value, true), .allow = line.key == "allow"};
      if (is_ours && for_agent.size() < most_rules) for_agent.push_back(entry);
      if (is_for_all && for_all.size() < most_rules) for_all.push_back(entry);
    }
  }
  rules_ = names_agent ? std::move(for_agent) : std::move(for_all);
}

bool Robots::allows(std::string_view target) const {
  if (rules_.empty() || target == "/robots.txt") return true;
  const std::string normal = normal_form(target, false);
  const Entry* best = nullptr;
  for (const Entry& rule : rules_) {
    const bool better = best == nullptr || rule.pattern.size() > best->pattern.size() ||
                        (rule.pattern.size() == best->pattern.size() && rule.allow);
    if (better && fits(rule.pattern, normal)) best = &rule;
  }
  return best == nullptr || best->allow;
}

}  // namespace waymark
