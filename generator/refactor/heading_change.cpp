#include "refactor/heading_change.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "article/compile_options.h"
#include "article/spans.h"
#include "base/disk.h"
#include "base/edit_distance.h"
#include "base/escape.h"
#include "base/text.h"
#include "edits/apply_edits.h"
#include "library/links/anchors.h"
#include "refactor/article_files.h"

namespace waymark {
namespace {

std::vector<VariantId> texts_with(const Library& library, SourceId file) {
  std::vector<VariantId> texts;
  for (std::size_t i = 0; i < library.variants.size(); ++i) {
    const Article& article = library.variants[i].compiled;
    if (article.source == file || std::ranges::find(article.includes, file) != article.includes.end())
      texts.emplace_back(i);
  }
  return texts;
}

// The file as it stands on the disk, or the only one of an article.
Result<SourceId> file_meant(const Library& library, const std::string& given, bool all_versions) {
  const std::string path = join_disk_path("", given);
  std::vector<std::string> paths;
  for (const SourceFile& file : library.sources->files()) {
    const bool markdown = file.kind == SourceKind::article || file.kind == SourceKind::include;
    if (markdown && join_disk_path("", file.path) == path) return file.id;
    if (markdown) paths.push_back(file.path);
  }
  const auto article = article_meant(library, given);
  if (!article) {
    const auto near = nearest(given, paths);
    return fail(near ? fmt::format("there is no file \"{}\"; did you mean \"{}\"?", given, *near)
                     : article.error().message);
  }
  std::vector<ArticleFile> files = files_of_article(library, *article);
  std::erase_if(files,
                [&](const ArticleFile& file) { return !file.variant || file.locale != library.config->source_locale; });
  if (files.empty()) return fail(fmt::format("\"{}\" has no text in the source language; name a file", *article));
  if (files.size() > 1 && !all_versions) {
    return fail(fmt::format("\"{}\" has {} texts; name a file, such as \"{}\", or take --all-versions", *article,
                            files.size(), library.sources->file(files.back().source).path));
  }
  return files.back().source;
}

std::optional<SectionIndex> section_meant(const Library& library, VariantId text, std::string_view anchor) {
  const Article& article = library.article(text);
  const AnchorMatch match = match_anchor(article, library.index.anchors[text.index()], anchor);
  if (match.kind != AnchorMatch::Kind::exact) return std::nullopt;
  return section_with(article, library.index.anchors[text.index()], match.id);
}

Failure no_such_anchor(const Library& library, const SourceFile& file, VariantId text, const std::string& anchor) {
  std::vector<std::string> ids;
  for (const Section& section : library.article(text).sections) {
    if (section.level > 0) ids.push_back(section.anchor);
  }
  const auto near = nearest(anchor, ids);
  return {fmt::format("\"{}\" has no heading with the anchor \"{}\"{}", file.path, anchor,
                      near ? "; did you mean \"" + *near + "\"?" : "")};
}

struct Element {
  SourceId source;
  Span span;
};

// An HTML heading that has the anchor as its id: <h2 id="phones">…</h2>.
std::optional<Element> element_with(const Library& library, VariantId text, std::string_view anchor) {
  const Anchor* written = anchor_with(library.article(text), library.index.anchors[text.index()], anchor);
  if (written == nullptr || written->kind != AnchorKind::written) return std::nullopt;
  const std::string_view bytes = library.sources->file(written->source).text;
  const std::size_t open = bytes.rfind('<', written->span.begin);
  if (open == std::string_view::npos || open + 3 > bytes.size() || ascii_lower(bytes[open + 1]) != 'h' ||
      !is_ascii_digit(bytes[open + 2]) || bytes.find('>', open) < written->span.begin)
    return std::nullopt;
  const std::size_t close = ascii_lower(bytes.substr(open)).find(fmt::format("</h{}>", bytes[open + 2]));
  if (close == std::string::npos) return std::nullopt;
  return Element{written->source, span_between(open, open + close + 5)};
}

// A written anchor somewhere below a heading is not the heading's.
bool belongs_to_heading(const Library& library, VariantId text, std::string_view anchor, const Section& section) {
  const Anchor* found = anchor_with(library.article(text), library.index.anchors[text.index()], anchor);
  if (found == nullptr || found->kind != AnchorKind::written) return true;
  return found->source == section.source && found->span.begin < section.heading.end;
}

// The same section in the other texts of the article and language.
void add_other_versions(const Library& library, VariantId text, SectionIndex section,
                        std::vector<HeadingPlace>& places) {
  const Variant& variant = library.variant(text);
  const HistoryIndex history = library.history_of[text.index()][section];
  for (const VariantId other : library.entry(variant.article).variants) {
    if (other == text || library.variant(other).locale != variant.locale) continue;
    const std::vector<HistoryIndex>& histories = library.history_of[other.index()];
    const auto same = std::ranges::find(histories, history);
    if (history == no_index || same == histories.end()) continue;
    const Section& there = library.article(other).sections[static_cast<std::size_t>(same - histories.begin())];
    const bool known = std::ranges::any_of(places, [&](const HeadingPlace& place) {
      return place.source == there.source && place.heading == there.heading;
    });
    if (there.level > 0 && !known)
      places.push_back({there.source, there.heading, texts_with(library, there.source), there.anchor});
  }
}

}  // namespace

Result<std::vector<HeadingPlace>> headings_meant(const Library& library, const RenameOptions& options) {
  const std::size_t hash = options.place.find('#');
  if (hash == std::string::npos || hash + 1 >= options.place.size()) {
    return fail(fmt::format("\"{}\" names no heading; write the file and the anchor, as in settings.md#change-phone",
                            options.place));
  }
  const auto source = file_meant(library, options.place.substr(0, hash), options.all_versions);
  if (!source) return std::unexpected(source.error());
  const std::string anchor = percent_decode(std::string_view(options.place).substr(hash + 1));
  const SourceFile& file = library.sources->file(*source);
  const std::vector<VariantId> texts = texts_with(library, *source);
  if (texts.empty()) return fail(fmt::format("no article shows \"{}\"", file.path));
  std::optional<SectionIndex> section;
  VariantId text = texts.front();
  for (const VariantId candidate : texts) {
    section = section_meant(library, candidate, anchor);
    text = candidate;
    if (section) break;
  }
  if (!section || library.article(text).sections[*section].level == 0)
    return std::unexpected(no_such_anchor(library, file, texts.front(), anchor));
  const Section& meant = library.article(text).sections[*section];
  if (const auto own = element_with(library, text, anchor); own && own->source == *source)
    return std::vector{HeadingPlace{*source, own->span, texts, anchor}};
  if (meant.source == *source && !belongs_to_heading(library, text, anchor, meant))
    return std::unexpected(no_such_anchor(library, file, text, anchor));
  if (meant.source != *source) {
    return fail(fmt::format("the heading \"{}\" stands in \"{}\", which this file includes; name that file",
                            meant.title, library.sources->file(meant.source).path));
  }
  std::vector<HeadingPlace> places{{meant.source, meant.heading, texts, meant.anchor}};
  if (options.all_versions) add_other_versions(library, text, *section, places);
  return places;
}

Result<std::vector<ChangedText>> changed_texts(const Library& library, const HeadingPlace& place,
                                               const std::vector<Edit>& edits) {
  // A set of sources of its own, in which the ids are the same.
  SourceSet sources;
  for (const SourceFile& file : library.sources->files()) {
    SourceFile copy = file;
    if (file.id == place.source) {
      copy.text = apply_edits(file.text, edits).text;
      copy.lines = LineIndex(copy.text);
    }
    sources.add(std::move(copy));
  }
  std::vector<ChangedText> changed;
  for (const VariantId text : place.texts) {
    const Article& before = library.article(text);
    const SourceFile& file = sources.file(before.source);
    const Article after = compile(file, sources, compile_options(*library.config, file)).article;
    if (after.sections.size() != before.sections.size()) {
      return fail(fmt::format("with that heading \"{}\" would have {} sections instead of {}; choose other words",
                              file.path, after.sections.size() - 1, before.sections.size() - 1));
    }
    std::map<std::string, SectionIndex> alive;
    for (const Anchor& anchor : after.anchors) alive.emplace(anchor.id, anchor.section);
    ChangedText one{.text = text};
    std::set<std::string> seen;
    for (const Anchor& anchor : before.anchors) {
      if (!seen.insert(anchor.id).second) continue;
      const auto now = alive.find(anchor.id);
      const std::string& own = after.sections[anchor.section].anchor;
      if (now == alive.end()) {
        one.anchors[anchor.id] = own;
      } else if (now->second != anchor.section) {
        one.swapped[anchor.id] = own;
      }
    }
    changed.push_back(std::move(one));
  }
  return changed;
}

}  // namespace waymark
