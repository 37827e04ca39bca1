#include "article/html/html_rules.h"

#include <algorithm>
#include <array>

namespace waymark {
namespace {

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& sorted, std::string_view name) {
  return std::ranges::binary_search(sorted, name);
}

constexpr std::array<std::string_view, 69> kept_elements{
    "a",       "abbr",  "address", "article",    "b",        "bdi",   "bdo",   "blockquote", "br",      "button",
    "caption", "cite",  "code",    "col",        "colgroup", "dd",    "del",   "details",    "dfn",     "div",
    "dl",      "dt",    "em",      "figcaption", "figure",   "form",  "h1",    "h2",         "h3",      "h4",
    "h5",      "h6",    "hr",      "i",          "img",      "input", "ins",   "kbd",        "label",   "li",
    "mark",    "nav",   "ol",      "p",          "pre",      "q",     "s",     "samp",       "section", "small",
    "source",  "span",  "strong",  "sub",        "summary",  "sup",   "table", "tbody",      "td",      "tfoot",
    "th",      "thead", "time",    "tr",         "u",        "ul",    "var",   "video",      "wbr"};

constexpr std::array<std::string_view, 13> global_attributes{"class",     "dir",        "itemid", "itemprop", "itemref",
                                                             "itemscope", "itemtype",   "lang",   "part",     "role",
                                                             "slot",      "spellcheck", "title"};

}  // namespace

ElementRule element_rule(std::string_view name) {
  if (name == "center") return {ElementFate::keep, "div", "center"};
  if (name == "nobr") return {ElementFate::keep, "span", "nowrap"};
  if (name == "strike") return {ElementFate::keep, "s", {}};
  if (name == "main") return {ElementFate::keep, "div", {}};  // the page has its own
  if (name == "image") return {ElementFate::keep, "img", {}};
  if (name == "font" || name == "rgn" || name == "head") return {ElementFate::unwrap, {}, {}};
  if (name == "script" || name == "style") return {ElementFate::refuse_content, {}, {}};
  if (holds(kept_elements, name)) return {ElementFate::keep, name, {}};
  return {};
}

AttributeFate attribute_fate(std::string_view element, std::string_view attribute) {
  using enum AttributeFate;
  if (attribute.starts_with("on")) return script;
  if (attribute == "id" || attribute == "name") return identity;
  if (attribute.starts_with("aria-") || attribute.starts_with("data-")) return keep;
  if (holds(global_attributes, attribute)) return keep;

  struct Row {
    std::string_view elements;  // between blanks
    std::string_view attribute;
    AttributeFate fate;
  };
  static constexpr std::array<Row, 50> rows{{
      {" a ", "href", url},
      {" a ", "target", keep},
      {" a ", "rel", keep},
      {" a ", "alt", drop},
      {" a ", "download", keep},
      {" a div pre ", "tabindex", number},
      {" a ", "hreflang", keep},
      {" img ", "src", url},
      {" img ", "alt", keep},
      {" img video ", "width", number},
      {" img video ", "height", number},
      {" img ", "sizes", drop},
      {" img ", "loading", drop},
      {" img table ", "border", drop},
      {" img ", "hspace", drop},
      {" img ", "vspace", drop},
      {" img td th tr ", "valign", drop},
      {" img td th tr p div table h1 h2 h3 h4 h5 h6 col colgroup caption tbody thead center ", "align", align},
      {" td th ", "rowspan", number},
      {" td th ", "colspan", number},
      {" col colgroup ", "span", number},
      {" td th table col colgroup hr ", "width", drop},
      {" td th tr table ", "height", drop},
      {" td th tr table ", "bgcolor", drop},
      {" td th ", "nowrap", drop},
      {" th ", "scope", keep},
      {" th ", "abbr", keep},
      {" td th ", "headers", keep},
      {" table ", "cellpadding", drop},
      {" table ", "cellspacing", drop},
      {" table ", "summary", drop},
      {" ol ", "start", number},
      {" ol ", "reversed", boolean},
      {" li ", "value", number},
      {" ol ", "type", keep},
      {" ul li br ", "type", drop},
      {" ul ol ", "compact", drop},
      {" br ", "clear", drop},
      {" details ", "open", boolean},
      {" time del ins ", "datetime", keep},
      {" button input source ", "type", keep},
      {" input ", "value", keep},
      {" input ", "placeholder", keep},
      {" input button ", "disabled", boolean},
      {" input ", "checked", boolean},
      {" label ", "for", keep},
      {" video source ", "src", url},
      {" video ", "poster", url},
      {" video ", "controls", boolean},
      {" video ", "preload", keep},
  }};
  for (const Row& row : rows) {
    if (row.attribute != attribute) continue;
    for (std::size_t at = row.elements.find(element); at != std::string_view::npos;
         at = row.elements.find(element, at + 1)) {
      if (row.elements[at - 1] == ' ' && row.elements[at + element.size()] == ' ') return row.fate;
    }
  }
  return refuse;
}

bool is_transparent_block(std::string_view name) {
  static constexpr std::array<std::string_view, 5> names{"article", "div", "nav", "section", "span"};
  return holds(names, name);
}

bool has_optional_end(std::string_view name) {
  static constexpr std::array<std::string_view, 13> names{"caption", "colgroup", "dd",    "dt", "li",    "option", "p",
                                                          "tbody",   "td",       "tfoot", "th", "thead", "tr"};
  return holds(names, name);
}

bool is_list_element(std::string_view name) { return name == "ul" || name == "ol"; }

bool is_filtered_by_gfm(std::string_view name) {
  static constexpr std::array<std::string_view, 9> names{"iframe", "noembed",  "noframes", "plaintext", "script",
                                                         "style",  "textarea", "title",    "xmp"};
  return holds(names, name);
}

}  // namespace waymark
