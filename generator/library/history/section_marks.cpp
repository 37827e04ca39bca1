#include "library/history/section_marks.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/url.h"

namespace waymark {
namespace {

constexpr std::uint8_t image_weight = 3;
constexpr std::uint8_t link_weight = 2;
constexpr std::uint8_t other_weight = 1;

bool is_picture(ReferenceKind kind) {
  return kind == ReferenceKind::image || kind == ReferenceKind::html_image || kind == ReferenceKind::video;
}

// Folders change from one locale's repository to the other's, and hosts have a locale in their paths.
std::string comparable_target(const Reference& reference) {
  const UrlParts parts = split_url(reference.target);
  std::string name = ascii_lower(file_name_of(parts.path));
  if (!is_picture(reference.kind)) name += "#" + ascii_lower(parts.fragment);
  return name;
}

}  // namespace

void SectionMarks::add(char kind, std::string_view value, std::uint8_t weight) {
  if (marks_.size() >= max_marks) return;
  marks_.push_back({.hash = hash64(std::string(1, kind) + std::string(value)), .weight = weight});
}

void SectionMarks::read_html(std::string_view html) {
  std::size_t items = 0;
  std::size_t rows = 0;
  std::size_t bold = 0;
  for (std::size_t i = 0; i < html.size();) {
    if (html[i] == '<') {
      const std::string_view tag = html.substr(i);
      if (tag.starts_with("<li")) ++items;
      if (tag.starts_with("<tr")) ++rows;
      if (tag.starts_with("<strong")) ++bold;
      const std::size_t end = html.find('>', i);
      if (tag.starts_with("<code>") && end != std::string_view::npos) {
        const std::string_view code =
            html.substr(end + 1, std::min<std::size_t>(html.find('<', end), end + 121) - end - 1);
        add('c', trim(code), other_weight);
      }
      i = end == std::string_view::npos ? html.size() : end + 1;
    } else if (html[i] == '&') {
      const std::size_t end = html.substr(i, 12).find(';');
      i += end == std::string_view::npos ? 1 : end + 1;
      ++text_size_;
    } else if (is_ascii_digit(html[i])) {
      const std::size_t begin = i;
      while (i < html.size() && is_ascii_digit(html[i])) ++i;
      add('n', html.substr(begin, i - begin), other_weight);
      text_size_ += i - begin;
    } else {
      // Bytes that go on a character are not counted.
      if ((static_cast<unsigned char>(html[i]) & 0xC0U) != 0x80U) ++text_size_;
      ++i;
    }
  }
  if (items > 0) add('l', std::to_string(items), other_weight);
  if (rows > 0) add('t', std::to_string(rows), other_weight);
  if (bold > 1) add('b', std::to_string(bold), other_weight);
}

void SectionMarks::finish() {
  std::ranges::sort(marks_);
  for (const Mark& mark : marks_) weight_ += mark.weight;
}

std::vector<SectionMarks> SectionMarks::of(const Article& article) {
  std::vector<SectionMarks> all(article.sections.size());
  for (const Reference& reference : article.references) {
    if (reference.section >= all.size()) continue;
    const bool picture = is_picture(reference.kind);
    all[reference.section].add(picture ? 'i' : 'r', comparable_target(reference), picture ? image_weight : link_weight);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i < article.pieces.size()) all[i].read_html(article.pieces[i].html);
    all[i].finish();
  }
  return all;
}

unsigned SectionMarks::shared_weight(const SectionMarks& other) const {
  unsigned shared = 0;
  auto a = marks_.begin();
  auto b = other.marks_.begin();
  while (a != marks_.end() && b != other.marks_.end()) {
    if (*a < *b) {
      ++a;
    } else if (*b < *a) {
      ++b;
    } else {
      shared += a->weight;
      ++a;
      ++b;
    }
  }
  return shared;
}

double SectionMarks::likeness(const SectionMarks& other) const {
  const unsigned shared = shared_weight(other);
  const unsigned all = weight_ + other.weight_ - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / all;
}

}  // namespace waymark
