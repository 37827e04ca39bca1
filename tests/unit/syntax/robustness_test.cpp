#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "outline.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

// The program promises a second for a mebibyte of anything. Here an eighth of that, so that the table takes seconds:
// what grows with the square shows against the suite's time limit all the same.
constexpr std::size_t size = 1 << 17;

std::string repeat(std::string_view piece, std::size_t bytes = size) {
  std::string out;
  out.reserve(bytes + piece.size());
  while (out.size() < bytes) out += piece;
  return out;
}

// Runs of `mark`, each one longer than the one before.
std::string growing(std::string_view mark, std::string_view between) {
  std::string out;
  for (std::size_t i = 1; out.size() < size; ++i) out += repeat(mark, i * mark.size()).append(between);
  return out;
}

// What must hold of the tree of any text.
void expect_sound(std::string_view name, std::string_view text) {
  MarkdownOptions everything = github_options();
  everything.quote_markers = everything.includes = everything.legacy_markers = everything.headings_without_space = true;
  const MarkdownResult result = parse_all(text, everything);
  std::size_t depth = 0;
  std::size_t deepest = 0;
  for (NodeIndex at = 0; at != no_node;) {
    const Node& node = result.tree[at];
    ASSERT_LE(node.span.begin, node.span.end) << name;
    ASSERT_LE(node.span.end, text.size()) << name;
    deepest = std::max(deepest, depth);
    if (node.first != no_node) {
      ++depth;
      at = node.first;
      continue;
    }
    while (at != no_node && result.tree[at].next == no_node) {
      at = result.tree[at].parent;
      if (at != no_node) --depth;
    }
    if (at != no_node) at = result.tree[at].next;
  }
  EXPECT_LT(deepest, 1500U) << name;
  for (const LimitHit& hit : result.limits) EXPECT_LE(hit.span.end, text.size()) << name;
}

TEST(Robustness, RepeatedPieces) {
  static constexpr std::string_view pieces[] = {
      // brackets and links
      "[", "]", "![", "![[![[", "[]", "[](", "](", "]()", "[a](", "[a](<b", "[a](b", "[a](b \"", "[a](b '", "[a](\n",
      "[a](b)", "[a](b)*", "[a][b", "[a][b]", "[a]", "[a]\n", "[a]\n\n", "[a]:\n", "[a]: b 'c", "[a]: <b> \"c\n",
      "[x]: y\n", "[^a]", "[^a", "[^", "[^a]: x\n", "[^a]: ", "\\[", "[a]\\",
      // containers
      ">", "> ", "* ", "1. ", "- ", "-", "-\n", "+ > ", "> - ", "* * * * a\n", "- a\n", "- a\n  - b\n", "> a\n",
      "a\n> b\n", "> > a\n", "- [ ] a\n", "- [x]\n",
      // tables
      "|", "|-", "|\n|-", "|\n|-\n", "a|b\n-|-\n", "|-|-\n", "|a|b|\n", "|a|\n|-|\n|b|\n", "|a|\n|-|-|\n", "||||\n",
      "`|", "\\|", "|`\\|", "|a\n|-\n\n", "> | a | b |\n> |---|---|\n> | c | d |\n",
      // raw HTML and entities
      "<", "<a", "<a ", "<a b='", "<a b=", "<a b=c ", "<b *", "<b>*</b>", "<!--", "<!-- ", "<?", "x <?", "<!A",
      "x <!A ", "a <![CDATA[", "<![CDATA[", "]]>", "<div>", "<div>\n", "<div>\n\n", "<script>\n", "<http://a>",
      "<a@b.c>", "&", "&#", "&#1;", "&amp;",
      // emphasis, code, strikethrough
      "*", "**a", "*a", "a*", "a**b", "*_", "**_*", "*a_ ", "**a *a", "a*b_c*d_", "_", "_a", "_a_", "__a", "***a", "`",
      "``a`", "`a", "```", "```\n", "~~~\n", "~", "~~", "~~a", "a~~b", "a~~", "~a ", "~~~a", "~~ ~~",
      // addresses
      "www.a_", "www.a", "www.a.b/( ", "http://a.b)", "http://a.b/(", "http://a&amp;", "http://a.b&amp;", "http://",
      "ftp://a.b ", "a@b.", "a@b", "a@", "@", "a.b@c.d ", "mailto:", "mailto:a@b.c ", "xmpp:", "tel:1 ", "www.a.b_ *",
      "*www.a.b",
      // lines and blanks
      "\n", "\r", "\r\n", " ", "\t", "a\n", "a  \n", "a\\\n", "    a\n", "\\", "\\\\", "=\n", "a\n=\n", "a\n---\n",
      "# ", "#a\n", "##a\n",
      // marks of the documentation dialects
      "[!NOTE]\n", "> [!NOTE]\n", "> [AZURE.NOTE]\n", "> [AZURE.NOTE] ", "> [AZURE.SELECTOR]\n- a\n", "> [!div a]\n",
      "> [!Video http://a]\n", "[AZURE.VIDEO ", "[!INCLUDE [", "[!INCLUDE [a](b)]\n", "[!INCLUDE [a](b)] ",
      "x [!INCLUDE [a](b", "[AZURE.INCLUDE [a](b)]x\n", "[WACOM.",
      // bytes
      "\x01", "\xFF", "\xC3\xA9", "\xF0\x9F\x98\x80 "};
  for (const std::string_view piece : pieces) expect_sound(piece, repeat(piece));
}

TEST(Robustness, ShapesOfTexts) {
  const std::string half_lists = repeat("- ", 4000);
  std::string definitions;
  for (int i = 0; i < 10000; ++i) definitions += "[r" + std::to_string(i) + "]: /u\n";
  std::string references;
  for (int i = 0; i < 10000; ++i) references += "[r" + std::to_string(i) + "] ";
  std::string notes;
  for (int i = 0; i < 10000; ++i) notes += "[^" + std::to_string(i) + "]: a\n\n";
  for (int i = 0; i < 10000; ++i) notes += "[^" + std::to_string(i) + "] ";
  std::string deep_list;
  for (std::size_t i = 0; deep_list.size() < size; ++i) deep_list += std::string(2 * i, ' ') + "- a\n";

  const std::vector<std::pair<std::string_view, std::string>> texts{
      {"growing backticks", growing("`", "a")},
      {"growing stars", growing("*", "a ")},
      {"growing quotes", growing("> ", "a\n")},
      {"growing indentation", growing(" ", "* a\n")},
      {"deep list", deep_list},
      {"deep quotes, lazy lines", repeat(">", size / 2) + "\n" + repeat("a\n", size / 2)},
      {"deep lists, blank lines", half_lists + "a\n" + repeat(" \n")},
      {"deep lists, paragraphs", half_lists + "a\n" + repeat("\n  a\n")},
      {"definitions and references", definitions + "\n" + references},
      {"a long definition used often", "[a]: " + std::string(50000, 'x') + "\n\n" + repeat("[a] ")},
      {"footnotes", notes},
      {"a wide table", repeat("|", size / 2) + "\n" + repeat("|-", size / 2) + "\n"},
      {"a table with wide rows", "|a|\n|-|\n" + repeat("|a", size)},
      {"a table with short rows", repeat("|a", 8000) + "|\n" + repeat("|-", 8000) + "|\n" + repeat("a\n")},
      {"text before a table", repeat("a\n") + "|-"},
      {"rows before a delimiter row", repeat("a|\n") + "|-"},
      {"delimiter rows that fit nothing", repeat("a\n|-|-\n")},
      {"brackets opened and closed", repeat("[", size / 2) + repeat("]", size / 2)},
      {"nested links", repeat("[", size / 2) + "a" + repeat("](b)", size / 2)},
      {"nested images", repeat("![", size / 2) + "a" + repeat("](b)", size / 2)},
      {"nested emphasis", repeat("*a **b ", size / 2) + repeat("c** d*", size / 2)},
      {"nested strikethrough", repeat("~~a ", size / 2) + repeat("b~~ ", size / 2)},
      {"one long line", std::string(size, 'a')},
      {"a long underline", std::string(size / 2, 'a') + "\n" + std::string(size / 2, '=')},
      {"a long host", "www." + repeat("a.")},
      {"parentheses in an address", "http://a.b/" + repeat("(", size / 2) + repeat(")", size / 2)},
      {"entities behind an address", "http://a.b/" + repeat("&amp;")},
      {"punctuation behind an address", "http://a.b/" + repeat("?!.,:")},
      {"a long mail address", std::string(size / 2, 'a') + "@" + repeat("b.", size / 2)},
      {"nothing but NUL", "\xEF\xBB\xBF" + std::string(size, '\0')},
      {"an unclosed definition title", "[a]: b '" + repeat("c\n")},
      {"one paragraph of everything", repeat("a & b < c [f](g_h_i.md) *j* **k** `l` <m> ![n](o) \\* www.x.com "
                                             "https://y.org/z?a=b&c=d p@q.r ~~s~~ [t][u]\n")},
  };
  for (const auto& [name, text] : texts) expect_sound(name, text);
}

TEST(Robustness, LimitsAreReported) {
  struct Case {
    std::string text;
    std::string_view what;
  };
  const Case cases[] = {
      {repeat("> ", 300) + "a", "quotes and lists nested too deep"},
      {repeat("*a **b ", 20000) + repeat("c** d*", 20000), "inline marks nested more than 100 deep"},
      {repeat("[a](b)*"), "text with so many links, emphasis or unclosed HTML that reading it takes too long"},
      {repeat("a <![CDATA["), "text with so many links, emphasis or unclosed HTML that reading it takes too long"},
      {"|a|\n|-|\n" + repeat("|a"), "a line with too many \"|\" for a table"},
      {"[a]: " + std::string(50000, 'x') + "\n\n" + repeat("[a] "),
       "a link definition so long and so often used that the page would be many times the file"},
      {repeat("a\n", 5000) + "|a|b|\n|-|-|\n",
       "tables of more than 1000 columns or directly after more than 4096 bytes of text"},
  };
  for (const Case& c : cases) {
    const MarkdownResult result = parse_all(c.text);
    ASSERT_FALSE(result.limits.empty()) << c.what;
    EXPECT_EQ(result.limits[0].what, c.what);
  }
}

TEST(Robustness, PlainTextStaysWhole) {
  const std::string text = repeat("[a](b)*") + "\nend";
  const MarkdownResult result = parse_all(text);
  EXPECT_EQ(result.tree.plain_text(0), repeat("[a](b)*") + " end");
}

TEST(Robustness, HtmlTokens) {
  for (const std::string_view piece :
       {"<",   "<a",   "<a ",     "<a b", "<a b=", "<a b='",    "<a b='x'", "<a></a>", "</",
        "</a", "<!--", "<!-- --", "<!",   "<?",    "<![CDATA[", "<script>", "<title>", "<script></scrip",
        "--",  "&",    "&#",      "&#1",  "a=b "}) {
    const std::string html = repeat(piece);
    for (const HtmlToken& token : tokenize_html(html)) ASSERT_LE(token.span.end, html.size());
    decode_entities(html);
  }
  std::string tag = "<a";
  for (int i = 0; i < 20000; ++i) tag += " a" + std::to_string(i);
  EXPECT_EQ(tokenize_html(tag + ">").at(0).attributes.size(), 20000U);
}

}  // namespace
}  // namespace waymark
