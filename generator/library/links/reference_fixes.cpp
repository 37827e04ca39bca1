#include "library/links/reference_fixes.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/escape.h"
#include "base/site_path.h"
#include "base/text.h"

namespace waymark {
namespace {

// What stands in the file where the target is; empty when spans and text do not agree (a target that a pass has put
// together).
std::string_view written_target(const Library& library, const Reference& reference) {
  const std::string& text = library.sources->file(reference.source).text;
  const Span span = reference.target_span;
  if (span.empty() || span.end > text.size() || span.begin > span.end) return {};
  const std::string_view written = std::string_view(text).substr(span.begin, span.end - span.begin);
  if (written.find_first_of("\r\n") != std::string_view::npos) return {};
  return written;
}

std::optional<Fix> replace(const Reference& reference, std::string_view written, std::string target, Trust trust) {
  if (written.empty() || written == target) return std::nullopt;
  return Fix{.title = fmt::format("Write \"{}\"", target),
             .trust = trust,
             .edits = {{.source = reference.source, .span = reference.target_span, .replacement = std::move(target)}}};
}

}  // namespace

std::string relative_link(std::string_view from, std::string_view to) {
  const std::string source(from);
  const auto differs = std::ranges::mismatch(source, to);
  const std::string_view alike(to.begin(), differs.in2);
  const std::size_t slash = alike.rfind('/');
  const std::size_t shared = slash == std::string_view::npos ? 0 : slash + 1;
  std::string link;
  for (auto up = std::ranges::count(from.substr(shared), '/'); up > 0; --up) link += "../";
  return link + percent_encode_path(to.substr(shared));
}

std::optional<Fix> fix_file(const Library& library, const Reference& reference, std::string_view logical_path,
                            Trust trust) {
  const std::string_view written = written_target(library, reference);
  std::string target = relative_link(library.sources->file(reference.source).logical_path, logical_path);
  if (written.starts_with("./") && !target.starts_with("../")) target.insert(0, "./");
  const std::size_t path_end = std::min(written.find_first_of("?#"), written.size());
  target += written.substr(path_end);
  return replace(reference, written, std::move(target), trust);
}

std::optional<Fix> fix_anchor(const Library& library, const Reference& reference, std::string_view id, Trust trust) {
  const std::string_view written = written_target(library, reference);
  const std::size_t hash = written.find('#');
  if (hash == std::string_view::npos) return std::nullopt;
  // Blanks and brackets would end the target; letters of any script stay readable.
  std::string encoded;
  for (const char c : id) {
    const bool plain = is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80 ||
                       std::string_view("-_.~:").find(c) != std::string_view::npos;
    encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return replace(reference, written, std::string(written.substr(0, hash + 1)) + encoded, trust);
}

std::optional<Fix> fix_target(const Library& library, const Reference& reference, std::string_view target,
                              Trust trust) {
  return replace(reference, written_target(library, reference), std::string(target), trust);
}

}  // namespace waymark
