#include "tiny_theme.h"

#include <algorithm>

#include "base/text.h"
#include "theme/strings.h"
#include "theme/template_names.h"

namespace waymark {

ThemeFiles tiny_theme() {
  ThemeFiles files;
  for (const char* layout :
       {"article", "home", "usage", "question", "not-found", "redirect", "history", "whats-new", "search", "index"})
    files["theme/layouts/" + std::string(layout) + ".html"] = "<p>{{TITLE}}</p>";
  files["theme/parts/navigation-entry.html"] = "<li>{{ENTRY_TEXT}}{{ENTRY_CHILDREN_HTML:none}}</li>";
  files["theme/theme.yml"] = "layers: [tokens, parts]\n";
  std::string strings = "next: Next\n";
  for (const std::string_view key : program_string_keys()) strings += "\"" + std::string(key) + "\": text\n";
  files["theme/strings/en.yml"] = strings;
  return files;
}

Result<Theme> load_theme(const ThemeFiles& files) {
  MemoryDisk disk;
  disk.files = files;
  const bool has_own = std::ranges::any_of(files, [](const auto& file) { return file.first.starts_with("mine/"); });
  return Theme::load("theme", has_own ? "mine" : "", disk);
}

std::string load_message(const ThemeFiles& files) {
  const auto theme = load_theme(files);
  return theme ? std::string() : theme.error().message;
}

std::string render_with(const std::string& layout, const Page& page) {
  ThemeFiles files = tiny_theme();
  files["theme/layouts/article.html"] = layout;
  const auto theme = load_theme(files);
  return theme ? theme->render(page) : theme.error().message;
}

}  // namespace waymark
