// How low the cost of a help site can be: `perf_floor CONTENT OUT [--parse] [--search] [--jobs N]` reads every article
// below CONTENT, writes a page for each into OUT, checks every link and anchor, and with --search writes an index of
// all words. With --parse it reads and parses, no more. Prints what each part cost in processor time, and the broken
// links.

#include <algorithm>
#include <atomic>
#include <cmark-gfm-core-extensions.h>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "article.h"

namespace {

using waymark_floor::Article;
using waymark_floor::WordIndex;
namespace fs = std::filesystem;

struct Options {
  fs::path content;
  fs::path out;
  bool render = true;
  bool search = false;
  std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
};

// body(i, which thread runs it)
template <class F>
void for_each_index(std::size_t count, std::size_t jobs, F body) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (std::size_t job = 0; job < jobs; ++job) {
    threads.emplace_back([&, job] {
      for (std::size_t i = next++; i < count; i = next++) body(i, job);
    });
  }
}

double processor_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

class Clock {
 public:
  void tell(const char* part) {
    const double now = processor_seconds();
    std::printf("%-8s %7.3f s\n", part, now - last_);
    last_ = now;
  }

 private:
  double last_ = processor_seconds();
};

std::string read_file(const fs::path& path) {
  std::string text(fs::file_size(path), '\0');
  std::ifstream(path, std::ios::binary).read(text.data(), static_cast<std::streamsize>(text.size()));
  return text;
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::vector<std::string> find_articles(const fs::path& content) {
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(content)) {
    if (entry.is_regular_file() && entry.path().extension() == ".md")
      paths.push_back(entry.path().lexically_relative(content).replace_extension().generic_string());
  }
  std::ranges::sort(paths);
  return paths;
}

std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/') == std::string::npos ? 0 : path.rfind('/'));
}

std::string file_name_of(const std::string& path) {
  return path.substr(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
}

// The navigation of a folder, once for all of its pages.
std::map<std::string, std::string> sidebars_of(const std::vector<Article>& articles) {
  std::map<std::string, std::string> sidebars;
  for (const Article& article : articles) {
    std::string& sidebar = sidebars[folder_of(article.path)];
    sidebar += "<li><a href=\"" + file_name_of(article.path) + ".html\">" + article.title + "</a></li>\n";
  }
  return sidebars;
}

std::string page_of(const Article& article, const std::string& sidebar) {
  std::string page;
  page.reserve(article.body.size() + sidebar.size() + 2048);
  page += "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>";
  page += article.title;
  page += "</title>\n<link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n<nav>\n<ul>\n";
  page += sidebar;
  page += "</ul>\n</nav>\n<main>\n";
  page += article.body;
  page += "</main>\n<aside>\n<ul>\n";
  for (const auto& [id, text] : article.headings) page += "<li><a href=\"#" + id + "\">" + text + "</a></li>\n";
  page += "</ul>\n</aside>\n</body>\n</html>\n";
  return page;
}

std::size_t count_broken_links(const std::vector<Article>& articles) {
  std::unordered_map<std::string_view, const Article*> by_path;
  for (const Article& article : articles) by_path.emplace(article.path, &article);
  std::size_t broken = 0;
  for (const Article& article : articles) {
    for (const waymark_floor::Link& link : article.links) {
      const auto target = by_path.find(link.page);
      const bool found =
          target != by_path.end() &&
          (link.anchor.empty() || std::ranges::any_of(target->second->headings, [&](const auto& heading) {
             return heading.first == link.anchor;
           }));
      if (!found) ++broken;
    }
  }
  return broken;
}

void append_number(std::string& out, std::size_t number) {
  for (; number >= 0x80; number >>= 7U) out += static_cast<char>(number | 0x80U);
  out += static_cast<char>(number);
}

// Words in order, each with the articles that have it: distances and counts as numbers of seven bits a byte.
std::string index_of(const std::vector<WordIndex>& parts) {
  std::vector<std::string_view> words;
  for (const WordIndex& part : parts) {
    for (const auto& [word, list] : part.postings()) words.push_back(word);
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  std::string index;
  std::vector<WordIndex::Posting> list;
  for (const std::string_view word : words) {
    list.clear();
    for (const WordIndex& part : parts) {
      const auto found = part.postings().find(std::string(word));
      if (found != part.postings().end()) list.insert(list.end(), found->second.begin(), found->second.end());
    }
    std::ranges::sort(list, {}, &WordIndex::Posting::article);
    append_number(index, word.size());
    index += word;
    append_number(index, list.size());
    std::uint32_t last = 0;
    for (const WordIndex::Posting& posting : list) {
      append_number(index, posting.article - last);
      append_number(index, posting.count);
      last = posting.article;
    }
  }
  return index;
}

bool read_options(int argc, char** argv, Options& options) {
  std::vector<std::string> places;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--parse") {
      options.render = false;
    } else if (word == "--search") {
      options.search = true;
    } else if (word == "--jobs" && i + 1 < argc) {
      options.jobs = std::stoul(argv[++i]);
    } else {
      places.push_back(word);
    }
  }
  if (places.size() != 2) return false;
  options.content = places[0];
  options.out = places[1];
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!read_options(argc, argv, options)) {
    std::fputs("usage: perf_floor CONTENT OUT [--parse] [--search] [--jobs N]\n", stderr);
    return 2;
  }
  cmark_gfm_core_extensions_ensure_registered();
  Clock clock;
  const std::vector<std::string> paths = find_articles(options.content);
  std::vector<Article> articles(paths.size());
  std::vector<WordIndex> words(options.jobs);
  for_each_index(paths.size(), options.jobs, [&](std::size_t i, std::size_t job) {
    const std::string text = read_file(options.content / (paths[i] + ".md"));
    articles[i] = waymark_floor::read_article(paths[i], static_cast<std::uint32_t>(i), text, options.render,
                                              options.search ? &words[job] : nullptr);
  });
  clock.tell("read");
  if (!options.render) return 0;

  const std::map<std::string, std::string> sidebars = sidebars_of(articles);
  for (const auto& [folder, sidebar] : sidebars) fs::create_directories(options.out / folder);
  for_each_index(articles.size(), options.jobs, [&](std::size_t i, std::size_t) {
    Article& article = articles[i];
    write_file(options.out / (article.path + ".html"), page_of(article, sidebars.at(folder_of(article.path))));
    article.body = {};
  });
  clock.tell("write");
  const std::size_t broken = count_broken_links(articles);
  clock.tell("links");
  if (options.search) {
    write_file(options.out / "index.bin", index_of(words));
    clock.tell("search");
  }
  std::printf("%zu articles, %zu broken links\n", articles.size(), broken);
  return 0;
}
