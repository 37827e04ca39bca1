#include "robustness/hostile_inputs.h"

#include <string_view>

namespace waymark {

namespace {

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + unit.size());
  while (text.size() < bytes) text += unit;
  return text;
}

// opening × n, then closing × n.
std::string nested(std::string_view opening, std::string_view closing, std::size_t bytes) {
  const std::size_t count = bytes / (opening.size() + closing.size());
  return repeated(opening, count * opening.size()) + "x" + repeated(closing, count * closing.size()) + "\n";
}

// Lines that each add one more of `unit` before "x": n(n+1)/2 bytes.
std::string staircase(std::string_view unit, std::size_t bytes) {
  std::string text;
  std::string prefix;
  while (text.size() < bytes) {
    prefix += unit;
    text += prefix + "x\n";
  }
  return text;
}

std::string numbered(std::string_view before, std::string_view after, std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i)
    text += std::string(before) + std::to_string(i) + std::string(after);
  return text;
}

std::string backticks_of_all_lengths(std::size_t bytes) {
  std::string text;
  for (std::size_t length = 1; text.size() < bytes; ++length) text += "e" + std::string(length, '`');
  return text;
}

// A cheap generator of its own: the same bytes on every machine.
std::string noise(std::size_t bytes, std::string_view alphabet) {
  std::string text;
  unsigned state = 12345;
  for (std::size_t i = 0; i < bytes; ++i) {
    state = state * 1664525U + 1013904223U;
    text += alphabet.empty() ? static_cast<char>(state >> 24U) : alphabet[(state >> 16U) % alphabet.size()];
  }
  return text;
}

std::string entity_bomb(std::size_t bytes) {
  return "<!DOCTYPE p [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
         "\"&b;&b;&b;&b;&b;&b;\">]>\n"
         "<properties pageTitle=\"" +
         repeated("&c;&amp;&lt;", bytes) + "\" description=\"x\"/>\n\n# T\n";
}

void add_blocks(std::vector<HostileInput>& all, std::size_t n) {
  all.push_back({"quotes_nested", [n] { return repeated(">", n) + "x\n"; }});
  all.push_back({"quotes_nested_with_blanks", [n] { return repeated("> ", n) + "x\n"; }});
  all.push_back({"quotes_in_steps", [n] { return staircase("> ", n); }});
  all.push_back({"lists_nested_on_a_line", [n] { return repeated("- ", n) + "x\n"; }});
  all.push_back({"ordered_lists_nested_on_a_line", [n] { return repeated("1. ", n) + "x\n"; }});
  all.push_back({"lists_in_steps", [n] { return staircase("  - ", n); }});
  all.push_back({"lists_indented_in_steps", [n] {
                   std::string text;
                   for (std::size_t depth = 0; text.size() < n; ++depth) text += std::string(depth * 2, ' ') + "- x\n";
                   return text;
                 }});
  all.push_back({"list_and_quote_alternating", [n] { return repeated("> - ", n) + "x\n"; }});
  all.push_back({"table_rows_of_pipes", [n] { return repeated("|", n / 2) + "\n" + repeated("|-", n / 2) + "\n"; }});
  all.push_back({"table_of_many_rows", [n] { return "|a|b|\n|-|-|\n" + repeated("|x|y|\n", n); }});
  all.push_back({"table_wide_header_many_short_rows", [n] {
                   return repeated("|a", n / 64) + "\n" + repeated("|-", n / 64) + "\n" + repeated("x\n", n / 2);
                 }});
  all.push_back({"table_candidates", [n] { return repeated("a|b\n-|\n", n); }});
  all.push_back({"headings", [n] { return repeated("# x\n", n); }});
  all.push_back({"headings_that_differ", [n] { return numbered("# Heading ", "\n", n); }});
  all.push_back({"headings_without_blank", [n] { return "<properties pageTitle=\"x\"/>\n" + repeated("##x\n", n); }});
  all.push_back({"zones_opened", [n] { return repeated("::: zone pivot=\"a\"\n", n); }});
  all.push_back({"zones_ended", [n] { return repeated("::: zone-end\n", n); }});
  all.push_back({"zones_with_headings", [n] { return repeated("::: zone pivot=\"a\"\n# x\n", n); }});
  all.push_back({"zones_in_order", [n] { return repeated("::: zone pivot=\"a\"\n# x\n::: zone-end\n", n); }});
  all.push_back({"zones_in_lists", [n] { return repeated("- ::: zone pivot=\"a\"\n", n); }});
  all.push_back({"zone_with_many_pivots", [n] { return "::: zone pivot=\"a" + repeated(",a", n) + "\"\nx\n"; }});
  all.push_back({"tabs_in_order", [n] { return repeated("# [a](#tab/a)\n", n); }});
  all.push_back({"tabs_of_their_own", [n] { return "# [a](#tab/a)\n\nx\n\n" + repeated("- # [a](#tab/a)\n", n); }});
  all.push_back({"thematic_breaks", [n] { return repeated("* * *\n", n); }});
  all.push_back({"thematic_break_almost", [n] { return repeated("*", n) + "x\n"; }});
  all.push_back({"setext_underlines", [n] { return repeated("a\n=\n", n); }});
  all.push_back({"fences_opened", [n] { return repeated("```\nx\n", n); }});
  all.push_back({"fences_in_lists", [n] { return repeated("- ```\n", n); }});
  all.push_back({"empty_lines", [n] { return repeated("\n", n); }});
  all.push_back({"blanks", [n] { return repeated(" ", n); }});
  all.push_back({"tabs", [n] { return repeated("\t", n); }});
  all.push_back({"carriage_returns", [n] { return repeated("\r", n); }});
  all.push_back({"one_long_line", [n] { return repeated("word ", n); }});
  all.push_back({"indented_code", [n] { return repeated("    x\n", n); }});
  all.push_back({"alerts", [n] { return repeated("> [!NOTE]\n> x\n\n", n); }});
  all.push_back({"alerts_nested", [n] { return repeated("> [!NOTE]\n", n); }});
  all.push_back({"legacy_alerts", [n] { return repeated(">[AZURE.NOTE] x\n", n); }});
  all.push_back({"legacy_markers_on_a_line", [n] { return repeated("> [AZURE.NOTE] ", n); }});
  all.push_back({"selectors", [n] { return repeated("> [AZURE.SELECTOR]\n- [a](b.md)\n\n", n); }});
  all.push_back(
      {"footnotes", [n] { return numbered("x[^", "] ", n / 2) + "\n\n" + numbered("[^", "]: y\n\n", n / 2); }});
  all.push_back({"footnote_used_often", [n] { return repeated("[^1]", n) + "\n\n[^1]: x\n"; }});
  all.push_back({"footnotes_opened", [n] { return repeated("[^", n); }});
}

void add_inlines(std::vector<HostileInput>& all, std::size_t n) {
  all.push_back({"brackets_opened", [n] { return repeated("[", n); }});
  all.push_back({"brackets_nested", [n] { return nested("[", "]", n); }});
  all.push_back({"links_nested", [n] { return nested("[", "](u)", n); }});
  all.push_back({"links_opened", [n] { return repeated("[a](", n); }});
  all.push_back({"links_opened_with_angle", [n] { return repeated("[a](<b", n); }});
  all.push_back({"link_destination_parens", [n] { return "[a](" + repeated("(", n) + "\n"; }});
  all.push_back({"images_opened", [n] { return repeated("![", n); }});
  all.push_back({"images_nested", [n] { return nested("![", "](u)", n); }});
  all.push_back({"link_titles_opened", [n] { return repeated("[a](b \"", n); }});
  all.push_back({"emphasis_opened", [n] { return repeated("*a ", n); }});
  all.push_back({"emphasis_mixed", [n] { return repeated("*a **a _a __a ", n); }});
  all.push_back({"emphasis_runs", [n] { return repeated("a**b", n) + repeated("c* ", n / 8); }});
  all.push_back({"emphasis_nested", [n] { return nested("*a **a ", " a** a*", n); }});
  all.push_back({"emphasis_marks_only", [n] { return repeated("*", n - 1) + "a"; }});
  all.push_back({"underscores", [n] { return repeated("_", n); }});
  all.push_back({"tildes", [n] { return repeated("~~a", n); }});
  all.push_back({"tilde_runs", [n] { return repeated("a~", n); }});
  all.push_back({"backticks_of_all_lengths", [n] { return backticks_of_all_lengths(n); }});
  all.push_back({"backticks_unmatched", [n] { return repeated("`a``", n); }});
  all.push_back({"backslashes", [n] { return repeated("\\", n); }});
  all.push_back({"entities", [n] { return repeated("&amp;&#x41;&bogus;&", n); }});
  all.push_back({"entity_of_many_digits", [n] { return "&#" + repeated("9", n) + ";"; }});
  all.push_back({"autolinks_www", [n] { return repeated("www.a_", n); }});
  all.push_back({"autolinks_www_dots", [n] { return "www." + repeated("a.", n); }});
  all.push_back({"autolinks_http", [n] { return repeated("http://a", n); }});
  all.push_back({"autolinks_trailing", [n] { return "http://a.b" + repeated(")", n); }});
  all.push_back({"autolinks_trailing_entities", [n] { return "http://a.b" + repeated("&amp;", n); }});
  all.push_back({"autolinks_mail", [n] { return repeated("a@", n); }});
  all.push_back({"autolinks_mail_dots", [n] { return repeated("a.", n) + "@b"; }});
  all.push_back({"autolinks_angle", [n] { return repeated("<http:", n); }});
  all.push_back({"colons", [n] { return repeated(":", n); }});
  all.push_back({"definitions", [n] { return numbered("[a", "]: b\n", n); }});
  all.push_back(
      {"definitions_and_uses", [n] { return numbered("[a", "]: b\n", n / 2) + "\n" + numbered("[a", "] ", n / 2); }});
  all.push_back(
      {"definition_used_often", [n] { return "[x]: " + std::string(1000, 'u') + "\n\n" + repeated("[x]", n); }});
  all.push_back({"labels_of_999", [n] { return repeated("[" + std::string(998, 'a') + "]", n); }});
  all.push_back({"undefined_references", [n] { return numbered("[a", "][b] ", n); }});
  all.push_back({"includes", [n] { return repeated("[!INCLUDE [a](b.md)] ", n); }});
  all.push_back({"includes_opened", [n] { return repeated("[!INCLUDE [a](", n); }});
  all.push_back({"includes_as_blocks", [n] { return repeated("[!INCLUDE [a](b.md)]\n\n", n); }});
  all.push_back({"cjk_bold", [n] { return repeated("**設定**を選択", n); }});
}

void add_html(std::vector<HostileInput>& all, std::size_t n) {
  all.push_back({"cdata", [n] { return repeated("a <![CDATA[", n); }});
  all.push_back({"comments_opened", [n] { return repeated("a <!--", n); }});
  all.push_back({"declarations_opened", [n] { return repeated("a <!A ", n); }});
  all.push_back({"processing_instructions_opened", [n] { return repeated("a <?", n); }});
  all.push_back({"tags_opened", [n] { return repeated("<a ", n); }});
  all.push_back({"attributes_opened", [n] { return repeated("<a b='", n); }});
  all.push_back({"attributes_many", [n] { return "<a " + numbered("b", "=1 ", n) + ">x</a>"; }});
  all.push_back({"angles", [n] { return repeated("<", n); }});
  all.push_back({"angles_closed", [n] { return repeated("<>", n); }});
  all.push_back({"divs_nested", [n] { return nested("<div>", "</div>", n); }});
  all.push_back({"divs_nested_on_lines", [n] { return nested("<div>\n\n", "</div>\n\n", n); }});
  all.push_back({"spans_nested", [n] { return "a " + nested("<span>", "</span>", n); }});
  all.push_back({"list_items_unclosed", [n] { return repeated("<ol><li>x\n", n); }});
  all.push_back({"list_items_with_markdown",
                 [n] { return "<properties pageTitle=\"x\"/>\n<ol>\n" + repeated("<li>Click **x**</li>\n", n); }});
  all.push_back({"center_with_images",
                 [n] { return "<properties pageTitle=\"x\"/>\n" + repeated("<center>![a](b.png)</center>\n", n); }});
  all.push_back({"end_tags", [n] { return repeated("</div>", n); }});
  all.push_back({"end_tags_inline", [n] { return "a " + repeated("</b>", n); }});
  all.push_back({"scripts", [n] { return repeated("<script>x</script>\n", n); }});
  all.push_back({"scripts_opened", [n] { return repeated("a <script>", n); }});
  all.push_back({"event_handlers", [n] { return repeated("<b onclick=x>y</b> ", n); }});
  all.push_back({"anchors", [n] { return numbered("<a name=\"a", "\"></a>", n); }});
  all.push_back({"anchors_repeated", [n] { return repeated("<a name=\"a\"></a>", n); }});
}

void add_front_matter(std::vector<HostileInput>& all, std::size_t n) {
  all.push_back({"front_matter_never_closed", [n] { return "---\n" + repeated("a: b\n", n); }});
  all.push_back({"front_matter_many_keys", [n] { return "---\n" + numbered("k", ": v\n", n) + "---\nx\n"; }});
  all.push_back({"front_matter_one_key", [n] { return "---\n" + repeated("a: b\n", n) + "---\nx\n"; }});
  all.push_back({"front_matter_flow_lists", [n] { return "---\na: " + repeated("[", n) + "\n---\nx\n"; }});
  all.push_back({"front_matter_flow_maps", [n] { return "---\na: " + repeated("{a: ", n) + "\n---\nx\n"; }});
  all.push_back({"front_matter_flow_lists_closed", [n] { return "---\na: " + nested("[", "]", n) + "---\nx\n"; }});
  all.push_back({"front_matter_block_lists", [n] { return "---\n" + repeated("- ", n) + "x\n---\nx\n"; }});
  all.push_back({"front_matter_steps", [n] {
                   std::string text = "---\n";
                   for (std::size_t depth = 0; text.size() < n; ++depth) text += std::string(depth, ' ') + "a:\n";
                   return text + "---\nx\n";
                 }});
  all.push_back({"front_matter_aliases", [n] {
                   return "---\na: &a [x,x,x,x,x,x,x,x,x]\n" + [n] {
                     std::string text;
                     for (std::size_t i = 0; text.size() < n; ++i)
                       text += "b" + std::to_string(i) + ": [*a,*a,*a,*a]\n";
                     return text;
                   }() + "---\nx\n";
                 }});
  all.push_back({"front_matter_long_scalar", [n] { return "---\ntitle: \"" + repeated("x\\n", n) + "\"\n---\nx\n"; }});
  all.push_back({"front_matter_question_marks", [n] { return "---\n" + repeated("? ", n) + "\n---\nx\n"; }});
  all.push_back({"front_matter_tags", [n] { return "---\na: " + repeated("!!", n) + "\n---\nx\n"; }});
  all.push_back({"properties_never_closed", [n] { return "<properties " + repeated("a=\"b\" ", n); }});
  all.push_back({"properties_many_keys", [n] { return "<properties " + numbered("a", "=\"b\"\n", n) + "/>\nx\n"; }});
  all.push_back({"properties_one_key", [n] { return "<properties " + repeated("a=\"b\"\n", n) + "/>\nx\n"; }});
  all.push_back({"properties_quote_open", [n] { return "<properties a=\"" + repeated("x>", n); }});
  all.push_back({"properties_repeated", [n] { return repeated("<properties a=\"b\"/>\n", n); }});
  all.push_back({"properties_entities", [n] { return entity_bomb(n); }});
  all.push_back({"properties_angles", [n] { return "<properties a=\"" + repeated("<", n) + "\"/>\nx\n"; }});
}

void add_bytes(std::vector<HostileInput>& all, std::size_t n) {
  all.push_back(
      {"ignores_of_one_block", [n] { return repeated("<!-- waymark-ignore link/*: a -->\n\n", n) + "[x](y.md)\n"; }});
  all.push_back(
      {"ignores_and_findings", [n] { return repeated("<!-- waymark-ignore-file link/*: a -->\n\n[x](y.md)\n\n", n); }});
  all.push_back(
      {"ignores_before_open_elements", [n] { return repeated("<!-- waymark-ignore link/*: a -->\n\n<div>\n\n", n); }});
  all.push_back(
      {"ignores_before_headings", [n] { return repeated("<!-- waymark-ignore link/*: a -->\n# x\n## y\n", n); }});
  all.push_back({"ignores_nested", [n] { return nested("> <!-- waymark-ignore link/case: a -->\n> ", "\n", n); }});
  all.push_back({"ignore_of_many_rules",
                 [n] { return "<!-- waymark-ignore " + repeated("link/*,a ", n) + ": a -->\n\n[x](y.md)\n"; }});
  all.push_back({"ignores_in_front_matter", [n] {
                   return "---\ntitle: a\n" + repeated("# waymark-ignore link/case: a\nb: c\n", n) + "---\n\nx\n";
                 }});
  all.push_back({"nul_bytes", [n] { return std::string(n, '\0'); }});
  all.push_back({"invalid_utf8", [n] { return repeated("\xC3\x28\xFF\xED\xA0\x80", n); }});
  all.push_back({"byte_order_marks", [n] { return repeated("\xEF\xBB\xBF", n); }});
  all.push_back({"combining_marks", [n] { return repeated("# e\xCC\x81", n); }});
  all.push_back({"mojibake", [n] { return repeated("don\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2t ", n); }});
  all.push_back({"mojibake_lead_bytes", [n] { return repeated("\xC3\xA2\xE2\x82\xAC", n); }});
  all.push_back({"noise_of_bytes", [n] { return noise(n, ""); }});
  all.push_back({"noise_of_markup", [n] { return noise(n, "[]()*_`~<>!|#-=&;:\\\n \"'ax1./"); }});
  all.push_back({"noise_of_html", [n] { return noise(n, "<>/=\"'!-abdiv \n"); }});
  all.push_back({"noise_of_yaml", [n] { return "---\n" + noise(n, ":-[]{},&*!|>'\"%@#? \nab") + "\n---\nx\n"; }});
}

}  // namespace

std::vector<HostileInput> hostile_inputs(std::size_t bytes) {
  std::vector<HostileInput> all;
  add_blocks(all, bytes);
  add_inlines(all, bytes);
  add_html(all, bytes);
  add_front_matter(all, bytes);
  add_bytes(all, bytes);
  return all;
}

}  // namespace waymark
