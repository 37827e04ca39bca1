#include "config/natural_order.h"

#include "base/text.h"

namespace waymark {

namespace {

std::string_view take_digits(std::string_view text, std::size_t& position) {
  const std::size_t begin = position;
  while (position < text.size() && is_ascii_digit(text[position])) ++position;
  std::string_view digits = text.substr(begin, position - begin);
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

}  // namespace

bool natural_less(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_ascii_digit(a[i]) && is_ascii_digit(b[j])) {
      const std::string_view x = take_digits(a, i);
      const std::string_view y = take_digits(b, j);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
    } else {
      if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
      ++i;
      ++j;
    }
  }
  if (i < a.size() || j < b.size()) return i >= a.size();
  return a < b;  // "01" and "1": some order, always the same
}

}  // namespace waymark
