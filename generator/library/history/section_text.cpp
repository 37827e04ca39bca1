#include "library/history/section_text.h"

#include <algorithm>
#include <array>

#include "article/markdown/slug.h"
#include "base/char_set.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"
#include "library/links/link_index.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

constexpr std::uint64_t hash_start = 0xcbf29ce484222325;

std::uint64_t hash_next(std::uint64_t hash, char32_t c) { return (hash ^ c) * 0x100000001b3; }

WordHash hash_end(std::uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccd;
  return static_cast<WordHash>(hash ^ (hash >> 32));
}

// Written without blanks between words, and no CJK: Thai, Lao, Burmese, Khmer.
bool has_no_word_edges(char32_t c) {
  return is_cjk(c) || (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800);
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

// Of what a word is made of in ASCII the lower case, of all else 0.
constexpr auto folded_ascii = [] {
  std::array<std::uint8_t, 256> folded{};
  for (std::size_t c = 0; c < 0x80; ++c) {
    const char byte = static_cast<char>(c);
    if (is_ascii_alnum(byte) || byte == '_') folded[c] = static_cast<std::uint8_t>(ascii_lower(byte));
  }
  return folded;
}();

class WordReader {
 public:
  explicit WordReader(std::vector<WordHash>& words) : words_(words) {}

  void read(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const char c = text[i];
      if (static_cast<unsigned char>(c) < 0x80) {
        // Nearly all of most texts: letters in a row, without a look at anything else.
        std::uint64_t hash = hash_;
        const std::size_t begin = i;
        while (i < text.size() && folded_ascii[static_cast<unsigned char>(text[i])] != 0)
          hash = hash_next(hash, folded_ascii[static_cast<unsigned char>(text[i++])]);
        hash_ = hash;
        open_ |= i > begin;
        if (i > begin) continue;
        if (c != '\'') end();
        ++i;
        continue;
      }
      const DecodedChar decoded = decode_utf8(text, i);
      i += decoded.bytes;
      if (is_apostrophe(decoded.value)) continue;
      if (!is_word_char(decoded.value)) {
        end();
      } else if (has_no_word_edges(decoded.value)) {
        end();
        take(decoded.value);
        end();
      } else {
        take(simple_lower(decoded.value));
      }
    }
    end();
  }

 private:
  void take(char32_t c) {
    hash_ = hash_next(hash_, c);
    open_ = true;
  }

  void end() {
    if (open_) words_.push_back(hash_end(hash_));
    hash_ = hash_start;
    open_ = false;
  }

  std::vector<WordHash>& words_;
  std::uint64_t hash_ = hash_start;
  bool open_ = false;
};

// "/end-user/Settings.md#Phone" → "settings#phone": what stays when an article moves to another folder or site.
std::string link_name(std::string_view target) {
  const std::size_t hash = target.find('#');
  std::string_view path = target.substr(0, hash);
  path = path.substr(0, path.find('?'));
  while (path.ends_with('/')) path.remove_suffix(1);
  std::string name(stem_of(file_name_of(path)));
  if (hash != std::string_view::npos) name += target.substr(hash);
  return ascii_lower(name);
}

WordHash hash_of(std::string_view text) {
  std::uint64_t hash = hash_start;
  for (const char c : text) hash = hash_next(hash, static_cast<unsigned char>(c));
  return hash_end(hash);
}

void append_parts(std::string_view title, std::vector<WordHash>& parts) {
  std::array<char32_t, 2> before = {' ', ' '};
  const auto take = [&](char32_t c) {
    if (c == ' ' && before[1] == ' ') return;
    parts.push_back(hash_end(hash_next(hash_next(hash_next(hash_start, before[0]), before[1]), c)));
    before = {before[1], c};
  };
  for (std::size_t i = 0; i < title.size();) {
    const DecodedChar decoded = decode_utf8(title, i);
    i += decoded.bytes;
    if (is_apostrophe(decoded.value)) continue;
    take(is_word_char(decoded.value) ? simple_lower(decoded.value) : U' ');
  }
  take(' ');
  std::ranges::sort(parts);
}

// Elements that do not part words: "<strong>W</strong>ord" is one.
bool is_inline(std::string_view name) {
  static constexpr std::array<std::string_view, 18> names = {"a",  "abbr", "b",      "bdi", "code", "del",
                                                             "em", "font", "i",      "ins", "kbd",  "mark",
                                                             "s",  "span", "strong", "sub", "sup",  "u"};
  return std::ranges::find(names, name) != names.end();
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

struct NamedEntity {
  std::string_view name;
  char c;
};
constexpr NamedEntity entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};

WordHash mix(WordHash a, WordHash b) {
  std::uint64_t both = (static_cast<std::uint64_t>(a) << 32) | b;
  both = (both ^ (both >> 31)) * 0xbf58476d1ce4e5b9;
  return static_cast<WordHash>(both ^ (both >> 29));
}

Features features_of(std::vector<WordHash> all) {
  std::ranges::sort(all);
  Features features;
  for (const WordHash hash : all) {
    if (features.hashes.empty() || features.hashes.back() != hash) {
      features.hashes.push_back(hash);
      features.times.push_back(0);
    }
    if (features.times.back() < 0xFFFF) ++features.times.back();
  }
  return features;
}

constexpr WordHash image_seed = 0x7F4A7C15;
constexpr WordHash link_seed = 0x3C6EF372;
constexpr WordHash step_seed = 0x1B873593;

Features content_of(const SectionText& text) {
  std::vector<WordHash> all(text.words);
  for (std::size_t i = 1; i < text.words.size(); ++i) all.push_back(mix(text.words[i - 1], text.words[i]));
  // A picture or a link says more than a word.
  for (const WordHash image : text.images) all.insert(all.end(), 3, mix(image_seed, image));
  for (const WordHash link : text.links) all.insert(all.end(), 2, mix(link_seed, link));
  if (text.steps > 0) all.push_back(mix(step_seed, text.steps));
  return features_of(std::move(all));
}

class PieceReader {
 public:
  PieceReader(std::string_view html, bool has_heading) : html_(html), in_heading_(has_heading) {}

  PlainPiece read() {
    if (in_heading_) skip_heading();
    piece_.text.reserve(html_.size() - at_);
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '<') {
        read_tag();
      } else if (c == '&') {
        read_entity();
      } else {
        static constexpr CharSet special("<&");
        const std::size_t end = std::min(special.find_in(html_, at_), html_.size());
        piece_.text += html_.substr(at_, end - at_);
        at_ = end;
      }
    }
    return std::move(piece_);
  }

 private:
  // What stands before the heading belongs to no section but this one: ids that were lifted out of it.
  void skip_heading() {
    for (std::size_t at = 0; (at = html_.find("</h", at)) != std::string_view::npos; at += 3) {
      if (at + 5 <= html_.size() && is_heading(html_.substr(at + 2, 2))) {
        at_ = at + 5;
        return;
      }
    }
  }

  void read_tag() {
    const auto [name, closes, end] = read_tag_name(html_, at_);
    at_ = end;
    if (is_inline(name)) return;
    piece_.text += '\n';
    if (name == "ol" || name == "ul") {
      if (!closes) {
        lists_.push_back(name == "ol");
      } else if (!lists_.empty()) {
        lists_.pop_back();
      }
    } else if (name == "li" && !closes && !lists_.empty() && lists_.back()) {
      ++piece_.steps;
    }
  }

  void read_entity() {
    for (const NamedEntity& entity : entities) {
      if (!html_.substr(at_).starts_with(entity.name)) continue;
      piece_.text += entity.c;
      at_ += entity.name.size();
      return;
    }
    piece_.text += html_[at_++];
  }

  std::string_view html_;
  std::size_t at_ = 0;
  bool in_heading_;
  std::vector<bool> lists_;  // the open ones: numbered?
  PlainPiece piece_;
};

}  // namespace

void append_words(std::string_view text, std::vector<WordHash>& words) { WordReader(words).read(text); }

PlainPiece plain_piece(std::string_view html, bool has_heading) { return PieceReader(html, has_heading).read(); }

std::vector<std::vector<WordHash>> read_section_words(const Article& article) {
  std::vector<std::vector<WordHash>> words(article.sections.size());
  for (SectionIndex i = 0; i < article.sections.size() && i < article.pieces.size(); ++i) {
    const Section& section = article.sections[i];
    if (section.in_outline) append_words(plain_piece(article.pieces[i].html, section.level > 0).text, words[i]);
  }
  return words;
}

std::vector<SectionText> read_section_texts(const Article& article) {
  std::vector<SectionText> texts(article.sections.size());
  // The section that holds what a heading outside the outline stands over.
  std::vector<SectionIndex> holder(article.sections.size());
  for (SectionIndex i = 0; i < article.sections.size(); ++i) {
    const Section& section = article.sections[i];
    holder[i] = section.in_outline || i == 0 ? i : holder[i - 1];
    if (!section.in_outline) continue;
    append_words(section.title, texts[i].title_words);
    append_parts(section.title, texts[i].title_parts);
    if (i > 0 && slug_of(section.title) != section.anchor) append_parts(section.anchor, texts[i].id_parts);
    if (i >= article.pieces.size()) continue;
    const PlainPiece piece = plain_piece(article.pieces[i].html, section.level > 0);
    append_words(piece.text, texts[i].words);
    texts[i].steps = piece.steps;
  }
  for (const Reference& reference : article.references) {
    if (reference.section >= holder.size() || reference.target.empty()) continue;
    SectionText& text = texts[holder[reference.section]];
    const bool is_image = reference.kind == ReferenceKind::image || reference.kind == ReferenceKind::html_image;
    if (is_image) {
      text.images.push_back(hash_of(ascii_lower(file_name_of(reference.target))));
    } else {
      text.links.push_back(hash_of(link_name(reference.target)));
    }
  }
  for (SectionText& text : texts) {
    text.content = content_of(text);
    text.title = features_of(text.title_words);
  }
  return texts;
}

}  // namespace waymark
