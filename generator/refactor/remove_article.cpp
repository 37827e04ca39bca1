#include "refactor/remove_article.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/edit_distance.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/url.h"
#include "library/addresses/address_lock.h"
#include "library/addresses/retirements.h"
#include "refactor/article_files.h"
#include "refactor/images_of_article.h"
#include "refactor/navigation_entries.h"
#include "refactor/redirect_entries.h"
#include "refactor/retarget.h"

namespace waymark {
namespace {

class RemovalPlan {
 public:
  RemovalPlan(const Library& library, const RemoveOptions& options) : library_(library), options_(options) {}

  Result<Refactoring> make() {
    for (const auto step : {&RemovalPlan::understand, &RemovalPlan::choose_files}) {
      if (auto done = (this->*step)(); !done) return std::unexpected(done.error());
    }
    for (const ArticleFile& file : files_) plan_.removals.push_back(library_.sources->file(file.source).path);
    if (!since_) plan_.renamed[name_] = "";
    if (since_ && !options_.to.empty()) plan_.renamed[name_] = to_name_;
    if (id_) {
      if (!options_.to.empty()) lead_links_on();
      remove_toc_entries(
          library_, *id_, [&](const TocFile& file) { return ends_in(file.version); }, plan_);
    }
    settle_mentions();
    settle_images();
    if (!options_.to.empty()) forget_anchors();
    // What goes needs no edits.
    std::erase_if(plan_.edits, [&](const Edit& edit) {
      return std::ranges::find(plan_.removals, library_.sources->file(edit.source).path) != plan_.removals.end();
    });
    return std::move(plan_);
  }

 private:
  Result<void> understand() {
    auto name = article_meant(library_, options_.article);
    if (!name) return std::unexpected(name.error());
    name_ = *std::move(name);
    if (const auto found = library_.by_name.find(name_); found != library_.by_name.end()) id_ = found->second;
    if (name_ == library_.config->home)
      return fail(fmt::format("\"{}\" is the home page; name another one as home in site.yml first", name_));
    if (!options_.since.empty()) {
      since_ = library_.config->find_version(options_.since);
      if (!since_) return fail(fmt::format("\"{}\" is no version of this site", options_.since));
    }
    return options_.to.empty() ? Result<void>() : understand_target();
  }

  Result<void> understand_target() {
    const std::size_t hash = std::min(options_.to.find('#'), options_.to.size());
    const UrlParts url = split_url(options_.to);
    if (!url.scheme.empty()) {
      if (!is_known_scheme(url.scheme))
        return fail(fmt::format("\"{}\" is no address to lead readers to", options_.to));
      return {};
    }
    const auto target = article_meant(library_, options_.to.substr(0, hash));
    if (!target) return std::unexpected(target.error());
    if (*target == name_) return fail(fmt::format("\"{}\" cannot take its own place", name_));
    const auto found = library_.by_name.find(*target);
    if (found == library_.by_name.end()) return fail(fmt::format("\"{}\" has no text to lead readers to", *target));
    target_ = found->second;
    to_name_ = *target;
    if (hash >= options_.to.size()) return {};
    anchor_ = options_.to.substr(hash + 1);
    if (has_anchor_anywhere(anchor_)) return {};
    std::vector<std::string> ids;
    for (const VariantId id : library_.entry(*target_).variants) {
      for (const Anchor& anchor : library_.article(id).anchors) ids.push_back(anchor.id);
    }
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    const auto near = nearest(anchor_, ids);
    return fail(fmt::format("\"{}\" has no anchor \"{}\"{}", to_name_, anchor_,
                            near ? "; did you mean \"" + *near + "\"?" : ""));
  }

  bool has_anchor_anywhere(std::string_view anchor) const {
    return std::ranges::any_of(library_.entry(*target_).variants, [&](VariantId id) {
      return std::ranges::find(library_.article(id).anchors, anchor, &Anchor::id) != library_.article(id).anchors.end();
    });
  }

  Result<void> choose_files() {
    files_ = files_of_article(library_, name_);
    if (!since_) return {};
    const std::size_t all = files_.size();
    std::erase_if(files_, [&](const ArticleFile& file) { return file.version < *since_; });
    if (files_.size() == all && all > 0) since_.reset();  // nothing is left that could have ended
    return {};
  }

  bool ends_in(VersionId version) const {
    return !since_ || library_.config->version_pages == VersionPages::archive || version >= *since_;
  }

  bool is_removed(SourceId source) const {
    return std::ranges::find(files_, source, &ArticleFile::source) != files_.end();
  }

  void lead_links_on() {
    std::set<std::pair<SourceId, Span>> kept;
    std::map<std::pair<SourceId, Span>, std::string> wanted;
    each_link(library_, [&](const WrittenLink& link) {
      const Destination& to = link.destination;
      if (to.kind != Destination::Kind::article || to.article != *id_ || link.toc || is_removed(link.source)) return;
      const std::pair<SourceId, Span> place{link.source, link.span};
      const std::string_view written = text_of(library_, link);
      if (written.empty()) return;
      const bool ended = !since_ || (link.text && library_.variant(*link.text).version >= *since_);
      if (!ended || to.wording) {
        kept.insert(place);
      } else {
        wanted[place] = target_for(link, written);
      }
    });
    for (const auto& [place, target] : wanted) {
      if (kept.contains(place)) continue;
      add_edit(plan_, {.source = place.first, .span = place.second, .replacement = target});
      ++plan_.links;
    }
  }

  std::string target_for(const WrittenLink& link, std::string_view written) const {
    if (!target_) return encode_address(options_.to);
    const Destination& to = link.destination;
    const std::string_view from = library_.sources->file(link.source).logical_path;
    const std::string path = path_of_target(from);
    std::string target;
    if (to.match == Destination::Match::published) {
      target = retarget_published(written, name_, to_name_);
      if (target == written) target = retarget_article("x.md", "x.md", {"x.md", from, "x.md", path});
    } else {
      target = retarget_article(written, decoded_path_of(link), {from, from, to.path, path});
    }
    const std::size_t hash = target.find('#');
    const std::string fragment = hash == std::string::npos ? "" : target.substr(hash + 1);
    if (hash != std::string::npos) target.resize(hash);
    if (!anchor_.empty()) return target + "#" + encode_target(anchor_);
    const bool stays = !to.fragment.empty() && has_anchor_anywhere(to.fragment);
    return stays ? target + "#" + fragment : target;
  }

  static std::string encode_address(std::string_view address) {
    std::string encoded;
    for (const char c : address) {
      if (c == ' ' || c == '<' || c == '>' || c == '"' || c == '(' || c == ')' || static_cast<unsigned char>(c) < 0x20)
        encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
      else
        encoded += c;
    }
    return encoded;
  }

  // Of the paths that the target is known under, one in the folder of the link, else the newest.
  std::string path_of_target(std::string_view from) const {
    std::string newest;
    for (const VariantId id : library_.entry(*target_).variants) {
      const std::string& path = library_.sources->file(library_.article(id).source).logical_path;
      if (folder_of(path) == folder_of(from)) return path;
      if (library_.variant(id).locale == library_.config->source_locale || newest.empty()) newest = path;
    }
    return newest;
  }

  void settle_mentions() {
    using Kind = SiteMention::Kind;
    RedirectEntries redirects(library_);
    for (const SiteMention& mention : site_mentions(library_, name_)) {
      switch (mention.kind) {
        case Kind::navigation:
          if (ends_in(library_.current_version())) remove_navigation_entry(library_, mention, plan_);
          break;
        case Kind::retired:
          redirects.remove(mention.source, mention.entry);
          break;
        case Kind::renamed:
          if (!since_) redirects.remove(mention.source, mention.entry);
          break;
        case Kind::successor:
        case Kind::section_target:
        case Kind::redirect_url:
          if (target_ && !since_) lead_on(mention);
          break;
        case Kind::home:
        case Kind::file:
          break;
      }
    }
    std::vector<std::pair<std::string, std::string>> entry{{"article", name_}};
    if (since_) entry.emplace_back("since", library_.version_name(*since_));
    if (!options_.to.empty()) entry.emplace_back("to", target_ ? to_name_ + anchor_mark() : options_.to);
    if (since_ || may_be_published(library_, name_)) redirects.add(std::move(entry));
    if (since_ && target_ && loses_history()) redirects.add({{"article", "history/" + name_}, {"to", to_name_}});
    redirects.write(plan_);
  }

  std::string anchor_mark() const { return anchor_.empty() ? "" : "#" + anchor_; }

  void lead_on(const SiteMention& mention) {
    std::string after = renamed_mention(mention, name_, to_name_);
    const std::size_t hash = after.find('#');
    const bool stays = hash != std::string::npos && anchor_.empty() && has_anchor_anywhere(after.substr(hash + 1));
    if (hash != std::string::npos && !stays) after.resize(hash);
    if (!stays && !anchor_.empty()) after += anchor_mark();
    add_edit(plan_, {.source = mention.source, .span = mention.span, .replacement = std::move(after)});
  }

  void settle_images() {
    if (since_) return;
    std::set<SourceId> sources;
    for (const ArticleFile& file : files_) sources.insert(file.source);
    const std::set<std::string> own = own_assets(library_, sources);
    if (own.empty()) return;
    if (!options_.images) {
      plan_.notes.push_back(fmt::format("no other article shows {}; --images removes {}",
                                        join({own.begin(), own.end()}, ", "), own.size() == 1 ? "it" : "them"));
      return;
    }
    for (const Asset& asset : library_.sources->assets()) {
      if (own.contains(asset.logical_path)) plan_.removals.push_back(asset.disk_path);
    }
  }

  // Whether `path` is a page of the article in any version, locale or view, or its history.
  bool is_own_page(std::string_view path) const {
    const std::string page = name_ + ".html";
    if (!path.ends_with(page)) return false;
    std::string_view folders = path.substr(0, path.size() - page.size());
    if (folders.empty()) return true;
    if (!folders.ends_with('/') || library_.by_name.contains(std::string(path.substr(0, path.rfind('.')))))
      return false;
    const auto named = [&](std::string_view folder) {
      const Config& config = *library_.config;
      return folder == "v" || folder == "for" || folder == "history" || config.find_version(folder) ||
             std::ranges::any_of(config.locales, [&](const LocaleConfig& one) { return one.tag == folder; }) ||
             std::ranges::any_of(config.usages, [&](const UsageConfig& one) { return one.id == folder; });
    };
    for (; !folders.empty(); folders.remove_prefix(folders.find('/') + 1)) {
      if (!named(folders.substr(0, folders.find('/')))) return false;
    }
    return true;
  }

  bool has_anchor_in_texts_that_stay(std::string_view anchor) const {
    if (!id_) return false;
    return std::ranges::any_of(library_.entry(*id_).variants, [&](VariantId id) {
      const Article& article = library_.article(id);
      return !is_removed(article.source) &&
             std::ranges::find(article.anchors, anchor, &Anchor::id) != article.anchors.end();
    });
  }

  // Whoever says that another article takes the place says that its sections are gone as well. Anchors that the other
  // has go on working, and so do those of texts that stay.
  void forget_anchors() {
    if (!library_.config->address_lock || !target_) return;
    const SourceFile& lock = library_.sources->file(*library_.config->address_lock);
    for (const LockEntry& entry : read_address_lock(lock.text)) {
      if (entry.anchor.empty() || !is_own_page(entry.path) || has_anchor_anywhere(entry.anchor) ||
          has_anchor_in_texts_that_stay(entry.anchor))
        continue;
      const std::size_t end = lock.text.find('\n', entry.span.end);
      const auto next = static_cast<std::uint32_t>(end == std::string::npos ? lock.text.size() : end + 1);
      add_edit(plan_, {.source = lock.id, .span = {entry.span.begin, next}, .replacement = ""});
    }
  }

  // Only what has more than one wording has a history; where one wording is left, the history of before leads on.
  bool loses_history() const {
    std::map<LocaleId, std::size_t> before;
    std::map<LocaleId, std::size_t> gone;
    for (const ArticleFile& file : files_of_article(library_, name_)) ++before[file.locale];
    for (const ArticleFile& file : files_) ++gone[file.locale];
    return std::ranges::any_of(
        before, [&](const auto& locale) { return locale.second > 1 && locale.second - gone[locale.first] == 1; });
  }

  const Library& library_;
  const RemoveOptions& options_;
  std::string name_;
  std::optional<ArticleId> id_;
  std::optional<VersionId> since_;
  std::optional<ArticleId> target_;
  std::string to_name_;
  std::string anchor_;
  std::vector<ArticleFile> files_;
  Refactoring plan_;
};

}  // namespace

Result<Refactoring> plan_removal(const Library& library, const RemoveOptions& options) {
  return RemovalPlan(library, options).make();
}

}  // namespace waymark
