#include "checks/wrong_language.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

constexpr const char* english =
    "<p>When you sign in to the portal, you can choose how you want to be asked for the code. If you have lost your "
    "phone, call the people who look after your account, and they will help you to get back in. You should not share "
    "the code with anybody, and you will never be asked for it by mail. When this is done, go to your profile.</p>";
constexpr const char* german =
    "<p>Wenn Sie sich im Portal anmelden, können Sie auswählen, wie Sie nach dem Code gefragt werden. Wenn Sie Ihr "
    "Telefon verloren haben, rufen Sie die Personen an, die sich um Ihr Konto kümmern, und sie werden Ihnen helfen, "
    "wieder hineinzukommen. Geben Sie den Code nicht weiter, und Sie werden nie per Mail danach gefragt. Wenn das "
    "erledigt ist, gehen Sie zu der Seite mit dem Profil und wählen Sie die Methode, die für Sie am besten ist.</p>";
constexpr const char* japanese =
    "<p>"
    "ポータルにサインインするときに、コードの受け取り方法を選ぶことができます。電話をなくした場合は、アカウントを管理"
    "している担当者に連絡してください。コードを他の人に教えないでください。メールでコードを求められることはありません。"
    "設定"
    "が終わったら、プロファイルのページに移動して、使いやすい方法を選びます。新しい電話を使う場合は、古い電話の登録を削"
    "除"
    "してから、もう一度設定を行ってください。</p>";

std::string language(std::string html, std::string_view tag) {
  Article article;
  article.sections.push_back({});
  article.pieces.push_back({.html = std::move(html)});
  return std::string(other_language_of(article, tag).value_or(""));
}

TEST(WrongLanguage, IsTold) {
  EXPECT_EQ(language(english, "nl-nl"), "English");
  EXPECT_EQ(language(english, "ja-jp"), "English");
  EXPECT_EQ(language(german, "sv-se"), "German");
}

TEST(WrongLanguage, IsNotGuessed) {
  EXPECT_EQ(language(english, "en-ca"), "");
  EXPECT_EQ(language(german, "de-ch"), "");
  EXPECT_EQ(language(japanese, "ja-jp"), "");
  EXPECT_EQ(language(std::string(german) + english, "de-de"), "") << "a mixture";
  EXPECT_EQ(language(english, "cy-gb"), "") << "a language that is not known here";
  EXPECT_EQ(language("<p>Choose the phone and then the app in the portal.</p>", "nl-nl"), "") << "short";
  EXPECT_EQ(language("<pre><code>" + std::string(english) + "</code></pre>", "nl-nl"), "") << "code";
  EXPECT_EQ(language("", "nl-nl"), "");
}

}  // namespace
}  // namespace waymark
