#include "library/navigation/navigation.h"

#include <algorithm>
#include <set>

#include "base/escape.h"
#include "base/text.h"
#include "base/url.h"
#include "library/links/locate.h"
#include "library/navigation/check_navigation.h"
#include "library/navigation/navigation_from_titles.h"
#include "library/navigation/repeated_entries.h"
#include "library/navigation/toc_files.h"
#include "library/title.h"
#include "library/usages/usage_scopes.h"

namespace waymark {

namespace {

constexpr std::size_t deepest = 64;
// Files that nest each other twice over double with every level; no reader's navigation is this long.
constexpr std::size_t most_entries = 50'000;

// Turns what was written into what one edition shows. Entries whose article is not in force there are left out; what
// stands below them stays.
class EditionNavigation {
 public:
  EditionNavigation(const Library& library, Edition edition) : library_(library), edition_(edition) {}

  std::vector<NavigationEntry> from_config(const std::vector<NavigationNode>& nodes,
                                           UsageSet above = UsageSet::everybody()) const {
    std::vector<NavigationEntry> entries;
    for (const NavigationNode& node : nodes) {
      NavigationEntry entry;
      entry.usages = above & usages_with_ids(*library_.config, node.usages);
      const Config& config = *library_.config;
      entry.title = node.title.in(library_.locale_tag(edition_.locale), library_.locale_tag(config.source_locale));
      if (is_url(node.target)) {
        entry.url = node.target;
      } else if (const auto target = find_navigation_target(library_, node.target)) {
        lead_to(target->article, target->anchor, entry, false);
      }
      entry.children = from_config(node.children, entry.usages);
      add(std::move(entry), entries);
    }
    return entries;
  }

  std::vector<NavigationEntry> from_tocs(const std::vector<TocFile>& files) {
    const std::vector<std::size_t> held = tocs_in_force(library_, files, edition_);
    std::set<std::size_t> nested;
    for (const std::size_t index : held) collect_nested(files, held, files[index], files[index].entries, nested);
    std::vector<NavigationEntry> entries;
    std::vector<std::size_t> path;
    for (const std::size_t index : held) {
      if (nested.contains(index)) continue;
      path.push_back(index);
      append(from_entries(files, held, path, files[index].entries), entries);
      path.pop_back();
    }
    if (entries.empty() && !held.empty()) {  // each is nested in another: begin with the first
      path.push_back(held.front());
      append(from_entries(files, held, path, files[held.front()].entries), entries);
    }
    return entries;
  }

 private:
  static void append(std::vector<NavigationEntry> from, std::vector<NavigationEntry>& into) {
    for (NavigationEntry& entry : from) into.push_back(std::move(entry));
  }

  static void add(NavigationEntry entry, std::vector<NavigationEntry>& into) {
    const bool leads = entry.article || !entry.url.empty();
    if (!leads && entry.children.empty()) return;
    if (entry.title.empty()) entry.title = entry.url;
    if (!leads && entry.title.empty()) {
      append(std::move(entry.children), into);
    } else {
      into.push_back(std::move(entry));
    }
  }

  // `foreign`: the title was written in another locale's navigation, so the article's own is better where it has one.
  void lead_to(ArticleId article, std::string_view fragment, NavigationEntry& entry, bool foreign) const {
    const std::optional<InForce> in_force = library_.in_force(article, edition_);
    if (!in_force) return;
    entry.article = article;
    const Article& compiled = library_.article(in_force->variant);
    entry.anchor = existing_anchor(compiled, fragment);
    if (entry.title.empty() || (foreign && !in_force->fallback && fragment.empty()))
      entry.title = navigation_title(library_, in_force->variant);
  }

  // A file that nests another, and one that is nested in it, would go round for ever: `path` holds the way down.
  std::vector<NavigationEntry> from_entries(const std::vector<TocFile>& files, const std::vector<std::size_t>& held,
                                            std::vector<std::size_t>& path, const std::vector<TocEntry>& written) {
    const TocFile& file = files[path.back()];
    std::vector<NavigationEntry> entries;
    for (const TocEntry& from : written) {
      if (++entries_made_ > most_entries) break;
      NavigationEntry entry;
      entry.title = from.title;
      for (const std::string& href : {from.href, from.nested}) {
        if (href.empty()) continue;
        if (const auto nested = named_toc(library_, files, held, file, href)) {
          if (std::ranges::find(path, *nested) != path.end() || path.size() >= deepest) continue;
          path.push_back(*nested);
          append(from_entries(files, held, path, files[*nested].entries), entry.children);
          path.pop_back();
        } else if (!entry.article && entry.url.empty()) {
          follow(file, href, entry);
        }
      }
      append(from_entries(files, held, path, from.children), entry.children);
      add(std::move(entry), entries);
    }
    return entries;
  }

  void follow(const TocFile& file, const std::string& href, NavigationEntry& entry) const {
    Reference reference;
    reference.target = href;
    reference.source = file.source;
    const Destination destination = locate(library_, reference);
    if (destination.kind == Destination::Kind::article) {
      lead_to(destination.article, destination.fragment, entry, file.locale != edition_.locale);
    } else if (destination.kind == Destination::Kind::external || destination.kind == Destination::Kind::verbatim) {
      entry.url = destination.url;
    }
  }

  void collect_nested(const std::vector<TocFile>& files, const std::vector<std::size_t>& held, const TocFile& file,
                      const std::vector<TocEntry>& entries, std::set<std::size_t>& nested) const {
    for (const TocEntry& entry : entries) {
      for (const std::string& href : {entry.href, entry.nested}) {
        const std::optional<std::size_t> found =
            href.empty() ? std::nullopt : named_toc(library_, files, held, file, href);
        if (found && files[*found].source != file.source) nested.insert(*found);
      }
      collect_nested(files, held, file, entry.children, nested);
    }
  }

  const Library& library_;
  Edition edition_;
  std::size_t entries_made_ = 0;
};

}  // namespace

std::size_t navigation_index(const Config& config, Edition edition) {
  if (config.version_pages == VersionPages::archive) return edition.locale.index();
  return edition.locale.index() * std::max<std::size_t>(1, config.versions.size()) + edition.version.index();
}

bool is_url(std::string_view target) {
  const UrlParts url = split_url(target);
  return !url.scheme.empty() || url.has_authority || url.path.starts_with('/');
}

std::optional<NavigationTarget> find_navigation_target(const Library& library, std::string_view target) {
  const std::size_t hash = std::min(target.find('#'), target.size());
  NavigationTarget found;
  if (hash < target.size()) found.anchor = target.substr(hash + 1);
  std::string name(target.substr(0, hash));
  if (istarts_with(name, "./")) name.erase(0, 2);
  for (const bool with_extension : {true, false}) {
    if (!with_extension) {
      if (!iequals(std::string_view(name).substr(name.size() - std::min<std::size_t>(3, name.size())), ".md")) break;
      name.resize(name.size() - 3);
    }
    for (const auto* names : {&library.by_name, &library.by_logical_path}) {
      if (const auto article = names->find(name); article != names->end()) {
        found.article = article->second;
        return found;
      }
    }
  }
  return std::nullopt;
}

std::string existing_anchor(const Article& article, std::string_view fragment) {
  if (fragment.empty()) return "";
  const std::string wanted = percent_decode(fragment);
  for (const Anchor& anchor : article.anchors) {
    if (anchor.id == wanted) return anchor.id;
  }
  for (const Anchor& anchor : article.anchors) {
    if (iequals(anchor.id, wanted)) return anchor.id;
  }
  return "";
}

std::string navigation_title(const Library& library, VariantId variant) {
  const Article& article = library.article(variant);
  std::string title = strip_title_suffixes(article.title, library.config->title_suffixes);
  return title.empty() ? library.entry(library.variant(variant).article).name : title;
}

void build_navigation(Library& library, Diagnostics& diagnostics) {
  const std::vector<TocFile> files = read_toc_files(library, diagnostics);
  const bool from_config = !library.config->navigation.empty();
  const bool written = from_config || !files.empty();
  const bool all_versions = library.config->version_pages == VersionPages::all;
  for (std::size_t locale = 0; locale < library.locale_count(); ++locale) {
    for (std::size_t version = all_versions ? 0 : library.version_count() - 1; version < library.version_count();
         ++version) {
      const Edition edition{LocaleId{locale}, VersionId{version}};
      EditionNavigation navigation(library, edition);
      std::vector<NavigationEntry> entries = from_config     ? navigation.from_config(library.config->navigation)
                                             : files.empty() ? std::vector<NavigationEntry>()
                                                             : navigation.from_tocs(files);
      if (entries.empty()) entries = navigation_from_titles(library, edition);
      library.navigation.push_back(std::move(entries));
    }
  }
  if (from_config) {
    check_configured_navigation(library, diagnostics);
    check_repeated_nodes(library, diagnostics);
  }
  check_toc_files(library, files, diagnostics);
  check_repeated_entries(library, files, diagnostics);
  if (written) check_orphans(library, diagnostics);
}

}  // namespace waymark
