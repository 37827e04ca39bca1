#include "edits/choose_fixes.h"

#include <algorithm>

namespace waymark {

bool FixCollector::wanted(const Finding& finding, const SourceSet& sources) const {
  const auto& fix = finding.diagnostic.fix;
  // What is accepted in the baseline stays as it is.
  if (!fix || fix->edits.empty() || finding.standing != Standing::fresh || choice_.blocked.contains(finding.id))
    return false;
  if (fix->trust != Trust::safe && !choice_.unsafe) return false;
  return std::ranges::none_of(
      fix->edits, [&](const Edit& edit) { return choice_.closed.contains(sources.file(edit.source).path); });
}

bool FixCollector::fits(const Fix& fix, const SourceSet& sources) const {
  for (const Edit& edit : fix.edits) {
    const SourceFile& source = sources.file(edit.source);
    if (edit.span.begin > edit.span.end || edit.span.end > source.text.size()) return false;
    const auto file = files_.find(source.path);
    if (file == files_.end()) continue;
    if (file->second.taken.clashes(edit.span) || *file->second.text != source.text) return false;
  }
  return true;
}

bool FixCollector::is_made(const Fix& fix, const SourceSet& sources) const {
  return std::ranges::all_of(fix.edits, [&](const Edit& edit) {
    const auto file = files_.find(sources.file(edit.source).path);
    if (file == files_.end()) return false;
    const auto same = file->second.by_span.find(edit.span);
    return same != file->second.by_span.end() && file->second.edits[same->second].replacement == edit.replacement;
  });
}

void FixCollector::add(const std::vector<Finding>& findings, const SourceSet& sources) {
  for (const Finding& finding : findings) {
    if (!wanted(finding, sources)) continue;
    const Fix& fix = *finding.diagnostic.fix;
    const bool made = is_made(fix, sources);
    if (!made && !fits(fix, sources)) continue;
    const SourceFile& source = sources.file(finding.diagnostic.source);
    made_.push_back({.id = finding.id,
                     .rule = finding.diagnostic.rule,
                     .title = fix.title,
                     .path = source.path,
                     .position = source.lines.position(source.text, finding.diagnostic.span.begin)});
    if (made) continue;
    for (const Edit& edit : fix.edits) {
      File& file = files_[sources.file(edit.source).path];
      file.text = &sources.file(edit.source).text;
      file.taken.take(edit.span);
      file.by_span.emplace(edit.span, file.edits.size());
      file.edits.push_back(edit);
    }
  }
}

FixedFiles FixCollector::take() {
  FixedFiles fixed{.texts = {}, .edits = {}, .made = std::move(made_)};
  for (auto& [path, file] : files_) {
    std::ranges::sort(file.edits, {}, &Edit::span);
    std::string text = apply_edits(*file.text, file.edits).text;
    if (text == *file.text) continue;
    fixed.texts.emplace(path, std::move(text));
    fixed.edits.emplace(path, std::move(file.edits));
  }
  files_.clear();
  return fixed;
}

}  // namespace waymark
