#include "article.h"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <memory>
#include <yaml.h>

namespace waymark_floor {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

// The front matter and where the body begins.
std::pair<std::string_view, std::string_view> split_front_matter(std::string_view text) {
  if (!text.starts_with("---\n")) return {{}, text};
  const std::size_t end = text.find("\n---\n", 3);
  if (end == std::string_view::npos) return {{}, text};
  return {text.substr(4, end - 3), text.substr(end + 5)};
}

void read_fields(std::string_view yaml, Article& article) {
  yaml_parser_t parser;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(yaml.data()), yaml.size());
  bool is_key = true;
  for (bool done = false; !done;) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) break;
    if (event.type == YAML_SCALAR_EVENT) {
      std::string value(reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length);
      if (is_key) {
        article.fields.emplace_back(std::move(value), "");
      } else {
        article.fields.back().second = std::move(value);
      }
      is_key = !is_key;
    }
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  for (const auto& [key, value] : article.fields) {
    if (key == "title") article.title = value;
  }
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

std::string slug_of(std::string_view text) {
  std::string slug;
  for (const char c : text) {
    const char small = lower(c);
    if (is_word(small) || small == '-' || small == '_') slug += small;
    if (small == ' ') slug += '-';
  }
  return slug;
}

std::string text_below(cmark_node* node) {
  std::string text;
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(node));
  while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
    cmark_node* at = cmark_iter_get_node(iterator.get());
    const cmark_node_type type = cmark_node_get_type(at);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) text += cmark_node_get_literal(at);
  }
  return text;
}

// "../b/c.md" seen from "a/x" is "b/c".
std::string join_path(std::string_view from, std::string_view relative) {
  std::string_view folder = from.substr(0, from.rfind('/') == std::string_view::npos ? 0 : from.rfind('/'));
  while (relative.starts_with("../")) {
    relative.remove_prefix(3);
    const std::size_t slash = folder.rfind('/');
    folder = folder.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  std::string path(folder);
  if (!path.empty()) path += '/';
  return path.append(relative);
}

void rewrite_link(cmark_node* node, Article& article) {
  const std::string_view url = cmark_node_get_url(node);
  const std::size_t hash = std::min(url.find('#'), url.size());
  const std::string_view page = url.substr(0, hash);
  if (!page.ends_with(".md")) return;
  const std::string_view stem = page.substr(0, page.size() - 3);
  article.links.push_back({join_path(article.path, stem), std::string(url.substr(std::min(hash + 1, url.size())))});
  const std::string rewritten = std::string(stem) + ".html" + std::string(url.substr(hash));
  cmark_node_set_url(node, rewritten.c_str());
}

void give_id(cmark_node* heading, Article& article) {
  std::string text = text_below(heading);
  std::string id = slug_of(text);
  const auto taken = std::ranges::count_if(article.headings, [&](const auto& other) { return other.first == id; });
  if (taken > 0) id += "-" + std::to_string(taken);
  cmark_node* mark = cmark_node_new(CMARK_NODE_HTML_INLINE);
  const std::string html = "<a id=\"" + id + "\"></a>";
  cmark_node_set_literal(mark, html.c_str());
  cmark_node_prepend_child(heading, mark);
  article.headings.emplace_back(std::move(id), std::move(text));
}

}  // namespace

void WordIndex::add(std::string_view text) {
  for (const char c : text) {
    const char small = lower(c);
    if (is_word(small)) {
      word_ += small;
    } else {
      end_word();
    }
  }
  end_word();
}

void WordIndex::end_word() {
  if (!word_.empty()) ++of_article_[word_];
  word_.clear();
}

void WordIndex::end_article(std::uint32_t number) {
  for (const auto& [word, count] : of_article_) postings_[word].push_back({number, count});
  of_article_.clear();
}

Article read_article(std::string path, std::uint32_t number, std::string_view text, bool render, WordIndex* words) {
  Article article{.path = std::move(path)};
  const auto [yaml, body] = split_front_matter(text);
  read_fields(yaml, article);
  const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  for (const char* name : {"table", "tasklist"})
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  cmark_parser_feed(parser.get(), body.data(), body.size());
  const std::unique_ptr<cmark_node, FreeNode> document(cmark_parser_finish(parser.get()));
  if (!render) return article;

  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document.get()));
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    const cmark_node_type type = cmark_node_get_type(node);
    // A heading gets a child in front of all others, which must not happen while those are walked.
    if (event == CMARK_EVENT_EXIT && type == CMARK_NODE_HEADING) give_id(node, article);
    if (event != CMARK_EVENT_ENTER) continue;
    if (type == CMARK_NODE_LINK) rewrite_link(node, article);
    if (words != nullptr && type == CMARK_NODE_TEXT) words->add(cmark_node_get_literal(node));
  }
  char* html = cmark_render_html(document.get(), CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser.get()));
  article.body = html;
  cmark_get_default_mem_allocator()->free(html);
  if (words != nullptr) words->end_article(number);
  return article;
}

}  // namespace waymark_floor
