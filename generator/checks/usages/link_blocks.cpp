#include "checks/usages/link_blocks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"

namespace waymark {
namespace {

enum class Kind : std::uint8_t { paragraph, entry, group };

std::optional<Kind> kind_of(std::string_view name) {
  struct Element {
    std::string_view name;
    Kind kind;
  };
  static constexpr auto elements = std::to_array<Element>({{"p", Kind::paragraph},
                                                           {"h1", Kind::paragraph},
                                                           {"h2", Kind::paragraph},
                                                           {"h3", Kind::paragraph},
                                                           {"h4", Kind::paragraph},
                                                           {"h5", Kind::paragraph},
                                                           {"h6", Kind::paragraph},
                                                           {"li", Kind::entry},
                                                           {"tr", Kind::entry},
                                                           {"dt", Kind::entry},
                                                           {"dd", Kind::entry},
                                                           {"ul", Kind::group},
                                                           {"ol", Kind::group},
                                                           {"dl", Kind::group},
                                                           {"table", Kind::group}});
  const auto found = std::ranges::find(elements, name, &Element::name);
  return found == elements.end() ? std::nullopt : std::optional(found->kind);
}

// Pieces are well-formed and hold no raw '<' in attributes.
class BlockReader {
 public:
  explicit BlockReader(const Piece& piece) : piece_(piece), html_(piece.html) {}

  std::vector<LinkBlock> read() {
    auto slot = piece_.slots.begin();
    for (std::size_t at = html_.find('<'); at != std::string_view::npos; at = html_.find('<', at + 1)) {
      for (; slot != piece_.slots.end() && slot->offset < at; ++slot) take();
      read_tag(at);
    }
    for (; slot != piece_.slots.end(); ++slot) take();
    for (Taken& taken : taken_) {
      if (taken.inner < elements_.size()) {
        taken.block.begin = elements_[taken.inner].begin;
        taken.block.end = elements_[taken.inner].end;
      }
    }
    std::vector<LinkBlock> blocks;
    blocks.reserve(taken_.size());
    for (const Taken& taken : taken_) blocks.push_back(taken.block);
    return blocks;
  }

 private:
  struct Element {
    std::string_view name;
    Kind kind = Kind::paragraph;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  struct Taken {
    LinkBlock block;
    std::size_t inner = 0;  // in elements_
  };

  void read_tag(std::size_t at) {
    const bool end = at + 1 < html_.size() && html_[at + 1] == '/';
    const std::size_t begin = at + (end ? 2 : 1);
    std::size_t after = begin;
    while (after < html_.size() && is_ascii_alnum(html_[after])) ++after;
    const std::string_view name = html_.substr(begin, after - begin);
    const auto kind = kind_of(name);
    if (!kind) return;
    if (!end) {
      open_.push_back(elements_.size());
      elements_.push_back({.name = name,
                           .kind = *kind,
                           .begin = static_cast<std::uint32_t>(at),
                           .end = static_cast<std::uint32_t>(html_.size())});
      if (*kind == Kind::group && open_.size() == 1) {
        lead_begin_ = last_begin_;
        lead_end_ = last_end_;
      }
      return;
    }
    if (open_.empty() || elements_[open_.back()].name != name) return;
    Element& element = elements_[open_.back()];
    element.end = static_cast<std::uint32_t>(at);
    open_.pop_back();
    if (!open_.empty()) return;
    const bool paragraph = element.kind == Kind::paragraph && element.name == "p";
    last_begin_ = paragraph ? element.begin : 0;
    last_end_ = paragraph ? element.end : 0;
  }

  void take() {
    Taken taken{.block = {.begin = 0, .end = static_cast<std::uint32_t>(html_.size())}, .inner = elements_.size()};
    taken.block.group = static_cast<std::uint32_t>(open_.empty() ? elements_.size() : open_.front());
    // The nearest item or row; a paragraph where there is none.
    for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
      if (elements_[*open].kind == Kind::entry) {
        taken.inner = *open;
        break;
      }
      if (elements_[*open].kind == Kind::paragraph && taken.inner == elements_.size()) taken.inner = *open;
    }
    if (!open_.empty() && elements_[open_.front()].kind == Kind::group) {
      taken.block.lead_begin = lead_begin_;
      taken.block.lead_end = lead_end_;
    }
    taken_.push_back(taken);
  }

  const Piece& piece_;
  std::string_view html_;
  std::vector<Element> elements_;
  std::vector<std::size_t> open_;
  std::vector<Taken> taken_;
  std::uint32_t last_begin_ = 0;  // the paragraph that was just closed
  std::uint32_t last_end_ = 0;
  std::uint32_t lead_begin_ = 0;
  std::uint32_t lead_end_ = 0;
};

}  // namespace

std::vector<LinkBlock> link_blocks(const Piece& piece) { return BlockReader(piece).read(); }

}  // namespace waymark
