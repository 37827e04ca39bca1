#include "output/manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/hash.h"

namespace waymark {
namespace {

SitePath path(std::string_view text) { return SitePath::from(text).value(); }

TEST(Manifest, IsSortedText) {
  Manifest manifest;
  manifest.hashes[path("b/a b.html")] = hash_hex("1");
  manifest.hashes[path("a.html")] = hash_hex("2");
  EXPECT_EQ(to_text(manifest),
            "# waymark manifest 1\n" + hash_hex("2") + "  a.html\n" + hash_hex("1") + "  b/a b.html\n");
  manifest.finished = false;
  EXPECT_TRUE(to_text(manifest).starts_with("# waymark manifest 1, unfinished\n"));
}

TEST(Manifest, ComesBackWhole) {
  Manifest manifest;
  for (const char* name :
       {"a", "a/b%41.html", "line\nend", "cr\r", "tab\t", "é/設定.html", " blank ", "\x7f", "%", "%2F"}) {
    manifest.hashes[path(name)] = hash_hex(name);
  }
  for (const bool finished : {true, false}) {
    manifest.finished = finished;
    EXPECT_EQ(parse_manifest(to_text(manifest)).value(), manifest);
  }
  EXPECT_EQ(parse_manifest("# waymark manifest 1\r\n" + hash_hex("") + "  a\r\n").value().hashes.size(), 1U)
      << "line ends that a version control system has changed";
}

TEST(Manifest, RefusesWhatIsNone) {
  const std::string heading = "# waymark manifest 1\n";
  const std::string hash = hash_hex("x");
  for (const std::string& bad :
       {std::string(), std::string("x"), std::string("# waymark manifest 2\n"), std::string("# waymark manifest 11\n"),
        heading + "x  a.html\n", heading + hash, heading + hash + " a.html\n", heading + hash + "  ../a.html\n",
        heading + hash + "  /etc/passwd\n", heading + hash + "  %2Fetc/passwd\n",
        heading + hash + "  a/%2E%2E/%2E%2E/b\n", heading + hash + "  a%00b\n", heading + hash + "  \n",
        heading + hash + "  a\\b\n", heading + std::string(32, 'G') + "  a\n",
        heading + std::string(1000, 'x') + "\n"}) {
    EXPECT_FALSE(parse_manifest(bad)) << bad;
  }
}

}  // namespace
}  // namespace waymark
