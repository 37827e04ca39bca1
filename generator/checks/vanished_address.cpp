#include "checks/vanished_address.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/edit_distance.h"
#include "base/site_path.h"
#include "base/text.h"
#include "library/addresses/address_lock.h"
#include "library/pages/page_addresses.h"

namespace waymark {
namespace {

constexpr std::string_view page_extension = ".html";
constexpr std::string_view questions_folder = "questions/";

// One page or anchor, in all the locales in which it vanished.
struct Vanished {
  LockEntry entry;   // the first of its lines
  std::string name;  // the path below the locale's folder, without extension
  std::vector<LocaleId> locales;
};

class VanishedFinder {
 public:
  VanishedFinder(const Library& library, const std::vector<SiteAddress>& addresses)
      : library_(library), addresses_(addresses) {
    for (std::size_t i = 0; i < library.locale_count(); ++i)
      folders_.push_back(edition_folder(library, {LocaleId{i}, library.current_version()}));
    for (const ArticleEntry& article : library.articles) {
      if (!article.retired) names_.push_back(article.name);
    }
  }

  void find(const LockEntry& entry) {
    if (is_alive(entry, addresses_)) return;
    // The page itself is missing: that is told once, at its own line.
    const bool page_is_there = find_address(addresses_, entry.path) != nullptr;
    if (!entry.anchor.empty() && !page_is_there && pages_gone_.contains(entry.path)) return;
    if (page_is_there && is_told_of_article(entry)) return;
    if (!page_is_there) pages_gone_.emplace(entry.path, true);
    const LocaleId locale = locale_of(entry.path);
    std::string name = entry.path.substr(folders_[locale.index()].size());
    if (name.ends_with(page_extension)) name.resize(name.size() - page_extension.size());
    const std::string anchor = page_is_there ? entry.anchor : std::string();
    const auto [known, added] = places_.try_emplace({name, anchor}, vanished_.size());
    if (added) vanished_.push_back({.entry = entry, .name = name, .locales = {}});
    std::vector<LocaleId>& locales = vanished_[known->second].locales;
    if (std::ranges::find(locales, locale) == locales.end()) locales.push_back(locale);
  }

  void report(Diagnostics& diagnostics) {
    for (const Vanished& one : vanished_) {
      const SiteAddress* page = find_address(addresses_, one.entry.path);
      Diagnostic finding{
          .rule = Rule::address_vanished, .source = *library_.config->address_lock, .span = one.entry.span};
      for (const LocaleId locale : one.locales) {
        if (library_.locale_count() > 1) finding.locales.push_back(library_.locale_tag(locale));
      }
      if (page == nullptr) {
        describe_page(one, finding);
      } else {
        describe_anchor(one, *page, finding);
      }
      diagnostics.push_back(std::move(finding));
    }
  }

 private:
  // A history has the anchors of its article: what is missing there as well is told there.
  bool is_told_of_article(const LockEntry& entry) const {
    const std::size_t folder = folders_[locale_of(entry.path).index()].size();
    constexpr std::string_view history = "history/";
    if (entry.anchor.empty() || !std::string_view(entry.path).substr(folder).starts_with(history)) return false;
    const std::string article = entry.path.substr(0, folder) + entry.path.substr(folder + history.size());
    const SiteAddress* page = find_address(addresses_, article);
    return page != nullptr && !std::ranges::binary_search(page->anchors, entry.anchor);
  }

  // The longest folder that fits; the source locale's is empty and fits all.
  LocaleId locale_of(const std::string& path) const {
    LocaleId best = library_.config->source_locale;
    for (std::size_t i = 0; i < folders_.size(); ++i) {
      if (path.starts_with(folders_[i]) && folders_[i].size() > folders_[best.index()].size()) best = LocaleId{i};
    }
    return best;
  }

  void describe_page(const Vanished& one, Diagnostic& finding) {
    finding.message = fmt::format("\"{}\" was published and is no longer there", one.entry.path);
    if (!SitePath::from(one.entry.path) || !one.entry.path.ends_with(page_extension)) {
      finding.advice = "No page of a site has such an address; take the line out";
      return;
    }
    if (const auto id = id_of_view(one.name)) {
      const bool question = id->starts_with(questions_folder);
      finding.advice = fmt::format("Add formerly: {} to the {} of site.yml that took its place",
                                   id->substr(question ? questions_folder.size() : 0), question ? "question" : "usage");
      if (!question) finding.advice += fmt::format(", or removed: [{}] to usages where nothing did", *id);
      return;
    }
    const auto near = article_for(one.name);
    const std::string to = in_yaml(near ? *near : "the-article-that-has-it-now");
    std::string lines;
    std::string entry;
    for (const std::string& name : names_to_redirect(one)) {
      lines += fmt::format("{}- {{article: {}, to: {}}}", lines.empty() ? "" : " and ", in_yaml(name), to);
      entry += fmt::format("- article: {}\n  to: {}\n", in_yaml(name), to);
    }
    finding.advice = "Add to redirects.yml: " + lines;
    const auto own = std::ranges::find(library_.config->retirements, false, &Retirement::imported);
    if (!near || own == library_.config->retirements.end()) return;
    const std::string& text = library_.sources->file(own->source).text;
    const auto end = static_cast<std::uint32_t>(text.size());
    finding.fix = Fix{.title = fmt::format("Lead readers of \"{}\" to \"{}\"", one.name, *near),
                      .trust = Trust::needs_review,
                      .edits = {{.source = own->source,
                                 .span = {end, end},
                                 .replacement = (text.empty() || text.ends_with('\n') ? "" : "\n") + entry}}};
  }

  // "azure" of a view's start, "questions/mail" of a question.
  static std::optional<std::string> id_of_view(std::string_view name) {
    constexpr std::string_view start = "/index";
    if (!name.starts_with("for/")) return std::nullopt;
    name.remove_prefix(4);
    if (name.starts_with(questions_folder)) return std::string(name);
    if (!name.ends_with(start)) return std::nullopt;
    name.remove_suffix(start.size());
    return name.find('/') == std::string_view::npos ? std::optional(std::string(name)) : std::nullopt;
  }

  // An article's old wordings and its history lie in folders of their own.
  std::optional<std::string> article_for(std::string_view name) const {
    std::string_view own = name;
    if (own.starts_with("history/")) own.remove_prefix(own.find('/') + 1);
    if (own.starts_with("v/") && own.find('/', 2) != std::string_view::npos) own.remove_prefix(own.find('/', 2) + 1);
    if (std::ranges::binary_search(names_, own)) return std::string(own);
    // It has ended; its own redirect says where.
    if (own != name && library_.redirects.by_name.contains(std::string(own))) return std::string(own);
    return nearest(own, names_);
  }

  // One name is an address in every locale; where others still have their page, each locale has a name of its own.
  std::vector<std::string> names_to_redirect(const Vanished& one) const {
    if (find_address(addresses_, one.name + std::string(page_extension)) == nullptr) return {one.name};
    std::vector<std::string> names;
    for (const LocaleId locale : one.locales) names.push_back(folders_[locale.index()] + one.name);
    return names;
  }

  void describe_anchor(const Vanished& one, const SiteAddress& page, Diagnostic& finding) {
    const std::string& id = one.entry.anchor;
    finding.message = fmt::format("the anchor \"{}\" of \"{}\" was published and is no longer there", id, page.path);
    const std::string mark = fmt::format("<a name=\"{}\"></a> in front of the words of the heading", id);
    const ArticlePage* shows = page_led_to(one, page);
    const auto near = nearest(id, page.anchors);
    if (shows == nullptr) {
      finding.advice = "Bring back what was there, or let `waymark addresses --update --prune` forget it";
      return;
    }
    if (shows->archive && library_.config->version_pages == VersionPages::archive) {
      // The page of an old wording has the anchors of that text and no others.
      finding.advice = fmt::format("Put {} in \"{}\" that it stood for", mark,
                                   library_.sources->file(library_.article(shows->variant).source).path);
    } else {
      finding.advice =
          fmt::format("Add to redirects.yml: - {{article: {}, from: {}, to: {}}}, or put {} that has its matter now",
                      in_yaml(library_.entry(shows->article).name), in_yaml(id),
                      in_yaml(near ? *near : "the-anchor-that-has-it-now"), mark);
    }
    if (near) finding.fix = heading_fix(*shows, id, *near);
  }

  // A redirect's anchors are those of the page it leads to.
  const ArticlePage* page_led_to(const Vanished& one, const SiteAddress& page) const {
    auto redirect = library_.redirects.by_name.find(one.name);
    if (redirect == library_.redirects.by_name.end())
      redirect = library_.redirects.by_name.find(folders_[one.locales.front().index()] + one.name);
    if (!page.redirect || redirect == library_.redirects.by_name.end()) return page_at(page.path);
    const RedirectEnd end = follow_redirect(library_, library_.redirects.all[redirect->second].successor,
                                            {one.locales.front(), library_.current_version()});
    return end.kind == RedirectEnd::Kind::page ? &library_.pages[end.page] : nullptr;
  }

  const ArticlePage* page_at(std::string_view path) const {
    const auto found = std::ranges::lower_bound(
        library_.pages, path, {}, [](const ArticlePage& one) { return std::string_view(one.path.str()); });
    return found == library_.pages.end() || found->path.str() != path ? nullptr : &*found;
  }

  // "## Title" becomes "## <a name="id"></a>Title".
  std::optional<Fix> heading_fix(const ArticlePage& shows, const std::string& id, const std::string& near) const {
    if (id.find_first_of("\"<>&") != std::string::npos) return std::nullopt;
    const Article& article = library_.article(shows.variant);
    const auto section = std::ranges::find(article.sections, near, &Section::anchor);
    if (section == article.sections.end() || section->level == 0) return std::nullopt;
    const std::string& text = library_.sources->file(section->source).text;
    std::size_t at = section->heading.begin;
    while (at < text.size() && text[at] == '#') ++at;
    if (at == section->heading.begin) return std::nullopt;
    while (at < text.size() && is_blank(text[at])) ++at;
    const auto place = static_cast<std::uint32_t>(at);
    return Fix{.title = fmt::format("Let \"{}\" lead to \"{}\"", id, section->title),
               .trust = Trust::needs_review,
               .edits = {{.source = section->source,
                          .span = {place, place},
                          .replacement = fmt::format("<a name=\"{}\"></a>", id)}}};
  }

  // A name that YAML could take for something else stands in quotes.
  static std::string in_yaml(const std::string& name) {
    const bool plain = std::ranges::all_of(name, [](char c) {
      return is_ascii_alnum(c) || c == '-' || c == '_' || c == '/' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
    });
    const bool word = plain && !name.empty() &&
                      std::ranges::any_of(name, [](char c) { return c == '-' || c == '/'; }) &&
                      is_ascii_alpha(name.front());
    const bool letters = plain && name.size() > 5 && is_ascii_alpha(name.front());
    if (word || letters) return name;
    return "\"" + replace_all(replace_all(name, "\\", "\\\\"), "\"", "\\\"") + "\"";
  }

  const Library& library_;
  const std::vector<SiteAddress>& addresses_;
  std::vector<std::string> folders_;  // of each locale's current edition
  std::vector<std::string> names_;    // of articles that are there
  std::map<std::string, bool> pages_gone_;
  std::map<std::pair<std::string, std::string>, std::size_t> places_;
  std::vector<Vanished> vanished_;
};

}  // namespace

void check_vanished_addresses(const Library& library, const std::vector<SiteAddress>& addresses,
                              Diagnostics& diagnostics) {
  if (!library.config->address_lock) return;
  VanishedFinder finder(library, addresses);
  const std::string& text = library.sources->file(*library.config->address_lock).text;
  if (const auto mark = unfinished_merge(text)) {
    diagnostics.push_back({.rule = Rule::config_syntax,
                           .source = *library.config->address_lock,
                           .span = *mark,
                           .message = "A merge was left unfinished here",
                           .advice = "Keep the lines of both branches, or let `waymark addresses --update` do so"});
  }
  for (const LockEntry& entry : read_address_lock(text)) finder.find(entry);
  finder.report(diagnostics);
}

}  // namespace waymark
