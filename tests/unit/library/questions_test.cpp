#include "library/usages/questions.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tiny_site.h"

namespace waymark {
namespace {

using testing::ElementsAre;

QuestionConfig question(std::string id, const std::vector<std::optional<std::size_t>>& answers) {
  QuestionConfig made{.id = std::move(id)};
  for (const auto next : answers) made.answers.push_back({.text = {}, .description = {}, .question = next});
  return made;
}

std::vector<std::string> places(const Config& config) {
  std::vector<std::string> found;
  for (const QuestionPlace& place : question_places(config)) {
    std::string text = fmt::format("{} of {}", place.number, place.most);
    for (const QuestionStep step : place.before) text += fmt::format(", {}.{}", step.question, step.answer);
    found.push_back(text);
  }
  return found;
}

TEST(Questions, placesOfARow) {
  Config config;
  config.questions = {question("a", {1, std::nullopt}), question("b", {2, std::nullopt}), question("c", {{}, {}})};
  EXPECT_THAT(places(config), ElementsAre("1 of 3", "2 of 3, 0.0", "3 of 3, 1.0"));
}

TEST(Questions, placesWhereWaysMeetAreThoseOfTheLongest) {
  Config config;
  config.questions = {question("a", {3, 1, 3}), question("b", {2, 3}), question("c", {{}, {}}),
                      question("d", {{}, {}})};
  EXPECT_THAT(places(config), ElementsAre("1 of 3", "2 of 3, 0.1", "3 of 3, 1.0", "3 of 3, 0.0, 0.2, 1.1"));
}

TEST(Questions, placesDoNotDependOnTheOrderOfTheList) {
  Config config;
  config.questions = {question("a", {2, std::nullopt}), question("c", {{}, {}}), question("b", {1, std::nullopt})};
  EXPECT_THAT(places(config), ElementsAre("1 of 3", "3 of 3, 2.0", "2 of 3, 0.0"));
}

TEST(Questions, addressesOfFormerIdsLeadOn) {
  TinySite site;
  site.config.questions = {question("mail", {{}, {}})};
  site.config.questions[0].formerly = {"post"};
  site.link();
  std::vector<std::string> found;
  for (const FormerQuestion& former : former_questions(site.library)) found.push_back(former.path.str());
  EXPECT_THAT(found, ElementsAre("for/questions/index.html", "for/questions/post.html",
                                 "nl-nl/for/questions/index.html", "nl-nl/for/questions/post.html"));
  EXPECT_EQ(question_path(site.library, 0, LocaleId{1}).str(), "nl-nl/for/questions/mail.html");
}

}  // namespace
}  // namespace waymark
