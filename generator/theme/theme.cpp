#include "theme/theme.h"

#include <algorithm>
#include <array>
#include <cstring>  // ctemplate uses strlen without declaring it
#include <ctemplate/template_dictionary.h>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "base/edit_distance.h"
#include "base/hash.h"
#include "base/text.h"
#include "source/span.h"
#include "syntax/yaml.h"
#include "theme/page_values.h"
#include "theme/strings.h"
#include "theme/style_sheet.h"
#include "theme/template_names.h"
#include "theme/template_set.h"
#include "theme/template_source.h"

namespace waymark {
namespace {

using TextFiles = std::map<std::string, std::string, std::less<>>;

// A theme is a few hundred kilobytes of text; whoever points `theme:` at something else by mistake is told at once.
constexpr std::uint64_t max_file_size = std::uint64_t{4} << 20;

constexpr auto layouts = std::to_array<std::string_view>(
    {"layouts/article.html", "layouts/home.html", "layouts/usage.html", "layouts/question.html",
     "layouts/not-found.html", "layouts/redirect.html", "layouts/history.html", "layouts/whats-new.html"});

std::string_view layout_of(Page::Layout layout) { return layouts[static_cast<std::size_t>(layout)]; }

Result<TextFiles> read_folder(const std::string& folder, const Disk& disk) {
  auto entries = disk.list(folder);
  if (!entries) return fail(fmt::format("the theme cannot be read: {}", entries.error().message));
  TextFiles files;
  for (const FileEntry& entry : *entries) {
    if (entry.size > max_file_size)
      return fail(fmt::format("{}/{} is over 4 MiB, too big for a theme", folder, entry.path));
    auto text = disk.read(join_disk_path(folder, entry.path));
    if (!text) return std::unexpected(text.error());
    std::string_view bytes = *text;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    files.emplace(entry.path, replace_all(std::string(bytes), "\r\n", "\n"));
  }
  return files;
}

// The files below `folder/` whose names end in `extension`, by path below it.
TextFiles below(const TextFiles& files, std::string_view folder, std::string_view extension) {
  TextFiles found;
  for (const auto& [path, text] : files) {
    if (path.starts_with(folder) && path.ends_with(extension)) found.emplace(path.substr(folder.size()), text);
  }
  return found;
}

Result<std::vector<std::string>> read_layers(const TextFiles& files, const std::string& folder) {
  const auto file = files.find("theme.yml");
  if (file == files.end()) return fail(fmt::format("{}/theme.yml does not exist, so this is no theme folder", folder));
  const LineIndex lines(file->second);
  const auto fail_at = [&](Span span, const std::string& what) {
    return fail(fmt::format("{}/theme.yml:{}: {}", folder, lines.position(file->second, span.begin).line, what));
  };
  const YamlResult yaml = parse_yaml(file->second);
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

Result<std::map<std::string, ComposedTemplate>> compose_all(const TemplateFiles& files) {
  std::map<std::string, ComposedTemplate> all;
  for (const std::string_view layout : layouts) {
    auto composed = compose_template(files, layout);
    if (!composed) return std::unexpected(composed.error());
    all.emplace(layout, std::move(*composed));
  }
  auto level = compose_template(files, navigation_level_template);
  if (!level) return std::unexpected(level.error());
  all.emplace(navigation_level_template, std::move(*level));
  for (const auto& [path, text] : files.files) {
    if (path.starts_with("layouts/") && std::ranges::find(layouts, path) == layouts.end())
      return fail(fmt::format("{}/{} is no layout that pages have ({})", files.folder, path, fmt::join(layouts, ", ")));
  }
  return all;
}

}  // namespace

struct Theme::Parts {
  TemplateSet templates;
  Strings strings;
  ThemeAddresses addresses;
  std::map<std::string, std::string, std::less<>> icons;
  std::vector<Output> assets;

  // The file's address: its name with a fingerprint, so that browsers may keep it for ever.
  std::string add_asset(std::string_view stem, std::string_view extension, std::string bytes) {
    const std::string path = fmt::format("assets/{}.{}{}", stem, hash_hex(bytes).substr(0, 10), extension);
    const auto address = SitePath::from(path);
    check(address.has_value(), "an asset's name is a path");
    assets.push_back({.path = *address, .bytes = std::move(bytes), .copy_of = {}});
    return path;
  }
};

Theme::Theme(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Theme::Theme(Theme&&) noexcept = default;
Theme& Theme::operator=(Theme&&) noexcept = default;
Theme::~Theme() = default;

Result<Theme> Theme::load(const std::string& folder, const Disk& disk) {
  auto files = read_folder(folder, disk);
  if (!files) return std::unexpected(files.error());
  auto layers = read_layers(*files, folder);
  if (!layers) return std::unexpected(layers.error());

  TextFiles string_files;
  for (auto& [name, text] : below(*files, "strings/", ".yml"))
    string_files.emplace(name.substr(0, name.size() - 4), text);
  auto strings = Strings::read(string_files, folder);
  if (!strings) return std::unexpected(strings.error());

  TemplateFiles sources{.files = *files, .folder = folder, .string_names = {}};
  sources.files.emplace(navigation_level_template, navigation_level_text);
  for (const auto& [name, key] : strings->names()) sources.string_names.insert(name);
  auto composed = compose_all(sources);
  if (!composed) return std::unexpected(composed.error());
  auto templates = TemplateSet::parse(std::move(*composed), folder);
  if (!templates) return std::unexpected(templates.error());

  auto sheet = make_style_sheet(below(*files, "styles/", ".css"), *layers, folder);
  if (!sheet) return std::unexpected(sheet.error());

  auto parts = std::make_unique<Parts>(Parts{
      .templates = std::move(*templates), .strings = std::move(*strings), .addresses = {}, .icons = {}, .assets = {}});
  for (const auto& [name, text] : below(*files, "icons/", ".svg"))
    parts->icons.emplace(name.substr(0, name.size() - 4), std::string(trim(text)));
  parts->addresses.style_sheet = parts->add_asset("site", ".css", std::move(*sheet));
  std::string script;
  for (const auto& [name, text] : below(*files, "scripts/", ".js")) script += text + "\n";
  if (!script.empty()) parts->addresses.script = parts->add_asset("site", ".js", std::move(script));
  if (const auto icon = parts->icons.find("favicon"); icon != parts->icons.end())
    parts->addresses.favicon = parts->add_asset("favicon", ".svg", icon->second + "\n");
  return Theme(std::move(parts));
}

std::string Theme::render(const Page& page) const {
  ctemplate::TemplateDictionary values("page");
  const std::string_view layout = layout_of(page.layout);
  set_page_values(
      values, layout, page,
      PageMaterial{.templates = parts_->templates, .strings = parts_->strings, .addresses = parts_->addresses});
  std::string out;
  parts_->templates.expand(layout, values, out);
  return out;
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
