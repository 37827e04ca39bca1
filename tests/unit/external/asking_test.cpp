#include "external/asking.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "support/pretended_web.h"

namespace waymark {
namespace {

using testing::ElementsAre;

struct Trial {
  PretendedWeb web;
  AskOptions options;

  AskResult ask(const std::vector<std::string>& addresses) {
    std::vector<AskedAddress> asked;
    for (const std::string& text : addresses) {
      const WebAddress address = *parse_web_address(text);
      AskedAddress one{.address = address};
      if (!address.fragment.empty()) one.fragments.insert(address.fragment);
      asked.push_back(std::move(one));
    }
    return ask_all(asked, options, web);
  }
  Outcome one(const std::string& address) { return ask({address}).outcomes.at(0); }
};

TEST(Asking, HeadIsEnoughForGoodNews) {
  Trial run;
  run.web.answer("https://a.example/x 200");
  EXPECT_EQ(run.one("https://a.example/x").verdict, Verdict::good);
  EXPECT_THAT(run.web.log(), ElementsAre("HEAD https://a.example/x"));
  EXPECT_EQ(run.web.count("GET https://a.example/robots.txt"), 1U);
}

TEST(Asking, BadNewsOfHeadIsConfirmedByGet) {
  for (const char* head : {"403", "404", "405", "501", "500", "400", "fails broken", "fails timeout"}) {
    Trial run;
    run.web.answer(std::string("HEAD https://a.example/x ") + head + "\nGET https://a.example/x 200");
    EXPECT_EQ(run.one("https://a.example/x").verdict, Verdict::good) << head;
    EXPECT_THAT(run.web.log(), ElementsAre("HEAD https://a.example/x", "GET https://a.example/x")) << head;
  }
  Trial run;
  run.web.answer("https://a.example/x 404");
  const Outcome outcome = run.one("https://a.example/x");
  EXPECT_EQ(outcome.verdict, Verdict::gone);
  EXPECT_EQ(outcome.detail, "answers 404 (Not Found)");
}

TEST(Asking, AnchorsAreLookedForByGetAtOnce) {
  Trial run;
  run.web.answer("GET https://a.example/x 200 type=text/html body=<p id=there>");
  const AskResult result = run.ask({"https://a.example/x#there", "https://a.example/x#gone"});
  EXPECT_EQ(result.outcomes[0].anchors.at("there"), AnchorState::found);
  EXPECT_EQ(result.outcomes[1].anchors.at("gone"), AnchorState::missing);
}

TEST(Asking, PermanentRedirectsAreToldUpToTheFirstOneThatMayChange) {
  Trial run;
  run.web.answer(R"(https://a.example/1 301 location=/2
https://a.example/2 308 location=https://b.example/3#part
https://b.example/3 302 location=/4
https://b.example/4 200)");
  const Outcome outcome = run.one("https://a.example/1");
  EXPECT_EQ(outcome.verdict, Verdict::good);
  EXPECT_EQ(outcome.moved_to, "https://b.example/3");
  EXPECT_EQ(outcome.moved_fragment, "part");
  // What a fix depends on is asked by GET, too.
  EXPECT_EQ(run.web.count("GET https://a.example/1"), 1U);
  Trial temporary;
  temporary.web.answer(
      "https://a.example/1 302 location=/2\nhttps://a.example/2 301 location=/3\nhttps://a.example/3 200");
  EXPECT_EQ(temporary.one("https://a.example/1").moved_to, "");
  // A server that redirects HEAD alone has not moved the page.
  Trial head;
  head.web.answer("HEAD https://a.example/1 301 location=/2\nGET https://a.example/1 200\nhttps://a.example/2 200");
  EXPECT_EQ(head.one("https://a.example/1").moved_to, "");
}

TEST(Asking, RedirectsEnd) {
  Trial circle;
  circle.web.answer("https://a.example/1 301 location=/2\nhttps://a.example/2 301 location=/1");
  EXPECT_EQ(circle.one("https://a.example/1").detail, "redirects in a circle, by way of \"https://a.example/1\"");
  Trial chain;
  for (int i = 0; i < 100; ++i) chain.web.answer(fmt::format("https://a.example/{} 301 location=/{}", i, i + 1));
  EXPECT_EQ(chain.one("https://a.example/0").detail,
            "leads to \"https://a.example/10\", which redirects once more, after 10 times");
  EXPECT_LE(chain.web.asked.size(), 12U);
  Trial nowhere;
  nowhere.web.answer("https://a.example/1 301");
  EXPECT_EQ(nowhere.one("https://a.example/1").detail,
            "answers 301 (Moved Permanently) and does not say where to go on");
}

TEST(Asking, RedirectsIntoPrivateNetworksAreNotFollowed) {
  for (const char* to : {"http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
                         "http://2130706433/", "https://b.example:22/", "file:///etc/passwd", "gopher://a/"}) {
    Trial run;
    run.web.answer(fmt::format("https://a.example/1 302 location={}", to));
    const Outcome outcome = run.one("https://a.example/1");
    EXPECT_EQ(outcome.verdict, Verdict::refused) << to;
    EXPECT_THAT(run.web.log(), ElementsAre("HEAD https://a.example/1")) << to;
  }
}

TEST(Asking, FailuresThatMayPassAreTriedAgainLater) {
  Trial run;
  run.web.answer("GET https://a.example/x 503\nGET https://a.example/x 200\nHEAD https://a.example/x 503");
  EXPECT_EQ(run.one("https://a.example/x").verdict, Verdict::good);
  EXPECT_THAT(run.web.log(),
              ElementsAre("HEAD https://a.example/x", "GET https://a.example/x", "GET https://a.example/x"));
  EXPECT_GE(run.web.now().count(), 500);
  Trial down;
  down.web.answer("https://a.example/x 503");
  EXPECT_EQ(down.one("https://a.example/x").detail, "answers 503 (Service Unavailable)");
  EXPECT_EQ(down.web.count("GET https://a.example/x"), 3U);
  EXPECT_GE(down.web.now().count(), 1500);
}

TEST(Asking, RetryAfterHoldsForTheWholeHost) {
  Trial run;
  run.options.settings.per_host = 1;
  run.web.answer(R"(https://a.example/1 429 retry-after=30
https://a.example/1 200
https://a.example/2 200
https://b.example/3 200)");
  const AskResult result = run.ask({"https://a.example/1", "https://a.example/2", "https://b.example/3"});
  for (const Outcome& outcome : result.outcomes) EXPECT_EQ(outcome.verdict, Verdict::good);
  for (const PretendedWeb::Asked& asked : run.web.asked) {
    const bool paused = asked.what == "HEAD https://a.example/2";
    const bool other = asked.what == "HEAD https://b.example/3";
    EXPECT_TRUE(!paused || asked.when.count() >= 30'000) << asked.when.count();
    EXPECT_TRUE(!other || asked.when.count() < 1000) << asked.when.count();
  }
}

TEST(Asking, AHostThatWantsALongRestIsGivenUp) {
  Trial run;
  run.options.settings.per_host = 1;
  run.web.answer("https://a.example/1 429 retry-after=3600\nhttps://a.example/2 200");
  const AskResult result = run.ask({"https://a.example/1", "https://a.example/2"});
  EXPECT_EQ(result.outcomes[0].detail, "answers 429 (Too Many Requests) and wants to be asked again in 60 minutes");
  EXPECT_EQ(result.outcomes[1].verdict, Verdict::rate_limited);
  EXPECT_EQ(run.web.count("HEAD https://a.example/2"), 0U);
}

TEST(Asking, RobotsAreAskedOnceAndObeyed) {
  Trial run;
  run.web.answer("https://a.example/1 200\nhttps://a.example/2 200");
  run.web.answer("https://a.example/robots.txt 200 body=User-agent: waymark\\nDisallow: /2");
  const AskResult result = run.ask({"https://a.example/1", "https://a.example/2"});
  EXPECT_EQ(result.outcomes[0].verdict, Verdict::good);
  EXPECT_EQ(result.outcomes[1].verdict, Verdict::robots);
  EXPECT_EQ(run.web.count("GET https://a.example/robots.txt"), 1U);
  EXPECT_EQ(run.web.count("HEAD https://a.example/2"), 0U);
}

TEST(Asking, RobotsAreObeyedWhereOnlyAPartIsWanted) {
  Trial run;
  run.options.settings.allow = {"https://a.example/docs/**"};
  run.web.answer("https://a.example/docs/1 200");
  run.web.answer("https://a.example/robots.txt 200 body=User-agent: *\\nDisallow: /docs/");
  EXPECT_EQ(run.one("https://a.example/docs/1").verdict, Verdict::robots);
}

TEST(Asking, RobotsThatCannotBeHadForbidEverything) {
  Trial run;
  run.web.answer("https://a.example/1 200\nhttps://a.example/robots.txt 503");
  const Outcome outcome = run.one("https://a.example/1");
  EXPECT_EQ(outcome.verdict, Verdict::unreachable);
  EXPECT_EQ(outcome.detail, "is not asked, because robots.txt of its server answers 503 (Service Unavailable)");
  Trial ignoring;
  ignoring.options.settings.robots = false;
  ignoring.web.answer("https://a.example/1 200\nhttps://a.example/robots.txt 503");
  EXPECT_EQ(ignoring.one("https://a.example/1").verdict, Verdict::good);
}

TEST(Asking, AHostThatIsNotThereIsAskedForRobotsOnly) {
  Trial run;
  run.web.answer("https://a.example/1 200");
  std::vector<std::string> addresses = {"https://a.example/1"};
  for (int i = 0; i < 100; ++i) addresses.push_back(fmt::format("https://nowhere.example/{}", i));
  const AskResult result = run.ask(addresses);
  EXPECT_EQ(result.end, AskEnd::complete);
  for (std::size_t i = 1; i < addresses.size(); ++i) {
    EXPECT_EQ(result.outcomes[i].detail, "cannot be reached: there is no host \"nowhere.example\"");
  }
  EXPECT_LE(run.web.asked.size(), 5U);
}

TEST(Asking, AMachineWithoutANetworkIsTold) {
  std::vector<std::string> addresses;
  for (int i = 0; i < 1000; ++i) addresses.push_back(fmt::format("https://host{}.example/", i));
  Trial many;
  const AskResult result = many.ask(addresses);
  EXPECT_EQ(result.end, AskEnd::offline);
  EXPECT_LE(many.web.asked.size(), 200U);
  Trial one;
  EXPECT_EQ(one.ask({"https://host.example/"}).end, AskEnd::complete);
  Trial alone;
  alone.web.network = false;
  EXPECT_EQ(alone.ask({"https://host.example/"}).end, AskEnd::offline);
}

TEST(Asking, EndsWhenItIsToldTo) {
  Trial run;
  std::atomic<bool> stop = false;
  std::vector<std::string> addresses;
  for (int i = 0; i < 100; ++i) addresses.push_back(fmt::format("https://a.example/{}", i));
  run.web.answer("https://a.example/0 200");
  run.options.interrupted = &stop;
  run.options.progress = [&](std::size_t done, std::size_t) { stop = done >= 10; };
  const AskResult result = run.ask(addresses);
  EXPECT_EQ(result.end, AskEnd::interrupted);
  const auto left = std::ranges::count(result.outcomes, Verdict::not_asked, &Outcome::verdict);
  EXPECT_GE(left, 80);
  EXPECT_LE(left, 90);
}

TEST(Asking, EndsWhenTheTimeIsUp) {
  Trial run;
  run.options.settings.time_limit_minutes = 1;
  run.options.settings.per_second = 1;
  std::vector<std::string> addresses;
  for (int i = 0; i < 1000; ++i) addresses.push_back(fmt::format("https://a.example/{}", i));
  run.web.answer("https://a.example/0 200");
  EXPECT_EQ(run.ask(addresses).end, AskEnd::out_of_time);
  EXPECT_LE(run.web.now(), std::chrono::seconds(61));
}

TEST(Asking, TenThousandAddressesOfFiftyHostsKeepTheLimits) {
  Trial run;
  run.options.settings.per_second = 100;
  std::vector<std::string> addresses;
  for (int i = 0; i < 10'000; ++i) addresses.push_back(fmt::format("https://h{}.example/{}", i % 50, i));
  for (int i = 0; i < 50; ++i) run.web.answer(fmt::format("https://h{}.example/{} 200", i, i));
  const AskResult result = run.ask(addresses);
  EXPECT_EQ(std::ranges::count(result.outcomes, Verdict::good, &Outcome::verdict), 50);
  EXPECT_EQ(std::ranges::count(result.outcomes, Verdict::gone, &Outcome::verdict), 9'950);
  for (const auto& [host, most] : run.web.most_at_once) EXPECT_LE(most, 3U) << host;
}

}  // namespace
}  // namespace waymark
