#pragma once
// A built site, read as a browser would: does every anchor of every older wording exist where its article is now?

#include <cstddef>
#include <string>
#include <vector>

namespace waymark {

struct AnchorCrawl {
  std::size_t older_pages = 0;
  std::size_t anchors = 0;         // on these
  std::vector<std::string> lost;   // "nl-nl/v/2016-10/a.html#x is not on nl-nl/a.html"
  std::vector<std::string> twice;  // "a.html#x": an id that two elements of a page have
};

// Redirect pages are followed.
AnchorCrawl crawl_anchors(const std::string& folder);

}  // namespace waymark
