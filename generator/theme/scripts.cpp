#include "theme/scripts.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <ranges>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace waymark {
namespace {

constexpr std::string_view search_folder = "search/";

struct Import {
  std::size_t offset = 0;
  std::vector<std::string> names;
  std::string from;  // "folding"
};

struct Module {
  const ThemeSource* file = nullptr;
  std::vector<Import> imports;
  std::vector<std::string> exports;
  std::string text;  // without `import` and `export`
  enum class State { untouched, open, written } state = State::untouched;
};

using Modules = std::map<std::string, Module>;

bool is_name_character(char c) { return is_ascii_alnum(c) || c == '_' || c == '$'; }

// Takes `prefix` from the start of `text`, if it stands there.
bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// Of "import { a, b } from './file.js';"; false for any other line.
bool read_import(std::string_view line, Import& import) {
  if (!take(line, "import { ")) return false;
  const std::size_t end = line.find(" } from './");
  if (end == std::string_view::npos || !line.ends_with(".js';")) return false;
  for (const auto name : line.substr(0, end) | std::views::split(std::string_view(", ")))
    import.names.emplace_back(name.begin(), name.end());
  const std::string_view from = line.substr(end + std::string_view(" } from './").size());
  import.from = from.substr(0, from.size() - std::string_view(".js';").size());
  const auto is_name = [](const std::string& name) {
    return !name.empty() && std::ranges::all_of(name, is_name_character);
  };
  return std::ranges::all_of(import.names, is_name);
}

// The name that "const a = …", "class A …", "async function a(…" declares; empty for anything else.
std::string declared_name(std::string_view declaration) {
  take(declaration, "async ");
  if (!take(declaration, "const ") && !take(declaration, "class ") && !take(declaration, "function ")) return {};
  return std::string(declaration.begin(), std::ranges::find_if_not(declaration, is_name_character));
}

Result<Module> read_module(const ThemeSource& file) {
  Module module{.file = &file};
  std::size_t offset = 0;
  for (const auto range : file.text | std::views::split('\n')) {
    std::string_view line(range.begin(), range.end());
    const std::size_t begin = offset;
    offset += line.size() + 1;
    if (line.starts_with("import")) {
      Import import{.offset = begin};
      if (!read_import(line, import))
        return fail_in(file, begin, "an import is a line \"import { a, b } from './file.js';\"");
      module.imports.push_back(std::move(import));
      continue;
    }
    if (take(line, "export ")) {
      std::string name = declared_name(line);
      if (name.empty()) return fail_in(file, begin, "\"export\" stands before a const, a class or a function");
      module.exports.push_back(std::move(name));
    }
    const std::string_view code = trim(line);
    if (code.empty() || code.starts_with("//")) continue;
    module.text += code;
    module.text += '\n';
  }
  return module;
}

// A module is a function that hands over what it exports, under the name of its file.
Result<void> write_module(Modules& modules, const std::string& name, std::string& out) {
  Module& module = modules.at(name);
  module.state = Module::State::open;
  std::string head;
  for (const Import& import : module.imports) {
    const auto from = modules.find(import.from);
    if (from == modules.end())
      return fail_in(*module.file, import.offset, fmt::format("there is no {}.js beside this file", import.from));
    for (const std::string& wanted : import.names) {
      if (std::ranges::find(from->second.exports, wanted) == from->second.exports.end())
        return fail_in(*module.file, import.offset, fmt::format("{}.js exports no \"{}\"", import.from, wanted));
    }
    if (from->second.state == Module::State::open)
      return fail_in(*module.file, import.offset, fmt::format("{}.js needs this file in turn", import.from));
    if (from->second.state == Module::State::untouched) {
      if (auto written = write_module(modules, import.from, out); !written) return written;
    }
    head += fmt::format("const {{{}}}=${};\n", fmt::join(import.names, ","), import.from);
  }
  out += fmt::format("const ${}=(()=>{{\n{}{}return{{{}}};\n}})();\n", name, head, module.text,
                     fmt::join(module.exports, ","));
  module.state = Module::State::written;
  return {};
}

}  // namespace

Result<std::string> make_script(const ThemeSources& scripts) {
  std::string all;
  for (const auto& [name, file] : scripts) {
    if (is_empty(file) || name.contains('/')) continue;
    for (std::size_t line = 0; line != std::string::npos;) {
      const std::string_view rest = std::string_view(file.text).substr(line);
      if (rest.starts_with("import ") || rest.starts_with("import{") || rest.starts_with("export "))
        return fail_in(file, line, "scripts are put together in one file; they import and export nothing");
      line = file.text.find('\n', line);
      if (line != std::string::npos) ++line;
    }
    all += fmt::format("(()=>{{\"use strict\";\n{}\n}})();\n", trim(file.text));
  }
  return all;
}

Result<std::string> make_search_script(const ThemeSources& scripts) {
  Modules modules;
  for (const auto& [path, file] : scripts) {
    if (!path.contains('/') || is_empty(file)) continue;
    const std::string_view name = std::string_view(path).substr(path.find('/') + 1);
    const std::string_view stem = name.substr(0, name.size() - std::string_view(".js").size());
    if (!path.starts_with(search_folder) || !std::ranges::all_of(stem, is_name_character))
      return fail(
          fmt::format("{}: scripts/ has one folder, search/, with files such as search/ranking.js", file.place));
    auto module = read_module(file);
    if (!module) return std::unexpected(module.error());
    modules.emplace(stem, std::move(*module));
  }
  if (modules.empty()) return std::string();
  std::string all = "(()=>{\"use strict\";\n";
  for (const std::string& name : modules | std::views::keys) {
    if (modules.at(name).state != Module::State::untouched) continue;
    if (auto written = write_module(modules, name, all); !written) return std::unexpected(written.error());
  }
  return all + "})();\n";
}

}  // namespace waymark
