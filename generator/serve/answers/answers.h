#pragma once
// Every request to a served site, and what is answered. Knows nothing of sockets.

#include <memory>
#include <string>
#include <vector>

#include "base/disk.h"
#include "serve/actions/apply_fix.h"
#include "serve/answers/answer.h"
#include "serve/live_site.h"

namespace waymark {

struct AnswerSettings {
  std::string host;                 // what --host says; empty: nothing
  std::vector<std::string> editor;  // words of --editor; empty: there is none
  std::string token;                // that actions ask for: pages of other sites do not know it
  WriteChanges write;
};

class Answers {
 public:
  Answers(LiveSite& site, const Disk& disk, AnswerSettings settings)
      : site_(site), disk_(disk), settings_(std::move(settings)) {}

  // From any thread.
  Answer answer(const Asked& asked) const;

 private:
  Answer own(const Asked& asked, std::string_view name) const;
  Answer events(const Asked& asked) const;
  Answer report(const Asked& asked) const;
  Answer act(const Asked& asked, std::string_view name) const;
  Answer open_in_editor(const std::string& body) const;
  Answer fix(const std::string& body) const;
  std::string root() const;

  LiveSite& site_;
  const Disk& disk_;
  AnswerSettings settings_;
};

// A number that nobody can guess, in hex.
std::string make_token();

}  // namespace waymark
