#include "checks/redirect_chain.h"

#include <fmt/format.h>

#include "library/addresses/redirects.h"

namespace waymark {
namespace {

const AddressRedirect* redirect_of(const Library& library, std::string_view successor) {
  const std::string name(successor.substr(0, successor.find('#')));
  auto found = library.redirects.by_name.find(name);
  if (found == library.redirects.by_name.end()) {
    const auto article = article_named(library, successor);
    if (!article) return nullptr;
    found = library.redirects.by_name.find(library.entry(*article).name);
    if (found == library.redirects.by_name.end()) return nullptr;
  }
  return &library.redirects.all[found->second];
}

// An article that went on under a second name for a while and later under a third is a record of what happened: readers
// of the versions between want the second.
bool had_time_of_its_own(const Library& library, const AddressRedirect& redirect, const AddressRedirect& next) {
  if (!next.article) return false;
  const auto& until = library.entry(*next.article).retired;
  if (!redirect.article) return false;
  const auto& from = library.entry(*redirect.article).retired;
  return from && until && *from < *until;
}

}  // namespace

void check_redirect_chains(const Library& library, Diagnostics& diagnostics) {
  for (const AddressRedirect& redirect : library.redirects.all) {
    if (redirect.successor.empty()) continue;
    const AddressRedirect* next = redirect_of(library, redirect.successor);
    if (next == nullptr || next == &redirect || next->successor.empty() || next->successor == redirect.successor)
      continue;
    if (had_time_of_its_own(library, redirect, *next)) continue;
    // A circle, or an end that is not there, has a finding of its own.
    const Edition edition{library.config->source_locale, library.current_version()};
    const RedirectEnd end = follow_redirect(library, redirect.successor, edition);
    if (end.kind != RedirectEnd::Kind::page && end.kind != RedirectEnd::Kind::address) continue;
    const std::string last =
        end.kind == RedirectEnd::Kind::address ? end.url : library.entry(library.pages[end.page].article).name;
    diagnostics.push_back({.rule = Rule::redirect_chain,
                           .source = redirect.source,
                           .span = redirect.span,
                           .message = fmt::format("\"{}\" leads to \"{}\", which only leads on to \"{}\"",
                                                  redirect.name, redirect.successor, next->successor),
                           .advice = fmt::format("Let it lead to \"{}\"", last),
                           .reference = redirect.successor});
  }
}

}  // namespace waymark
