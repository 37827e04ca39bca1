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
  all.push_back({"quotes_nested", repeated(">", n) + "x\n"});
  all.push_back({"quotes_nested_with_blanks", repeated("> ", n) + "x\n"});
  all.push_back({"quotes_in_steps", staircase("> ", n)});
  all.push_back({"lists_nested_on_a_line", repeated("- ", n) + "x\n"});
  all.push_back({"ordered_lists_nested_on_a_line", repeated("1. ", n) + "x\n"});
  all.push_back({"lists_in_steps", staircase("  - ", n)});
  all.push_back({"lists_indented_in_steps", [n] {
                   std::string text;
                   for (std::size_t depth = 0; text.size() < n; ++depth) text += std::string(depth * 2, ' ') + "- x\n";
                   return text;
                 }()});
  all.push_back({"list_and_quote_alternating", repeated("> - ", n) + "x\n"});
  all.push_back({"table_rows_of_pipes", repeated("|", n / 2) + "\n" + repeated("|-", n / 2) + "\n"});
  all.push_back({"table_of_many_rows", "|a|b|\n|-|-|\n" + repeated("|x|y|\n", n)});
  all.push_back({"table_wide_header_many_short_rows",
                 repeated("|a", n / 64) + "\n" + repeated("|-", n / 64) + "\n" + repeated("x\n", n / 2)});
  all.push_back({"table_candidates", repeated("a|b\n-|\n", n)});
  all.push_back({"headings", repeated("# x\n", n)});
  all.push_back({"headings_that_differ", numbered("# Heading ", "\n", n)});
  all.push_back({"headings_without_blank", "<properties pageTitle=\"x\"/>\n" + repeated("##x\n", n)});
  all.push_back({"zones_opened", repeated("::: zone pivot=\"a\"\n", n)});
  all.push_back({"zones_ended", repeated("::: zone-end\n", n)});
  all.push_back({"zones_with_headings", repeated("::: zone pivot=\"a\"\n# x\n", n)});
  all.push_back({"zones_in_order", repeated("::: zone pivot=\"a\"\n# x\n::: zone-end\n", n)});
  all.push_back({"zones_in_lists", repeated("- ::: zone pivot=\"a\"\n", n)});
  all.push_back({"zone_with_many_pivots", "::: zone pivot=\"a" + repeated(",a", n) + "\"\nx\n"});
  all.push_back({"tabs_in_order", repeated("# [a](#tab/a)\n", n)});
  all.push_back({"tabs_of_their_own", "# [a](#tab/a)\n\nx\n\n" + repeated("- # [a](#tab/a)\n", n)});
  all.push_back({"thematic_breaks", repeated("* * *\n", n)});
  all.push_back({"thematic_break_almost", repeated("*", n) + "x\n"});
  all.push_back({"setext_underlines", repeated("a\n=\n", n)});
  all.push_back({"fences_opened", repeated("```\nx\n", n)});
  all.push_back({"fences_in_lists", repeated("- ```\n", n)});
  all.push_back({"empty_lines", repeated("\n", n)});
  all.push_back({"blanks", repeated(" ", n)});
  all.push_back({"tabs", repeated("\t", n)});
  all.push_back({"carriage_returns", repeated("\r", n)});
  all.push_back({"one_long_line", repeated("word ", n)});
  all.push_back({"indented_code", repeated("    x\n", n)});
  all.push_back({"alerts", repeated("> [!NOTE]\n> x\n\n", n)});
  all.push_back({"alerts_nested", repeated("> [!NOTE]\n", n)});
  all.push_back({"legacy_alerts", repeated(">[AZURE.NOTE] x\n", n)});
  all.push_back({"legacy_markers_on_a_line", repeated("> [AZURE.NOTE] ", n)});
  all.push_back({"selectors", repeated("> [AZURE.SELECTOR]\n- [a](b.md)\n\n", n)});
  all.push_back({"footnotes", numbered("x[^", "] ", n / 2) + "\n\n" + numbered("[^", "]: y\n\n", n / 2)});
  all.push_back({"footnote_used_often", repeated("[^1]", n) + "\n\n[^1]: x\n"});
  all.push_back({"footnotes_opened", repeated("[^", n)});
}

void add_inlines(std::vector<HostileInput>& all, std::size_t n) {
  all.push_back({"brackets_opened", repeated("[", n)});
  all.push_back({"brackets_nested", nested("[", "]", n)});
  all.push_back({"links_nested", nested("[", "](u)", n)});
  all.push_back({"links_opened", repeated("[a](", n)});
  all.push_back({"links_opened_with_angle", repeated("[a](<b", n)});
  all.push_back({"link_destination_parens", "[a](" + repeated("(", n) + "\n"});
  all.push_back({"images_opened", repeated("![", n)});
  all.push_back({"images_nested", nested("![", "](u)", n)});
  all.push_back({"link_titles_opened", repeated("[a](b \"", n)});
  all.push_back({"emphasis_opened", repeated("*a ", n)});
  all.push_back({"emphasis_mixed", repeated("*a **a _a __a ", n)});
  all.push_back({"emphasis_runs", repeated("a**b", n) + repeated("c* ", n / 8)});
  all.push_back({"emphasis_nested", nested("*a **a ", " a** a*", n)});
  all.push_back({"emphasis_marks_only", repeated("*", n - 1) + "a"});
  all.push_back({"underscores", repeated("_", n)});
  all.push_back({"tildes", repeated("~~a", n)});
  all.push_back({"tilde_runs", repeated("a~", n)});
  all.push_back({"backticks_of_all_lengths", backticks_of_all_lengths(n)});
  all.push_back({"backticks_unmatched", repeated("`a``", n)});
  all.push_back({"backslashes", repeated("\\", n)});
  all.push_back({"entities", repeated("&amp;&#x41;&bogus;&", n)});
  all.push_back({"entity_of_many_digits", "&#" + repeated("9", n) + ";"});
  all.push_back({"autolinks_www", repeated("www.a_", n)});
  all.push_back({"autolinks_www_dots", "www." + repeated("a.", n)});
  all.push_back({"autolinks_http", repeated("http://a", n)});
  all.push_back({"autolinks_trailing", "http://a.b" + repeated(")", n)});
  all.push_back({"autolinks_trailing_entities", "http://a.b" + repeated("&amp;", n)});
  all.push_back({"autolinks_mail", repeated("a@", n)});
  all.push_back({"autolinks_mail_dots", repeated("a.", n) + "@b"});
  all.push_back({"autolinks_angle", repeated("<http:", n)});
  all.push_back({"colons", repeated(":", n)});
  all.push_back({"definitions", numbered("[a", "]: b\n", n)});
  all.push_back({"definitions_and_uses", numbered("[a", "]: b\n", n / 2) + "\n" + numbered("[a", "] ", n / 2)});
  all.push_back({"definition_used_often", "[x]: " + std::string(1000, 'u') + "\n\n" + repeated("[x]", n)});
  all.push_back({"labels_of_999", repeated("[" + std::string(998, 'a') + "]", n)});
  all.push_back({"undefined_references", numbered("[a", "][b] ", n)});
  all.push_back({"includes", repeated("[!INCLUDE [a](b.md)] ", n)});
  all.push_back({"includes_opened", repeated("[!INCLUDE [a](", n)});
  all.push_back({"includes_as_blocks", repeated("[!INCLUDE [a](b.md)]\n\n", n)});
  all.push_back({"cjk_bold", repeated("**設定**を選択", n)});
}

void add_html(std::vector<HostileInput>& all, std::size_t n) {
  all.push_back({"cdata", repeated("a <![CDATA[", n)});
  all.push_back({"comments_opened", repeated("a <!--", n)});
  all.push_back({"declarations_opened", repeated("a <!A ", n)});
  all.push_back({"processing_instructions_opened", repeated("a <?", n)});
  all.push_back({"tags_opened", repeated("<a ", n)});
  all.push_back({"attributes_opened", repeated("<a b='", n)});
  all.push_back({"attributes_many", "<a " + numbered("b", "=1 ", n) + ">x</a>"});
  all.push_back({"angles", repeated("<", n)});
  all.push_back({"angles_closed", repeated("<>", n)});
  all.push_back({"divs_nested", nested("<div>", "</div>", n)});
  all.push_back({"divs_nested_on_lines", nested("<div>\n\n", "</div>\n\n", n)});
  all.push_back({"spans_nested", "a " + nested("<span>", "</span>", n)});
  all.push_back({"list_items_unclosed", repeated("<ol><li>x\n", n)});
  all.push_back(
      {"list_items_with_markdown", "<properties pageTitle=\"x\"/>\n<ol>\n" + repeated("<li>Click **x**</li>\n", n)});
  all.push_back(
      {"center_with_images", "<properties pageTitle=\"x\"/>\n" + repeated("<center>![a](b.png)</center>\n", n)});
  all.push_back({"end_tags", repeated("</div>", n)});
  all.push_back({"end_tags_inline", "a " + repeated("</b>", n)});
  all.push_back({"scripts", repeated("<script>x</script>\n", n)});
  all.push_back({"scripts_opened", repeated("a <script>", n)});
  all.push_back({"event_handlers", repeated("<b onclick=x>y</b> ", n)});
  all.push_back({"anchors", numbered("<a name=\"a", "\"></a>", n)});
  all.push_back({"anchors_repeated", repeated("<a name=\"a\"></a>", n)});
}

void add_front_matter(std::vector<HostileInput>& all, std::size_t n) {
  all.push_back({"front_matter_never_closed", "---\n" + repeated("a: b\n", n)});
  all.push_back({"front_matter_many_keys", "---\n" + numbered("k", ": v\n", n) + "---\nx\n"});
  all.push_back({"front_matter_one_key", "---\n" + repeated("a: b\n", n) + "---\nx\n"});
  all.push_back({"front_matter_flow_lists", "---\na: " + repeated("[", n) + "\n---\nx\n"});
  all.push_back({"front_matter_flow_maps", "---\na: " + repeated("{a: ", n) + "\n---\nx\n"});
  all.push_back({"front_matter_flow_lists_closed", "---\na: " + nested("[", "]", n) + "---\nx\n"});
  all.push_back({"front_matter_block_lists", "---\n" + repeated("- ", n) + "x\n---\nx\n"});
  all.push_back({"front_matter_steps", [n] {
                   std::string text = "---\n";
                   for (std::size_t depth = 0; text.size() < n; ++depth) text += std::string(depth, ' ') + "a:\n";
                   return text + "---\nx\n";
                 }()});
  all.push_back({"front_matter_aliases", "---\na: &a [x,x,x,x,x,x,x,x,x]\n" + [n] {
                   std::string text;
                   for (std::size_t i = 0; text.size() < n; ++i) text += "b" + std::to_string(i) + ": [*a,*a,*a,*a]\n";
                   return text;
                 }() + "---\nx\n"});
  all.push_back({"front_matter_long_scalar", "---\ntitle: \"" + repeated("x\\n", n) + "\"\n---\nx\n"});
  all.push_back({"front_matter_question_marks", "---\n" + repeated("? ", n) + "\n---\nx\n"});
  all.push_back({"front_matter_tags", "---\na: " + repeated("!!", n) + "\n---\nx\n"});
  all.push_back({"properties_never_closed", "<properties " + repeated("a=\"b\" ", n)});
  all.push_back({"properties_many_keys", "<properties " + numbered("a", "=\"b\"\n", n) + "/>\nx\n"});
  all.push_back({"properties_one_key", "<properties " + repeated("a=\"b\"\n", n) + "/>\nx\n"});
  all.push_back({"properties_quote_open", "<properties a=\"" + repeated("x>", n)});
  all.push_back({"properties_repeated", repeated("<properties a=\"b\"/>\n", n)});
  all.push_back({"properties_entities", entity_bomb(n)});
  all.push_back({"properties_angles", "<properties a=\"" + repeated("<", n) + "\"/>\nx\n"});
}

void add_bytes(std::vector<HostileInput>& all, std::size_t n) {
  all.push_back({"ignores_of_one_block", repeated("<!-- waymark-ignore link/*: a -->\n\n", n) + "[x](y.md)\n"});
  all.push_back({"ignores_and_findings", repeated("<!-- waymark-ignore-file link/*: a -->\n\n[x](y.md)\n\n", n)});
  all.push_back({"ignores_before_open_elements", repeated("<!-- waymark-ignore link/*: a -->\n\n<div>\n\n", n)});
  all.push_back({"ignores_before_headings", repeated("<!-- waymark-ignore link/*: a -->\n# x\n## y\n", n)});
  all.push_back({"ignores_nested", nested("> <!-- waymark-ignore link/case: a -->\n> ", "\n", n)});
  all.push_back({"ignore_of_many_rules", "<!-- waymark-ignore " + repeated("link/*,a ", n) + ": a -->\n\n[x](y.md)\n"});
  all.push_back({"ignores_in_front_matter",
                 "---\ntitle: a\n" + repeated("# waymark-ignore link/case: a\nb: c\n", n) + "---\n\nx\n"});
  all.push_back({"nul_bytes", std::string(n, '\0')});
  all.push_back({"invalid_utf8", repeated("\xC3\x28\xFF\xED\xA0\x80", n)});
  all.push_back({"byte_order_marks", repeated("\xEF\xBB\xBF", n)});
  all.push_back({"combining_marks", repeated("# e\xCC\x81", n)});
  all.push_back({"mojibake", repeated("don\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2t ", n)});
  all.push_back({"mojibake_lead_bytes", repeated("\xC3\xA2\xE2\x82\xAC", n)});
  all.push_back({"noise_of_bytes", noise(n, "")});
  all.push_back({"noise_of_markup", noise(n, "[]()*_`~<>!|#-=&;:\\\n \"'ax1./")});
  all.push_back({"noise_of_html", noise(n, "<>/=\"'!-abdiv \n")});
  all.push_back({"noise_of_yaml", "---\n" + noise(n, ":-[]{},&*!|>'\"%@#? \nab") + "\n---\nx\n"});
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
