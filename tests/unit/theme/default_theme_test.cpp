// The theme that comes with the program, as it is.

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>

#include "base/text.h"
#include "theme/theme.h"

namespace waymark {
namespace {

using testing::HasSubstr;

const std::string folder = WAYMARK_DEFAULT_THEME;

std::string read(const std::string& path) {
  auto text = RealDisk().read(folder + "/" + path);
  EXPECT_TRUE(text) << path;
  return text ? *text : std::string();
}

std::vector<FileEntry> files() { return *RealDisk().list(folder, nullptr); }

TEST(DefaultTheme, Loads) {
  const auto theme = Theme::load(folder, "", RealDisk());
  ASSERT_TRUE(theme) << theme.error().message;
  EXPECT_EQ(theme->text("nl-nl", "alert.warning"), "Waarschuwing");
  for (const char* kind : {"note", "tip", "important", "caution", "warning", "image"})
    EXPECT_THAT(theme->icon(kind), HasSubstr("<svg")) << kind;
}

TEST(DefaultTheme, ACopyOfItIsAThemeAsWell) {
  const auto theme = Theme::load(folder, "", RealDisk());
  const auto copied = Theme::load(folder, folder, RealDisk());
  ASSERT_TRUE(copied) << copied.error().message;
  ASSERT_EQ(copied->assets().size(), theme->assets().size());
  for (std::size_t i = 0; i < theme->assets().size(); ++i) EXPECT_EQ(copied->assets()[i].path, theme->assets()[i].path);
  const Page page{.title = "T", .body_html = "<p>b</p>"};
  EXPECT_EQ(copied->render(page), theme->render(page));
}

TEST(DefaultTheme, ReadmeNamesEveryPartAndToken) {
  const std::string readme = read("README.md");
  for (const FileEntry& file : files()) {
    if (file.path.starts_with("parts/") || file.path.starts_with("layouts/")) {
      EXPECT_THAT(readme, HasSubstr("`" + file.path + "`"));
    }
  }
  const std::string tokens = read("styles/tokens.css");
  const std::regex token("--[a-z0-9-]+(?=:)");
  for (std::sregex_iterator i(tokens.begin(), tokens.end(), token), end; i != end; ++i)
    EXPECT_THAT(readme, HasSubstr("`" + i->str() + "`"));
}

TEST(DefaultTheme, ColoursStandInOneFile) {
  const std::regex colour("#[0-9a-fA-F]{3,8}\\b|rgb\\(|hsl\\(");
  for (const FileEntry& file : files()) {
    if (!file.path.ends_with(".css") || file.path == "styles/tokens.css" || file.path == "styles/print.css") continue;
    EXPECT_FALSE(std::regex_search(read(file.path), colour)) << file.path;
  }
}

TEST(DefaultTheme, NothingIsWrittenForOneDirectionOfReadingOnly) {
  const std::regex physical("(margin|padding|border|inset)-(left|right)|^\\s*(left|right)\\s*:|float\\s*:",
                            std::regex::ECMAScript | std::regex::multiline);
  for (const FileEntry& file : files()) {
    if (file.path.ends_with(".css")) {
      EXPECT_FALSE(std::regex_search(read(file.path), physical)) << file.path;
    }
  }
}

TEST(DefaultTheme, TemplatesHoldNoStyleAndNoScript) {
  const std::regex inline_code("\\sstyle=|<style|\\son[a-z]+=|<script(?! defer src=)");
  for (const FileEntry& file : files()) {
    if (file.path.ends_with(".html") || file.path.ends_with(".svg")) {
      EXPECT_FALSE(std::regex_search(read(file.path), inline_code)) << file.path;
    }
  }
}

double luminance(const std::string& hex) {
  double sum = 0;
  const double weights[] = {0.2126, 0.7152, 0.0722};
  for (std::size_t i = 0; i < 3; ++i) {
    const double c = std::stoi(hex.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    sum += weights[i] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(const std::string& a, const std::string& b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

std::map<std::string, std::string> colours(const std::string& css) {
  std::map<std::string, std::string> found;
  const std::regex token("--([a-z0-9-]+):\\s*(#[0-9a-f]{6});");
  for (std::sregex_iterator i(css.begin(), css.end(), token), end; i != end; ++i) found[(*i)[1]] = (*i)[2];
  return found;
}

// WCAG 2.2: 1.4.3 for text, 1.4.11 for lines and focus.
TEST(DefaultTheme, ColoursStandOutInLightAndDark) {
  const std::string css = read("styles/tokens.css");
  const std::size_t dark_begin = css.find("@media");
  std::map<std::string, std::string> scheme = colours(css.substr(0, dark_begin));
  const std::map<std::string, std::string> dark = colours(css.substr(dark_begin));
  EXPECT_GT(dark.size(), 20U);
  const std::vector<std::string> alerts{"note", "tip", "important", "caution", "warning", "notice"};
  const std::vector<std::string> near{"ground", "ground-quiet", "ground-raised", "ground-code", "accent-ground"};
  for (int round = 0; round < 2; ++round) {
    std::vector<std::string> grounds = near;
    for (const std::string& alert : alerts) grounds.push_back(alert + "-ground");
    for (const std::string& ground : grounds) {
      for (const char* text : {"text", "text-strong", "text-quiet", "link", "link-hover"})
        EXPECT_GE(contrast(scheme[text], scheme[ground]), 4.5) << text << " on " << ground;
    }
    for (const std::string& ground : near) {
      EXPECT_GE(contrast(scheme["line-strong"], scheme[ground]), 3.0) << ground;
      EXPECT_GE(contrast(scheme["focus"], scheme[ground]), 3.0) << ground;
    }
    for (const std::string& alert : alerts) EXPECT_GE(contrast(scheme[alert], scheme[alert + "-ground"]), 4.5) << alert;
    EXPECT_GE(contrast(scheme["accent-text"], scheme["accent"]), 4.5);
    for (const auto& [name, value] : dark) scheme[name] = value;
  }
}

}  // namespace
}  // namespace waymark
