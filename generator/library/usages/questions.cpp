#include "library/usages/questions.h"

#include <algorithm>

#include "base/failure.h"
#include "library/pages/page_addresses.h"

namespace waymark {
namespace {

SitePath path_in(const Library& library, LocaleId locale, const std::string& name) {
  const std::string folder = edition_folder(library, {locale, library.current_version()});
  const auto path = SitePath::from(folder + "for/questions/" + name + ".html");
  check(path.has_value(), "the id of a question is part of an address");
  return *path;
}

// Questions, each behind all that lead to it.
void put_in_order(const Config& config, std::size_t question, std::vector<bool>& seen,
                  std::vector<std::size_t>& backwards) {
  seen[question] = true;
  for (const QuestionConfig::Answer& answer : config.questions[question].answers) {
    if (answer.question && !seen[*answer.question]) put_in_order(config, *answer.question, seen, backwards);
  }
  backwards.push_back(question);
}

}  // namespace

SitePath question_path(const Library& library, std::size_t question, LocaleId locale) {
  return path_in(library, locale, library.config->questions[question].id);
}

std::vector<FormerQuestion> former_questions(const Library& library) {
  std::vector<FormerQuestion> former;
  if (library.config->questions.empty()) return former;
  for (std::size_t i = 0; i < library.locale_count(); ++i) {
    const LocaleId locale{i};
    former.push_back({.path = path_in(library, locale, "index"), .question = 0, .locale = locale});
    for (std::size_t question = 0; question < library.config->questions.size(); ++question) {
      for (const std::string& old : library.config->questions[question].formerly)
        former.push_back({.path = path_in(library, locale, old), .question = question, .locale = locale});
    }
  }
  return former;
}

std::vector<QuestionPlace> question_places(const Config& config) {
  std::vector<QuestionPlace> places(config.questions.size());
  std::vector<bool> seen(places.size(), false);
  std::vector<std::size_t> backwards;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!seen[i]) put_in_order(config, i, seen, backwards);
    for (std::size_t a = 0; a < config.questions[i].answers.size(); ++a) {
      if (const auto next = config.questions[i].answers[a].question)
        places[*next].before.push_back({.question = i, .answer = a});
    }
  }
  std::vector<std::size_t> left(places.size(), 1);
  for (const std::size_t i : backwards) {
    for (const QuestionStep step : places[i].before) left[step.question] = std::max(left[step.question], left[i] + 1);
  }
  for (auto i = backwards.rbegin(); i != backwards.rend(); ++i) {
    for (const QuestionStep step : places[*i].before)
      places[*i].number = std::max(places[*i].number, places[step.question].number + 1);
    places[*i].most = places[*i].number + left[*i] - 1;
  }
  return places;
}

}  // namespace waymark
