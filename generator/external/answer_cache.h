#pragma once
// What servers answered in earlier runs, so that they are not asked again too soon: .waymark/external/answers.json. Of
// no other use: it may be removed at any time.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "config/external_config.h"
#include "external/outcome.h"

namespace waymark {

class AnswerCache {
 public:
  struct Entry {
    std::int64_t asked = 0;  // seconds since 1970
    Outcome outcome;
    friend bool operator==(const Entry&, const Entry&) = default;
  };

  // Null for what is no cache: cut off, edited, of another form.
  static std::optional<AnswerCache> parse(std::string_view json);
  // Ordered by address; the same bytes for the same entries.
  std::string json() const;

  // What is known of an address and young enough, with an answer for each of `fragments`.
  const Outcome* find(const std::string& address, const std::set<std::string>& fragments,
                      const ExternalConfig& settings, std::int64_t today) const;
  // What a setting or a robots.txt decided is not kept: it is decided anew each time.
  void keep(const std::string& address, Outcome outcome, std::int64_t today);
  // Forgets what is too old to be found.
  void forget_old(const ExternalConfig& settings, std::int64_t today);
  std::size_t size() const { return entries_.size(); }

 private:
  std::map<std::string, Entry> entries_;
};

}  // namespace waymark
