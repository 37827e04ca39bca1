#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/hash.h"
#include "output/output.h"

// What only a real disk shows: links, folders that become empty, processes that are killed.

namespace waymark {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class WriteOutputsOnDisk : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "waymark-output-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root = name;
  }
  void TearDown() override { fs::remove_all(root); }

  void put(const std::string& relative, std::string_view bytes) const {
    fs::create_directories((root / relative).parent_path());
    std::ofstream(root / relative, std::ios::binary) << bytes;
  }
  std::string get(const std::string& relative) const {
    std::ifstream file(root / relative, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::vector<std::string> names_in(const std::string& relative) const {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / relative)) {
      names.push_back(entry.path().lexically_relative(root / relative).string());
    }
    std::ranges::sort(names);
    return names;
  }
  std::string build(const std::map<std::string, std::string>& pages) {
    std::vector<Output> outputs;
    for (const auto& [path, bytes] : pages) {
      outputs.push_back({.path = SitePath::from(path).value(), .bytes = bytes});
    }
    const Result<WriteSummary> summary = write_outputs(outputs, (root / "public").string(), disk, 4);
    return summary ? std::to_string(summary->written) + "/" + std::to_string(summary->unchanged) + "/" +
                         std::to_string(summary->removed)
                   : summary.error().message;
  }

  fs::path root;
  RealDisk disk;
};

TEST_F(WriteOutputsOnDisk, MakesAndRemovesFolders) {
  EXPECT_EQ(build({{"a/b/c.html", "c"}, {"a/b/d.html", "d"}, {"e.html", "e"}}), "3/0/0");
  EXPECT_THAT(names_in("public"), ElementsAre(".waymark-manifest", "a", "a/b", "a/b/c.html", "a/b/d.html", "e.html"));
  EXPECT_EQ(build({{"e.html", "e"}}), "0/1/2");
  EXPECT_THAT(names_in("public"), ElementsAre(".waymark-manifest", "e.html"));
  EXPECT_EQ(build({{"e.html/x", "e"}}), "1/0/1");
  EXPECT_THAT(names_in("public"), ElementsAre(".waymark-manifest", "e.html", "e.html/x"));
  EXPECT_EQ(build({{"e.html", "e"}}), "1/0/1");
  EXPECT_THAT(names_in("public"), ElementsAre(".waymark-manifest", "e.html"));
}

TEST_F(WriteOutputsOnDisk, UnchangedFilesKeepTheirTime) {
  build({{"a.html", "a"}});
  const auto old_time = fs::file_time_type::clock::now() - std::chrono::hours(24);
  fs::last_write_time(root / "public/a.html", old_time);
  fs::last_write_time(root / "public/.waymark-manifest", old_time);
  EXPECT_EQ(build({{"a.html", "a"}}), "0/1/0");
  EXPECT_EQ(fs::last_write_time(root / "public/a.html"), old_time);
  EXPECT_EQ(fs::last_write_time(root / "public/.waymark-manifest"), old_time);
}

TEST_F(WriteOutputsOnDisk, NeverLeavesTheFolderThroughALink) {
  put("outside/x.html", "precious");
  EXPECT_EQ(build({{"index.html", "i"}, {"sub/x.html", "mine"}}), "2/0/0");
  fs::remove_all(root / "public/sub");
  fs::create_directory_symlink("../outside", root / "public/sub");

  EXPECT_THAT(build({{"index.html", "i"}, {"sub/x.html", "mine"}}),
              HasSubstr("is a symbolic link and could lead out of"));
  EXPECT_THAT(build({{"index.html", "i"}}), HasSubstr("is a symbolic link and could lead out of"));
  EXPECT_EQ(get("outside/x.html"), "precious");
  fs::remove(root / "public/sub");
  EXPECT_EQ(build({{"index.html", "i"}, {"sub/x.html", "mine"}}), "1/1/0");
}

TEST_F(WriteOutputsOnDisk, ALinkInPlaceOfAFileIsReplaced) {
  put("outside.html", "a");
  build({{"a.html", "a"}});
  fs::remove(root / "public/a.html");
  fs::create_symlink("../outside.html", root / "public/a.html");
  EXPECT_EQ(build({{"a.html", "a"}}), "1/0/0");
  EXPECT_FALSE(fs::is_symlink(root / "public/a.html"));

  fs::create_symlink("../outside.html", root / "public/b.html");
  EXPECT_THAT(build({{"a.html", "a"}, {"b.html", "b"}}), HasSubstr("was not made by waymark"));
  EXPECT_EQ(get("outside.html"), "a");
}

TEST_F(WriteOutputsOnDisk, TheFolderItselfMayBeALink) {
  fs::create_directory(root / "www");
  fs::create_directory_symlink("www", root / "public");
  EXPECT_EQ(build({{"a.html", "a"}}), "1/0/0");
  EXPECT_EQ(get("www/a.html"), "a");
}

TEST_F(WriteOutputsOnDisk, RemovesTemporaryFilesOfAKilledBuild) {
  put("public/.waymark-1-1-0.new", "half a manifest");
  EXPECT_EQ(build({{"a/b.html", "b"}}), "1/0/0");
  put("public/a/.waymark-2-2-0.new", "half a page");
  EXPECT_EQ(build({{"a/b.html", "b"}}), "0/1/0");
  EXPECT_THAT(names_in("public"), ElementsAre(".waymark-manifest", "a", "a/b.html"));
}

TEST_F(WriteOutputsOnDisk, AFileOfAStrangerWhereAFolderIsNeeded) {
  build({{"a.html", "a"}});
  put("public/sub", "stranger");
  EXPECT_THAT(build({{"a.html", "a"}, {"sub/x.html", "x"}}),
              HasSubstr("a file or link stands where a folder is needed"));
  EXPECT_EQ(get("public/sub"), "stranger");
  fs::remove(root / "public/sub");
  EXPECT_EQ(build({{"a.html", "a"}, {"sub/x.html", "x"}}), "1/1/0");
}

// What an earlier run left need not be made again, as long as it is there.
TEST_F(WriteOutputsOnDisk, WhatIsKnownIsNotMade) {
  const std::string page = (root / "public/a.html").string();
  EXPECT_EQ(build({{"a.html", "text"}}), "1/0/0");
  int made = 0;
  Output output{.path = SitePath::from("a.html").value(), .bytes = {}, .copy_of = {}, .make = [&] {
                  ++made;
                  return std::string("text");
                }};
  const auto write = [&](std::optional<FileStamp> stamp) {
    output.on_disk = KnownFile{.hash = hash_hex("text"), .stamp = stamp};
    made = 0;
    const Result<WriteSummary> done = write_outputs({output}, (root / "public").string(), disk, 1);
    return (done ? std::to_string(done->written) + " written, " : done.error().message) + std::to_string(made) +
           " made";
  };
  EXPECT_EQ(write({}), "0 written, 1 made") << "only what is said to be the same is not made";
  output.is_as_on_disk = true;
  EXPECT_EQ(write(stamp_of_own(page)), "0 written, 0 made");
  EXPECT_EQ(write({}), "0 written, 0 made") << "without a stamp the bytes tell";
  put("public/a.html", "TEXT");
  EXPECT_EQ(write(FileStamp{}), "1 written, 1 made");
  EXPECT_EQ(get("public/a.html"), "text");
  fs::remove(page);
  EXPECT_EQ(write({}), "1 written, 1 made");
  fs::remove(page);
  put("outside.html", "text");
  fs::create_symlink("../outside.html", page);
  EXPECT_EQ(write(stamp_of(page)), "1 written, 1 made");
  EXPECT_FALSE(fs::is_symlink(page));
  fs::remove_all(root / "public/a.html");
  put("public/a.html/x", "folder");
  EXPECT_THAT(write({}), HasSubstr("a folder stands where a file is needed"));
}

// What a Linux before 5.6 answers to the call that looks for a file in one step, and the filter of a container.
bool refuse_openat2(unsigned error) {
  sock_filter steps[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog filter{.len = std::size(steps), .filter = steps};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

TEST_F(WriteOutputsOnDisk, SystemsWithoutTheOneCall) {
  put("outside/x.html", "precious");
  for (const int error : {ENOSYS, EPERM}) {
    const pid_t child = ::fork();
    if (child == 0) {
      if (!refuse_openat2(static_cast<unsigned>(error))) ::_exit(99);
      bool good = build({{"a/b/c.html", "c"}, {"d.html", "d"}}) == "2/0/0";
      good = good && build({{"a/b/c.html", "c"}, {"d.html", "new"}}) == "1/1/0";
      good = good && build({{"a/b", "file"}, {"d.html/x.html", "x"}}) == "2/0/2";
      fs::create_directory_symlink("../outside", root / "public/sub");
      good = good && build({{"a/b", "file"}, {"sub/x.html", "x"}}).contains("is a symbolic link and could lead out of");
      fs::remove(root / "public/sub");
      ::_exit(good && build({}) == "0/0/2" ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == 99) GTEST_SKIP() << "calls cannot be refused here";
    EXPECT_EQ(WEXITSTATUS(status), 0) << "error " << error;
    EXPECT_THAT(names_in("public"), ElementsAre(".waymark-manifest"));
    EXPECT_EQ(get("outside/x.html"), "precious");
  }
}

// Killed for real, at moments that differ from run to run; whatever the moment, every file is whole and the next build
// ends well.
TEST_F(WriteOutputsOnDisk, SurvivesKilling) {
  const auto site = [](char fill) {
    std::map<std::string, std::string> pages;
    for (int i = 0; i < 60; ++i) {
      pages["p" + std::to_string(i % 5) + "/" + std::to_string(i) + "-" + (i % 2 == 0 ? fill : 'z') + ".html"] =
          std::string(20'000, fill);
    }
    return pages;
  };
  build(site('a'));
  for (int round = 0; round < 12; ++round) {
    const char fill = round % 2 == 0 ? 'b' : 'a';
    const pid_t child = ::fork();
    if (child == 0) {
      ::ualarm(static_cast<useconds_t>(200 + 700 * round), 0);  // the signal's default is to end the process
      std::vector<Output> outputs;
      for (const auto& [path, bytes] : site(fill)) {
        outputs.push_back({.path = SitePath::from(path).value(), .bytes = bytes});
      }
      static_cast<void>(write_outputs(outputs, (root / "public").string(), disk, 1));
      ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    for (const std::string& name : names_in("public")) {
      // What is staged is no page yet.
      if (name.ends_with(".html") && !name.starts_with(".waymark-new/")) {
        const std::string bytes = get("public/" + name);
        ASSERT_EQ(bytes.size(), 20'000U) << name;
        ASSERT_EQ(bytes.find_first_not_of(bytes[0]), std::string::npos) << name;
      }
    }
  }
  EXPECT_EQ(build(site('c')).find(' '), std::string::npos);
  EXPECT_EQ(names_in("public").size(), 60U + 5U + 1U);
  for (const auto& [path, bytes] : site('c')) {
    EXPECT_EQ(get("public/" + path), bytes);
  }
}

}  // namespace
}  // namespace waymark
