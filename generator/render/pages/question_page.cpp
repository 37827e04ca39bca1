#include "render/pages/question_page.h"

#include <algorithm>

#include "library/usages/questions.h"
#include "render/pages/switches.h"
#include "theme/counted_text.h"

namespace waymark {
namespace {

class QuestionWriter {
 public:
  QuestionWriter(const SiteFrame& frame, std::size_t question, LocaleId locale)
      : frame_(frame),
        library_(frame.library()),
        config_(frame.config()),
        question_(question),
        locale_(locale),
        here_(question_path(library_, question, locale)) {}

  Page write() const {
    const QuestionConfig& own = config_.questions[question_];
    const QuestionPlace& place = frame_.questions()[question_];
    const Edition edition{locale_, library_.current_version()};
    Page page = frame_.begin_page(Page::Layout::question, edition, here_);
    page.title = text_of(question_);
    page.description = in_locale(own.description);
    page.breadcrumbs.push_back({.text = frame_.text(locale_, "home"), .url = page.home_url});
    page.everything_url = page.home_url;
    page.progress = frame_.text(locale_, "question.progress", {number(place.number), number(place.most)});
    page.given = given();
    page.earlier_questions = earlier();
    page.locales = locale_links_of(frame_, locale_, here_,
                                   [&](LocaleId other) { return question_path(library_, question_, other); });
    page.canonical = absolute_url(config_, here_.path());
    // The middle of a talk is no place to come into it.
    page.noindex = question_ != 0;
    set_language(own.text, page);
    page.answers = answers();
    add_not_sure(page);
    return page;
  }

 private:
  std::string number(std::size_t count) const { return number_text(frame_.language(locale_).tag, count); }

  const std::string& in_locale(const LocalizedText& text) const { return frame_.in_locale(text, locale_); }

  const std::string& text_of(std::size_t question) const {
    const QuestionConfig& config = config_.questions[question];
    const std::string& text = in_locale(config.text);
    return text.empty() ? config.id : text;
  }

  PageAnswer to_usage(std::string text, std::string description, UsageId usage) const {
    const Edition edition{locale_, library_.current_version()};
    return {.text = std::move(text),
            .description = std::move(description),
            .url = here_.to(frame_.usage_path(usage, edition)),
            .usage = config_.usages[usage.index()].id};
  }

  std::vector<PageAnswer> answers() const {
    std::vector<PageAnswer> answers;
    for (const QuestionConfig::Answer& answer : config_.questions[question_].answers) {
      const std::string& text = in_locale(answer.text);
      const std::string& description = in_locale(answer.description);
      if (answer.question) {
        answers.push_back({.text = text,
                           .description = description,
                           .url = here_.to(question_path(library_, *answer.question, locale_)),
                           .usage = {}});
        continue;
      }
      answers.push_back(to_usage(text, description, UsageId{answer.usage}));
    }
    return answers;
  }

  // A way on for readers who know no answer.
  void add_not_sure(Page& page) const {
    const auto not_sure = frame_.not_sure();
    const auto leads_there = [&](const QuestionConfig::Answer& answer) {
      return !answer.question && UsageId{answer.usage} == *not_sure;
    };
    if (!not_sure || std::ranges::any_of(config_.questions[question_].answers, leads_there)) return;
    page.answers.push_back(to_usage(frame_.text(locale_, "question.not_sure"), "", *not_sure));
    if (page.content_lang.empty()) return;
    page.answers.back().lang = page.lang;
    page.answers.back().dir = page.dir;
  }

  // What the reader must have answered to be here, as long as one question alone leads to the other. The first comes
  // first.
  std::vector<PageGivenAnswer> given() const {
    std::vector<PageGivenAnswer> given;
    for (std::size_t at = question_;;) {
      const std::vector<QuestionStep>& before = frame_.questions()[at].before;
      if (before.empty()) break;
      const QuestionStep step = before.front();
      const bool one_question =
          std::ranges::all_of(before, [&](const QuestionStep& other) { return other.question == step.question; });
      if (!one_question) break;
      if (before.size() == 1) {
        given.push_back({.question = text_of(step.question),
                         .answer = in_locale(config_.questions[step.question].answers[step.answer].text),
                         .url = here_.to(question_path(library_, step.question, locale_))});
      }
      at = step.question;
    }
    std::ranges::reverse(given);
    return given;
  }

  std::vector<PageLink> earlier() const {
    std::vector<PageLink> links;
    std::optional<std::size_t> last;
    for (const QuestionStep step : frame_.questions()[question_].before) {
      if (last == step.question) continue;  // those of one question stand together
      last = step.question;
      links.push_back(
          {.text = text_of(step.question), .url = here_.to(question_path(library_, step.question, locale_))});
    }
    return links;
  }

  // A question that is not translated is shown as it is in the source locale.
  void set_language(const LocalizedText& text, Page& page) const {
    const LocaleId source = config_.source_locale;
    const auto has = [&](LocaleId locale) { return text.by_locale.contains(frame_.language(locale).tag); };
    if (locale_ == source || has(locale_) || !has(source)) return;
    page.content_lang = frame_.language(source).lang;
    page.content_dir = frame_.language(source).dir;
  }

  const SiteFrame& frame_;
  const Library& library_;
  const Config& config_;
  std::size_t question_;
  LocaleId locale_;
  Here here_;
};

}  // namespace

Page question_page(const SiteFrame& frame, std::size_t question, LocaleId locale) {
  return QuestionWriter(frame, question, locale).write();
}

Page former_question_page(const SiteFrame& frame, const FormerQuestion& former) {
  const Library& library = frame.library();
  const Here here(former.path);
  const SitePath target = question_path(library, former.question, former.locale);
  Page page = frame.begin_page(Page::Layout::redirect, {former.locale, library.current_version()}, here);
  page.title = page.usage_question;
  page.redirect_url = here.to(target);
  page.canonical = absolute_url(frame.config(), target);
  page.noindex = true;
  return page;
}

}  // namespace waymark
