#include "checks/texts/vague_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/unicode.h"

namespace waymark {
namespace {

struct VagueWords {
  std::string_view language;
  std::string_view words;  // separated by '|', in lower case
};

// Only what says nothing in any sentence: "details" and "instructions" may be what the link leads to.
constexpr VagueWords lists[] = {
    {"ar", "هنا|انقر هنا|اضغط هنا|المزيد|اقرأ المزيد|هذه الصفحة|هذا الرابط"},
    {"cs", "zde|tady|klikněte zde|klikněte sem|více|další informace|tento odkaz|tato stránka|odkaz"},
    {"de",
     "hier|hier klicken|klicken sie hier|klicke hier|mehr|weiterlesen|mehr erfahren|diese seite|dieser link|dieser "
     "artikel|diesem artikel|link"},
    {"en",
     "here|click here|tap here|click this|click|this|this page|this link|this article|this site|link|more|read "
     "more|see more|learn more|find out more|more info|more information|go|page"},
    {"es",
     "aquí|aqui|haga clic aquí|haz clic aquí|clic aquí|más|leer más|más información|esta página|este "
     "enlace|este artículo|enlace"},
    {"fr", "ici|cliquez ici|cliquer ici|plus|lire la suite|en savoir plus|cette page|ce lien|cet article|lien"},
    {"he", "כאן|לחץ כאן|לחצו כאן|עוד|קרא עוד|למידע נוסף|דף זה|קישור זה"},
    {"hu", "itt|ide|kattintson ide|kattints ide|tovább|bővebben|ez az oldal|ez a hivatkozás"},
    {"it",
     "qui|clicca qui|fare clic qui|fai clic qui|altro|leggi di più|scopri di più|ulteriori informazioni|questa "
     "pagina|questo link|questo articolo|link"},
    {"ja",
     "こちら|ここ|ここをクリック|こちらをクリック|このページ|このリンク|詳細|詳細はこちら|詳しくはこちら|続きを読む|"
     "リンク"},
    {"ko", "여기|여기를 클릭|여기를 클릭하세요|여기를 클릭하십시오|이 페이지|이 링크|자세히|자세히 보기|더 보기|링크"},
    {"nl",
     "hier|klik hier|tik hier|meer|lees meer|lees verder|meer informatie|deze pagina|deze link|deze koppeling|dit "
     "artikel|link|koppeling"},
    {"pl", "tutaj|tu|kliknij tutaj|kliknij tu|więcej|czytaj więcej|dowiedz się więcej|ta strona|ten link|link"},
    {"pt",
     "aqui|clique aqui|mais|leia mais|ler mais|saiba mais|mais informações|esta página|este link|esta "
     "ligação|este artigo|link|ligação"},
    {"ru", "здесь|тут|нажмите здесь|щелкните здесь|щёлкните здесь|сюда|подробнее|далее|эта страница|эта ссылка|ссылка"},
    {"sv", "här|klicka här|tryck här|mer|läs mer|mer information|denna sida|den här sidan|denna länk|länk"},
    {"tr",
     "burada|buraya|buraya tıklayın|buraya tıkla|tıklayın|daha fazla|devamını oku|daha fazla bilgi|bu sayfa|bu "
     "bağlantı|bağlantı"},
    {"zh",
     "这里|此处|点击这里|点击此处|单击此处|更多|了解更多|详情|此页|此链接|链接|這裡|這裏|按這裡|按一下這裡|按一下此處|"
     "此處|點"
     "這裡|點擊這裡|點選這裡|瞭解更多|詳情|此頁|此連結|連結"},
};

// Without what stands around the words: blanks, quotes, full stops, arrows.
std::string bare(std::string_view text) {
  const auto is_edge = [](char32_t c) { return is_unicode_space(c) || is_unicode_punct(c); };
  while (!text.empty()) {
    const DecodedChar first = decode_utf8(text, 0);
    if (!is_edge(first.value)) break;
    text.remove_prefix(first.bytes);
  }
  while (!text.empty()) {
    const DecodedChar last = decode_utf8_before(text, text.size());
    if (!is_edge(last.value)) break;
    text.remove_suffix(last.bytes);
  }
  return case_fold(collapse_space(text));
}

// The words of each list, folded.
const std::vector<std::vector<std::string>>& folded_lists() {
  static const std::vector<std::vector<std::string>> all = [] {
    std::vector<std::vector<std::string>> folded;
    for (const VagueWords& list : lists) {
      std::vector<std::string>& words = folded.emplace_back();
      for (const std::string_view word : split(list.words, '|')) words.push_back(case_fold(word));
    }
    return folded;
  }();
  return all;
}

}  // namespace

bool is_vague(std::string_view text, std::string_view locale) {
  // No entry of a list comes near this.
  constexpr std::size_t longest = 120;
  if (text.empty() || text.size() > longest) return false;
  const std::string_view language = locale.substr(0, locale.find('-'));
  const auto list = std::ranges::find(lists, language, &VagueWords::language);
  if (list == std::end(lists)) return false;
  const std::string words = bare(text);
  const auto number = static_cast<std::size_t>(list - std::begin(lists));
  return !words.empty() && std::ranges::find(folded_lists()[number], words) != folded_lists()[number].end();
}

}  // namespace waymark
