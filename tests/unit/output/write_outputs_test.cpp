#include <atomic>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/hash.h"
#include "output/manifest.h"
#include "output/output.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

using Pages = std::map<std::string, std::string>;

std::vector<Output> outputs_of(const Pages& pages) {
  std::vector<Output> outputs;
  for (const auto& [path, bytes] : pages) {
    outputs.push_back({.path = SitePath::from(path).value(), .bytes = bytes});
  }
  return outputs;
}

// What is in the output folder but for the manifest.
Pages pages_in(const MemoryDisk& disk) {
  Pages pages;
  for (const auto& [path, bytes] : disk.files) {
    if (path.starts_with("public/") && path != "public/.waymark-manifest") {
      pages[path.substr(7)] = bytes;
    }
  }
  return pages;
}

// "written/unchanged/removed", or the failure.
std::string build(MemoryDisk& disk, const std::vector<Output>& outputs, std::size_t jobs = 2) {
  disk.written.clear();
  disk.removed.clear();
  const Result<WriteSummary> summary = write_outputs(outputs, "public", disk, jobs);
  return summary ? std::to_string(summary->written) + "/" + std::to_string(summary->unchanged) + "/" +
                       std::to_string(summary->removed)
                 : summary.error().message;
}
std::string build(MemoryDisk& disk, const Pages& pages, std::size_t jobs = 2) {
  return build(disk, outputs_of(pages), jobs);
}

const Pages old_site{{"index.html", "home"}, {"a.html", "a"}, {"b/c.html", "c"}, {"gone/x.html", "x"}};
const Pages new_site{{"index.html", "home"}, {"a.html", "a2"}, {"b/c.html", "c"}, {"new/y.html", "y"}};

TEST(WriteOutputs, WritesOnlyWhatDiffers) {
  MemoryDisk disk;
  EXPECT_EQ(build(disk, old_site), "4/0/0");
  EXPECT_EQ(pages_in(disk), old_site);

  EXPECT_EQ(build(disk, old_site), "0/4/0");
  EXPECT_THAT(disk.written, IsEmpty()) << "not even the manifest";
  EXPECT_THAT(disk.removed, IsEmpty());

  EXPECT_EQ(build(disk, new_site), "2/2/1");
  EXPECT_EQ(pages_in(disk), new_site);
  EXPECT_THAT(disk.written, ElementsAre("public/.waymark-manifest", "public/a.html", "public/new/y.html"));
  EXPECT_THAT(disk.removed, ElementsAre("public/gone/x.html"));

  EXPECT_EQ(build(disk, Pages{}), "0/0/4");
  EXPECT_THAT(pages_in(disk), IsEmpty());
}

TEST(WriteOutputs, ManifestNamesPathAndHash) {
  MemoryDisk disk;
  build(disk, Pages{{"b.html", "2"}, {"a.html", "1"}});
  EXPECT_EQ(disk.files["public/.waymark-manifest"],
            "# waymark manifest 1\n" + hash_hex("1") + "  a.html\n" + hash_hex("2") + "  b.html\n");
}

TEST(WriteOutputs, MakesBytesWhenTheyAreWanted) {
  MemoryDisk disk;
  std::atomic<int> made = 0;
  const std::vector<Output> outputs{{.path = SitePath::from("a.html").value(), .make = [&made] {
                                       ++made;
                                       return std::string("a");
                                     }}};
  EXPECT_EQ(build(disk, outputs), "1/0/0");
  EXPECT_EQ(made, 1) << "compared and written in one go";
  EXPECT_EQ(disk.files["public/a.html"], "a");
  EXPECT_EQ(build(disk, outputs), "0/1/0");
  EXPECT_THAT(disk.files["public/.waymark-manifest"], HasSubstr(hash_hex("a")));
}

TEST(WriteOutputs, AnyNumberOfWorkersLeavesTheSameBytes) {
  Pages pages;
  for (int i = 0; i < 300; ++i) {
    pages["p" + std::to_string(i % 7) + "/" + std::to_string(i) + ".html"] =
        std::string(static_cast<std::size_t>(i), 'x');
  }
  std::map<std::string, std::string> files;
  for (const std::size_t jobs : {1U, 2U, 8U}) {
    MemoryDisk disk;
    EXPECT_EQ(build(disk, pages, jobs), "300/0/0");
    EXPECT_TRUE(files.empty() || disk.files == files);
    files = disk.files;
  }
}

TEST(WriteOutputs, MendsFilesChangedByHand) {
  MemoryDisk disk;
  build(disk, old_site);
  disk.files["public/a.html"] = "b";  // as long as before
  disk.files.erase("public/index.html");
  EXPECT_EQ(build(disk, old_site), "2/2/0");
  EXPECT_EQ(pages_in(disk), old_site);
}

TEST(WriteOutputs, LeavesStrangersAlone) {
  MemoryDisk disk;
  build(disk, old_site);
  disk.files["public/notes.txt"] = "mine";
  disk.files["public/gone/mine.txt"] = "mine";
  EXPECT_EQ(build(disk, new_site), "2/2/1");
  EXPECT_EQ(disk.files["public/notes.txt"], "mine");
  EXPECT_EQ(disk.files["public/gone/mine.txt"], "mine");

  EXPECT_EQ(build(disk, Pages{{"notes.txt", "theirs"}}),
            "\"public/notes.txt\" was not made by waymark and would be overwritten; move it away");
  EXPECT_EQ(disk.files["public/notes.txt"], "mine");
  EXPECT_THAT(disk.written, IsEmpty());
  EXPECT_THAT(disk.removed, IsEmpty());

  EXPECT_EQ(build(disk, Pages{{"notes.txt", "mine"}}), "0/1/4") << "the same bytes are nobody's loss";
}

TEST(WriteOutputs, RefusesAFolderThatIsNotItsOwn) {
  MemoryDisk disk;
  disk.files["public/thesis.tex"] = "years of work";
  EXPECT_EQ(build(disk, old_site),
            "\"public\" holds files that waymark has not made; choose another folder with --out, or empty it");
  EXPECT_THAT(disk.written, IsEmpty());

  MemoryDisk hidden;
  hidden.files["public/.git/config"] = "x";
  EXPECT_EQ(build(hidden, old_site), "4/0/0");
  EXPECT_EQ(hidden.files["public/.git/config"], "x");
}

TEST(WriteOutputs, RefusesADamagedManifest) {
  MemoryDisk disk;
  disk.files["elsewhere"] = "x";
  for (const std::string& manifest : {std::string("nonsense"), std::string("# waymark manifest 9\n"),
                                      "# waymark manifest 1\n" + hash_hex("x") + "  ../elsewhere\n"}) {
    disk.files["public/.waymark-manifest"] = manifest;
    EXPECT_THAT(build(disk, old_site), HasSubstr("\"public/.waymark-manifest\" is damaged"));
    EXPECT_EQ(disk.files["elsewhere"], "x");
    EXPECT_THAT(disk.written, IsEmpty());
  }
}

TEST(WriteOutputs, RefusesOutputsInEachOthersWay) {
  struct Case {
    std::vector<std::string> paths;
    const char* message;
  };
  const Case cases[] = {
      {{"a.html", "b.html", "a.html"}, "\"a.html\" and \"a.html\": the paths are the same"},
      {{"a.html", "A.html"}, "\"A.html\" and \"a.html\": the paths differ only in letter case"},
      {{"x/É.html", "x/é.html"}, "\"x/É.html\" and \"x/é.html\": the paths differ only in letter case"},
      {{"a", "a/b"}, "\"a\" and \"a/b\": a file cannot be a folder as well"},
      {{"a", "a-b", "A/c/d"}, "\"a\" and \"A/c/d\": a file cannot be a folder as well"},
      {{".waymark-manifest"}, "the name is kept for waymark itself"},
  };
  for (const Case& c : cases) {
    MemoryDisk disk;
    std::vector<Output> outputs;
    for (const std::string& path : c.paths) {
      outputs.push_back({.path = SitePath::from(path).value()});
    }
    EXPECT_THAT(build(disk, outputs), HasSubstr(c.message));
    EXPECT_THAT(disk.written, IsEmpty());
  }
  MemoryDisk disk;
  EXPECT_THAT(build(disk, std::vector<Output>{Output{}}), HasSubstr("cannot be a file of the site"));
}

TEST(WriteOutputs, NamesTheAssetThatIsInTheWay) {
  MemoryDisk disk;
  disk.files["content/a.png"] = "p";
  const SitePath path = SitePath::from("media/a.png").value();
  EXPECT_THAT(
      build(disk, std::vector<Output>{{.path = path, .bytes = "x"}, {.path = path, .copy_of = "content/a.png"}}),
      HasSubstr("(a copy of \"content/a.png\")"));
}

TEST(WriteOutputs, CopiesAssets) {
  MemoryDisk disk;
  const SitePath path = SitePath::from("media/a.png").value();
  for (const std::size_t size : {0U, 1U, 65535U, 65536U, 65537U, 300'000U}) {
    disk.files["content/a.png"] = std::string(size, 'p');
    EXPECT_EQ(build(disk, std::vector<Output>{{.path = path, .copy_of = "content/a.png"}}), "1/0/0") << size;
    EXPECT_EQ(disk.files["public/media/a.png"], disk.files["content/a.png"]);
    EXPECT_THAT(disk.files["public/.waymark-manifest"], HasSubstr(hash_hex(disk.files["content/a.png"])));
    EXPECT_EQ(build(disk, std::vector<Output>{{.path = path, .copy_of = "content/a.png"}}), "0/1/0") << size;
    if (size > 0) {
      disk.files["public/media/a.png"].back() = 'q';
      EXPECT_EQ(build(disk, std::vector<Output>{{.path = path, .copy_of = "content/a.png"}}), "1/0/0") << size;
      EXPECT_EQ(disk.files["public/media/a.png"], disk.files["content/a.png"]);
    }
  }
  EXPECT_THAT(build(disk, std::vector<Output>{{.path = path, .copy_of = "content/none.png"}}),
              HasSubstr("cannot read \"content/none.png\""));
}

TEST(WriteOutputs, FileAndFolderMayChangePlaces) {
  MemoryDisk disk;
  const Pages file{{"a", "file"}};
  const Pages folder{{"a/b", "file"}};
  EXPECT_EQ(build(disk, file), "1/0/0");
  EXPECT_EQ(build(disk, folder), "1/0/1");
  EXPECT_EQ(pages_in(disk), folder);
  EXPECT_EQ(build(disk, file), "1/0/1");
  EXPECT_EQ(pages_in(disk), file);
}

// On a disk where letter case does not count, removing the old spelling takes the new file away.
TEST(WriteOutputs, ANewSpellingIsWrittenAfterTheOldIsRemoved) {
  MemoryDisk disk;
  build(disk, Pages{{"A.html", "a"}});
  disk.files["public/a.html"] = "a";
  EXPECT_EQ(build(disk, Pages{{"a.html", "a"}}), "1/0/1");
  EXPECT_EQ(pages_in(disk), (Pages{{"a.html", "a"}}));
}

TEST(WriteOutputs, TwoBuildsAtOnce) {
  MemoryDisk disk;
  const std::unique_ptr<HeldFolder> other = disk.hold("public").value();
  EXPECT_THAT(build(disk, old_site), HasSubstr("another build is writing to \"public\""));
  EXPECT_THAT(disk.written, IsEmpty());
}

// A build is stopped after each of its changes in turn. Every file is then old or new, none is unknown to the manifest,
// and the next build ends where it would have ended.
TEST(WriteOutputs, RecoversFromAStopAnywhere) {
  std::size_t stops = 0;
  for (bool stopped = true; stopped; ++stops) {
    MemoryDisk disk;
    build(disk, old_site);
    disk.fail_writes_with = "No space left on device";
    disk.changes_before_failing = stops;
    const std::string result = build(disk, new_site, 1);
    stopped = result != "2/2/1";
    if (stopped) {
      EXPECT_THAT(result, HasSubstr("No space left on device")) << stops;
    }
    disk.fail_writes_with.reset();

    const Manifest manifest = parse_manifest(disk.files["public/.waymark-manifest"]).value();
    EXPECT_EQ(manifest.finished, stops <= 2 || !stopped) << stops;
    if (stops <= 2) {
      EXPECT_EQ(pages_in(disk), old_site) << "what does not fit leaves the old site";
    }
    for (const auto& [path, bytes] : pages_in(disk)) {
      EXPECT_TRUE(manifest.hashes.contains(SitePath::from(path).value())) << path << " after " << stops;
      const bool is_old = old_site.contains(path) && old_site.at(path) == bytes;
      const bool is_new = new_site.contains(path) && new_site.at(path) == bytes;
      EXPECT_TRUE(is_old || is_new) << path << " after " << stops;
    }

    MemoryDisk other;
    other.files = disk.files;
    EXPECT_EQ(build(disk, new_site, 1).find(' '), std::string::npos);
    EXPECT_EQ(pages_in(disk), new_site) << stops;
    EXPECT_EQ(build(other, old_site, 1).find(' '), std::string::npos);
    EXPECT_EQ(pages_in(other), old_site) << stops;
    EXPECT_TRUE(parse_manifest(disk.files["public/.waymark-manifest"]).value().finished);
  }
  // Two files staged, manifest, one removal, two files published, manifest; and the run that goes through.
  EXPECT_EQ(stops, 8U);
}

TEST(WriteOutputs, AFirstBuildRecoversToo) {
  for (std::size_t stops = 0; stops < 10; ++stops) {
    MemoryDisk disk;
    disk.fail_writes_with = "No space left on device";
    disk.changes_before_failing = stops;
    build(disk, old_site, 1);
    disk.fail_writes_with.reset();
    build(disk, old_site, 1);
    EXPECT_EQ(pages_in(disk), old_site) << stops;
  }
}

}  // namespace
}  // namespace waymark
