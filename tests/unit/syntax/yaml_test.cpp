#include "syntax/yaml.h"

#include <gtest/gtest.h>
#include <string>

namespace waymark {
namespace {

std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.end - span.begin); }

// A node as JSON-like text: words as they are, quoted ones in quotes.
std::string show(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null:
      return "null";
    case YamlNode::Kind::scalar:
      return node.quoted ? "'" + node.scalar + "'" : node.scalar;
    case YamlNode::Kind::list: {
      std::string out = "[";
      for (const YamlNode& item : node.items) out += (out.size() > 1 ? ", " : "") + show(item);
      return out + "]";
    }
    case YamlNode::Kind::map: {
      std::string out = "{";
      for (const YamlNode::Entry& entry : node.entries)
        out += (out.size() > 1 ? ", " : "") + entry.key + ": " + show(entry.value);
      return out + "}";
    }
  }
  return "?";
}

struct Case {
  std::string_view yaml;
  std::string_view tree;
};

TEST(Yaml, Values) {
  static constexpr Case cases[] = {
      {"", "null"},
      {"# only a comment\n", "null"},
      {"title: a b\nms.date: 01/02/2020\n", "{title: a b, ms.date: 01/02/2020}"},
      {"a: it's\nb: x#y # comment\nc: d:e\n", "{a: it's, b: x#y, c: d:e}"},
      {"a: 'it''s'\nb: \"x\\ny\"\nc: ''\n", "{a: 'it's', b: 'x\ny', c: ''}"},
      {"a:\nb: ~\nc: null\nd: 'null'\n", "{a: null, b: null, c: null, d: 'null'}"},
      {"a: true\nb: 1.50\nc: 0x1F\n", "{a: true, b: 1.50, c: 0x1F}"},
      {"a: [b, 'c d', {e: f}]\n", "{a: [b, 'c d', {e: f}]}"},
      {"a:\n- b\n- c: d\n  e: f\n-\n", "{a: [b, {c: d, e: f}, null]}"},
      {"a: |\n  b\n  c\nd: >-\n  e\n  f\n", "{a: 'b\nc\n', d: 'e f'}"},
      {"a: b\n  c\n", "{a: b c}"},
      {"Module Name: x\n'quoted key': y\n", "{Module Name: x, quoted key: y}"},
      {"- a\n- b\n", "[a, b]"},
      {"a: b\na: c\n", "{a: b, a: c}"},
      {"a: !!str b\n", "{a: b}"},
      {"---\na: b\n", "{a: b}"},
      {"\xEF\xBB\xBF"
       "a: b\n",
       "{a: b}"},
      {"a: b\r\nc: \"d\"\r\n", "{a: b, c: 'd'}"},
      {"a: 'b'\rc: d\r", "{a: 'b', c: d}"},
      {"null: a\nb: 漢字\n", "{null: a, b: 漢字}"},
      {"  a: b\n  c: 'd'\n", "{a: b, c: 'd'}"},
      {"a: b \t\nc:\td\n", "{a: b, c: d}"},
      {"\n\na: b\n\n# c\n\nd: e\n", "{a: b, d: e}"},
  };
  for (const Case& c : cases) {
    const YamlResult result = parse_yaml(c.yaml);
    EXPECT_EQ(show(result.root), c.tree) << c.yaml;
    EXPECT_FALSE(result.error) << c.yaml << ": " << result.error->message;
  }
}

TEST(Yaml, FindTakesTheLast) {
  const YamlResult result = parse_yaml("a: b\na: c\n");
  ASSERT_NE(result.root.find("a"), nullptr);
  EXPECT_EQ(result.root.find("a")->scalar, "c");
  EXPECT_EQ(result.root.find("A"), nullptr);
}

// The place of each value and key, by what the file says there.
std::string places(std::string_view text, const YamlNode& node, std::uint32_t base) {
  const Span span{node.span.begin - base, node.span.end - base};
  std::string out = "<" + std::string(slice(text, span)) + ">";
  for (const YamlNode& item : node.items) out += places(text, item, base);
  for (const YamlNode::Entry& entry : node.entries) {
    out += "(" + std::string(slice(text, {entry.key_span.begin - base, entry.key_span.end - base})) + ")";
    out += places(text, entry.value, base);
  }
  return out;
}

TEST(Yaml, Spans) {
  static constexpr Case cases[] = {
      {"a: b c \nd: 'é'\n", "<a: b c \nd: 'é'>(a)<b c>(d)<'é'>"},
      {"é: x\r\nb: y z\r\n", "<é: x\r\nb: y z>(é)<x>(b)<y z>"},
      {"é: 'x'\rb: y\r", "<é: 'x'\rb: y>(é)<'x'>(b)<y>"},
      {"a:\n  b:\n    - c\n    - 'd'\n",
       "<a:\n  b:\n    - c\n    - 'd'>(a)<b:\n    - c\n    - 'd'>(b)<- c\n    - 'd'><c><'d'>"},
      {"a: [b, {c: d}]  \n", "<a: [b, {c: d}]>(a)<[b, {c: d}]><b><{c: d}>(c)<d>"},
      {"a: [ # x ]\n b ]\n", "<a: [ # x ]\n b ]>(a)<[ # x ]\n b ]><b>"},
      {"a: |\n  b\n  c\n\nd: x\n", "<a: |\n  b\n  c\n\nd: x>(a)<|\n  b\n  c>(d)<x>"},
      {"a: b\n  c # d\n", "<a: b\n  c>(a)<b\n  c>"},
      {"'a b': \"c \\\" d\"\n", "<'a b': \"c \\\" d\">('a b')<\"c \\\" d\">"},
      {"a: ~\nb:\nc: ''\n", "<a: ~\nb:\nc: ''>(a)<~>(b)<>(c)<''>"},
      {"a: !!str b\n", "<a: !!str b>(a)<b>"},
      {"\xEF\xBB\xBF"
       "a: 'b'\n",
       "<a: 'b'>(a)<'b'>"},
      {"{a: []}\n", "<{a: []}>(a)<[]>"},
  };
  for (const Case& c : cases) {
    for (const std::uint32_t base : {0U, 1000U}) {
      const YamlResult result = parse_yaml(c.yaml, base);
      EXPECT_EQ(places(c.yaml, result.root, base), c.tree) << c.yaml;
    }
  }
}

TEST(Yaml, EmptyValueStandsBehindItsColon) {
  const YamlResult result = parse_yaml("a :\nb: 'c'\n");
  ASSERT_EQ(result.root.entries.size(), 2U);
  EXPECT_EQ(result.root.entries[0].value.span, (Span{3, 3}));
}

TEST(Yaml, NestingEndsAt64) {
  const auto nested = [](std::size_t depth) {
    return "a: " + std::string(depth, '[') + std::string(depth, ']') + "\nb: 'c'\n";
  };
  EXPECT_FALSE(parse_yaml(nested(63)).error);
  const YamlResult result = parse_yaml(nested(65));
  ASSERT_TRUE(result.error);
  EXPECT_EQ(result.error->message, "lists and maps are nested more than 64 deep");
  EXPECT_EQ(show(result.root), "{b: 'c'}");
  std::string lists;
  for (int i = 0; i < 100; ++i) lists += "- ";
  EXPECT_TRUE(parse_yaml(lists + "x").error);
  EXPECT_FALSE(parse_yaml("a: \"" + std::string(500, '[') + "\"\n").error);
}

}  // namespace
}  // namespace waymark
