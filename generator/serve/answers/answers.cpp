#include "serve/answers/answers.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <random>

#include "base/escape.h"
#include "base/text.h"
#include "render/here.h"
#include "serve/actions/editor.h"
#include "serve/answers/allowed_hosts.h"
#include "serve/answers/answer_page.h"
#include "serve/answers/media_types.h"
#include "serve/answers/panel_report.h"
#include "serve/answers/panel_tag.h"
#include "serve/answers/problem_page.h"
#include "serve/answers/site_lookup.h"
#include "serve/client_files.h"

namespace waymark {
namespace {

using nlohmann::json;

// A page that was closed is noticed when something is written to it.
constexpr double heartbeat_seconds = 20;

// The value of `name` in the query of a request, decoded.
std::string parameter(std::string_view target, std::string_view name) {
  const std::size_t query = target.find('?');
  if (query == std::string_view::npos) return {};
  for (const std::string_view pair : split(target.substr(query + 1), '&')) {
    const std::size_t equals = pair.find('=');
    if (pair.substr(0, equals) != name || equals == std::string_view::npos) continue;
    return percent_decode(pair.substr(equals + 1));
  }
  return {};
}

// Files that findings and pages name, and no others: a page cannot have any file opened.
bool is_of_site(const ServedSite& site, const std::string& path) {
  if (std::ranges::any_of(site.report.sources.files(), [&](const SourceFile& file) { return file.path == path; }))
    return true;
  return std::ranges::any_of(problems_of(site), [&](const Problem& problem) { return problem.path == path; });
}

}  // namespace

std::string make_token() {
  std::random_device device;
  std::string token;
  for (int i = 0; i < 4; ++i) token += fmt::format("{:08x}", device());
  return token;
}

std::string Answers::root() const {
  std::string root = "/";
  site_.read([&](const ServedSite& state) {
    if (!state.report.config_failed) root = root_path(state.config);
  });
  return root;
}

Answer Answers::answer(const Asked& asked) const {
  if (!is_allowed_host(asked.host, settings_.host))
    return plain_answer(
        403, "This name does not belong to the server. Open it as http://localhost, or name the host with --host.");
  Answer answer;
  if (asked.target.starts_with(own_folder)) {
    answer = own(asked, std::string_view(asked.target).substr(own_folder.size()));
  } else if (asked.method != "GET" && asked.method != "HEAD") {
    answer = plain_answer(405, "Pages can only be read.");
    answer.headers.emplace_back("Allow", "GET, HEAD");
  } else {
    const std::string root = this->root();
    site_.read([&](const ServedSite& state) { answer = answer_page(state, asked, root, disk_); });
  }
  answer.headers.emplace_back("X-Content-Type-Options", "nosniff");
  answer.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  return answer;
}

Answer Answers::own(const Asked& asked, std::string_view name) const {
  name = name.substr(0, name.find('?'));
  if (asked.method == "POST") return act(asked, name);
  if (name == "events") return events(asked);
  if (name == "report") return report(asked);
  const auto file = client_file(name);
  if (!file) return plain_answer(404, "Not found");
  return {
      .type = std::string(media_type_of(name)), .body = std::string(*file), .headers = {{"Cache-Control", "no-cache"}}};
}

// The page says where it is and what it is made of; it is told when that changes, and when there are new findings.
Answer Answers::events(const Asked& asked) const {
  Answer answer{.type = "text/event-stream", .headers = {{"Cache-Control", "no-store"}}};
  struct Told {
    std::string page;
    StateNumbers numbers;
    bool greeted = false;
  };
  const auto told = std::make_shared<Told>(Told{.page = parameter(asked.target, "state"), .numbers = {}});
  answer.stream = [this, address = parameter(asked.target, "path"), told](std::string& piece) {
    if (told->greeted) {
      if (!site_.wait_for_change(told->numbers, heartbeat_seconds)) return false;
    } else {
      piece = "retry: 500\n\n";
    }
    const StateNumbers now = site_.numbers();
    if (told->greeted && now == told->numbers) {
      piece = ":\n\n";
      return true;
    }
    const std::string root = this->root();
    const std::string path = path_below(address, root).value_or("no such page");
    std::string page;
    site_.read([&](const ServedSite& state) { page = page_state(state, path, root, disk_); });
    if (page != told->page) piece += fmt::format("event: page\ndata: {}\n\n", page);
    if (!told->greeted || now.findings != told->numbers.findings)
      piece += fmt::format("event: findings\ndata: {}\n\n", now.findings);
    if (piece.empty()) piece = ":\n\n";
    told->page = page;
    told->numbers = now;
    told->greeted = true;
    return true;
  };
  return answer;
}

Answer Answers::report(const Asked& asked) const {
  const std::string root = this->root();
  const auto path = path_below(parameter(asked.target, "path"), root);
  Answer answer{.type = "application/json", .headers = {{"Cache-Control", "no-store"}}};
  site_.read([&](const ServedSite& state) {
    const FoundOutput found = path ? find_output(state, *path, root) : FoundOutput{};
    answer.body = panel_report(state, {.path = found.path,
                                       .root = root,
                                       .state = path ? page_state(state, *path, root, disk_) : std::string(),
                                       .token = settings_.token,
                                       .has_editor = !settings_.editor.empty(),
                                       .first_findings = site_.first_findings()});
  });
  return answer;
}

// Browsers say where a request comes from, and let no page of another site read the token.
Answer Answers::act(const Asked& asked, std::string_view name) const {
  if (asked.origin != "http://" + asked.host || asked.token != settings_.token)
    return plain_answer(403, "Only pages of this server may ask for that. Load the page again.");
  if (name == "open") return open_in_editor(asked.body);
  if (name == "fix") return fix(asked.body);
  return plain_answer(404, "Not found");
}

Answer Answers::open_in_editor(const std::string& body) const {
  if (settings_.editor.empty()) return plain_answer(409, "Start waymark serve with --editor to open files from here.");
  const json asked = json::parse(body, nullptr, false);
  if (!asked.is_object() || !asked.contains("path") || !asked["path"].is_string())
    return plain_answer(400, "A place has a \"path\".");
  const std::string path = asked["path"];
  bool known = false;
  site_.read([&](const ServedSite& state) { known = is_of_site(state, path); });
  if (!known) return plain_answer(404, fmt::format("\"{}\" is no file of this site.", path));
  const auto number = [&](const char* key) -> std::uint32_t {
    return asked.contains(key) && asked[key].is_number_unsigned() ? std::max(1U, asked[key].get<std::uint32_t>()) : 1;
  };
  std::error_code error;
  const std::string absolute = join_disk_path(std::filesystem::current_path(error).string(), path);
  const auto started = start_editor(
      editor_words(settings_.editor, {.file = absolute, .line = number("line"), .column = number("column")}));
  if (!started) return plain_answer(500, started.error().message);
  return {.status = 204};
}

Answer Answers::fix(const std::string& body) const {
  const json asked = json::parse(body, nullptr, false);
  if (!asked.is_object() || !asked.contains("id") || !asked["id"].is_string())
    return plain_answer(400, "A finding has an \"id\".");
  const auto fixed = apply_fix(site_, asked["id"], disk_, settings_.write);
  if (!fixed) return plain_answer(409, fixed.error().message);
  return {.status = 204};
}

}  // namespace waymark
