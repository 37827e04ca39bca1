#pragma once
// The questions that find out a reader's usage, as pages: where they stand, and how far a reader is who sees one.

#include <vector>

#include "library/library.h"

namespace waymark {

// "[<locale>/]for/questions/<id>.html". Once a locale, not a version: they ask about the reader, not about the product.
SitePath question_path(const Library& library, std::size_t question, LocaleId locale);

// An address that a question had before.
struct FormerQuestion {
  SitePath path;
  std::size_t question = 0;
  LocaleId locale;
};
// Also "for/questions/index.html", which leads to the first question, whichever that is by now.
std::vector<FormerQuestion> former_questions(const Library& library);

// An answer that leads to a question.
struct QuestionStep {
  std::size_t question = 0;
  std::size_t answer = 0;
};

struct QuestionPlace {
  std::size_t number = 1;            // of the question on the longest way to it
  std::size_t most = 1;              // questions on the longest way through it
  std::vector<QuestionStep> before;  // what leads to it, in the order of site.yml
};

// By question. Its answers make no circle: the configuration was checked.
std::vector<QuestionPlace> question_places(const Config& config);

}  // namespace waymark
