#pragma once
// The floor: the least that any program does for one article. Nothing of the generator is used here, so that it stays a
// measure of it.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace waymark_floor {

struct Link {
  std::string page;  // path below the content folder, without its extension
  std::string anchor;
};

struct Article {
  std::string path;  // below the content folder, without its extension
  std::vector<std::pair<std::string, std::string>> fields;
  std::string title;
  std::string body;                                           // HTML
  std::vector<std::pair<std::string, std::string>> headings;  // id, text
  std::vector<Link> links;
};

// The articles that have a word, and how often.
class WordIndex {
 public:
  struct Posting {
    std::uint32_t article = 0;
    std::uint32_t count = 0;
  };
  void add(std::string_view text);  // of the article being read
  void end_article(std::uint32_t number);
  const std::unordered_map<std::string, std::vector<Posting>>& postings() const { return postings_; }

 private:
  void end_word();

  std::string word_;
  // First by themselves: those of one article stay in the processor's cache, those of all do not.
  std::unordered_map<std::string, std::uint32_t> of_article_;
  std::unordered_map<std::string, std::vector<Posting>> postings_;
};

// Reads the text: front matter by libyaml's events, the rest by cmark-gfm; with `render` ids for headings, links to .md
// changed to .html and noted, and HTML. Words go into `words`, if there is one, under `number`.
Article read_article(std::string path, std::uint32_t number, std::string_view text, bool render, WordIndex* words);

}  // namespace waymark_floor
