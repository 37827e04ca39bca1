#pragma once
// Links that leave the site → findings of the family external/. Each address is asked about once, however many links
// have it.

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "external/answer_cache.h"
#include "external/asking.h"
#include "external/external_link.h"

namespace waymark {

// The links with one address.
struct LinkedAddress {
  AskedAddress asked;
  std::vector<std::size_t> links;  // indices in ExternalWork::links
};

struct ExternalPlan {
  std::vector<LinkedAddress> addresses;  // by address
  Diagnostics findings;                  // what can be said without asking
};

// Leaves out what `allow` and `deny` leave out.
ExternalPlan plan_external_check(const ExternalWork& work, const SourceSet& sources);

struct ExternalResult {
  Diagnostics findings;
  AskEnd end = AskEnd::complete;
  std::size_t asked = 0;                // addresses that servers were asked about
  std::size_t remembered = 0;           // that the cache knew
  std::size_t unsettled = 0;            // that the run ended before
  std::vector<std::string> forbidding;  // servers whose robots.txt forbids some address, each once
  // Indices in ExternalWork::links: those whose servers gave no answer to go by, or were not asked.
  std::vector<std::size_t> undecided;
};

// `options.settings` are those of `work`. Answers go into `cache`.
ExternalResult check_external(const ExternalWork& work, const SourceSet& sources, const AskOptions& options,
                              AnswerCache& cache, Web& web);

}  // namespace waymark
