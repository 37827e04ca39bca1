#include "source/glob.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "base/unicode.h"

// A pattern becomes a small program for a machine that is in many places at once, so that no pattern can make it try
// again.

namespace waymark {
namespace {

struct Range {
  char32_t first = 0;
  char32_t last = 0;
};

struct Step {
  enum class Kind : std::uint8_t {
    character,    // `c`
    one_of,       // `ranges`, or none of them; never '/'
    any_in_name,  // anything but '/'
    any,
    both,  // goes on at `next` and at `other`
    jump,  // goes on at `next`
    end,
  };
  Kind kind = Kind::end;
  char32_t c = 0;
  bool negated = false;
  std::uint32_t next = 0;
  std::uint32_t other = 0;
  std::vector<Range> ranges;
};

char32_t lower(char32_t c) { return c < 0x80 ? static_cast<unsigned char>(ascii_lower(static_cast<char>(c))) : c; }
char32_t upper(char32_t c) { return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c; }

class Program {
 public:
  explicit Program(std::string_view pattern) : pattern_(pattern) {
    find_closing();
    while (at_ < pattern_.size()) {
      add_next();
    }
    add({.kind = Step::Kind::end});
  }

  bool matches(std::string_view path) const {
    Places now(steps_.size());
    Places next(steps_.size());
    enter(now, 0);
    for (std::size_t i = 0; i < path.size();) {
      const DecodedChar c = decode_utf8(path, i);
      i += c.bytes;
      next.clear();
      for (const std::uint32_t place : now.list) {
        if (accepts(steps_[place], c.value)) {
          enter(next, place + 1);
        }
      }
      std::swap(now, next);
      if (now.list.empty()) {
        return false;
      }
    }
    return std::ranges::any_of(now.list, [this](std::uint32_t p) { return steps_[p].kind == Step::Kind::end; });
  }

 private:
  struct Places {
    explicit Places(std::size_t count) : seen(count, 0) {}
    void clear() {
      for (const std::uint32_t place : visited) {
        seen[place] = 0;
      }
      visited.clear();
      list.clear();
    }
    std::vector<std::uint32_t> list;     // steps that take a character, or the end
    std::vector<std::uint32_t> visited;  // these, and what led to them
    std::vector<std::uint8_t> seen;
    std::vector<std::uint32_t> waiting;  // empty between calls
  };

  struct Group {
    std::size_t close = 0;               // where in the pattern
    std::uint32_t choice = 0;            // the step that tries this alternative or the next
    std::vector<std::uint32_t> jumps;    // from the ends of alternatives to the group's end
    bool at_segment_start = false;       // before it
    bool ends_at_segment_start = false;  // after one of its alternatives
  };

  static bool accepts(const Step& step, char32_t c) {
    switch (step.kind) {
      case Step::Kind::character:
        return lower(c) == step.c;
      case Step::Kind::any_in_name:
        return c != '/';
      case Step::Kind::any:
        return true;
      case Step::Kind::one_of: {
        const auto holds = [&step](char32_t x) {
          return std::ranges::any_of(step.ranges, [x](Range range) { return x >= range.first && x <= range.last; });
        };
        return c != '/' && (holds(lower(c)) || holds(upper(c))) != step.negated;
      }
      default:
        return false;
    }
  }

  void enter(Places& places, std::uint32_t from) const {
    std::vector<std::uint32_t>& waiting = places.waiting;
    waiting.push_back(from);
    while (!waiting.empty()) {
      const std::uint32_t place = waiting.back();
      waiting.pop_back();
      if (places.seen[place] != 0) {
        continue;
      }
      places.seen[place] = 1;
      places.visited.push_back(place);
      const Step& step = steps_[place];
      if (step.kind == Step::Kind::both) {
        waiting.push_back(step.other);
        waiting.push_back(step.next);
      } else if (step.kind == Step::Kind::jump) {
        waiting.push_back(step.next);
      } else {
        places.list.push_back(place);
      }
    }
  }

  std::uint32_t here() const { return static_cast<std::uint32_t>(steps_.size()); }
  void add(Step step) { steps_.push_back(std::move(step)); }
  void add_character(char32_t c) {
    add({.kind = Step::Kind::character, .c = lower(c)});
    at_segment_start_ = c == '/';
  }

  // any*
  void add_repeated(Step::Kind any) {
    add({.kind = Step::Kind::both, .next = here() + 1, .other = here() + 3});
    add({.kind = any});
    add({.kind = Step::Kind::jump, .next = here() - 2});
  }

  // closing_[i]: the '}' that ends the group opened at i; 0 where nothing does.
  void find_closing() {
    closing_.assign(pattern_.size(), 0);
    std::vector<std::size_t> open;
    std::size_t no_bracket_before = 0;  // a '[' before this place is known never to close
    for (std::size_t i = 0; i < pattern_.size(); ++i) {
      const char c = pattern_[i];
      if (c == '\\') {
        ++i;
      } else if (c == '[' && i >= no_bracket_before) {
        const std::size_t end = class_end(i);
        if (end == 0) {
          no_bracket_before = pattern_.size();
        } else {
          closing_[i] = end;
          i = end;
        }
      } else if (c == '{') {
        open.push_back(i);
      } else if (c == '}' && !open.empty()) {
        closing_[open.back()] = i;
        open.pop_back();
      }
    }
  }

  // The ']' of the class that opens at `open`; 0 when there is none. A ']' in first place is a member.
  std::size_t class_end(std::size_t open) const {
    std::size_t first = open + 1;
    if (first < pattern_.size() && (pattern_[first] == '!' || pattern_[first] == '^')) {
      ++first;
    }
    const std::size_t end = pattern_.find(']', first + 1);
    return end == std::string_view::npos ? 0 : end;
  }

  bool at_group_end() const { return !groups_.empty() && at_ == groups_.back().close; }

  void add_next() {
    const char c = pattern_[at_];
    if (at_group_end()) {
      end_group();
    } else if (c == ',' && !groups_.empty()) {
      next_alternative();
    } else if (c == '{' && closing_[at_] != 0) {
      begin_group();
    } else if (c == '[' && closing_[at_] != 0) {
      add_class();
    } else if (c == '*') {
      add_stars();
    } else if (c == '?') {
      add({.kind = Step::Kind::any_in_name});
      at_segment_start_ = false;
      ++at_;
    } else {
      if (c == '\\' && at_ + 1 < pattern_.size()) {
        ++at_;
      }
      const DecodedChar decoded = decode_utf8(pattern_, at_);
      add_character(decoded.value);
      at_ += decoded.bytes;
    }
  }

  void begin_group() {
    groups_.push_back({.close = closing_[at_], .choice = here(), .at_segment_start = at_segment_start_});
    add({.kind = Step::Kind::both, .next = here() + 1});
    ++at_;
  }

  void next_alternative() {
    Group& group = groups_.back();
    group.jumps.push_back(here());
    add({.kind = Step::Kind::jump});
    steps_[group.choice].other = here();
    group.choice = here();
    group.ends_at_segment_start |= at_segment_start_;
    add({.kind = Step::Kind::both, .next = here() + 1});
    at_segment_start_ = group.at_segment_start;
    ++at_;
  }

  void end_group() {
    const Group group = std::move(groups_.back());
    groups_.pop_back();
    steps_[group.choice].other = steps_[group.choice].next;
    for (const std::uint32_t jump : group.jumps) {
      steps_[jump].next = here();
    }
    at_segment_start_ |= group.ends_at_segment_start;
    ++at_;
  }

  void add_class() {
    Step step{.kind = Step::Kind::one_of};
    const std::size_t end = closing_[at_];
    std::size_t i = at_ + 1;
    if (pattern_[i] == '!' || pattern_[i] == '^') {
      step.negated = true;
      ++i;
    }
    while (i < end) {
      const DecodedChar first = decode_utf8(pattern_, i);
      i += first.bytes;
      Range range{first.value, first.value};
      if (i + 1 < end && pattern_[i] == '-') {
        const DecodedChar last = decode_utf8(pattern_, i + 1);
        range.last = last.value;
        i += 1U + last.bytes;
      }
      step.ranges.push_back(range);
    }
    add(std::move(step));
    at_segment_start_ = false;
    at_ = end + 1;
  }

  void add_stars() {
    const std::size_t first = at_;
    while (at_ < pattern_.size() && pattern_[at_] == '*') {
      ++at_;
    }
    const bool starts_segment = at_segment_start_;
    at_segment_start_ = false;
    if (at_ - first < 2 || !starts_segment) {
      add_repeated(Step::Kind::any_in_name);
      return;
    }
    const bool at_end = at_ == pattern_.size() || at_group_end() || (pattern_[at_] == ',' && !groups_.empty());
    if (at_end) {
      // Everything below, which is at least one character.
      add({.kind = Step::Kind::any});
      add_repeated(Step::Kind::any);
      return;
    }
    // Any number of whole segments: nothing, or anything that ends in '/'.
    add({.kind = Step::Kind::both, .next = here() + 1, .other = here() + 5});
    add_repeated(Step::Kind::any);
    add({.kind = Step::Kind::character, .c = '/'});
    if (pattern_[at_] == '/') {
      ++at_;
      at_segment_start_ = true;
    } else {
      add_repeated(Step::Kind::any_in_name);
    }
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  bool at_segment_start_ = true;
  std::vector<std::size_t> closing_;
  std::vector<Group> groups_;
  std::vector<Step> steps_;
};

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view path) {
  bool wanted = true;
  if (pattern.starts_with('!')) {
    wanted = false;
    pattern.remove_prefix(1);
  }
  if (pattern.starts_with("./")) {
    pattern.remove_prefix(2);
  }
  return Program(pattern).matches(path) == wanted;
}

}  // namespace waymark
