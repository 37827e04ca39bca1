#include "robustness/disk_cases.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <sys/mount.h>

#include "support/expected.h"
#include "support/memory_site.h"
#include "support/register_case.h"
#include "support/run_program.h"

namespace waymark {

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using Files = std::map<std::string, std::string>;

constexpr int exit_clean = 0;
constexpr int exit_usage = 2;
constexpr int exit_world = 3;

constexpr std::string_view site_yml = R"(title: Test
content: [{folder: ../content, layout: "{article}.md"}]
locales: [{tag: en-us, name: English}]
versions: ["1"]
)";

std::string article(const std::string& title, std::size_t paragraphs) {
  std::string text = "---\ntitle: " + title + "\ndescription: About " + title + "\n---\n\n# " + title + "\n\n";
  for (std::size_t i = 0; i < paragraphs; ++i) text += "Paragraph " + std::to_string(i) + " of " + title + ".\n\n";
  return text;
}

// A site of a home page and twenty articles in a folder of its own.
class SmallSite {
 public:
  SmallSite() {
    write("content/index.md", article("Home", 1));
    for (int i = 0; i < 20; ++i)
      write("content/article-" + std::to_string(i) + ".md", article("Article " + std::to_string(i), 60));
    std::string yaml(site_yml);
    yaml.replace(yaml.find("../content"), 10, "../../content");
    write("site/test/site.yml", yaml);
  }
  std::string path(const std::string& relative) const { return folder_.path() + "/" + relative; }
  void write(const std::string& relative, const std::string& text) const { write_test_file(path(relative), text); }
  Files output(const std::string& name = "public") const {
    Files files;
    for (const std::string& file : files_below(path(name))) files[file] = read_test_file(path(name + "/" + file));
    return files;
  }
  ProgramRun run(std::vector<std::string> words, ProgramOptions options = {}) const {
    words.insert(words.begin(), WAYMARK_PROGRAM);
    options.folder = folder_.path();
    return run_program(words, options);
  }
  ProgramRun build(ProgramOptions options = {}) const { return run({"build"}, std::move(options)); }

 private:
  TemporaryFolder folder_;
};

void expect_run(const ProgramRun& run, int exit_code, const std::string& said) {
  EXPECT_EQ(run.exit_code, exit_code) << run.out << run.err;
  EXPECT_THAT(run.out + run.err, HasSubstr(said));
}

void builds_again_without_writing() {
  const SmallSite site;
  expect_run(site.build(), exit_clean, "");
  const auto before = fs::last_write_time(site.path("public/index.html"));
  const Files files = site.output();
  expect_run(site.build(), exit_clean, "");
  EXPECT_EQ(fs::last_write_time(site.path("public/index.html")), before);
  EXPECT_EQ(site.output(), files);
}

void removes_what_is_no_longer_made() {
  const SmallSite site;
  site.build();
  ASSERT_TRUE(fs::exists(site.path("public/article-3.html")));
  fs::remove(site.path("content/article-3.md"));
  site.build();
  EXPECT_FALSE(fs::exists(site.path("public/article-3.html")));
  EXPECT_TRUE(fs::exists(site.path("public/article-4.html")));
}

void same_bytes_for_any_jobs() {
  const SmallSite site;
  for (const char* jobs : {"1", "2", "8"}) site.run({"build", "--jobs", jobs, "--out", std::string("out-") + jobs});
  EXPECT_FALSE(site.output("out-1").empty());
  EXPECT_EQ(site.output("out-1"), site.output("out-2"));
  EXPECT_EQ(site.output("out-1"), site.output("out-8"));
}

void survives_death_in_the_middle() {
  const SmallSite site;
  site.run({"build", "--out", "fresh"});
  const ProgramRun died = site.build({.most_file_bytes = 2000, .dies_at_full_disk = true});
  EXPECT_GE(died.exit_code, 128) << died.out << died.err;
  expect_run(site.build(), exit_clean, "");
  EXPECT_EQ(site.output(), site.output("fresh"));
}

void says_when_files_cannot_be_written() {
  const SmallSite site;
  site.run({"build", "--out", "fresh"});
  expect_run(site.build({.most_file_bytes = 2000}), exit_world, "public");
  expect_run(site.build(), exit_clean, "");
  EXPECT_EQ(site.output(), site.output("fresh"));
}

// A file system of its own with room for a few pages only. Only root may make one; elsewhere the case above has to do.
void says_when_the_disk_is_full() {
  const SmallSite site;
  fs::create_directories(site.path("public"));
  if (mount("tmpfs", site.path("public").c_str(), "tmpfs", 0, "size=64k") != 0)
    GTEST_SKIP() << "this user may not mount a small disk";
  const ProgramRun run = site.build();
  const Files left = site.output();
  umount(site.path("public").c_str());
  expect_run(run, exit_world, "public");
  for (const auto& [path, bytes] : left) {
    if (path.ends_with(".html")) {
      EXPECT_THAT(bytes, HasSubstr("</html>")) << path << " is half a page";
    }
  }
}

void says_when_the_output_is_a_file() {
  const SmallSite site;
  site.write("public", "mine");
  expect_run(site.build(), exit_world, "public");
  EXPECT_EQ(read_test_file(site.path("public")), "mine");
}

void says_when_the_output_cannot_be_made() {
  const SmallSite site;
  expect_run(site.run({"build", "--out", "/proc/waymark"}), exit_world, "/proc/waymark");
}

void keeps_what_it_did_not_make() {
  const SmallSite site;
  site.write("public/precious.txt", "mine");
  expect_run(site.build(), exit_world, "public");
  EXPECT_EQ(site.output(), (Files{{"precious.txt", "mine"}}));
}

void keeps_files_put_beside_its_own() {
  const SmallSite site;
  site.build();
  site.write("public/CNAME", "help.example.org\n");
  expect_run(site.build(), exit_clean, "");
  EXPECT_EQ(site.output()["CNAME"], "help.example.org\n");
}

void does_not_write_through_links() {
  const SmallSite site;
  site.build();
  site.write("outside.html", "mine");
  fs::remove(site.path("public/article-1.html"));
  fs::create_symlink(site.path("outside.html"), site.path("public/article-1.html"));
  site.write("content/article-1.md", article("Changed", 2));
  site.build();
  EXPECT_EQ(read_test_file(site.path("outside.html")), "mine");
}

void does_not_publish_what_links_lead_to() {
  const SmallSite site;
  site.write("secret/secret.md", article("Secret", 1));
  site.write("secret/key.png", "secret bytes");
  fs::create_symlink(site.path("secret/secret.md"), site.path("content/secret.md"));
  fs::create_symlink(site.path("secret/key.png"), site.path("content/key.png"));
  fs::create_directory_symlink(site.path("secret"), site.path("content/folder"));
  site.build();
  for (const auto& [path, bytes] : site.output()) {
    EXPECT_EQ(bytes.find("ecret"), std::string::npos) << path;
  }
}

void ends_in_folders_that_hold_themselves() {
  const SmallSite site;
  fs::create_directory_symlink(site.path("content"), site.path("content/again"));
  fs::create_symlink("loop.md", site.path("content/loop.md"));
  const ProgramRun run = site.build({.most_cpu_seconds = 20});
  EXPECT_LE(run.exit_code, 3) << run.out << run.err;
  EXPECT_TRUE(fs::exists(site.path("public/index.html")));
}

void says_when_there_is_no_content() {
  const SmallSite site;
  fs::remove_all(site.path("content"));
  expect_run(site.build(), exit_usage, "content");
}

void builds_an_empty_site() {
  const SmallSite site;
  fs::remove_all(site.path("content"));
  fs::create_directories(site.path("content"));
  const ProgramRun run = site.build();
  EXPECT_LE(run.exit_code, 1) << run.out << run.err;
  EXPECT_TRUE(fs::exists(site.path("public/index.html")));
}

void says_when_standard_output_is_full() {
  const ProgramRun run = run_program({"/bin/sh", "-c", "echo '# x' | \"$0\" render - >/dev/full", WAYMARK_PROGRAM}, {});
  expect_run(run, exit_world, "");
  EXPECT_FALSE(run.err.empty());
}

// A report may go to a terminal, a pipe or /dev/null, which must stay what they are. By links, so that only they are
// lost when this fails.
void reports_do_not_replace_devices() {
  const SmallSite site;
  for (const char* device : {"stdout", "full", "null"})
    fs::create_symlink(std::string("/dev/") + device, site.path(device));
  expect_run(site.run({"check", "--report", "json=stdout"}), exit_clean, "[]");
  expect_run(site.run({"check", "--report", "json=full"}), exit_world, "cannot write \"full\"");
  expect_run(site.run({"check", "--report", "json=null"}), exit_clean, "");
  for (const char* device : {"stdout", "full", "null"}) EXPECT_TRUE(fs::is_symlink(site.path(device))) << device;
  expect_run(site.run({"check", "--report", "json=-"}), exit_usage, "--format json writes to standard output");
  EXPECT_FALSE(fs::exists(site.path("-")));
}

void does_not_mind_strange_file_names() {
  const SmallSite site;
  for (const char* name :
       {"content/with blank.md", "content/ünïcode.md", "content/a&b<c>\"d'.md", "content/percent%20.md",
        "content/hash#mark.md", "content/question?.md", "content/new\nline.md", "content/back\\slash.md"}) {
    site.write(name, article("Strange", 1));
  }
  const ProgramRun run = site.build();
  EXPECT_LE(run.exit_code, 1) << run.out << run.err;
  EXPECT_TRUE(fs::exists(site.path("public/index.html")));
}

void takes_many_small_files() {
  const SmallSite site;
  for (int i = 0; i < 2000; ++i)
    site.write("content/many/f" + std::to_string(i / 50) + "/n" + std::to_string(i) + ".md",
               article("N" + std::to_string(i), 1));
  const ProgramRun run = site.build({.most_cpu_seconds = 60});
  EXPECT_LE(run.exit_code, 1) << run.err;
  EXPECT_TRUE(fs::exists(site.path("public/many/f39/n1999.html")));
}

// A file that is there when the folder is listed and gone when it is read.
class VanishingDisk final : public Disk {
 public:
  explicit VanishingDisk(MemoryDisk& disk) : disk_(disk) {}
  Result<std::string> read(const std::string& path) const override {
    if (path.ends_with("gone.md")) return fail("\"" + path + "\" is gone");
    return disk_.read(path);
  }
  Result<std::vector<FileEntry>> list(const std::string& folder, std::vector<std::string>* left_out) const override {
    return disk_.list(folder, left_out);
  }
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override { return disk_.open(path); }
  bool is_file(const std::string& path) const override { return disk_.is_file(path); }
  bool is_folder(const std::string& path) const override { return disk_.is_folder(path); }
  Result<void> write(const std::string& path, std::string_view bytes) override { return disk_.write(path, bytes); }
  Result<void> remove_file(const std::string& path) override { return disk_.remove_file(path); }
  Result<void> remove_folder_if_empty(const std::string& path) override { return disk_.remove_folder_if_empty(path); }

  Result<std::unique_ptr<HeldFolder>> hold(const std::string& folder) override { return disk_.hold(folder); }

 private:
  MemoryDisk& disk_;
};

void says_when_a_file_vanishes() {
  MemoryDisk memory;
  add_theme(memory.files);
  memory.files["site/site.yml"] = site_yml;
  memory.files["content/index.md"] = article("Home", 1);
  memory.files["content/gone.md"] = article("Gone", 1);
  VanishingDisk disk(memory);
  const auto report =
      build({.site_file = "site/site.yml", .output_folder = "public", .theme_folder = "theme", .jobs = 2}, disk);
  if (report) {
    EXPECT_THAT(finding_lines(report->findings, report->sources), HasSubstr("gone.md"));
  } else {
    EXPECT_THAT(report.error().message, HasSubstr("gone.md"));
  }
}

}  // namespace

void add_disk_cases() {
  const auto add = [](const char* name, void (*body)()) { register_case("disk", name, __FILE__, __LINE__, body); };
  add("builds_again_without_writing", builds_again_without_writing);
  add("removes_what_is_no_longer_made", removes_what_is_no_longer_made);
  add("same_bytes_for_any_jobs", same_bytes_for_any_jobs);
  add("survives_death_in_the_middle", survives_death_in_the_middle);
  add("says_when_files_cannot_be_written", says_when_files_cannot_be_written);
  add("says_when_the_disk_is_full", says_when_the_disk_is_full);
  add("says_when_the_output_is_a_file", says_when_the_output_is_a_file);
  add("says_when_the_output_cannot_be_made", says_when_the_output_cannot_be_made);
  add("keeps_what_it_did_not_make", keeps_what_it_did_not_make);
  add("keeps_files_put_beside_its_own", keeps_files_put_beside_its_own);
  add("does_not_write_through_links", does_not_write_through_links);
  add("does_not_publish_what_links_lead_to", does_not_publish_what_links_lead_to);
  add("ends_in_folders_that_hold_themselves", ends_in_folders_that_hold_themselves);
  add("says_when_there_is_no_content", says_when_there_is_no_content);
  add("builds_an_empty_site", builds_an_empty_site);
  add("says_when_standard_output_is_full", says_when_standard_output_is_full);
  add("reports_do_not_replace_devices", reports_do_not_replace_devices);
  add("does_not_mind_strange_file_names", does_not_mind_strange_file_names);
  add("takes_many_small_files", takes_many_small_files);
  add("says_when_a_file_vanishes", says_when_a_file_vanishes);
}

}  // namespace waymark
