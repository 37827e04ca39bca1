#include "external/address_fix.h"

#include <fmt/format.h>

#include "base/text.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

// What Markdown may take for something else, in a link as well as in a table's cell. All are allowed to be encoded.
std::string for_markdown(std::string_view address) {
  std::string out;
  for (const char c : address) {
    if (std::string_view("()[]<>\\|*`\"' ").find(c) != std::string_view::npos) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view without_www(std::string_view host) { return host.starts_with("www.") ? host.substr(4) : host; }

std::string_view without_slash(std::string_view path) {
  if (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

}  // namespace

std::optional<Fix> write_address(const ExternalLink& link, const SourceSet& sources, const std::string& address,
                                 const std::string& fragment, Trust trust) {
  if (link.target_span.empty()) return std::nullopt;
  std::string target = for_markdown(fragment.empty() ? address : address + "#" + fragment);
  if (link.place == LinkPlace::html || decode_entities(target) != target)
    target = replace_all(std::move(target), "&", "&amp;");
  const std::string& text = sources.file(link.source).text;
  const std::string_view written =
      std::string_view(text).substr(link.target_span.begin, link.target_span.end - link.target_span.begin);
  if (written == target) return std::nullopt;
  return Fix{.title = fmt::format("Write \"{}\"", target),
             .trust = trust,
             .edits = {{.source = link.source, .span = link.target_span, .replacement = target}}};
}

bool is_same_page(const WebAddress& from, const WebAddress& to) {
  const auto query = [](const WebAddress& address) { return address.target.substr(address.path().size()); };
  const bool usual_ports = (from.port == 80 || from.port == 443) && (to.port == 80 || to.port == 443);
  return (to.secure || !from.secure) && (usual_ports || from.port == to.port) &&
         without_www(from.host) == without_www(to.host) && without_slash(from.path()) == without_slash(to.path()) &&
         query(from) == query(to);
}

}  // namespace waymark
