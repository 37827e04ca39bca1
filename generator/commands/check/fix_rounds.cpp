#include "commands/check/fix_rounds.h"

#include <algorithm>
#include <set>

#include "base/overlay_disk.h"
#include "commands/check/baseline_step.h"
#include "commands/check/since_step.h"

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
  std::map<std::string, std::string> texts;
  std::map<std::string, std::string> before;
  std::vector<MadeFix> made;
  std::vector<SiteRun> sites;
};

std::set<std::string> ids_of(const std::vector<SiteRun>& sites) {
  std::set<std::string> ids;
  for (const SiteRun& site : sites) {
    for (const Finding& finding : site.report.findings) ids.insert(finding.id);
  }
  return ids;
}

class Rounds {
 public:
  Rounds(const CheckRun& run, const FixChoice& choice) : run_(run), choice_(choice), known_(ids_of(run.sites)) {}

  std::expected<FixRounds, int> make() {
    FixRounds result;
    for (std::size_t attempts = 0;; ++attempts) {
      auto attempt = try_all();
      if (!attempt) return std::unexpected(attempt.error());
      const auto [site, finding] = first_new(attempt->sites);
      if (finding == nullptr) {
        result.texts = std::move(attempt->texts);
        result.before = std::move(attempt->before);
        result.made = std::move(attempt->made);
        std::ranges::stable_sort(result.made, [](const MadeFix& a, const MadeFix& b) {
          return std::tie(a.path, a.position) < std::tie(b.path, b.position);
        });
        result.sites = std::move(attempt->sites);
        return result;
      }
      auto culprits = culprits_of(*attempt, *site, *finding, attempts);
      if (!culprits) return std::unexpected(culprits.error());
      for (MadeFix& fix : *culprits) {
        choice_.blocked.insert(fix.id);
        result.taken_back.push_back({.fix = fix,
                                     .rule = std::string(info(finding->diagnostic.rule).id),
                                     .message = finding->diagnostic.message});
      }
    }
  }

 private:
  std::expected<std::vector<SiteRun>, int> check(const std::map<std::string, std::string>& texts) const {
    OverlayDisk disk(run_.disk, OverlayDisk::Files(texts.begin(), texts.end()));
    CheckRun next{.flags = run_.flags, .disk = disk, .out = run_.out, .err = run_.err};
    for (const auto step : {run_sites, drop_older_findings, mark_known_findings}) {
      if (const auto code = step(next)) return std::unexpected(*code);
    }
    return std::move(next.sites);
  }

  std::expected<Attempt, int> try_all() const {
    Attempt attempt;
    const std::vector<SiteRun>* sites = &run_.sites;
    for (std::size_t round = 0; round < most_rounds; ++round) {
      FixCollector collector(choice_);
      for (const SiteRun& site : *sites) collector.add(site.report.findings, site.report.sources);
      FixedFiles fixed = collector.take();
      if (fixed.texts.empty()) break;
      for (auto& [path, text] : fixed.texts) {
        if (!attempt.before.contains(path)) attempt.before.emplace(path, text_of(*sites, path));
        attempt.texts[path] = std::move(text);
      }
      attempt.made.insert(attempt.made.end(), fixed.made.begin(), fixed.made.end());
      auto checked = check(attempt.texts);
      if (!checked) return std::unexpected(checked.error());
      attempt.sites = *std::move(checked);
      sites = &attempt.sites;
    }
    return attempt;
  }

  static std::string text_of(const std::vector<SiteRun>& sites, const std::string& path) {
    for (const SiteRun& site : sites) {
      for (const SourceFile& file : site.report.sources.files()) {
        if (file.path == path) return file.text;
      }
    }
    return {};
  }

  std::pair<const SiteRun*, const Finding*> first_new(const std::vector<SiteRun>& sites) const {
    for (const SiteRun& site : sites) {
      for (const Finding& finding : site.report.findings) {
        if (!known_.contains(finding.id)) return {&site, &finding};
      }
    }
    return {nullptr, nullptr};
  }

  // Whether the finding is there without the fixes of `without`.
  std::expected<bool, int> remains(const std::string& id, const std::vector<MadeFix>& without) {
    FixChoice all = choice_;
    for (const MadeFix& fix : without) choice_.blocked.insert(fix.id);
    const auto attempt = try_all();
    choice_ = std::move(all);
    if (!attempt) return std::unexpected(attempt.error());
    return ids_of(attempt->sites).contains(id);
  }

  // The fixes that bring the finding: some near it, else in its file, else any, as few as can be told apart.
  std::expected<std::vector<MadeFix>, int> culprits_of(const Attempt& attempt, const SiteRun& site,
                                                       const Finding& finding, std::size_t attempts) {
    const SourceFile& file = site.report.sources.file(finding.diagnostic.source);
    const std::size_t line = file.lines.line_of(finding.diagnostic.span.begin) + 1;
    std::vector<MadeFix> all = attempt.made;
    std::vector<MadeFix> here;
    std::vector<MadeFix> near;
    for (const MadeFix& fix : all) {
      if (fix.path != file.path) continue;
      here.push_back(fix);
      const std::size_t other = fix.position.line;
      if (std::max(line, other) - std::min(line, other) <= near_lines) near.push_back(fix);
    }
    if (attempts >= most_attempts) return here.empty() ? all : here;
    for (std::vector<MadeFix>* suspects : {&near, &here, &all}) {
      if (suspects->empty()) continue;
      const auto there = remains(finding.id, *suspects);
      if (!there) return std::unexpected(there.error());
      if (!*there) return narrowed(finding.id, std::move(*suspects));
    }
    return all;
  }

  // Halves the suspects as long as one half alone is to blame.
  std::expected<std::vector<MadeFix>, int> narrowed(const std::string& id, std::vector<MadeFix> suspects) {
    while (suspects.size() > 1) {
      const auto middle = suspects.begin() + static_cast<std::ptrdiff_t>(suspects.size() / 2);
      const std::vector<MadeFix> first(suspects.begin(), middle);
      const std::vector<MadeFix> second(middle, suspects.end());
      const auto without_first = remains(id, first);
      if (!without_first) return std::unexpected(without_first.error());
      if (!*without_first) {
        suspects = first;
        continue;
      }
      const auto without_second = remains(id, second);
      if (!without_second) return std::unexpected(without_second.error());
      if (*without_second) return suspects;
      suspects = second;
    }
    return suspects;
  }

  const CheckRun& run_;
  FixChoice choice_;
  std::set<std::string> known_;
};

}  // namespace

std::expected<FixRounds, int> make_fix_rounds(const CheckRun& run, const FixChoice& choice) {
  return Rounds(run, choice).make();
}

}  // namespace waymark
