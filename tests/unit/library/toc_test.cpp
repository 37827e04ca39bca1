#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "library/navigation/navigation.h"

namespace waymark {
namespace {

// "Title -> href {children}", one after the other.
std::string described(const std::vector<TocEntry>& entries) {
  std::string text;
  for (const TocEntry& entry : entries) {
    if (!text.empty()) text += "; ";
    text += entry.title;
    if (!entry.href.empty()) text += " -> " + entry.href;
    if (!entry.nested.empty()) text += " (nested " + entry.nested + ")";
    if (!entry.children.empty()) text += " {" + described(entry.children) + "}";
  }
  return text;
}

struct Case {
  const char* text;
  const char* entries;
  std::vector<std::string> findings;
};

void expect_read(const std::string& path, std::span<const Case> cases) {
  for (const Case& c : cases) {
    SourceFile file{.kind = SourceKind::toc, .path = path, .text = c.text};
    file.lines = LineIndex(file.text);
    Diagnostics diagnostics;
    EXPECT_EQ(described(read_toc(file, diagnostics)), c.entries) << c.text;
    std::vector<std::string> findings;
    for (const Diagnostic& finding : diagnostics) {
      const Position at = file.lines.position(file.text, finding.span.begin);
      findings.push_back(fmt::format("{}:{} {}", at.line, at.column, finding.message));
      EXPECT_EQ(finding.rule, Rule::navigation_syntax);
    }
    EXPECT_EQ(findings, c.findings) << c.text;
  }
}

TEST(TocMarkdown, headingsAreTheTree) {
  const Case cases[] = {
      {"", "", {}},
      {"# Overview\n## [What is it?](a.md)\n## [How](b.md#x)\n\n# Get started\n## [C](./end-user/c.md)\n",
       "Overview {What is it? -> a.md; How -> b.md#x}; Get started {C -> ./end-user/c.md}",
       {}},
      {"# A\n## B\n### [C](c.md)\n#### [D](d.md)\n## [E](e.md)\n# [F](f.md)",
       "A {B {C -> c.md {D -> d.md}}; E -> e.md}; F -> f.md",
       {}},
      {"# [Up](../index.md#auth)\r\n\r\n# [Out](https://example.org/a?b=c&d=e)\r\n",
       "Up -> ../index.md#auth; Out -> https://example.org/a?b=c&d=e",
       {}},
      {"\xEF\xBB\xBF# [ Padded ](a.md) \n", "Padded -> a.md", {}},
      {"#[No blank](a.md)\n##[Either](b.md)\n", "No blank -> a.md {Either -> b.md}", {}},
      {"---\ntitle: Contents\n---\n# [A](a.md)\n", "A -> a.md", {}},
      {"<!-- note -->\n# [A](a.md \"other names\")\n---\n# **Bold** [`code`](b.md)\n",
       "A -> a.md; Bold code -> b.md",
       {}},
      {"## [A](a.md)\n# [B](b.md)\n", "A -> a.md; B -> b.md", {}},
      {"# [A](a.md)\n### [B](b.md)\n",
       "A -> a.md {B -> b.md}",
       {"2:1 a heading of level 3 stands below one of level 1"}},
      {"# [A](a.md)\nSome text.\n", "A -> a.md", {"2:1 a table of contents holds headings and lists, not this"}},
      {"# [A](a.md) [B](b.md)\n", "A B -> a.md", {"1:13 an entry of a table of contents has one link, not two"}},
      {"# <xref:Some.Thing>\n## [A](a.md)\n", " {A -> a.md}", {}},
      {"# Ünïcödé 漢字\n## [عربي](a.md)\n", "Ünïcödé 漢字 {عربي -> a.md}", {}},
  };
  expect_read("en-us/TOC.md", cases);
}

TEST(TocMarkdown, listsAreEntriesToo) {
  const Case cases[] = {
      {"* [A](a.md)\n* B\n  * [C](c.md)\n    * [D](d.md)\n* [E](e.md)\n",
       "A -> a.md; B {C -> c.md {D -> d.md}}; E -> e.md",
       {}},
      {"# Part\n- [A](a.md)\n\n- [B](b.md)\n# Next\n1. [C](c.md)\n",
       "Part {A -> a.md; B -> b.md}; Next {C -> c.md}",
       {}},
      {"- [A](a.md)\n\n  More words.\n", "A -> a.md", {"3:3 an entry of a table of contents is one line"}},
  };
  expect_read("toc.MD", cases);
}

TEST(TocYaml, readsEntries) {
  const Case cases[] = {
      {"", "", {}},
      {"# comment\n- name: A\n  href: a.md\n- name: B\n  items:\n  - name: C\n    href: c.md?toc=./toc.json   \n",
       "A -> a.md; B {C -> c.md?toc=./toc.json}",
       {}},
      {"items:\r\n- name: A\r\n  href: a.md\r\nms.openlocfilehash: 12\r\nms.lasthandoff: 09/13/2018\r\n",
       "A -> a.md",
       {}},
      {"- name: A\n  href: a.md\nms.openlocfilehash: 12\nms.translationtype: MT\n", "A -> a.md", {}},
      {"\xEF\xBB\xBF- name: A\n  topicHref: a.md\n  tocHref: a/toc.yml\n", "A -> a.md (nested a/toc.yml)", {}},
      {"- name: A\n  uid: some.thing\n- uid: other\n- href: b.md\n- name: C\n  items:\n", "A; ;  -> b.md; C", {}},
      {"- name: \"Quoted: yes\"\n  displayName: x\n  expanded: true\n  href: 'a.md'\n", "Quoted: yes -> a.md", {}},
      {"- A\n- name: B\n", "B", {"1:3 an entry is a mapping with name and href"}},
      {"- name: [x]\n  href: a.md\n", " -> a.md", {"1:9 the name of an entry is a text"}},
      {"- name: A\n  items: x\n", "A", {"2:10 a list of entries belongs here"}},
      {"metadata: x\n", "", {"1:1 a toc.yml holds a list of entries, at its root or under items"}},
      {"just words\n", "", {"1:1 a toc.yml holds a list of entries"}},
  };
  expect_read("user-help/toc.yml", cases);
}

TEST(TocYaml, brokenYamlIsTold) {
  SourceFile file{.kind = SourceKind::toc, .path = "toc.yml", .text = "- name: A\n  href: [a.md\n"};
  Diagnostics diagnostics;
  read_toc(file, diagnostics);
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].rule, Rule::navigation_syntax);
}

TEST(Toc, hugeInputIsFast) {
  std::string markdown;
  std::string yaml;
  while (markdown.size() < (1U << 20U)) markdown += "## [A](a.md)\n";
  while (yaml.size() < (1U << 19U)) yaml += "- name: A\n  href: a.md\n";
  std::string nested;
  for (int i = 0; i < 1000; ++i) nested += std::string(static_cast<std::size_t>(i) * 2, ' ') + "* x\n";
  for (const auto& [path, text] :
       {std::pair("TOC.md", markdown), std::pair("toc.yml", yaml), std::pair("TOC.md", nested)}) {
    SourceFile file{.kind = SourceKind::toc, .path = path, .text = text};
    Diagnostics diagnostics;
    EXPECT_FALSE(read_toc(file, diagnostics).empty());
  }
}

}  // namespace
}  // namespace waymark
