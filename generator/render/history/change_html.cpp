#include "render/history/change_html.h"

#include <algorithm>
#include <string_view>

#include "base/escape.h"
#include "base/unicode.h"

namespace waymark {
namespace {

// Of a stretch that stayed, so much is shown at each end: enough to see where in the sentence one is. Counted in
// characters, since not every script has words.
constexpr std::size_t context = 80;
constexpr std::string_view gap = "<p class=\"history-gap\">…</p>\n";

std::string hidden(const std::string& words) { return "<span class=\"visually-hidden\">" + html(words) + "</span>"; }

// At a space near `at` where there is one, never inside a character.
std::size_t cut_before(std::string_view text, std::size_t at) {
  const std::size_t space = text.rfind(' ', at);
  if (space != std::string_view::npos && at - space < context / 2) return space;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

std::string_view block_class(TextBlock::Kind kind) {
  switch (kind) {
    case TextBlock::Kind::item:
      return "<p class=\"history-item\">";
    case TextBlock::Kind::row:
      return "<p class=\"history-row\">";
    case TextBlock::Kind::code:
      return "<p class=\"history-code\">";
    case TextBlock::Kind::picture:
      return "<p class=\"history-picture\">";
    case TextBlock::Kind::paragraph:
      break;
  }
  return "<p>";
}

}  // namespace

ChangeWriter::ChangeWriter(const SiteFrame& frame, LocaleId reader)
    : added_(hidden(frame.text(reader, "history.added") + " ")),
      removed_(hidden(frame.text(reader, "history.removed") + " ")),
      end_(hidden(" " + frame.text(reader, "history.end"))),
      picture_("[" + html(frame.text(reader, "history.picture")) + " ") {}

void ChangeWriter::append_text(std::string& out, std::string_view text) const {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find(picture_begin, at), text.find(picture_end, at));
    append_html(out, text.substr(at, mark - at));
    if (mark == std::string_view::npos) return;
    const bool begins = text.substr(mark).starts_with(picture_begin);
    out += begins ? picture_ : "]";
    at = mark + (begins ? picture_begin : picture_end).size();
  }
}

void ChangeWriter::append_run(std::string& out, const WordRun& run, bool shorten) const {
  if (run.space_before) out += ' ';
  switch (run.kind) {
    case WordRun::Kind::added:
      out += "<ins>" + added_;
      append_text(out, run.text);
      out += end_ + "</ins>";
      return;
    case WordRun::Kind::removed:
      out += "<del>" + removed_;
      append_text(out, run.text);
      out += end_ + "</del>";
      return;
    case WordRun::Kind::same:
      break;
  }
  const std::string_view text = run.text;
  if (!shorten || text.size() < 3 * context) {
    append_text(out, text);
    return;
  }
  append_text(out, text.substr(0, cut_before(text, context)));
  out += " … ";
  append_text(out, text.substr(cut_before(text, text.size() - context)));
}

std::string ChangeWriter::title(const std::vector<WordRun>& runs) const {
  std::string out;
  for (const WordRun& run : runs) append_run(out, run, false);
  return out;
}

std::string ChangeWriter::blocks(const std::vector<ChangedBlock>& changes, std::size_t most) const {
  std::string out;
  bool skipped = false;
  for (const ChangedBlock& change : changes) {
    if (!change.changed()) {
      skipped = true;
      continue;
    }
    if (skipped && !out.empty()) out += gap;
    skipped = false;
    if (out.size() > most) return out + std::string(gap);
    out += block_class(change.kind);
    for (const WordRun& run : change.runs) append_run(out, run, true);
    out += "</p>\n";
  }
  return out;
}

std::string ChangeWriter::text(std::span<const TextBlock> text, std::size_t most) const {
  std::string out;
  for (const TextBlock& block : text) {
    if (out.size() > most) return out + std::string(gap);
    out += block_class(block.kind);
    append_text(out, block.text);
    out += "</p>\n";
  }
  return out;
}

}  // namespace waymark
