#include "edits/fix_rounds.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace waymark {
namespace {

// A round makes all fixes that do not clash, so that nested trouble of any sane depth ends long before.
constexpr std::size_t most_rounds = 10;
// Each time a check of all; after so many, the fixes of whole files are given up.
constexpr std::size_t most_attempts = 40;
// Fixes move lines a little.
constexpr std::size_t near_lines = 5;

// What one set of rounds comes to.
struct Attempt {
  FixTexts texts;
  FixTexts before;
  std::vector<MadeFix> made;
  std::vector<CheckedSite> sites;  // until the next attempt
};

std::set<std::string> ids_of(const std::vector<CheckedSite>& sites) {
  std::set<std::string> ids;
  for (const CheckedSite& site : sites) {
    for (const Finding& finding : *site.findings) ids.insert(finding.id);
  }
  return ids;
}

// What is to be known of a finding that was not there before.
struct NewFinding {
  std::string id;
  Rule rule{};
  std::string message;
  std::string path;
  std::size_t line = 0;
};

class Rounds {
 public:
  Rounds(const std::vector<CheckedSite>& sites, const FixChoice& choice, const CheckAgain& check)
      : sites_(sites), check_(check), choice_(choice), known_(ids_of(sites)) {}

  std::optional<FixRounds> make() {
    FixRounds result;
    for (std::size_t attempts = 0;; ++attempts) {
      auto attempt = try_all();
      if (!attempt) return std::nullopt;
      const std::optional<NewFinding> finding = first_new(attempt->sites);
      if (!finding) {
        result.texts = std::move(attempt->texts);
        result.before = std::move(attempt->before);
        result.made = std::move(attempt->made);
        std::ranges::stable_sort(result.made, [](const MadeFix& a, const MadeFix& b) {
          return std::tie(a.path, a.position) < std::tie(b.path, b.position);
        });
        return result;
      }
      auto culprits = culprits_of(*attempt, *finding, attempts);
      if (!culprits) return std::nullopt;
      for (MadeFix& fix : *culprits) {
        choice_.blocked.insert(fix.id);
        result.taken_back.push_back(
            {.fix = fix, .rule = std::string(info(finding->rule).id), .message = finding->message});
      }
    }
  }

 private:
  std::optional<Attempt> try_all() const {
    Attempt attempt{.texts = {}, .before = {}, .made = {}, .sites = sites_};
    for (std::size_t round = 0; round < most_rounds; ++round) {
      FixCollector collector(choice_);
      for (const CheckedSite& site : attempt.sites) collector.add(*site.findings, *site.sources);
      FixedFiles fixed = collector.take();
      if (fixed.texts.empty()) break;
      for (auto& [path, text] : fixed.texts) {
        if (!attempt.before.contains(path)) attempt.before.emplace(path, text_of(attempt.sites, path));
        attempt.texts[path] = std::move(text);
      }
      attempt.made.insert(attempt.made.end(), fixed.made.begin(), fixed.made.end());
      auto checked = check_(attempt.texts);
      if (!checked) return std::nullopt;
      attempt.sites = *std::move(checked);
    }
    return attempt;
  }

  static std::string text_of(const std::vector<CheckedSite>& sites, const std::string& path) {
    for (const CheckedSite& site : sites) {
      for (const SourceFile& file : site.sources->files()) {
        if (file.path == path) return file.text;
      }
    }
    return {};
  }

  std::optional<NewFinding> first_new(const std::vector<CheckedSite>& sites) const {
    for (const CheckedSite& site : sites) {
      for (const Finding& finding : *site.findings) {
        if (known_.contains(finding.id)) continue;
        const SourceFile& file = site.sources->file(finding.diagnostic.source);
        return NewFinding{.id = finding.id,
                          .rule = finding.diagnostic.rule,
                          .message = finding.diagnostic.message,
                          .path = file.path,
                          .line = file.lines.line_of(finding.diagnostic.span.begin) + 1};
      }
    }
    return std::nullopt;
  }

  // Whether the finding is there without the fixes of `without`.
  std::optional<bool> remains(const std::string& id, const std::vector<MadeFix>& without) {
    FixChoice all = choice_;
    for (const MadeFix& fix : without) choice_.blocked.insert(fix.id);
    const auto attempt = try_all();
    choice_ = std::move(all);
    if (!attempt) return std::nullopt;
    return ids_of(attempt->sites).contains(id);
  }

  // The fixes that bring the finding: some near it, else in its file, else any, as few as can be told apart.
  std::optional<std::vector<MadeFix>> culprits_of(const Attempt& attempt, const NewFinding& finding,
                                                  std::size_t attempts) {
    std::vector<MadeFix> all = attempt.made;
    std::vector<MadeFix> here;
    std::vector<MadeFix> near;
    for (const MadeFix& fix : all) {
      if (fix.path != finding.path) continue;
      here.push_back(fix);
      const std::size_t other = fix.position.line;
      if (std::max(finding.line, other) - std::min(finding.line, other) <= near_lines) near.push_back(fix);
    }
    if (attempts >= most_attempts) return here.empty() ? all : here;
    for (std::vector<MadeFix>* suspects : {&near, &here, &all}) {
      if (suspects->empty()) continue;
      const auto there = remains(finding.id, *suspects);
      if (!there) return std::nullopt;
      if (!*there) return narrowed(finding.id, std::move(*suspects));
    }
    return all;
  }

  // Halves the suspects as long as one half alone is to blame.
  std::optional<std::vector<MadeFix>> narrowed(const std::string& id, std::vector<MadeFix> suspects) {
    while (suspects.size() > 1) {
      const auto middle = suspects.begin() + static_cast<std::ptrdiff_t>(suspects.size() / 2);
      const std::vector<MadeFix> first(suspects.begin(), middle);
      const std::vector<MadeFix> second(middle, suspects.end());
      const auto without_first = remains(id, first);
      if (!without_first) return std::nullopt;
      if (!*without_first) {
        suspects = first;
        continue;
      }
      const auto without_second = remains(id, second);
      if (!without_second) return std::nullopt;
      if (*without_second) return suspects;
      suspects = second;
    }
    return suspects;
  }

  const std::vector<CheckedSite>& sites_;
  const CheckAgain& check_;
  FixChoice choice_;
  std::set<std::string> known_;
};

}  // namespace

std::optional<FixRounds> make_fix_rounds(const std::vector<CheckedSite>& sites, const FixChoice& choice,
                                         const CheckAgain& check) {
  return Rounds(sites, choice, check).make();
}

}  // namespace waymark
