// Changes on a real disk: what must not be written through, to or over.

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "edits/apply_changes.h"
#include "edits/journal.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class RealChanges : public ::testing::Test {
 protected:
  RealChanges() {
    std::string name = (fs::temp_directory_path() / "waymark-changes-XXXXXX").string();
    root_ = ::mkdtemp(name.data());
    fs::create_directories(root_ / "p/content");
    write("p/content/a.md", "a\r\n");
  }
  ~RealChanges() override {
    std::error_code error;
    fs::permissions(root_ / "p/content", fs::perms::owner_all, error);
    fs::remove_all(root_, error);
  }

  std::string path(const std::string& name) const { return (root_ / name).string(); }
  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }
  std::string text(const std::string& name) const {
    std::ifstream file(root_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::vector<std::string> tree() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(root_ / "p"))
      names.push_back(fs::relative(entry.path(), root_ / "p").string());
    std::ranges::sort(names);
    return names;
  }
  Result<void> apply(std::vector<FileChange> files, const std::vector<std::string>& more_roots = {}) const {
    const auto held = hold_writers_files(path("p"), more_roots);
    return held ? apply_changes({.command = {"test"}, .files = std::move(files)}, **held)
                : std::unexpected(held.error());
  }
  static std::string error_of(const Result<void>& result) { return result ? "" : result.error().message; }

  fs::path root_;
};

TEST_F(RealChanges, LeaveNothingBehind) {
  ASSERT_TRUE(
      apply({{path("p/content/a.md"), "a\r\n", "b\r\n", ""}, {path("p/content/new/x.md"), std::nullopt, "x", ""}}));
  EXPECT_EQ(text("p/content/a.md"), "b\r\n");
  EXPECT_THAT(tree(), ElementsAre("content", "content/a.md", "content/new", "content/new/x.md"));
  ASSERT_TRUE(apply({{path("p/content/new/x.md"), "x", std::nullopt, ""}}));
  EXPECT_THAT(tree(), ElementsAre("content", "content/a.md"));
}

TEST_F(RealChanges, KeepPermissions) {
  ASSERT_EQ(::chmod(path("p/content/a.md").c_str(), 0640), 0);
  ASSERT_TRUE(apply({{path("p/content/a.md"), "a\r\n", "b", ""}}));
  ASSERT_TRUE(apply({{path("p/content/b.md"), std::nullopt, "c", path("p/content/a.md")},
                     {path("p/content/a.md"), "b", std::nullopt, ""}}));
  struct stat status {};
  ASSERT_EQ(::stat(path("p/content/b.md").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0640U);
}

TEST_F(RealChanges, KeepOwners) {
  if (::geteuid() != 0) GTEST_SKIP() << "only the superuser may give files away";
  ASSERT_EQ(::chown(path("p/content/a.md").c_str(), 12, 34), 0);
  ASSERT_TRUE(apply({{path("p/content/a.md"), "a\r\n", "b", ""}}));
  struct stat status {};
  ASSERT_EQ(::stat(path("p/content/a.md").c_str(), &status), 0);
  EXPECT_EQ(status.st_uid, 12U);
  EXPECT_EQ(status.st_gid, 34U);
}

TEST_F(RealChanges, RefuseReadOnlyFiles) {
  ASSERT_EQ(::chmod(path("p/content/a.md").c_str(), 0444), 0);
  write("p/content/b.md", "b");
  EXPECT_THAT(error_of(apply({{path("p/content/b.md"), "b", "B", ""}, {path("p/content/a.md"), "a\r\n", "b", ""}})),
              HasSubstr("a.md\" is read-only; make it writable"));
  EXPECT_EQ(text("p/content/b.md"), "b");
  EXPECT_THAT(tree(), ElementsAre("content", "content/a.md", "content/b.md"));
}

TEST_F(RealChanges, RefuseLinksAndWhatIsOutside) {
  write("secret", "s");
  fs::create_symlink(root_ / "secret", root_ / "p/content/link.md");
  fs::create_directory_symlink(root_, root_ / "p/content/up");
  fs::create_directories(root_ / "p/.git/hooks");
  write("p/.git/hooks/run", "old");
  EXPECT_THAT(error_of(apply({{path("p/content/link.md"), "s", "t", ""}})), HasSubstr("is a symbolic link"));
  EXPECT_THAT(error_of(apply({{path("p/content/up/secret"), "s", "t", ""}})), HasSubstr("is a symbolic link"));
  EXPECT_THAT(error_of(apply({{path("secret"), "s", "t", ""}})), HasSubstr("is not in \""));
  EXPECT_THAT(error_of(apply({{path("p/../secret"), "s", "t", ""}})), HasSubstr("is not in \""));
  EXPECT_THAT(error_of(apply({{path("p/.git/hooks/run"), "old", "new", ""}})), HasSubstr("is not in \""));
  EXPECT_THAT(error_of(apply({{path("p/content"), std::nullopt, "new", ""}})), HasSubstr("cannot read"));
  EXPECT_EQ(text("secret"), "s");
  EXPECT_EQ(text("p/.git/hooks/run"), "old");
}

TEST_F(RealChanges, ReachContentFoldersElsewhere) {
  fs::create_directories(root_ / "elsewhere");
  write("elsewhere/a.md", "a");
  ASSERT_TRUE(apply({{path("elsewhere/a.md"), "a", "b", ""}}, {path("elsewhere")}));
  EXPECT_EQ(text("elsewhere/a.md"), "b");
}

TEST_F(RealChanges, OnlyOneRunAtATime) {
  auto first = hold_writers_files(path("p"));
  ASSERT_TRUE(first);
  const auto second = hold_writers_files(path("p"));
  ASSERT_FALSE(second);
  EXPECT_THAT(second.error().message, HasSubstr("another run of waymark is changing files in"));
  first->reset();
  EXPECT_TRUE(hold_writers_files(path("p")));
}

TEST_F(RealChanges, JournalsDoNotReachOutside) {
  write("secret", "s");
  {
    const auto held = hold_writers_files(path("p"), {root_.string()}).value();
    ASSERT_TRUE(write_journal({.command = {"x"}, .files = {{path("secret"), "s", "t", ""}}}, *held));
  }
  const auto held = hold_writers_files(path("p")).value();
  const auto recovered = recover(Recovery::finish, *held);
  ASSERT_TRUE(recovered);
  EXPECT_THAT(recovered->left, ElementsAre(path("secret")));
  EXPECT_EQ(text("secret"), "s");
}

TEST_F(RealChanges, ManyFilesAtOnce) {
  std::vector<FileChange> files;
  for (int i = 0; i < 100; ++i)
    files.push_back({path("p/content/n" + std::to_string(i) + ".md"), std::nullopt, "x", ""});
  ASSERT_TRUE(apply(files));
  EXPECT_EQ(tree().size(), 102U);
}

}  // namespace
}  // namespace waymark
