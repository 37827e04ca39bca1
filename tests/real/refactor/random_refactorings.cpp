// Random refactorings of a copy of the real articles: none may bring a finding, change a line that names nothing that
// moved, or leave anything half done when the program is killed. REFACTORINGS=1000 in the environment runs that many,
// in cases of 50.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "base/text.h"
#include "support/expected.h"
#include "support/real_articles.h"
#include "support/register_case.h"
#include "support/run_program.h"

namespace waymark {

namespace {

constexpr std::size_t usual_number = 24;
constexpr std::size_t usual_seeds = 2;
constexpr std::size_t most_in_a_case = 50;

using Files = std::map<std::string, std::string>;

std::size_t wanted_number() {
  const char* given = std::getenv("REFACTORINGS");
  return given == nullptr ? usual_number : static_cast<std::size_t>(std::strtoul(given, nullptr, 10));
}

std::size_t number_of_seeds() { return std::max(usual_seeds, (wanted_number() + most_in_a_case - 1) / most_in_a_case); }

std::size_t number_in_a_case() { return std::max<std::size_t>(1, wanted_number() / number_of_seeds()); }

// The real articles and what a program did to them.
class CopiedCorpus {
 public:
  explicit CopiedCorpus(RealArticles which = RealArticles::all) { copy_real_articles(root(), which); }

  const std::string& root() const { return folder_.path(); }

  ProgramRun run(std::vector<std::string> words, ProgramOptions options = {}) const {
    words.insert(words.begin(), WAYMARK_PROGRAM);
    options.folder = root();
    return run_program(words, options);
  }

  Files files() const {
    Files all;
    for (const std::string& path : files_below(root())) {
      if (!path.starts_with(".waymark/")) all[path] = read_test_file(root() + "/" + path);
    }
    return all;
  }

  void restore(const Files& wanted) const {
    const Files now = files();
    for (const auto& [path, text] : now) {
      if (!wanted.contains(path)) std::filesystem::remove(root() + "/" + path);
    }
    for (const auto& [path, text] : wanted) {
      const auto there = now.find(path);
      if (there != now.end() && there->second == text) continue;
      std::filesystem::create_directories(std::filesystem::path(root() + "/" + path).parent_path());
      write_test_file(root() + "/" + path, text);
    }
    std::filesystem::remove_all(root() + "/.waymark");
  }

 private:
  TemporaryFolder folder_;
};

std::map<std::string, std::size_t> findings_by_rule(const CopiedCorpus& corpus) {
  const ProgramRun run = corpus.run({"check", "--format", "json"});
  std::map<std::string, std::size_t> count;
  const auto report = nlohmann::json::parse(run.out);
  for (const auto& finding : report.is_array() ? report : report.at("findings"))
    ++count[finding.at("rule").get<std::string>()];
  return count;
}

std::string article_of(const std::string& path) {
  std::string name = path.substr(0, path.size() - 3);
  for (int i = 0; i < 4; ++i) name = name.substr(name.find('/') + 1);  // content/mfa/LOCALE/VERSION/
  return name;
}

// Files that are articles of the site, by the globs of its site.yml.
std::vector<std::string> articles_in(const Files& files) {
  std::vector<std::string> paths;
  for (const auto& [path, text] : files) {
    const bool other = path.find(".sxs/") != std::string::npos || path.find("/variants/") != std::string::npos ||
                       path.find("/redirects/") != std::string::npos || path.find("dialect-") != std::string::npos ||
                       path.find("/includes/") != std::string::npos || path.ends_with("TOC.md") ||
                       path.ends_with("toc.md") || path.find(".experimental") != std::string::npos;
    if (path.ends_with(".md") && !other && std::ranges::count(path, '/') >= 4) paths.push_back(path);
  }
  return paths;
}

// Anchors of "## Heading" lines that are plain words.
std::vector<std::string> plain_anchors(const std::string& text) {
  std::vector<std::string> anchors;
  for (const std::string_view line : split_lines(text)) {
    if (!line.starts_with("## ") && !line.starts_with("### ")) continue;
    std::string anchor;
    bool plain = true;
    for (const char c : trim(line.substr(line.find(' ')))) {
      plain = plain && (is_ascii_alnum(c) || c == ' ' || c == '-');
      anchor += c == ' ' ? '-' : ascii_lower(c);
    }
    if (plain && !anchor.empty() && std::ranges::find(anchors, anchor) == anchors.end()) anchors.push_back(anchor);
  }
  return anchors;
}

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

 private:
  std::mt19937 engine_;
};

std::vector<std::string> random_move(const Files& files, Dice& dice) {
  const std::string path = dice.one_of(articles_in(files));
  const std::string name = article_of(path);
  const std::string last = name.substr(name.rfind('/') + 1);
  const std::string number = std::to_string(dice.below(1'000'000));
  const std::vector<std::string> names{"renamed-" + number, "folder" + number + "/", "a/b/" + last + number,
                                       last + "-x"};
  std::vector<std::string> words{"mv", dice.below(3) == 0 ? path : name, dice.one_of(names)};
  if (dice.below(4) == 0) words.emplace_back("--images");
  return words;
}

std::vector<std::string> random_rename(const Files& files, Dice& dice) {
  for (;;) {
    const std::string path = dice.one_of(articles_in(files));
    const std::vector<std::string> anchors = plain_anchors(files.at(path));
    if (anchors.empty()) continue;
    const std::vector<std::string> words{"Overview", "What *is* `new` here " + std::to_string(dice.below(100)),
                                         "Überblick & mehr"};
    std::vector<std::string> command{"rename-heading", path + "#" + dice.one_of(anchors), dice.one_of(words)};
    const std::size_t how = dice.below(6);
    if (how == 0) command.emplace_back("--all-versions");
    if (how == 1) command.emplace_back("--keep-anchor");
    return command;
  }
}

std::vector<std::string> random_removal(const Files& files, Dice& dice) {
  for (;;) {
    const std::string path = dice.one_of(articles_in(files));
    const std::string name = article_of(path);
    const std::string other = article_of(dice.one_of(articles_in(files)));
    if (other == name) continue;
    std::vector<std::string> command{"rm", name, "--to", other};
    if (dice.below(3) == 0) command.emplace_back("--images");
    return command;
  }
}

std::vector<std::string> random_refactoring(const Files& files, Dice& dice) {
  const std::size_t kind = dice.below(12);
  if (kind == 0) return random_removal(files, dice);
  return kind <= 4 ? random_rename(files, dice) : random_move(files, dice);
}

// A line may change when something is named in it, or when it is what was asked for.
bool may_change(const std::string& path, std::string_view line) {
  if (path.ends_with(".yml") || path.ends_with("MANIFEST.tsv")) return true;
  if (line.starts_with('#') || line.starts_with("renamed_sections")) return true;
  // `="` is an attribute: of HTML, or of old front matter, whose last line ends when another one is added.
  static const std::vector<std::string> marks{"](", "]:", "=\"", "='", "http", "INCLUDE"};
  if (std::ranges::any_of(marks, [&](const std::string& mark) { return line.find(mark) != std::string_view::npos; }))
    return true;
  const std::string_view record = trim(line);  // "old-anchor: new-anchor", below renamed_sections
  return line.starts_with("  ") && record.find(": ") != std::string_view::npos;
}

void expect_only_names_changed(const Files& before, const Files& after, const std::string& command) {
  const bool removes = command.starts_with("rm ");
  std::multiset<std::string> gone;
  std::multiset<std::string> come;
  const auto lines = [removes](const Files& files, const Files& others, std::multiset<std::string>& into) {
    for (const auto& [path, text] : files) {
      const auto other = others.find(path);
      if (other != others.end() && other->second == text) continue;
      if (other == others.end() && removes) continue;
      for (const std::string_view line : split_lines(text)) {
        // A heading of a table of contents goes with the blank line below it.
        if (removes && trim(line).empty() && iequals(std::filesystem::path(path).filename().string(), "toc.md"))
          continue;
        if (!may_change(path, line)) into.emplace(line);
      }
    }
  };
  lines(before, after, gone);
  lines(after, before, come);
  std::vector<std::string> differ;
  std::ranges::set_symmetric_difference(gone, come, std::back_inserter(differ));
  EXPECT_THAT(differ, testing::IsEmpty()) << command << " changed lines that name nothing";
}

void refactors_at_random(unsigned seed) {
  if (!has_real_articles()) GTEST_SKIP() << "the folder shared/ does not lie beside the repository";
  const CopiedCorpus corpus;
  Dice dice(seed);
  auto found = findings_by_rule(corpus);
  std::size_t refused = 0;
  std::string refusals;
  for (std::size_t i = 0; i < number_in_a_case(); ++i) {
    const Files before = corpus.files();
    const std::vector<std::string> words = random_refactoring(before, dice);
    const std::string command = join(words, " ");
    const ProgramRun run = corpus.run(words);
    const Files after = corpus.files();
    if (run.exit_code != 0) {
      ++refused;
      refusals += command + "\n" + run.out + run.err;
      EXPECT_TRUE(after == before) << command << " was refused and changed something\n" << run.err;
      continue;
    }
    const auto now = findings_by_rule(corpus);
    for (const auto& [rule, count] : now) EXPECT_LE(count, found[rule]) << command << ": new findings of " << rule;
    expect_only_names_changed(before, after, command);
    found = now;
  }
  EXPECT_LE(refused * 10, number_in_a_case()) << "more than one in ten was refused:\n" << refusals;
}

// Where nothing was published, the way back leaves every byte as it was.
void goes_there_and_back(unsigned seed) {
  if (!has_real_articles()) GTEST_SKIP() << "the folder shared/ does not lie beside the repository";
  const CopiedCorpus corpus;
  write_test_file(corpus.root() + "/site/mfa/addresses.lock", "index.html\n");
  const Files before = corpus.files();
  Dice dice(seed);
  for (std::size_t i = 0; i < std::max<std::size_t>(1, number_in_a_case() / 4); ++i) {
    const std::string name = article_of(dice.one_of(articles_in(before)));
    const std::string other = "elsewhere" + std::to_string(i) + "/" + name.substr(name.rfind('/') + 1) + "-moved";
    if (corpus.run({"mv", name, other}).exit_code != 0) continue;
    const ProgramRun back = corpus.run({"mv", other, name});
    EXPECT_EQ(back.exit_code, 0) << back.err;
    const Files after = corpus.files();
    for (const auto& [path, text] : before) {
      const auto there = after.find(path);
      EXPECT_TRUE(there != after.end() && there->second == text)
          << path << " differs after " << name << " went to " << other;
    }
    EXPECT_EQ(after.size(), before.size());
    corpus.restore(before);
  }
}

// Killed by the kernel in the middle of writing, at several places. What is written matters here, not how much is read.
void survives_a_kill(unsigned seed) {
  if (!has_real_articles()) GTEST_SKIP() << "the folder shared/ does not lie beside the repository";
  const CopiedCorpus corpus(RealArticles::two_locales);
  const Files before = corpus.files();
  Dice dice(seed);
  const std::vector<std::string> words{"mv", "multi-factor-authentication-end-user-signin", "sign-in/all"};
  ASSERT_EQ(corpus.run(words).exit_code, 0);
  const Files wanted = corpus.files();
  std::size_t killed = 0;
  for (const std::size_t limit : {200, 1'500, 3'000, 5'000, 8'000, 20'000, 40'000, 60'000}) {
    for (const bool undo : {false, true}) {
      corpus.restore(before);
      const ProgramRun cut = corpus.run(words, {.most_file_bytes = limit + dice.below(100), .dies_at_full_disk = true});
      if (cut.exit_code != 0) ++killed;
      if (undo && cut.exit_code != 0) {
        EXPECT_EQ(corpus.run({"recover", "--undo"}).exit_code, 0);
        EXPECT_TRUE(corpus.files() == before) << "undone after " << limit;
      } else {
        const ProgramRun again = corpus.run(words);
        if (cut.exit_code != 0) {
          EXPECT_EQ(again.exit_code, 0) << again.err;
        }
        EXPECT_TRUE(corpus.files() == wanted) << "finished after " << limit;
      }
    }
  }
  EXPECT_GT(killed, 0U);
}

}  // namespace

}  // namespace waymark

int main(int argc, char** argv) {
  for (unsigned seed = 1; seed <= waymark::number_of_seeds(); ++seed) {
    const std::string number = std::to_string(seed);
    waymark::register_case("random", "refactorings_" + number, __FILE__, __LINE__,
                           [seed] { waymark::refactors_at_random(seed); });
    waymark::register_case("random", "there_and_back_" + number, __FILE__, __LINE__,
                           [seed] { waymark::goes_there_and_back(seed); });
  }
  waymark::register_case("random", "kill", __FILE__, __LINE__, [] { waymark::survives_a_kill(1); });
  return waymark::run_cases(argc, argv);
}
