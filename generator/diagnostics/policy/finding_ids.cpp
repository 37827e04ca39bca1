#include "diagnostics/policy/finding_ids.h"

#include <fmt/format.h>
#include <string_view>
#include <unordered_map>

#include "base/hash.h"
#include "base/text.h"

namespace waymark {
namespace {

// A finding may span a table; what it begins with tells it from others as well.
constexpr std::size_t longest_text = 200;

std::string folded_text(const SourceFile& file, Span span) {
  if (span.end <= span.begin) return {};
  const std::string_view text = std::string_view(file.text).substr(span.begin, span.end - span.begin);
  std::string folded;
  bool blank = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      blank = !folded.empty();
      continue;
    }
    if (blank) folded += ' ';
    blank = false;
    folded += c;
    if (folded.size() >= longest_text) break;
  }
  return folded;
}

std::string_view first_quote(std::string_view message) {
  const std::size_t begin = message.find('"');
  if (begin == std::string_view::npos) return {};
  const std::size_t end = message.find('"', begin + 1);
  return end == std::string_view::npos ? std::string_view() : message.substr(begin + 1, end - begin - 1);
}

// `named` is the file whose place counts, `path` what stands there instead of another path.
std::string identity(const Diagnostic& diagnostic, const SourceFile& file, const SourceFile& named,
                     const std::optional<WrittenPath>& path) {
  const std::string_view place = named.kind == SourceKind::config ? "site.yml" : std::string_view(named.logical_path);
  const auto as_now = [&path](std::string text) {
    return path ? replace_all(std::move(text), path->before, path->now) : text;
  };
  // What a message about a link quotes may be the name of the target's file, which the reference says already.
  const std::string_view quote =
      diagnostic.reference.empty() ? first_quote(diagnostic.message) : std::string_view(diagnostic.reference);
  return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", info(diagnostic.rule).id, named.locale, named.version, place,
                     as_now(folded_text(file, diagnostic.span)), as_now(std::string(quote)));
}

// Tells apart those that are alike, in their order.
class Ids {
 public:
  void add(std::string name) {
    const std::size_t before = seen_[name]++;
    if (before > 0) name += fmt::format("\n{}", before);
    ids_.push_back(fmt::format("{:016x}", hash64(name)));
  }
  std::vector<std::string> take() { return std::move(ids_); }

 private:
  std::vector<std::string> ids_;
  std::unordered_map<std::string, std::size_t> seen_;
};

}  // namespace

std::vector<std::string> finding_ids(const std::vector<Finding>& findings, const SourceSet& sources) {
  Ids ids;
  for (const Finding& finding : findings) {
    const SourceFile& file = sources.file(finding.diagnostic.source);
    ids.add(identity(finding.diagnostic, file, file, std::nullopt));
  }
  return ids.take();
}

std::vector<std::string> silenced_finding_ids(const std::vector<Finding>& findings,
                                              const std::vector<Finding>& silenced, const SourceSet& sources) {
  if (silenced.empty()) return {};
  Ids ids;
  for (const std::vector<Finding>* part : {&findings, &silenced}) {
    for (const Finding& finding : *part) {
      const SourceFile& file = sources.file(finding.diagnostic.source);
      ids.add(identity(finding.diagnostic, file, file, std::nullopt));
    }
  }
  std::vector<std::string> all = ids.take();
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(findings.size()));
  return all;
}

std::vector<std::string> newer_finding_ids(const std::vector<Finding>& older, const SourceSet& sources,
                                           const NewerNames& names) {
  Ids ids;
  for (const Finding& finding : older) {
    const SourceFile& file = sources.file(finding.diagnostic.source);
    const SourceFile* named = names.file(file);
    ids.add(identity(finding.diagnostic, file, named == nullptr ? file : *named, names.target(finding.diagnostic)));
  }
  return ids.take();
}

}  // namespace waymark
