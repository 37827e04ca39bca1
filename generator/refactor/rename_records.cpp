#include "refactor/rename_records.h"

#include <algorithm>
#include <fmt/format.h>

#include "article/spans.h"
#include "base/text.h"
#include "refactor/site_mentions.h"

namespace waymark {
namespace {

class Recorder {
 public:
  Recorder(const Library& library, VariantId text, Refactoring& refactoring)
      : front_(library.article(text).front_matter),
        file_(library.sources->file(library.article(text).source)),
        text_(file_.text),
        refactoring_(refactoring) {
    line_end_ = text_.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
  }

  bool record(const AnchorPairs& pairs) {
    AnchorPairs added = pairs;
    bool replaced = false;
    for (const RenamedSection& known : front_.renamed_sections) replaced = follow(known, added) || replaced;
    if (added.empty()) return true;
    if (const FrontMatterField* field = front_.find("renamed_sections")) return extend(*field, added);
    if (front_.has_yaml) return add_to_yaml(added);
    if (front_.has_legacy) return add_to_element(added);
    return false;
  }

 private:
  void edit(Span span, std::string replacement) {
    add_edit(refactoring_, {.source = file_.id, .span = span, .replacement = std::move(replacement)});
  }

  // An entry that leads to what is renamed leads on; one whose old name is alive again makes way for a new one.
  bool follow(const RenamedSection& known, AnchorPairs& added) {
    const auto alive = std::ranges::find(added, known.from, &AnchorPairs::value_type::second);
    if (alive != added.end()) {
      edit(known.from_span, alive->first);
      if (known.to != alive->second) edit(known.to_span, alive->second);
      added.erase(alive);
      return true;
    }
    const auto goes_on = std::ranges::find(added, known.to, &AnchorPairs::value_type::first);
    if (goes_on == added.end()) return false;
    edit(known.to_span, goes_on->second);
    return true;
  }

  static std::string entry(const std::pair<std::string, std::string>& pair) {
    return yaml_value(pair.first) + ": " + yaml_value(pair.second);
  }

  static std::string on_one_line(const AnchorPairs& pairs) {
    std::vector<std::string> entries;
    for (const auto& [from, to] : pairs) entries.push_back(from + ": " + to);
    return join(entries, "; ");
  }

  bool extend(const FrontMatterField& field, const AnchorPairs& pairs) {
    if (front_.renamed_sections.empty()) return false;
    const RenamedSection& last = front_.renamed_sections.back();
    const LineAt line = line_at(text_, line_begin(text_, last.from_span.begin));
    const std::string_view before = text_.substr(line.begin, last.from_span.begin - line.begin);
    const std::string_view marks = trim(before);
    const bool own_line = marks.empty() || marks == "-" || marks == "\"" || marks == "'" || marks == "- \"";
    if (field.legacy || !own_line) {
      // All on one line, in quotes or braces.
      const bool braces = !field.legacy && text_.substr(field.value_span.begin, 1) == "{";
      std::size_t at = last.to_span.end;
      while (at < text_.size() && (text_[at] == '"' || text_[at] == '\'') && braces) ++at;
      std::string added;
      for (const auto& pair : pairs) added += braces ? ", " + entry(pair) : "; " + pair.first + ": " + pair.second;
      edit(span_between(at, at), added);
      return true;
    }
    std::string indent(before.substr(0, before.find_first_not_of(" \t-") == std::string_view::npos
                                            ? before.size()
                                            : before.find_first_not_of(" \t-")));
    std::string added;
    for (const auto& pair : pairs) added += indent + entry(pair) + line_end_;
    edit(span_between(line.next, line.next), added);
    return true;
  }

  // In front of the line of dashes that closes it.
  bool add_to_yaml(const AnchorPairs& pairs) {
    std::size_t last = front_.span.begin;
    for (const FrontMatterField& field : front_.fields) {
      if (!field.legacy) last = std::max<std::size_t>(last, field.value_span.end);
    }
    for (std::size_t at = line_at(text_, line_begin(text_, last)).begin; at < text_.size();) {
      const LineAt line = line_at(text_, at);
      const std::string_view words = trim_right(line.in(text_));
      const bool opening = at <= 3 && last <= 3;
      if (!opening && (words == "---" || words == "...")) {
        std::string added = "renamed_sections:" + line_end_;
        for (const auto& pair : pairs) added += "  " + entry(pair) + line_end_;
        edit(span_between(line.begin, line.begin), added);
        return true;
      }
      at = line.next;
      if (line.next == line.end) break;
    }
    return false;
  }

  // Behind the last attribute of the first element.
  bool add_to_element(const AnchorPairs& pairs) {
    const auto first = std::ranges::find(front_.fields, true, &FrontMatterField::legacy);
    if (first == front_.fields.end()) return false;
    const std::size_t end = text_.find("/>", first->value_span.end);
    std::size_t at = first->value_span.end;
    for (const FrontMatterField& field : front_.fields) {
      if (field.legacy && field.value_span.end < end) at = std::max<std::size_t>(at, field.value_span.end);
    }
    if (end == std::string_view::npos || at >= text_.size()) return false;
    if (text_[at] == '"' || text_[at] == '\'') ++at;
    const std::string_view indent_of = text_.substr(line_begin(text_, first->key_span.begin));
    const bool own_line = is_blank(indent_of.front());
    std::string indent = own_line ? line_end_ : " ";
    for (const char c : indent_of) {
      if (!own_line || !is_blank(c)) break;
      indent += c;
    }
    edit(span_between(at, at), indent + "renamed_sections=\"" + on_one_line(pairs) + "\"");
    return true;
  }

  const FrontMatter& front_;
  const SourceFile& file_;
  std::string_view text_;
  Refactoring& refactoring_;
  std::string line_end_;
};

}  // namespace

void record_renames(const Library& library, VariantId text, const AnchorPairs& pairs, RedirectEntries& redirects,
                    Refactoring& refactoring) {
  if (pairs.empty() || Recorder(library, text, refactoring).record(pairs)) return;
  const std::string& article = library.entry(library.variant(text).article).name;
  for (const auto& [from, to] : pairs) {
    const auto known = std::ranges::any_of(library.config->section_renames, [&](const SectionRename& rename) {
      return rename.article == article && rename.from == from;
    });
    if (!known) redirects.add({{"article", article}, {"from", from}, {"to", to}});
  }
}

}  // namespace waymark
