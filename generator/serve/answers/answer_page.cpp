#include "serve/answers/answer_page.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"
#include "serve/answers/media_types.h"
#include "serve/answers/panel_tag.h"
#include "serve/answers/problem_page.h"
#include "serve/answers/site_lookup.h"

namespace waymark {
namespace {

constexpr const char* not_found_page = "404.html";

// Whether a file lies where the site takes its files from, all links followed: one may have been put in its place since
// it was found. What is not there cannot be read either.
bool is_inside(const Config& config, const std::string& file) {
  std::error_code error;
  const std::string real = std::filesystem::canonical(file, error).string();
  if (error) return true;
  std::vector<std::string> folders{config.static_folder};
  for (const ContentRoot& root : config.content) folders.push_back(root.folder);
  return std::ranges::any_of(folders, [&](const std::string& folder) {
    std::error_code none;
    const std::string real_folder = folder.empty() ? "" : std::filesystem::canonical(folder, none).string();
    return !real_folder.empty() && real.starts_with(real_folder == "/" ? real_folder : real_folder + "/");
  });
}

// A copied file is read anew, as it may be changed at any time.
Result<std::string> bytes_of(const ServedSite& site, const Output& output, const Disk& disk) {
  if (output.copy_of.empty()) return output.make ? output.make() : output.bytes;
  if (!is_inside(site.config, output.copy_of))
    return fail(fmt::format("\"{}\" is a link that leads out of the site", output.copy_of));
  return disk.read(output.copy_of);
}

struct ReadyPage {
  int status = 200;
  std::string type;
  std::string redirect;
  std::string bytes;
};

ReadyPage make_page(const ServedSite& site, const std::string& path, std::string_view root, const Disk& disk) {
  const auto problems = problems_of(site);
  if (!problems.empty()) return {.status = 500, .type = "text/html; charset=utf-8", .bytes = problem_page(problems)};
  FoundOutput found = find_output(site, path, root);
  if (!found.redirect.empty()) return {.status = 301, .redirect = found.redirect};
  int status = 200;
  if (found.output == nullptr) {
    status = 404;
    found = {.output = site.output(not_found_page), .path = not_found_page};
    if (found.output == nullptr) return {.status = 404, .type = "text/plain; charset=utf-8", .bytes = "Not found\n"};
  }
  auto bytes = bytes_of(site, *found.output, disk);
  if (!bytes) return {.status = 500, .type = "text/plain; charset=utf-8", .bytes = bytes.error().message + "\n"};
  return {.status = status, .type = std::string(media_type_of(found.path)), .bytes = *std::move(bytes)};
}

std::string state_of(const ServedSite& site, const ReadyPage& page) {
  return hash_hex(fmt::format("{} {} {}", page.status, site.content_policy, page.bytes));
}

bool names(std::string_view if_none_match, std::string_view tag) {
  return std::ranges::any_of(split(if_none_match, ','), [&](std::string_view one) {
    one = trim(one);
    if (one.starts_with("W/")) one.remove_prefix(2);
    return one == tag || one == "*";
  });
}

}  // namespace

std::string page_state(const ServedSite& site, const std::string& path, std::string_view root, const Disk& disk) {
  return state_of(site, make_page(site, path, root, disk));
}

Answer answer_page(const ServedSite& site, const Asked& asked, std::string_view root, const Disk& disk) {
  const auto path = path_below(asked.target, root);
  if (!path && asked.target == "/") return {.status = 302, .headers = {{"Location", std::string(root)}}};
  ReadyPage page = make_page(site, path.value_or("no such page"), root, disk);
  if (!page.redirect.empty()) {
    const std::size_t query = asked.target.find('?');
    if (query != std::string::npos) page.redirect += asked.target.substr(query);
    return {.status = page.status, .headers = {{"Location", page.redirect}}};
  }
  const std::string state = state_of(site, page);
  const std::string tag = fmt::format("\"{}\"", state);
  Answer answer{.status = page.status, .type = page.type, .headers = {{"ETag", tag}, {"Cache-Control", "no-cache"}}};
  if (!site.content_policy.empty() && is_html(page.type))
    answer.headers.emplace_back("Content-Security-Policy", site.content_policy);
  if (page.status == 200 && names(asked.if_none_match, tag)) {
    answer.status = 304;
    answer.type.clear();
    return answer;
  }
  answer.body = is_html(page.type) ? with_panel(std::move(page.bytes), state) : std::move(page.bytes);
  return answer;
}

}  // namespace waymark
