#include "article/markdown/read_markdown.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "article/markdown/contents_marks.h"
#include "article/markdown/zones.h"
#include "article/repairs/repair.h"
#include "article/spans.h"
#include "base/text.h"

namespace waymark {
namespace {

// A repair can bring another to light (Markdown in HTML that holds a list …), but no real article needs more rounds.
constexpr int most_rounds = 4;

MarkdownOptions options_of(Dialect dialect) {
  MarkdownOptions options;
  switch (dialect) {
    case Dialect::automatic:
    case Dialect::docs:
      options.legacy_markers = false;
      break;
    case Dialect::legacy:
      options.headings_without_space = true;
      break;
    case Dialect::gfm:
      options.single_tilde_strikes = options.email_autolinks = true;
      options.quote_markers = options.zones = options.includes = options.legacy_markers = false;
      break;
    case Dialect::commonmark:
      options.tables = options.task_lists = options.footnotes = options.strikethrough = options.autolinks = false;
      options.quote_markers = options.zones = options.includes = options.legacy_markers = false;
      break;
  }
  return options;
}

// True when a line might hold what only the legacy options read; a cheap test that saves the second parse of nearly
// every file.
bool may_hold_old_markers(std::string_view text) {
  for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at)) {
    std::size_t before = at;
    while (before > 0 && (is_blank(text[before - 1]) || text[before - 1] == '>')) --before;
    const std::size_t end = std::min(text.find_first_not_of('#', at), text.size());
    const bool at_line_start = before == 0 || text[before - 1] == '\n' || text[before - 1] == '\r';
    if (at_line_start && end - at <= 6 && end < text.size() && !is_space(text[end])) return true;
    at = end;
  }
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
    const std::string_view here = text.substr(at + 1, 6);
    if (istarts_with(here, "azure.") || istarts_with(here, "wacom.")) return true;
  }
  return false;
}

class Reader {
 public:
  Reader(const SourceFile& file, Span body, Dialect dialect, Diagnostics& diagnostics)
      : file_(file),
        text_(file.text),
        body_(body),
        dialect_(dialect),
        diagnostics_(diagnostics),
        newline_(newline_of(text_, body.begin)) {}

  MarkdownResult read() {
    if (!is_documentation(dialect_)) {
      MarkdownResult result = parse_markdown(text_, body_, options_of(dialect_));
      report_limits(result);
      return result;
    }
    find_front_matter_mojibake();
    for (int round = 0;; ++round) {
      MarkdownResult result = parse_markdown(text_, body_, options_of(dialect_));
      if (round == 0) report_limits(result);
      if (round == most_rounds) return result;
      Repairs repairs = find_repairs(result, round == 0);
      std::vector<TextEdit> edits = report(repairs);
      if (edits.empty()) return result;
      apply(std::move(edits));
    }
  }

  Span to_file(Span span) const {
    for (auto map = maps_.rbegin(); map != maps_.rend(); ++map) span = map->to_original(span);
    return span;
  }

  // Whether text was inserted right before `offset` (an offset in the text parsed last).
  bool is_after_insertion(std::uint32_t offset) const {
    for (auto map = maps_.rbegin(); map != maps_.rend(); ++map) {
      if (offset > 0 && !map->is_verbatim(offset - 1)) return true;
      offset = map->to_original(offset);
    }
    return false;
  }

  bool is_before_insertion(std::uint32_t offset) const {
    for (auto map = maps_.rbegin(); map != maps_.rend(); ++map) {
      if (!map->is_verbatim(offset)) return true;
      offset = map->to_original(offset);
    }
    return false;
  }

  std::string_view text() const { return text_; }
  bool repaired() const { return !maps_.empty(); }

 private:
  void report_limits(const MarkdownResult& result) {
    for (const LimitHit& limit : result.limits) {
      diagnostics_.push_back({.rule = Rule::markdown_too_complex,
                              .source = file_.id,
                              .span = limit.span,
                              .message = "This is more than the program reads as Markdown: " + limit.what,
                              .advice = "Write it with less nesting or repetition"});
    }
  }

  void find_front_matter_mojibake() {
    Repairs repairs;
    find_mojibake(text_, {0, body_.begin}, repairs);
    for (Repair& repair : repairs) repair.parsed = true;
    report(repairs);
  }

  Repairs find_repairs(const MarkdownResult& result, bool first) {
    Repairs repairs;
    const RepairInput input{.text = text_, .body = body_, .newline = newline_, .markdown = result};
    if (first) {
      find_mojibake(text_, body_, repairs);
      if (dialect_ == Dialect::legacy) find_old_markers(input, true, repairs);
      if (dialect_ == Dialect::docs) find_unread_markers(result, repairs);
    }
    find_unclosed_lists(input, repairs);
    find_markdown_in_html(input, repairs);
    find_broken_lists(input, repairs);
    find_table_shapes(input, repairs);
    find_link_spaces(input, repairs);
    find_emphasis_edges(input, repairs);
    return repairs;
  }

  // In `docs` the old marks are text; they are found by reading the file as if it were legacy.
  void find_unread_markers(const MarkdownResult& result, Repairs& repairs) {
    if (!may_hold_old_markers(text_at(text_, body_))) {
      find_old_markers({.text = text_, .body = body_, .newline = newline_, .markdown = result}, false, repairs);
      return;
    }
    const MarkdownResult old = parse_markdown(text_, body_, options_of(Dialect::legacy));
    Repairs found;
    find_old_markers({.text = text_, .body = body_, .newline = newline_, .markdown = old}, false, found);
    for (Repair& repair : found) {
      repair.parsed = true;
      repairs.push_back(std::move(repair));
    }
  }

  // Makes findings of the repairs and returns the edits of those that are made. A repair whose edits touch those of
  // another waits for the next round.
  std::vector<TextEdit> report(Repairs& repairs) {
    std::vector<TextEdit> edits;
    std::set<Span> used;
    for (Repair& repair : repairs) {
      const Span span = to_file(repair.span);
      if (seen_.emplace(repair.rule, span.begin, span.end).second) diagnostics_.push_back(finding_of(repair, span));
      if (repair.parsed || repair.edits.empty() || (dialect_ != Dialect::legacy && !repair.always)) continue;
      const bool free =
          std::ranges::none_of(repair.edits, [&](const TextEdit& edit) { return touches(used, edit.span); });
      if (!free) continue;
      for (TextEdit& edit : repair.edits) {
        used.insert(edit.span);
        edits.push_back(std::move(edit));
      }
    }
    return edits;
  }

  static bool touches(const std::set<Span>& used, Span span) {
    const auto behind = used.lower_bound(span);
    if (behind != used.end() && behind->begin < span.end) return true;
    if (behind != used.end() && *behind == span && !span.empty()) return true;
    return behind != used.begin() && std::prev(behind)->end > span.begin;
  }

  Diagnostic finding_of(const Repair& repair, Span span) const {
    Diagnostic diagnostic{.rule = repair.rule,
                          .source = file_.id,
                          .span = span,
                          .message = repair.message,
                          .advice = repair.advice,
                          .reference = repair.reference};
    if (!repair.edits.empty()) {
      diagnostic.fix = Fix{.title = repair.title, .trust = repair.trust};
      for (const TextEdit& edit : repair.edits) {
        diagnostic.fix->edits.push_back(
            {.source = file_.id, .span = to_file(edit.span), .replacement = edit.replacement});
      }
    }
    return diagnostic;
  }

  void apply(std::vector<TextEdit> edits) {
    OffsetMap map;
    const std::size_t before = text_.size();
    repaired_ = OffsetMap::apply(text_, std::move(edits), map);
    text_ = repaired_;
    body_.end = offset32(body_.end + text_.size() - before);
    maps_.push_back(std::move(map));
  }

  const SourceFile& file_;
  std::string repaired_;
  std::string_view text_;
  Span body_;
  Dialect dialect_;
  Diagnostics& diagnostics_;
  std::string_view newline_;
  std::vector<OffsetMap> maps_;
  std::set<std::tuple<Rule, std::uint32_t, std::uint32_t>> seen_;
};

bool is_blank_line_end(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == '\n' || text[at] == '\r';
}

// A paragraph that is one only because a repair put blank lines around Markdown inside HTML: it stays inside its
// element without <p>.
bool is_made_by_repair(const Reader& reader, const Node& node) {
  if (node.kind != NodeKind::paragraph || !reader.is_after_insertion(node.span.begin)) return false;
  return is_blank_line_end(reader.text(), node.span.end) && reader.is_before_insertion(node.span.end);
}

bool is_mark(std::string_view words) {
  return words.starts_with('!') || istarts_with(words, "azure.") || istarts_with(words, "wacom.");
}

}  // namespace

bool is_documentation(Dialect dialect) {
  return dialect == Dialect::docs || dialect == Dialect::legacy || dialect == Dialect::automatic;
}

Dialect choose_dialect(const SourceFile& file, const FrontMatter& front, Dialect wanted) {
  if (!front.dialect.empty()) {
    const std::optional<Dialect> own = parse_dialect(front.dialect);
    if (own && *own != Dialect::automatic) return *own;
    if (own) wanted = *own;
  }
  if (wanted != Dialect::automatic) return wanted;
  if (front.has_legacy) return Dialect::legacy;
  const std::string_view text = file.text;
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
    const std::string_view here = text.substr(at + 1, 6);
    if (istarts_with(here, "azure.") || istarts_with(here, "wacom.")) return Dialect::legacy;
  }
  return Dialect::docs;
}

ReadMarkdown read_markdown(const SourceFile& file, Span body, Dialect dialect, Diagnostics& diagnostics) {
  Reader reader(file, body, dialect == Dialect::automatic ? Dialect::docs : dialect, diagnostics);
  MarkdownResult result = reader.read();
  ReadMarkdown read{.tree = std::move(result.tree)};
  if (dialect == Dialect::legacy) remove_contents_marks(read.tree);
  if (reader.repaired()) {
    for (NodeIndex i = 0; i < read.tree.size(); ++i) {
      Node& node = read.tree[i];
      if (is_made_by_repair(reader, node)) node.tight = true;
      node.span = reader.to_file(node.span);
      node.target_span = reader.to_file(node.target_span);
    }
  }
  if (is_documentation(dialect)) {
    make_zones(read.tree, file, diagnostics);
    make_tabs(read.tree, file, diagnostics);
  }
  for (const auto& reference : result.undefined_references) {
    if (is_mark(reference.text) || is_mark(reference.label)) continue;
    read.bracket_texts.push_back({.text = reference.text,
                                  .label = reference.label,
                                  .shortcut = reference.shortcut,
                                  .span = reader.to_file(reference.span),
                                  .source = file.id});
  }
  return read;
}

}  // namespace waymark
