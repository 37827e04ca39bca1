#include "base/disk.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/parallel_map.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> paths_of(const Result<std::vector<FileEntry>>& entries) {
  std::vector<std::string> paths;
  if (!entries) {
    return {entries.error().message};
  }
  for (const FileEntry& entry : *entries) {
    paths.push_back(entry.path);
  }
  return paths;
}

// Every name below a folder, hidden ones too.
std::vector<std::string> everything_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    names.push_back(entry.path().lexically_relative(folder).string());
  }
  std::ranges::sort(names);
  return names;
}

std::string error_of(const Result<void>& result) { return result ? "" : result.error().message; }
template <class T>
std::string error_of(const Result<T>& result) {
  return result ? "" : result.error().message;
}

// A folder of its own on the real disk for each test.
class RealDiskTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "waymark-disk-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root = name;
  }
  void TearDown() override { fs::remove_all(root); }

  std::string path(const std::string& relative) const { return (root / relative).string(); }
  void put(const std::string& relative, std::string_view bytes) const {
    fs::create_directories((root / relative).parent_path());
    std::ofstream(root / relative, std::ios::binary) << bytes;
  }
  std::string get(const std::string& relative) const {
    std::ifstream file(root / relative, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  fs::path root;
  RealDisk disk;
};

TEST(JoinDiskPath, Normalises) {
  struct Case {
    std::string_view folder, relative, joined;
  };
  const Case cases[] = {
      {"a/b", "c/../d", "a/b/d"},
      {"", "", "."},
      {"", "a", "a"},
      {"a", "", "a"},
      {".", "./a", "a"},
      {"a", "..", "."},
      {"a", "../..", ".."},
      {"..", "a", "../a"},
      {"../..", "../a", "../../../a"},
      {"/a", "../../b", "/b"},
      {"/", "", "/"},
      {"/a", "..", "/"},
      {"a", "/b", "/b"},
      {"a//b/", "c/", "a/b/c"},
      {"a", "../../../b", "../../b"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(join_disk_path(c.folder, c.relative), c.joined) << c.folder << " + " << c.relative;
  }
}

TEST_F(RealDiskTest, ReadsWhatWasWritten) {
  const std::string bytes("a\0b\r\n\xFF", 6);
  ASSERT_EQ(error_of(disk.write(path("x/y/z.bin"), bytes)), "");
  EXPECT_EQ(disk.read(path("x/y/z.bin")).value(), bytes);
  ASSERT_EQ(error_of(disk.write(path("x/y/z.bin"), "")), "");
  EXPECT_EQ(disk.read(path("x/y/z.bin")).value(), "");
  const std::string large(3'000'000, 'x');
  ASSERT_EQ(error_of(disk.write(path("large"), large)), "");
  EXPECT_EQ(disk.read(path("large")).value(), large);
  EXPECT_THAT(everything_in(root), ElementsAre("large", "x", "x/y", "x/y/z.bin"));
  EXPECT_TRUE(disk.is_file(path("large")) && disk.is_folder(path("x/y")));
  EXPECT_FALSE(disk.is_file(path("x")) || disk.is_folder(path("large")) || disk.is_file(path("none")));
}

TEST_F(RealDiskTest, SaysWhyItCannotRead) {
  put("file", "x");
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_EQ(error_of(disk.read(path("none"))), "cannot read \"" + path("none") + "\": No such file or directory");
  EXPECT_THAT(error_of(disk.read(path("."))), HasSubstr("Is a directory"));
  EXPECT_THAT(error_of(disk.read(path("file/below"))), HasSubstr("a file or link stands where a folder is needed"));
  EXPECT_THAT(error_of(disk.read(path("pipe"))), HasSubstr("is not a regular file"));
  EXPECT_EQ(::truncate(path("file").c_str(), (off_t{1} << 30) + 1), 0);
  EXPECT_THAT(error_of(disk.open(path("none"))), HasSubstr("No such file"));
}

TEST_F(RealDiskTest, ListsFilesSorted) {
  for (const char* name : {"b.md", "a/z.md", "a-b/c.md", "a.md", ".hidden", ".git/config", "a/.x/y", "ü.md"}) {
    put(name, name);
  }
  fs::create_directories(root / "empty");
  EXPECT_THAT(paths_of(disk.list(path("."))), ElementsAre("a-b/c.md", "a.md", "a/z.md", "b.md", "ü.md"));
  EXPECT_EQ(disk.list(path(".")).value()[0].size, 8U);
  EXPECT_THAT(error_of(disk.list(path("none"))), HasSubstr("cannot list \"" + path("none") + "\""));
}

TEST_F(RealDiskTest, ListStaysInsideTheFolder) {
  put("outside/secret.md", "s");
  put("in/real.md", "r");
  put("in/sub/x.md", "x");
  fs::create_symlink("../outside/secret.md", root / "in/out.md");
  fs::create_symlink("../outside", root / "in/out");
  fs::create_symlink("real.md", root / "in/alias.md");
  fs::create_symlink("sub", root / "in/same");
  fs::create_symlink(".", root / "in/loop");
  fs::create_symlink("nowhere", root / "in/broken.md");
  fs::create_symlink("../inside/../in/real.md", root / "in/winding.md");
  ASSERT_EQ(::mkfifo(path("in/pipe").c_str(), 0600), 0);
  std::vector<std::string> left_out;
  EXPECT_THAT(paths_of(disk.list(path("in"), &left_out)), ElementsAre("alias.md", "real.md", "sub/x.md"));
  EXPECT_THAT(left_out, ElementsAre("broken.md", "loop", "out", "out.md", "same", "winding.md"));
}

TEST_F(RealDiskTest, NeverWritesThroughALink) {
  put("target", "old");
  fs::create_symlink("target", root / "link");
  ASSERT_EQ(error_of(disk.write(path("link"), "new")), "");
  EXPECT_EQ(get("target"), "old");
  EXPECT_EQ(get("link"), "new");
  EXPECT_FALSE(fs::is_symlink(root / "link"));
}

TEST_F(RealDiskTest, KeepsPermissions) {
  put("file", "old");
  ASSERT_EQ(::chmod(path("file").c_str(), 0640), 0);
  ASSERT_EQ(error_of(disk.write(path("file"), "new")), "");
  struct stat status {};
  ASSERT_EQ(::stat(path("file").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0640U);
}

// A limit of the process on the size of files stands for a full disk: the write that crosses it is short, the next
// fails.
TEST_F(RealDiskTest, AFailedWriteLeavesTheOldFileAndNothingElse) {
  put("file", "old");
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{.rlim_cur = 1000, .rlim_max = before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const std::string message = error_of(disk.write(path("file"), std::string(5000, 'x')));
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
  EXPECT_THAT(message, HasSubstr("cannot write \"" + path("file") + "\": File too large"));
  EXPECT_EQ(get("file"), "old");
  EXPECT_THAT(everything_in(root), ElementsAre("file"));
}

TEST_F(RealDiskTest, SaysWhyItCannotWrite) {
  put("file", "x");
  put("folder/x", "x");
  EXPECT_THAT(error_of(disk.write(path("file/below"), "y")),
              HasSubstr("a file or link stands where a folder is needed"));
  EXPECT_THAT(error_of(disk.write(path("folder"), "y")), HasSubstr("a folder stands where a file is needed"));
  EXPECT_THAT(error_of(disk.write(path(std::string(300, 'n')), "y")), HasSubstr("shorten the name"));
  EXPECT_THAT(everything_in(root), ElementsAre("file", "folder", "folder/x"));
}

TEST_F(RealDiskTest, Removes) {
  put("a/b", "x");
  EXPECT_EQ(error_of(disk.remove_folder_if_empty(path("a"))), "");
  EXPECT_TRUE(fs::exists(root / "a/b"));
  EXPECT_EQ(error_of(disk.remove_file(path("a/b"))), "");
  EXPECT_EQ(error_of(disk.remove_file(path("a/b"))), "");
  EXPECT_EQ(error_of(disk.remove_folder_if_empty(path("a"))), "");
  EXPECT_EQ(error_of(disk.remove_folder_if_empty(path("a"))), "");
  EXPECT_THAT(everything_in(root), IsEmpty());
}

TEST_F(RealDiskTest, ManyWritersInOneFolder) {
  std::atomic<int> failures = 0;
  parallel_for(200, 8, [&](std::size_t i) {
    failures += disk.write(path("new/folders/" + std::to_string(i % 20)), std::to_string(i)) ? 0 : 1;
  });
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(everything_in(root).size(), 22U);
}

TEST_F(RealDiskTest, OneBuildHoldsAFolder) {
  Result<std::unique_ptr<HeldFolder>> first = disk.hold(path("new/public"));
  ASSERT_TRUE(first);
  EXPECT_THAT(error_of(disk.hold(path("new/public"))), HasSubstr("another build is writing to"));
  first->reset();
  EXPECT_EQ(error_of(disk.hold(path("new/public"))), "");
  EXPECT_THAT(everything_in(root), ElementsAre("new", "new/public"));
}

TEST_F(RealDiskTest, HeldFolderStaysInside) {
  put("outside/file", "old");
  put("public/real/x", "x");
  fs::create_symlink("../outside", root / "public/out");
  fs::create_symlink("../outside/file", root / "public/file");
  const std::unique_ptr<HeldFolder> held = disk.hold(path("public")).value();

  EXPECT_THAT(error_of(held->write("out/file", "new")), HasSubstr("is a symbolic link and could lead out of"));
  EXPECT_THAT(error_of(held->write("out/new/file", "new")), HasSubstr("is a symbolic link"));
  EXPECT_THAT(error_of(held->remove_file("out/file")), HasSubstr("is a symbolic link"));
  EXPECT_THAT(error_of(held->kind_of("out/file")), HasSubstr("is a symbolic link"));
  for (const char* bad : {"../outside/file", "/etc/passwd", "real/../../outside/file", "", "real//x", "./real"}) {
    EXPECT_THAT(error_of(held->write(bad, "new")), HasSubstr("is no path inside")) << bad;
    EXPECT_THAT(error_of(held->remove_file(bad)), HasSubstr("is no path inside")) << bad;
  }
  EXPECT_EQ(held->kind_of("file").value(), FileKind::other);
  EXPECT_THAT(error_of(held->open("file")), HasSubstr("cannot read"));
  EXPECT_EQ(error_of(held->write("file", "new")), "");
  EXPECT_EQ(get("public/file"), "new");
  EXPECT_EQ(get("outside/file"), "old");
}

TEST_F(RealDiskTest, HeldFolderDoesItsWork) {
  const std::unique_ptr<HeldFolder> held = disk.hold(path("public")).value();
  EXPECT_TRUE(held->is_empty().value());
  put("public/.nojekyll", "");
  EXPECT_TRUE(held->is_empty().value());
  const std::string large(200'000, 'x');
  put("source", large);
  EXPECT_EQ(error_of(held->stage_copy(**disk.open(path("source")), "a/b/copy")), "");
  EXPECT_EQ(held->kind_of("a").value(), FileKind::nothing);
  EXPECT_EQ(error_of(held->publish("a/b/copy")), "");
  EXPECT_EQ(get("public/a/b/copy"), large);
  EXPECT_FALSE(held->is_empty().value());
  EXPECT_EQ(held->kind_of("a/b").value(), FileKind::folder);
  EXPECT_EQ(held->kind_of("a/b/copy").value(), FileKind::file);
  EXPECT_EQ(held->kind_of("a/c/copy").value(), FileKind::nothing);
  EXPECT_EQ(held->kind_of("a/b/copy/below").value(), FileKind::nothing);
  EXPECT_EQ(error_of(held->remove_file("a/b")), "") << "a folder is no file";
  EXPECT_EQ(error_of(held->remove_file("a/b/copy/below")), "");
  EXPECT_EQ(error_of(held->remove_file("a/b/copy")), "");
  EXPECT_EQ(error_of(held->remove_folder_if_empty("a")), "");
  EXPECT_EQ(error_of(held->remove_folder_if_empty("a/b")), "");
  EXPECT_EQ(error_of(held->remove_folder_if_empty("a")), "");
  EXPECT_EQ(error_of(held->drop_staged()), "");
  EXPECT_THAT(everything_in(root / "public"), ElementsAre(".nojekyll"));
}

TEST_F(RealDiskTest, WhatIsStagedIsOutOfSight) {
  put("public/page", "old");
  fs::permissions(root / "public/page", fs::perms{0640});
  put("outside/page", "precious");
  fs::create_symlink("../outside", root / "public/out");
  fs::create_symlink("../outside/page", root / "public/link");
  const std::unique_ptr<HeldFolder> held = disk.hold(path("public")).value();
  for (const char* name : {"page", "never", "link", "out/page"}) EXPECT_EQ(error_of(held->stage(name, "new")), "");
  EXPECT_EQ(get("public/page"), "old");
  EXPECT_EQ(error_of(held->publish("page")), "");
  EXPECT_EQ(get("public/page"), "new");
  EXPECT_EQ(fs::status(root / "public/page").permissions(), fs::perms{0640});
  EXPECT_EQ(error_of(held->publish("link")), "");
  EXPECT_FALSE(fs::is_symlink(root / "public/link"));
  EXPECT_THAT(error_of(held->publish("out/page")), HasSubstr("is a symbolic link and could lead out of"));
  EXPECT_EQ(get("outside/page"), "precious");
  EXPECT_THAT(error_of(held->publish("page")), HasSubstr("page\": No such file"));
  EXPECT_THAT(error_of(held->publish("a/b")), HasSubstr("a/b\": No such file"));
  EXPECT_EQ(error_of(held->drop_staged()), "");
  EXPECT_THAT(everything_in(root / "public"), ElementsAre("a", "link", "out", "page"));
}

// A link where staged files belong leads nowhere.
TEST_F(RealDiskTest, StagingStaysInside) {
  fs::create_directories(root / "public");
  put("outside/x", "precious");
  fs::create_directory_symlink("../outside", root / "public/.waymark-new");
  const std::unique_ptr<HeldFolder> held = disk.hold(path("public")).value();
  EXPECT_THAT(error_of(held->stage("page", "new")), HasSubstr("is a symbolic link"));
  EXPECT_EQ(error_of(held->drop_staged()), "");
  EXPECT_THAT(everything_in(root / "outside"), ElementsAre("x"));
}

TEST_F(RealDiskTest, WholeFoldersArePublished) {
  put("public/old/page", "old");
  put("public/old/kept", "kept");
  fs::permissions(root / "public/old/page", fs::perms{0640});
  fs::permissions(root / "public/old", fs::perms{0750});
  const std::unique_ptr<HeldFolder> held = disk.hold(path("public")).value();
  EXPECT_EQ(error_of(held->publish_staged()), "") << "nothing is staged";
  for (const char* name : {"old/page", "old/new/a", "new/b/c", "new/d", "e"}) {
    EXPECT_EQ(error_of(held->stage(name, "new")), "");
  }
  EXPECT_EQ(error_of(held->stage("e", "newer")), "") << "what is staged twice counts once";
  EXPECT_EQ(get("public/old/page"), "old");
  EXPECT_EQ(error_of(held->publish_staged()), "");
  EXPECT_EQ(error_of(held->drop_staged()), "");
  EXPECT_THAT(everything_in(root / "public"), ElementsAre("e", "new", "new/b", "new/b/c", "new/d", "old", "old/kept",
                                                          "old/new", "old/new/a", "old/page"));
  EXPECT_EQ(get("public/old/page"), "new");
  EXPECT_EQ(get("public/old/kept"), "kept");
  EXPECT_EQ(get("public/e"), "newer");
  EXPECT_EQ(fs::status(root / "public/old/page").permissions(), fs::perms{0640});
  EXPECT_EQ(fs::status(root / "public/old").permissions(), fs::perms{0750});
}

TEST_F(RealDiskTest, PublishedFoldersFollowNoLink) {
  put("outside/x", "precious");
  fs::create_directories(root / "public");
  fs::create_directory_symlink("../outside", root / "public/out");
  const std::unique_ptr<HeldFolder> held = disk.hold(path("public")).value();
  EXPECT_EQ(error_of(held->stage("out/x", "new")), "");
  EXPECT_THAT(error_of(held->publish_staged()), HasSubstr("is a symbolic link and could lead out of"));
  EXPECT_THAT(error_of(held->stage("../outside/y", "new")), HasSubstr("is no path inside"));
  EXPECT_EQ(get("outside/x"), "precious");
  EXPECT_THAT(everything_in(root / "outside"), ElementsAre("x"));
}

TEST_F(RealDiskTest, FindsWhatIsThere) {
  put("public/a/file", "bytes");
  put("outside/x", "precious");
  fs::create_directory_symlink("../outside", root / "public/out");
  fs::create_symlink("../outside/x", root / "public/link");
  ASSERT_EQ(::mkfifo(path("public/pipe").c_str(), 0600), 0);
  const std::unique_ptr<HeldFolder> held = disk.hold(path("public")).value();
  const FoundFile file = held->find("a/file").value();
  EXPECT_EQ(file.kind, FileKind::file);
  EXPECT_EQ(file.size, 5U);
  std::string bytes(10, ' ');
  EXPECT_EQ(file.bytes->read(bytes.data(), bytes.size()).value(), 5U);
  EXPECT_EQ(bytes, "bytes     ");
  EXPECT_EQ(held->find("a")->kind, FileKind::folder);
  EXPECT_EQ(held->find("link")->kind, FileKind::other);
  EXPECT_EQ(held->find("pipe")->kind, FileKind::other);
  EXPECT_EQ(held->find("none/x")->kind, FileKind::nothing);
  EXPECT_EQ(held->find("a/file/x")->kind, FileKind::nothing);
  EXPECT_THAT(error_of(held->find("out/x")), HasSubstr("is a symbolic link and could lead out of"));
  EXPECT_THAT(error_of(held->find("../outside/x")), HasSubstr("is no path inside"));
}

// Only root may mount a disk.
TEST_F(RealDiskTest, PublishesToAnotherDisk) {
  fs::create_directories(root / "public/other");
  if (::mount("tmpfs", path("public/other").c_str(), "tmpfs", 0, "size=1m") != 0)
    GTEST_SKIP() << "this user may not mount a disk";
  put("public/other/page", "old");
  std::unique_ptr<HeldFolder> held = disk.hold(path("public")).value();
  for (const char* name : {"other/page", "other/new/a/b", "here"}) EXPECT_EQ(error_of(held->stage(name, "new")), "");
  EXPECT_EQ(error_of(held->publish_staged()), "");
  EXPECT_EQ(error_of(held->drop_staged()), "");
  EXPECT_THAT(everything_in(root / "public"),
              ElementsAre("here", "other", "other/new", "other/new/a", "other/new/a/b", "other/page"));
  EXPECT_EQ(get("public/other/page"), "new");
  held.reset();
  ::umount(path("public/other").c_str());
}

// A folder that lets nobody remove what is in it holds files of another run, which must not be published.
TEST_F(RealDiskTest, SaysWhenLeftoversStay) {
  put("public/.waymark-new/a/page", "of another run");
  const std::unique_ptr<HeldFolder> held = disk.hold(path("public")).value();
  if (::mount("tmpfs", path("public/.waymark-new/a").c_str(), "tmpfs", 0, "size=64k") != 0)
    GTEST_SKIP() << "this user may not mount a disk";
  EXPECT_THAT(error_of(held->remove_leftovers()), HasSubstr(".waymark-new"));
  ::umount(path("public/.waymark-new/a").c_str());
  EXPECT_EQ(error_of(held->remove_leftovers()), "");
  EXPECT_THAT(everything_in(root / "public"), IsEmpty());
}

TEST_F(RealDiskTest, RemovesWhatAKilledRunLeft) {
  put("public/.waymark-12-34-0.new", "half");
  put("public/a/.waymark-12-34-1.new", "half");
  put("public/.waymark-new/.waymark-0123456789abcdef.new", "staged");
  put("public/.waymark-new/a/b/page", "staged");
  put("outside/x", "precious");
  fs::create_directory_symlink("../../outside", root / "public/.waymark-new/a/link");
  put("public/a/.well-known/.waymark-1-1-1.new", "half");
  put("public/a/.waymark-notes", "kept");
  put("public/a/page.new", "kept");
  const std::unique_ptr<HeldFolder> held = disk.hold(path("public")).value();
  EXPECT_EQ(error_of(held->remove_leftovers()), "");
  EXPECT_THAT(everything_in(root / "public"), ElementsAre("a", "a/.waymark-notes", "a/.well-known", "a/page.new"));
  EXPECT_EQ(get("outside/x"), "precious");
}

TEST(MemoryDisk, ActsLikeADisk) {
  MemoryDisk disk;
  disk.files = {{"a/b.md", "one"}, {"a/c/d.md", "two"}, {"a/.x", ""}, {"ab.md", "three"}};
  EXPECT_EQ(disk.read("./a/b.md").value(), "one");
  EXPECT_THAT(error_of(disk.read("a")), HasSubstr("cannot read \"a\""));
  EXPECT_TRUE(disk.is_folder("a") && disk.is_folder("a/c") && disk.is_folder(".") && disk.is_file("ab.md"));
  EXPECT_FALSE(disk.is_folder("ab.md") || disk.is_folder("b") || disk.is_file("a"));
  EXPECT_THAT(paths_of(disk.list("a")), ElementsAre("b.md", "c/d.md"));
  EXPECT_THAT(paths_of(disk.list(".")), ElementsAre("a/b.md", "a/c/d.md", "ab.md"));
  EXPECT_FALSE(disk.list("none"));
  EXPECT_EQ(error_of(disk.write("a/../n.md", "x")), "");
  EXPECT_EQ(error_of(disk.remove_file("ab.md")), "");
  EXPECT_THAT(disk.written, ElementsAre("n.md"));
  EXPECT_THAT(disk.removed, ElementsAre("ab.md"));
  EXPECT_THAT(disk.was_read, ElementsAre("a", "a/b.md"));
}

TEST(MemoryDisk, FailsAsTold) {
  MemoryDisk disk;
  disk.fail_writes_with = "No space left on device";
  disk.changes_before_failing = 1;
  EXPECT_EQ(error_of(disk.write("a", "x")), "");
  EXPECT_EQ(error_of(disk.write("b", "x")), "cannot write \"b\": No space left on device");
  EXPECT_EQ(error_of(disk.remove_file("a")), "cannot remove \"a\": No space left on device");
  EXPECT_THAT(disk.written, ElementsAre("a"));
}

TEST(MemoryDisk, OneHolder) {
  MemoryDisk disk;
  Result<std::unique_ptr<HeldFolder>> held = disk.hold("public");
  ASSERT_TRUE(held);
  EXPECT_THAT(error_of(disk.hold("./public")), HasSubstr("another build"));
  held->reset();
  EXPECT_TRUE(disk.hold("public"));
}

}  // namespace
}  // namespace waymark
