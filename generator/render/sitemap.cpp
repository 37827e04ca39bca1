#include "render/sitemap.h"

#include <fmt/format.h>

#include "base/escape.h"
#include "base/failure.h"
#include "render/pages/home_page.h"
#include "render/pages/switches.h"

namespace waymark {
namespace {

constexpr std::size_t max_addresses = 50'000;
constexpr std::size_t max_bytes = 40'000'000;
constexpr std::string_view xml_begin = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string url_element(const std::string& address, const std::string& date,
                        const std::vector<PageLink>& translations) {
  std::string out = "<url><loc>" + html(address) + "</loc>";
  if (!date.empty()) out += "<lastmod>" + date + "</lastmod>";
  for (const PageLink& link : translations)
    out += "<xhtml:link rel=\"alternate\" hreflang=\"" + html(link.lang) + "\" href=\"" + html(link.url) + "\"/>";
  return out + "</url>\n";
}

std::vector<PageLink> in_all_locales(const SiteFrame& frame, const auto& path_in) {
  std::vector<PageLink> links;
  if (frame.locale_count() < 2) return links;
  for (std::size_t i = 0; i < frame.locale_count(); ++i)
    links.push_back(
        {.url = absolute_url(frame.config(), path_in(LocaleId{i})), .lang = frame.language(LocaleId{i}).lang});
  links.push_back({.url = absolute_url(frame.config(), path_in(frame.config().source_locale)), .lang = "x-default"});
  return links;
}

std::vector<std::string> url_elements(const SiteFrame& frame) {
  const Library& library = frame.library();
  std::vector<std::string> elements;
  for (std::size_t i = 0; i < frame.locale_count(); ++i) {
    const LocaleId locale{i};
    const Edition edition{locale, library.current_version()};
    if (!has_home_article(frame, edition)) {
      const auto path_in = [&](LocaleId other) { return frame.home_path({other, edition.version}); };
      elements.push_back(
          url_element(absolute_url(frame.config(), path_in(locale)), "", in_all_locales(frame, path_in)));
    }
    if (frame.histories().has_whats_new()) {
      const auto path_in = [&](LocaleId other) { return frame.histories().whats_new_path({other, edition.version}); };
      elements.push_back(
          url_element(absolute_url(frame.config(), path_in(locale)), "", in_all_locales(frame, path_in)));
    }
    if (!frame.questions().empty()) {
      const auto path_in = [&](LocaleId other) { return question_path(library, 0, other); };
      elements.push_back(
          url_element(absolute_url(frame.config(), path_in(locale)), "", in_all_locales(frame, path_in)));
    }
    for (std::size_t usage = 0; usage < frame.config().usages.size(); ++usage) {
      const auto path_in = [&](LocaleId other) { return frame.usage_path(UsageId{usage}, {other, edition.version}); };
      elements.push_back(
          url_element(absolute_url(frame.config(), path_in(locale)), "", in_all_locales(frame, path_in)));
    }
  }
  for (const ArticlePage& page : library.pages) {
    if (page.archive || page.fallback) continue;
    const auto date = frame.changed(page.variant);
    elements.push_back(url_element(absolute_url(frame.config(), page.path), date ? iso_date(*date) : std::string(),
                                   alternates(frame, page)));
  }
  return elements;
}

Output output(const std::string& name, std::string bytes) {
  const auto path = SitePath::from(name);
  check(path.has_value(), "a sitemap's name is a path");
  return {.path = *path, .bytes = std::move(bytes), .copy_of = {}};
}

}  // namespace

std::vector<Output> sitemap(const SiteFrame& frame) {
  std::vector<Output> outputs;
  if (frame.config().base_url.empty()) return outputs;
  std::vector<std::string> files;
  std::size_t addresses = 0;
  for (const std::string& element : url_elements(frame)) {
    if (files.empty() || addresses == max_addresses || files.back().size() + element.size() > max_bytes) {
      files.emplace_back(xml_begin);
      files.back() +=
          "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
          "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
      addresses = 0;
    }
    files.back() += element;
    ++addresses;
  }
  for (std::string& file : files) file += "</urlset>\n";
  if (files.size() == 1) {
    outputs.push_back(output("sitemap.xml", std::move(files.front())));
    return outputs;
  }
  std::string index = std::string(xml_begin) + "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (std::size_t i = 0; i < files.size(); ++i) {
    Output part = output(fmt::format("sitemap-{}.xml", i + 1), std::move(files[i]));
    index += "<sitemap><loc>" + html(absolute_url(frame.config(), part.path)) + "</loc></sitemap>\n";
    outputs.push_back(std::move(part));
  }
  outputs.push_back(output("sitemap.xml", index + "</sitemapindex>\n"));
  return outputs;
}

}  // namespace waymark
