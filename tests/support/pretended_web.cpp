#include "support/pretended_web.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

#include "base/text.h"

namespace waymark {
namespace {

[[noreturn]] void refuse(std::string_view line) {
  std::fprintf(stderr, "an answer of the pretended network cannot be read: %s\n", std::string(line).c_str());
  std::exit(1);
}

const std::map<std::string, WebFailure, std::less<>> failures = {{"private", WebFailure::private_address},
                                                                 {"no-host", WebFailure::no_such_host},
                                                                 {"no-route", WebFailure::no_route},
                                                                 {"no-connection", WebFailure::no_connection},
                                                                 {"tls", WebFailure::tls},
                                                                 {"timeout", WebFailure::timeout},
                                                                 {"broken", WebFailure::broken}};

std::string next_word(std::string_view& rest) {
  rest = trim_left(rest);
  const std::size_t end = std::min(rest.find(' '), rest.size());
  std::string word(rest.substr(0, end));
  rest.remove_prefix(end);
  return word;
}

}  // namespace

void PretendedWeb::answer(std::string_view lines) {
  for (const std::string_view line : split_lines(lines)) {
    std::string_view rest = trim(line);
    if (rest.empty()) continue;
    std::string word = next_word(rest);
    std::string method;
    if (word == "HEAD" || word == "GET") {
      method = word;
      word = next_word(rest);
    }
    const auto address = parse_web_address(word);
    if (!address) refuse(line);
    WebAnswer answer;
    const std::string status = next_word(rest);
    if (status == "fails") {
      const std::string why = next_word(rest);
      const auto failure = failures.find(why);
      if (failure == failures.end()) refuse(line);
      answer.failure = failure->second;
      answer.detail = "cannot be reached (" + why + ")";
    } else {
      answer.status = std::atoi(status.c_str());
    }
    while (!trim(rest).empty()) {
      rest = trim_left(rest);
      if (rest.starts_with("body=")) {
        answer.body = replace_all(std::string(rest.substr(5)), "\\n", "\n");
        break;
      }
      const std::string pair = next_word(rest);
      const std::string value = pair.substr(std::min(pair.find('=') + 1, pair.size()));
      if (pair.starts_with("location=")) {
        answer.location = value;
      } else if (pair.starts_with("type=")) {
        answer.content_type = value;
      } else if (pair.starts_with("retry-after=")) {
        answer.retry_after = value;
      } else {
        refuse(line);
      }
    }
    hosts_[address->host] = true;
    for (const char* each : {"HEAD", "GET"}) {
      if (method.empty() || method == each) answers_[fmt::format("{} {}", each, address->text())].all.push_back(answer);
    }
  }
}

WebAnswer PretendedWeb::take(const WebRequest& request) {
  const bool head = request.method == WebMethod::head;
  const auto found = answers_.find((head ? "HEAD " : "GET ") + request.address.text());
  if (found == answers_.end()) {
    if (hosts_.contains(request.address.host)) return {.status = 404};
    return {.failure = WebFailure::no_such_host,
            .detail = fmt::format("cannot be reached: there is no host \"{}\"", request.address.host)};
  }
  Answers& answers = found->second;
  WebAnswer answer = answers.all[answers.next];
  if (answers.next + 1 < answers.all.size()) ++answers.next;
  if (head) answer.body.clear();
  if (answer.body.size() > request.body_limit) {
    answer.body.resize(request.body_limit);
    answer.body_cut = true;
  }
  return answer;
}

void PretendedWeb::start(std::size_t ticket, const WebRequest& request) {
  const std::string& host = request.address.host;
  asked.push_back({now_, (request.method == WebMethod::head ? "HEAD " : "GET ") + request.address.text()});
  pending_.push_back(
      {.at = now_ + Milliseconds(10), .host = host, .arrival = {.ticket = ticket, .answer = take(request)}});
  const auto running = std::ranges::count(pending_, host, &Pending::host);
  most_at_once[host] = std::max(most_at_once[host], static_cast<std::size_t>(running));
}

std::vector<Web::Arrival> PretendedWeb::wait(Milliseconds until) {
  std::vector<Arrival> arrivals;
  Milliseconds first = until;
  for (const Pending& one : pending_) first = std::min(first, one.at);
  now_ = std::max(now_, first);
  for (auto one = pending_.begin(); one != pending_.end();) {
    if (one->at <= now_) {
      arrivals.push_back(std::move(one->arrival));
      one = pending_.erase(one);
    } else {
      ++one;
    }
  }
  return arrivals;
}

std::vector<std::string> PretendedWeb::log() const {
  std::vector<std::string> lines;
  for (const Asked& one : asked) {
    if (!one.what.ends_with("/robots.txt")) lines.push_back(one.what);
  }
  return lines;
}

std::size_t PretendedWeb::count(std::string_view what) const {
  return static_cast<std::size_t>(std::ranges::count(asked, what, &Asked::what));
}

}  // namespace waymark
