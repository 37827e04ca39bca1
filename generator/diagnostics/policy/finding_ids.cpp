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

std::string identity(const Diagnostic& diagnostic, const SourceFile& file) {
  const std::string_view place = file.kind == SourceKind::config ? "site.yml" : std::string_view(file.logical_path);
  return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", info(diagnostic.rule).id, file.locale, file.version, place,
                     folded_text(file, diagnostic.span), diagnostic.reference, first_quote(diagnostic.message));
}

}  // namespace

std::vector<std::string> finding_ids(const std::vector<Finding>& findings, const SourceSet& sources) {
  std::vector<std::string> ids;
  ids.reserve(findings.size());
  std::unordered_map<std::string, std::size_t> seen;
  for (const Finding& finding : findings) {
    std::string name = identity(finding.diagnostic, sources.file(finding.diagnostic.source));
    const std::size_t before = seen[name]++;
    if (before > 0) name += fmt::format("\n{}", before);
    ids.push_back(fmt::format("{:016x}", hash64(name)));
  }
  return ids;
}

}  // namespace waymark
