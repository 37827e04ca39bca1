#include <gtest/gtest.h>
#include <string>

#include "syntax/yaml.h"

namespace waymark {
namespace {

std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.end - span.begin); }

struct Case {
  std::string_view yaml;
  std::string_view at;    // what the error points at
  std::size_t offset;     // where
  std::string_view kept;  // "key=value" of the entries that are there, lists as [n]
};

std::string entries_of(const YamlNode& node) {
  std::string out;
  for (const YamlNode::Entry& entry : node.entries) {
    if (!out.empty()) out += " ";
    out += entry.key + "=";
    if (entry.value.kind == YamlNode::Kind::list) out += "[" + std::to_string(entry.value.items.size()) + "]";
    if (entry.value.kind == YamlNode::Kind::map) out += "{" + entries_of(entry.value) + "}";
    out += entry.value.scalar;
  }
  return out;
}

// One bad line costs its own key at most; a value of one line that lacks only quotes is kept as it was meant.
TEST(YamlRecovery, TheRestIsReadable) {
  static constexpr Case cases[] = {
      {"a: b: c\nd: e\n", ":", 4, "a=b: c d=e"},
      {"a: b\nc: @d\ne: f\n", "@", 8, "a=b c=@d e=f"},
      {"a: %b\nc: d\n", "%", 3, "a=%b c=d"},
      {"a: `b`\nc: d\n", "`", 3, "a=`b` c=d"},
      {"a: \"b\nc: d\n", "\"b", 3, "a=b c=d"},
      {"a: 'b\nc: 'd'\n", "'b", 3, "a=b c=d"},
      {"a: 'it's'\nb: c\n", "s'", 7, "a=it's b=c"},
      {"a: [b, c\nd: e\n", "[b, c", 3, "d=e"},
      {"a: {b: c\nd: e\n", "{b: c", 3, "d=e"},
      {"a: b]\nc: ]\nd: e\n", "]", 9, "a=b] c=] d=e"},
      {"a: *b\nc: d\n", "*b", 3, "a=*b c=d"},
      {"a: &b c\nd: e\n", "&b c", 3, "a=&b c d=e"},
      {"a: b\n\tc: d\ne: f\n", "\t", 5, "a=b e=f"},
      {"a: b\njust words\nc: d\n", "just words", 5, "a=b c=d"},
      {"just words\na: b\n", "just words", 0, "a=b"},
      {"a:b\nc: d\n", "a:b", 0, "c=d"},
      {"a:\n    b: c\n  d: e\nf: g\n", "d: e", 14, "a={b=c d=e} f=g"},
      {"a:\n- b\n- c: d: e\n- f\ng: h\n", ":", 13, "a=[3] g=h"},
      {"a: b\n c: d\ne: f\n", ":", 7, "a=b e=f"},
      {"a: b\n...\nc: 'd'\n", "c: 'd'", 9, "a=b c=d"},
      {"é: x\r\ntitle: b: c\r\nd: e\r\n", ":", 15, "é=x title=b: c d=e"},
      {"? [a]\n: b\nc: d\n", "[a]", 2, "c=d"},
  };
  for (const Case& c : cases) {
    for (const std::uint32_t base : {0U, 100U}) {
      const YamlResult result = parse_yaml(c.yaml, base);
      ASSERT_TRUE(result.error) << c.yaml;
      EXPECT_EQ(result.error->span.begin - base, c.offset) << c.yaml << ": " << result.error->message;
      EXPECT_EQ(slice(c.yaml, {result.error->span.begin - base, result.error->span.end - base}), c.at) << c.yaml;
      EXPECT_EQ(entries_of(result.root), c.kept) << c.yaml;
    }
  }
}

TEST(YamlRecovery, Messages) {
  struct MessageCase {
    std::string_view yaml;
    std::string_view message;
  };
  static constexpr MessageCase cases[] = {
      {"a: b: c\n", "a value that holds \": \" needs quotes round it"},
      {"a: @b\n", "a value that starts with \"@\" needs quotes round it"},
      {"a: 'b\n", "the quote is never closed"},
      {"a: [b\n", "the \"[\" is never closed"},
      {"a: {b\n", "the \"{\" is never closed"},
      {"a: b\n\tc: d\n", "a tab stands where only blanks may indent"},
      {"words\na: 'b'\n", "this is not a \"key: value\" line"},
      {"a: *b\n", "anchors (&name) and aliases (*name) are not supported; quotes make the value plain text"},
  };
  for (const MessageCase& c : cases) {
    const YamlResult result = parse_yaml(c.yaml);
    ASSERT_TRUE(result.error) << c.yaml;
    EXPECT_EQ(result.error->message, c.message) << c.yaml;
  }
}

TEST(YamlRecovery, KeepsSoundItemsOfABrokenList) {
  const YamlResult result = parse_yaml("- name: a\n  href: b: c\n- name: [\n- name: d\n");
  ASSERT_EQ(result.root.kind, YamlNode::Kind::list);
  ASSERT_EQ(result.root.items.size(), 2U);
  EXPECT_EQ(entries_of(result.root.items[0]), "name=a href=b: c");
  EXPECT_EQ(entries_of(result.root.items[1]), "name=d");
}

std::string repeat(std::string_view piece, std::size_t size) {
  std::string out;
  while (out.size() < size) out += piece;
  return out;
}

// Hostile input: no crash, no hang. The suite's time limit is the judge.
TEST(YamlRecovery, HostileTexts) {
  for (const std::string_view piece : {"[",          "{",
                                       "- ",         "? ",
                                       ": ",         "a: [",
                                       "'",          "\"",
                                       "[a, ",       "&a ",
                                       "*a ",        "!",
                                       "|\n",        "a: \"b\n",
                                       "{a: ",       "- - - x\n",
                                       "[]",         "a: b: c\n",
                                       "- [\n",      "a:\n - b: @\n",
                                       "a\n",        "a: 'x'\n b\n",
                                       "\t",         "\r",
                                       "%",          "---\n",
                                       "a: |\n",     "a: 'b'\n",
                                       "? a\n: b\n", "\xEF\xBB\xBF",
                                       "\xFF"}) {
    const std::string text = repeat(piece, 1 << 19);
    const YamlResult result = parse_yaml(text);
    if (result.error) {
      EXPECT_LE(result.error->span.end, text.size()) << piece;
    }
  }
  parse_yaml(std::string(1 << 19, '\0'));
}

}  // namespace
}  // namespace waymark
