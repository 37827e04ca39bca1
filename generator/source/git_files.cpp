// The files of a commit as a Disk.

#include <algorithm>
#include <cstring>
#include <deque>
#include <fmt/format.h>
#include <map>
#include <mutex>

#include "base/site_path.h"
#include "base/text.h"
#include "source/git_handles.h"

namespace waymark {
namespace {

constexpr std::uint64_t largest_file = std::uint64_t{1} << 30;
constexpr std::size_t most_links = 40;  // as Linux

class BytesReader final : public ByteReader {
 public:
  explicit BytesReader(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(char* into, std::size_t size) override {
    const std::size_t taken = std::min(size, bytes_.size() - at_);
    std::memcpy(into, bytes_.data() + at_, taken);
    at_ += taken;
    return taken;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

// One entry of a tree, and the repository that has it: a submodule's is another.
struct Entry {
  git_repository* repository = nullptr;  // null: there is nothing
  git_oid id{};
  git_filemode_t mode = GIT_FILEMODE_UNREADABLE;
  std::string path;  // with every link resolved

  bool is_folder() const { return repository != nullptr && mode == GIT_FILEMODE_TREE; }
  bool is_file() const {
    return repository != nullptr && (mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE);
  }
};

class GitFiles final : public Disk {
 public:
  GitFiles(const GitRepository& repository, git_repository* handle, const git_oid& root, std::string shown,
           const Disk& outside)
      : repository_(repository), handle_(handle), root_(root), shown_(std::move(shown)), outside_(outside) {}

  Result<std::string> read(const std::string& path) const override {
    const auto inside = repository_.path_inside(path);
    if (!inside) return outside_.read(path);
    const std::scoped_lock lock(mutex_);
    const Entry entry = find(*inside);
    if (!entry.is_file()) return missing(path);
    return bytes_of(entry, path);
  }

  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    if (!repository_.path_inside(path)) return outside_.open(path);
    auto bytes = read(path);
    if (!bytes) return std::unexpected(bytes.error());
    return std::make_unique<BytesReader>(*std::move(bytes));
  }

  Result<std::vector<FileEntry>> list(const std::string& folder, std::vector<std::string>* left_out) const override {
    const auto inside = repository_.path_inside(folder);
    if (!inside) return outside_.list(folder, left_out);
    const std::scoped_lock lock(mutex_);
    const Entry root = find(*inside);
    if (!root.is_folder()) return missing(folder);
    std::vector<FileEntry> entries;
    // Trees may be deeper than the stack.
    std::vector<std::pair<std::string, Entry>> waiting{{"", root}};
    while (!waiting.empty()) {
      const auto [below, entry] = std::move(waiting.back());
      waiting.pop_back();
      GitTreeHandle tree = tree_of(entry);
      if (!tree) return git_failure(fmt::format("cannot list \"{}\" in {}", folder, shown_));
      for (std::size_t i = 0; i < git_tree_entrycount(tree.get()); ++i) {
        const git_tree_entry* found = git_tree_entry_byindex(tree.get(), i);
        const std::string name = git_tree_entry_name(found);
        if (name.starts_with('.')) continue;
        const std::string path = below.empty() ? name : below + "/" + name;
        Entry child = child_of(entry, found);
        if (child.mode == GIT_FILEMODE_LINK) {
          child = find(child.path);
          const bool stays = root.path.empty() || child.path.starts_with(root.path + "/");
          if (!child.is_file() || !stays) {
            if (left_out != nullptr) left_out->push_back(path);
            continue;
          }
        }
        if (child.is_folder()) {
          waiting.emplace_back(path, std::move(child));
        } else if (child.is_file()) {
          entries.push_back({path, size_of(child)});
        }
      }
    }
    std::ranges::sort(entries, {}, &FileEntry::path);
    if (left_out != nullptr) std::ranges::sort(*left_out);
    return entries;
  }

  bool is_file(const std::string& path) const override {
    const auto inside = repository_.path_inside(path);
    if (!inside) return outside_.is_file(path);
    const std::scoped_lock lock(mutex_);
    return find(*inside).is_file();
  }

  bool is_folder(const std::string& path) const override {
    const auto inside = repository_.path_inside(path);
    if (!inside) return outside_.is_folder(path);
    const std::scoped_lock lock(mutex_);
    return find(*inside).is_folder();
  }

  Result<void> write(const std::string& path, std::string_view) override { return read_only(path); }
  Result<void> remove_file(const std::string& path) override { return read_only(path); }
  Result<void> remove_folder_if_empty(const std::string& path) override { return read_only(path); }
  Result<std::unique_ptr<HeldFolder>> hold(const std::string& folder) override { return read_only(folder); }

 private:
  std::unexpected<Failure> read_only(const std::string& path) const {
    return fail(fmt::format("cannot write \"{}\": {} is read only", path, shown_));
  }
  std::unexpected<Failure> missing(const std::string& path) const {
    return fail(fmt::format("cannot read \"{}\": {} has no such file or folder", path, shown_));
  }

  static GitTreeHandle tree_of(const Entry& entry) {
    git_tree* tree = nullptr;
    git_tree_lookup(&tree, entry.repository, &entry.id);
    return GitTreeHandle(tree);
  }

  static std::uint64_t size_of(const Entry& entry) {
    git_odb* opened = nullptr;
    if (git_repository_odb(&opened, entry.repository) != 0) return 0;
    const GitOdbHandle store(opened);
    std::size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    return git_odb_read_header(&size, &type, store.get(), &entry.id) == 0 ? size : 0;
  }

  Result<std::string> bytes_of(const Entry& entry, const std::string& path) const {
    if (size_of(entry) > largest_file) return fail(fmt::format("cannot read \"{}\": it is larger than 1 GiB", path));
    git_blob* found = nullptr;
    const int code = git_blob_lookup(&found, entry.repository, &entry.id);
    const GitBlobHandle blob(found);
    if (code != 0) return git_failure(fmt::format("cannot read \"{}\" in {}", path, shown_));
    return std::string(static_cast<const char*>(git_blob_rawcontent(blob.get())),
                       static_cast<std::size_t>(git_blob_rawsize(blob.get())));
  }

  Entry child_of(const Entry& folder, const git_tree_entry* found) const {
    Entry child{.repository = folder.repository,
                .id = *git_tree_entry_id(found),
                .mode = git_tree_entry_filemode(found),
                .path = folder.path + (folder.path.empty() ? "" : "/") + git_tree_entry_name(found)};
    return child.mode == GIT_FILEMODE_COMMIT ? submodule(child) : child;
  }

  // The root of a submodule's tree at the commit that its entry names.
  Entry submodule(const Entry& entry) const {
    auto known = submodules_.find(entry.path);
    if (known == submodules_.end()) {
      auto opened = open_git_repository(join_disk_path(repository_.work_folder(), entry.path));
      known = submodules_.emplace(entry.path, opened ? *std::move(opened) : GitRepositoryHandle()).first;
    }
    if (!known->second) return {};
    git_commit* found = nullptr;
    if (git_commit_lookup(&found, known->second.get(), &entry.id) != 0) return {};
    const GitCommitHandle commit(found);
    return {.repository = known->second.get(),
            .id = *git_commit_tree_id(commit.get()),
            .mode = GIT_FILEMODE_TREE,
            .path = entry.path};
  }

  // What stands at a path below the work folder, links followed; they may not leave it.
  Entry find(std::string_view path) const {
    std::deque<std::string> rest;
    for (const std::string_view part : split(path, '/')) rest.emplace_back(part);
    std::vector<Entry> stack{{.repository = handle_, .id = root_, .mode = GIT_FILEMODE_TREE, .path = {}}};
    std::size_t links = 0;
    while (!rest.empty()) {
      const std::string part = std::move(rest.front());
      rest.pop_front();
      if (part.empty() || part == ".") continue;
      if (part == "..") {
        if (stack.size() == 1) return {};
        stack.pop_back();
        continue;
      }
      const Entry& folder = stack.back();
      if (!folder.is_folder()) return {};
      const GitTreeHandle tree = tree_of(folder);
      const git_tree_entry* found = tree ? git_tree_entry_byname(tree.get(), part.c_str()) : nullptr;
      if (found == nullptr) return {};
      Entry child = child_of(folder, found);
      if (child.mode != GIT_FILEMODE_LINK) {
        stack.push_back(std::move(child));
        continue;
      }
      const auto target = bytes_of(child, child.path);
      if (++links > most_links || !target || target->empty()) return {};
      std::string relative = *target;
      if (relative.starts_with('/')) {
        const auto inside = repository_.path_inside(relative);
        if (!inside) return {};
        relative = *inside;
        stack.resize(1);
      }
      const auto parts = split(relative, '/');
      for (auto it = parts.rbegin(); it != parts.rend(); ++it) rest.emplace_front(*it);
    }
    return stack.back();
  }

  const GitRepository& repository_;
  git_repository* handle_;
  git_oid root_;
  std::string shown_;
  const Disk& outside_;
  // libgit2's objects are not made to be read by several threads at once.
  mutable std::mutex mutex_;
  mutable std::map<std::string, GitRepositoryHandle> submodules_;
};

}  // namespace

Result<std::unique_ptr<Disk>> GitRepository::files_of(const GitCommit& commit, const Disk& outside) const {
  git_oid id;
  git_commit* found = nullptr;
  if (git_oid_fromstr(&id, commit.id.c_str()) != 0 || git_commit_lookup(&found, handle_.get(), &id) != 0)
    return git_failure(fmt::format("cannot read the commit \"{}\"", commit.id));
  const GitCommitHandle handle(found);
  return std::make_unique<GitFiles>(*this, handle_.get(), *git_commit_tree_id(handle.get()),
                                    fmt::format("commit {}", commit.id.substr(0, 10)), outside);
}

}  // namespace waymark
