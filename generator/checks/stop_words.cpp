#include "checks/stop_words.h"

#include "base/text.h"

namespace waymark {
namespace {

// About thirty of each language's most frequent words, folded. Words of two languages are in both lists: they count for
// both, and the difference is made by the others.
struct Row {
  std::string_view language;
  std::string_view name;
  std::string_view words;
};
constexpr Row rows[] = {
    {"en", "English",
     "the and of to in is you your for that this with on it or if from are be can when not have will by an as at do "
     "then"},
    {"nl", "Dutch",
     "de het een en van te in is u uw dat die voor met op zijn niet als om aan bij wordt kunt naar deze of door dit "
     "moet ook"},
    {"de", "German",
     "der die das und in zu den ist sie ihre ihr ein eine für mit auf von dem wenn nicht oder werden im es auch wird "
     "sich aus können bei"},
    {"fr", "French",
     "le la les de des et un une à vous votre vos pour dans est que qui sur avec ou si du en ne pas ce cette au par "
     "être"},
    {"es", "Spanish",
     "el la los las de y en un una que su para con por es se si no del al o como más esta este lo sus puede ha"},
    {"it", "Italian",
     "il la le di e in un una che per con è si del della non o se i da al alla sono su questo questa nel come"},
    {"pt", "Portuguese",
     "o a os as de e em um uma que seu sua para com por é se não do da ou no na você como ao este esta mais"},
    {"sv", "Swedish",
     "och i att det en du som är på för med din av den till ett inte om kan har de när eller från ditt så"},
    {"da", "Danish", "og i at det en du som er på for med din af den til et ikke om kan har de når eller fra dit så"},
    {"nb", "Norwegian",
     "og i at det en du som er på for med din av den til et ikke om kan har de når eller fra hvis du"},
    {"fi", "Finnish", "ja on ei se että voit tai kun jos sen joka ovat tämä kuin myös niin mutta olet sinun ole"},
    {"pl", "Polish",
     "i w z na do się nie jest to że o po dla lub od jak za aby przez jeśli ten można tego są który oraz"},
    {"cs", "Czech", "a v na se že je s o z do pro k nebo pokud které jako po který si aby tak není jste být pomocí"},
    {"hu", "Hungarian", "a az és hogy nem is egy ha meg vagy van be ki el fel ez amely majd kell csak de mint"},
    {"tr", "Turkish", "ve bir bu için ile veya da de olarak daha çok en gibi kadar ne var değil olan sonra"},
    {"ro", "Romanian", "și de la în a o un cu pe nu că din este pentru care sau dacă să se mai ca"},
};

}  // namespace

std::span<const StopWords> all_stop_words() {
  static const std::vector<StopWords> all = [] {
    std::vector<StopWords> lists;
    for (const Row& row : rows)
      lists.push_back({.language = row.language, .name = row.name, .words = split(row.words, ' ')});
    return lists;
  }();
  return all;
}

}  // namespace waymark
