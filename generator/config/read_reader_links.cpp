// edit_url and feedback: where readers can mend a page or say what they think of it. changed_from: where its date comes
// from.

#include <algorithm>
#include <fmt/format.h>
#include <span>

#include "base/text.h"
#include "base/url.h"
#include "config/key_table.h"
#include "config/site_keys.h"

namespace waymark {
namespace {

// An address with names in braces, each replaced by what belongs to the page; empty, with a finding, when it is none.
std::string read_address(SiteReader& reader, const YamlNode& node, std::span<const std::string> names) {
  const std::string address = reader.text(node).value_or("");
  if (address.empty()) return "";
  const UrlParts parts = split_url(address);
  const bool web = iequals(parts.scheme, "http") || iequals(parts.scheme, "https");
  const bool absolute = parts.scheme.empty() && !parts.has_authority && address.starts_with('/');
  if (!(web && !parts.authority.empty()) && !absolute && !iequals(parts.scheme, "mailto")) {
    reader.bad_value(node.span, fmt::format("{} is no address that a page can lead to", quoted(address)),
                     "write it as in https://example.org/…, mailto:… or /…");
    return "";
  }
  if (parts.authority.find('{') != std::string_view::npos) {
    reader.bad_value(node.span, fmt::format("the host of {} depends on the page", quoted(address)),
                     "write it in full; what stands in braces belongs behind it");
    return "";
  }
  for (std::size_t at = address.find_first_of("{}"); at != std::string::npos;
       at = address.find_first_of("{}", at + 1)) {
    const std::size_t end = address.find_first_of("{}", at + 1);
    if (address[at] == '}' || end == std::string::npos || address[end] == '{') {
      reader.bad_value(node.span, fmt::format("a brace of {} has no partner", quoted(address)), "");
      return "";
    }
    const std::string name = address.substr(at + 1, end - at - 1);
    if (std::ranges::find(names, name) == names.end()) {
      reader.not_accepted(node.span, "{" + name + "}", "name that is replaced here", [&] {
        std::vector<std::string> known;
        for (const std::string& one : names) known.push_back("{" + one + "}");
        return known;
      }());
      return "";
    }
    at = end;
  }
  return address;
}

std::string read_feedback_address(SiteReader& reader, const YamlNode& node) {
  static const std::vector<std::string> names = {"url", "title", "article", "locale", "version", "usage"};
  return read_address(reader, node, names);
}

// The index of the text among `accepted`; null, with a finding, when it is none of them.
std::optional<std::size_t> read_choice(SiteReader& reader, const YamlNode& node, std::string_view what,
                                       const std::vector<std::string>& accepted) {
  const std::optional<std::string> written = reader.text(node);
  if (!written) return std::nullopt;
  const auto found = std::ranges::find(accepted, *written);
  if (found != accepted.end()) return static_cast<std::size_t>(found - accepted.begin());
  reader.not_accepted(node.span, *written, what, accepted);
  return std::nullopt;
}

constexpr Key<FeedbackConfig> feedback_keys[] = {
    {"url", [](SiteReader& reader, const YamlNode& node,
               FeedbackConfig& feedback) { feedback.url = read_feedback_address(reader, node); }},
    {"kind",
     [](SiteReader& reader, const YamlNode& node, FeedbackConfig& feedback) {
       feedback.kind = static_cast<FeedbackConfig::Kind>(
           read_choice(reader, node, "kind of feedback", {"link", "form"}).value_or(0));
     }},
    {"method",
     [](SiteReader& reader, const YamlNode& node, FeedbackConfig& feedback) {
       feedback.post = read_choice(reader, node, "method of a form", {"get", "post"}).value_or(1) == 1;
     }},
};

}  // namespace

std::string read_edit_url(SiteReader& reader, const YamlNode& node) {
  static const std::vector<std::string> names = {"path", "article", "locale", "version"};
  return read_address(reader, node, names);
}

void read_feedback(SiteReader& reader, const YamlNode& node, Config& config) {
  if (node.kind != YamlNode::Kind::map) {
    config.feedback.url = read_feedback_address(reader, node);
    return;
  }
  read_keys<FeedbackConfig>(reader, node, feedback_keys, config.feedback);
  if (node.find("url") == nullptr)
    reader.bad_value(node.span, "feedback has no url", "say where it goes, as in url: https://example.org/feedback");
  if (config.feedback.kind == FeedbackConfig::Kind::form && istarts_with(config.feedback.url, "mailto:")) {
    reader.bad_value(node.find("url")->span, "a form cannot be sent by mail", "take kind: link");
    config.feedback.url.clear();
  }
}

void list_feedback_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<FeedbackConfig>(feedback_keys, prefix, out);
}

void read_changed_from(SiteReader& reader, const YamlNode& node, Config& config) {
  config.changed_from = static_cast<ChangedFrom>(
      read_choice(reader, node, "source of dates", {"front-matter", "git", "none"}).value_or(0));
  config.changed_from_span = node.span;
}

void read_integrity(SiteReader& reader, const YamlNode& node, Config& config) {
  if (const auto choice = read_choice(reader, node, "answer", {"false", "true"})) config.integrity = *choice == 1;
}

}  // namespace waymark
