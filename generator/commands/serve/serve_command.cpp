// `waymark serve`: flags, messages, signals. What serving is stands in serve/.

#include <algorithm>
#include <csignal>
#include <fmt/format.h>
#include <memory>
#include <mutex>
#include <ostream>
#include <pthread.h>
#include <vector>

#include "commands/exit_codes.h"
#include "commands/find_sites.h"
#include "commands/verbs.h"
#include "commands/writing_run.h"
#include "edits/apply_changes.h"
#include "serve/actions/editor.h"
#include "serve/answers/allowed_hosts.h"
#include "serve/answers/problem_page.h"
#include "serve/site_server.h"

namespace waymark {
namespace {

std::string time_text(double seconds) {
  return seconds < 1 ? fmt::format("{:.0f} ms", seconds * 1000) : fmt::format("{:.1f} s", seconds);
}

std::string count(std::size_t n, std::string_view one) { return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s"); }

// Lines come from several threads.
class Terminal {
 public:
  explicit Terminal(std::ostream& out) : out_(out) {}
  void say(const std::string& line) {
    const std::lock_guard lock(mutex_);
    out_ << line << '\n';
    out_.flush();
  }

 private:
  std::mutex mutex_;
  std::ostream& out_;
};

std::string line_of(const ToldChange& change) {
  std::string line = change.what + ": ";
  if (change.page) line += fmt::format("page {}, ", time_text(*change.page));
  line += fmt::format("site {}, ", time_text(change.site));
  if (!change.problem.empty()) return line + change.problem;
  line += change.findings == 0 ? "no findings" : count(change.findings, "finding");
  if (change.new_findings > 0) line += fmt::format(" ({} new)", change.new_findings);
  return line;
}

// One that was interrupted must be dealt with by its own verb first.
Result<void> write_files(const std::vector<std::string>& sites, const ChangeSet& changes, const Disk& disk) {
  auto files = hold_for_writing(sites, disk);
  if (!files) return std::unexpected(files.error());
  const auto unfinished = unfinished_changes(**files);
  if (!unfinished) return std::unexpected(unfinished.error());
  if (*unfinished)
    return fail("a run that changed files was interrupted; run `waymark recover` first, or `waymark recover --undo`");
  return apply_changes(changes, **files);
}

void tell_start(const LiveSite& site, const std::string& site_file, const std::string& url, bool name_site,
                Terminal& terminal) {
  site.read([&](const ServedSite& state) {
    std::string line = url;
    if (name_site) line += fmt::format("  {}", site_file);
    const auto problems = problems_of(state);
    if (!problems.empty()) {
      const Problem& first = problems.front();
      line += fmt::format("\n  cannot be shown yet: {}{}",
                          first.path.empty() ? "" : fmt::format("{}:{}:{}: ", first.path, first.line, first.column),
                          first.message);
    } else {
      const auto fresh = std::ranges::count(state.report.findings, Standing::fresh, &Finding::standing);
      line += fmt::format("  ({}, {})", count(state.report.articles, "article"),
                          fresh == 0 ? "no findings" : count(static_cast<std::size_t>(fresh), "finding"));
    }
    terminal.say(line);
  });
}

void open_browser(const std::string& url, Terminal& terminal) {
  if (const auto opened = start_editor({"xdg-open", url}); !opened)
    terminal.say("not opened: " + opened.error().message);
}

}  // namespace

int serve(const ServeFlags& flags, std::ostream& out, std::ostream& err) {
  const RealDisk disk;
  const auto sites = find_sites(flags.site, disk);
  if (!sites) {
    err << "waymark: " << sites.error().message << '\n';
    return exit_usage;
  }
  std::vector<std::string> editor;
  if (!flags.editor.empty()) {
    auto words = read_editor_command(flags.editor);
    if (!words) {
      err << "waymark: --editor: " << words.error().message << '\n';
      return exit_usage;
    }
    editor = *std::move(words);
  }
  // Every thread that is begun from here on leaves these to the wait below.
  sigset_t ending;
  sigemptyset(&ending);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ending, signal);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);

  Terminal terminal(out);
  Terminal complaints(err);
  if (!flags.host.empty() && !is_loopback(flags.host))
    complaints.say(
        fmt::format("waymark: everybody who reaches {} can read this site and have its files opened and "
                    "fixed; without --host only this machine can",
                    flags.host));
  const RealPrograms programs;
  std::vector<std::unique_ptr<SiteServer>> servers;
  int port = flags.port;
  for (const std::string& site : *sites) {
    const std::string prefix = sites->size() > 1 ? site + ": " : "";
    ServerSettings settings{
        .site = {.site_file = site, .theme_folder = find_own_theme(disk), .programs = &programs, .jobs = flags.jobs},
        .answers = {.host = flags.host,
                    .editor = editor,
                    .token = make_token(),
                    .write = [&](const ChangeSet& changes) { return write_files(*sites, changes, disk); }},
        .host = flags.host.empty() ? "127.0.0.1" : flags.host,
        .port = port,
        .poll = flags.poll,
        .tell = [&terminal, prefix](const ToldChange& change) { terminal.say(prefix + line_of(change)); },
        .warn = [&complaints](const std::string& message) { complaints.say("waymark: " + message); }};
    auto server = std::make_unique<SiteServer>(std::move(settings), disk);
    const auto url = server->start();
    if (!url) {
      err << "waymark: " << url.error().message << '\n';
      return exit_world;
    }
    tell_start(server->site(), site, *url, sites->size() > 1, terminal);
    if (flags.open) open_browser(*url, complaints);
    servers.push_back(std::move(server));
  }
  terminal.say("Press Ctrl+C to stop.");
  int signal = 0;
  while (sigwait(&ending, &signal) != 0) {
  }
  for (const auto& server : servers) server->stop();
  return exit_clean;
}

}  // namespace waymark
