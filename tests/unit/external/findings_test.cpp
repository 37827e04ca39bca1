#include <fmt/format.h>
#include <gmock/gmock.h>

#include "external/external_check.h"
#include "support/pretended_web.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// A file with one link a line, and what a check of it finds.
class Check {
 public:
  PretendedWeb web;
  AnswerCache cache;
  ExternalWork work;
  ExternalResult result;

  explicit Check(const std::vector<std::string>& addresses, LinkPlace place = LinkPlace::markdown) {
    std::string text;
    for (const std::string& address : addresses) {
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += address;
      const Span span{begin, static_cast<std::uint32_t>(text.size())};
      text += '\n';
      work.links.push_back({.address = address, .written = address, .span = span, .target_span = span, .place = place});
    }
    LineIndex lines(text);
    sources.add(SourceFile{.path = "a.md", .text = text, .lines = lines});
  }

  std::vector<std::string> run(std::string_view answers) {
    web.answer(answers);
    AskOptions options{.settings = work.settings};
    result = check_external(work, sources, options, cache, web);
    std::vector<std::string> lines;
    for (const Diagnostic& finding : result.findings) {
      std::string line = fmt::format("{}: {}", info(finding.rule).id, finding.message);
      if (finding.fix)
        line += fmt::format(" | {}: {}", finding.fix->trust == Trust::safe ? "safe" : "review",
                            finding.fix->edits.at(0).replacement);
      lines.push_back(std::move(line));
    }
    return lines;
  }

  SourceSet sources;
};

TEST(ExternalFindings, EachAddressIsAskedOnceAndToldEverywhere) {
  Check check({"https://a.example/x", "https://A.example:443/x#part", "https://a.example/./x"});
  EXPECT_THAT(check.run("https://a.example/x 404"),
              ElementsAre("external/not-found: \"https://a.example/x\" answers 404 (Not Found)",
                          "external/not-found: \"https://A.example:443/x#part\" answers 404 (Not Found)",
                          "external/not-found: \"https://a.example/./x\" answers 404 (Not Found)"));
  EXPECT_EQ(check.web.log().size(), 1U);
  EXPECT_EQ(check.result.asked, 1U);
}

TEST(ExternalFindings, WhatMovedForGoodHasAFix) {
  Check check({"http://a.example/x#part", "https://a.example/old", "https://a.example/(b)", "https://a.example/deep"});
  EXPECT_THAT(
      check.run(R"(http://a.example/x 301 location=https://a.example/x
https://a.example/x 200 type=text/html body=<p id=part>
https://a.example/old 308 location=https://b.example/new
https://b.example/new 200
https://a.example/(b) 301 location=https://a.example/(c)|*?a=1&copy=2
https://a.example/(c)|*?a=1&copy=2 200
https://a.example/deep 301 location=/
https://a.example/ 200)"),
      testing::UnorderedElementsAre(
          "external/redirected: \"http://a.example/x#part\" has moved for good to \"https://a.example/x\" | safe: "
          "https://a.example/x#part",
          "external/redirected: \"https://a.example/old\" has moved for good to \"https://b.example/new\" | review: "
          "https://b.example/new",
          "external/redirected: \"https://a.example/(b)\" has moved for good to "
          "\"https://a.example/(c)|*?a=1&copy=2\" | review: https://a.example/%28c%29%7C%2A?a=1&copy=2",
          "external/redirected: \"https://a.example/deep\" has moved for good to \"https://a.example/\" | review: "
          "https://a.example/"));
}

TEST(ExternalFindings, AMissingAnchorNamesTheNearest) {
  Check check({"https://a.example/x#set-up-fone", "https://a.example/x#here"});
  EXPECT_THAT(
      check.run("https://a.example/x 200 type=text/html body=<p id=set-up-phone><p id=here>"),
      ElementsAre("external/missing-anchor: the page at \"https://a.example/x\" has no anchor \"set-up-fone\" | "
                  "review: https://a.example/x#set-up-phone"));
}

TEST(ExternalFindings, CredentialsAreNeitherSentNorRepeated) {
  Check check({"https://ann:secret@a.example/x"});
  EXPECT_THAT(check.run("https://a.example/x 200"),
              ElementsAre("external/credentials: \"https://…@a.example/x\" holds a user name or password | review: "
                          "https://a.example/x"));
  EXPECT_EQ(check.result.findings.at(0).reference, "https://…@a.example/x");
  EXPECT_THAT(check.web.log(), ElementsAre("HEAD https://a.example/x"));
}

TEST(ExternalFindings, WhatIsNoAddressIsSaidWithoutAsking) {
  Check check({"https://a b/", "http://a.example:0/", "http://127.0.0.1/", "http://[::1]/x"});
  EXPECT_THAT(
      check.run(""),
      ElementsAre("external/malformed: \"https://a b/\" has a host that cannot be",
                  "external/malformed: \"http://a.example:0/\" has a port that is no number from 1 to 65535",
                  "external/refused: \"http://127.0.0.1/\" is not asked: 127.0.0.1 is an address of the machine itself",
                  "external/refused: \"http://[::1]/x\" is not asked: ::1 is an address of the machine itself"));
  EXPECT_TRUE(check.web.asked.empty());
}

TEST(ExternalFindings, ListsKeepServersFromBeingAsked) {
  Check check({"https://a.example/x", "https://b.example/x"});
  check.work.settings.deny = {"a.example"};
  EXPECT_THAT(check.run("https://b.example/x 404"),
              ElementsAre("external/not-found: \"https://b.example/x\" answers 404 (Not Found)"));
  EXPECT_THAT(check.web.log(), ElementsAre("HEAD https://b.example/x", "GET https://b.example/x"));
}

TEST(ExternalFindings, TheCacheAnswersTheSecondTime) {
  Check check({"https://a.example/x", "https://a.example/y#p"});
  const auto first = check.run("https://a.example/x 404\nhttps://a.example/y 200 type=text/html body=<p id=q>");
  const std::size_t asked = check.web.asked.size();
  EXPECT_EQ(check.run(""), first);
  EXPECT_EQ(check.web.asked.size(), asked);
  EXPECT_EQ(check.result.remembered, 2U);
  check.web.start_of_time += 2 * 86'400;
  EXPECT_EQ(check.run(""), first);
  EXPECT_EQ(check.result.remembered, 1U);
}

TEST(ExternalFindings, OfflineIsOneFinding) {
  std::vector<std::string> addresses;
  for (int i = 0; i < 50; ++i) addresses.push_back(fmt::format("https://h{}.example/", i));
  Check check(addresses);
  EXPECT_THAT(check.run(""),
              ElementsAre("external/offline: no server could be reached, so no link to other servers was checked"));
  EXPECT_EQ(check.cache.size(), 0U);
}

TEST(ExternalFindings, HostsThatForbidAreNamed) {
  Check check({"https://a.example/x"});
  EXPECT_TRUE(check
                  .run("https://a.example/x 200\n"
                       "https://a.example/robots.txt 200 body=User-agent: *\\nDisallow: /x")
                  .empty());
  EXPECT_THAT(check.result.forbidding, ElementsAre("https://a.example"));
}

}  // namespace
}  // namespace waymark
