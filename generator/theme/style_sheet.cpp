#include "theme/style_sheet.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/edit_distance.h"
#include "base/text.h"

namespace waymark {
namespace {

std::string layer_of(std::string_view path) {
  const std::size_t slash = path.find('/');
  if (slash != std::string_view::npos) return std::string(path.substr(0, slash));
  return std::string(path.substr(0, path.rfind('.')));
}

// End of the string that begins at `begin` (at its quote); an unclosed one ends with its line, as CSS says.
std::size_t string_end(std::string_view css, std::size_t begin) {
  for (std::size_t i = begin + 1; i < css.size(); ++i) {
    if (css[i] == '\\') {
      ++i;
    } else if (css[i] == css[begin]) {
      return i + 1;
    } else if (css[i] == '\n') {
      return i;
    }
  }
  return css.size();
}

Result<void> check_balance(const ThemeSource& file) {
  const std::string_view css = file.text;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < css.size();) {
    if (css.substr(i, 2) == "/*") {
      const std::size_t end = css.find("*/", i + 2);
      if (end == std::string_view::npos) return fail_in(file, i, "this comment never ends");
      i = end + 2;
    } else if (css[i] == '"' || css[i] == '\'') {
      const std::size_t end = string_end(css, i);
      if (end == i + 1 || css[end - 1] != css[i]) return fail_in(file, i, "this text has no quote at its end");
      i = end;
    } else if (istarts_with(css.substr(i), "url(")) {
      const std::size_t end = css.find(')', i);
      if (end == std::string_view::npos) return fail_in(file, i, "this url( never ends");
      i = end + 1;
    } else if (istarts_with(css.substr(i), "@import") || istarts_with(css.substr(i), "@charset")) {
      return fail_in(file, i, "this has no effect inside a layer; put the styles here instead");
    } else {
      if (css[i] == '{') open.push_back(i);
      if (css[i] == '}') {
        if (open.empty()) return fail_in(file, i, "this } closes nothing");
        open.pop_back();
      }
      ++i;
    }
  }
  if (!open.empty()) return fail_in(file, open.back(), "this { is never closed");
  return {};
}

bool tight(char c) { return c == '{' || c == '}' || c == ';' || c == ',' || c == '\n'; }

}  // namespace

std::string shrink_css(std::string_view css) {
  std::string out;
  bool space = false;
  const auto put = [&](char c) {
    if (space && !out.empty() && !tight(out.back()) && !tight(c)) out += ' ';
    space = false;
    if (c == '}' && !out.empty() && out.back() == ';') out.pop_back();
    out += c;
    if (c == '}') out += '\n';  // one rule a line: readable in a browser's tools, and the same size compressed
  };
  for (std::size_t i = 0; i < css.size();) {
    const char c = css[i];
    if (css.substr(i, 2) == "/*") {
      const std::size_t end = css.find("*/", i + 2);
      i = end == std::string_view::npos ? css.size() : end + 2;
      space = true;
    } else if (is_space(c)) {
      space = true;
      ++i;
    } else if (c == '"' || c == '\'') {
      const std::size_t end = string_end(css, i);
      put(c);
      out += css.substr(i + 1, end - i - 1);
      i = end;
    } else if (istarts_with(css.substr(i), "url(")) {
      const std::size_t close = css.find(')', i);
      const std::size_t end = close == std::string_view::npos ? css.size() : close + 1;
      put(c);
      out += css.substr(i + 1, end - i - 1);
      i = end;
    } else {
      put(c);
      ++i;
    }
  }
  return out;
}

Result<std::string> make_style_sheet(const ThemeSources& styles, const std::vector<std::string>& layers) {
  std::map<std::string, std::string> by_layer;
  for (const auto& [path, file] : styles) {
    if (is_empty(file)) continue;
    const std::string layer = layer_of(path);
    if (std::ranges::find(layers, layer) == layers.end()) {
      const auto near = nearest(layer, layers);
      return fail(fmt::format("{}: \"{}\" is no layer that theme.yml declares{}", file.place, layer,
                              near ? fmt::format("; did you mean \"{}\"?", *near) : std::string()));
    }
    if (auto balanced = check_balance(file); !balanced) return std::unexpected(balanced.error());
    by_layer[layer] += shrink_css(file.text);
  }
  std::string sheet = fmt::format("@layer {};\n", join(layers, ","));
  for (const std::string& layer : layers) {
    if (const auto found = by_layer.find(layer); found != by_layer.end())
      sheet += fmt::format("@layer {}{{\n{}}}\n", layer, found->second);
  }
  return sheet;
}

}  // namespace waymark
