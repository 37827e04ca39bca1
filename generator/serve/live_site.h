#pragma once
// The site that is being served: the newest state that could be made, and what readers of pages are told when there is
// a newer one. Requests come from many threads, changes from one; the site is made anew on a thread of its own, so that
// neither waits for it.

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

#include "serve/served_site.h"
#include "serve/watch/changes.h"

namespace waymark {

// What a state is known by: the first number grows with every change of a page, the second with every new set of
// findings.
struct StateNumbers {
  std::uint64_t pages = 0;
  std::uint64_t findings = 0;
  friend bool operator==(const StateNumbers&, const StateNumbers&) = default;
};

// One change, for the terminal.
struct ToldChange {
  std::string what;              // "content/a.md", "12 files"
  std::optional<double> page;    // seconds until its page was right, where that was known first
  double site = 0;               // seconds until the whole site was
  std::size_t findings = 0;      // fresh ones
  std::size_t new_findings = 0;  // of those, the ones that were not there at the start
  std::string problem;           // why no page can be shown; empty: they can
};

class LiveSite {
 public:
  using Tell = std::function<void(const ToldChange&)>;

  // Makes the first state.
  LiveSite(ServeSettings settings, const Disk& disk, Tell tell);
  ~LiveSite();
  LiveSite(const LiveSite&) = delete;
  LiveSite& operator=(const LiveSite&) = delete;

  // Reads the state, which does not change until `read` returns.
  void read(const std::function<void(const ServedSite&)>& read) const;
  StateNumbers numbers() const;
  // Ids of the findings there were at the start, for who reads a state.
  const std::set<std::string>& first_findings() const { return first_findings_; }
  const ServeSettings& settings() const { return settings_; }

  // Returns when the state is no longer `known`, after `seconds`, or when the site is closed: false then.
  bool wait_for_change(StateNumbers known, double seconds) const;

  // What was changed on the disk. Puts new texts of articles into the state at once where that can be done, and has the
  // whole site made anew behind.
  void change(const Changes& changes);
  // Called after each new state, from the thread that made it.
  void on_remade(std::function<void()> call);
  // Ends whoever waits for a change. Makes no other state; one that is being made is finished.
  void close();
  // After close(): returns when no state is being made any more.
  void finish();

 private:
  void work();
  bool is_making();
  void publish(std::unique_ptr<ServedSite> next);
  void note_first_findings();
  std::optional<double> patch_pages(const Changes& changes, bool& anything);

  ServeSettings settings_;
  const Disk& disk_;
  Tell tell_;
  std::set<std::string> first_findings_;
  bool has_begun_ = false;

  mutable std::shared_mutex state_mutex_;  // held to read the state, alone to change it
  std::unique_ptr<ServedSite> state_;
  // Where that has no pages, the last one that had: a mistake that is mended costs no more than another change. Only
  // for the thread that makes states, as is what was changed since.
  std::unique_ptr<ServedSite> whole_;
  Changes since_whole_;

  mutable std::mutex numbers_mutex_;
  mutable std::condition_variable changed_;
  StateNumbers numbers_;
  bool closed_ = false;

  std::mutex work_mutex_;
  std::condition_variable wanted_;
  Changes pending_;
  bool pending_any_ = false;
  bool making_ = false;
  std::optional<double> pending_page_;
  std::set<std::string> patched_meanwhile_;  // paths that were patched while the next state was being made
  std::function<void()> on_remade_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace waymark
