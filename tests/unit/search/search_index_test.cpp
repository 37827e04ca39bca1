#include "search/search_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "built_index.h"

namespace waymark {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;
using testing::UnorderedElementsAre;

// Builds a site of these files; `site` is site.yml.
SiteFiles build_site(const std::string& site, const SiteFiles& content, std::size_t jobs = 1) {
  MemoryDisk disk;
  add_theme(disk.files);
  disk.files["site/site.yml"] = site;
  for (const auto& [path, text] : content) disk.files["content/" + path] = text;
  build_in_memory(disk, true, jobs);
  return disk.files;
}

const std::string plain_site = "title: Help\ncontent: ../content\n";

TEST(SearchIndex, FindsSectionsByTheirWords) {
  const SiteFiles files = build_site(
      plain_site,
      {{"phone.md",
        "---\ntitle: Lost phone\nkeywords: stolen, theft\ndescription: What to do.\n---\n"
        "# Lost phone\nIntroduction.\n\n## Sign in\n\nUse another way.\n\n### By letter\n\nWait."},
       {"setup.md", "# Setting up\n\nTwo-step verification with settings.\n\n## Phones\n\nA `getUserName` call.\n"}});
  const BuiltIndex index(files, "public/search/en-us/");
  EXPECT_THAT(index.units, ElementsAre("phone.html", "phone.html#sign-in", "phone.html#by-letter", "setup.html",
                                       "setup.html#phones"));
  EXPECT_EQ(index.base["units"], 5);
  EXPECT_EQ(index.base["articles"], 2);
  EXPECT_EQ(index.base["lang"], "en-us");
  EXPECT_THAT(index.found("introduction"), ElementsAre("phone.html"));
  EXPECT_THAT(index.found("stolen"), ElementsAre("phone.html"));
  EXPECT_THAT(index.found("twostep"), ElementsAre("setup.html"));
  EXPECT_THAT(index.found("username"), ElementsAre());
  EXPECT_THAT(index.found("user"), ElementsAre("setup.html#phones"));
  EXPECT_THAT(index.found("getusername"), ElementsAre("setup.html#phones"));
  // One stem; the title of an article and the headings above a section count for it, less than its own.
  EXPECT_EQ(index.found("phone"), index.found("phones"));
  EXPECT_THAT(index.found("phone"),
              UnorderedElementsAre("phone.html", "setup.html#phones", "phone.html#sign-in", "phone.html#by-letter"));
  EXPECT_THAT(index.found("phone").back(), testing::StartsWith("phone.html#"));
  EXPECT_THAT(index.found("sign"), ElementsAre("phone.html#sign-in", "phone.html#by-letter"));
  EXPECT_EQ(index.articles[0]["title"], "Lost phone");
  EXPECT_EQ(index.articles[0]["units"][2], nlohmann::json::parse(R"(["by-letter","By letter",2,"Wait."])"));
  const auto common = decode_front_coded(index.base["common"].get<std::string>());
  EXPECT_THAT(common, Contains("letter"));
  EXPECT_THAT(common, Not(Contains("introduction")));
}

TEST(SearchIndex, TellsWhichLinesAreForSomeOnly) {
  const SiteFiles files =
      build_site(plain_site + "usages: [{id: azure, label: Azure}, {id: office, label: Office}]\n",
                 {{"a.md",
                   "# A\n\n::: zone pivot=\"azure\"\nFirst.\n\n- one\n- two\n\n::: zone-end\n\nAll.\n\n"
                   "::: zone pivot=\"office\"\nLast.\n::: zone-end\n\n"
                   "## One\n\n::: zone pivot=\"azure\"\nOnly.\n::: zone-end\n\n## Two\n\nNobody else.\n"}});
  const BuiltIndex index(files, "public/search/en-us/");
  EXPECT_EQ(index.articles[0]["units"],
            nlohmann::json::parse(R"([["","",0,"First.\none\ntwo\nAll.\nLast.",[[0,3,1],[4,5,2]]],
                                      ["one","One",1,"Only."],["two","Two",1,"Nobody else."]])"));
}

TEST(SearchIndex, EachLocaleHasItsOwnWithTextsThatFallBack) {
  const SiteFiles files = build_site(
      "title: Help\nlocales: {source: en-us, list: [en-us, tr-tr]}\ncontent: {folder: ../content, layout: "
      "'{locale}/{article}.md'}\nsearch: {synonyms: {en-us: [[2FA, Two-Step Verification]], tr-tr: [[PIN, şifre]]}}\n",
      {{"en-us/a.md", "# INFO\n\nThe ID.\n"},
       {"en-us/b.md", "# Settings\n"},
       {"tr-tr/a.md", "# BİLGİ\n\nPIN KISA.\n"}});
  const BuiltIndex english(files, "public/search/en-us/");
  EXPECT_EQ(english.base["synonyms"], nlohmann::json::parse(R"([["2fa","two step verification"]])"));
  EXPECT_THAT(english.found("info"), ElementsAre("a.html"));
  const BuiltIndex turkish(files, "public/search/tr-tr/");
  EXPECT_EQ(turkish.base["folder"], "tr-tr/");
  EXPECT_EQ(turkish.base["synonyms"], nlohmann::json::parse(R"([["pın","sifre"]])"));
  EXPECT_THAT(turkish.found("bilgi"), ElementsAre("a.html"));
  EXPECT_THAT(turkish.found("kısa"), ElementsAre("a.html"));
  EXPECT_THAT(turkish.found("pin"), ElementsAre("a.html"));
  EXPECT_THAT(turkish.found("pın"), ElementsAre("a.html"));
  EXPECT_THAT(turkish.found("setting"), ElementsAre());
  EXPECT_THAT(turkish.found("settings"), ElementsAre("b.html"));
  EXPECT_EQ(turkish.articles[1]["lang"], "en-us");
  EXPECT_EQ(turkish.articles[1]["dir"], "ltr");
  EXPECT_FALSE(turkish.articles[0].contains("lang"));
}

TEST(SearchIndex, ArabicWordsAreFoundWithoutTheirArticle) {
  const SiteFiles files =
      build_site("title: Help\nlocales: [ar-sa]\ncontent: {folder: ../content, layout: '{article}.md'}\n",
                 {{"a.md", "# الهاتف\n\nبالكاميرا.\n"}});
  const BuiltIndex index(files, "public/search/ar-sa/");
  for (const char* word : {"الهاتف", "هاتف", "كاميرا"}) EXPECT_THAT(index.found(word), ElementsAre("a.html")) << word;
}

TEST(SearchIndex, EverydayWordsCanBeTurnedOff) {
  const SiteFiles content = {{"a.md", "# Remove a phone\n"}};
  const BuiltIndex with(build_site(plain_site, content), "public/search/en-us/");
  EXPECT_THAT(with.base["everyday"].get<std::string>(), testing::HasSubstr("remove;delete"));
  const BuiltIndex without(build_site(plain_site + "search: {everyday_words: false}\n", content),
                           "public/search/en-us/");
  EXPECT_FALSE(without.base.contains("everyday"));
}

TEST(SearchIndex, KoreanWordsAreFoundWithoutTheirParticles) {
  const SiteFiles files =
      build_site("title: Help\nlocales: [ko-kr]\ncontent: {folder: ../content, layout: '{article}.md'}\n",
                 {{"a.md", "# 설정\n\n인증을 확인하세요.\n"}});
  const BuiltIndex index(files, "public/search/ko-kr/");
  for (const char* word : {"인증", "인증을", "확인", "설정"})
    EXPECT_THAT(index.found(word), ElementsAre("a.html")) << word;
}

TEST(SearchIndex, KnowsForWhomSectionsAre) {
  const SiteFiles files = build_site(
      plain_site + "usages: [{id: azure, label: Azure}, {id: office, label: Office}]\n",
      {{"a.md", "# A\n\nAll.\n\n## One\n\n::: zone pivot=\"azure\"\nFirst.\n::: zone-end\n\n## Two\n\nSecond.\n"},
       {"b.md", "---\ntitle: B\nusage: office\n---\nText.\n"}});
  const BuiltIndex index(files, "public/search/en-us/");
  const nlohmann::json masks = index.base["masks"];
  std::vector<std::uint64_t> by_unit;
  const auto runs = decode_digits(index.base["scopes"].get<std::string>());
  for (std::size_t i = 0; i < runs.size(); i += 2) by_unit.insert(by_unit.end(), runs[i], masks[runs[i + 1]]);
  EXPECT_THAT(by_unit, ElementsAre(3, 1, 3, 2));
  EXPECT_EQ(index.base["usages"],
            nlohmann::json::parse(R"([{"id":"azure","label":"Azure"},{"id":"office","label":"Office"}])"));
  EXPECT_EQ(masks[index.articles[0]["views"].get<std::size_t>()], 3);
  EXPECT_EQ(masks[index.articles[1]["views"].get<std::size_t>()], 2);
}

TEST(SearchIndex, OlderWordingsAreApart) {
  const std::string versions =
      "versions: {list: [{name: v1, label: Spring}, v2], pages: PAGES}\ncontent: {folder: ../content, layout: "
      "'{version}/{article}.md'}\ntitle: Help\n";
  const SiteFiles content = {{"v1/a.md", "# A\n\nFormerly.\n"}, {"v2/a.md", "# A\n\nNow.\n"}};
  const auto site = [&](const std::string& pages) {
    std::string text = versions;
    return build_site(text.replace(text.find("PAGES"), 5, pages), content);
  };
  const SiteFiles archive = site("archive");
  const BuiltIndex now(archive, "public/search/en-us/");
  EXPECT_THAT(now.found("formerly"), ElementsAre());
  EXPECT_EQ(now.base["older"], true);
  const BuiltIndex older(archive, "public/search/en-us/older/");
  EXPECT_THAT(older.found("formerly"), ElementsAre("v/v1/a.html"));
  EXPECT_EQ(older.articles[0]["version"], "Spring");
  const SiteFiles all = site("all");
  EXPECT_THAT(BuiltIndex(all, "public/search/en-us/v1/").found("formerly"), ElementsAre("a.html"));
  EXPECT_FALSE(BuiltIndex(all, "public/search/en-us/").base.contains("older"));
}

TEST(SearchIndex, NothingIsWrittenWithoutASearch) {
  const SiteFiles files = build_site(plain_site + "search: false\n", {{"a.md", "# A\n"}});
  for (const auto& [path, bytes] : files) {
    EXPECT_FALSE(path.starts_with("public/search") || path.starts_with("public/a-z")) << path;
  }
}

TEST(SearchIndex, IsTheSameForAnyNumberOfWorkers) {
  SiteFiles content;
  for (int i = 0; i < 300; ++i) {
    const std::string n = std::to_string(i);
    content["a" + n + ".md"] = "# Article " + n + "\n\nWord" + std::to_string(i % 7) + " naïve été" + n +
                               "\n\n## S\n\nx" + std::to_string(i * i) + "\n";
  }
  const SiteFiles one = build_site(plain_site, content, 1);
  for (const std::size_t jobs : {2U, 8U}) EXPECT_EQ(build_site(plain_site, content, jobs), one) << jobs;
}

TEST(SearchIndex, AnArticleOfManySectionsHasThemAll) {
  std::string text = "# All\n";
  for (int i = 0; i < 20'000; ++i) text += "\n## Section " + std::to_string(i) + "\n\nword\n";
  const BuiltIndex index(build_site(plain_site, {{"a.md", text}}), "public/search/en-us/");
  EXPECT_EQ(index.units.size(), 20'001U);
  EXPECT_EQ(index.counts.at("word"), 20'000U);
  EXPECT_EQ(index.found("word").size(), 2'000U);
  EXPECT_TRUE(index.truncated.at("word"));
  EXPECT_FALSE(index.truncated.at("19999"));
  EXPECT_THAT(index.found("19999"), ElementsAre("a.html#section-19999"));
}

}  // namespace
}  // namespace waymark
