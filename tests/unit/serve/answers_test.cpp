// Requests and what is answered, over a site in memory.

#include "serve/answers/answers.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/memory_site.h"

namespace waymark {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class AnswersOfASite : public testing::Test {
 protected:
  AnswersOfASite() {
    add_theme(disk_.files);
    disk_.files["site/site.yml"] =
        "title: Help\nbase_url: https://example.org/mfa/\ncontent:\n  - folder: ../content\n"
        "    layout: \"{locale}/{version}/{article}.md\"\nversions: [\"1\", \"2\"]\n"
        "locales: [en-us]\n";
    disk_.files["content/en-us/1/a.md"] = "# A\n\nOld.\n";
    disk_.files["content/en-us/2/a.md"] = "# A\n\n##No space\n\n[b](sub/b.md) [gone](gone.md)\n";
    disk_.files["content/en-us/2/sub/b.md"] = "# B\n\n####Too deep\n";
    disk_.files["content/en-us/2/sub/index.md"] = "# Sub\n";
    disk_.files["content/picture.png"] = "PNG";
    site_ = std::make_unique<LiveSite>(ServeSettings{.site_file = "site/site.yml", .theme_folder = "theme", .jobs = 1},
                                       disk_, [](const ToldChange&) {});
    answers_ = std::make_unique<Answers>(
        *site_, disk_,
        AnswerSettings{
            .host = "", .editor = {"true", "{file}"}, .token = "secret", .write = [this](const ChangeSet& changes) {
              written_ = changes;
              return Result<void>();
            }});
  }

  Answer get(const std::string& target) const {
    return answers_->answer({.method = "GET", .target = target, .host = "localhost:4000"});
  }
  Answer post(const std::string& what, const json& body, const std::string& token = "secret",
              const std::string& origin = "http://localhost:4000") const {
    return answers_->answer({.method = "POST",
                             .target = "/_waymark/" + what,
                             .host = "localhost:4000",
                             .origin = origin,
                             .token = token,
                             .body = body.dump()});
  }
  static std::string header(const Answer& answer, std::string_view name) {
    const auto found = std::ranges::find(answer.headers, name, [](const auto& one) { return one.first; });
    return found == answer.headers.end() ? "" : found->second;
  }
  json report(const std::string& path) const { return json::parse(get("/_waymark/report?path=" + path).body); }
  // The id of the first finding of a page that has a safe fix.
  json fixable(const std::string& path) const {
    const json told = report(path);
    for (const json& found : told["page"]["findings"]) {
      if (found.contains("fix")) return found["id"];
    }
    return nullptr;
  }

  MemoryDisk disk_;
  std::unique_ptr<LiveSite> site_;
  std::unique_ptr<Answers> answers_;
  ChangeSet written_;
};

TEST_F(AnswersOfASite, ArePagesAtTheirAddresses) {
  for (const char* target : {"/mfa/a.html", "/mfa/a", "/mfa/a?x=1"}) {
    const Answer answer = get(target);
    EXPECT_EQ(answer.status, 200) << target;
    EXPECT_EQ(answer.type, "text/html; charset=utf-8");
    EXPECT_THAT(answer.body, HasSubstr("<script type=\"module\" src=\"/_waymark/start.js\"></script>\n</head>"));
    EXPECT_THAT(header(answer, "Content-Security-Policy"), HasSubstr("script-src 'self'"));
  }
  EXPECT_EQ(get("/mfa/sub/").status, 200);
  EXPECT_EQ(header(get("/mfa/sub?q"), "Location"), "/mfa/sub/?q");
  EXPECT_EQ(header(get("/"), "Location"), "/mfa/");
}

TEST_F(AnswersOfASite, AreThe404PageForWhatIsNotThere) {
  for (const char* target :
       {"/mfa/none.html", "/other/a.html", "/mfa/../site/site.yml", "/mfa/%2e%2e/x", "/site/site.yml"}) {
    const Answer answer = get(target);
    EXPECT_EQ(answer.status, 404) << target;
    EXPECT_THAT(answer.body, HasSubstr("/mfa/assets/")) << target;
  }
}

TEST_F(AnswersOfASite, AreShortForWhoHasThePage) {
  const Answer first = get("/mfa/a.html");
  const std::string tag = header(first, "ETag");
  EXPECT_THAT(tag, StartsWith("\""));
  const Answer again = answers_->answer(
      {.method = "GET", .target = "/mfa/a.html", .host = "localhost", .if_none_match = "\"x\", W/" + tag});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
}

TEST_F(AnswersOfASite, AreRefusedUnderAnotherName) {
  for (const char* host : {"evil.example", "", "evil.example:4000"}) {
    EXPECT_EQ(answers_->answer({.method = "GET", .target = "/mfa/a.html", .host = host}).status, 403) << host;
    EXPECT_EQ(answers_->answer({.method = "GET", .target = "/_waymark/report", .host = host}).status, 403) << host;
  }
}

TEST_F(AnswersOfASite, TellThePanelWhatIsWrong) {
  const json told = report("/mfa/a.html");
  EXPECT_EQ(told["files"], json::array({"content/en-us/2/a.md"}));
  EXPECT_EQ(told["token"], "secret");
  EXPECT_EQ(told["page"]["new"], 0);
  const json& found = told["page"]["findings"];
  const auto missing = std::ranges::find(found, "link/missing-file", [](const json& one) { return one["rule"]; });
  ASSERT_NE(missing, found.end());
  EXPECT_EQ((*missing)["path"], "content/en-us/2/a.md");
  EXPECT_EQ((*missing)["line"], 5);
  EXPECT_EQ((*missing)["isNew"], false);
  EXPECT_EQ(told["views"].size(), 2U);
  EXPECT_EQ(report("/mfa/none.html")["files"], json::array());
}

TEST_F(AnswersOfASite, FixWhatIsSafe) {
  const json id = fixable("/mfa/a.html");
  EXPECT_EQ(post("fix", {{"id", id}}).status, 204);
  ASSERT_EQ(written_.files.size(), 1U);
  EXPECT_EQ(written_.files[0].path, "content/en-us/2/a.md");
  EXPECT_THAT(*written_.files[0].after, HasSubstr("## No space"));
  disk_.files["content/en-us/2/a.md"] += "more";
  EXPECT_EQ(post("fix", {{"id", id}}).status, 409);
  EXPECT_EQ(post("fix", {{"id", "0"}}).status, 409);
  EXPECT_EQ(post("fix", json::array()).status, 400);
}

TEST_F(AnswersOfASite, FixNothingThatBringsANewFinding) {
  const Answer answer = post("fix", {{"id", fixable("/mfa/sub/b.html")}});
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(
      answer.body,
      "Not fixed, because that would bring a new finding: the heading \"Too deep\" is of level 4, and the one above "
      "it of level 1\n");
  EXPECT_TRUE(written_.files.empty());
}

TEST_F(AnswersOfASite, OpenFilesOfTheSiteOnly) {
  EXPECT_EQ(post("open", {{"path", "content/en-us/2/a.md"}, {"line", 3}}).status, 204);
  for (const char* path : {"/etc/passwd", "content/../site/other.yml", "content/en-us/2/none.md", ""})
    EXPECT_EQ(post("open", {{"path", path}}).status, 404) << path;
}

TEST_F(AnswersOfASite, DoNothingForOtherSites) {
  const json wish{{"path", "content/en-us/2/a.md"}};
  EXPECT_EQ(post("open", wish, "guessed").status, 403);
  EXPECT_EQ(post("open", wish, "").status, 403);
  EXPECT_EQ(post("open", wish, "secret", "http://evil.example").status, 403);
  EXPECT_EQ(post("open", wish, "secret", "").status, 403);
  EXPECT_EQ(get("/_waymark/open").status, 404);
  EXPECT_EQ(answers_->answer({.method = "POST", .target = "/mfa/a.html", .host = "localhost"}).status, 405);
}

TEST_F(AnswersOfASite, TellOfNewStates) {
  const std::string state = json::parse(get("/_waymark/report?path=/mfa/a.html").body)["state"];
  const Answer answer = get("/_waymark/events?path=%2Fmfa%2Fa.html&state=" + state);
  std::string piece;
  ASSERT_TRUE(answer.stream(piece));
  EXPECT_THAT(piece, HasSubstr("event: findings"));
  EXPECT_THAT(piece, Not(HasSubstr("event: page")));
  disk_.files["content/en-us/2/a.md"] += "\nMore words.\n";
  site_->change({.paths = {"content/en-us/2/a.md"}});
  piece.clear();
  ASSERT_TRUE(answer.stream(piece));
  EXPECT_THAT(piece, HasSubstr("event: page\ndata: "));
  site_->close();
  while (answer.stream(piece)) {
  }
}

TEST_F(AnswersOfASite, AreTheMistakeItselfWhileNoPageCanBeMade) {
  disk_.files["site/site.yml"] = "title: Help\ncontent:\n  - folder: ../content\nvershuns: [1]\n";
  const std::uint64_t findings = site_->numbers().findings;
  site_->change({.paths = {"site/site.yml"}});
  while (site_->numbers().findings == findings) ASSERT_TRUE(site_->wait_for_change(site_->numbers(), 0.05));
  const Answer answer = get("/mfa/a.html");
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, HasSubstr("<code>site/site.yml:4:1</code>"));
  EXPECT_THAT(answer.body, HasSubstr("src=\"/_waymark/start.js\""));
  EXPECT_EQ(report("/mfa/a.html")["problems"][0]["line"], 4);
}

}  // namespace
}  // namespace waymark
