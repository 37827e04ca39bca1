#include "commands/check/external_step.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <fmt/format.h>
#include <ostream>
#include <random>

#include "commands/check/check_run.h"
#include "commands/terminal.h"
#include "diagnostics/policy/finding_ids.h"
#include "diagnostics/reports/report.h"
#include "external/asking_rules.h"
#include "external/curl_web.h"
#include "external/external_check.h"
#include "external/external_findings.h"

namespace waymark {
namespace {

constexpr const char* cache_file = ".waymark/external/answers.json";

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

// While it lives, Ctrl+C ends the asking instead of the program; the second one ends the program.
class Interruptible {
 public:
  Interruptible() {
    interrupted = false;
    struct sigaction action {};
    action.sa_handler = [](int) { interrupted = true; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &before_int_);
    sigaction(SIGTERM, &action, &before_term_);
  }
  ~Interruptible() {
    sigaction(SIGINT, &before_int_, nullptr);
    sigaction(SIGTERM, &before_term_, nullptr);
  }
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

 private:
  struct sigaction before_int_ {};
  struct sigaction before_term_ {};
};

std::string addresses(std::size_t n) { return fmt::format("{} {}", n, n == 1 ? "address" : "addresses"); }

AnswerCache load_cache(CheckRun& run) {
  if (!run.disk.is_file(cache_file)) return {};
  const auto bytes = run.disk.read(cache_file);
  if (bytes) {
    if (auto cache = AnswerCache::parse(*bytes)) return *std::move(cache);
  }
  run.err << fmt::format("waymark: {} cannot be used, so it begins anew\n", cache_file);
  static_cast<void>(run.disk.remove_file(cache_file));
  return {};
}

// What is too old for each of the sites is forgotten.
void forget_old(const CheckRun& run, AnswerCache& cache) {
  ExternalConfig longest{.cache_days = 0, .gone_days = 0, .failed_hours = 0};
  for (const SiteRun& site : run.sites) {
    // Without its settings nobody knows what such a site still wants.
    if (site.report.config_failed) return;
    const ExternalConfig& settings = site.report.external.settings;
    longest.cache_days = std::max(longest.cache_days, settings.cache_days);
    longest.gone_days = std::max(longest.gone_days, settings.gone_days);
    longest.failed_hours = std::max(longest.failed_hours, settings.failed_hours);
  }
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  cache.forget_old(longest, std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

// A cache that cannot be written costs time in the next run, and nothing else.
void save_cache(CheckRun& run, const AnswerCache& cache) {
  if (const auto written = run.disk.write(cache_file, cache.json()); !written)
    run.err << "waymark: what servers answered is not kept: " << written.error().message << '\n';
}

std::string user_agent(const ExternalConfig& settings) {
  return "waymark/" WAYMARK_VERSION " (checks the links of a help site" +
         (settings.contact.empty() ? "" : "; " + settings.contact) + ")";
}

ExternalResult ask(const SiteRun& site, AnswerCache& cache) {
  const ExternalWork& work = site.report.external;
  const ExternalConfig& settings = work.settings;
  CurlWeb web({.agent = user_agent(settings),
               .timeout = std::chrono::seconds(settings.timeout_seconds),
               .may_connect = [&](const IpAddress& ip) { return may_connect(ip, settings); }});
  Progress progress;
  progress.stage = "asking other servers";
  const ProgressLine line(progress);
  AskOptions options{.settings = settings, .seed = std::random_device{}(), .interrupted = &interrupted};
  options.progress = [&](std::size_t done, std::size_t total) {
    progress.total = total;
    progress.done = done;
  };
  return check_external(work, site.report.sources, options, cache, web);
}

void note_result(CheckRun& run, const ExternalResult& result) {
  run.err << fmt::format("waymark: {} asked, {} known from before\n", addresses(result.asked), result.remembered);
  if (!result.forbidding.empty()) {
    constexpr std::size_t shown = 3;
    std::string names;
    for (std::size_t i = 0; i < std::min(shown, result.forbidding.size()); ++i)
      names += (i == 0 ? "" : ", ") + result.forbidding[i];
    if (result.forbidding.size() > shown) names += fmt::format(" and {} more", result.forbidding.size() - shown);
    run.err << "waymark: not all was asked, because robots.txt forbids it on " << names << '\n';
  }
  if (result.end == AskEnd::interrupted)
    run.err << fmt::format("waymark: interrupted; {} not asked\n", addresses(result.unsettled));
  if (result.end == AskEnd::out_of_time)
    run.err << fmt::format("waymark: {} not asked, because the time was up; `time_limit` in site.yml allows more\n",
                           addresses(result.unsettled));
}

std::set<std::string> ids_of(const std::vector<Finding>& findings, const BuildReport& report) {
  std::vector<std::string> ids = finding_ids(findings, report.sources);
  return {std::make_move_iterator(ids.begin()), std::make_move_iterator(ids.end())};
}

void add_found(SiteRun& site, ExternalResult result) {
  BuildReport& report = site.report;
  std::vector<Finding> silenced;
  std::vector<Finding> found =
      judge(std::move(result.findings), report.policy, report.sources, report.readerships, &silenced);
  std::vector<std::string> ids = finding_ids(found, report.sources);
  for (std::size_t i = 0; i < ids.size(); ++i) found[i].id = std::move(ids[i]);
  ids = silenced_finding_ids(found, silenced, report.sources);
  for (std::size_t i = 0; i < ids.size(); ++i) silenced[i].id = std::move(ids[i]);
  add_findings(report.silenced, std::move(silenced), report.sources);

  site.asked =
      AskedLinks{.all = ids_of(possible_findings(report.external, report.sources), report),
                 .undecided = ids_of(possible_findings(report.external, report.sources, result.undecided), report)};
  const OlderFindings* older = site.older ? &*site.older : nullptr;
  if (older != nullptr) std::erase_if(found, [&](const Finding& one) { return older->external.contains(one.id); });
  if (site.baseline) mark_known_external(found, report, site.site_file, *site.baseline, *site.asked, older);
  add_findings(report.findings, std::move(found), report.sources);
}

}  // namespace

void add_external_flags(CLI::App& verb, ExternalFlags& flags) {
  // What a build makes does not depend on any network.
  if (verb.get_name() == "build") return;
  verb.add_flag("--external", flags.on, "ask other servers whether the pages that the site links to are there");
}

std::optional<int> check_external_links(CheckRun& run) {
  if (!run.flags.external.on) return std::nullopt;
  const Interruptible interruptible;
  AnswerCache cache = load_cache(run);
  for (SiteRun& site : run.sites) {
    if (site.report.config_failed || interrupted) continue;
    run.err << fmt::format("waymark: {}: {} without other servers; now these are asked\n", site.site_file,
                           summary(site.report.findings))
            << std::flush;
    ExternalResult result = ask(site, cache);
    note_result(run, result);
    add_found(site, std::move(result));
  }
  forget_old(run, cache);
  save_cache(run, cache);
  return std::nullopt;
}

}  // namespace waymark
