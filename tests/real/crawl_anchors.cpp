#include "crawl_anchors.h"

#include <map>
#include <optional>
#include <set>

#include "base/disk.h"
#include "base/escape.h"
#include "base/site_path.h"
#include "base/text.h"
#include "support/expected.h"

namespace waymark {
namespace {

// More redirects in a row than any are a circle.
constexpr int most_redirects = 5;

struct CrawledPage {
  std::vector<std::string> ids;  // of the main element, those of the theme left out
  std::string refresh;           // where a redirect page leads, without anchor
};

std::string text_between(const std::string& html, const std::string& begin, const std::string& end) {
  const std::size_t at = html.find(begin);
  if (at == std::string::npos) return {};
  const std::size_t from = at + begin.size();
  return html.substr(from, html.find(end, from) - from);
}

std::string decoded(std::string text) {
  for (const auto& [entity, character] :
       {std::pair("&quot;", "\""), std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&amp;", "&")})
    text = replace_all(std::move(text), entity, character);
  return text;
}

CrawledPage read_page(const std::string& html) {
  CrawledPage page{.ids = {}, .refresh = text_between(html, "http-equiv=\"refresh\" content=\"0; url=", "\"")};
  page.refresh = percent_decode(decoded(page.refresh.substr(0, page.refresh.find('#'))));
  const std::string main = text_between(html, "<main", "</main>");
  constexpr std::string_view attribute = " id=\"";
  for (std::size_t at = main.find(attribute); at != std::string::npos; at = main.find(attribute, at + 1)) {
    const std::size_t from = at + attribute.size();
    std::string id = decoded(main.substr(from, main.find('"', from) - from));
    const bool of_theme = id.starts_with("page.");
    const bool of_footnote = id.starts_with("fn-") || id.starts_with("fnref-");
    if (!of_theme && !of_footnote) page.ids.push_back(std::move(id));
  }
  return page;
}

// "nl-nl/a.html" for "nl-nl/v/2016-10/a.html"; empty for a page that is no older wording.
std::string current_address(const std::string& path) {
  const std::size_t at = path.starts_with("v/") ? 0 : path.find("/v/");
  if (at == std::string::npos) return {};
  const std::size_t begin = at == 0 ? 0 : at + 1;
  if (at != 0 && path.find('/') != at) return {};
  const std::size_t version_end = path.find('/', begin + 2);
  return version_end == std::string::npos ? std::string() : path.substr(0, begin) + path.substr(version_end + 1);
}

class Crawler {
 public:
  explicit Crawler(const std::string& folder) {
    for (const std::string& path : files_below(folder)) {
      if (path.ends_with(".html")) pages_.emplace(path, read_page(read_test_file(folder + "/" + path)));
    }
  }

  AnchorCrawl crawl() {
    for (const auto& [path, page] : pages_) {
      note_repeated(path, page);
      const std::string current = current_address(path);
      if (!current.empty()) compare(path, page, current);
    }
    return std::move(result_);
  }

 private:
  void note_repeated(const std::string& path, const CrawledPage& page) {
    std::set<std::string> seen;
    for (const std::string& id : page.ids) {
      if (!seen.insert(id).second) result_.twice.push_back(path + "#" + id);
    }
  }

  void compare(const std::string& path, const CrawledPage& page, const std::string& current) {
    ++result_.older_pages;
    std::string place = current;
    const CrawledPage* now = find(place);
    for (int step = 0; now != nullptr && !now->refresh.empty() && step < most_redirects; ++step) {
      place = join_path(place, now->refresh).value_or("");
      now = find(place);
    }
    const std::set<std::string> there =
        now == nullptr ? std::set<std::string>() : std::set<std::string>(now->ids.begin(), now->ids.end());
    for (const std::string& id : page.ids) {
      ++result_.anchors;
      if (!there.contains(id)) result_.lost.push_back(path + "#" + id + " is not on " + place);
    }
  }

  const CrawledPage* find(const std::string& path) const {
    const auto found = pages_.find(path);
    return found == pages_.end() ? nullptr : &found->second;
  }

  std::map<std::string, CrawledPage> pages_;
  AnchorCrawl result_;
};

}  // namespace

AnchorCrawl crawl_anchors(const std::string& folder) { return Crawler(folder).crawl(); }

}  // namespace waymark
