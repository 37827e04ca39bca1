#include "library/history/line_up_variants.h"

#include <algorithm>
#include <functional>
#include <ranges>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "library/history/word_difference.h"

namespace waymark {
namespace {

constexpr HistoryIndex no_history = 0xFFFFFFFF;
// A section that comes back is looked for in so many of the older variants that still had sections of which nothing is
// left: a text that was taken back is rarely taken back over more.
constexpr std::size_t most_variants_looked_back = 4;

std::optional<SectionIndex> section_with(const Article& article, const std::string& anchor) {
  for (const Anchor& known : article.anchors) {
    if (known.id != anchor) continue;
    SectionIndex section = known.section;
    while (section > 0 && section < article.sections.size() && !article.sections[section].in_outline) --section;
    if (section < article.sections.size()) return section;
  }
  return std::nullopt;
}

// Which of `order`, the places in the old text of sections in the order of the new one, stand out of line: all but a
// longest ascending row.
std::vector<bool> out_of_line(const std::vector<SectionIndex>& order) {
  std::vector<std::size_t> tails;                               // indices in `order`
  std::vector<std::size_t> before(order.size(), order.size());  // the one before in the row
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto at = std::ranges::lower_bound(tails, order[i], {}, [&](std::size_t tail) { return order[tail]; });
    if (at != tails.begin()) before[i] = *std::prev(at);
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<bool> out(order.size(), true);
  for (std::size_t i = tails.empty() ? order.size() : tails.back(); i < order.size(); i = before[i]) out[i] = false;
  return out;
}

class LineUp {
 public:
  LineUp(const Library& library, std::span<const VariantId> variants, const VariantTexts& texts,
         std::span<const RecordedAnchors> recorded, const CommonTitles& common)
      : library_(library), variants_(variants), texts_(texts), recorded_(recorded), common_(common) {}

  LinedUp run() {
    for (std::size_t i = 0; i < variants_.size(); ++i) add(i);
    return std::move(result_);
  }

 private:
  const Article& article(std::size_t place) const { return library_.article(variants_[place]); }
  AlignedText text(std::size_t place) const { return {article(place), texts_[variants_[place].index()]}; }

  void add(std::size_t place) {
    result_.history_of.emplace_back(article(place).sections.size(), no_history);
    if (place > 0) follow(place);
    for (std::size_t back = 2; back <= place && back <= most_variants_looked_back; ++back)
      look_back(place, place - back);
    for (const std::size_t old : last_with_names_of(place)) look_back(place, old);
    introduce(place);
    if (place > 0) end_missing(place);
  }

  std::vector<RecordedPair> recorded_pairs(std::size_t old, std::size_t now) const {
    std::vector<RecordedPair> pairs;
    // Ordered by version: those of the versions between the two stand together, those without one stand first.
    const VersionId after = library_.variant(variants_[old]).version;
    const VersionId until = library_.variant(variants_[now]).version;
    const auto undated = std::ranges::upper_bound(recorded_, std::optional<VersionId>(), {}, &RecordedAnchors::since);
    const auto first =
        std::ranges::upper_bound(undated, recorded_.end(), std::optional(after), {}, &RecordedAnchors::since);
    const auto last =
        std::ranges::upper_bound(first, recorded_.end(), std::optional(until), {}, &RecordedAnchors::since);
    std::vector<std::span<const RecordedAnchors>> ranges = {{recorded_.begin(), undated}, {first, last}};
    for (const RecordedAnchors& rename : ranges | std::views::join) {
      const auto from = section_with(article(old), rename.from);
      const auto to = section_with(article(now), rename.to);
      if (from && to) pairs.push_back({*from, *to});
    }
    return pairs;
  }

  void follow(std::size_t place) {
    const std::size_t old = place - 1;
    const Alignment alignment = align_sections(text(old), text(place), recorded_pairs(old, place), common_);
    std::vector<SectionIndex> order;
    for (const AlignedSections& pair : alignment.pairs) order.push_back(pair.old);
    const std::vector<bool> moved = out_of_line(order);
    for (std::size_t i = 0; i < alignment.pairs.size(); ++i) {
      const AlignedSections& pair = alignment.pairs[i];
      continue_history(old, pair, place, moved[i]);
    }
    kept_ = alignment.kept;
    taken_out_ = alignment.taken_out;
  }

  // The variants from which sections went, longer ago, that were called like a new one of this variant.
  std::vector<std::size_t> last_with_names_of(std::size_t place) const {
    std::set<std::size_t, std::greater<>> places;
    for (SectionIndex i = 1; i < result_.history_of[place].size() && !gone_.empty(); ++i) {
      if (result_.history_of[place][i] != no_history || !article(place).sections[i].in_outline) continue;
      const auto found = gone_.find(article(place).sections[i].anchor);
      if (found != gone_.end() && found->second + most_variants_looked_back < place) places.insert(found->second);
    }
    std::vector<std::size_t> newest(places.begin(), places.end());
    if (newest.size() > most_variants_looked_back) newest.resize(most_variants_looked_back);
    return newest;
  }

  // Sections that an older variant had, the one before had not, and this one has again.
  void look_back(std::size_t place, std::size_t old) {
    const std::vector<HistoryIndex>& before = result_.history_of[old];
    const bool any_gone = std::ranges::any_of(before, [&](HistoryIndex history) { return is_gone(history, old); });
    const bool any_new = [&] {
      for (SectionIndex i = 1; i < result_.history_of[place].size(); ++i) {
        if (result_.history_of[place][i] == no_history && article(place).sections[i].in_outline) return true;
      }
      return false;
    }();
    if (!any_gone || !any_new) return;
    const Alignment alignment = align_sections(text(old), text(place), recorded_pairs(old, place), common_);
    for (const AlignedSections& pair : alignment.pairs) {
      if (!is_gone(before[pair.old], old) || result_.history_of[place][pair.now] != no_history) continue;
      SectionHistory& history = result_.histories[before[pair.old]];
      history.removed.reset();
      history.went_to.clear();
      continue_history(old, pair, place, true);
    }
  }

  bool is_gone(HistoryIndex index, std::size_t last) const {
    if (index == no_history) return false;
    const SectionHistory& history = result_.histories[index];
    return history.removed && history.newest().id.variant == variants_[last];
  }

  void continue_history(std::size_t old, const AlignedSections& pair, std::size_t place, bool out_of_order) {
    const HistoryIndex index = result_.history_of[old][pair.old];
    if (index == no_history) return;
    result_.history_of[place][pair.now] = index;
    const Section& before = article(old).sections[pair.old];
    const Section& after = article(place).sections[pair.now];
    SectionWording wording = wording_of(place, pair.now);
    wording.evidence = pair.evidence;
    wording.score = pair.score;
    wording.renamed = before.title != after.title;
    wording.moved =
        out_of_order || before.level != after.level || !same_parent(old, before.parent, place, after.parent);
    wording.change = change(text(old).texts[pair.old], text(place).texts[pair.now]);
    result_.histories[index].wordings.push_back(wording);
  }

  // The top heading and no heading at all are one: an article may gain or lose its title.
  bool same_parent(std::size_t old, SectionIndex before, std::size_t place, SectionIndex after) const {
    const auto is_root = [&](std::size_t variant, SectionIndex section) {
      return section == no_index || article(variant).sections[section].level <= 1;
    };
    if (is_root(old, before) || is_root(place, after)) return is_root(old, before) == is_root(place, after);
    const HistoryIndex parent = result_.history_of[place][after];
    return parent != no_history && parent == result_.history_of[old][before];
  }

  static double change(const SectionText& before, const SectionText& after) {
    const auto all = [](const SectionText& text) {
      std::vector<WordHash> words(text.title_words);
      words.insert(words.end(), text.words.begin(), text.words.end());
      return words;
    };
    return word_difference(all(before), all(after));
  }

  SectionWording wording_of(std::size_t place, SectionIndex section) const {
    const Variant& variant = library_.variant(variants_[place]);
    return {.id = {variants_[place], section}, .since = variant.version, .last = variant.last};
  }

  void introduce(std::size_t place) {
    const Variant& variant = library_.variant(variants_[place]);
    for (SectionIndex i = 0; i < variant.compiled.sections.size(); ++i) {
      if (!variant.compiled.sections[i].in_outline || result_.history_of[place][i] != no_history) continue;
      result_.history_of[place][i] = static_cast<HistoryIndex>(result_.histories.size());
      result_.histories.push_back(
          {.article = variant.article, .locale = variant.locale, .wordings = {wording_of(place, i)}});
    }
  }

  void end_missing(std::size_t place) {
    const VersionId version = library_.variant(variants_[place]).version;
    for (SectionIndex i = 0; i < result_.history_of[place - 1].size(); ++i) {
      const HistoryIndex index = result_.history_of[place - 1][i];
      if (index == no_history) continue;
      SectionHistory& history = result_.histories[index];
      if (history.newest().id.variant == variants_[place]) continue;
      history.removed = version;
      if (const std::string& anchor = article(place - 1).sections[i].anchor; !anchor.empty()) gone_[anchor] = place - 1;
    }
    for (const KeptMatter& kept : kept_) {
      const HistoryIndex index = result_.history_of[place - 1][kept.old];
      const HistoryIndex holder = result_.history_of[place][kept.now];
      if (index == no_history || holder == no_history || !result_.histories[index].removed) continue;
      result_.histories[index].went_to.push_back({.history = holder, .evidence = kept.evidence, .score = kept.score});
    }
    for (const KeptMatter& taken : taken_out_) take_out(place, taken);
    kept_.clear();
    taken_out_.clear();
  }

  // What was split off: of a section that goes on, or of one that is gone.
  void take_out(std::size_t place, const KeptMatter& taken) {
    const HistoryIndex index = result_.history_of[place - 1][taken.old];
    const HistoryIndex part = result_.history_of[place][taken.now];
    if (index == no_history || part == no_history || index == part) return;
    SectionHistory& history = result_.histories[index];
    // A section that came back was not made of another.
    const VersionId version = library_.variant(variants_[place]).version;
    if (result_.histories[part].wordings.front().since != version) return;
    if (!history.removed) {
      history.continued_in.push_back(
          {.history = part, .since = version, .evidence = taken.evidence, .score = taken.score});
    } else if (std::ranges::find(history.went_to, part, &SectionMove::history) == history.went_to.end()) {
      history.went_to.push_back({.history = part, .evidence = taken.evidence, .score = taken.score});
    }
  }

  const Library& library_;
  std::span<const VariantId> variants_;
  const VariantTexts& texts_;
  std::span<const RecordedAnchors> recorded_;
  const CommonTitles& common_;
  std::vector<KeptMatter> kept_;
  std::vector<KeptMatter> taken_out_;
  std::unordered_map<std::string, std::size_t> gone_;  // anchors of sections that went → the last variant with them
  LinedUp result_;
};

}  // namespace

LinedUp line_up_variants(const Library& library, std::span<const VariantId> variants, const VariantTexts& texts,
                         std::span<const RecordedAnchors> recorded, const CommonTitles& common) {
  return LineUp(library, variants, texts, recorded, common).run();
}

}  // namespace waymark
