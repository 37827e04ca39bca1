#pragma once
// The keys of a mapping in site.yml together with the code that reads each. config_keys() walks the same tables, so the
// list of keys cannot differ from what is read.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/site_reader.h"
#include "syntax/yaml.h"

namespace waymark {

using ListKeys = void (*)(const std::string& prefix, std::vector<std::string>& out);

template <class T>
struct Key {
  std::string_view name;
  void (*read)(SiteReader& reader, const YamlNode& value, T& into);
  ListKeys keys_below = nullptr;  // for a mapping or a list of mappings; called with the prefix they stand under
  std::string_view below =
      ".";  // what stands between this key and those: "." for a mapping, "[]." for a list of mappings
};

// Reads in the order of the table, not of the file, so that a key may rely on those above it.
template <class T>
void read_keys(SiteReader& reader, const YamlNode& map, std::span<const Key<T>> keys, T& into) {
  std::vector<std::string> names;
  for (const Key<T>& key : keys) names.emplace_back(key.name);
  reader.check_keys(map, names);
  for (const Key<T>& key : keys) {
    const YamlNode* value = map.find(key.name);
    if (value != nullptr && value->kind != YamlNode::Kind::null) key.read(reader, *value, into);
  }
}

template <class T>
void list_keys(std::span<const Key<T>> keys, const std::string& prefix, std::vector<std::string>& out) {
  for (const Key<T>& key : keys) {
    const std::string path = prefix + std::string(key.name);
    out.push_back(path);
    if (key.keys_below != nullptr) key.keys_below(path + std::string(key.below), out);
  }
}

}  // namespace waymark
