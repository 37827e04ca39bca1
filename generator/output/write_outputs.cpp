#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string_view>
#include <vector>

#include "base/parallel_map.h"
#include "base/unicode.h"
#include "output/compare_output.h"
#include "output/manifest.h"
#include "output/output.h"

namespace waymark {
namespace {

constexpr std::string_view reserved_prefix = ".waymark-";

// Two outputs that cannot both be on every disk: the same path, the same but for letter case, or a file where the other
// needs a folder.
Result<void> check_paths(const std::vector<Output>& outputs) {
  struct Named {
    std::string folded;
    const Output* output;
  };
  std::vector<Named> names;
  names.reserve(outputs.size());
  for (const Output& output : outputs) {
    if (output.path.str().empty() || output.path.str().starts_with(reserved_prefix)) {
      return fail(
          fmt::format("\"{}\" cannot be a file of the site; the name is kept for waymark itself", output.path.str()));
    }
    names.push_back({case_fold(output.path.str()), &output});
  }
  std::ranges::sort(names, [](const Named& a, const Named& b) {
    return std::tie(a.folded, a.output->path) < std::tie(b.folded, b.output->path);
  });
  const auto from = [](const Output& output) {
    return output.copy_of.empty() ? std::string() : fmt::format(" (a copy of \"{}\")", output.copy_of);
  };
  const auto clash = [&from](const Output& a, const Output& b, std::string_view how) {
    return fail(
        fmt::format("two files of the site are in each other's way, \"{}\"{} and \"{}\"{}: {}; rename one of them",
                    a.path.str(), from(a), b.path.str(), from(b), how));
  };
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (names[i - 1].folded == names[i].folded) {
      const bool same = names[i - 1].output->path == names[i].output->path;
      return clash(*names[i - 1].output, *names[i].output,
                   same ? "the paths are the same" : "the paths differ only in letter case");
    }
  }
  for (const Named& name : names) {
    for (std::size_t slash = name.folded.find('/'); slash != std::string::npos;
         slash = name.folded.find('/', slash + 1)) {
      const std::string above = name.folded.substr(0, slash);
      const auto file = std::ranges::lower_bound(names, above, {}, &Named::folded);
      if (file != names.end() && file->folded == above) {
        return clash(*file->output, *name.output, "a file cannot be a folder as well");
      }
    }
  }
  return {};
}

Result<Manifest> read_manifest(const HeldFolder& held, const std::string& folder) {
  const std::string name(manifest_name);
  const Result<FileKind> kind = held.kind_of(name);
  if (!kind) {
    return std::unexpected(kind.error());
  }
  if (*kind == FileKind::nothing) {
    const Result<bool> empty = held.is_empty();
    if (!empty) {
      return std::unexpected(empty.error());
    }
    if (!*empty) {
      return fail(fmt::format(
          "\"{}\" holds files that waymark has not made; choose another folder with --out, or empty it", folder));
    }
    return Manifest{.finished = false};
  }
  const std::string path = join_disk_path(folder, name);
  const auto damaged = [&](std::string_view why) {
    return fail(
        fmt::format("\"{}\" is damaged, {}; empty \"{}\" or choose another folder with --out", path, why, folder));
  };
  if (*kind != FileKind::file) {
    return damaged("it is not a regular file");
  }
  Result<std::unique_ptr<ByteReader>> reader = held.open(name);
  if (!reader) {
    return std::unexpected(reader.error());
  }
  std::string text;
  std::string block(std::size_t{64} * 1024, '\0');
  for (;;) {
    const Result<std::size_t> size = (*reader)->read(block.data(), block.size());
    if (!size) {
      return std::unexpected(size.error());
    }
    if (*size == 0) {
      break;
    }
    text.append(block, 0, *size);
  }
  Result<Manifest> manifest = parse_manifest(text);
  return manifest ? manifest : damaged(manifest.error().message);
}

// The first failure in order of index, so that it is the same for any number of workers.
template <class T>
const Failure* first_failure(const std::vector<Result<T>>& results) {
  const auto failed = std::ranges::find_if(results, [](const Result<T>& result) { return !result.has_value(); });
  return failed == results.end() ? nullptr : &failed->error();
}

// Nothing that waymark has not made is overwritten, unless it holds the same bytes already.
Result<void> check_ownership(const std::vector<Output>& outputs, const std::vector<Result<Comparison>>& comparisons,
                             const Manifest& old, const std::string& folder) {
  // A folder in the way is made of files that an earlier build made, or it stays and the write fails.
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const Comparison::State state = comparisons[i]->state;
    const bool in_the_way = state == Comparison::State::different || state == Comparison::State::not_a_file;
    if (in_the_way && !old.hashes.contains(outputs[i].path)) {
      return fail(fmt::format("\"{}\" was not made by waymark and would be overwritten; move it away",
                              join_disk_path(folder, outputs[i].path.str())));
    }
  }
  return {};
}

Result<void> write_manifest(HeldFolder& held, const Manifest& manifest) {
  return held.write(std::string(manifest_name), to_text(manifest));
}

// Files first, then the folders that this may have emptied, deepest first.
Result<void> remove_files(HeldFolder& held, const std::vector<const SitePath*>& paths) {
  std::set<std::string, std::greater<>> folders;  // what is below a folder sorts behind it
  for (const SitePath* path : paths) {
    const Result<void> removed = held.remove_file(path->str());
    if (!removed) {
      return removed;
    }
    for (std::string_view above = folder_of(path->str()); !above.empty(); above = folder_of(above)) {
      if (!folders.emplace(above).second) {
        break;
      }
    }
  }
  for (const std::string& path : folders) {
    const Result<void> removed = held.remove_folder_if_empty(path);
    if (!removed) {
      return removed;
    }
  }
  return {};
}

Result<void> stage_output(HeldFolder& held, const Disk& disk, const Output& output, std::string_view bytes) {
  if (output.copy_of.empty()) {
    return held.stage(output.path.str(), bytes);
  }
  const Result<std::unique_ptr<ByteReader>> source = disk.open(output.copy_of);
  return source ? held.stage_copy(**source, output.path.str()) : std::unexpected(source.error());
}

// What was found where an output belongs. When that is not the output itself, its bytes are staged: here, while they
// are at hand.
Result<Comparison> compare_and_stage(const Output& output, HeldFolder& held, const Disk& disk) {
  if (output.is_as_on_disk) {
    const Result<bool> is_there = is_still_on_disk(output, held);
    if (!is_there) return std::unexpected(is_there.error());
    if (*is_there) return Comparison{.state = Comparison::State::same, .hash = output.on_disk->hash};
  }
  const std::string made = output.make ? output.make() : std::string();
  const std::string_view bytes = output.make ? std::string_view(made) : std::string_view(output.bytes);
  Result<Comparison> found = compare_output(output, bytes, held, disk);
  if (!found || found->state == Comparison::State::same) {
    return found;
  }
  const Result<void> staged = stage_output(held, disk, output, bytes);
  return staged ? found : std::unexpected(staged.error());
}

// Staging is given up whole, so that a disk that was full is as it was.
class StagedOutputs {
 public:
  explicit StagedOutputs(HeldFolder& held) : held_(held) {}
  ~StagedOutputs() { static_cast<void>(held_.drop_staged()); }
  StagedOutputs(const StagedOutputs&) = delete;
  StagedOutputs& operator=(const StagedOutputs&) = delete;

 private:
  HeldFolder& held_;
};

}  // namespace

Result<WriteSummary> write_outputs(const std::vector<Output>& outputs, const std::string& folder, Disk& disk,
                                   std::size_t jobs) {
  if (const Result<void> paths = check_paths(outputs); !paths) {
    return std::unexpected(paths.error());
  }
  const Result<std::unique_ptr<HeldFolder>> hold = disk.hold(folder);
  if (!hold) {
    return std::unexpected(hold.error());
  }
  HeldFolder& held = **hold;
  const Result<Manifest> old = read_manifest(held, folder);
  if (!old) {
    return std::unexpected(old.error());
  }
  if (const Result<void> cleaned = held.remove_leftovers(); !cleaned) {
    return std::unexpected(cleaned.error());
  }

  const StagedOutputs staged(held);
  const auto comparisons = parallel_map<Result<Comparison>>(
      outputs.size(), jobs, [&](std::size_t i) { return compare_and_stage(outputs[i], held, disk); });
  if (const Failure* failure = first_failure(comparisons)) {
    return std::unexpected(*failure);
  }
  if (const Result<void> owned = check_ownership(outputs, comparisons, *old, folder); !owned) {
    return std::unexpected(owned.error());
  }

  Manifest finished;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    finished.hashes.emplace(outputs[i].path, comparisons[i]->hash);
  }
  std::vector<const SitePath*> obsolete;
  std::set<std::string> obsolete_folded;
  for (const auto& [path, hash] : old->hashes) {
    if (!finished.hashes.contains(path)) {
      obsolete.push_back(&path);
      obsolete_folded.insert(case_fold(path.str()));
    }
  }
  std::vector<std::size_t> changed;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const Output& output = outputs[i];
    if (comparisons[i]->state == Comparison::State::same) {
      // Where letter case does not count, removing "A.html" removes "a.html", which then looked unchanged.
      if (!obsolete_folded.contains(case_fold(output.path.str()))) continue;
      const Result<void> again = stage_output(held, disk, output, output.make ? output.make() : output.bytes);
      if (!again) {
        return std::unexpected(again.error());
      }
    }
    changed.push_back(i);
  }
  WriteSummary summary{
      .written = changed.size(), .unchanged = outputs.size() - changed.size(), .removed = obsolete.size()};
  if (*old == finished && changed.empty()) {
    return summary;
  }

  // From here until the finished manifest a killed build leaves one that names every file it may have made or kept.
  Manifest either = finished;
  either.finished = false;
  either.hashes.insert(old->hashes.begin(), old->hashes.end());
  if (const Result<void> announced = write_manifest(held, either); !announced) {
    return std::unexpected(announced.error());
  }
  // Removing comes first: where letter case does not count, or a file becomes a folder, the other order would remove
  // what was written.
  if (const Result<void> removed = remove_files(held, obsolete); !removed) {
    return std::unexpected(removed.error());
  }
  if (const Result<void> published = held.publish_staged(); !published) {
    return std::unexpected(published.error());
  }
  if (const Result<void> done = write_manifest(held, finished); !done) {
    return std::unexpected(done.error());
  }
  return summary;
}

}  // namespace waymark
