#include "edited_site.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <thread>

#include "base/disk.h"
#include "support/expected.h"
#include "support/memory_site.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> words = {"phone", "code", "sign-in", "settings", "device", "account", "number"};

// All that a user is told.
std::string told(const Result<BuildReport>& result) {
  if (!result) return "failed: " + result.error().message;
  std::string text = fmt::format("{} articles, {} variants, {} pages, {} references, {} editions{}\n", result->articles,
                                 result->variants, result->pages, result->references, result->editions,
                                 result->config_failed ? ", not built" : "");
  for (const Finding& finding : result->findings) {
    const Diagnostic& one = finding.diagnostic;
    text += fmt::format("{} {} {} {} {}", one.span.begin, one.span.end, one.advice, one.reference, one.fix.has_value());
    for (const std::string& version : one.versions) text += " " + version;
    for (const std::string& locale : one.locales) text += " " + locale;
    if (one.fix) {
      for (const Edit& edit : one.fix->edits)
        text += fmt::format(" {} {} {}", edit.span.begin, edit.span.end, edit.replacement);
    }
    text += '\n';
  }
  for (const std::string& notice : result->notices) text += "notice: " + notice + "\n";
  return text + finding_lines(result->findings, result->sources);
}

std::map<std::string, std::string> files_in(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const std::string& file : files_below(folder)) files[file] = read_test_file(folder + "/" + file);
  return files;
}

void expect_same_files(const std::string& cold, const std::string& warm, const std::string& after) {
  const auto wanted = files_in(cold);
  const auto there = files_in(warm);
  for (const auto& [path, bytes] : wanted) {
    const auto found = there.find(path);
    if (found == there.end()) {
      ADD_FAILURE() << path << " is missing after " << after;
    } else if (found->second != bytes) {
      ADD_FAILURE() << path << " differs after " << after << "\n" << line_difference(bytes, found->second);
    }
  }
  for (const auto& [path, bytes] : there) EXPECT_TRUE(wanted.contains(path)) << path << " is too much after " << after;
}

}  // namespace

void EditedSite::write(const std::string& relative, const std::string& text) const {
  write_test_file(path(relative), text);
}
std::string EditedSite::read(const std::string& relative) const { return read_test_file(path(relative)); }

std::vector<std::string> EditedSite::content(const std::string& ending) const {
  std::vector<std::string> files;
  for (const std::string& file : files_below(path("content"))) {
    if (file.ends_with(ending)) files.push_back("content/" + file);
  }
  return files;
}

std::string EditedSite::change_text(const std::string& file) {
  std::string text = read(file);
  switch (below(6)) {
    case 0:
      text += fmt::format("\nUse your {} and your {}.\n", one_of(words), one_of(words));
      break;
    case 1:
      text += fmt::format("\n## About the {}\n\nText on it.\n", one_of(words));
      break;
    case 2: {
      const std::vector<std::string> all = content(".md");
      const std::string to = fs::path(one_of(all)).lexically_relative(fs::path(file).parent_path()).generic_string();
      text += fmt::format("\nSee [this]({}{}).\n", to, below(2) == 0 ? "" : "#about-the-" + one_of(words));
      break;
    }
    case 3:
      if (const std::size_t at = text.find("\ntitle: "); at != std::string::npos)
        text.insert(text.find('\n', at + 1), " and the " + one_of(words));
      break;
    case 4: {
      // The last paragraph goes.
      const std::size_t end = text.rfind("\n\n");
      if (end != std::string::npos && end > 200) text.resize(end + 1);
      break;
    }
    default:
      if (const std::size_t at = text.find("description: "); at != std::string::npos)
        text.insert(at + 13, one_of(words) + " ");
  }
  write(file, text);
  return "a change of " + file;
}

// What tools do that keep times: only the file system knows that anything happened.
std::string EditedSite::same_size_and_time(const std::string& file) {
  const auto time = fs::last_write_time(path(file));
  std::string text = read(file);
  const std::size_t at = text.find_last_of("abcdefghij");
  if (at == std::string::npos) return "nothing";
  text[at] = text[at] == 'a' ? 'b' : 'a';
  write(file, text);
  fs::last_write_time(path(file), time);
  return "a change of " + file + " that keeps its size and time";
}

std::string EditedSite::edit_at_random() {
  const std::vector<std::string> all = content(".md");
  if (all.size() < 3) return "nothing";
  const std::string& file = one_of(all);
  switch (below(10)) {
    case 0:
    case 1:
    case 2:
      return change_text(file);
    case 3:
      return same_size_and_time(file);
    case 4: {
      const std::string to = file.substr(0, file.size() - 3) + (below(2) == 0 ? "-2.md" : "-new.md");
      fs::rename(path(file), path(to));
      return "renaming " + file + " to " + to;
    }
    case 5:
      saved_[file] = {.text = read(file), .time = fs::last_write_time(path(file))};
      fs::remove(path(file));
      return "removing " + file;
    case 6: {
      if (saved_.empty()) return "nothing";
      const auto old = std::next(saved_.begin(), static_cast<std::ptrdiff_t>(below(saved_.size())));
      write(old->first, old->second.text);
      fs::last_write_time(path(old->first), old->second.time);
      return "putting back " + old->first + " with its old time";
    }
    case 7: {
      saved_.try_emplace(file, read(file), fs::last_write_time(path(file)));
      const std::string to = file.substr(0, file.size() - 3) + fmt::format("-copy{}.md", below(3));
      write(to, read(file));
      return "copying " + file + " to " + to;
    }
    case 8:
      fs::last_write_time(path(file), fs::file_time_type::clock::now() + std::chrono::hours(below(2) == 0 ? 48 : -48));
      return "another time for " + file;
    default: {
      const std::string other = one_of(all);
      if (other == file) return "nothing";
      fs::rename(path(file), path("content/swap"));
      fs::rename(path(other), path(file));
      fs::rename(path("content/swap"), path(other));
      return "swapping " + file + " and " + other;
    }
  }
}

std::string EditedSite::damage_cache() {
  const std::vector<std::string> files = files_below(path(".waymark/cache"));
  if (files.empty()) return "nothing";
  const std::string file = path(".waymark/cache/" + one_of(files));
  const std::uintmax_t size = fs::file_size(file);
  switch (below(4)) {
    case 0:
      fs::remove(file);
      return "removing " + file;
    case 1:
      fs::remove_all(path(".waymark"));
      return "removing the cache";
    case 2:
      fs::resize_file(file, size == 0 ? 0 : below(size));
      return "cutting off " + file;
    default: {
      std::string bytes = read_test_file(file);
      for (std::size_t i = 0; i < 3 && !bytes.empty(); ++i) bytes[below(bytes.size())] = static_cast<char>(below(256));
      write_test_file(file, bytes);
      return "damaging " + file;
    }
  }
}

std::string EditedSite::damage_output() {
  const std::vector<std::string> files = files_below(path("out"));
  if (files.empty()) return "nothing";
  const std::string file = one_of(files);
  if (file.starts_with(".")) return "nothing";
  if (below(2) == 0) {
    fs::remove(path("out/" + file));
    return "removing " + file + " from the output";
  }
  const auto time = fs::last_write_time(path("out/" + file));
  std::string bytes = read("out/" + file);
  if (bytes.empty()) return "nothing";
  bytes[below(bytes.size())] = '?';
  write("out/" + file, bytes);
  fs::last_write_time(path("out/" + file), time);
  return "changing " + file + " in the output";
}

Result<BuildReport> EditedSite::build_site(bool cached, bool write, const std::string& out, std::size_t jobs,
                                           Progress* progress) const {
  RealDisk disk;
  return build({.site_file = path(site_file_),
                .output_folder = path(out),
                .theme_folder = WAYMARK_SOURCE_DIR "/themes/default",
                .jobs = jobs,
                .write = write,
                .cache_folder = cached ? path(".waymark/cache") : "",
                .progress = progress},
               disk);
}

std::size_t EditedSite::made_files() const {
  Progress progress;
  const auto report = build_site(true, true, "out", 2, &progress);
  EXPECT_TRUE(report) << report.error().message;
  EXPECT_EQ(std::string_view(progress.stage), "render");
  return progress.done;
}

void EditedSite::expect_same(const std::string& after) {
  Result<BuildReport> checked = fail("not checked");
  const std::size_t jobs = 1 + below(2);
  const auto check = [&] { checked = build_site(true, false, "out", jobs); };
  // Now and then both at the same time, and the check before or after the build.
  const std::size_t order = below(4);
  if (order == 0) check();
  std::optional<std::thread> beside;
  if (order == 1) beside.emplace(check);
  const auto warm = build_site(true, true, "out", jobs);
  if (beside) beside->join();
  if (order > 1) check();
  if (warm && !warm->timings.empty() && warm->timings.front().stage == "recall") ++recalled_;

  fs::remove_all(path("cold"));
  const auto cold = build_site(false, true, "cold", 2);
  const auto cold_check = build_site(false, false, "cold", 2);
  EXPECT_EQ(told(warm), told(cold)) << "after " << after;
  EXPECT_EQ(told(checked), told(cold_check)) << "after " << after;
  if (!cold || cold->config_failed) {
    if (std::getenv("WAYMARK_TELL") != nullptr)
      std::fprintf(stderr, "no site after %s: %s\n", after.c_str(), told(cold).c_str());
    return;
  }
  ++built_;
  expect_same_files(path("cold"), path("out"), after);
}

}  // namespace waymark
