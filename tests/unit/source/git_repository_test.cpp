// Against repositories that the program git makes, in folders of their own.

#include "source/git_repository.h"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <unistd.h>
#include <utility>

namespace waymark {
namespace {

namespace fs = std::filesystem;

class GitRepositoryTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "waymark-git-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = fs::canonical(pattern).string();
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return name.empty() ? folder_ : folder_ + "/" + name; }

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories(fs::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << text;
  }

  // Runs one line of shell in a folder of the test, with git set up as nobody's own.
  void run(const std::string& line, const std::string& where = {}) const {
    const std::string command = fmt::format(
        "cd '{}' && export HOME='{}' GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.com "
        "GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.com && unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE && ({}) "
        ">/dev/null 2>&1",
        path(where), folder_, line);
    ASSERT_EQ(std::system(command.c_str()), 0) << line;  // NOLINT(concurrency-mt-unsafe): one thread
  }

  GitRepository repository(const std::string& where = {}) const {
    auto found = GitRepository::find(path(where));
    EXPECT_TRUE(found && *found) << (found ? "none" : found.error().message);
    return **std::move(found);
  }

  static std::string message(const auto& result) { return result ? "" : result.error().message; }

  std::string folder_;
};

TEST_F(GitRepositoryTest, OutsideOfGitThereIsNone) {
  const auto found = GitRepository::find(folder_);
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_FALSE(found->has_value());
}

TEST_F(GitRepositoryTest, IsFoundFromBelow) {
  run("git init -q -b main . && mkdir -p a/b");
  const GitRepository git = repository("a/b");
  EXPECT_EQ(git.work_folder(), folder_);
  EXPECT_EQ(git.path_inside(path("a/x.md")), "a/x.md");
  EXPECT_EQ(git.path_inside(folder_), "");
  EXPECT_EQ(git.path_inside(path("a/../../elsewhere")), std::nullopt);
  EXPECT_EQ(git.path_inside(folder_ + "-other/x.md"), std::nullopt);
  EXPECT_FALSE(git.is_shallow());
  EXPECT_EQ(message(git.resolve("HEAD")), "the git repository has no revision \"HEAD\": it has no commit yet");
}

TEST_F(GitRepositoryTest, ABareOneHasNoFiles) {
  run("git init -q --bare bare.git");
  const auto found = GitRepository::find(path("bare.git"));
  ASSERT_FALSE(found);
  EXPECT_TRUE(found.error().message.ends_with("is bare: it has no files of its own")) << found.error().message;
}

TEST_F(GitRepositoryTest, ResolvesWhatGitDoes) {
  run("git init -q -b main . && git commit -q --allow-empty -m 1 && git tag v1 && git tag -a -m t annotated && "
      "git commit -q --allow-empty -m 2 && git branch topic v1 && git switch -q topic && "
      "git commit -q --allow-empty -m 3 && git update-ref refs/remotes/origin/next v1 && echo x > f && git add f && "
      "git commit -q -m 4");
  const GitRepository git = repository();
  const auto first = git.resolve("v1");
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(first->id.size(), 40U);
  for (const char* same : {"annotated", "main~1", "HEAD~2", "main^", "origin/next", "refs/tags/v1", "main...topic",
                           "main...", "...main", "HEAD...main"}) {
    const auto found = git.resolve(same);
    ASSERT_TRUE(found) << same << ": " << found.error().message;
    EXPECT_EQ(*found, *first) << same;
  }
  EXPECT_EQ(git.resolve(first->id.substr(0, 12)).value(), *first);
  EXPECT_EQ(message(git.resolve("mian")), "the git repository has no revision \"mian\"; did you mean \"main\"?");
  EXPECT_EQ(message(git.resolve("next")), "the git repository has no revision \"next\"; did you mean \"origin/next\"?");
  EXPECT_EQ(message(git.resolve("v1..main")), "\"v1..main\" is a range; name one revision, as in \"v1\"");
  EXPECT_EQ(message(git.resolve("HEAD:f")), "\"HEAD:f\" is no commit, but a file or folder of one");
  EXPECT_EQ(message(git.resolve("")), "a revision is missing: name a branch, a tag or a commit");
  EXPECT_NE(message(git.resolve("--help")), "");
}

TEST_F(GitRepositoryTest, SaysWhyAShallowCloneLacksACommit) {
  run("git init -q -b main origin && cd origin && git commit -q --allow-empty -m 1 && git tag v1 && "
      "git commit -q --allow-empty -m 2 && git clone -q --depth 1 --no-tags file://$PWD ../clone");
  const GitRepository git = repository("clone");
  EXPECT_TRUE(git.is_shallow());
  EXPECT_TRUE(message(git.resolve("HEAD~1")).ends_with("`git fetch --unshallow` gets them"));
}

TEST_F(GitRepositoryTest, TellsHowFilesDiffer) {
  write("same.md", "a");
  write("changed.md", "a");
  write("staged.md", "a");
  write("gone.md", "a");
  write("a[b]*.md", "a");
  write(".gitignore", "*.tmp\nout/\n");
  run("git init -q -b main . && git add -A && git commit -q -m 1");
  write("changed.md", "b");
  write("staged.md", "b");
  write("new/deep/file.md", "b");
  write("x.tmp", "b");
  write("out/deep/y.md", "b");
  write("added.md", "b");
  run("git add staged.md added.md && rm gone.md");
  const auto changes =
      repository().changes({path("same.md"), path("changed.md"), path("staged.md"), path("gone.md"), path("a[b]*.md"),
                            path("new/deep/file.md"), path("x.tmp"), path("out/deep/y.md"), path("added.md"),
                            path("never.md"), "/etc/passwd", path("new/../changed.md")});
  ASSERT_TRUE(changes) << changes.error().message;
  const std::map<std::string, GitChange> expected = {
      {path("changed.md"), GitChange::modified},        {path("new/../changed.md"), GitChange::modified},
      {path("staged.md"), GitChange::staged},           {path("gone.md"), GitChange::modified},
      {path("new/deep/file.md"), GitChange::untracked}, {path("x.tmp"), GitChange::ignored},
      {path("out/deep/y.md"), GitChange::ignored},      {path("added.md"), GitChange::staged}};
  EXPECT_EQ(*changes, expected);
}

TEST_F(GitRepositoryTest, ReadsTheFilesOfACommit) {
  write("content/a.md", "old");
  write("content/sub/b.md", "b");
  write("content/.hidden/c.md", "c");
  run("git init -q -b main . && git add -A && git commit -q -m 1");
  write("content/a.md", "new");
  write("content/c.md", "new");
  run("rm content/sub/b.md");
  const GitRepository git = repository();
  const RealDisk real;
  const auto disk = git.files_of(git.resolve("HEAD").value(), real);
  ASSERT_TRUE(disk) << disk.error().message;
  EXPECT_EQ((*disk)->read(path("content/a.md")), "old");
  EXPECT_EQ((*disk)->read(path("content/sub/../a.md")), "old");
  EXPECT_TRUE((*disk)->is_file(path("content/sub/b.md")));
  EXPECT_TRUE((*disk)->is_folder(path("content/sub")));
  EXPECT_FALSE((*disk)->is_folder(path("content/a.md")));
  EXPECT_FALSE((*disk)->is_file(path("content/c.md")));
  EXPECT_TRUE(message((*disk)->read(path("content/c.md"))).ends_with("has no such file or folder"));
  const auto listed = (*disk)->list(path("content"));
  ASSERT_TRUE(listed) << listed.error().message;
  ASSERT_EQ(listed->size(), 2U);
  EXPECT_EQ((*listed)[0].path, "a.md");
  EXPECT_EQ((*listed)[0].size, 3U);
  EXPECT_EQ((*listed)[1].path, "sub/b.md");
  auto reader = (*disk)->open(path("content/a.md"));
  ASSERT_TRUE(reader);
  std::string bytes(10, '\0');
  EXPECT_EQ((*reader)->read(bytes.data(), bytes.size()), 3U);
  EXPECT_EQ((*reader)->read(bytes.data(), bytes.size()), 0U);
  EXPECT_FALSE((*disk)->write(path("content/a.md"), "x"));
  EXPECT_FALSE((*disk)->remove_file(path("content/a.md")));
}

TEST_F(GitRepositoryTest, OutsideTheWorkFolderTheDiskIsAsked) {
  run("git init -q -b main . && git commit -q --allow-empty -m 1");
  MemoryDisk outside;
  outside.files["/elsewhere/a.md"] = "a";
  const GitRepository git = repository();
  const auto disk = git.files_of(git.resolve("HEAD").value(), outside);
  ASSERT_TRUE(disk);
  EXPECT_EQ((*disk)->read("/elsewhere/a.md"), "a");
  EXPECT_FALSE((*disk)->read(path("a.md")));
}

TEST_F(GitRepositoryTest, LinksStayInTheCommit) {
  write("content/a.md", "a");
  write("other/b.md", "b");
  run("git init -q -b main . && cd content && ln -s a.md link.md && ln -s ../other/b.md away.md && ln -s ../other "
      "folder && ln -s /etc/passwd root.md && ln -s loop.md loop.md && ln -s ../../../../etc/passwd up.md && "
      "ln -s missing.md dangling.md && git add -A .. && git commit -q -m 1");
  const GitRepository git = repository();
  const RealDisk real;
  const auto disk = git.files_of(git.resolve("HEAD").value(), real);
  ASSERT_TRUE(disk);
  EXPECT_EQ((*disk)->read(path("content/link.md")), "a");
  EXPECT_EQ((*disk)->read(path("content/away.md")), "b");
  EXPECT_EQ((*disk)->read(path("content/folder/b.md")), "b");
  for (const char* name : {"root.md", "loop.md", "up.md", "dangling.md"}) {
    EXPECT_FALSE((*disk)->is_file(path("content/" + std::string(name)))) << name;
    EXPECT_FALSE((*disk)->read(path("content/" + std::string(name)))) << name;
  }
  // As the real disk lists them.
  std::vector<std::string> left_out;
  std::vector<std::string> real_left_out;
  const auto listed = (*disk)->list(path("content"), &left_out);
  const auto really = real.list(path("content"), &real_left_out);
  ASSERT_TRUE(listed && really);
  EXPECT_EQ(left_out, real_left_out);
  ASSERT_EQ(listed->size(), really->size());
  for (std::size_t i = 0; i < listed->size(); ++i) EXPECT_EQ((*listed)[i].path, (*really)[i].path);
}

TEST_F(GitRepositoryTest, ASubmoduleIsReadAtTheCommitNamed) {
  run("git init -q -b main part && cd part && echo one > a.md && git add -A && git commit -q -m 1");
  run("git init -q -b main whole && cd whole && git -c protocol.file.allow=always submodule --quiet add ../part part "
      "&& "
      "git commit -q -m 1 && cd part && echo two > a.md && git add -A && git commit -q -m 2");
  const GitRepository git = repository("whole");
  const RealDisk real;
  const auto disk = git.files_of(git.resolve("HEAD").value(), real);
  ASSERT_TRUE(disk);
  EXPECT_EQ((*disk)->read(path("whole/part/a.md")), "one\n");
  const auto listed = (*disk)->list(path("whole"));
  ASSERT_TRUE(listed);
  ASSERT_EQ(listed->size(), 1U);
  EXPECT_EQ(listed->front().path, "part/a.md");
}

TEST_F(GitRepositoryTest, APartialOrSparseCloneCanBeUsed) {
  run("git init -q -b main . && git commit -q --allow-empty -m 1 && git config core.repositoryformatversion 1 && "
      "git config extensions.partialClone origin && git config extensions.worktreeConfig true");
  EXPECT_TRUE(repository().resolve("HEAD"));
}

TEST_F(GitRepositoryTest, ALinkedWorkTreeIsARepositoryOfItsOwn) {
  run("git init -q -b main one && cd one && echo a > a.md && git add -A && git commit -q -m 1 && "
      "git worktree add -q ../two");
  const GitRepository git = repository("two");
  EXPECT_EQ(git.work_folder(), path("two"));
  const RealDisk real;
  const auto disk = git.files_of(git.resolve("main").value(), real);
  ASSERT_TRUE(disk);
  EXPECT_EQ((*disk)->read(path("two/a.md")), "a\n");
}

// Only the superuser can give a folder away.
TEST_F(GitRepositoryTest, ThatOfAnotherUserIsNotTrusted) {
  if (geteuid() != 0) GTEST_SKIP() << "needs the rights of root";
  run("git init -q -b main theirs && chown -R 4242 theirs");
  const auto found = GitRepository::find(path("theirs"));
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().message,
            fmt::format("the git repository of \"{0}\" belongs to another user; if you trust it, run `git config "
                        "--global --add safe.directory {0}`",
                        path("theirs")));
}

}  // namespace
}  // namespace waymark
