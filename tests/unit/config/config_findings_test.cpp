#include <array>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config_on_disk.h"

namespace waymark {
namespace {

struct Case {
  const char* site_yml;
  std::vector<std::string> findings;
};

void expect_findings(std::span<const Case> cases) {
  for (const Case& c : cases) {
    ConfigOnDisk site(c.site_yml);
    site.with("content/help/start.md")
        .with("content/other/start.md")
        .with("themes/default/theme.yml")
        .with("site/help/map.tsv", "file\tsource_path\n")
        .load();
    EXPECT_EQ(site.findings(), c.findings) << c.site_yml;
  }
}

TEST(ConfigFindings, keys) {
  const Case cases[] = {
      {"titel: Help\n", {"site.yml:1:1 config/unknown-key: there is no key \"titel\" (did you mean \"title\"?)"}},
      {"usages:\n  list:\n    - {id: a, label: A, wrods: [x]}\n",
       {"site.yml:3:25 config/unknown-key: there is no key \"wrods\" (did you mean \"words\"?)"}},
      {"versions: {zzzzzz: 1}\n",
       {"site.yml:1:12 config/unknown-key: there is no key \"zzzzzz\" (known here are list, pages and mark_changes)"}},
      {"title: A\ntitle: B\n",
       {"site.yml:2:1 config/bad-value: \"title\" stands here a second time (only the last one counts; keep one of "
        "them)"}},
      {"description:\n",
       {"site.yml:1:1 config/bad-value: \"description\" has no value (give it one, or take the line out to have the "
        "default)"}},
      {"title: [A]\n",
       {"site.yml:1:8 config/bad-value: a text, or one text per locale, belongs here, not a list (write it as in "
        "title: {en-us: Help, nl-nl: Hulp})"}},
      {"home: \"\"\n", {"site.yml:1:7 config/bad-value: the text is empty"}},
      {"home: {a: b}\n", {"site.yml:1:7 config/bad-value: a text belongs here, not a mapping"}},
      {"- a\n", {"site.yml:1:1 config/syntax: site.yml is no mapping (write one key a line, as in title: Help)"}},
  };
  expect_findings(cases);
}

TEST(ConfigFindings, locales) {
  const Case cases[] = {
      {"locales: [english, en-us, EN-US]\n",
       {"site.yml:1:11 config/bad-value: \"english\" is no language tag (write language and region as in en-us, nl-nl "
        "or zh-tw)",
        "site.yml:1:27 config/bad-value: the locale \"en-us\" stands here a second time (take one of them out)"}},
      {"locales: {source: nl-n, list: [en-us, nl-nl]}\n",
       {"site.yml:1:19 config/bad-value: \"nl-n\" is no locale of the list (did you mean \"nl-nl\"?)"}},
      {"locales: {list: [{name: A}, {tag: nl-nl, folders: [x]}, {tag: en-us, folders: X}]}\n",
       {"site.yml:1:18 config/bad-value: this locale has no tag (add one, as in tag: nl-nl)",
        "site.yml:1:63 config/bad-value: the folder \"X\" belongs to two locales (name it under one of them)"}},
      {"locales: en-us\n",
       {"site.yml:1:10 config/bad-value: a list of locales, or a mapping with source and list, belongs here, not a "
        "text"}},
      {"locales: [en-us, nl-nl]\ntitle: {nl-nk: Hulp, en-us: Help, nl-nl: }\n",
       {"site.yml:2:9 config/unknown-key: \"nl-nk\" is none of this site's locales (did you mean \"nl-nl\"?)",
        "site.yml:2:35 config/bad-value: \"nl-nl\" has no text"}},
      {"title: {fr-fr: Aide}\n", {}},  // locales are found in the sources
  };
  expect_findings(cases);
}

TEST(ConfigFindings, versions) {
  const Case cases[] = {
      {"versions: [2015-06, 2015-06, a/b, .., March 2017]\n",
       {"site.yml:1:21 config/bad-value: the version \"2015-06\" stands here a second time (take one of them out)",
        "site.yml:1:30 config/bad-value: \"a/b\" cannot be the name of a version (it becomes part of addresses: use "
        "letters, digits, \"-\", \"_\" and \".\", and put other words in its label)",
        "site.yml:1:35 config/bad-value: \"..\" cannot be the name of a version (it becomes part of addresses: use "
        "letters, digits, \"-\", \"_\" and \".\", and put other words in its label)",
        "site.yml:1:39 config/bad-value: \"March 2017\" cannot be the name of a version (it becomes part of addresses: "
        "use letters, digits, \"-\", \"_\" and \".\", and put other words in its label)"}},
      {"versions: {pages: archiv}\n",
       {"site.yml:1:19 config/bad-value: \"archiv\" is no choice of pages (did you mean \"archive\"?)"}},
      {"versions: {pages: none, list: 2015}\n",
       {"site.yml:1:31 config/bad-value: a list of versions, oldest first, belongs here (write it as in [2015-06, "
        "2017-03])",
        "site.yml:1:19 config/bad-value: \"none\" is no choice of pages (known are archive and all)"}},
      {"versions: [{label: Old}]\n",
       {"site.yml:1:12 config/bad-value: this version has no name (add one, as in name: 2017-03)"}},
  };
  expect_findings(cases);
}

TEST(ConfigFindings, addressesAndFolders) {
  const Case cases[] = {
      {"base_url: help.example.org\n",
       {"site.yml:1:11 config/bad-value: \"help.example.org\" is no address of a site (write it as in "
        "https://help.example.org/mfa/)"}},
      {"base_url: https://a.example/?x=1\n",
       {"site.yml:1:11 config/bad-value: \"https://a.example/?x=1\" is no address of a site (write it as in "
        "https://help.example.org/mfa/)"}},
      {"output: a/..\n",
       {"site.yml:1:9 config/bad-value: the site cannot be written into \"a/..\" (name a folder of its own, as in "
        "public)"}},
      {"output: ../..\n",
       {"site.yml:1:9 config/bad-value: the site cannot be written into \"../..\" (name a folder of its own, as in "
        "public)"}},
      {"theme: ../../themes/defualt\n",
       {"site.yml:1:8 config/missing-file: there is no folder \"../../themes/defualt\" (did you mean \"default\" in "
        "\"themes\"?)"}},
      {"theme: ../../themes/default/theme.yml\n",
       {"site.yml:1:8 config/missing-file: \"../../themes/default/theme.yml\" is a file, not a folder"}},
      {"static: nowhere/at/all\n",
       {"site.yml:1:9 config/missing-file: there is no folder \"nowhere/at/all\" (paths are relative to the folder of "
        "site.yml; looked for \"site/help/nowhere/at/all\")"}},
      {"content: ../../contents/help\n",
       {"site.yml:1:10 config/missing-file: there is no folder \"../../contents/help\" (did you mean \"content\" in "
        "\".\"?)"}},
      {"content: [{layout: \"{article}.md\"}]\n",
       {"site.yml:1:11 config/bad-value: this content has no folder (add one, as in folder: ../../content/help)"}},
      {"published_at: [docs.example.org/x, \"ftp://a\"]\n",
       {"site.yml:1:16 config/bad-value: \"docs.example.org/x\" is no address of a site (write it as in "
        "https://docs.example.org/{locale}/help/)",
        "site.yml:1:36 config/bad-value: \"ftp://a\" is no address of a site (write it as in "
        "https://docs.example.org/{locale}/help/)"}},
      {"known_elsewhere: {file: map.tvs}\n",
       {"site.yml:1:25 config/missing-file: there is no file \"map.tvs\" (did you mean \"map.tsv\" in "
        "\"site/help\"?)"}},
      {"known_elsewhere: {flie: map.tsv}\n",
       {"site.yml:1:19 config/unknown-key: there is no key \"flie\" (did you mean \"file\"?)"}},
  };
  expect_findings(cases);
}

TEST(ConfigFindings, layouts) {
  const std::string end = " (write it as in \"{locale}/{version}/{article}.md\")";
  const std::pair<const char*, const char*> cases[] = {
      {"{locale}/x.md", "does not say where {article} stands"},
      {"{lang}/{article}.md", "has an unknown part {lang}"},
      {"{article}/{article}.md", "has {article} twice"},
      {"../{article}.md", "may not leave the folder"},
      {"a//{article}.md", "may not leave the folder"},
      {"/{article}.md", "is no path below the folder"},
      {"{article}.html", "does not end in .md"},
      {"{article.md", "has a { without its }"},
      {"article}.md", "has a } without its {"},
      {"{loc{article}}.md", "has a { without its }"},
  };
  for (const auto& [layout, fault] : cases) {
    ConfigOnDisk site(fmt::format("content: {{folder: ../../content, layout: '{}'}}\n", layout));
    site.with("content/a.md").load();
    ASSERT_EQ(site.findings().size(), 1U) << layout;
    EXPECT_EQ(site.findings()[0],
              fmt::format("site.yml:1:42 config/bad-value: the layout \"{}\" {}{}", layout, fault, end));
  }
}

TEST(ConfigFindings, contentDetails) {
  const Case cases[] = {
      {"locales: [en-us]\nversions: [2015-06]\ncontent: {folder: ../../content/help, locale: en-uk, version: "
       "2015-60}\n",
       {"site.yml:3:47 config/bad-value: \"en-uk\" is no locale of this site (did you mean \"en-us\"?)",
        "site.yml:3:63 config/bad-value: \"2015-60\" is no version of this site (did you mean \"2015-06\"?)"}},
      {"content: {folder: ../../content/help, path_map: {file: map.tsv, path: file}}\n",
       {"site.yml:1:49 config/bad-value: path_map has no \"logical\" (it names a table of tab-separated values and two "
        "of its columns: file, path and logical)"}},
      {"content: {folder: ../../content/help, path_map: {file: map.tsv, path: file, logical: source}}\n",
       {"site.yml:1:86 config/bad-value: \"source\" is no column of that table (known are file and source_path)"}},
  };
  expect_findings(cases);
}

TEST(ConfigFindings, usagesAndNavigation) {
  const Case cases[] = {
      {"usages:\n  - {label: A}\n  - {id: Office 365, label: B}\n  - {id: a, label: C}\n  - {id: a, label: D}\n  - "
       "{id: b}\n  - c\n",
       {"site.yml:2:5 config/bad-value: this usage has no id (add one, as in id: office-365)",
        "site.yml:3:10 config/bad-value: \"Office 365\" cannot be the id of a usage (it becomes part of addresses: use "
        "lower-case letters, digits and \"-\")",
        "site.yml:5:10 config/bad-value: the usage \"a\" stands here a second time (take one of them out)",
        "site.yml:6:10 config/bad-value: the usage \"b\" has no label (add what readers see, as in label: With Office "
        "365)",
        "site.yml:7:5 config/bad-value: a usage with id, label and words belongs here, not a text"}},
      {"navigation: start\n",
       {"site.yml:1:13 config/bad-value: a list of entries belongs here (write each as in - start, or - {title: First "
        "steps, to: start})"}},
      {"navigation:\n  - {}\n  - {title: A, childern: [x]}\n  - [x]\n",
       {"site.yml:2:5 config/bad-value: this entry has neither a title nor a target (add to: with an article's name, "
        "or title: for a group)",
        "site.yml:3:16 config/unknown-key: there is no key \"childern\" (did you mean \"children\"?)",
        "site.yml:4:5 config/bad-value: a text belongs here, not a list"}},
  };
  expect_findings(cases);
}

TEST(ConfigFindings, usagesThatStandForOthers) {
  const Case cases[] = {
      {"usages: {list: [{id: a, label: A}], removed: [b, a, questions]}\n",
       {"site.yml:1:46 config/bad-value: \"a\" is no usage that was removed (write the id that its addresses had, and "
        "that "
        "no other usage has or had)",
        "site.yml:1:46 config/bad-value: \"questions\" is no usage that was removed (write the id that its addresses "
        "had, "
        "and that no other usage has or had)"}},
      {"usages:\n  - {id: questions, label: A}\n",
       {"site.yml:2:10 config/bad-value: \"questions\" cannot be the id of a usage (its pages would stand where those "
        "of "
        "the questions do; choose another)"}},
      {"usages:\n  - {id: a, label: A, not_sure: yes}\n",
       {"site.yml:2:33 config/bad-value: \"yes\" is no choice here (known are true and false)"}},
      {"usages:\n  - {id: a, label: A, not_sure: true}\n  - {id: b, label: B, not_sure: true}\n",
       {"site.yml:2:3 config/bad-value: two usages have not_sure: true (keep it where a reader who knows nothing is at "
        "home)"}},
      {"usages:\n  - {id: a, label: A, formerly: [b, O 365, x]}\n  - {id: b, label: B, formerly: x}\n",
       {"site.yml:2:10 config/bad-value: \"b\" below \"formerly\" is another usage as well (its addresses can lead to "
        "one "
        "of them only)",
        "site.yml:2:10 config/bad-value: \"O 365\" was never the id of a usage (write the id that its addresses had, "
        "as in "
        "formerly: o365)",
        "site.yml:3:10 config/bad-value: \"x\" below \"formerly\" is another usage as well (its addresses can lead to "
        "one "
        "of them only)"}},
  };
  expect_findings(cases);
}

TEST(ConfigFindings, questions) {
  // What follows the two usages that the answers lead to.
  const Case cases[] = {
      {"  questions: mail\n",
       {"site.yml:3:14 config/bad-value: a list of questions belongs here (write each with id, text and answers)"}},
      {"  questions:\n    - {id: q, text: Q, answers: [{text: X, to: c}, {text: Y, to: b}]}\n",
       {"site.yml:4:48 config/bad-value: \"c\" is no question and no usage (known are q, a and b)"}},
      {"  questions:\n    - {id: q, text: Q, answers: [{text: X, to: r}, {text: Y, to: b}]}\n"
       "    - {id: r, text: R, answers: [{text: X, to: a}, {text: Y, to: q}]}\n",
       {"site.yml:5:66 config/bad-value: this answer leads back to the question \"q\", which leads here (let it lead "
        "on, "
        "to a usage or to a question that was not asked yet)"}},
      {"  questions:\n    - {id: q, text: Q, answers: [{text: X, to: q}, {text: Y, to: b}]}\n",
       {"site.yml:4:48 config/bad-value: this answer leads back to the question \"q\", which leads here (let it lead "
        "on, "
        "to a usage or to a question that was not asked yet)"}},
      {"  questions:\n    - {id: q, text: Q, answers: [{text: X, to: a}, {text: Y, to: b}]}\n"
       "    - {id: r, text: R, answers: [{text: X, to: a}, {text: Y, to: b}]}\n",
       {"site.yml:5:12 config/bad-value: no answer leads to the question \"r\" (lead an answer to it, or take it out; "
        "readers begin with the first of the list)"}},
      {"  questions:\n    - {id: q, text: Q, answers: [{text: X, to: a}, {text: Y}]}\n",
       {"site.yml:4:52 config/bad-value: this answer leads nowhere (add the id of a usage or of another question, as "
        "in "
        "to: office-365)"}},
      {"  questions:\n    - {id: q, text: Q, answers: [{text: X, to: a}]}\n",
       {"site.yml:4:33 config/bad-value: a question has two answers at least (add what else a reader may answer)"}},
      {"  questions:\n    - {id: index, text: Q}\n    - {id: index, answers: [{to: a}, {text: Y, to: b}]}\n"
       "    - {id: b, text: Q, answers: [{text: X, to: a}, {text: Y, to: b}]}\n    - {text: Q}\n",
       {"site.yml:4:12 config/bad-value: \"index\" cannot be the id of a question (the address is that of all "
        "questions; "
        "choose another)",
        "site.yml:4:12 config/bad-value: this question has no answers (add two at least, as in - {text: Yes, to: "
        "azure})",
        "site.yml:5:29 config/bad-value: this answer has no text (add what readers choose, as in text: A page of my "
        "school)",
        "site.yml:5:12 config/bad-value: \"index\" cannot be the id of a question (the address is that of all "
        "questions; "
        "choose another)",
        "site.yml:5:12 config/bad-value: this question has no text (add what readers are asked)",
        "site.yml:6:12 config/bad-value: \"b\" is the id of a usage, too (give the question another: answers could "
        "mean both)",
        "site.yml:7:7 config/bad-value: this question has no id (add one, as in id: mail-page)",
        "site.yml:7:7 config/bad-value: this question has no answers (add two at least, as in - {text: Yes, to: "
        "azure})"}},
      {"  questions:\n    - {id: q, text: Q, formerly: [r, s], answers: [{text: X, to: r}, {text: Y, to: b}]}\n"
       "    - {id: r, text: R, formerly: s, answers: [{text: X, to: a}, {text: Y, to: b}]}\n",
       {"site.yml:4:12 config/bad-value: \"r\" below \"formerly\" is no former id of this question alone (write the id "
        "that "
        "its address had, and that no other question has or had)",
        "site.yml:5:12 config/bad-value: \"s\" below \"formerly\" is no former id of this question alone (write the id "
        "that "
        "its address had, and that no other question has or had)"}},
      {"  from: languages\n",
       {"site.yml:3:9 config/bad-value: there is no file zone-pivot-groups.yml with groups in the content (name it, as "
        "in from: ../docs/zone-pivot-groups.yml#programming-languages)"}},
  };
  for (const Case& c : cases) {
    const std::string site_yml = std::string("usages:\n  list: [{id: a, label: A}, {id: b, label: B}]\n") + c.site_yml;
    expect_findings(std::array{Case{site_yml.c_str(), c.findings}});
  }
}

TEST(ConfigFindings, rulesAndDialects) {
  const Case cases[] = {
      {"dialects: legcy\n", {"site.yml:1:11 config/bad-value: \"legcy\" is no dialect (did you mean \"legacy\"?)"}},
      {"dialects: [{files: \"*\", dialect: markdown}, {files: x}]\n",
       {"site.yml:1:34 config/bad-value: \"markdown\" is no dialect (known are auto, docs, legacy, gfm and commonmark)",
        "site.yml:1:45 config/bad-value: this entry has no dialect (add one, as in dialect: legacy)"}},
      {"severities: {link/cases: error, link/case: eror}\n",
       {"site.yml:1:14 config/bad-value: \"link/cases\" is no rule (did you mean \"link/case\"?)",
        "site.yml:1:44 config/bad-value: \"eror\" is no severity (did you mean \"error\"?)"}},
      {"severities: [{rule: link/case}, {severity: off}]\n",
       {"site.yml:1:14 config/bad-value: this entry has no severity (write it as in {files: \"old/**\", rule: "
        "link/case, severity: off})",
        "site.yml:1:33 config/bad-value: this entry has no rule (write it as in {files: \"old/**\", rule: link/case, "
        "severity: off})"}},
  };
  expect_findings(cases);
}

TEST(ConfigFindings, frontMatterSchemas) {
  const Case cases[] = {
      {"front_matter: [title]\n",
       {"site.yml:1:16 config/bad-value: a mapping with required, allowed or keys belongs here, not a text"}},
      {"front_matter: {keys: {ms.topic: article}}\n",
       {"site.yml:1:22 config/bad-value: a list of keys and what they may hold belongs here (write it as in keys: "
        "[{key: "
        "ms.topic, values: [article, tutorial]}])"}},
      {"front_matter: {keys: [{pattern: \"a[\"}, {key: a, date: soon, longest: many}]}\n",
       {"site.yml:1:33 config/bad-value: \"a[\" cannot be used: it is no regular expression from character 2 on (write "
        "a "
        "pattern that fits the whole value, as in \"[a-z0-9-]+\")",
        "site.yml:1:23 config/bad-value: this entry names no key (add one, as in key: ms.topic)",
        "site.yml:1:55 config/bad-value: \"soon\" is no kind of date (known are any and past)",
        "site.yml:1:70 config/bad-value: \"many\" is no number of characters (write a whole number, as in longest: "
        "160)"}},
  };
  expect_findings(cases);
}

TEST(ConfigFindings, syntaxIsToldOnce) {
  ConfigOnDisk site("title: Help\n\tcontent: x\n");
  site.load();
  ASSERT_EQ(site.diagnostics.size(), 1U);
  EXPECT_EQ(site.diagnostics[0].rule, Rule::config_syntax);
}

TEST(ConfigFindings, noContentAtAll) {
  ConfigOnDisk site("title: Help\n");
  site.load();
  EXPECT_EQ(
      site.findings(),
      std::vector<std::string>{
          "site.yml:1:1 config/missing-file: site.yml names no content, and there is neither a folder "
          "\"../../content/help\" nor \"content\" (name the folder of the articles, as in content: ../articles)"});
}

TEST(ConfigFindings, redirects) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"", {}},
      {"article: a\n",
       {"redirects.yml:1:1 config/bad-value: redirects.yml is no list (begin each entry as in - article: old-name)"}},
      {"- {to: b}\n",
       {"redirects.yml:1:3 config/bad-value: this entry names no article (add one, as in article: old-name)"}},
      {"- {article: a, sinse: 2015-06}\n",
       {"redirects.yml:1:16 config/unknown-key: there is no key \"sinse\" (did you mean \"since\"?)"}},
      {"- {article: a, since: 2015-16}\n",
       {"redirects.yml:1:23 config/bad-value: \"2015-16\" is no version of this site (did you mean \"2015-06\"?)"}},
      {"- {article: a, from: x, to: y}\n- {article: a, from: '#y', to: b#z, since: '2015-06'}\n", {}},
      {"- {article: a, from: x}\n",
       {"redirects.yml:1:13 config/bad-value: this entry does not say where a section of \"a\" went (give the old "
        "anchor as"
        " from and the new one as to)"}},
      {"- {from: x, to: y}\n",
       {"redirects.yml:1:3 config/bad-value: this entry names no article (add one, as in article: manage-settings)"}},
      {"- {article: a, from: x, to: x}\n", {"redirects.yml:1:22 config/bad-value: \"x\" leads to itself"}},
      {"- {article: a}\n- {article: a, to: b}\n",
       {"redirects.yml:2:13 config/bad-value: \"a\" stands here a second time (keep the entry that holds)"}},
      {"- a\n", {"redirects.yml:1:3 config/bad-value: a mapping with article, since and to belongs here, not a text"}},
  };
  for (const auto& [text, findings] : cases) {
    ConfigOnDisk site("versions: [2015-06]\n");
    site.with("content/help/a.md").with("site/help/redirects.yml", text).load();
    EXPECT_EQ(site.findings(), findings) << text;
  }
}

TEST(ConfigFindings, hugeInputIsFast) {
  std::string text = "title: Help\n";
  while (text.size() < (1U << 20U)) text += "titel" + std::to_string(text.size()) + ": x\n";
  ConfigOnDisk site(text);
  site.with("content/help/a.md").load();
  EXPECT_GT(site.diagnostics.size(), 1000U);
}

}  // namespace
}  // namespace waymark
