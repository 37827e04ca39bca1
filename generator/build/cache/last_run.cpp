#include "build/cache/last_run.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <fmt/format.h>
#include <set>

#include "base/date.h"
#include "base/hash.h"
#include "base/parallel_map.h"
#include "base/program_id.h"
#include "base/site_path.h"
#include "build/cache/cache_folder.h"
#include "build/cache/run_fields.h"
#include "build/stage_clock.h"
#include "build/stages.h"
#include "output/manifest.h"

namespace waymark {
namespace {

// Of builds and checks of a few sites into a few folders. Each takes about 4 MB for 10,000 articles.
constexpr std::size_t runs_kept = 12;
// The texts that findings point into. A site with more to mend than this is built anew each time.
constexpr std::size_t most_text = std::size_t{64} << 20;

std::string runs_folder(const BuildOptions& options) { return join_disk_path(options.cache_folder, "runs"); }

std::string run_file(const BuildOptions& options) {
  const std::string name = fmt::format("{}\n{}\n{}", options.site_file, options.output_folder, options.write);
  return join_disk_path(runs_folder(options), hash_hex(name));
}

std::string subject_of(const BuildOptions& options, Date day) {
  return fmt::format("run\n{}\n{}\n{}\n{}\n{}\n{}\n{}", program_id(), options.site_file, options.output_folder,
                     options.theme_folder, options.write, options.programs != nullptr, iso_date(day));
}

// Folders that lead to the files of a site must be folders, as no build follows a link there.
bool folders_are_own(const std::vector<ReadFile>& outputs, const std::string& root) {
  std::set<std::string_view> seen;
  for (const ReadFile& output : outputs) {
    for (std::string_view above = folder_of(output.path); above.size() > root.size(); above = folder_of(above)) {
      if (!seen.insert(above).second) break;
      if (!is_own_folder(std::string(above))) return false;
    }
  }
  return true;
}

Sameness compare_outputs(std::vector<ReadFile>& outputs, const std::string& root, const Disk& disk, std::size_t jobs) {
  if (!folders_are_own(outputs, root)) return Sameness::different;
  std::atomic<bool> different = false;
  std::atomic<bool> stamped = false;
  parallel_for(outputs.size(), jobs, [&](std::size_t i) {
    if (different) return;
    const Sameness found = compare_file(outputs[i], stamp_of_own, disk);
    if (found == Sameness::different) different = true;
    if (found == Sameness::same_with_new_stamps) stamped = true;
  });
  if (different) return Sameness::different;
  return stamped ? Sameness::same_with_new_stamps : Sameness::same;
}

// A file that was last changed before the build began was compared by it; what it wrote itself is looked at once more
// by the next run.
std::optional<std::vector<ReadFile>> written_files(const std::string& folder, std::int64_t started, const Disk& disk) {
  const std::string path = join_disk_path(folder, manifest_name);
  const auto text = disk.read(path);
  if (!text) return std::nullopt;
  const auto manifest = parse_manifest(*text);
  if (!manifest || !manifest->finished) return std::nullopt;
  std::vector<ReadFile> files;
  files.reserve(manifest->hashes.size() + 1);
  files.push_back({.path = path, .hash = hash_hex(*text), .stamp = {}});
  for (const auto& [output, hash] : manifest->hashes)
    files.push_back({.path = join_disk_path(folder, output.str()), .hash = hash, .stamp = {}});
  for (ReadFile& file : files) {
    const auto stamp = stamp_of_own(file.path);
    if (!stamp) return std::nullopt;
    if (is_settled(*stamp, started)) file.stamp = stamp;
  }
  return files;
}

std::optional<std::vector<KeptSource>> kept_sources(const BuildReport& report) {
  std::vector<KeptSource> kept;
  for (const SourceFile& file : report.sources.files()) {
    kept.push_back({.kind = file.kind,
                    .path = file.path,
                    .logical_path = file.logical_path,
                    .article = file.article,
                    .locale = file.locale,
                    .version = file.version,
                    .text = {}});
  }
  std::size_t size = 0;
  const auto keep_text = [&](SourceId id) {
    std::optional<std::string>& text = kept[id.index()].text;
    if (text) return;
    text = report.sources.file(id).text;
    size += text->size();
  };
  for (const std::vector<Finding>* findings : {&report.findings, &report.silenced}) {
    for (const Finding& finding : *findings) {
      keep_text(finding.diagnostic.source);
      if (!finding.diagnostic.fix) continue;
      for (const Edit& edit : finding.diagnostic.fix->edits) keep_text(edit.source);
    }
  }
  if (size > most_text) return std::nullopt;
  return kept;
}

Result<void> write_run(const BuildOptions& options, Date day, const KeptRun& run, const BuildReport& report,
                       Disk& disk) {
  std::string bytes;
  std::vector<std::pair<SourceId, Readership>> readers(report.readerships.begin(), report.readerships.end());
  std::ranges::sort(readers, {}, [](const auto& one) { return one.first; });
  Packer pack(bytes, PackedFiles::as_they_are);
  pack(static_cast<std::uint32_t>(run.sources.size()), run, report, readers);
  return write_cache_file(options.cache_folder, run_file(options), subject_of(options, day), bytes, disk);
}

// Whoever wrote the file knew its checksum; that what it says fits together is looked at all the same.
bool is_sound(const KeptRun& run, const BuildReport& report) {
  const auto fits = [&](SourceId source, Span span) {
    const std::optional<std::string>& text = run.sources[source.index()].text;
    return text && span.begin <= span.end && span.end <= text->size();
  };
  const auto finding_fits = [&](const Finding& finding) {
    const Diagnostic& one = finding.diagnostic;
    return fits(one.source, one.span) && (!one.fix || std::ranges::all_of(one.fix->edits, [&](const Edit& edit) {
             return fits(edit.source, edit.span);
           }));
  };
  return std::ranges::all_of(report.findings, finding_fits) && std::ranges::all_of(report.silenced, finding_fits);
}

std::optional<std::pair<KeptRun, BuildReport>> read_run(const BuildOptions& options, Date day, const Disk& disk) {
  const auto bytes = read_cache_file(run_file(options), subject_of(options, day), disk);
  if (!bytes) return std::nullopt;
  std::uint32_t count = 0;
  if (bytes->size() < sizeof count) return std::nullopt;
  std::memcpy(&count, bytes->data(), sizeof count);
  if (count > bytes->size()) return std::nullopt;
  std::vector<SourceId> same(count);
  for (std::size_t i = 0; i < count; ++i) same[i] = SourceId{i};
  std::pair<KeptRun, BuildReport> all;
  auto& [run, report] = all;
  std::vector<std::pair<SourceId, Readership>> readers;
  Unpacker unpack(*bytes, same);
  unpack(count, run, report, readers);
  if (!unpack.is_whole() || run.sources.size() != count || !is_sound(run, report)) return std::nullopt;
  report.readerships.insert(readers.begin(), readers.end());
  return all;
}

}  // namespace

bool is_kept(const BuildOptions& options) {
  return !options.cache_folder.empty() && !options.inspect && !options.list_addresses && !options.coverage &&
         !options.external_links;
}

std::optional<BuildReport> recall(const BuildOptions& options, Disk& disk, std::optional<LastPages>& last) {
  if (!is_kept(options) || !options.recall) return std::nullopt;
  std::vector<StageTime> times;
  StageClock stages(times, options.progress);
  stages.begin("recall");
  const Date day = today();
  auto kept = read_run(options, day, disk);
  if (!kept) return std::nullopt;
  auto& [run, report] = *kept;
  const std::size_t jobs = jobs_of(options);
  const Sameness inputs = compare_inputs(run.inputs, disk, options.programs, jobs);
  const auto give_up = [&] {
    if (run.pages)
      last = {.pages = *std::move(run.pages), .folder = report.output_folder, .files = std::move(run.outputs)};
    return std::nullopt;
  };
  if (inputs == Sameness::different) return give_up();
  const Sameness outputs = compare_outputs(run.outputs, report.output_folder, disk, jobs);
  if (outputs == Sameness::different) return give_up();
  // What could not be written costs the next run a little time.
  if (inputs != Sameness::same || outputs != Sameness::same)
    static_cast<void>(write_run(options, day, run, report, disk));

  for (KeptSource& source : run.sources) {
    SourceFile file{.id = {},
                    .kind = source.kind,
                    .path = std::move(source.path),
                    .logical_path = std::move(source.logical_path),
                    .text = std::move(source.text).value_or(""),
                    .lines = {},
                    .article = std::move(source.article),
                    .locale = std::move(source.locale),
                    .version = std::move(source.version)};
    file.lines = LineIndex(file.text);
    report.sources.add(std::move(file));
  }
  if (options.write) report.written.unchanged = run.outputs.size() - 1;
  stages.end();
  report.timings = std::move(times);
  return std::move(report);
}

void forget(const BuildOptions& options, Disk& disk) {
  if (is_kept(options)) static_cast<void>(disk.remove_file(run_file(options)));
}

Result<void> keep(const BuildOptions& options, const BuildReport& report, std::optional<InputLog> log,
                  std::optional<KeptPages> pages, const RunBegin& begin, Disk& disk) {
  if (!is_kept(options)) return {};
  auto outputs = options.write && log ? written_files(report.output_folder, begin.clock, disk)
                                      : std::optional<std::vector<ReadFile>>(std::in_place);
  auto sources = kept_sources(report);
  // What a check says may depend on the day.
  if (!log || !outputs || !sources || report.config_failed || begin.day != today()) {
    forget(options, disk);
    return {};
  }
  const KeptRun run{.inputs = *std::move(log),
                    .outputs = *std::move(outputs),
                    .sources = *std::move(sources),
                    .pages = std::move(pages)};
  if (auto written = write_run(options, begin.day, run, report, disk); !written) return written;
  forget_old_files(runs_folder(options), runs_kept, disk);
  return {};
}

}  // namespace waymark
