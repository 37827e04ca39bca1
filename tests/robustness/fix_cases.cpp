#include "robustness/fix_cases.h"

#include <csignal>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <sys/wait.h>
#include <unistd.h>

#include "base/writers_files.h"
#include "edits/apply_changes.h"
#include "robustness/build_limits.h"
#include "support/expected.h"
#include "support/memory_site.h"
#include "support/register_case.h"
#include "support/run_program.h"

namespace waymark {

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using Files = std::map<std::string, std::string>;

constexpr int exit_clean = 0;
constexpr int exit_usage = 2;
constexpr int exit_world = 3;

// A folder for temporary files may lie in a repository.
const std::vector<std::string> fix = {"check", "--fix", "--dirty"};

constexpr std::string_view site_yml = R"(title: Test
content: [{folder: ../../content, layout: "{article}.md"}]
locales: [{tag: en-us, name: English}]
versions: ["1"]
severities: {front-matter/missing-description: off, navigation/orphan: off, front-matter/missing-title: off}
)";

class Project {
 public:
  Project() { write("site/test/site.yml", std::string(site_yml)); }
  std::string path(const std::string& relative) const { return folder_.path() + "/" + relative; }
  void write(const std::string& relative, const std::string& text) const { write_test_file(path(relative), text); }
  std::string text(const std::string& relative) const { return read_test_file(path(relative)); }
  Files content() const {
    Files files;
    for (const std::string& file : files_below(path("content"))) files[file] = text("content/" + file);
    return files;
  }
  ProgramRun run(std::vector<std::string> words, ProgramOptions options = {}) const {
    words.insert(words.begin(), WAYMARK_PROGRAM);
    options.folder = folder_.path();
    return run_program(words, options);
  }
  bool git(std::vector<std::string> words) const {
    words.insert(words.begin(), {"/usr/bin/git", "-c", "user.name=T", "-c", "user.email=t@example.com"});
    return run_program(words, {.folder = folder_.path()}).exit_code == 0;
  }

 private:
  TemporaryFolder folder_;
};

void expect_run(const ProgramRun& run, int exit_code, const std::string& said) {
  EXPECT_EQ(run.exit_code, exit_code) << run.out << run.err;
  EXPECT_THAT(run.out + run.err, HasSubstr(said));
}

// A heading without a blank is read as one in old articles, and has a safe fix.
std::string old_article(const std::string& heading) {
  return "<properties pageTitle=\"T\" />\n\n##" + heading + "\n\nText.\n";
}

void fixes_once_and_for_all() {
  const Project project;
  project.write("content/a.md", old_article("One"));
  expect_run(project.run(fix), exit_clean, "fixed 1 finding in 1 file: 1 markdown/heading-space");
  EXPECT_EQ(project.text("content/a.md"), old_article(" One"));
  const Files fixed = project.content();
  expect_run(project.run(fix), exit_clean, "nothing to fix");
  EXPECT_EQ(project.content(), fixed);
  EXPECT_FALSE(fs::exists(project.path(".waymark/changes")));
}

void keeps_every_other_byte() {
  const Project project;
  project.write(
      "content/a.md",
      "\xEF\xBB\xBF<properties pageTitle=\"T\" />\r\n\r\n##One  \r\n\r\nText.\t \n\n##Two\n\n* a\r\n* b \r\rEnd");
  expect_run(project.run(fix), exit_clean, "fixed 2 findings");
  EXPECT_EQ(
      project.text("content/a.md"),
      "\xEF\xBB\xBF<properties pageTitle=\"T\" />\r\n\r\n## One  \r\n\r\nText.\t \n\n## Two\n\n* a\r\n* b \r\rEnd");
}

void diff_writes_nothing() {
  const Project project;
  project.write("content/a.md", old_article("One"));
  const Files before = project.content();
  const ProgramRun run = project.run({"check", "--diff"});
  EXPECT_EQ(run.out,
            "diff --git a/content/a.md b/content/a.md\n--- a/content/a.md\n+++ b/content/a.md\n@@ -1,5 +1,5 @@\n"
            " <properties pageTitle=\"T\" />\n \n-##One\n+## One\n \n Text.\n");
  EXPECT_THAT(run.err, HasSubstr("would fix 1 finding"));
  EXPECT_EQ(project.content(), before);
  EXPECT_EQ(project.run({"check", "--fix", "--diff"}).out, run.out);
  EXPECT_EQ(project.content(), before);
}

// Wrong letters, 87,000 times on one line: what is looked up by line or by fix must not cost the square of that.
void takes_one_line_of_many_findings() {
  const Project project;
  std::string text = "# A\n\n";
  while (text.size() < 1U << 18U) text += "\xC3\x83\xC2\xA9 ";
  project.write("content/a.md", text);
  const ProgramRun diff = project.run({"check", "--diff", "--unsafe"});
  EXPECT_THAT(diff.err, HasSubstr("would fix"));
  EXPECT_LT(diff.cpu_seconds, 5 * most_build_seconds);  // several builds
  expect_run(project.run({"baseline", "--reason", "old"}), exit_clean, "");
  const ProgramRun known = project.run({"check"});
  EXPECT_THAT(known.out, HasSubstr("known"));
  EXPECT_LT(project.run({"baseline", "--update"}).cpu_seconds, 2 * most_build_seconds);
}

void unsafe_needs_fix_or_diff() {
  const Project project;
  project.write("content/a.md", "# A\n");
  expect_run(project.run({"check", "--unsafe"}), exit_usage, "--unsafe goes with --fix or --diff");
  expect_run(project.run({"check", "--dirty"}), exit_usage, "--dirty goes with --fix");
  expect_run(project.run({"build", "--fix"}), exit_usage, "no flag \"--fix\"");
}

void leaves_alone_what_git_does_not_have() {
  const Project project;
  project.write("content/a.md", old_article("One"));
  project.write("content/b.md", old_article("Two"));
  if (!project.git({"init", "-q"})) GTEST_SKIP() << "there is no git";
  project.git({"add", "content/a.md"});
  project.git({"commit", "-qm", "a"});
  const Files before = project.content();
  expect_run(project.run({"check", "--fix"}), exit_world, "content/b.md (not in git)");
  EXPECT_EQ(project.content(), before);
  expect_run(project.run({"check", "--fix", "--dirty"}), exit_clean, "fixed 2 findings");
  EXPECT_NE(project.content(), before);
}

void names_files_that_cannot_be_changed() {
  const Project project;
  project.write("content/a.md", old_article("One"));
  project.write("content/b.md", old_article("Two"));
  fs::permissions(project.path("content/a.md"), fs::perms::owner_read);
  expect_run(project.run(fix), exit_clean, "not fixed: \"content/a.md\" is read-only");
  EXPECT_EQ(project.text("content/a.md"), old_article("One"));
  EXPECT_EQ(project.text("content/b.md"), old_article(" Two"));
}

// What is read of another encoding is not what lies on the disk; the other files are fixed all the same.
void leaves_other_encodings_alone() {
  const Project project;
  const std::string windows = old_article("Caf\xE9");
  std::string utf16 = "\xFF\xFE";
  for (const char c : old_article("One")) utf16 += {c, '\0'};
  project.write("content/a.md", windows);
  project.write("content/b.md", utf16);
  project.write("content/c.md", old_article("Three"));
  fs::create_symlink("c.md", project.path("content/d.md"));
  const ProgramRun run = project.run(fix);
  EXPECT_THAT(run.err, HasSubstr("not fixed: \"content/a.md\" is not UTF-8; save it as UTF-8 and run again"));
  EXPECT_THAT(run.err, HasSubstr("not fixed: \"content/b.md\" is not UTF-8"));
  EXPECT_THAT(run.err, HasSubstr("not fixed: \"content/d.md\" is a symbolic link"));
  EXPECT_THAT(run.err, HasSubstr("fixed 1 finding in 1 file"));
  EXPECT_EQ(project.text("content/a.md"), windows);
  EXPECT_EQ(project.text("content/b.md"), utf16);
  EXPECT_EQ(project.text("content/c.md"), old_article(" Three"));
  EXPECT_THAT(project.run({"check", "--diff"}).out, Not(HasSubstr("a.md")));
  const ProgramRun migrated = project.run({"migrate", "--dirty"});
  EXPECT_THAT(migrated.err, HasSubstr("not migrated: \"content/a.md\" is not UTF-8"));
  EXPECT_THAT(migrated.err, HasSubstr("migrated 1 file"));
  EXPECT_THAT(project.text("content/c.md"), Not(HasSubstr("properties")));
  EXPECT_EQ(project.text("content/b.md"), utf16);
}

void one_run_at_a_time() {
  const Project project;
  project.write("content/a.md", old_article("One"));
  const auto held = hold_writers_files(project.path(""));
  ASSERT_TRUE(held);
  expect_run(project.run(fix), exit_world, "another run of waymark is changing files");
  EXPECT_EQ(project.text("content/a.md"), old_article("One"));
}

void shared_files_are_fixed_once() {
  const Project project;
  project.write("content/includes/shared.md", "##One\n\n[AZURE.NOTE]\n");
  for (const char* name : {"a", "b", "c"})
    project.write(std::string("content/") + name + ".md",
                  old_article("X") + "\n[AZURE.INCLUDE [s](includes/shared.md)]\n");
  project.write("site/other/site.yml", std::string(site_yml) + "output: ../../other\n");
  project.run(fix);
  EXPECT_THAT(project.text("content/includes/shared.md"), HasSubstr("## One"));
  EXPECT_THAT(project.text("content/a.md"), HasSubstr("[!INCLUDE [s](includes/shared.md)]"));
  EXPECT_THAT(project.run(fix).err, HasSubstr("nothing to fix"));
}

// Ends this process, as kill -9 would, at its n-th call.
class DyingFiles final : public WritersFiles {
 public:
  DyingFiles(std::unique_ptr<WritersFiles> files, int calls) : files_(std::move(files)), calls_(calls) {}
  Result<std::optional<std::string>> read(const std::string& path) const override { return files_->read(path); }
  Result<void> may_change(const std::string& path) const override { return files_->may_change(path); }
  Result<void> stage(const std::string& path, std::string_view bytes, const std::string& like) override {
    return count(), files_->stage(path, bytes, like);
  }
  Result<void> publish(const std::string& path) override { return count(), files_->publish(path); }
  Result<void> drop_staged(const std::string& path) override { return count(), files_->drop_staged(path); }
  Result<void> remove(const std::string& path) override { return count(), files_->remove(path); }
  Result<void> settle() override { return count(), files_->settle(); }
  Result<std::optional<std::string>> read_note(const std::string& name) const override {
    return files_->read_note(name);
  }
  Result<void> write_note(const std::string& name, std::string_view bytes) override {
    return count(), files_->write_note(name, bytes);
  }
  Result<void> remove_note(const std::string& name) override { return count(), files_->remove_note(name); }
  Result<void> remove_notes() override { return count(), files_->remove_notes(); }
  std::string path_for_notes(const std::string& path) const override { return files_->path_for_notes(path); }
  std::string path_from_notes(const std::string& noted) const override { return files_->path_from_notes(noted); }
  std::string notes_path() const override { return files_->notes_path(); }

 private:
  void count() {
    if (calls_-- == 0) ::kill(::getpid(), SIGKILL);
  }
  std::unique_ptr<WritersFiles> files_;
  int calls_;
};

// Applies in a process of its own that dies at the n-th step; true when it came through.
bool apply_and_die(const ChangeSet& changes, const Project& project, int n) {
  const pid_t child = ::fork();
  if (child == 0) {
    auto held = hold_writers_files(project.path(""));
    DyingFiles files(*std::move(held), n);
    ::_exit(apply_changes(changes, files) ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// At every step: the program itself finishes the one half of the runs, and takes back the other.
void survives_death_at_every_step() {
  const std::map<std::string, std::string> before = {{"a.md", "# A\n"}, {"b.md", "# B\n"}, {"old/c.md", "# C\n"}};
  const std::map<std::string, std::string> after = {{"a.md", "# AA\n"}, {"b.md", "# BB\n"}, {"new/c.md", "# C\n"}};
  for (int n = 0;; ++n) {
    ASSERT_LT(n, 60);
    const Project project;
    for (const auto& [name, text] : before) project.write("content/" + name, text);
    ChangeSet changes{.command = {"test"}, .files = {}};
    changes.files = {{project.path("content/a.md"), "# A\n", "# AA\n", ""},
                     {project.path("content/b.md"), "# B\n", "# BB\n", ""},
                     {project.path("content/new/c.md"), std::nullopt, "# C\n", project.path("content/old/c.md")},
                     {project.path("content/old/c.md"), "# C\n", std::nullopt, ""}};
    const bool came_through = apply_and_die(changes, project, n);
    const bool journal = fs::exists(project.path(".waymark/changes/plan.json"));
    if (journal) {
      expect_run(project.run(fix), exit_world, "`waymark test` was interrupted");
      expect_run(project.run({"check"}), exit_clean, "a run that changed files in \".\" was interrupted");
    }
    const ProgramRun run = n % 2 == 0 ? project.run({"recover"}) : project.run({"recover", "--undo"});
    expect_run(run, exit_clean,
               journal ? (n % 2 == 0 ? "finished `waymark test`: 4 files" : "took back") : "no run was");
    const Files now = project.content();
    if (journal) {
      EXPECT_EQ(now, n % 2 == 0 ? after : before) << "killed at step " << n;
    } else {
      EXPECT_TRUE(now == before || now == after) << "killed at step " << n;
    }
    EXPECT_FALSE(fs::exists(project.path(".waymark/changes"))) << "killed at step " << n;
    if (came_through) break;
  }
}

// The program itself, killed as soon as the journal is there, and a little later each time.
void survives_kill_during_fix() {
  for (int turn = 0; turn < 12; ++turn) {
    const Project project;
    for (int i = 0; i < 60; ++i) project.write("content/a" + std::to_string(i) + ".md", old_article("One"));
    const std::string plan = project.path(".waymark/changes/plan.json");
    const pid_t child = ::fork();
    if (child == 0) {
      if (::chdir(project.path("").c_str()) != 0) ::_exit(1);
      ::close(1);
      ::close(2);
      ::execl(WAYMARK_PROGRAM, WAYMARK_PROGRAM, "check", "--fix", "--dirty", static_cast<char*>(nullptr));
      ::_exit(1);
    }
    int status = 0;
    while (!fs::exists(plan) && ::waitpid(child, &status, WNOHANG) == 0) {
    }
    const std::string target = project.path("content/a" + std::to_string(turn * 5) + ".md");
    const std::string text = old_article("One");
    while (turn > 0 && ::waitpid(child, &status, WNOHANG) == 0 && read_test_file(target) == text) {
    }
    ::kill(child, SIGKILL);
    ::waitpid(child, &status, 0);
    // The same command finishes what was begun, and then has nothing to do.
    expect_run(project.run(fix), exit_clean, "");
    for (const auto& [name, now] : project.content()) EXPECT_EQ(now, old_article(" One")) << name;
    EXPECT_FALSE(fs::exists(project.path(".waymark/changes")));
  }
}

void full_disk_changes_nothing() {
  const Project project;
  project.write("content/a.md", old_article("One") + std::string(20000, 'x') + "\n");
  project.write("content/b.md", old_article("Two"));
  const Files before = project.content();
  const ProgramRun run = project.run(fix, {.most_file_bytes = 5000});
  expect_run(run, exit_world, "cannot write");
  EXPECT_EQ(project.content(), before);
  EXPECT_FALSE(fs::exists(project.path(".waymark/changes")));
}

void migrates_front_matter() {
  const Project project;
  project.write(
      "content/a.md",
      "\xEF\xBB\xBF<properties\r\n\tpageTitle=\"Yes: it's #1\"\r\n\tdescription=\"12\"\r\n\tauthor=\"a\" />\r\n\r\n"
      "<tags ms.date=\"08/01/2015\" author=\"b\" />\r\n\r\n# A\r\n");
  project.write("content/b.md", "# B\n");
  const ProgramRun shown = project.run({"migrate", "--dry-run"});
  EXPECT_THAT(shown.out, HasSubstr("+title: \"Yes: it's #1\"\r\n+description: \"12\"\r\n"));
  expect_run(project.run({"migrate", "content/aa.md"}), exit_usage, "did you mean \"content/a.md\"?");
  expect_run(project.run({"migrate", "--dirty", "content/**"}), exit_clean, "migrated 1 file");
  EXPECT_EQ(project.text("content/a.md"),
            "\xEF\xBB\xBF---\r\ntitle: \"Yes: it's #1\"\r\ndescription: \"12\"\r\nauthor: a\r\nms.date: 08/01/2015\r\n"
            "# author: b\r\n---\r\n\r\n# A\r\n");
  expect_run(project.run({"migrate", "--dirty"}), exit_clean, "migrated 0 files");
}

}  // namespace

void add_fix_cases() {
  const auto add = [](const char* name, void (*body)()) { register_case("fix", name, __FILE__, __LINE__, body); };
  add("fixes_once_and_for_all", fixes_once_and_for_all);
  add("keeps_every_other_byte", keeps_every_other_byte);
  add("diff_writes_nothing", diff_writes_nothing);
  add("takes_one_line_of_many_findings", takes_one_line_of_many_findings);
  add("unsafe_needs_fix_or_diff", unsafe_needs_fix_or_diff);
  add("leaves_alone_what_git_does_not_have", leaves_alone_what_git_does_not_have);
  add("names_files_that_cannot_be_changed", names_files_that_cannot_be_changed);
  add("leaves_other_encodings_alone", leaves_other_encodings_alone);
  add("one_run_at_a_time", one_run_at_a_time);
  add("shared_files_are_fixed_once", shared_files_are_fixed_once);
  add("survives_death_at_every_step", survives_death_at_every_step);
  add("survives_kill_during_fix", survives_kill_during_fix);
  add("full_disk_changes_nothing", full_disk_changes_nothing);
  add("migrates_front_matter", migrates_front_matter);
}

}  // namespace waymark
