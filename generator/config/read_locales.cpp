// locales: a list of tags, the first being the source; or {source: en-us, list: [{tag, name, folders}]}.

#include <algorithm>
#include <fmt/format.h>

#include "config/key_table.h"
#include "config/locale_names.h"
#include "config/site_keys.h"

namespace waymark {

namespace {

std::string read_tag(SiteReader& reader, const YamlNode& node) {
  const std::optional<std::string> written = reader.text(node);
  if (!written) return "";
  std::string tag = canonical_tag(*written);
  if (tag.empty()) {
    reader.bad_value(node.span, fmt::format("{} is no language tag", quoted(*written)),
                     "write language and region as in en-us, nl-nl or zh-tw");
  }
  return tag;
}

constexpr Key<LocaleConfig> locale_keys[] = {
    {"tag",
     [](SiteReader& reader, const YamlNode& node, LocaleConfig& locale) { locale.tag = read_tag(reader, node); }},
    {"name", [](SiteReader& reader, const YamlNode& node,
                LocaleConfig& locale) { locale.name = reader.text(node).value_or(""); }},
    {"folders",
     [](SiteReader& reader, const YamlNode& node, LocaleConfig& locale) { locale.folders = reader.texts(node); }},
};

void read_locale(SiteReader& reader, const YamlNode& node, Config& config) {
  LocaleConfig locale;
  Span span = node.span;
  if (node.kind == YamlNode::Kind::map) {
    const YamlNode* tag = node.find("tag");
    read_keys<LocaleConfig>(reader, node, locale_keys, locale);
    if (tag == nullptr) {
      reader.bad_value(node.span, "this locale has no tag", "add one, as in tag: nl-nl");
    } else {
      span = tag->span;
    }
  } else {
    locale.tag = read_tag(reader, node);
  }
  if (locale.tag.empty()) return;
  for (const std::string& name : locale.folders) {
    if (config.find_locale(name)) {
      reader.bad_value(span, fmt::format("the folder {} belongs to two locales", quoted(name)),
                       "name it under one of them");
    }
  }
  if (config.find_locale(locale.tag)) {
    reader.bad_value(span, fmt::format("the locale {} stands here a second time", quoted(locale.tag)),
                     "take one of them out");
  } else {
    config.locales.push_back(std::move(locale));
  }
}

void read_locale_list(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind != YamlNode::Kind::list) {
    reader.bad_value(node.span, "a list of locales belongs here", "write it as in [en-us, nl-nl]");
    return;
  }
  for (const YamlNode& item : node.items) read_locale(reader, item, config);
  config.find_locales = config.locales.empty();
}

constexpr Key<Config> keys[] = {
    {"list", read_locale_list,
     [](const std::string& prefix, std::vector<std::string>& out) {
       list_keys<LocaleConfig>(locale_keys, prefix, out);
     },
     "[]."},
    {"borrow_sections",
     [](SiteReader& reader, const YamlNode& node, Config& config) {
       const std::string word = reader.text(node).value_or("true");
       const std::vector<std::string> accepted = {"true", "false"};
       if (std::ranges::find(accepted, word) == accepted.end())
         reader.not_accepted(node.span, word, "answer", accepted);
       config.borrow_sections = word != "false";
     }},
    {"source",
     [](SiteReader& reader, const YamlNode& node, Config& config) {
       const std::string tag = read_tag(reader, node);
       if (tag.empty()) return;
       if (config.find_locales) {
         config.locales.push_back(LocaleConfig{.tag = tag});
       } else if (const std::optional<LocaleId> found = config.find_locale(tag)) {
         config.source_locale = *found;
       } else {
         std::vector<std::string> tags;
         for (const LocaleConfig& locale : config.locales) tags.push_back(locale.tag);
         reader.not_accepted(node.span, tag, "locale of the list", tags);
       }
     }},
};

}  // namespace

void read_locales(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind == YamlNode::Kind::list) {
    read_locale_list(reader, node, config);
  } else if (reader.is_map(node, "a list of locales, or a mapping with source and list,")) {
    read_keys<Config>(reader, node, keys, config);
  }
  name_locales(config.locales);
}

void list_locale_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<Config>(keys, prefix, out);
}

}  // namespace waymark
