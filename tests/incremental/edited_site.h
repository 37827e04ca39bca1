#pragma once
// A site in a folder of its own that is edited at random, and built twice after each edit: with all that earlier builds
// kept, and cold.

#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "build/build.h"
#include "support/run_program.h"

namespace waymark {

class EditedSite {
 public:
  // site_file: where the site's definition will be, below the folder.
  EditedSite(unsigned seed, std::string site_file) : site_file_(std::move(site_file)), random_(seed) {}

  std::string path(const std::string& relative) const { return folder_.path() + "/" + relative; }
  void write(const std::string& relative, const std::string& text) const;
  std::string read(const std::string& relative) const;
  bool has(const std::string& relative) const { return std::filesystem::exists(path(relative)); }

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  template <class T>
  const T& one_of(const std::vector<T>& choices) {
    return choices[below(choices.size())];
  }
  // Files below content/ whose path ends so, sorted; empty: all.
  std::vector<std::string> content(const std::string& ending) const;

  // Edits that make sense on any site. Each says what it did, for people who look for a failure.
  std::string edit_at_random();
  std::string damage_cache();
  std::string damage_output();

  // Builds and checks, both with what is kept and cold, and expects the same.
  void expect_same(const std::string& after);
  // Builds with what is kept, and counts the files that were made.
  std::size_t made_files() const;
  std::size_t recalled() const { return recalled_; }
  std::size_t built() const { return built_; }  // how often there was a site

 private:
  struct Saved {
    std::string text;
    std::filesystem::file_time_type time;
  };
  std::string change_text(const std::string& file);
  std::string same_size_and_time(const std::string& file);
  Result<BuildReport> build_site(bool cached, bool write, const std::string& out, std::size_t jobs,
                                 Progress* progress = nullptr) const;

  TemporaryFolder folder_;
  std::string site_file_;
  std::mt19937 random_;
  std::map<std::string, Saved> saved_;
  std::size_t recalled_ = 0;
  std::size_t built_ = 0;
};

// A small site with everything that a page may show of another: versions, locales, usages, includes, a theme of its
// own, redirects, static files, pictures.
void write_small_site(const EditedSite& site);
std::string edit_small_site(EditedSite& site);

}  // namespace waymark
