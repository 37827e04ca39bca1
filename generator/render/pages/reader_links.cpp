#include "render/pages/reader_links.h"

#include <algorithm>

#include "base/escape.h"
#include "base/text.h"
#include "base/url.h"

namespace waymark {
namespace {

using Values = std::vector<PageFeedback::Field>;

bool is_superseded(const SiteFrame& frame, const ArticlePage& page) {
  return page.archive && frame.config().version_pages == VersionPages::archive;
}

std::string encode(std::string_view value) { return replace_all(percent_encode_path(value), "/", "%2F"); }

// Names in braces are replaced once; what replaces them is not looked at again. The configuration has no others.
std::string fill_in(std::string_view address, const Values& values, auto write) {
  std::string out;
  while (true) {
    const std::size_t begin = address.find('{');
    out += address.substr(0, begin);
    if (begin == std::string_view::npos) return out;
    const std::size_t end = std::min(address.find('}', begin), address.size() - 1);
    const auto value =
        std::ranges::find(values, address.substr(begin + 1, end - begin - 1), &PageFeedback::Field::name);
    if (value != values.end()) out += write(*value);
    address.remove_prefix(end + 1);
  }
}

std::string fill_in_encoded(std::string_view address, const Values& values) {
  return fill_in(address, values, [](const PageFeedback::Field& value) { return encode(value.value); });
}

// How much of the paths of its files is the content folder; 0 for ".".
std::size_t length_of_folder(const ContentRoot& root) { return join_disk_path(root.folder, "x").size() - 1; }

const ContentRoot* root_of(const Config& config, std::string_view path) {
  const auto found = std::ranges::find_if(config.content, [&](const ContentRoot& root) {
    return path.starts_with(join_disk_path(root.folder, "x").substr(0, length_of_folder(root)));
  });
  return found == config.content.end() ? nullptr : &*found;
}

Values article_values(const SiteFrame& frame, const ArticlePage& page) {
  const Library& library = frame.library();
  const bool all = frame.config().version_pages == VersionPages::all;
  const Variant& variant = library.variant(page.variant);
  return {{"article", library.entry(page.article).name},
          {"locale", library.locale_tag(page.edition.locale)},
          {"version", library.version_name(all ? page.edition.version : variant.version)}};
}

// The pairs of a query, decoded, with what belongs to the page filled in.
Values fields_of(std::string_view query, const Values& values) {
  Values fields;
  for (const std::string_view pair : split(query, '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const auto text = [&](std::string_view part) {
      return fill_in(percent_decode(replace_all(std::string(part), "+", " ")), values,
                     [](const PageFeedback::Field& value) { return value.value; });
    };
    fields.push_back({text(pair.substr(0, equals)), text(pair.substr(std::min(equals + 1, pair.size())))});
  }
  return fields;
}

}  // namespace

std::string edit_url(const SiteFrame& frame, const ArticlePage& page) {
  const Config& config = frame.config();
  if (is_superseded(frame, page)) return "";
  const Library& library = frame.library();
  const Variant& variant = library.variant(page.variant);
  const std::string& path = library.sources->file(variant.compiled.source).path;
  const ContentRoot* const root = root_of(config, path);
  if (root == nullptr) return "";
  const std::string& address = root->edit_url.empty() ? config.edit_url : root->edit_url;
  if (address.empty()) return "";
  const Values values = {{"path", path.substr(length_of_folder(*root))},
                         {"article", library.entry(page.article).name},
                         {"locale", library.locale_tag(variant.locale)},
                         {"version", library.version_name(variant.version)}};
  return fill_in(address, values, [](const PageFeedback::Field& value) { return percent_encode_path(value.value); });
}

PageFeedback feedback(const SiteFrame& frame, const ArticlePage& page, const Here& here, const std::string& title) {
  const FeedbackConfig& config = frame.config().feedback;
  PageFeedback feedback;
  if (config.url.empty() || is_superseded(frame, page)) return feedback;
  Values values = article_values(frame, page);
  const std::string url = absolute_url(frame.config(), here.path());
  values.push_back({"url", url.empty() ? "/" + here.path().str() : url});
  values.push_back({"title", title});
  if (here.view()) values.push_back({"usage", frame.config().usages[here.view()->index()].id});
  if (config.kind == FeedbackConfig::Kind::link) {
    feedback.url = fill_in_encoded(config.url, values);
    return feedback;
  }
  feedback.method = config.post ? "post" : "get";
  const std::string_view address = config.url;
  const std::size_t query = address.find('?');
  // A browser that sends a form by GET puts its fields in place of the action's query.
  if (!config.post && query != std::string_view::npos) {
    feedback.action = fill_in_encoded(address.substr(0, query), values);
    feedback.fields = fields_of(address.substr(query + 1, address.find('#') - query - 1), values);
  } else {
    feedback.action = fill_in_encoded(address, values);
    feedback.fields = std::move(values);
  }
  return feedback;
}

}  // namespace waymark
