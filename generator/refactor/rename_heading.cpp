#include "refactor/rename_heading.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "article/spans.h"
#include "base/escape.h"
#include "base/url.h"
#include "library/links/anchors.h"
#include "refactor/heading_change.h"
#include "refactor/heading_text.h"
#include "refactor/links.h"
#include "refactor/rename_records.h"
#include "refactor/retarget.h"
#include "refactor/site_mentions.h"

namespace waymark {
namespace {

std::string_view fragment_of(std::string_view target) {
  const std::size_t hash = target.find('#');
  return hash == std::string_view::npos ? std::string_view() : target.substr(hash + 1);
}

// The anchors of all texts that change, and what links to them must say.
class AnchorRenames {
 public:
  AnchorRenames(const Library& library, const std::vector<ChangedText>& changed) : library_(library) {
    for (const ChangedText& one : changed) {
      if (one.anchors.empty()) continue;
      by_text_[one.text] = one.anchors;
      articles_.insert(library.variant(one.text).article);
    }
  }

  const std::map<VariantId, std::map<std::string, std::string>>& by_text() const { return by_text_; }
  void add(VariantId text, const std::string& from, const std::string& to) { by_text_[text][from] = to; }
  bool concerns(ArticleId article) const { return articles_.contains(article); }
  const std::set<ArticleId>& articles() const { return articles_; }

  // What the fragment must be so that it means the same in this text; null when the text has not changed for it.
  std::optional<std::string> in_text(VariantId text, std::string_view fragment) const {
    const auto known = by_text_.find(text);
    if (known == by_text_.end() || fragment.empty()) return std::nullopt;
    const AnchorMatch match = match_anchor(library_.article(text), library_.index.anchors[text.index()], fragment);
    const auto renamed = known->second.find(match.id);
    return renamed == known->second.end() ? std::nullopt : std::optional(renamed->second);
  }

  // For a link from `from`: the answer of all texts that its readers are led to; null where they do not agree.
  std::optional<std::string> for_link(VariantId from, ArticleId to, std::string_view fragment) const {
    std::optional<std::string> answer;
    bool agreed = true;
    const VariantId source_text = from;
    for (std::size_t locale = 0; locale < library_.locale_count() && agreed; ++locale) {
      for (std::size_t version = 0; version < library_.version_count() && agreed; ++version) {
        const Edition edition{LocaleId{locale}, VersionId{version}};
        const auto shown = library_.in_force(library_.variant(source_text).article, edition);
        if (!shown || shown->variant != source_text) continue;
        const auto text = library_.in_force(to, edition);
        if (!text) continue;
        auto here = in_text(text->variant, fragment);
        if (!here) {
          // A text that has the anchor and keeps it holds the link where it is; one without it says nothing.
          const AnchorMatch match =
              match_anchor(library_.article(text->variant), library_.index.anchors[text->variant.index()], fragment);
          if (match.kind == AnchorMatch::Kind::missing) continue;
          agreed = false;
        } else if (answer && *answer != *here) {
          agreed = false;
        } else {
          answer = std::move(here);
        }
      }
    }
    return agreed ? answer : std::nullopt;
  }

  // For what is not read in a text of its own: navigation files, site.yml, redirects.
  std::optional<std::string> for_article(ArticleId article, std::string_view fragment) const {
    const auto& variants = library_.entry(article).variants;
    for (auto text = variants.rbegin(); text != variants.rend(); ++text) {
      if (auto here = in_text(*text, fragment)) return here;
    }
    return std::nullopt;
  }

 private:
  const Library& library_;
  std::map<VariantId, std::map<std::string, std::string>> by_text_;
  std::set<ArticleId> articles_;
};

class RenamePlan {
 public:
  RenamePlan(const Library& library, const RenameOptions& options) : library_(library), options_(options) {}

  Result<Refactoring> rewriting_links() {
    if (auto understood = understand(); !understood) return std::unexpected(understood.error());
    std::vector<ChangedText> changed;
    for (const HeadingPlace& place : places_) {
      auto texts = changed_texts(library_, place, edits_of(place.source));
      if (!texts) return std::unexpected(texts.error());
      for (ChangedText& text : *texts) {
        if (!text.swapped.empty()) {
          return fail(fmt::format("the anchor \"{}\" would be another heading's; take --keep-anchor",
                                  text.swapped.begin()->first));
        }
        changed.push_back(std::move(text));
      }
    }
    if (auto pinned = pin_superseded(changed); !pinned) return std::unexpected(pinned.error());
    AnchorRenames renames(library_, changed);
    RedirectEntries redirects(library_);
    follow_in_translations(renames);
    rewrite_links(renames);
    rewrite_mentions(renames);
    for (const auto& [text, anchors] : renames.by_text()) {
      AnchorPairs pairs;
      for (const auto& [from, to] : anchors) {
        if (from != to && !is_superseded(text) && is_published(text, from)) pairs.emplace_back(from, to);
      }
      record_renames(library_, text, pairs, redirects, plan_);
    }
    redirects.write(plan_);
    return std::move(plan_);
  }

  Result<Refactoring> keeping_anchor() {
    if (auto understood = understand(); !understood) return std::unexpected(understood.error());
    for (const HeadingPlace& place : places_) {
      std::set<std::string> pinned;
      // Each round may show one more heading whose number would change.
      constexpr std::size_t most_rounds = 8;
      for (std::size_t round = 0; round < most_rounds; ++round) {
        auto texts = changed_texts(library_, place, edits_of(place.source));
        if (!texts) return std::unexpected(texts.error());
        bool settled = true;
        for (const ChangedText& text : *texts) {
          for (const auto* anchors : {&text.anchors, &text.swapped}) {
            for (const auto& [from, to] : *anchors) {
              if (!pinned.insert(from).second) continue;
              settled = false;
              if (auto done = pin(text.text, from); !done) return std::unexpected(done.error());
            }
          }
        }
        if (settled) break;
      }
      const std::string note = fmt::format("\"{}\" stays an anchor of the heading", place.anchor);
      if (!pinned.empty() && std::ranges::find(plan_.notes, note) == plan_.notes.end()) plan_.notes.push_back(note);
    }
    return std::move(plan_);
  }

 private:
  Result<void> understand() {
    auto places = headings_meant(library_, options_);
    if (!places) return std::unexpected(places.error());
    places_ = *std::move(places);
    for (const HeadingPlace& place : places_) {
      const SourceFile& file = library_.sources->file(place.source);
      const auto text = heading_text(file, place.heading);
      if (!text) {
        return fail(fmt::format("the heading at {} has a form that cannot be rewritten; change it by hand",
                                place_of(file, place.heading)));
      }
      const auto words = written_heading(*text, options_.heading);
      if (!words) return std::unexpected(words.error());
      if (text_at(file.text, text->words) == *words) continue;
      plan_.edits.push_back({.source = file.id, .span = text->words, .replacement = *words});
    }
    if (plan_.edits.empty()) return fail("the heading has these words already");
    return {};
  }

  // Its page has the anchors of that text and no others.
  bool is_superseded(VariantId text) const {
    return library_.config->version_pages == VersionPages::archive &&
           library_.variant(text).last < library_.current_version();
  }

  // A text of the past keeps its old anchor in the heading, beside that of the new words.
  Result<void> pin_superseded(const std::vector<ChangedText>& changed) {
    std::set<std::pair<SourceId, std::string>> pinned;
    for (const ChangedText& one : changed) {
      if (!is_superseded(one.text)) continue;
      for (const auto& [from, to] : one.anchors) {
        const Article& article = library_.article(one.text);
        const Anchor* anchor = anchor_with(article, library_.index.anchors[one.text.index()], from);
        if (anchor == nullptr || !pinned.emplace(anchor->source, from).second) continue;
        if (auto done = pin(one.text, from); !done) return done;
      }
    }
    return {};
  }

  std::vector<Edit> edits_of(SourceId source) const {
    std::vector<Edit> edits;
    std::ranges::copy_if(plan_.edits, std::back_inserter(edits),
                         [&](const Edit& edit) { return edit.source == source; });
    return edits;
  }

  // Writes `anchor` in front of the words of the heading that has it now.
  Result<void> pin(VariantId text, const std::string& anchor) {
    const Article& article = library_.article(text);
    const auto section = section_with(article, library_.index.anchors[text.index()], anchor);
    check(section.has_value(), "an anchor of a text has its section");
    const Section& heading = article.sections[*section];
    const SourceFile& file = library_.sources->file(heading.source);
    const auto place = heading.level == 0 ? std::nullopt : heading_text(file, heading.heading);
    if (!place || anchor.find_first_of("\"<>&") != std::string::npos)
      return fail(fmt::format("the anchor \"{}\" cannot be written into its heading", anchor));
    const bool tag = place->html && !place->has_id;
    const std::string written = tag ? fmt::format(" id=\"{}\"", anchor) : fmt::format("<a name=\"{}\"></a>", anchor);
    const std::uint32_t at = tag ? place->tag.end - 1 : place->words.begin;
    const auto same = std::ranges::find_if(
        plan_.edits, [&](const Edit& edit) { return edit.source == file.id && edit.span.begin == at; });
    if (same != plan_.edits.end()) {
      same->replacement.insert(0, written);
    } else {
      plan_.edits.push_back({.source = file.id, .span = {at, at}, .replacement = written});
    }
    return {};
  }

  // A translated heading has the anchor of the source language written in front of it, or the link of all locales.
  void follow_in_translations(AnchorRenames& renames) {
    const LocaleId source = library_.config->source_locale;
    const auto changed = renames.by_text();
    for (const auto& [text, anchors] : changed) {
      if (library_.variant(text).locale != source) continue;
      for (const VariantId other : library_.entry(library_.variant(text).article).variants) {
        const Variant& translation = library_.variant(other);
        if (translation.locale == source || changed.contains(other)) continue;
        const auto original = library_.in_force(translation.article, {source, translation.version});
        if (!original || original->variant != text) continue;
        for (const auto& [from, to] : anchors) rename_written(other, from, to, renames);
      }
    }
  }

  void rename_written(VariantId text, const std::string& from, const std::string& to, AnchorRenames& renames) {
    const Article& article = library_.article(text);
    const Anchor* anchor = anchor_with(article, library_.index.anchors[text.index()], from);
    if (anchor == nullptr || (anchor->kind != AnchorKind::lifted && anchor->kind != AnchorKind::written)) return;
    if (anchor_with(article, library_.index.anchors[text.index()], to) != nullptr) return;
    const std::string& bytes = library_.sources->file(anchor->source).text;
    const std::string quoted = "\"" + from + "\"";
    const std::size_t at = bytes.find(quoted, anchor->span.begin);
    if (at == std::string::npos || at + quoted.size() > anchor->span.end + 1) return;
    add_edit(plan_, {.source = anchor->source, .span = span_between(at + 1, at + 1 + from.size()), .replacement = to});
    renames.add(text, from, to);
  }

  void rewrite_links(const AnchorRenames& renames) {
    using Kind = Destination::Kind;
    using Place = std::pair<SourceId, Span>;
    std::map<Place, std::optional<std::string>> wanted;
    each_link(library_, [&](const WrittenLink& link) {
      const Destination& to = link.destination;
      const std::string_view fragment = to.fragment;
      if (fragment.empty() || (to.kind != Kind::article && to.kind != Kind::self)) return;
      std::optional<std::string> answer;
      if (to.kind == Kind::self) {
        if (!link.text || !renames.concerns(library_.variant(*link.text).article)) return;
        answer = renames.in_text(*link.text, fragment);
      } else if (!renames.concerns(to.article)) {
        return;
      } else if (to.wording) {
        answer = renames.in_text(*to.wording, fragment);
      } else if (link.text) {
        answer = renames.for_link(*link.text, to.article, fragment);
      } else {
        answer = renames.for_article(to.article, fragment);
      }
      // A file that several articles include says one thing to all of them.
      const auto [known, added] = wanted.try_emplace({link.source, link.span}, answer);
      if (!added && known->second != answer) known->second.reset();
    });
    for (const auto& [place, answer] : wanted) {
      if (!answer) continue;
      const std::string& text = library_.sources->file(place.first).text;
      const std::size_t hash = text.find('#', place.second.begin);
      if (hash == std::string::npos || hash >= place.second.end) continue;
      std::size_t end = place.second.end;
      while (end > hash + 1 && (text[end - 1] == '>' || text[end - 1] == ' ')) --end;
      add_edit(plan_,
               {.source = place.first, .span = span_between(hash + 1, end), .replacement = encode_target(*answer)});
      ++plan_.links;
    }
  }

  void rewrite_mentions(const AnchorRenames& renames) {
    using Kind = SiteMention::Kind;
    for (const ArticleId article : renames.articles()) {
      for (const SiteMention& mention : site_mentions(library_, library_.entry(article).name)) {
        const bool names_anchor = mention.kind == Kind::navigation || mention.kind == Kind::successor ||
                                  mention.kind == Kind::section_target || mention.kind == Kind::redirect_url;
        const std::string_view fragment = fragment_of(mention.written);
        if (!names_anchor || fragment.empty()) continue;
        const auto answer = renames.for_article(article, fragment);
        if (!answer) continue;
        const std::uint32_t begin = mention.span.end - static_cast<std::uint32_t>(fragment.size());
        add_edit(plan_, {.source = mention.source, .span = {begin, mention.span.end}, .replacement = *answer});
      }
      // Older records within the article lead on in one step.
      for (const SectionRename& rename : library_.config->section_renames) {
        if (rename.article != library_.entry(article).name || rename.to.find('#') != std::string::npos) continue;
        const auto answer = renames.for_article(article, rename.to);
        if (!answer) continue;
        Span span = rename.to_span;
        const std::string& text = library_.sources->file(rename.source).text;
        if (span.end - span.begin >= 2 && (text[span.begin] == '"' || text[span.begin] == '\''))
          span = {span.begin + 1, span.end - 1};
        add_edit(plan_, {.source = rename.source, .span = span, .replacement = *answer});
      }
    }
  }

  bool is_published(VariantId text, const std::string& anchor) const {
    return may_be_published(library_, library_.entry(library_.variant(text).article).name, anchor);
  }

  const Library& library_;
  const RenameOptions& options_;
  std::vector<HeadingPlace> places_;
  Refactoring plan_;
};

}  // namespace

Result<Refactoring> plan_rename(const Library& library, const RenameOptions& options) {
  return RenamePlan(library, options).rewriting_links();
}

Result<Refactoring> plan_rename_keeping_anchor(const Library& library, const RenameOptions& options) {
  return RenamePlan(library, options).keeping_anchor();
}

}  // namespace waymark
