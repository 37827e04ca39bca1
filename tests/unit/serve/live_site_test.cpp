// A site in memory that changes: what its pages and findings are after a save, and after the whole site was made anew.

#include "serve/live_site.h"

#include <atomic>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <utility>

#include "serve/patch_article.h"
#include "support/memory_site.h"

namespace waymark {
namespace {

using testing::HasSubstr;
using testing::Not;

const char* const plain_site = R"(title: Help
content:
  - folder: ../content
    layout: "{locale}/{version}/{article}.md"
versions: ["1"]
locales: [en-us]
severities: {front-matter/missing-description: off, navigation/orphan: off}
)";

// Does something once, right after one file was read.
class InterferedDisk final : public Disk {
 public:
  explicit InterferedDisk(MemoryDisk& below) : below_(below) {}

  void after_reading(const std::string& path, std::function<void()> act) {
    path_ = path;
    act_ = std::move(act);
  }

  Result<std::string> read(const std::string& path) const override {
    auto text = below_.read(path);
    if (path == path_ && act_) std::exchange(act_, nullptr)();
    return text;
  }
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override { return below_.open(path); }
  Result<std::vector<FileEntry>> list(const std::string& folder, std::vector<std::string>* left_out) const override {
    return below_.list(folder, left_out);
  }
  bool is_file(const std::string& path) const override { return below_.is_file(path); }
  bool is_folder(const std::string& path) const override { return below_.is_folder(path); }
  Result<void> write(const std::string&, std::string_view) override { return fail("only read"); }
  Result<void> remove_file(const std::string&) override { return fail("only read"); }
  Result<void> remove_folder_if_empty(const std::string&) override { return fail("only read"); }
  Result<std::unique_ptr<HeldFolder>> hold(const std::string&) override { return fail("only read"); }

 private:
  MemoryDisk& below_;
  std::string path_;
  mutable std::function<void()> act_;
};

class LiveSites : public testing::Test {
 protected:
  LiveSites() {
    add_theme(disk_.files);
    disk_.files["site/site.yml"] = plain_site;
    disk_.files["content/en-us/1/a.md"] = "# A\n\nFirst words.\n\n## More\n\nSee [B](b.md).\n";
    disk_.files["content/en-us/1/b.md"] = "# B\n\nText.\n";
  }

  LiveSite& start() {
    site_ = std::make_unique<LiveSite>(ServeSettings{.site_file = "site/site.yml", .theme_folder = "theme", .jobs = 1},
                                       read_disk_, [](const ToldChange&) {});
    return *site_;
  }

  std::string page(const std::string& path) const {
    std::string html;
    site_->read([&](const ServedSite& state) {
      const Output* const output = state.output(path);
      if (output != nullptr) html = output->make ? output->make() : output->bytes;
    });
    return html;
  }

  std::vector<std::string> rules() const {
    std::vector<std::string> ids;
    site_->read([&](const ServedSite& state) {
      for (const Finding& finding : state.report.findings) ids.emplace_back(info(finding.diagnostic.rule).id);
    });
    return ids;
  }

  // Saves, and waits until the whole site was made anew.
  void save(const std::string& path, const std::string& text) {
    disk_.files[path] = text;
    const std::uint64_t findings = site_->numbers().findings;
    site_->change({.paths = {path}});
    while (site_->numbers().findings == findings) ASSERT_TRUE(site_->wait_for_change(site_->numbers(), 0.05));
  }

  MemoryDisk disk_;
  InterferedDisk read_disk_{disk_};
  std::unique_ptr<LiveSite> site_;
};

TEST_F(LiveSites, ShowWhatIsThere) {
  start();
  EXPECT_THAT(page("a.html"), HasSubstr("First words."));
  EXPECT_THAT(page("a.html"), HasSubstr(" data-waymark-from=\"content/en-us/1/a.md:3\""));
  EXPECT_EQ(page("c.html"), "");
}

TEST_F(LiveSites, ShowASavedTextBeforeTheSiteIsMadeAnew) {
  LiveSite& site = start();
  site.read([&](const ServedSite& state) {
    auto& open = const_cast<ServedSite&>(state);  // the only reader there is
    EXPECT_EQ(patch_article(open, "content/en-us/1/a.md", disk_.files["content/en-us/1/a.md"]), Patch::same);
    EXPECT_EQ(
        patch_article(open, "content/en-us/1/a.md", "# A\n\nOther words.\n\n## More\n\nSee [A](a.md#more) now.\n"),
        Patch::done);
    EXPECT_EQ(patch_article(open, "content/en-us/1/a.md", "# A\n\nWithout the section.\n"), Patch::refused);
    EXPECT_EQ(patch_article(open, "content/en-us/1/none.md", "# A\n"), Patch::refused);
  });
  EXPECT_THAT(page("a.html"), HasSubstr("Other words."));
  EXPECT_THAT(page("a.html"), HasSubstr("href=\"#more\""));
  EXPECT_THAT(page("a.html"), Not(HasSubstr("See <a href=\"b.html")));
}

TEST_F(LiveSites, ShowANewSectionBeforeTheSiteIsMadeAnew) {
  LiveSite& site = start();
  site.read([&](const ServedSite& state) {
    auto& open = const_cast<ServedSite&>(state);  // the only reader there is
    EXPECT_EQ(patch_article(open, "content/en-us/1/a.md", "# A\n\n## New\n\nFresh.\n\n## More\n\nSee [it](#new).\n"),
              Patch::done);
  });
  const std::string html = page("a.html");
  EXPECT_THAT(html, HasSubstr("<h2 data-waymark-from=\"content/en-us/1/a.md:3\" id=\"new\">New</h2>"));
  EXPECT_THAT(html, HasSubstr("<a href=\"#new\">it</a>"));
  EXPECT_THAT(html, HasSubstr("id=\"more\""));
  EXPECT_THAT(page("index.html"), HasSubstr("a.html"));
  disk_.files["content/en-us/1/a.md"] = "# A\n\n## New\n\nFresh.\n\n## More\n\nSee [it](#new).\n";
  start();
  EXPECT_EQ(page("a.html"), html);
}

TEST_F(LiveSites, FollowTextsHeadingsPagesAndTheirEnd) {
  start();
  save("content/en-us/1/a.md", "# A\n\nOther words.\n\n## More\n\nSee [B](b.md) and [C](c.md).\n");
  EXPECT_THAT(page("a.html"), HasSubstr("Other words."));
  EXPECT_THAT(rules(), testing::Contains("link/missing-file"));
  save("content/en-us/1/c.md", "# C\n");
  EXPECT_THAT(rules(), Not(testing::Contains("link/missing-file")));
  EXPECT_THAT(page("a.html"), HasSubstr("href=\"c.html\""));
  EXPECT_THAT(page("c.html"), HasSubstr("C"));
  disk_.files.erase("content/en-us/1/c.md");
  const std::uint64_t findings = site_->numbers().findings;
  site_->change({.paths = {"content/en-us/1/c.md"}});
  while (site_->numbers().findings == findings) ASSERT_TRUE(site_->wait_for_change(site_->numbers(), 0.05));
  EXPECT_THAT(rules(), testing::Contains("link/missing-file"));
  EXPECT_EQ(page("c.html"), "");
}

TEST_F(LiveSites, CompileAnewWhatIncludesAChangedFile) {
  disk_.files["content/en-us/1/includes/x.md"] = "Included once.\n";
  disk_.files["content/en-us/1/a.md"] = "# A\n\n[!INCLUDE [x](includes/x.md)]\n";
  start();
  EXPECT_THAT(page("a.html"), HasSubstr("Included once."));
  save("content/en-us/1/includes/x.md", "Included twice.\n");
  EXPECT_THAT(page("a.html"), HasSubstr("Included twice."));
}

TEST_F(LiveSites, AreTheSameAsASiteMadeAfresh) {
  start();
  save("content/en-us/1/0.md", "# Zero\n\n[A](a.md#more)\n");
  save("content/en-us/1/a.md", "# A\n\nNew.\n\n## More\n\n## Most\n\n[0](0.md)\n");
  save("content/en-us/1/b.md", "# B, renamed\n\n[gone](x.md)\n");
  const std::string a = page("a.html");
  const std::string b = page("b.html");
  const std::string zero = page("0.html");
  const auto found = rules();
  start();
  EXPECT_EQ(page("a.html"), a);
  EXPECT_EQ(page("b.html"), b);
  EXPECT_EQ(page("0.html"), zero);
  EXPECT_EQ(rules(), found);
}

TEST_F(LiveSites, HealWhenAMistakeOfTheConfigurationIsMended) {
  start();
  save("site/site.yml", std::string(plain_site) + "titel: x\n");
  site_->read([](const ServedSite& state) { EXPECT_EQ(state.frame(), nullptr); });
  save("site/site.yml", plain_site);
  EXPECT_THAT(page("a.html"), HasSubstr("First words."));
}

TEST_F(LiveSites, HealWhenAMistakeOfTheThemeIsMended) {
  start();
  const std::string layout = disk_.files["theme/layouts/article.html"];
  save("theme/layouts/article.html", layout + "{{NO_SUCH_NAME}}");
  site_->read([](const ServedSite& state) {
    EXPECT_EQ(state.frame(), nullptr);
    EXPECT_THAT(state.problem, HasSubstr("theme/layouts/article.html:"));
  });
  save("theme/layouts/article.html", layout);
  EXPECT_THAT(page("a.html"), HasSubstr("First words."));
}

TEST_F(LiveSites, TakeForOldWhatIsWrongWhenTheFirstPagesCanBeShown) {
  disk_.files["site/site.yml"] = std::string(plain_site) + "titel: x\n";
  disk_.files["content/en-us/1/a.md"] = "# A\n\n[gone](x.md)\n";
  start();
  EXPECT_THAT(site_->first_findings(), testing::IsEmpty());
  save("site/site.yml", plain_site);
  EXPECT_THAT(site_->first_findings(), testing::SizeIs(1));
  save("content/en-us/1/b.md", "# B\n\n[gone](y.md)\n");
  EXPECT_THAT(site_->first_findings(), testing::SizeIs(1));
}

TEST_F(LiveSites, ShowWhatChangedWhileTheyCouldNotBeShown) {
  start();
  save("site/site.yml", std::string(plain_site) + "titel: x\n");
  save("content/en-us/1/a.md", "# A\n\nWritten meanwhile.\n");
  disk_.files.erase("content/en-us/1/b.md");
  save("content/en-us/1/c.md", "# C\n");
  save("site/site.yml", plain_site);
  EXPECT_THAT(page("a.html"), HasSubstr("Written meanwhile."));
  EXPECT_THAT(page("c.html"), HasSubstr("C"));
  EXPECT_EQ(page("b.html"), "");
}

TEST_F(LiveSites, SayNothingOfAFileThatSaysWhatItDid) {
  LiveSite& site = start();
  const StateNumbers before = site.numbers();
  site.change({.paths = {"content/en-us/1/a.md", "site/site.yml"}});
  EXPECT_EQ(site.numbers(), before);
}

// Saved without its section, and again as it was while the site without it is being made: the file says what the state
// that is shown has, and not what the next one has.
TEST_F(LiveSites, ShowATextThatCameBackWhileTheSiteWasMade) {
  const char* const path = "content/en-us/1/a.md";
  const std::string text = disk_.files[path];
  LiveSite& site = start();
  std::atomic<int> asked = 0;
  read_disk_.after_reading("site/site.yml", [&] {
    read_disk_.after_reading(path, [&] {
      disk_.files[path] = text;
      site.change({.paths = {path}});
      ++asked;
    });
  });
  disk_.files[path] = "# A\n\nWithout it.\n";
  site.change({.paths = {path}});
  while (site.numbers().findings < 2) ASSERT_TRUE(site.wait_for_change(site.numbers(), 0.05));
  EXPECT_EQ(asked, 1);
  EXPECT_THAT(page("a.html"), HasSubstr("First words."));
}

TEST_F(LiveSites, EndWhoeverWaits) {
  LiveSite& site = start();
  site.close();
  EXPECT_FALSE(site.wait_for_change(site.numbers(), 60));
}

}  // namespace
}  // namespace waymark
