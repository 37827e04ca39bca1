#pragma once
// The fields of what is kept of a run, for packing.h.

#include "article/cache/article_fields.h"
#include "build/build.h"
#include "build/cache/input_log.h"
#include "build/cache/kept_pages.h"

namespace waymark {

template <>
constexpr Standing last_of<Standing>() {
  return Standing::known;
}
template <>
constexpr SourceKind last_of<SourceKind>() {
  return SourceKind::config;
}

// A SourceFile by what reports need of it.
struct KeptSource {
  SourceKind kind = SourceKind::article;
  std::string path;
  std::string logical_path;
  std::string article;
  std::string locale;
  std::string version;
  std::optional<std::string> text;  // of those that findings point into
};

struct KeptRun {
  InputLog inputs;
  std::vector<ReadFile> outputs;  // those of the site and its manifest, as paths on disk
  std::vector<KeptSource> sources;
  std::optional<KeptPages> pages;  // null: all are made the next time
};

void each_field(FieldsOf<SeverityOverride> auto& value, auto& f) {
  auto& [glob, rule, severity, versions, locales, written] = value;
  f(glob, rule, severity, versions, locales, written);
}
void each_field(FieldsOf<Policy> auto& value, auto& f) {
  auto& [overrides, ignores] = value;
  f(overrides, ignores);
}
void each_field(FieldsOf<Finding> auto& value, auto& f) {
  auto& [diagnostic, severity, id, standing, reason] = value;
  f(diagnostic, severity, id, standing, reason);
}
void each_field(FieldsOf<Readership> auto& value, auto& f) {
  auto& [versions, locales] = value;
  f(versions, locales);
}
void each_field(FieldsOf<FileStamp> auto& value, auto& f) {
  auto& [device, inode, size, modified, changed] = value;
  f(device, inode, size, modified, changed);
}
void each_field(FieldsOf<ReadFile> auto& value, auto& f) {
  auto& [path, hash, stamp] = value;
  f(path, hash, stamp);
}
void each_field(FieldsOf<ListedFolder> auto& value, auto& f) {
  auto& [path, hash] = value;
  f(path, hash);
}
void each_field(FieldsOf<DiskAnswer> auto& value, auto& f) {
  auto& [path, folder, there] = value;
  f(path, folder, there);
}
void each_field(FieldsOf<GitState> auto& value, auto& f) {
  auto& [folder, state] = value;
  f(folder, state);
}
void each_field(FieldsOf<InputLog> auto& value, auto& f) {
  auto& [files, folders, answers, git] = value;
  f(files, folders, answers, git);
}
void each_field(FieldsOf<KeptSource> auto& value, auto& f) {
  auto& [kind, path, logical_path, article, locale, version, text] = value;
  f(kind, path, logical_path, article, locale, version, text);
}
void each_field(FieldsOf<BuildReport> auto& value, auto& f) {
  // What is not listed below is asked for by options whose runs are not kept, or is each run's own.
  auto& [sources, findings, silenced, policy, readerships, articles, variants, pages, references, editions, coverage,
         external, output_folder, config_failed, addresses, written, timings, notices] = value;
  f(findings, silenced, policy, articles, variants, pages, references, editions, output_folder);
}
void each_field(FieldsOf<KeptPage> auto& value, auto& f) {
  auto& [path, texts] = value;
  f(path, texts);
}
void each_field(FieldsOf<KeptPages> auto& value, auto& f) {
  auto& [shared, texts, shared_texts, pages] = value;
  f(shared, texts, shared_texts, pages);
}
void each_field(FieldsOf<KeptRun> auto& value, auto& f) {
  auto& [inputs, outputs, sources, pages] = value;
  f(inputs, outputs, sources, pages);
}

}  // namespace waymark
