#include "serve/live_site.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

#include "base/unicode.h"
#include "serve/patch_article.h"
#include "source/image_size.h"

namespace waymark {
namespace {

// More files than that are no writer's save: their pages come with the whole site.
constexpr std::size_t most_patched = 20;

// Where the page is right already, its reader has it first: making the whole site takes all cores.
constexpr std::chrono::milliseconds head_start{50};

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::string name_of(const Changes& changes) {
  if (changes.paths.empty()) return "files";
  if (changes.paths.size() == 1) return *changes.paths.begin();
  return fmt::format("{} files", changes.paths.size());
}

bool touches_pictures(const Changes& changes) {
  return changes.anything ||
         std::ranges::any_of(changes.paths, [](const std::string& path) { return is_image_name(path); });
}

}  // namespace

LiveSite::LiveSite(ServeSettings settings, const Disk& disk, Tell tell)
    : settings_(std::move(settings)), disk_(disk), tell_(std::move(tell)) {
  state_ = make_served_site(settings_, disk_, nullptr, {}, [](const auto& read) { read(); });
  note_first_findings();
  thread_ = std::thread([this] { work(); });
}

LiveSite::~LiveSite() {
  close();
  finish();
}

void LiveSite::finish() {
  if (thread_.joinable()) thread_.join();
}

// Of the first state that has pages: what was wrong before is not what the site had to begin with.
void LiveSite::note_first_findings() {
  if (has_begun_ || state_->frame() == nullptr) return;
  has_begun_ = true;
  for (const Finding& finding : state_->report.findings) first_findings_.insert(finding.id);
}

void LiveSite::close() {
  {
    const std::lock_guard lock(work_mutex_);
    stop_ = true;
  }
  wanted_.notify_all();
  {
    const std::lock_guard lock(numbers_mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

void LiveSite::read(const std::function<void(const ServedSite&)>& read) const {
  const std::shared_lock lock(state_mutex_);
  read(*state_);
}

StateNumbers LiveSite::numbers() const {
  const std::lock_guard lock(numbers_mutex_);
  return numbers_;
}

bool LiveSite::wait_for_change(StateNumbers known, double seconds) const {
  std::unique_lock lock(numbers_mutex_);
  changed_.wait_for(lock, std::chrono::duration<double>(seconds), [&] { return closed_ || numbers_ != known; });
  return !closed_;
}

void LiveSite::on_remade(std::function<void()> call) {
  const std::lock_guard lock(work_mutex_);
  on_remade_ = std::move(call);
}

bool LiveSite::is_making() {
  const std::lock_guard lock(work_mutex_);
  return making_;
}

// How long it took until their pages were right; null when that takes the whole site. `anything` comes true when a file
// says something else than before.
std::optional<double> LiveSite::patch_pages(const Changes& changes, bool& anything) {
  const Clock::time_point start = Clock::now();
  if (changes.anything || changes.paths.size() > most_patched) {
    anything = true;
    return std::nullopt;
  }
  bool all = true;
  bool any = false;
  for (const std::string& path : changes.paths) {
    // A picture is not read for nothing.
    bool has_text = false;
    read([&](const ServedSite& state) { has_text = has_text_of(state, path); });
    auto text = has_text ? disk_.read(path) : Result<std::string>(fail("no text of the site"));
    Patch patch = Patch::refused;
    if (text) {
      const std::unique_lock lock(state_mutex_);
      patch = patch_article(*state_, path, to_valid_utf8(*std::move(text)));
    }
    if (patch == Patch::same) continue;
    anything = true;
    if (patch == Patch::refused) all = false;
    if (patch != Patch::done) continue;
    any = true;
    const std::lock_guard lock(work_mutex_);
    patched_meanwhile_.insert(path);
  }
  if (!any) return std::nullopt;
  {
    const std::lock_guard lock(numbers_mutex_);
    ++numbers_.pages;
  }
  changed_.notify_all();
  if (!all) return std::nullopt;
  return seconds_since(start);
}

void LiveSite::change(const Changes& changes) {
  // A file that says what the state there is has may say something else than the one being made has read. One that is
  // begun from here on reads what there is now.
  bool anything = is_making();
  const std::optional<double> page = patch_pages(changes, anything);
  if (!anything) return;
  {
    const std::lock_guard lock(work_mutex_);
    pending_page_ = pending_any_ ? std::nullopt : page;
    pending_.add(changes);
    pending_any_ = true;
  }
  wanted_.notify_all();
}

void LiveSite::publish(std::unique_ptr<ServedSite> next) {
  std::set<std::string> again;
  {
    const std::lock_guard lock(work_mutex_);
    again = std::exchange(patched_meanwhile_, {});
  }
  std::unique_ptr<ServedSite> old;
  {
    const std::unique_lock lock(state_mutex_);
    // A text that came while this state was made must not make room for an older one.
    for (const std::string& path : again) {
      const auto newest = state_->patched.find(path);
      if (newest != state_->patched.end()) patch_article(*next, path, newest->second);
    }
    old = std::exchange(state_, std::move(next));
    note_first_findings();
  }
  if (state_->frame() != nullptr)
    whole_.reset();
  else if (old->frame() != nullptr)
    whole_ = std::move(old);
  {
    const std::lock_guard lock(numbers_mutex_);
    ++numbers_.pages;
    ++numbers_.findings;
  }
  changed_.notify_all();
}

void LiveSite::work() {
  for (;;) {
    Changes changes;
    std::optional<double> page;
    std::function<void()> remade;
    {
      std::unique_lock lock(work_mutex_);
      wanted_.wait(lock, [&] { return stop_ || pending_any_; });
      if (pending_page_) wanted_.wait_for(lock, head_start, [&] { return stop_; });
      if (stop_) return;
      changes = std::exchange(pending_, {});
      page = std::exchange(pending_page_, std::nullopt);
      pending_any_ = false;
      making_ = true;
      patched_meanwhile_.clear();
      remade = on_remade_;
    }
    const Clock::time_point start = Clock::now();
    // Only this thread puts another state in its place, so the one there now stays until then.
    const ServedSite& earlier = whole_ ? *whole_ : *state_;
    since_whole_.add(changes);
    auto next = make_served_site(settings_, disk_, &earlier,
                                 {.pictures = !touches_pictures(since_whole_), .dates = !since_whole_.anything},
                                 [this](const std::function<void()>& read) {
                                   const std::shared_lock lock(state_mutex_);
                                   read();
                                 });
    publish(std::move(next));
    if (!whole_) since_whole_ = {};
    {
      const std::lock_guard lock(work_mutex_);
      making_ = false;
    }
    ToldChange told{.what = name_of(changes), .page = page, .site = seconds_since(start)};
    read([&](const ServedSite& state) {
      for (const Finding& finding : state.report.findings) {
        if (finding.standing != Standing::fresh) continue;
        ++told.findings;
        if (!first_findings_.contains(finding.id)) ++told.new_findings;
      }
      told.problem = state.report.config_failed ? "site.yml cannot be used" : state.problem;
    });
    if (remade) remade();
    tell_(told);
  }
}

}  // namespace waymark
