#include <algorithm>
#include <array>

#include "base/site_path.h"
#include "base/text.h"
#include "source/glob.h"

namespace waymark {
namespace {

struct Token {
  std::string_view literal;
  std::string PathParts::*part = nullptr;  // null for a literal
  bool spans_segments = false;
};

struct Placeholder {
  std::string_view name;
  std::string PathParts::*part;
  bool spans_segments;
};

std::vector<Token> tokenize(std::string_view pattern) {
  constexpr std::array<Placeholder, 3> placeholders{{{"{locale}", &PathParts::locale, false},
                                                     {"{version}", &PathParts::version, false},
                                                     {"{article}", &PathParts::article, true}}};
  std::vector<Token> tokens;
  std::size_t literal_begin = 0;
  for (std::size_t i = 0; i < pattern.size();) {
    const auto found = std::ranges::find_if(
        placeholders, [rest = pattern.substr(i)](const Placeholder& p) { return rest.starts_with(p.name); });
    if (found == placeholders.end()) {
      ++i;
      continue;
    }
    if (literal_begin < i) {
      tokens.push_back({.literal = pattern.substr(literal_begin, i - literal_begin)});
    }
    tokens.push_back({.part = found->part, .spans_segments = found->spans_segments});
    i += found->name.size();
    literal_begin = i;
  }
  if (literal_begin < pattern.size()) {
    tokens.push_back({.literal = pattern.substr(literal_begin)});
  }
  return tokens;
}

// fits[t][i]: tokens from t on can match the path from i on. Filled from the end, so that the parts can then be read
// off without trying anything twice.
class Fit {
 public:
  Fit(const std::vector<Token>& tokens, std::string_view path)
      : tokens_(tokens), path_(path), fits_(tokens.size() + 1, std::vector<bool>(path.size() + 1, false)) {
    fits_[tokens.size()][path.size()] = true;
    for (std::size_t t = tokens.size(); t-- > 0;) {
      if (tokens[t].part != nullptr) {
        fill_part(t);
      } else {
        fill_literal(t);
      }
    }
  }

  bool whole() const { return fits_[0][0]; }

  // Where the part that token `t` takes from `begin` on ends: the first possible place, for an article the last.
  std::size_t end_of(std::size_t t, std::size_t begin) const {
    std::size_t end = begin;
    for (std::size_t i = begin + 1; i <= path_.size() && may_hold(t, begin, i); ++i) {
      if (fits_[t + 1][i] && may_end(t, i)) {
        end = i;
        if (!tokens_[t].spans_segments) {
          break;
        }
      }
    }
    return end;
  }

 private:
  // Names of articles neither begin nor end with '/'; no other part holds one.
  bool may_hold(std::size_t t, std::size_t begin, std::size_t end) const {
    return path_[end - 1] != '/' || (tokens_[t].spans_segments && end - 1 > begin);
  }
  bool may_end(std::size_t t, std::size_t end) const { return !tokens_[t].spans_segments || path_[end - 1] != '/'; }

  void fill_literal(std::size_t t) {
    const std::string_view literal = tokens_[t].literal;
    for (std::size_t i = 0; i + literal.size() <= path_.size(); ++i) {
      fits_[t][i] = fits_[t + 1][i + literal.size()] && istarts_with(path_.substr(i), literal);
    }
  }

  void fill_part(std::size_t t) {
    bool reachable = false;  // some end to the right of i without a '/' that the part may not hold
    for (std::size_t i = path_.size(); i-- > 0;) {
      const std::size_t end = i + 1;
      if (path_[i] == '/') {
        // An article may go on over a '/', but not start with it.
        reachable = tokens_[t].spans_segments && reachable;
        continue;
      }
      reachable = reachable || fits_[t + 1][end];
      fits_[t][i] = reachable;
    }
  }

  const std::vector<Token>& tokens_;
  std::string_view path_;
  std::vector<std::vector<bool>> fits_;
};

}  // namespace

std::optional<PathParts> Layout::match(std::string_view path) const {
  const std::vector<Token> tokens = tokenize(pattern_);
  const Fit fit(tokens, path);
  if (!fit.whole()) {
    return std::nullopt;
  }
  PathParts parts;
  std::size_t at = 0;
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    if (tokens[t].part == nullptr) {
      at += tokens[t].literal.size();
      continue;
    }
    const std::size_t end = fit.end_of(t, at);
    const std::string_view text = path.substr(at, end - at);
    std::string& part = parts.*tokens[t].part;
    if (!part.empty() && !iequals(part, text)) {
      return std::nullopt;  // a part that stands in the layout twice is the same in both places
    }
    part = text;
    at = end;
  }
  if (!tokens.empty() && tokens.back().part == &PathParts::article) {
    parts.article.resize(parts.article.size() - extension_of(parts.article).size());
  }
  return parts;
}

}  // namespace waymark
