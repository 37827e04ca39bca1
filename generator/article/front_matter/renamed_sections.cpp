#include "article/front_matter/renamed_sections.h"

#include <algorithm>
#include <fmt/format.h>

#include "article/front_matter/front_matter.h"
#include "article/spans.h"
#include "base/text.h"

namespace waymark {
namespace {

// More than anybody renames in one text; what stands behind them is not read, so that records of many texts cannot
// outweigh the texts.
constexpr std::size_t most_entries = 500;

class RenameReader {
 public:
  RenameReader(const SourceFile& file, Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

  std::vector<RenamedSection> read(const FrontMatterField& field) {
    const std::string_view text = file_.text;
    const std::size_t end = std::min<std::size_t>(field.value_span.end, text.size());
    for (std::size_t at = field.value_span.begin; at < end;) {
      const LineAt line = line_at(text, at);
      at = line.next;
      Span content = trimmed(span_between(line.begin, std::min(line.end, end)));
      if (!field.legacy) content = without_comment(content);
      if (!field.legacy && text_at(text, content).starts_with("- "))
        content = trimmed({content.begin + 2, content.end});
      read_line(unwrapped(content, '{', '}'));
    }
    return std::move(entries_);
  }

 private:
  std::string_view in(Span span) const { return text_at(file_.text, span); }

  Span trimmed(Span span) const {
    while (span.begin < span.end && is_space(file_.text[span.begin])) ++span.begin;
    while (span.end > span.begin && is_space(file_.text[span.end - 1])) --span.end;
    return span;
  }

  Span without_comment(Span span) const {
    const std::string_view text = in(span);
    if (text.starts_with('#')) return {span.begin, span.begin};
    const std::size_t comment = text.find(" #");
    return comment == std::string_view::npos ? span : trimmed(span_between(span.begin, span.begin + comment));
  }

  Span unwrapped(Span span, char open, char close) const {
    if (in(span).starts_with(open)) ++span.begin;
    if (in(span).ends_with(close)) --span.end;
    return trimmed(span);
  }

  void read_line(Span line) {
    while (line.begin < line.end && entries_.size() < most_entries) {
      const std::size_t cut = in(line).find_first_of(",;");
      const Span entry = cut == std::string_view::npos ? line : span_between(line.begin, line.begin + cut);
      line.begin = cut == std::string_view::npos ? line.end : entry.end + 1;
      if (const Span content = trimmed(entry); content.begin < content.end) read_entry(content);
    }
  }

  void read_entry(Span entry) {
    const std::string_view text = in(entry);
    std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos) colon = text.find(':');
    RenamedSection renamed;
    if (colon != std::string_view::npos) {
      renamed.from_span = anchor_in(span_between(entry.begin, entry.begin + colon));
      renamed.to_span = anchor_in(span_between(entry.begin + colon + 1, entry.end));
      renamed.from = in(renamed.from_span);
      renamed.to = in(renamed.to_span);
    }
    if (renamed.from.empty() || renamed.to.empty()) {
      report(entry, fmt::format("\"{}\" does not say what a section was called and what it is called now", text),
             "Write the old anchor and the new one, as in \"old-anchor: new-anchor\"");
    } else if (renamed.from == renamed.to) {
      report(entry, fmt::format("\"{}\" leads to itself", renamed.from), "Remove the entry, or write the new anchor");
    } else {
      entries_.push_back(std::move(renamed));
    }
  }

  // Without quotes, and without the "#" that people may write before it.
  Span anchor_in(Span span) const {
    span = trimmed(span);
    for (const char quote : {'"', '\''}) {
      if (span.end - span.begin >= 2 && in(span).front() == quote && in(span).back() == quote)
        span = {span.begin + 1, span.end - 1};
    }
    if (in(span).starts_with('#')) ++span.begin;
    return span;
  }

  void report(Span span, std::string message, std::string advice) {
    diagnostics_.push_back({.rule = Rule::front_matter_wrong_rename,
                            .source = file_.id,
                            .span = span,
                            .message = std::move(message),
                            .advice = std::move(advice)});
  }

  const SourceFile& file_;
  Diagnostics& diagnostics_;
  std::vector<RenamedSection> entries_;
};

}  // namespace

std::vector<RenamedSection> read_renamed_sections(const SourceFile& file, const FrontMatter& front,
                                                  Diagnostics& diagnostics) {
  const FrontMatterField* field = front.find("renamed_sections");
  if (field == nullptr) return {};
  return RenameReader(file, diagnostics).read(*field);
}

}  // namespace waymark
