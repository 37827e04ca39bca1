#include "search/filler_words.h"

#include <algorithm>

namespace waymark {
namespace {

struct Row {
  std::string_view language;
  std::string_view words;
};

// Articles, pronouns, prepositions, auxiliary verbs and the words that ask. No word that names a thing or a step is
// among them: "on", "off", "up" and "out" tell "turn on" from "turn off".
constexpr Row rows[] = {
    {"ar",
     "في من إلى على عن مع هذا هذه ذلك التي الذي ما ماذا هل كيف أين متى لماذا لا لم لن أن إن أو ثم هو هي أنا لي لدي "
     "يمكن يمكنني أريد كان يكون عند إذا كل بعد قبل و هناك قد كيفية ليس ليست ولكن لكن حتى عندما تم كنت بعض أي فقط "
     "أيضا إليه عليه به بها له لها منه التى الى ان انا او اذا اريد استطيع يجب لكي وليس وهل وكيف السلام عليكم مرحبا "
     "شكرا سمحت رجاء ممكن صار صارت اللي ايش وش ليش ليه شو اقدر أقدر مش مو لأن لأني أنني أنه هنا الآن اليوم أمس غدا "
     "شي شيء شئ جدا سوف قمت أفعل اعرف أعرف أستطيع أحتاج احتاج وأنا فكيف ولا ولم فهل ولماذا يستطيع "
     "تستطيع يتم مني منها منهم طلع أمر الأمر لكم لنا انت أنت انتم عندي عندك تكون كانت كلما سأتمكن أتمكن أريده "
     "يطلع بشكل إني كم"},
    {"bg",
     "и в на за с от до по не е са да се как какво къде кога защо ми мен мой аз ли или но ако това тази този може мога "
     "искам"},
    {"ca",
     "el la els les un una uns unes de del dels i o a al als en per amb que què com on quan qui no és són hi ha meu "
     "meva em jo puc vull si es"},
    {"cs",
     "a v ve na se si je jsou s z ze do pro k ke o u po jak co kde kdy proč kdo který která mi mě můj moje já ne nebo "
     "když mohu chci být"},
    {"da",
     "og i at det en et den de er på for med til af som om jeg mig min mit mine du din hvordan hvad hvor hvornår "
     "hvorfor hvem kan skal vil har ikke men eller hvis der så nu vi os vores sig han hun fra ved bliver blev også "
     "bare får få kunne må"},
    {"de",
     "der die das den dem des ein eine einen einem einer und oder in im ins zu zum zur ist sind war mit von vom "
     "für auf an am bei aus als wie was wo wann warum wieso weshalb wer welche welcher welches ich mich mir mein "
     "meine meinen meinem meiner du dein sie ihr ihre es man wir uns kann können muss müssen soll will möchte habe "
     "hat haben nicht kein wenn dass es gibt dies diese dieser dieses bitte tun mache machen noch schon jetzt mal "
     "doch denn auch nur etwas irgendwie beim dann also bin bist wird werden wurde würde könnte hatte gar ganz "
     "sehr damit dafür obwohl so da hier diesem diesen sich dir euch unser unsere ihrem ihren gemacht bekomme "
     "hallo guten danke dank vielen gruß grüße alle alles einfach eigentlich wirklich plötzlich heute gestern "
     "morgen morgens seit bereits trotzdem weil sobald falls ob mehr los hin her dort woher wohin wofür wozu davon "
     "daran darin darauf dadurch deswegen deshalb sonst leider nämlich halt eben gerade kriege "
     "krieg kriegen bekommt geht läuft lässt lassen sagt sage sagen gesagt weiß wissen "
     "keine keinen keinem keiner möglich angeblich ganze ganzen ganzes irgendwas irgendwo einmal jeder jede jeden "
     "stelle überhaupt total vielleicht könnten sollte sollten müsste hätte wäre wurden worden ihm ihn ihnen deine "
     "deinen unserem unseren unserer nun ne nen hab habt hast darf dürfen"},
    {"el",
     "ο η το οι τα του της των τον την και ή να σε στο στη στην με για από που πώς τι πού πότε γιατί ποιος μου μας δεν "
     "θα είναι έχω μπορώ θέλω αν ένα μια"},
    {"en",
     "a an the and or but of to in into at by for from with about as is are was were am be been being it its this "
     "that these those there here i i'm i've me my mine we us our you your they them their he she his her do does "
     "did done doing don't doesn't didn't can can't cannot could should would will won't shall may might must have "
     "has had having get gets got getting want need needs what what's which who whom whose when where why how if "
     "then than so not no please just any some help tell let go going anything anyone anymore something still "
     "already also too very really only now hi hello thanks trying tried using used way thing things every onto "
     "because while such own everything everybody today tomorrow yesterday morning suddenly "
     "actually exactly completely totally simply basically literally maybe perhaps possible possibly able supposed "
     "says said saying tells telling told idea ill ive youre theyre isn't wasn't aren't wouldn't couldn't "
     "shouldn't haven't hasn't hadn't you'd i'd you'll we're it'll that's there's whether since though although "
     "sure dear hey guys thank sorry wondering wonder moment quite pretty rather lot bit earth "
     "anyhow somehow whats hows wheres whos heres lets thats theres"},
    {"es",
     "el la los las lo un una unos unas de del y o a al en con por para que qué como cómo donde dónde cuando "
     "cuándo quien quién cual cuál porque es son está están ser hay mi mis me yo tu su sus se si no puedo puede "
     "quiero tengo tiene hacer hago esta este esto estos estas ese eso esa muy más ya también pero desde sido fue "
     "ha he han debo debe puedes tener nos nuestro sobre hasta algo así"},
    {"fi",
     "ja tai on ei ole en olen miten mitä mikä missä milloin miksi kuka minun minä mun voin voi voinko haluan jos kun "
     "että se tämä"},
    {"fr",
     "le la les l un une des de du d et ou à au aux en dans par pour avec sur ce cet cette ces que qu qui quoi "
     "quel quelle comment où quand pourquoi est sont être suis il elle on je j me m mon ma mes nous notre vous "
     "votre vos se s ne n pas plus peux peut puis veux faut faire fais ai a avoir si c y alors aussi bien comme "
     "encore très depuis tout tous toute toutes lui leur ça cela donc chez afin fait dois doit été peut-on puis-je "
     "est-ce ai-je après avant sous vers"},
    {"he", "את של על עם אל מה מי איך איפה מתי למה האם אני לי שלי הוא היא זה זו אם או לא יש אין כדי אפשר צריך רוצה"},
    {"hi", "का की के को में से पर है हैं और या यह वह क्या कैसे कहाँ कब क्यों कौन मैं मेरा मेरी मेरे मुझे नहीं करें कर सकता अगर तो"},
    {"hu",
     "a az egy és vagy de hogy hogyan mi mit hol mikor miért ki melyik én nekem nem is van kell tudok lehet akarok ha "
     "ez"},
    {"id",
     "yang di ke dari dan atau untuk dengan pada ini itu apa bagaimana di mana kapan mengapa siapa saya aku tidak bisa "
     "ingin jika adalah cara"},
    {"it",
     "il lo la i gli le un uno una di del dello della dei degli delle e o a al allo alla in nel nella con per da "
     "dal su che chi cosa come dove quando perché quale è sono ho ha mi mio mia miei me io si se non posso può "
     "voglio devo fare faccio anche ancora più quello questo questa questi essere stato fa dopo prima nello sul "
     "sulla ai alle tra fra quindi ma già molto ci ne li deve"},
    {"ja",
     "の は が を に で と も へ から まで や か です ます する した して いる ある ない です どう どこ いつ なぜ 何 "
     "方法 私 この その こと"},
    {"ko",
     "은 는 이 가 을 를 의 에 에서 로 으로 와 과 도 어떻게 무엇 뭐 어디 언제 왜 누가 나 내 제 저 수 있나요 하나요 "
     "합니까 방법"},
    {"nb",
     "og i å at det en et den de er på for med til av som om jeg meg min mitt mine du din hvordan hva hvor når "
     "hvorfor hvem kan skal vil har ikke men eller hvis der så nå vi oss vår seg han hun fra ved blir ble også "
     "bare får få kunne må"},
    {"nl",
     "de het een en of in op te van voor met aan bij uit naar om als dat die dit deze er is zijn was ben wordt "
     "worden ik mij me mijn jij je jouw u uw we wij ons hij ze zij kan kun kunt moet moeten wil heb hebt heeft doe "
     "doen niet geen maar wat waar wanneer waarom wie welke hoe dan ook gaat nog al eens even toch want omdat had "
     "hebben werd zou kunnen mag mogen gewoon echt erg graag iets nu hier daar zo haar mezelf krijg krijgen doet "
     "gedaan welk hallo hoi goedemorgen goedemiddag beste dank bedankt alvast groet groeten alles alle "
     "niks niets ineens opeens plotseling eigenlijk zomaar helaas natuurlijk misschien vandaag gisteren "
     "vanochtend week sinds terwijl zodat voordat nadat zodra waarmee waarvoor waarop daarmee daarvoor erop "
     "ervan eraan helemaal meer zegt zeg gezegd weet weten kreeg gekregen laat laten "
     "nergens ergens dus hoef hoeft hoeven beetje soort onze hen hun hem zelf stel bijv zit"},
    {"pl",
     "i w we z ze na do od dla po o u się nie to ten ta te jest są jak co gdzie kiedy dlaczego kto który która mi "
     "mnie mój moja moje ja lub czy jeśli mogę można chcę być też tylko już jeszcze bardzo przez przy pod nad więc "
     "ale tak tu tam mam masz czym tym tego tej był była muszę chciałbym"},
    {"pt",
     "o a os as um uma uns umas de do da dos das e ou em no na nos nas com por para que o quê como onde quando "
     "quem qual porque por que é são está ser há meu minha meus minhas me eu seu sua se não posso pode quero tenho "
     "fazer faço isso esse essa este esta isto já também mas muito foi fui vai vou ter até pelo pela preciso você "
     "nós nosso nossa ao aos à às num numa algo"},
    {"ro",
     "și în la de din pe cu pentru un o al a ai ale că ce cum unde când de ce cine care este sunt am are meu mea mei "
     "mele eu mă îmi nu sau dacă pot vreau să se"},
    {"ru",
     "и в во на с со к ко по из за от до для о об у не но или а что как где когда почему кто какой какая это этот "
     "эта я мне меня мой моя моё мои мы вы ваш он она они ли если чтобы быть есть могу можно хочу нужно уже еще "
     "ещё только очень тоже также был была были будет так тут там здесь него нее их его ее себя бы же надо можете "
     "при под над"},
    {"sv",
     "och i att det en ett den de är på för med till av som om jag mig min mitt mina du din hur vad var när varför "
     "vem kan ska vill har inte men eller där måste behöver få får så ju nu ni vi oss vår sig han hon dom från vid "
     "blir blev också bara"},
    {"th", "ที่ ใน จาก ของ และ หรือ กับ ให้ ได้ เป็น คือ มี ไม่ ฉัน ผม อะไร อย่างไร ยังไง ที่ไหน เมื่อไร ทำไม ใคร จะ ต้อง ทำ"},
    {"tr",
     "ve veya ile bir bu şu o için de da den dan mi mı mu mü ne nasıl nerede nereden ne zaman neden niçin kim "
     "hangi ben benim bana beni değil var yok olarak gibi eğer istiyorum çok daha en şimdi sonra önce ama fakat "
     "yapabilirim olur oldu olan ise benimki biz siz şunu bunu"},
    {"uk",
     "і й та в у на з із до від для по о про не що як де коли чому хто який яка це цей я мені мене мій моя мої ви ваш "
     "чи або якщо щоб є можу можна хочу"},
    {"vi",
     "là và của cho với ở trong trên từ để các những một này đó gì nào như thế sao đâu khi tại ai tôi bạn không có "
     "được thì mà làm"},
    {"zh",
     "的 了 在 是 和 与 或 我 你 您 我的 这 那 有 不 吗 呢 怎么 如何 怎样 什么 哪里 哪儿 何时 为什么 谁 可以 能 要 想 "
     "会 把 被 给 请"},
};

}  // namespace

std::string_view filler_words(std::string_view language) {
  if (language == "no" || language == "nn") language = "nb";
  const auto* const row = std::ranges::find(rows, language, &Row::language);
  return row == std::end(rows) ? std::string_view() : row->words;
}

}  // namespace waymark
