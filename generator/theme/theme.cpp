#include "theme/theme.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "base/edit_distance.h"
#include "base/hash.h"
#include "base/integrity.h"
#include "base/text.h"
#include "source/span.h"
#include "syntax/yaml.h"
#include "theme/page_values.h"
#include "theme/scripts.h"
#include "theme/strings.h"
#include "theme/style_sheet.h"
#include "theme/template_names.h"
#include "theme/template_set.h"
#include "theme/template_source.h"
#include "theme/theme_folders.h"

namespace waymark {
namespace {

constexpr auto layouts = std::to_array<std::string_view>(
    {"layouts/article.html", "layouts/home.html", "layouts/usage.html", "layouts/question.html",
     "layouts/not-found.html", "layouts/redirect.html", "layouts/history.html", "layouts/whats-new.html",
     "layouts/search.html", "layouts/index.html"});

std::string_view layout_of(Page::Layout layout) { return layouts[static_cast<std::size_t>(layout)]; }

Result<std::vector<std::string>> read_layers(const ThemeSource& file) {
  const auto fail_at = [&](Span span, const std::string& what) { return fail_in(file, span.begin, what); };
  const YamlResult yaml = parse_yaml(file.text);
  if (yaml.error) return fail_at(yaml.error->span, yaml.error->message);
  const std::vector<std::string> known = {"name", "description", "layers"};
  for (const YamlNode::Entry& entry : yaml.root.entries) {
    if (std::ranges::find(known, entry.key) != known.end()) continue;
    const auto near = nearest(entry.key, known);
    return fail_at(entry.key_span, fmt::format("\"{}\" is no key of theme.yml{}", entry.key,
                                               near ? fmt::format("; did you mean \"{}\"?", *near) : std::string()));
  }
  const YamlNode* const layers = yaml.root.find("layers");
  if (layers == nullptr || layers->kind != YamlNode::Kind::list)
    return fail_at(yaml.root.span, "\"layers\" has to list the cascade layers of styles/, lowest first");
  std::vector<std::string> names;
  for (const YamlNode& layer : layers->items) {
    const bool plain = !layer.scalar.empty() &&
                       std::ranges::all_of(layer.scalar, [](char c) { return is_ascii_alnum(c) || c == '-'; });
    if (!plain) return fail_at(layer.span, fmt::format("\"{}\" is no name of a layer", layer.scalar));
    names.push_back(layer.scalar);
  }
  return names;
}

using Templates = std::map<std::string, ComposedTemplate>;

Result<Templates> compose_all(const TemplateFiles& files, const std::string& folder) {
  Templates all;
  for (const std::string_view layout : layouts) {
    const auto file = files.files.find(layout);
    if (file == files.files.end()) return fail(fmt::format("{}/{} does not exist", folder, layout));
    if (is_empty(file->second))
      return fail(fmt::format("{} is empty; a part can be taken away, a layout cannot", file->second.place));
    auto composed = compose_template(files, layout);
    if (!composed) return std::unexpected(composed.error());
    all.emplace(layout, std::move(*composed));
  }
  auto level = compose_template(files, navigation_level_template);
  if (!level) return std::unexpected(level.error());
  all.emplace(navigation_level_template, std::move(*level));
  for (const auto& [path, file] : files.files) {
    if (path.starts_with("layouts/") && std::ranges::find(layouts, path) == layouts.end())
      return fail(fmt::format("{} is no layout that pages have ({})", file.place, fmt::join(layouts, ", ")));
  }
  return all;
}

// What a site adds is for its own templates: a part, an icon or a text that none of them shows is a mistyped name.
Result<void> check_added(const ThemeFolders& folders, const Strings& strings, const Templates& templates) {
  const auto is_used = [&](const std::string& path) {
    return std::ranges::any_of(templates, [&](const auto& one) { return one.second.files.contains(path); });
  };
  for (const auto& [path, file] : folders.files) {
    if (!file.added || !(path.starts_with("parts/") || path.starts_with("icons/")) || is_used(path)) continue;
    std::vector<std::string> known;
    for (const auto& [other, theirs] : folders.files) {
      if (!theirs.added && other.starts_with(path.substr(0, path.find('/') + 1))) known.push_back(other);
    }
    const auto near = nearest(path, known);
    return fail(fmt::format("{}: no template puts this in{}", file.place,
                            near ? fmt::format("; did you mean {}?", *near) : std::string()));
  }
  for (const Strings::Added& text : strings.added()) {
    const bool shown = std::ranges::any_of(
        templates, [&](const auto& one) { return one.second.names.contains(string_name(text.key)); });
    if (!shown) return std::unexpected(text.unless_shown);
  }
  return {};
}

}  // namespace

struct Theme::Parts {
  TemplateSet templates;
  Strings strings;
  ThemeAddresses addresses;
  std::map<std::string, std::string, std::less<>> icons;
  std::vector<Output> assets;

  PageMaterial material() const { return {.templates = templates, .strings = strings, .addresses = addresses}; }

  // Its name has a fingerprint, so that browsers may keep it for ever.
  ThemeAddress add_asset(std::string_view stem, std::string_view extension, std::string bytes) {
    ThemeAddress own{.path = fmt::format("assets/{}.{}{}", stem, hash_hex(bytes).substr(0, 10), extension),
                     .integrity = integrity_of(bytes)};
    const auto address = SitePath::from(own.path);
    check(address.has_value(), "an asset's name is a path");
    assets.push_back({.path = *address, .bytes = std::move(bytes), .copy_of = {}});
    return own;
  }
};

Theme::Theme(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Theme::Theme(Theme&&) noexcept = default;
Theme& Theme::operator=(Theme&&) noexcept = default;
Theme::~Theme() = default;

Result<Theme> Theme::load(const std::string& folder, const std::string& own_folder, const Disk& disk,
                          const std::vector<std::string>& locales) {
  auto folders = read_theme_folders(folder, own_folder, disk);
  if (!folders) return std::unexpected(folders.error());
  const ThemeSources& files = folders->files;
  auto layers = read_layers(files.find("theme.yml")->second);
  if (!layers) return std::unexpected(layers.error());
  auto strings = Strings::read(theme_files_below(files, "strings/", ".yml"),
                               theme_files_below(folders->own_strings, "strings/", ".yml"), locales);
  if (!strings) return std::unexpected(strings.error());

  TemplateFiles sources{.files = files, .string_names = {}};
  sources.files.insert_or_assign(
      std::string(navigation_level_template),
      ThemeSource{.text = std::string(navigation_level_text), .place = std::string(navigation_level_template)});
  for (const auto& [name, key] : strings->names()) sources.string_names.insert(name);
  auto composed = compose_all(sources, folder);
  if (!composed) return std::unexpected(composed.error());
  if (auto added = check_added(*folders, *strings, *composed); !added) return std::unexpected(added.error());
  auto templates = TemplateSet::parse(*composed, *strings);
  if (!templates) return std::unexpected(templates.error());
  auto sheet = make_style_sheet(theme_files_below(files, "styles/", ".css"), *layers);
  if (!sheet) return std::unexpected(sheet.error());
  const ThemeSources scripts = theme_files_below(files, "scripts/", ".js");
  auto script = make_script(scripts);
  if (!script) return std::unexpected(script.error());
  auto search_script = make_search_script(scripts);
  if (!search_script) return std::unexpected(search_script.error());

  auto parts = std::make_unique<Parts>(Parts{
      .templates = std::move(*templates), .strings = std::move(*strings), .addresses = {}, .icons = {}, .assets = {}});
  for (const auto& [name, file] : theme_files_below(files, "icons/", ".svg"))
    parts->icons.emplace(name.substr(0, name.size() - 4), std::string(trim(file.text)));
  parts->addresses.style_sheet = parts->add_asset("site", ".css", std::move(*sheet));
  if (!script->empty()) parts->addresses.script = parts->add_asset("site", ".js", std::move(*script));
  if (!search_script->empty())
    parts->addresses.search_script = parts->add_asset("search", ".js", std::move(*search_script));
  if (const auto icon = parts->icons.find("favicon"); icon != parts->icons.end() && !icon->second.empty())
    parts->addresses.favicon = parts->add_asset("favicon", ".svg", icon->second + "\n");
  return Theme(std::move(parts));
}

std::string Theme::render(const Page& page) const {
  std::string out;
  // The rest of most pages is less than what the text and the navigation have.
  constexpr std::size_t around = 12'000;
  std::size_t size = page.body_html.size() + around;
  for (const PageNavigation& entry : page.navigation) size += entry.children_html.size();
  out.reserve(size);
  append_page(out, layout_of(page.layout), page, parts_->material());
  return out;
}

std::vector<std::string> Theme::navigation_entries(std::string_view locale,
                                                   const std::vector<PageNavigation>& entries) const {
  std::vector<std::string> all;
  all.reserve(entries.size());
  for (const PageNavigation& entry : entries)
    append_navigation_level(all.emplace_back(), {entry}, locale, parts_->material());
  return all;
}

std::string Theme::counted_text(std::string_view locale, std::string_view key, std::size_t count) const {
  return parts_->strings.counted_text(locale, key, count);
}

std::string Theme::text_locale(std::string_view locale) const { return parts_->strings.text_locale(locale); }

std::string Theme::text(std::string_view locale, std::string_view key, const std::vector<std::string>& values) const {
  return parts_->strings.text(locale, key, values);
}

const std::string& Theme::icon(std::string_view name) const {
  static const std::string none;
  const auto found = parts_->icons.find(name);
  return found == parts_->icons.end() ? none : found->second;
}

const std::vector<Output>& Theme::assets() const { return parts_->assets; }

}  // namespace waymark
