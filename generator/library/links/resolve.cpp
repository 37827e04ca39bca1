#include "library/links/resolve.h"

#include <algorithm>

#include "base/text.h"
#include "library/addresses/aligned_anchors.h"
#include "library/addresses/published_addresses.h"
#include "library/addresses/retirements.h"
#include "library/links/anchors.h"
#include "library/pages/page_index.h"
#include "library/pages/pages.h"
#include "library/translations/source_anchors.h"

namespace waymark {
namespace {

using Kind = Destination::Kind;
using Match = Destination::Match;

std::optional<Fault> fault_of_match(Match match) {
  if (match == Match::other_case) return Fault::other_case;
  if (match == Match::no_extension) return Fault::no_extension;
  return std::nullopt;
}

// The text that a reader is best shown when the edition holds none: the oldest that comes later, in the edition's
// locale, else the source locale, else any.
std::optional<VariantId> text_of_other_edition(const Library& library, ArticleId article, Edition edition) {
  std::optional<VariantId> any;
  std::optional<VariantId> source;
  for (const VariantId id : library.entry(article).variants) {
    const LocaleId locale = library.variant(id).locale;
    if (locale == edition.locale) return id;
    if (locale == library.config->source_locale && !source) source = id;
    if (!any) any = id;
  }
  return source ? source : any;
}

Target page_target(const Library& library, VariantId from, const Destination& destination, const Resolution& resolution,
                   Edition edition) {
  const auto page = page_showing(library, *resolution.text, edition);
  // A dead anchor leads to what older texts called so; where none did, that of the page itself leads nowhere, of
  // another page to its top.
  const bool own_page = resolution.text == from;
  if (!page) return {};
  std::string anchor = resolution.anchor_id;
  if (resolution.anchor == Fault::missing_anchor) {
    const auto kept = kept_anchor(library, library.pages[*page], destination.fragment);
    if (!kept && own_page) return {};
    anchor = kept.value_or("");
  }
  return {.kind = Target::Kind::page,
          .page = *page,
          .anchor = std::move(anchor),
          .url = destination.query,
          .leaves_edition = resolution.leaves_edition};
}

// The anchors of an article stay on the page that took its place, if the page may keep any.
bool kept_from_merged(const Library& library, const Destination& destination, PageIndex page) {
  if (destination.kind != Kind::article) return false;
  const ArticlePage merged{.article = destination.article,
                           .edition = library.pages[page].edition,
                           .variant = library.pages[page].variant,
                           .archive = library.pages[page].archive};
  return kept_anchor(library, merged, destination.fragment).has_value();
}

// Where readers of a link to a retired article are sent: to where a redirect of the old address would, with the anchor
// that the link names unless the redirect has its own.
Target successor_target(const Library& library, const std::string& successor, const Destination& destination,
                        Edition edition) {
  const RedirectEnd end = follow_redirect(library, successor, edition);
  if (end.kind == RedirectEnd::Kind::address) return {.kind = Target::Kind::external, .url = end.url};
  if (end.kind != RedirectEnd::Kind::page) return {};
  std::string anchor = end.anchor;
  if (anchor.empty() && !destination.fragment.empty() && kept_from_merged(library, destination, end.page))
    anchor = destination.fragment;
  return {.kind = Target::Kind::page, .page = end.page, .anchor = std::move(anchor)};
}

// What is published elsewhere leads to its public address where one can be told, else the page shows the text alone.
Target elsewhere_target(const Library& library, const Destination& destination, Edition edition) {
  auto url = published_address(library.index.published, library.index.known_elsewhere.known_path(destination.path),
                               library.locale_tag(edition.locale));
  if (!url) return {};
  *url += destination.query;
  if (!destination.fragment.empty()) *url += "#" + destination.fragment;
  return {.kind = Target::Kind::external, .url = *std::move(url)};
}

Target article_target(const Library& library, VariantId from, const Destination& destination, Edition edition) {
  const Resolution resolution = Resolver(library, from).judge(destination, edition);
  if (resolution.text) return page_target(library, from, destination, resolution, edition);
  if (destination.match == Match::published) return {.kind = Target::Kind::external, .url = destination.url};
  if (resolution.file == Fault::retired) {
    return successor_target(library, library.entry(destination.article).successor, destination, edition);
  }
  return elsewhere_target(library, destination, edition);
}

Target asset_target(const Library& library, const Destination& destination, Edition edition) {
  const auto asset = asset_in_force(library, destination.path, edition);
  if (!asset) return {};
  return {.kind = Target::Kind::asset,
          .anchor = destination.fragment,
          .url = destination.query,
          .asset = asset->asset,
          .leaves_edition = asset->other_edition};
}

}  // namespace

void Resolver::judge_anchor(const Destination& destination, Resolution& resolution) {
  const auto known = std::ranges::find(seen_, *resolution.text, &Seen::text);
  if (known != seen_.end()) {
    resolution.anchor = known->fault;
    resolution.anchor_id = known->anchor_id;
    return;
  }
  const AnchorMatch match = match_anchor(library_.article(*resolution.text),
                                         library_.index.anchors[resolution.text->index()], destination.fragment);
  if (match.kind == AnchorMatch::Kind::missing) resolution.anchor = Fault::missing_anchor;
  if (match.kind == AnchorMatch::Kind::inexact) resolution.anchor = Fault::inexact_anchor;
  resolution.anchor_id = match.id;
  seen_.push_back({.text = *resolution.text, .fault = resolution.anchor, .anchor_id = match.id});
}

void Resolver::accept_source_anchor(const Destination& destination, Edition edition, Resolution& resolution) {
  if (!resolution.anchor) return;
  auto id = source_anchor_on_page(library_, *resolution.text, edition, destination.fragment);
  if (!id) return;
  resolution.anchor.reset();
  if (is_left_from_source(destination, edition, *resolution.text, *id)) resolution.anchor = Fault::source_anchor;
  resolution.anchor_id = *std::move(id);
}

bool Resolver::is_left_from_source(const Destination& destination, Edition edition, VariantId text,
                                   std::string_view id) const {
  if (library_.variant(from_).locale != library_.variant(text).locale || destination.wording) return false;
  const auto place = find_source_anchor(library_, text, edition.version, id);
  return place && place->text == text;
}

void Resolver::prefer_source_text(const Destination& destination, Edition edition, Resolution& resolution) {
  const LocaleId source = library_.config->source_locale;
  const bool shown_as_fallback = library_.variant(from_).locale == source && edition.locale != source;
  if (!shown_as_fallback || resolution.fallback || destination.wording) return;
  const auto original = library_.in_force(destination.article, {source, edition.version});
  if (!original) return;
  Resolution other{.file = resolution.file, .text = original->variant, .leaves_edition = true};
  judge_anchor(destination, other);
  if (other.anchor != Fault::missing_anchor) resolution = std::move(other);
}

Resolution Resolver::judge_article(const Destination& destination, Edition edition) {
  Resolution resolution;
  const auto shown = library_.in_force(destination.article, edition);
  if (destination.wording) {
    resolution.text = destination.wording;
    resolution.leaves_edition = !shown || shown->variant != *destination.wording;
  } else if (shown) {
    resolution.text = shown->variant;
    resolution.fallback = shown->fallback;
  }
  if (resolution.text) {
    resolution.file = fault_of_match(destination.match);
    judge_anchor(destination, resolution);
    accept_source_anchor(destination, edition, resolution);
    if (resolution.anchor == Fault::missing_anchor) prefer_source_text(destination, edition, resolution);
    return resolution;
  }
  // The published site holds more versions than we do.
  if (destination.match == Match::published) return resolution;
  if (const auto since = library_.entry(destination.article).retired; since && edition.version >= *since) {
    resolution.file = Fault::retired;
    return resolution;
  }
  if (library_.index.known_elsewhere.holds(destination.path)) {
    resolution.file = fault_of_match(destination.match);
    return resolution;
  }
  resolution.file = Fault::other_edition;
  resolution.text = text_of_other_edition(library_, destination.article, edition);
  resolution.leaves_edition = true;
  // The missing file is finding enough; the anchor is only kept when it is there.
  if (resolution.text) judge_anchor(destination, resolution);
  resolution.anchor.reset();
  return resolution;
}

Resolution Resolver::judge(const Destination& destination, Edition edition) {
  Resolution resolution;
  switch (destination.kind) {
    case Kind::external:
    case Kind::verbatim:
      break;
    case Kind::elsewhere:
      resolution.file = fault_of_match(destination.match);
      break;
    case Kind::empty:
      resolution.file = Fault::empty;
      break;
    case Kind::unknown_scheme:
      resolution.file = Fault::unknown_scheme;
      break;
    case Kind::local_file:
      resolution.file = Fault::local_file;
      break;
    case Kind::outside:
      resolution.file = Fault::outside;
      break;
    case Kind::retired:
      resolution.file = Fault::retired;
      break;
    case Kind::missing:
      resolution.file = Fault::missing_file;
      break;
    case Kind::no_page:
      resolution.file = Fault::no_page;
      break;
    case Kind::self:
      resolution.text = from_;
      judge_anchor(destination, resolution);
      accept_source_anchor(destination, edition, resolution);
      break;
    case Kind::article:
      return judge_article(destination, edition);
    case Kind::asset: {
      resolution.file = fault_of_match(destination.match);
      const auto asset = asset_in_force(library_, destination.path, edition);
      if (asset && asset->other_edition) resolution.file = Fault::other_edition;
      break;
    }
  }
  return resolution;
}

Target target_of(const Library& library, VariantId from, const Destination& destination, Edition edition) {
  switch (destination.kind) {
    case Kind::external:
      return {.kind = Target::Kind::external, .url = destination.url};
    case Kind::verbatim:
      return {.kind = Target::Kind::verbatim, .url = destination.url};
    case Kind::self:
      if (destination.fragment.empty() || iequals(destination.fragment, "top")) {
        const bool query_only = !destination.query.empty() && destination.fragment.empty();
        return {.kind = Target::Kind::verbatim,
                .url = query_only ? destination.query : destination.query + "#" + destination.fragment};
      }
      if (auto target = target_in_host(library, from, destination, edition)) return *std::move(target);
      [[fallthrough]];
    case Kind::article:
      return article_target(library, from, destination, edition);
    case Kind::asset:
      return asset_target(library, destination, edition);
    case Kind::elsewhere:
      return elsewhere_target(library, destination, edition);
    case Kind::retired:
      return successor_target(library, library.config->retirements[destination.retirement].successor, destination,
                              edition);
    case Kind::empty:
    case Kind::unknown_scheme:
    case Kind::local_file:
    case Kind::outside:
    case Kind::missing:
    case Kind::no_page:
      break;
  }
  return {};
}

}  // namespace waymark
