// What findings about usages propose: rules' own cases hold the messages only.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/memory_site.h"

namespace waymark {
namespace {

using testing::HasSubstr;

constexpr std::string_view site_yml = R"(title: Help
content: [{folder: ../content, layout: "{locale}/{article}.md"}]
locales: [en-us, nl-nl]
versions: ["1"]
usages:
  question: How?
  header_words: [How you use]
  list:
    - {id: azure, label: With Azure, words: [Azure]}
    - {id: office, label: With Office, words: [Office]}
severities: {front-matter/missing-description: off, navigation/orphan: off}
)";

constexpr std::string_view settings = R"(# Settings

How you use it | What to do
---|---
[With Azure](#the-portal) | Go
[With Office](#the-desk) | Go

## The portal

Open it.

### Phones

Add one.

## The desk

Open it.
)";

std::vector<Finding> findings_of(const std::string& other) {
  MemoryDisk disk;
  add_theme(disk.files);
  disk.files["site/site.yml"] = site_yml;
  disk.files["content/en-us/settings.md"] = settings;
  disk.files["content/en-us/help/other.md"] = other;
  return build_in_memory(disk, false).findings;
}

TEST(UsageFindings, TheCounterpartOfAHiddenTargetIsProposed) {
  const std::vector<Finding> findings =
      findings_of("---\nusage: office\n---\n\n# Other\n\n[Add it](../settings.md#phones).\n");
  ASSERT_EQ(findings.size(), 1U);
  const Diagnostic& found = findings[0].diagnostic;
  EXPECT_EQ(found.message, "\"Add it\" leads to \"Phones\", which is hidden from \"office\"");
  EXPECT_THAT(found.advice, HasSubstr("leads to \"../settings.md#the-desk\" for \"office\""));
  ASSERT_TRUE(found.fix.has_value());
  EXPECT_EQ(found.fix->trust, Trust::needs_review);
  EXPECT_EQ(found.fix->edits.at(0).replacement, "../settings.md#the-desk");
}

TEST(UsageFindings, WhereOthersSeeTheLinkRightlyNoneIsChanged) {
  const std::vector<Finding> findings = findings_of("# Other\n\n[Add it](../settings.md#phones).\n");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].diagnostic.advice, HasSubstr("\"../settings.md#the-desk\" for \"office\""));
  EXPECT_FALSE(findings[0].diagnostic.fix.has_value());
}

// The Dutch pages show the same text, and have the same link.
TEST(UsageFindings, OneForAllEditionsOfAText) {
  const std::vector<Finding> findings = findings_of("# Other\n\n[Add it](../settings.md#phones).\n");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_TRUE(findings[0].diagnostic.locales.empty());
}

}  // namespace
}  // namespace waymark
