#include "diagnostics/policy/ignores.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <tuple>

#include "base/edit_distance.h"
#include "base/text.h"

namespace waymark {
namespace {

constexpr std::string_view form = "<!-- waymark-ignore link/missing-file: the reason -->";

std::string_view family_of(std::string_view rule) { return rule.substr(0, rule.find('/')); }

bool is_known(std::string_view written) {
  return std::ranges::any_of(all_rules(), [&](const RuleInfo& rule) { return means_rule(written, rule.rule); });
}

bool is_ignorable(std::string_view written) {
  return std::ranges::any_of(
      all_rules(), [&](const RuleInfo& rule) { return means_rule(written, rule.rule) && can_be_ignored(rule.rule); });
}

// Whether a run tells such findings at all: those about other hosts come only when they are asked.
bool may_be_silent(std::string_view written) { return family_of(written) == "external"; }

std::vector<std::string> rule_names() {
  std::vector<std::string> names;
  for (const RuleInfo& rule : all_rules()) {
    names.emplace_back(rule.id);
    std::string family = fmt::format("{}/*", family_of(rule.id));
    if (std::ranges::find(names, family) == names.end()) names.push_back(std::move(family));
  }
  return names;
}

std::optional<std::string> nearest_rule(std::string_view written) {
  static const std::vector<std::string> names = rule_names();
  return nearest(written, names);
}

bool is_usable(const Ignore& ignore) { return !ignore.reason.empty() && ignore.rules.size() <= most_ignored_rules; }

bool is_blank_line(std::string_view line) {
  return std::ranges::all_of(line, [](char c) { return is_space(c) || c == '>'; });
}

// Takes a comment out: with its line where it stands alone there and leaves no two paragraphs to grow together, else
// only itself. Null where either could change what readers see.
std::optional<Fix> removal(const Ignore& ignore, const SourceFile& file) {
  const std::string_view text = file.text;
  const std::size_t line = file.lines.line_of(ignore.span.begin);
  const std::size_t last = file.lines.line_of(ignore.span.end == 0 ? 0 : ignore.span.end - 1);
  Span cut = ignore.span;
  Trust trust = Trust::safe;
  const std::string_view before = text.substr(file.lines.line_start(line), cut.begin - file.lines.line_start(line));
  const Span last_line = file.lines.line_span(text, last);
  const std::string_view behind =
      text.substr(cut.end, last_line.end > cut.end ? last_line.end - cut.end : std::uint32_t{0});
  if (is_blank_line(before) && trim(behind).empty()) {
    const auto line_text = [&](std::size_t i) {
      const Span span = file.lines.line_span(text, i);
      return text.substr(span.begin, span.end - span.begin);
    };
    const bool inside = ignore.scope.begin < ignore.span.begin && ignore.span.end <= ignore.scope.end;
    const bool free_above = line == 0 || is_blank_line(line_text(line - 1));
    const bool free_below = last + 1 >= file.lines.line_count() || is_blank_line(line_text(last + 1));
    const bool front_matter = text.substr(cut.begin).starts_with('#');
    if (!front_matter && !free_above && !free_below && inside) return std::nullopt;
    // The empty line that is left keeps paragraphs apart, and may make a list loose.
    if (!front_matter && !free_above && !free_below) trust = Trust::needs_review;
    if (front_matter || free_above || free_below) {
      // Of two blank lines one goes as well, so that the text stays as it was laid out.
      const bool between = !front_matter && line > 0 && free_above && free_below && last + 2 < file.lines.line_count();
      cut = {file.lines.line_start(line), file.lines.line_start(last + (between ? 2 : 1))};
    }
  } else if (before.ends_with(' ') && (behind.empty() || behind.starts_with(' '))) {
    --cut.begin;
  }
  return Fix{.title = "Take the comment out",
             .trust = trust,
             .edits = {{.source = ignore.source, .span = cut, .replacement = {}}}};
}

// The word in the comment, to point at.
Span place_of(const Ignore& ignore, std::string_view word, const SourceFile& file) {
  const std::string_view comment =
      std::string_view(file.text).substr(ignore.span.begin, ignore.span.end - ignore.span.begin);
  const std::size_t at = word.empty() ? std::string_view::npos : comment.find(word);
  if (at == std::string_view::npos) return ignore.span;
  const auto begin = static_cast<std::uint32_t>(ignore.span.begin + at);
  return {begin, static_cast<std::uint32_t>(begin + word.size())};
}

void check_words(const Ignore& ignore, const SourceFile& file, Diagnostics& found) {
  const auto report = [&](Rule rule, std::string_view word, std::string message, std::string advice) {
    found.push_back({.rule = rule,
                     .source = ignore.source,
                     .span = place_of(ignore, word, file),
                     .message = std::move(message),
                     .advice = std::move(advice)});
  };
  if (ignore.rules.empty()) {
    report(Rule::ignore_unknown_rule, {}, "The comment names no rule to ignore", fmt::format("Write it as {}", form));
    return;
  }
  if (ignore.rules.size() > most_ignored_rules) {
    report(Rule::ignore_unknown_rule, {},
           fmt::format("The comment names more than {} rules, so it silences nothing", most_ignored_rules),
           "Name a family, as in link/*, or write several comments");
    return;
  }
  for (const std::string& rule : ignore.rules) {
    if (!is_known(rule)) {
      const auto near = nearest_rule(rule);
      report(Rule::ignore_unknown_rule, rule, fmt::format("There is no rule \"{}\" to ignore", rule),
             near ? fmt::format("Did you mean \"{}\"?", *near) : "`waymark rules` lists them");
    } else if (!is_ignorable(rule)) {
      report(Rule::ignore_unknown_rule, rule, fmt::format("Findings of \"{}\" cannot be ignored in a file", rule),
             "Mend what they tell, or give the rule another severity in site.yml");
    }
  }
  if (ignore.reason.empty()) {
    report(Rule::ignore_no_reason, {},
           fmt::format("The comment does not say why \"{}\" is ignored, so it silences nothing",
                       join(ignore.rules, "\", \"")),
           fmt::format("Write the reason behind a colon: {}", form));
  }
}

void report_unused(const Ignore& ignore, const std::vector<bool>& used, const SourceFile& file, Diagnostics& found) {
  std::vector<std::string> unused;
  for (std::size_t i = 0; i < ignore.rules.size(); ++i) {
    if (!used[i] && is_ignorable(ignore.rules[i]) && !may_be_silent(ignore.rules[i])) unused.push_back(ignore.rules[i]);
  }
  if (unused.empty() || !is_usable(ignore)) return;
  const bool whole = unused.size() == ignore.rules.size();
  std::optional<Fix> fix = whole ? removal(ignore, file) : std::nullopt;
  found.push_back({.rule = Rule::ignore_unused,
                   .source = ignore.source,
                   .span = whole ? ignore.span : place_of(ignore, unused.front(), file),
                   .message = fmt::format("There is no finding of \"{}\" here to ignore", join(unused, "\", \"")),
                   .advice = fix     ? ""
                             : whole ? "Take the comment out"
                                     : "Take it out of the comment",
                   .fix = std::move(fix)});
}

// In order, each scope once, each with the one around it.
void nest(std::vector<Ignores::Use>& uses) {
  std::ranges::stable_sort(uses, [](const Ignores::Use& a, const Ignores::Use& b) {
    return std::tuple(a.scope.begin, b.scope.end) < std::tuple(b.scope.begin, a.scope.end);
  });
  const auto repeats = std::ranges::unique(uses, {}, &Ignores::Use::scope);
  uses.erase(repeats.begin(), repeats.end());
  const Ignores::Use* open = nullptr;
  for (Ignores::Use& use : uses) {
    while (open != nullptr && open->scope.end <= use.scope.begin) open = open->around;
    use.around = open;
    open = &use;
  }
}

}  // namespace

bool means_rule(std::string_view written, Rule rule) {
  const std::string_view id = info(rule).id;
  if (!written.ends_with("/*")) return written == id;
  return family_of(id) == written.substr(0, written.size() - 2);
}

bool can_be_ignored(Rule rule) {
  constexpr std::array<std::string_view, 3> families = {"ignore", "baseline", "config"};
  return std::ranges::find(families, family_of(info(rule).id)) == families.end();
}

Ignores::Ignores(const Policy& policy, const SourceSet& sources) : ignores_(policy.ignores) {
  // An included file has been read once for each article.
  const auto place = [&](const Ignore& ignore) {
    return std::tuple(std::string_view(sources.file(ignore.source).path), ignore.source, ignore.span, ignore.scope);
  };
  std::ranges::sort(ignores_, {}, place);
  const auto repeats = std::ranges::unique(ignores_);
  ignores_.erase(repeats.begin(), repeats.end());

  for (std::size_t i = 0; i < ignores_.size(); ++i) {
    if (!is_usable(ignores_[i])) continue;
    for (std::size_t rule = 0; rule < ignores_[i].rules.size(); ++rule) {
      for (const RuleInfo& one : all_rules()) {
        if (!can_be_ignored(one.rule) || !means_rule(ignores_[i].rules[rule], one.rule)) continue;
        uses_[{ignores_[i].source, one.rule}].push_back({.scope = ignores_[i].scope, .ignore = i, .rule = rule});
      }
    }
  }
  for (auto& [key, uses] : uses_) nest(uses);
}

const Ignores::Use* Ignores::silencing(const Diagnostic& diagnostic) const {
  const auto known = uses_.find({diagnostic.source, diagnostic.rule});
  if (known == uses_.end()) return nullptr;
  const std::vector<Use>& uses = known->second;
  const std::uint32_t at = diagnostic.span.begin;
  const auto behind = std::ranges::upper_bound(uses, at, {}, [](const Use& use) { return use.scope.begin; });
  const Use* use = behind == uses.begin() ? nullptr : &*std::prev(behind);
  while (use != nullptr && use->scope.end <= at) use = use->around;
  return use;
}

Diagnostics check_ignores(const Policy& policy, const Diagnostics& diagnostics, const SourceSet& sources) {
  Diagnostics found;
  const Ignores ignores(policy, sources);
  if (ignores.all().empty()) return found;
  std::vector<std::vector<bool>> used;
  for (const Ignore& ignore : ignores.all()) used.emplace_back(ignore.rules.size(), false);
  for (const Diagnostic& diagnostic : diagnostics) {
    for (const Ignores::Use* use = ignores.silencing(diagnostic); use != nullptr; use = use->around) {
      if (!used[use->ignore][use->rule]) used[use->ignore][use->rule] = true;
    }
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    const Ignore& ignore = ignores.all()[i];
    const SourceFile& file = sources.file(ignore.source);
    check_words(ignore, file, found);
    report_unused(ignore, used[i], file, found);
  }
  return found;
}

}  // namespace waymark
