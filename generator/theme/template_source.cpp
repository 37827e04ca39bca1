#include "theme/template_source.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/edit_distance.h"
#include "base/text.h"
#include "theme/template_names.h"

namespace waymark {
namespace {

// A composed page of this size is a part that includes another many times over, many levels deep.
constexpr std::size_t max_template_size = std::size_t{4} << 20;
constexpr std::size_t max_nesting = 32;

struct Place {
  std::string file;
  std::size_t offset = 0;
  std::size_t line = 1;
};

// {{…}} taken apart.
struct Marker {
  char kind = '\0';  // '#', '/', '>', '!' or '\0' for a value
  std::string_view name;
  std::string_view modifier;  // behind the first ':'
};

bool is_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) { return is_ascii_alnum(c) || c == '_'; });
}

Marker read_marker(std::string_view inside) {
  Marker marker;
  if (!inside.empty() && std::string_view("#/>!%=").find(inside.front()) != std::string_view::npos) {
    marker.kind = inside.front();
    inside.remove_prefix(1);
  }
  const std::size_t colon = inside.find(':');
  marker.name = inside.substr(0, colon);
  if (colon != std::string_view::npos) marker.modifier = inside.substr(colon + 1);
  return marker;
}

class Composer {
 public:
  explicit Composer(const TemplateFiles& files) : files_(files) {}

  Result<void> add_file(const std::string& path) {
    const auto file = files_.files.find(path);
    check(file != files_.files.end(), "only files that exist are composed");
    stack_.push_back(path);
    result.files.insert(path);
    const std::size_t open_before = open_.size();
    auto added = add_text(file->second.text, Place{.file = path});
    stack_.pop_back();
    if (!added) return added;
    if (open_.size() > open_before)
      return fail_at(open_.back().second, fmt::format("{{{{#{}}}}} is never closed", open_.back().first));
    return {};
  }

  ComposedTemplate result;

 private:
  std::unexpected<Failure> fail_at(const Place& place, const std::string& what) const {
    return fail_in(files_.files.find(place.file)->second, place.offset, what);
  }

  Result<void> add_text(std::string_view text, Place place) {
    const std::size_t floor = open_.size();
    while (true) {
      const std::size_t begin = text.find("{{");
      std::string_view plain = text.substr(0, begin);
      while (!plain.empty()) {  // a line at a time, so that each is known as one
        const std::size_t line_end = std::min(plain.find('\n'), plain.size() - 1) + 1;
        note(place);
        add_plain(plain.substr(0, line_end));
        advance(place, plain.substr(0, line_end));
        plain.remove_prefix(line_end);
      }
      if (begin == std::string_view::npos) return {};
      text.remove_prefix(begin + 2);
      const std::size_t end = text.find("}}");
      if (end == std::string_view::npos) return fail_at(place, "{{ is never closed by }}");
      const std::string_view inside = text.substr(0, end);
      if (auto added = add_marker(read_marker(inside), inside, place, floor); !added) return added;
      if (result.text.size() > max_template_size) return fail_at(place, "the parts together are over 4 MiB");
      advance(place, text.substr(0, end));
      place.offset += 4;
      text.remove_prefix(end + 2);
    }
  }

  Result<void> add_marker(const Marker& marker, std::string_view inside, const Place& place, std::size_t floor) {
    note(place);
    if (marker.kind == '!') return {};
    if (marker.kind == '%' || marker.kind == '=')
      return fail_at(place,
                     fmt::format("{{{{{}}}}} is not allowed; escaping is always on and markers are fixed", inside));
    if (!is_name(marker.name)) return fail_at(place, fmt::format("{{{{{}}}}} is no name", inside));
    switch (marker.kind) {
      case '>':
        return add_include(marker, place);
      case '#':
        return open_section(marker, place);
      case '/':
        return close_section(marker, place, floor);
      default:
        return add_value(marker, place);
    }
  }

  Result<void> add_include(const Marker& marker, const Place& place) {
    std::string file;
    for (const char c : marker.name) file += c == '_' ? '-' : ascii_lower(c);
    const bool icon = file.starts_with("icon-");
    const std::string path = icon ? "icons/" + file.substr(5) + ".svg" : "parts/" + file + ".html";
    if (!marker.modifier.empty()) return fail_at(place, "a part takes no modifier");
    if (!files_.files.contains(path))
      return fail_at(place,
                     fmt::format("{{{{>{}}}}} names {}, which does not exist{}", marker.name, path, near_file(path)));
    if (icon) {  // no template: an SVG drawing as it is
      const ThemeSource& drawing = files_.files.find(path)->second;
      if (const std::size_t braces = drawing.text.find("{{"); braces != std::string::npos)
        return fail_in(drawing, braces, "a drawing is no template and holds no {{");
      result.files.insert(path);
      add_plain(trim(drawing.text));
      return {};
    }
    if (std::ranges::find(stack_, path) != stack_.end()) {
      const std::vector<std::string> way(std::ranges::find(stack_, path), stack_.end());
      return fail_at(place, fmt::format("{} includes itself{}", path,
                                        way.size() < 2 ? std::string()
                                                       : ", by way of " + join({way.begin() + 1, way.end()}, ", ")));
    }
    if (stack_.size() >= max_nesting) return fail_at(place, "parts are nested too deep");
    return add_file(path);
  }

  Result<void> open_section(const Marker& marker, const Place& place) {
    if (open_.size() >= max_nesting) return fail_at(place, "sections are nested too deep");
    const TemplateName* const list = find_template_name(marker.name);
    const TemplateName* const subject = conditional_subject(marker.name);
    if (!marker.modifier.empty()) return fail_at(place, "a section takes no modifier");
    if (list == nullptr && subject == nullptr) return fail_unknown(marker, place);
    if (list != nullptr && list->kind != TemplateName::Kind::list)
      return fail_at(place,
                     fmt::format("{{{{#{0}}}}} is a value, not a list; for \"when there is one\" write {{{{#IF_{0}}}}}",
                                 marker.name));
    if (auto stands = check_place(list != nullptr ? *list : *subject, place); !stands) return stands;
    if (list != nullptr) lists_.emplace_back(marker.name);
    result.names.emplace(marker.name);
    result.text += fmt::format("{{{{#{}}}}}", marker.name);
    open_.emplace_back(std::string(marker.name), place);
    return {};
  }

  Result<void> close_section(const Marker& marker, const Place& place, std::size_t floor) {
    if (open_.size() <= floor) return fail_at(place, fmt::format("{{{{/{}}}}} closes nothing", marker.name));
    if (open_.back().first != marker.name)
      return fail_at(place, fmt::format("{{{{/{}}}}} stands where {{{{/{}}}}} is expected (opened in line {})",
                                        marker.name, open_.back().first, open_.back().second.line));
    if (!lists_.empty() && lists_.back() == marker.name) lists_.pop_back();
    open_.pop_back();
    result.text += fmt::format("{{{{/{}}}}}", marker.name);
    return {};
  }

  Result<void> add_value(const Marker& marker, const Place& place) {
    if (files_.string_names.contains(marker.name)) {
      if (!marker.modifier.empty()) return fail_at(place, fmt::format("{{{{{}}}}} takes no modifier", marker.name));
      result.names.emplace(marker.name);
      result.text += fmt::format("{{{{{}}}}}", marker.name);
      return {};
    }
    const TemplateName* const name = find_template_name(marker.name);
    if (name == nullptr) return fail_unknown(marker, place);
    if (name->kind == TemplateName::Kind::list)
      return fail_at(place, fmt::format("{{{{{0}}}}} is a list; write {{{{#{0}}}}} … {{{{/{0}}}}}", marker.name));
    const bool html = name->kind == TemplateName::Kind::html;
    if (html && marker.modifier != "none")
      return fail_at(place, fmt::format("{{{{{0}}}}} is HTML; write {{{{{0}:none}}}}", marker.name));
    if (!html && !marker.modifier.empty())
      return fail_at(
          place, fmt::format("{{{{{0}:{1}}}}} changes the escaping; write {{{{{0}}}}}", marker.name, marker.modifier));
    if (auto stands = check_place(*name, place); !stands) return stands;
    result.names.emplace(marker.name);
    result.text += html ? fmt::format("{{{{{}:none}}}}", marker.name) : fmt::format("{{{{{}}}}}", marker.name);
    return {};
  }

  Result<void> check_place(const TemplateName& name, const Place& place) const {
    if (name.within.empty() || std::ranges::find(lists_, name.within) != lists_.end()) return {};
    return fail_at(place, fmt::format("{} has a value only inside {{{{#{}}}}}", name.name, name.within));
  }

  std::unexpected<Failure> fail_unknown(const Marker& marker, const Place& place) const {
    std::vector<std::string> known;
    for (const TemplateName& name : template_names()) {
      if (marker.kind == '\0') {
        if (name.kind != TemplateName::Kind::list) known.emplace_back(name.name);
        continue;
      }
      if (name.kind == TemplateName::Kind::list) known.emplace_back(name.name);
      known.push_back(fmt::format("IF_{}", name.name));
      known.push_back(fmt::format("UNLESS_{}", name.name));
    }
    if (marker.kind == '\0') known.insert(known.end(), files_.string_names.begin(), files_.string_names.end());
    const auto near = nearest(marker.name, known);
    return fail_at(place, fmt::format("{} is no name that a page offers{}", marker.name,
                                      near ? fmt::format("; did you mean {}?", *near) : std::string()));
  }

  std::string near_file(std::string_view path) const {
    std::vector<std::string> known;
    for (const auto& [name, text] : files_.files) known.push_back(name);
    const auto near = nearest(path, known);
    return near ? fmt::format("; did you mean {}?", *near) : std::string();
  }

  void note(const Place& place) {
    ComposedTemplate::Origin origin{.offset = result.text.size(),
                                    .file = files_.files.find(place.file)->second.place,
                                    .line = place.line,
                                    .open = {}};
    for (const auto& [name, where] : open_) origin.open.push_back(name);
    if (!result.origins.empty() && result.origins.back().offset == origin.offset) result.origins.pop_back();
    result.origins.push_back(std::move(origin));
  }

  static void advance(Place& place, std::string_view text) {
    place.offset += text.size();
    place.line += static_cast<std::size_t>(std::ranges::count(text, '\n'));
  }

  // Indentation and blank lines are the author's; a page does without them.
  void add_plain(std::string_view text) {
    for (const char c : text) {
      const bool at_line_start = result.text.empty() || result.text.back() == '\n';
      if (c == '\r' || (at_line_start && (is_blank(c) || c == '\n'))) continue;
      result.text += c;
    }
  }

  const TemplateFiles& files_;
  std::vector<std::string> stack_;                   // files being included
  std::vector<std::pair<std::string, Place>> open_;  // sections
  std::vector<std::string> lists_;                   // those of them that are lists
};

}  // namespace

Result<ComposedTemplate> compose_template(const TemplateFiles& files, std::string_view path) {
  Composer composer(files);
  if (auto added = composer.add_file(std::string(path)); !added) return std::unexpected(added.error());
  return std::move(composer.result);
}

}  // namespace waymark
