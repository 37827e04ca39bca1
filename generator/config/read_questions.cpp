// usages.questions: what finds out which usage is the reader's. [{id, formerly, text, description, answers: [{text,
// description, to}]}]. An answer leads to another question or to a usage.

#include "config/read_questions.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "config/key_table.h"

namespace waymark {

namespace {

// Whoever has more to ask asks too much. Each page names all that was answered before it, so without a limit a long
// row of questions would cost its square.
constexpr std::size_t most_questions = 100;
constexpr std::size_t most_answers = 20;

bool is_usage(const Config& config, std::string_view id) {
  return std::ranges::find(config.usages, id, &UsageConfig::id) != config.usages.end();
}

struct Answer {
  QuestionConfig::Answer config;
  std::string to;  // empty: not said
  Span to_span;
};

struct Question {
  QuestionConfig config;
  Span span;  // of the id
  std::vector<Answer> answers;
};

constexpr Key<Answer> answer_keys[] = {
    {"text",
     [](SiteReader& reader, const YamlNode& node, Answer& answer) { answer.config.text = reader.localized(node); }},
    {"description", [](SiteReader& reader, const YamlNode& node,
                       Answer& answer) { answer.config.description = reader.localized(node); }},
    {"to",
     [](SiteReader& reader, const YamlNode& node, Answer& answer) {
       answer.to = reader.text(node).value_or("");
       answer.to_span = node.span;
     }},
};

void read_answer(SiteReader& reader, const YamlNode& node, Question& question) {
  if (!reader.is_map(node, "an answer with text and to")) return;
  Answer answer;
  read_keys<Answer>(reader, node, answer_keys, answer);
  if (node.find("text") == nullptr)
    reader.bad_value(node.span, "this answer has no text", "add what readers choose, as in text: A page of my school");
  if (node.find("to") == nullptr) {
    reader.bad_value(node.span, "this answer leads nowhere",
                     "add the id of a usage or of another question, as in to: office-365");
  }
  question.answers.push_back(std::move(answer));
}

void read_answers(SiteReader& reader, const YamlNode& node, Question& question) {
  if (node.kind != YamlNode::Kind::list) {
    reader.bad_value(node.span, "a list of answers belongs here", "write each as in - {text: Yes, to: office-365}");
    return;
  }
  for (const YamlNode& item : node.items) read_answer(reader, item, question);
  if (node.items.size() < 2) {
    reader.bad_value(node.span, "a question has two answers at least", "add what else a reader may answer");
  } else if (node.items.size() > most_answers) {
    reader.bad_value(node.span, fmt::format("a question has {} answers at most", most_answers),
                     "ask for less at once, and go on in a second question");
  }
}

constexpr Key<Question> question_keys[] = {
    {"id",
     [](SiteReader& reader, const YamlNode& node, Question& question) {
       question.config.id = reader.text(node).value_or("");
       question.span = node.span;
     }},
    {"formerly", [](SiteReader& reader, const YamlNode& node,
                    Question& question) { question.config.formerly = reader.texts(node); }},
    {"text", [](SiteReader& reader, const YamlNode& node,
                Question& question) { question.config.text = reader.localized(node); }},
    {"description", [](SiteReader& reader, const YamlNode& node,
                       Question& question) { question.config.description = reader.localized(node); }},
    {"answers", read_answers,
     [](const std::string& prefix, std::vector<std::string>& out) { list_keys<Answer>(answer_keys, prefix, out); },
     "[]."},
};

// Answers find their targets, and the questions are a tree whose branches may meet.
class QuestionTree {
 public:
  QuestionTree(SiteReader& reader, const Config& config, std::vector<Question>& questions)
      : reader_(reader), config_(config), questions_(questions), states_(questions.size(), State::unseen) {}

  void check() {
    for (Question& question : questions_) {
      for (Answer& answer : question.answers) find_target(answer);
    }
    if (!questions_.empty()) follow(0);
    if (!ids_are_right()) return;  // an answer may have meant any of them
    for (std::size_t i = 0; i < questions_.size(); ++i) {
      const Question& question = questions_[i];
      if (states_[i] != State::unseen) continue;
      reader_.bad_value(question.span, fmt::format("no answer leads to the question {}", quoted(question.config.id)),
                        "lead an answer to it, or take it out; readers begin with the first of the list");
    }
  }

 private:
  bool ids_are_right() const {
    std::set<std::string> ids;
    for (const Question& question : questions_) {
      const std::string& id = question.config.id;
      if (id.empty() || !ids.insert(id).second || is_usage(config_, id)) return false;
    }
    return true;
  }

  enum class State : std::uint8_t { unseen, open, done };

  void find_target(Answer& answer) {
    if (answer.to.empty()) return;
    const auto question = std::ranges::find(
        questions_, answer.to, [](const Question& one) -> const auto& { return one.config.id; });
    const auto usage = std::ranges::find(config_.usages, answer.to, &UsageConfig::id);
    if (question != questions_.end()) {
      answer.config.question = static_cast<std::size_t>(question - questions_.begin());
    } else if (usage != config_.usages.end()) {
      answer.config.usage = static_cast<std::size_t>(usage - config_.usages.begin());
    } else {
      std::vector<std::string> known;
      for (const Question& one : questions_) known.push_back(one.config.id);
      for (const UsageConfig& one : config_.usages) known.push_back(one.id);
      std::erase(known, "");
      reader_.not_accepted(answer.to_span, answer.to, "question and no usage", known);
    }
  }

  // At most as deep as there are questions.
  void follow(std::size_t index) {
    states_[index] = State::open;
    for (const Answer& answer : questions_[index].answers) {
      if (!answer.config.question) continue;
      const std::size_t next = *answer.config.question;
      if (states_[next] == State::open) {
        reader_.bad_value(answer.to_span,
                          fmt::format("this answer leads back to the question {}, which leads here", quoted(answer.to)),
                          "let it lead on, to a usage or to a question that was not asked yet");
      } else if (states_[next] == State::unseen) {
        follow(next);
      }
    }
    states_[index] = State::done;
  }

  SiteReader& reader_;
  const Config& config_;
  std::vector<Question>& questions_;
  std::vector<State> states_;
};

void read_question(SiteReader& reader, const YamlNode& node, const Config& config, std::vector<Question>& questions) {
  if (!reader.is_map(node, "a question with id, text and answers")) return;
  Question question;
  question.span = node.span;
  read_keys<Question>(reader, node, question_keys, question);
  const std::string& id = question.config.id;
  const auto same = [&](const Question& other) { return !id.empty() && other.config.id == id; };
  if (node.find("id") == nullptr) {
    reader.bad_value(node.span, "this question has no id", "add one, as in id: mail-page");
  } else if (!id.empty() && (!is_address_id(id) || id == "index")) {
    reader.bad_value(question.span, fmt::format("{} cannot be the id of a question", quoted(id)),
                     id == "index" ? "the address is that of all questions; choose another"
                                   : "it becomes part of addresses: use lower-case letters, digits and \"-\"");
  } else if (std::ranges::any_of(questions, same)) {
    reader.bad_value(question.span, fmt::format("the question {} stands here a second time", quoted(id)),
                     "take one of them out, or give it another id");
  } else if (is_usage(config, id)) {
    reader.bad_value(question.span, fmt::format("{} is the id of a usage, too", quoted(id)),
                     "give the question another: answers could mean both");
  }
  if (node.find("text") == nullptr)
    reader.bad_value(question.span, "this question has no text", "add what readers are asked");
  if (node.find("answers") == nullptr)
    reader.bad_value(question.span, "this question has no answers", "add two at least, as in - {text: Yes, to: azure}");
  questions.push_back(std::move(question));
}

// The addresses of an old id are the new one's: it can be nobody else's.
void check_former_ids(SiteReader& reader, const std::vector<Question>& questions) {
  std::set<std::string> taken{"index"};
  for (const Question& question : questions) taken.insert(question.config.id);
  for (const Question& question : questions) {
    for (const std::string& old : question.config.formerly) {
      if (is_address_id(old) && taken.insert(old).second) continue;
      reader.bad_value(question.span,
                       fmt::format("{} below \"formerly\" is no former id of this question alone", quoted(old)),
                       "write the id that its address had, and that no other question has or had");
    }
  }
}

}  // namespace

bool is_address_id(std::string_view id) {
  return !id.starts_with('-') && !id.ends_with('-') &&
         std::ranges::all_of(id, [](char c) { return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); });
}

void read_questions(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind != YamlNode::Kind::list) {
    reader.bad_value(node.span, "a list of questions belongs here", "write each with id, text and answers");
    return;
  }
  if (node.items.size() > most_questions) {
    reader.bad_value(node.span, fmt::format("there are more than {} questions", most_questions),
                     "ask the few that tell the usages apart");
    return;
  }
  std::vector<Question> questions;
  for (const YamlNode& item : node.items) read_question(reader, item, config, questions);
  QuestionTree(reader, config, questions).check();
  check_former_ids(reader, questions);
  for (Question& question : questions) {
    for (Answer& answer : question.answers) question.config.answers.push_back(std::move(answer.config));
    config.questions.push_back(std::move(question.config));
  }
}

void list_question_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<Question>(question_keys, prefix, out);
}

}  // namespace waymark
