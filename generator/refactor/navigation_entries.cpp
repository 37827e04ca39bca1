#include "refactor/navigation_entries.h"

#include <algorithm>
#include <optional>

#include "article/spans.h"
#include "base/text.h"
#include "library/links/locate.h"
#include "refactor/links.h"
#include "refactor/redirect_entries.h"
#include "syntax/yaml.h"

namespace waymark {
namespace {

// Whole lines from the first to the last of the span, and one of two empty lines that would then meet.
Span lines_of(std::string_view text, Span span) {
  const std::size_t begin = line_begin(text, span.begin);
  LineAt last = line_at(text, line_begin(text, span.end > span.begin ? span.end - 1 : span.end));
  const bool empty_before =
      begin == 0 || trim(text.substr(line_begin(text, begin - 1), begin - line_begin(text, begin - 1))).empty();
  if (empty_before && last.next < text.size()) {
    const LineAt after = line_at(text, last.next);
    if (trim(after.in(text)).empty()) last.next = after.next;
  }
  return span_between(begin, last.next);
}

// The map in a list whose value for one of the keys spans `value`.
const YamlNode* item_with(const YamlNode& node, Span value) {
  for (const YamlNode& item : node.items) {
    for (const YamlNode::Entry& entry : item.entries) {
      if (entry.value.span == value) return &item;
    }
    if (const YamlNode* found = item_with(item, value)) return found;
  }
  for (const YamlNode::Entry& entry : node.entries) {
    if (const YamlNode* found = item_with(entry.value, value)) return found;
  }
  return nullptr;
}

// What is taken out of a list so that it stays one: lines in block style, the value and a comma in flow style.
std::optional<Span> list_entry(std::string_view text, Span entry) {
  const std::size_t begin = line_begin(text, entry.begin);
  if (trim(text.substr(begin, entry.begin - begin)) == "-") {
    std::size_t end = entry.end;
    while (end > entry.begin && is_space(text[end - 1])) --end;
    return lines_of(text, span_between(begin, end));
  }
  std::size_t after = entry.end;
  while (after < text.size() && is_space(text[after])) ++after;
  if (after < text.size() && text[after] == ',') {
    ++after;
    while (after < text.size() && is_blank(text[after])) ++after;
    return span_between(entry.begin, after);
  }
  std::size_t before = entry.begin;
  while (before > 0 && is_space(text[before - 1])) --before;
  if (before > 0 && text[before - 1] == ',') return span_between(before - 1, entry.end);
  return std::nullopt;
}

class TocPruner {
 public:
  TocPruner(const Library& library, ArticleId article, const TocFile& file, Refactoring& refactoring)
      : library_(library),
        article_(article),
        file_(library.sources->file(file.source)),
        text_(file_.text),
        refactoring_(refactoring) {}

  void prune(const std::vector<TocEntry>& entries) {
    for (const TocEntry& entry : entries) {
      if (leads_there(entry)) remove(entry);
      prune(entry.children);
    }
  }

 private:
  bool leads_there(const TocEntry& entry) const {
    if (entry.href.empty()) return false;
    Reference reference;
    reference.target = entry.href;
    reference.source = file_.id;
    const Destination to = locate(library_, reference);
    return to.kind == Destination::Kind::article && to.article == article_;
  }

  void cut(Span span, std::string replacement = "") {
    add_edit(refactoring_, {.source = file_.id, .span = span, .replacement = std::move(replacement)});
  }

  void remove(const TocEntry& entry) {
    const bool markdown = is_article_path(file_.path);
    if (markdown && entry.children.empty()) return cut(lines_of(text_, entry.span));
    if (markdown) return cut(entry.span, entry.title);
    const std::uint32_t base = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const YamlNode root = parse_yaml(text_.substr(base), base).root;
    const YamlNode* item = item_with(root, entry.href_span);
    if (item == nullptr) return;
    if (entry.children.empty()) {
      if (const auto span = list_entry(text_, item->span)) cut(*span);
      return;
    }
    const auto key =
        std::ranges::find(item->entries, entry.href_span, [](const YamlNode::Entry& one) { return one.value.span; });
    const std::size_t begin = line_begin(text_, key->key_span.begin);
    if (trim(text_.substr(begin, key->key_span.begin - begin)).empty())
      cut(span_between(begin, line_at(text_, begin).next));
  }

  const Library& library_;
  ArticleId article_;
  const SourceFile& file_;
  std::string_view text_;
  Refactoring& refactoring_;
};

}  // namespace

void remove_toc_entries(const Library& library, ArticleId article, const std::function<bool(const TocFile&)>& applies,
                        Refactoring& refactoring) {
  Diagnostics told_already;
  for (const TocFile& file : read_toc_files(library, told_already)) {
    if (applies(file)) TocPruner(library, article, file, refactoring).prune(file.entries);
  }
}

void remove_navigation_entry(const Library& library, const SiteMention& mention, Refactoring& refactoring) {
  const SourceFile& site = library.sources->file(mention.source);
  const YamlNode root = parse_yaml(site.text, 0).root;
  const YamlNode* navigation = root.find("navigation");
  const YamlNode* item = navigation == nullptr ? nullptr : item_with(*navigation, mention.span);
  const bool has_children = item != nullptr && item->find("children") != nullptr;
  if (!has_children) {
    if (const auto span = list_entry(site.text, mention.entry))
      add_edit(refactoring, {.source = site.id, .span = *span, .replacement = ""});
    return;
  }
  // The entries below it need a heading over them.
  const auto key = std::ranges::find(item->entries, std::string("to"), &YamlNode::Entry::key);
  if (key == item->entries.end()) return;
  if (item->find("title") == nullptr) {
    add_edit(refactoring, {.source = site.id,
                           .span = {key->key_span.begin, mention.span.end},
                           .replacement = "title: " + yaml_value(mention.written)});
    return;
  }
  const std::size_t begin = line_begin(site.text, key->key_span.begin);
  if (trim(std::string_view(site.text).substr(begin, key->key_span.begin - begin)).empty()) {
    add_edit(refactoring,
             {.source = site.id, .span = span_between(begin, line_at(site.text, begin).next), .replacement = ""});
  } else {
    refactoring.notes.push_back(place_of(site, mention.span) + " still names \"" + mention.written +
                                "\"; take it out by hand");
  }
}

}  // namespace waymark
