#include "search/phrase_words.h"

namespace waymark {
namespace {

class PhraseWords : public WordSink {
 public:
  std::string words;

 private:
  void take(const Word& word) override {
    if (!word.counts) return;
    if (!words.empty()) words += ' ';
    words += word.surface;
  }
};

}  // namespace

std::string phrase_words(WordReader& reader, std::string_view phrase) {
  PhraseWords words;
  reader.read(phrase, words);
  return std::move(words.words);
}

}  // namespace waymark
