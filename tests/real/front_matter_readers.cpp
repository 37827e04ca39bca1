// Front matter of plain "key: value" lines is read by a scanner, all else by yaml-cpp. Over every article there is,
// real ones and our own, both say the same: keys, values and where each stands.

#include <cstddef>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "support/expected.h"
#include "syntax/yaml.h"
#include "syntax/yaml_reader.h"

namespace waymark {
namespace {

std::string shown(Span span) { return std::to_string(span.begin) + "-" + std::to_string(span.end); }

std::string shown(const YamlNode& node) {
  std::string text = std::to_string(static_cast<int>(node.kind)) + (node.quoted ? "\"" : "") + " " + shown(node.span) +
                     " [" + node.scalar + "]\n";
  for (const YamlNode& item : node.items) text += "- " + shown(item);
  for (const YamlNode::Entry& entry : node.entries)
    text += entry.key + " " + shown(entry.key_span) + ": " + shown(entry.value);
  return text;
}

// What stands between the first two lines of dashes.
std::string_view yaml_of(std::string_view text) {
  const std::size_t begin = text.starts_with("---\n") ? 4 : text.starts_with("---\r\n") ? 5 : 0;
  const std::size_t end = begin == 0 ? std::string_view::npos : text.find("\n---", begin - 1);
  return end == std::string_view::npos ? std::string_view() : text.substr(begin, end + 1 - begin);
}

std::size_t compare_readers(const std::string& folder) {
  std::size_t compared = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".md") continue;
    const std::string text = read_test_file(entry.path().string());
    const std::string_view yaml = yaml_of(text);
    if (yaml.empty() || yaml.find('\0') != std::string_view::npos) continue;
    const YamlResult by_library = read_yaml_document(yaml, 7);
    const YamlResult ours = parse_yaml(yaml, 7);
    EXPECT_EQ(ours.error.has_value(), by_library.error.has_value()) << entry.path();
    if (ours.error) continue;
    EXPECT_EQ(shown(ours.root), shown(by_library.root)) << entry.path();
    ++compared;
  }
  return compared;
}

TEST(FrontMatterReaders, AgreeOnOurOwnArticles) { EXPECT_GT(compare_readers(WAYMARK_SOURCE_DIR "/content"), 200U); }

TEST(FrontMatterReaders, AgreeOnRealArticles) {
  const std::string beside = WAYMARK_SOURCE_DIR "/../shared";
  if (!std::filesystem::is_directory(beside)) GTEST_SKIP() << "there are no real articles beside the repository";
  EXPECT_GT(compare_readers(beside + "/corpus"), 300U);
  EXPECT_GT(compare_readers(beside + "/seeds"), 0U);
}

}  // namespace
}  // namespace waymark
