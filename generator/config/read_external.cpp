// external: how other servers are asked.

#include <charconv>
#include <fmt/format.h>

#include "base/text.h"
#include "config/key_table.h"
#include "config/site_keys.h"

namespace waymark {
namespace {

std::uint32_t read_number(SiteReader& reader, const YamlNode& node, std::uint32_t least, std::uint32_t most,
                          std::uint32_t otherwise) {
  const std::optional<std::string> text = reader.text(node);
  if (!text) return otherwise;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error == std::errc() && end == text->data() + text->size() && number >= least && number <= most) return number;
  reader.bad_value(node.span, fmt::format("{} is no whole number from {} to {}", quoted(*text), least, most),
                   fmt::format("the default is {}", otherwise));
  return otherwise;
}

void read_private_addresses(SiteReader& reader, const YamlNode& node, ExternalConfig& external) {
  for (const std::string& text : reader.texts(node)) {
    if (const auto range = parse_ip_range(text)) {
      external.private_addresses.push_back(*range);
    } else {
      reader.bad_value(node.span, fmt::format("{} is no IP address and no range of them", quoted(text)),
                       "write it as in 10.1.0.0/16, \"::1\" or 127.0.0.1; names are not taken, because they may lead "
                       "anywhere");
    }
  }
}

void read_ports(SiteReader& reader, const YamlNode& node, ExternalConfig& external) {
  if (node.kind != YamlNode::Kind::list) {
    external.ports.push_back(static_cast<std::uint16_t>(read_number(reader, node, 1, 65535, 80)));
    return;
  }
  for (const YamlNode& item : node.items)
    external.ports.push_back(static_cast<std::uint16_t>(read_number(reader, item, 1, 65535, 80)));
}

void read_robots(SiteReader& reader, const YamlNode& node, ExternalConfig& external) {
  const std::vector<std::string> accepted = {"false", "true"};
  const std::string word = reader.text(node).value_or("true");
  if (word != "false" && word != "true") reader.not_accepted(node.span, word, "answer", accepted);
  external.robots = word != "false";
}

void read_contact(SiteReader& reader, const YamlNode& node, ExternalConfig& external) {
  std::string contact = reader.text(node).value_or("");
  // It becomes part of a header.
  for (const char c : contact) {
    if (c > ' ' && c < 0x7F && c != '(' && c != ')') continue;
    reader.bad_value(node.span, fmt::format("{} is no address that a server can be told", quoted(contact)),
                     "write a web or mail address in ASCII, without blanks and brackets");
    return;
  }
  external.contact = std::move(contact);
}

template <std::uint32_t ExternalConfig::*member, std::uint32_t least, std::uint32_t most>
void read_limit(SiteReader& reader, const YamlNode& node, ExternalConfig& external) {
  external.*member = read_number(reader, node, least, most, ExternalConfig{}.*member);
}

constexpr Key<ExternalConfig> external_keys[] = {
    {"allow", [](SiteReader& reader, const YamlNode& node, ExternalConfig& to) { to.allow = reader.texts(node); }},
    {"deny", [](SiteReader& reader, const YamlNode& node, ExternalConfig& to) { to.deny = reader.texts(node); }},
    {"private_addresses", read_private_addresses},
    {"ports", read_ports},
    {"robots", read_robots},
    {"contact", read_contact},
    {"cache_days", read_limit<&ExternalConfig::cache_days, 0, 365>},
    {"gone_days", read_limit<&ExternalConfig::gone_days, 0, 365>},
    {"failed_hours", read_limit<&ExternalConfig::failed_hours, 0, 8760>},
    {"per_host", read_limit<&ExternalConfig::per_host, 1, 16>},
    {"per_second", read_limit<&ExternalConfig::per_second, 1, 1000>},
    {"retries", read_limit<&ExternalConfig::retries, 0, 5>},
    {"timeout", read_limit<&ExternalConfig::timeout_seconds, 1, 300>},
    {"time_limit", read_limit<&ExternalConfig::time_limit_minutes, 1, 1440>},
};

}  // namespace

void read_external(SiteReader& reader, const YamlNode& node, Config& config) {
  if (!reader.is_map(node, "a mapping, as in {cache_days: 7},")) return;
  config.external.span = node.span;
  read_keys<ExternalConfig>(reader, node, external_keys, config.external);
}

void list_external_keys(const std::string& prefix, std::vector<std::string>& out) {
  list_keys<ExternalConfig>(external_keys, prefix, out);
}

}  // namespace waymark
