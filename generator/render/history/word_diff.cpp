#include "render/history/word_diff.h"

#include <algorithm>
#include <dtl/dtl.hpp>
#include <optional>
#include <unordered_map>

#include "base/unicode.h"

namespace waymark {
namespace {

using Kind = WordRun::Kind;
using Ids = std::vector<std::uint32_t>;

constexpr std::size_t max_steps_at_once = 1'000'000;
// Two blocks with less in common than this are not two wordings of one: struck through and written anew they are easier
// to read than word by word.
constexpr double least_in_common = 0.4;
// So many words, or fewer, may happen to stay between two changes twice as long.
constexpr std::size_t max_between = 3;
// Fewer words than this are in most sentences: "the", a full stop.
constexpr std::size_t least_words = 3;
// How many removed blocks an added one is compared with; beyond it text has moved rather than changed.
constexpr std::size_t window = 8;

struct Word {
  std::string_view text;
  bool space_before = false;
};

bool is_letter(char32_t c) { return is_word_char(c) && !is_cjk(c); }

// "two-step", "you're": no words of their own on either side.
bool joins_words(char32_t c) { return c == '-' || c == '\'' || c == 0x2010 || c == 0x2011 || c == 0x2019; }

// Words as readers see them: a run of letters and digits, or a single other character. Scripts without spaces have a
// word a character.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool space = false;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedChar c = decode_utf8(text, at);
    if (is_unicode_space(c.value)) {
      space = true;
      in_word = false;
    } else {
      const bool inside = in_word && joins_words(c.value) && at + c.bytes < text.size() &&
                          is_letter(decode_utf8(text, at + c.bytes).value);
      const bool joins = inside || is_letter(c.value);
      if (joins && in_word) {
        words.back().text = {words.back().text.data(), words.back().text.size() + c.bytes};
      } else {
        words.push_back({.text = text.substr(at, c.bytes), .space_before = space});
      }
      in_word = joins;
      space = false;
    }
    at += c.bytes;
  }
  return words;
}

struct EditStep {
  Kind kind = Kind::same;
  std::size_t index = 0;  // same and added: in the text after; removed: in the one before
};

void append_range(std::vector<EditStep>& edits, Kind kind, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) edits.push_back({kind, i});
}

// Null when the budget does not allow it.
std::optional<std::vector<EditStep>> shortest_edits(const Ids& before, const Ids& after, DiffBudget& budget) {
  std::size_t start = 0;
  const std::size_t shorter = std::min(before.size(), after.size());
  while (start < shorter && before[start] == after[start]) ++start;
  std::size_t tail = 0;
  while (tail < shorter - start && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  const std::size_t before_end = before.size() - tail;
  const std::size_t after_end = after.size() - tail;

  std::vector<EditStep> edits;
  append_range(edits, Kind::same, 0, start);
  if (start == before_end || start == after_end) {
    append_range(edits, Kind::removed, start, before_end);
    append_range(edits, Kind::added, start, after_end);
  } else {
    if (!budget.take(before_end - start, after_end - start)) return std::nullopt;
    const auto part = [](const Ids& ids, std::size_t begin, std::size_t end) {
      return Ids(ids.begin() + static_cast<std::ptrdiff_t>(begin), ids.begin() + static_cast<std::ptrdiff_t>(end));
    };
    dtl::Diff<std::uint32_t> diff(part(before, start, before_end), part(after, start, after_end));
    diff.compose();
    std::size_t in_before = start;
    std::size_t in_after = start;
    for (const auto& [id, info] : diff.getSes().getSequence()) {
      if (info.type == dtl::SES_DELETE) {
        edits.push_back({Kind::removed, in_before++});
      } else if (info.type == dtl::SES_ADD) {
        edits.push_back({Kind::added, in_after++});
      } else {
        ++in_before;
        edits.push_back({Kind::same, in_after++});
      }
    }
  }
  append_range(edits, Kind::same, after_end, after.size());
  return edits;
}

class Interner {
 public:
  std::uint32_t id(std::string_view text) {
    return ids_.try_emplace(text, static_cast<std::uint32_t>(ids_.size())).first->second;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> ids_;
};

// One change of the words between two stretches that stayed, or such a stretch.
struct Stretch {
  std::vector<Word> same;
  std::vector<Word> removed;
  std::vector<Word> added;
};

std::vector<Stretch> stretches_of(const std::vector<EditStep>& edits, const std::vector<Word>& before,
                                  const std::vector<Word>& after) {
  std::vector<Stretch> stretches;
  for (const EditStep& edit : edits) {
    const bool same = edit.kind == Kind::same;
    if (stretches.empty() || same != !stretches.back().same.empty()) stretches.emplace_back();
    Stretch& last = stretches.back();
    if (same) {
      last.same.push_back(after[edit.index]);
    } else if (edit.kind == Kind::removed) {
      last.removed.push_back(before[edit.index]);
    } else {
      last.added.push_back(after[edit.index]);
    }
  }
  return stretches;
}

// A few words that happen to stay between two larger changes make both unreadable: they become part of one.
void join_small_changes(std::vector<Stretch>& stretches) {
  std::vector<Stretch> joined;
  const auto changed_words = [](const Stretch& one) { return std::max(one.removed.size(), one.added.size()); };
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    Stretch& one = stretches[i];
    const bool between = !joined.empty() && joined.back().same.empty() && i + 1 < stretches.size();
    if (!one.same.empty() && between && one.same.size() <= max_between &&
        std::min(changed_words(joined.back()), changed_words(stretches[i + 1])) >= 2 * one.same.size()) {
      Stretch& last = joined.back();
      Stretch& next = stretches[++i];
      for (std::vector<Word>* words : {&one.same, &next.removed})
        last.removed.insert(last.removed.end(), words->begin(), words->end());
      for (std::vector<Word>* words : {&one.same, &next.added})
        last.added.insert(last.added.end(), words->begin(), words->end());
      continue;
    }
    joined.push_back(std::move(one));
  }
  stretches = std::move(joined);
}

void append_run(std::vector<WordRun>& runs, Kind kind, const std::vector<Word>& words) {
  if (words.empty()) return;
  WordRun run{.kind = kind, .space_before = words.front().space_before};
  for (const Word& word : words) {
    if (word.space_before && !run.text.empty()) run.text += ' ';
    run.text += word.text;
  }
  runs.push_back(std::move(run));
}

// At the beginning of a text nothing stands between the words that went and those that came for them.
void part_replaced_words(std::vector<WordRun>& runs) {
  if (runs.size() < 2 || runs[0].kind != Kind::removed || runs[1].kind != Kind::added) return;
  const char32_t last = decode_utf8_before(runs[0].text, runs[0].text.size()).value;
  const char32_t first = decode_utf8(runs[1].text, 0).value;
  if (!is_cjk(last) && !is_cjk(first)) runs[1].space_before = true;
}

std::vector<WordRun> whole(Kind kind, std::string_view text) {
  std::vector<WordRun> runs;
  append_run(runs, kind, words_of(text));
  return runs;
}

// How much two blocks share, whatever the order: 0 nothing, 1 all. Both sorted. A block that is all in the other one
// was added to or cut.
double in_common(const Ids& a, const Ids& b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++shared;
      ++i;
      ++j;
    } else if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t longer = std::max(a.size(), b.size());
  if (shorter >= least_words && shared == shorter) return 1;
  return longer == 0 ? 1 : static_cast<double>(shared) / static_cast<double>(longer);
}

Ids sorted_words(std::string_view text, Interner& interner) {
  Ids ids;
  for (const Word& word : words_of(text)) {
    // Two pictures have their marks in common, no more.
    if (word.text != picture_begin && word.text != picture_end) ids.push_back(interner.id(word.text));
  }
  std::ranges::sort(ids);
  return ids;
}

// Which removed block each added one is a rewording of, in order; removed.size() where none is.
std::vector<std::size_t> reworded_blocks(std::span<const TextBlock> removed, std::span<const TextBlock> added) {
  Interner interner;
  std::vector<Ids> removed_words;
  for (const TextBlock& block : removed) removed_words.push_back(sorted_words(block.text, interner));
  std::vector<std::size_t> partners;
  std::size_t done = 0;
  for (const TextBlock& block : added) {
    const Ids words = sorted_words(block.text, interner);
    std::size_t best = removed.size();
    double best_share = least_in_common;
    for (std::size_t i = done; i < std::min(removed.size(), done + window); ++i) {
      const double share = in_common(removed_words[i], words);
      if (share <= best_share) continue;
      best = i;
      best_share = share;
    }
    if (best != removed.size()) done = best + 1;
    partners.push_back(best);
  }
  return partners;
}

// The blocks that stand between two that stayed: each added one is shown as a rewording of the removed one most like
// it, the others whole, what went before what came.
void write_gap(std::span<const TextBlock> removed, std::span<const TextBlock> added, DiffBudget& budget,
               std::vector<ChangedBlock>& out) {
  const std::vector<std::size_t> partners = reworded_blocks(removed, added);
  std::size_t done = 0;
  for (std::size_t i = 0; i < added.size();) {
    // Up to the next rewording nothing belongs together.
    std::size_t next = i;
    while (next < added.size() && partners[next] == removed.size()) ++next;
    const std::size_t end = next < added.size() ? partners[next] : removed.size();
    for (; done < end; ++done)
      out.push_back({.kind = removed[done].kind, .runs = whole(Kind::removed, removed[done].text)});
    for (; i < next; ++i) out.push_back({.kind = added[i].kind, .runs = whole(Kind::added, added[i].text)});
    if (next == added.size()) return;
    out.push_back({.kind = added[i].kind, .runs = diff_words(removed[done].text, added[i].text, budget)});
    ++done;
    ++i;
  }
  for (; done < removed.size(); ++done)
    out.push_back({.kind = removed[done].kind, .runs = whole(Kind::removed, removed[done].text)});
}

}  // namespace

bool DiffBudget::take(std::size_t n, std::size_t m) {
  if (n > max_steps_at_once || m > max_steps_at_once) return false;
  const std::size_t cost = n * m;
  if (cost > max_steps_at_once || cost > steps) return false;
  steps -= cost;
  return true;
}

bool same_words(std::string_view before, std::string_view after) {
  return before == after || std::ranges::equal(words_of(before), words_of(after), {}, &Word::text, &Word::text);
}

std::vector<WordRun> diff_words(std::string_view before, std::string_view after, DiffBudget& budget) {
  const std::vector<Word> old_words = words_of(before);
  const std::vector<Word> new_words = words_of(after);
  Interner interner;
  Ids old_ids;
  Ids new_ids;
  for (const Word& word : old_words) old_ids.push_back(interner.id(word.text));
  for (const Word& word : new_words) new_ids.push_back(interner.id(word.text));
  std::vector<WordRun> runs;
  const auto edits = shortest_edits(old_ids, new_ids, budget);
  if (!edits) {
    append_run(runs, Kind::removed, old_words);
    append_run(runs, Kind::added, new_words);
    part_replaced_words(runs);
    return runs;
  }
  std::vector<Stretch> stretches = stretches_of(*edits, old_words, new_words);
  join_small_changes(stretches);
  for (const Stretch& stretch : stretches) {
    append_run(runs, Kind::same, stretch.same);
    append_run(runs, Kind::removed, stretch.removed);
    append_run(runs, Kind::added, stretch.added);
  }
  part_replaced_words(runs);
  return runs;
}

std::vector<ChangedBlock> diff_blocks(std::span<const TextBlock> before, std::span<const TextBlock> after,
                                      DiffBudget& budget) {
  Interner interner;
  Ids old_ids;
  Ids new_ids;
  for (const TextBlock& block : before) old_ids.push_back(interner.id(block.text));
  for (const TextBlock& block : after) new_ids.push_back(interner.id(block.text));
  std::vector<ChangedBlock> out;
  const auto edits = shortest_edits(old_ids, new_ids, budget);
  if (!edits) {
    write_gap(before, after, budget, out);
    return out;
  }
  for (std::size_t i = 0; i < edits->size();) {
    if ((*edits)[i].kind == Kind::same) {
      const TextBlock& block = after[(*edits)[i].index];
      out.push_back({.kind = block.kind, .runs = whole(Kind::same, block.text)});
      ++i;
      continue;
    }
    std::vector<TextBlock> removed;
    std::vector<TextBlock> added;
    for (; i < edits->size() && (*edits)[i].kind != Kind::same; ++i) {
      const EditStep edit = (*edits)[i];
      (edit.kind == Kind::removed ? removed : added)
          .push_back(edit.kind == Kind::removed ? before[edit.index] : after[edit.index]);
    }
    write_gap(removed, added, budget, out);
  }
  return out;
}

}  // namespace waymark
