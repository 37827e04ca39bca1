#include "external/answer_cache.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

constexpr std::int64_t now = 1'700'000'000;
constexpr std::int64_t day = 86'400;

AnswerCache filled() {
  AnswerCache cache;
  cache.keep("https://a/",
             {.verdict = Verdict::good,
              .status = 200,
              .moved_to = "https://b/",
              .moved_fragment = "x",
              .anchors = {{"x", AnchorState::found}, {"y", AnchorState::missing}},
              .nearest_anchors = {{"y", "yy"}}},
             now);
  cache.keep("https://gone/", {.verdict = Verdict::gone, .status = 404, .detail = "answers 404 \xFF"}, now);
  cache.keep("https://down/", {.verdict = Verdict::unreachable, .detail = "down"}, now);
  return cache;
}

TEST(AnswerCache, IsReadAsItWasWritten) {
  const AnswerCache cache = filled();
  const auto read = AnswerCache::parse(cache.json());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->size(), 3U);
  EXPECT_EQ(read->json(), cache.json());
  const Outcome* outcome = read->find("https://a/", {"x", "y"}, {}, now);
  ASSERT_NE(outcome, nullptr);
  EXPECT_EQ(*outcome, *cache.find("https://a/", {"x", "y"}, {}, now));
}

TEST(AnswerCache, AgesByWhatWasAnswered) {
  const AnswerCache cache = filled();
  const ExternalConfig settings;
  const auto known = [&](const char* address, std::int64_t later) {
    return cache.find(address, {}, settings, now + later) != nullptr;
  };
  EXPECT_TRUE(known("https://a/", 7 * day - 1));
  EXPECT_FALSE(known("https://a/", 7 * day));
  EXPECT_TRUE(known("https://gone/", day - 1));
  EXPECT_FALSE(known("https://gone/", day));
  EXPECT_TRUE(known("https://down/", 3599));
  EXPECT_FALSE(known("https://down/", 3600));
  // The clock was wrong.
  EXPECT_FALSE(known("https://a/", -1));
  ExternalConfig none = settings;
  none.cache_days = 0;
  EXPECT_EQ(cache.find("https://a/", {}, none, now), nullptr);
}

TEST(AnswerCache, AnAnchorThatNobodyLookedForIsNotKnown) {
  EXPECT_EQ(filled().find("https://a/", {"z"}, {}, now), nullptr);
  // Where the page is not there, no anchor of it is.
  EXPECT_NE(filled().find("https://gone/", {"z"}, {}, now), nullptr);
}

TEST(AnswerCache, WhatIsDecidedHereIsNotKept) {
  AnswerCache cache;
  cache.keep("https://a/", {.verdict = Verdict::refused}, now);
  cache.keep("https://b/", {.verdict = Verdict::robots}, now);
  cache.keep("https://c/", {.verdict = Verdict::not_asked}, now);
  cache.keep("https://d/", {.verdict = Verdict::unreachable, .no_network = true}, now);
  EXPECT_EQ(cache.size(), 0U);
}

TEST(AnswerCache, ForgetsWhatIsOld) {
  AnswerCache cache = filled();
  cache.forget_old({}, now + 2 * day);
  EXPECT_EQ(cache.size(), 1U);
}

TEST(AnswerCache, BrokenFilesAreNone) {
  for (const char* broken :
       {"", "{", "[]", "null", "{}", R"({"form":2,"answers":{}})", R"({"form":1})", R"({"form":1,"answers":[1]})",
        R"({"form":1,"answers":{"https://a/":{}}})",
        R"({"form":1,"answers":{"https://a/":{"asked":1,"verdict":"refused","status":0}}})",
        R"({"form":1,"answers":{"https://a/":{"asked":"x","verdict":"good","status":0}}})",
        R"({"form":1,"answers":{"https://a/":{"asked":1,"verdict":"good","status":200,"anchors":{"x":1}}}})"})
    EXPECT_FALSE(AnswerCache::parse(broken)) << broken;
  EXPECT_FALSE(AnswerCache::parse(std::string(100'000, '[')));
  EXPECT_TRUE(AnswerCache::parse(R"({"form":1,"answers":{}})"));
}

}  // namespace
}  // namespace waymark
