#include "refactor/move_article.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/edit_distance.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"
#include "refactor/article_files.h"
#include "refactor/images_of_article.h"
#include "refactor/path_tables.h"
#include "refactor/redirect_entries.h"
#include "refactor/rewrite_links.h"
#include "refactor/site_mentions.h"

namespace waymark {
namespace {

class MovePlan {
 public:
  MovePlan(const Library& library, const MoveOptions& options, const Disk& disk)
      : library_(library), options_(options), tables_(*library.config, disk) {}

  Result<Refactoring> make() {
    for (const auto step :
         {&MovePlan::understand_names, &MovePlan::choose_files, &MovePlan::check_target, &MovePlan::place_files}) {
      if (auto done = (this->*step)(); !done) return std::unexpected(done.error());
    }
    // From here on it is known that it can be done.
    if (options_.images) move_images(library_, places_, plan_);
    rewrite();
    tables_.write(plan_);
    return std::move(plan_);
  }

 private:
  Result<void> understand_names() {
    auto old_name = article_meant(library_, options_.article);
    if (!old_name) return std::unexpected(old_name.error());
    places_.old_name = *std::move(old_name);
    auto new_name = new_article_name(*library_.config, places_.old_name, options_.to);
    if (!new_name) return std::unexpected(new_name.error());
    places_.new_name = *std::move(new_name);
    if (const auto found = library_.by_name.find(places_.old_name); found != library_.by_name.end())
      places_.article = found->second;
    if (options_.since.empty()) return {};
    since_ = library_.config->find_version(options_.since);
    if (since_) return {};
    std::vector<std::string> names;
    for (const VersionConfig& version : library_.config->versions) names.push_back(version.name);
    const auto near = nearest(options_.since, names);
    return fail(fmt::format("\"{}\" is no version of this site; {}", options_.since,
                            near ? "did you mean \"" + *near + "\"?" : "known are " + join(names, ", ")));
  }

  Result<void> choose_files() {
    files_ = files_of_article(library_, places_.old_name);
    if (!since_) return {};
    const std::size_t all = files_.size();
    std::erase_if(files_, [&](const ArticleFile& file) { return file.version < *since_; });
    if (files_.empty()) {
      return fail(fmt::format("no text of \"{}\" is of {} or newer; lay one there first, or leave --since out",
                              places_.old_name, options_.since));
    }
    // Nothing is left of the old name: it never had a page of its own.
    if (files_.size() == all) since_.reset();
    return {};
  }

  Result<void> check_target() {
    VersionId oldest = files_.front().version;
    for (const ArticleFile& file : files_) oldest = std::min(oldest, file.version);
    for (const ArticleFile& file : files_of_article(library_, places_.new_name)) {
      // An article that ended before goes on with these texts.
      if (file.version < oldest) continue;
      return fail(fmt::format("there is an article \"{}\" already: {}; choose another name, or merge the two by hand",
                              places_.new_name, library_.sources->file(file.source).path));
    }
    const std::string folded = case_fold(places_.new_name);
    for (const ArticleEntry& entry : library_.articles) {
      if (entry.name == places_.old_name || entry.name == places_.new_name || case_fold(entry.name) != folded) continue;
      return fail(fmt::format("\"{}\" differs from the article \"{}\" in letter case only; choose another name",
                              places_.new_name, entry.name));
    }
    if (case_fold(places_.old_name) == folded && leaves_redirect()) {
      return fail(
          fmt::format("\"{}\" differs from \"{}\" in letter case only: some servers take both addresses for "
                      "one, so the old one cannot lead on; choose another name, or let it go with --no-redirect",
                      places_.new_name, places_.old_name));
    }
    return {};
  }

  bool leaves_redirect() const {
    return options_.redirect && !since_ && library_.config->home != places_.old_name &&
           may_be_published(library_, places_.old_name);
  }

  Result<void> place_files() {
    for (const ArticleFile& one : files_) {
      const SourceFile& file = library_.sources->file(one.source);
      const auto where = place_in_content(*library_.config, file.path);
      if (!where) return fail(fmt::format("\"{}\" lies in none of the content folders", file.path));
      const auto mapped = tables_.maps(*where->root, where->path);
      if (!mapped) return std::unexpected(mapped.error());
      const std::string twin = one.name.substr(std::min(one.name.size(), places_.old_name.size()));
      const auto place = new_place(library_, file, *mapped, one.name, places_.new_name + twin);
      if (!place) return std::unexpected(place.error());
      const auto taken = library_.by_logical_path.find(std::string(stem_of(place->logical_path)));
      if (place->logical_path != file.logical_path && taken != library_.by_logical_path.end() &&
          taken->second != places_.article && library_.entry(taken->second).name != places_.new_name) {
        return fail(fmt::format("links to \"{}\" mean the article \"{}\"; choose another name", place->logical_path,
                                library_.entry(taken->second).name));
      }
      if (*mapped) tables_.move(*where->root, where->path, place->path_below, place->logical_path);
      places_.files[file.id] = {place->disk_path, place->logical_path};
      if (twin.empty()) places_.articles.emplace(file.logical_path, place->logical_path);
      plan_.moves.push_back({file.path, place->disk_path});
    }
    plan_.renamed[places_.old_name] = places_.new_name;
    return {};
  }

  // Where the article has no text for the readers of a link, the link may mean a file that exists elsewhere, under the
  // old name.
  bool is_there_for(const WrittenLink& link) const {
    if (!library_.index.known_elsewhere.holds(link.destination.path)) return true;
    const SourceFile& file = library_.sources->file(link.source);
    Edition edition{library_.config->find_locale(file.locale).value_or(library_.config->source_locale),
                    library_.config->find_version(file.version).value_or(VersionId{0})};
    VersionId last = library_.current_version();
    if (link.text) {
      edition = {library_.variant(*link.text).locale, library_.variant(*link.text).version};
      last = library_.variant(*link.text).last;
    }
    for (; edition.version <= last; edition.version = VersionId{edition.version.index() + 1}) {
      if (library_.in_force(*places_.article, edition)) return true;
    }
    return false;
  }

  // Whether a link goes on to the new name: where some texts keep the old one, only in texts that are read together
  // with the new one alone.
  bool follows(const WrittenLink& link) const {
    if (!is_there_for(link)) return false;
    if (!since_) return true;
    if (link.toc) return library_.config->version_pages == VersionPages::archive;
    return link.text && library_.variant(*link.text).version >= *since_;
  }

  void rewrite() {
    const std::size_t left = rewrite_links(
        library_, places_, [&](const WrittenLink& link) { return follows(link); }, plan_);
    if (left > 0 && since_) {
      plan_.notes.push_back(fmt::format("{} in texts that are older than {} still {} \"{}\"",
                                        left == 1 ? "a link" : fmt::format("{} links", left), options_.since,
                                        left == 1 ? "names" : "name", places_.old_name));
    }
    rewrite_includes(library_, places_, plan_);
    rewrite_mentions();
  }

  void rewrite_mentions() {
    using Kind = SiteMention::Kind;
    RedirectEntries redirects(library_);
    std::set<std::pair<SourceId, Span>> gone;
    // The new name may have been an old one: it is alive again.
    for (const SiteMention& mention : site_mentions(library_, places_.new_name)) {
      if (mention.kind != Kind::retired || !is_named(mention, places_.new_name)) continue;
      redirects.remove(mention.source, mention.entry);
      gone.emplace(mention.source, mention.entry);
    }
    bool has_home = false;
    for (const SiteMention& mention : site_mentions(library_, places_.old_name)) {
      if (!mention.entry.empty() && gone.contains({mention.source, mention.entry})) continue;
      if (mention.kind == Kind::renamed && since_) continue;
      has_home = has_home || mention.kind == Kind::home;
      // An old name of the article, "./old" or an address of it, leads on by itself.
      std::string after = mention.kind == Kind::file ? places_.articles.at(mention.written)
                                                     : renamed_mention(mention, places_.old_name, places_.new_name);
      if (after == mention.written) continue;
      add_edit(plan_, {.source = mention.source, .span = mention.span, .replacement = std::move(after)});
    }
    if (!has_home && !since_ && library_.config->home == places_.old_name) name_home();
    record(redirects);
    redirects.write(plan_);
  }

  // Entries are also found by the paths of an article's files; those are other names than its own.
  static bool is_named(const SiteMention& mention, std::string_view name) {
    std::string_view written = mention.written;
    while (written.starts_with("./")) written.remove_prefix(2);
    return stem_of(written) == name;
  }

  // `home` stood at its default.
  void name_home() {
    const SourceFile& site = library_.sources->file(library_.config->source);
    const auto end = static_cast<std::uint32_t>(site.text.size());
    const std::string line_end = site.text.find("\r\n") != std::string::npos ? "\r\n" : "\n";
    add_edit(plan_, {.source = site.id,
                     .span = {end, end},
                     .replacement = (site.text.ends_with('\n') ? "" : line_end) +
                                    "home: " + yaml_value(places_.new_name) + line_end});
  }

  // The texts that stay have a history of their own only where there are several in one language.
  bool loses_history() const {
    std::map<LocaleId, std::size_t> before;
    std::map<LocaleId, std::size_t> moved;
    for (const ArticleFile& file : files_of_article(library_, places_.old_name)) ++before[file.locale];
    for (const ArticleFile& file : files_) ++moved[file.locale];
    return std::ranges::any_of(before, [&](const auto& locale) {
      const std::size_t left = locale.second - moved[locale.first];
      return locale.second > 1 && left == 1;
    });
  }

  void record(RedirectEntries& redirects) {
    const std::string& old_name = places_.old_name;
    if (since_) {
      redirects.add({{"article", old_name}, {"since", library_.version_name(*since_)}, {"to", places_.new_name}});
      if (loses_history()) redirects.add({{"article", "history/" + old_name}, {"to", places_.new_name}});
      return;
    }
    const bool home = library_.config->home == old_name;
    if (!options_.redirect || home || case_fold(old_name) == case_fold(places_.new_name)) return;
    if (!may_be_published(library_, old_name)) {
      plan_.notes.push_back(
          fmt::format("addresses.lock does not list \"{}\", so nothing leads on from there", old_name));
      return;
    }
    // Where the article itself has ended, its old address goes on to what took its place, in one step.
    std::string to = places_.new_name;
    if (places_.article && library_.entry(*places_.article).retired) {
      const std::string& successor = library_.entry(*places_.article).successor;
      if (!successor.empty()) to = successor;
    }
    redirects.add({{"article", old_name}, {"to", to}});
  }

  const Library& library_;
  const MoveOptions& options_;
  PathTables tables_;
  Refactoring plan_;
  NewPlaces places_;
  std::optional<VersionId> since_;
  std::vector<ArticleFile> files_;
};

}  // namespace

Result<Refactoring> plan_move(const Library& library, const MoveOptions& options, const Disk& disk) {
  return MovePlan(library, options, disk).make();
}

}  // namespace waymark
