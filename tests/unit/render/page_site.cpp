#include "page_site.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "library/link.h"
#include "render/pages/article_page.h"
#include "render/render_site.h"

namespace waymark {

PageSite::PageSite() {
  config.title.by_locale = {{"en-us", "Help"}, {"nl-nl", "Hulp"}};
  config.description.by_locale = {{"", "All about it."}};
  config.base_url = "https://help.example.org/mfa/";
  config.locales = {{.tag = "en-us", .name = "English"}, {.tag = "nl-nl", .name = "Nederlands"}};
  config.versions = {{.name = "2015-06", .label = "June 2015"},
                     {.name = "2016-10", .label = "October 2016"},
                     {.name = "2017-03", .label = "March 2017"}};
}

Article& PageSite::add(const std::string& place, const std::string& title, std::string html,
                       const std::vector<std::string>& headings) {
  const std::vector<std::string_view> parts = split(place, '/');
  SourceFile file;
  file.locale = parts[0];
  file.version = parts[1];
  file.article = place.substr(parts[0].size() + parts[1].size() + 2);
  file.path = place + ".md";
  file.logical_path = file.article + ".md";
  Article article;
  article.source = sources.add(std::move(file));
  article.title = title;
  article.sections.push_back({});
  Piece piece;
  std::size_t done = 0;
  for (std::size_t at = html.find('{'); at != std::string::npos; at = html.find('{', at + 1)) {
    const std::size_t blank = html.find(' ', at);
    const std::size_t end = html.find('}', at);
    const bool image = html.substr(at + 1, blank - at - 1) == "image";
    piece.html += html.substr(done, at - done);
    piece.slots.push_back({.offset = static_cast<std::uint32_t>(piece.html.size()),
                           .reference = static_cast<ReferenceIndex>(article.references.size())});
    article.references.push_back({.kind = image ? ReferenceKind::image : ReferenceKind::link,
                                  .target = html.substr(blank + 1, end - blank - 1),
                                  .written = html.substr(blank + 1, end - blank - 1),
                                  .source = article.source});
    done = end + 1;
  }
  piece.html += html.substr(done);
  article.pieces.push_back(std::move(piece));
  for (const std::string& heading : headings) {
    const std::size_t blank = heading.find(' ', 2);
    Section section;
    section.level = static_cast<std::uint8_t>(heading[0] - '0');
    section.anchor = heading.substr(2, blank - 2);
    section.title = section.title_html = heading.substr(blank + 1);
    section.source = article.source;
    article.anchors.push_back({.id = section.anchor,
                               .section = static_cast<SectionIndex>(article.sections.size()),
                               .source = article.source});
    article.sections.push_back(std::move(section));
    article.pieces.push_back({});
  }
  articles.push_back(std::move(article));
  return articles.back();
}

void PageSite::add_asset(const std::string& place) { sources.add_asset({.disk_path = place, .logical_path = place}); }

void PageSite::add_usage(const std::string& id, const std::string& label) {
  UsageConfig usage;
  usage.id = id;
  usage.label.by_locale[""] = label;
  usage.words = {label};
  config.usages.push_back(std::move(usage));
}

void PageSite::navigate(const std::vector<std::string>& targets) {
  for (const std::string& target : targets) {
    NavigationNode node;
    if (target.starts_with("> ")) {
      node.target = target.substr(2);
      config.navigation.back().children.push_back(std::move(node));
    } else if (ascii_lower(target) != target) {
      node.title.by_locale[""] = target;
      config.navigation.push_back(std::move(node));
    } else {
      node.target = target;
      config.navigation.push_back(std::move(node));
    }
  }
}

void PageSite::retire(const std::string& article, const std::string& since, const std::string& successor) {
  config.retirements.push_back({.article = article, .since = config.find_version(since), .successor = successor});
}

void PageSite::link(std::size_t jobs) { library_ = waymark::link(articles, config, sources, jobs, diagnostics); }

const Theme& PageSite::theme() {
  static const Theme theme = [] {
    auto loaded = Theme::load(WAYMARK_DEFAULT_THEME, "", RealDisk());
    EXPECT_TRUE(loaded) << loaded.error().message;
    return std::move(*loaded);
  }();
  return theme;
}

const SiteFrame& PageSite::frame() {
  if (!frame_) {
    if (library_.pages.empty()) link();
    frame_ = std::make_unique<SiteFrame>(library_, theme());
  }
  return *frame_;
}

Page PageSite::page(std::string_view path) {
  const SiteFrame& all = frame();
  for (const ArticlePage& one : library_.pages) {
    if (one.path.str() == path) return article_page(all, one);
  }
  ADD_FAILURE() << "no page " << path;
  return {};
}

std::vector<Output> PageSite::render(std::size_t jobs) {
  link(jobs);
  const SiteFrame all(library_, theme());
  std::vector<Output> outputs = render_site(all);
  for (Output& output : outputs) {
    if (output.make) output.bytes = output.make();
    output.make = nullptr;
  }
  return outputs;
}

std::string PageSite::html(std::string_view path) {
  std::string known;
  for (const Output& output : render()) {
    if (output.path.str() == path) return output.bytes;
    known += output.path.str() + "\n";
  }
  ADD_FAILURE() << "no output " << path << " among\n" << known;
  return {};
}

std::string lines(const std::vector<PageLink>& links) {
  std::string out;
  for (const PageLink& link : links) {
    if (!link.text.empty()) out += link.text + " -> ";
    out += link.url;
    if (link.text.empty()) out += " " + link.lang;
    if (link.current) out += " [current]";
    if (!link.note.empty()) out += " (" + link.note + ")";
    out += "\n";
  }
  return out;
}

}  // namespace waymark
