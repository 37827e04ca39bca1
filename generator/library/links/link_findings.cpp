#include "library/links/link_findings.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/edit_distance.h"
#include "base/escape.h"
#include "base/site_path.h"
#include "base/text.h"
#include "library/addresses/aligned_anchors.h"
#include "library/links/anchors.h"
#include "library/links/locate.h"
#include "library/links/reference_fixes.h"
#include "library/translations/translations.h"

namespace waymark {
namespace {

Rule rule_of(Fault fault, bool image) {
  switch (fault) {
    case Fault::empty:
      return image ? Rule::image_empty : Rule::link_empty;
    case Fault::unknown_scheme:
      return Rule::link_unknown_scheme;
    case Fault::local_file:
      return Rule::link_local_file;
    case Fault::outside:
      return Rule::link_outside;
    case Fault::missing_file:
    case Fault::no_page:
      return image ? Rule::image_missing : Rule::link_missing_file;
    case Fault::other_case:
      return image ? Rule::image_case : Rule::link_case;
    case Fault::no_extension:
      return Rule::link_missing_extension;
    case Fault::other_edition:
      return Rule::link_other_edition;
    case Fault::retired:
      return Rule::link_retired;
    case Fault::missing_anchor:
      return Rule::link_missing_anchor;
    case Fault::inexact_anchor:
      return Rule::link_inexact_anchor;
    case Fault::source_anchor:
      return Rule::link_source_anchor;
  }
  return Rule::link_missing_file;
}

// One finding in the making.
class Describer {
 public:
  Describer(const Library& library, const BrokenReference& broken, NameSuggestions& suggestions)
      : library_(library),
        broken_(broken),
        suggestions_(suggestions),
        reference_(library.article(broken.variant).references[broken.reference]),
        destination_(library.destinations[broken.variant.index()][broken.reference]),
        image_(is_image(reference_)),
        written_(reference_.written.empty() ? reference_.target : reference_.written) {
    finding_.rule = rule_of(broken.fault, image_);
    finding_.source = reference_.source;
    finding_.span = reference_.target_span.empty() ? reference_.span : reference_.target_span;
    finding_.reference = written_;
  }

  Diagnostic describe() {
    switch (broken_.fault) {
      case Fault::empty:
        describe_empty();
        break;
      case Fault::unknown_scheme:
        describe_unknown_scheme();
        break;
      case Fault::local_file:
        finding_.message = fmt::format("\"{}\" is a place on the author's own machine", written_);
        finding_.advice = "Link to a file of the content, or to a public address";
        break;
      case Fault::outside:
        finding_.message = fmt::format("\"{}\" leaves the content folder", written_);
        finding_.advice = "Link to a file below it, or list the path under known_elsewhere";
        break;
      case Fault::missing_file:
        describe_missing_file();
        break;
      case Fault::no_page:
        finding_.message = fmt::format("\"{}\" has no page of its own", written_);
        finding_.advice = "Link to an article";
        break;
      case Fault::other_case:
        finding_.message = fmt::format("\"{}\" exists as \"{}\"", written_, destination_.path);
        finding_.advice = "Write it in the same letter case";
        finding_.fix = fix_file(library_, reference_, destination_.path, Trust::safe);
        break;
      case Fault::no_extension:
        finding_.message =
            fmt::format("\"{}\" names the article \"{}\" without its extension", written_, destination_.path);
        finding_.fix = fix_file(library_, reference_, destination_.path, Trust::safe);
        break;
      case Fault::other_edition:
        describe_other_edition();
        break;
      case Fault::retired:
        describe_retired();
        break;
      case Fault::missing_anchor:
        describe_missing_anchor();
        break;
      case Fault::inexact_anchor:
        finding_.message = fmt::format("the anchor \"{}\" is \"{}\" in {}", destination_.fragment,
                                       broken_.resolution.anchor_id, target_name());
        finding_.fix = fix_anchor(library_, reference_, broken_.resolution.anchor_id, Trust::safe);
        break;
      case Fault::source_anchor:
        describe_source_anchor();
        break;
    }
    return std::move(finding_);
  }

 private:
  void describe_empty() {
    const std::string_view what = image_ ? "image" : "link";
    const std::string_view lacks = image_ ? "source" : "target";
    const std::string text = collapse_space(reference_.text);
    finding_.span = reference_.span;
    finding_.message = text.empty() ? fmt::format("this {} has no {}", what, lacks)
                                    : fmt::format("the {} \"{}\" has no {}", what, text, lacks);
  }

  void describe_unknown_scheme() {
    const std::string scheme = ascii_lower(destination_.path);
    finding_.message = fmt::format("\"{}\" begins with an unknown scheme", written_);
    static constexpr std::array<std::string_view, 7> known{"https", "http", "mailto", "tel", "ftp", "sms", "xmpp"};
    // The first of equally near ones is taken: https before http.
    std::string_view near;
    std::size_t least = 3;
    for (const std::string_view candidate : known) {
      const std::size_t distance = edit_distance(scheme, candidate, 2);
      if (distance < least) {
        near = candidate;
        least = distance;
      }
    }
    if (near.empty() || scheme.size() < 3) return;
    finding_.advice = fmt::format("The nearest scheme is \"{}\"", near);
    const std::size_t colon = written_.find(':');
    if (colon == std::string::npos) return;
    const bool web = near.starts_with("http");
    const bool has_host = written_.compare(colon, 3, "://") == 0;
    finding_.fix = fix_target(library_, reference_, std::string(near) + written_.substr(colon),
                              web && has_host && least == 1 ? Trust::safe : Trust::needs_review);
  }

  // "www.example.com/x" and "https//example.com": addresses whose scheme is damaged, taken for files.
  bool describe_damaged_address() {
    for (const std::string_view scheme : {"https", "http"}) {
      for (const std::string_view damaged : {"//", "/", ";//", ".//"}) {
        const std::string start = std::string(scheme) + std::string(damaged);
        if (!istarts_with(written_, start)) continue;
        finding_.advice = fmt::format("Write \"{}://\" in front of the host", scheme);
        finding_.fix = fix_target(library_, reference_, std::string(scheme) + "://" + written_.substr(start.size()),
                                  Trust::needs_review);
        return true;
      }
    }
    if (!istarts_with(written_, "www.")) return false;
    finding_.advice = "Write \"https://\" in front of it";
    finding_.fix = fix_target(library_, reference_, "https://" + written_, Trust::needs_review);
    return true;
  }

  void describe_missing_file() {
    finding_.message = image_ ? fmt::format("the image \"{}\" does not exist", written_)
                              : fmt::format("\"{}\" does not exist", written_);
    if (!image_ && describe_damaged_address()) return;
    const std::string_view extension = extension_of(destination_.path);
    const bool asset = image_ || (!extension.empty() && !is_article_path(destination_.path) && extension.size() <= 5 &&
                                  suggestions_.asset_for(destination_.path).has_value());
    const auto suggestion =
        asset ? suggestions_.asset_for(destination_.path) : suggestions_.article_for(destination_.path);
    if (!suggestion) return;
    const bool moved = file_name_of(stem_of(suggestion->path)) == file_name_of(stem_of(destination_.path));
    finding_.advice = moved ? fmt::format("A file of this name is at \"{}\"", suggestion->path)
                            : fmt::format("The nearest name is \"{}\"", suggestion->path);
    finding_.fix =
        fix_file(library_, reference_, suggestion->path, suggestion->certain ? Trust::safe : Trust::needs_review);
  }

  void describe_other_edition() {
    if (destination_.kind == Destination::Kind::asset || !broken_.resolution.text) {
      finding_.message = fmt::format("\"{}\" exists in another version or locale only", written_);
      finding_.advice = "Add it where it is missing";
      return;
    }
    const Variant& text = library_.variant(*broken_.resolution.text);
    const bool readable = text.locale == broken_.edition.locale || text.locale == library_.config->source_locale;
    finding_.message = readable
                           ? fmt::format("\"{}\" exists from {} on only", written_, library_.version_name(text.version))
                           : fmt::format("\"{}\" exists in {} only", written_, existing_locales(text.article));
    finding_.advice = "Link to an article of the same version and locale, or add the text that is missing";
  }

  std::string existing_locales(ArticleId article) const {
    std::vector<std::string> tags;
    for (const VariantId id : library_.entry(article).variants) {
      const std::string& tag = library_.locale_tag(library_.variant(id).locale);
      if (tags.empty() || tags.back() != tag) tags.push_back(tag);
    }
    return join(tags, ", ");
  }

  void describe_retired() {
    std::optional<VersionId> since;
    std::string successor;
    if (destination_.kind == Destination::Kind::retired) {
      const Retirement& retirement = library_.config->retirements[destination_.retirement];
      since = retirement.since;
      successor = retirement.successor;
    } else {
      const ArticleEntry& entry = library_.entry(destination_.article);
      since = entry.retired;
      successor = entry.successor;
    }
    finding_.message = since ? fmt::format("\"{}\" is retired since {}", written_, library_.version_name(*since))
                             : fmt::format("\"{}\" is retired", written_);
    finding_.advice = successor.empty() ? "Nothing takes its place: remove the link"
                                        : fmt::format("\"{}\" takes its place", successor);
    finding_.fix = successor_fix(successor);
  }

  std::optional<Fix> successor_fix(const std::string& successor) const {
    if (successor.empty()) return std::nullopt;
    if (successor.find("://") != std::string::npos) {
      return fix_target(library_, reference_, successor, Trust::needs_review);
    }
    const std::size_t hash = std::min(successor.find('#'), successor.size());
    const auto article = library_.by_name.find(successor.substr(0, hash));
    if (article == library_.by_name.end()) return std::nullopt;
    const auto shown = library_.in_force(article->second, broken_.edition);
    if (!shown) return std::nullopt;
    const std::string& path = library_.sources->file(library_.article(shown->variant).source).logical_path;
    const std::string& from = library_.sources->file(reference_.source).logical_path;
    return fix_target(library_, reference_, relative_link(from, path) + successor.substr(hash), Trust::needs_review);
  }

  bool own_text() const { return destination_.kind == Destination::Kind::self; }

  std::string target_name() const {
    if (own_text() || !broken_.resolution.text) return "this article";
    const std::string& path = library_.sources->file(library_.article(*broken_.resolution.text).source).logical_path;
    return fmt::format("\"{}\"", file_name_of(path));
  }

  bool source_text_has(const Variant& text, std::string_view id) const {
    if (text.locale == library_.config->source_locale) return false;
    const auto source = library_.in_force(text.article, {library_.config->source_locale, broken_.edition.version});
    return source && has_anchor(library_.article(source->variant), library_.index.anchors[source->variant.index()], id);
  }

  void describe_missing_anchor() {
    const Variant& text = library_.variant(*broken_.resolution.text);
    const std::string id = percent_decode(destination_.fragment);
    const std::string& locale = library_.locale_tag(text.locale);
    if (source_text_has(text, id)) {
      finding_.message = fmt::format("the {} text of {} has no anchor \"{}\", which the {} text has", locale,
                                     target_name(), id, library_.locale_tag(library_.config->source_locale));
      finding_.advice = fmt::format("Put <a name=\"{}\"></a> in front of the heading in the {} text", id, locale);
    } else {
      finding_.message = fmt::format("{} has no anchor \"{}\"", target_name(), id);
    }
    if (describe_other_texts(id) || describe_older_source_texts(text, id)) return;
    if (const auto near = suggestions_.anchor_for(text.compiled, id)) {
      if (finding_.advice.empty()) finding_.advice = fmt::format("The nearest anchor is \"{}\"", *near);
      finding_.fix = fix_anchor(library_, reference_, *near, Trust::needs_review);
    }
  }

  void describe_source_anchor() {
    const VariantId text = *broken_.resolution.text;
    const std::string& id = broken_.resolution.anchor_id;
    const std::string& locale = library_.locale_tag(library_.variant(text).locale);
    finding_.message = fmt::format("the anchor \"{}\" stands in the {} text of {}, not in the {} one", id,
                                   library_.locale_tag(library_.config->source_locale), target_name(), locale);
    const auto place = find_source_anchor(library_, text, broken_.edition.version, id);
    if (!place || place->text != text) return;
    const Section& section = library_.article(text).sections[place->section];
    finding_.advice = fmt::format("Put <a name=\"{}\"></a> in front of the heading \"{}\"", id, section.title);
    if (!section.anchor.empty() && all_have(section.anchor))
      finding_.fix = fix_anchor(library_, reference_, section.anchor, Trust::needs_review);
  }

  // Texts of other versions have the anchor, or a record names it. Says so, and proposes what the section is called
  // here.
  bool describe_other_texts(const std::string& id) {
    const VariantId text = *broken_.resolution.text;
    const std::vector<VersionId> versions = versions_with_anchor(library_, text, id);
    const auto here = aligned_anchor(library_, text, id);
    if (versions.empty() && !here) return false;
    std::vector<std::string> names;
    for (const VersionId version : versions) names.push_back(library_.version_name(version));
    if (finding_.advice.empty() && !versions.empty()) {
      finding_.message =
          fmt::format("{} has no anchor \"{}\", which its text of {} has", target_name(), id, join(names, ", "));
    }
    if (!here) {
      if (finding_.advice.empty()) {
        finding_.advice = versions.front() > library_.variant(text).version
                              ? "That section came only later; link to one that is there in all versions"
                              : "That section is gone here; link to what took its place";
      }
      return true;
    }
    if (finding_.advice.empty()) {
      finding_.advice = here->same_section ? fmt::format("Its section is called \"{}\" here", here->id)
                                           : fmt::format("What it said is in \"{}\" here", here->id);
    }
    const bool certain = here->same_section && all_have(here->id);
    finding_.fix = fix_anchor(library_, reference_, here->id, certain ? Trust::safe : Trust::needs_review);
    return true;
  }

  // Texts of other versions in the source locale have the anchor.
  bool describe_older_source_texts(const Variant& text, const std::string& id) {
    const LocaleId source_locale = library_.config->source_locale;
    const VersionId version = broken_.edition.version;
    if (text.locale == source_locale || !finding_.advice.empty()) return false;
    const auto source = library_.in_force(text.article, {source_locale, version});
    if (!source) return false;
    std::vector<std::string> names;
    for (const VersionId other : versions_with_anchor(library_, source->variant, id))
      names.push_back(library_.version_name(other));
    if (names.empty()) return false;
    finding_.message = fmt::format("the {} text of {} has no anchor \"{}\", which the {} text of {} has",
                                   library_.locale_tag(text.locale), target_name(), id,
                                   library_.locale_tag(source_locale), join(names, ", "));
    const auto there = aligned_anchor(library_, source->variant, id);
    if (!there) {
      finding_.advice = "That section is gone; link to what took its place";
      return true;
    }
    const auto own = find_source_anchor(library_, *broken_.resolution.text, version, there->id);
    if (!own || own->text != *broken_.resolution.text || text.compiled.sections[own->section].anchor.empty()) {
      finding_.advice = fmt::format("It is \"{}\" in the {} text; put <a name=\"{}\"></a> in front of its heading here",
                                    there->id, library_.locale_tag(source_locale), id);
      return true;
    }
    const std::string& here = text.compiled.sections[own->section].anchor;
    finding_.advice = there->same_section ? fmt::format("Its section is called \"{}\" here", here)
                                          : fmt::format("What it said is in \"{}\" here", here);
    finding_.fix = fix_anchor(library_, reference_, here, Trust::needs_review);
    return true;
  }

  // Whether the link would work with this anchor wherever readers see it.
  bool all_have(const std::string& id) const {
    return std::ranges::all_of(broken_.shown, [&](Edition edition) {
      std::optional<VariantId> text;
      if (own_text()) {
        text = broken_.resolution.text;
      } else if (const auto shown = library_.in_force(library_.variant(*broken_.resolution.text).article, edition)) {
        text = shown->variant;
      }
      return text && has_anchor(library_.article(*text), library_.index.anchors[text->index()], id);
    });
  }

  const Library& library_;
  const BrokenReference& broken_;
  NameSuggestions& suggestions_;
  const Reference& reference_;
  const Destination& destination_;
  bool image_;
  std::string written_;
  Diagnostic finding_{};
};

}  // namespace

Diagnostic describe(const Library& library, const BrokenReference& broken, NameSuggestions& suggestions) {
  return Describer(library, broken, suggestions).describe();
}

}  // namespace waymark
