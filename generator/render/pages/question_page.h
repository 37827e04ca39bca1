#pragma once
// One of the questions that find out a reader's usage: its answers are links to the next question or into a view.

#include "render/site_frame.h"

namespace waymark {

Page question_page(const SiteFrame& frame, std::size_t question, LocaleId locale);

// Leads to the question that has the address now.
Page former_question_page(const SiteFrame& frame, const FormerQuestion& former);

}  // namespace waymark
