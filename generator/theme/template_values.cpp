#include "theme/template_values.h"

#include <algorithm>
#include <span>

#include "base/failure.h"

namespace waymark {
namespace {

using ctemplate::TemplateDictionaryInterface;
using ctemplate::TemplateString;

constexpr std::size_t letters = 26;

struct Asked {
  SlotUse use;
  std::size_t slot;
};

Asked asked_by(const TemplateString& name) {
  const char* const at = name.data();
  const auto digit = [at](std::size_t i) { return static_cast<std::size_t>(at[i] - 'A'); };
  return {.use = static_cast<SlotUse>(at[0]), .slot = (digit(1) * letters + digit(2)) * letters + digit(3)};
}

template <class T>
const T* find(const std::vector<std::pair<std::size_t, T>>& all, std::size_t slot) {
  for (const auto& [number, one] : all) {
    if (number == slot) return &one;
  }
  return nullptr;
}

}  // namespace

// The entries of a list, one after the other.
class ValueReader::Entries final : public Iterator {
 public:
  Entries(const ValueReader& around, std::span<const TemplateEntry> entries)
      : entries_(entries), reader_(around, nullptr) {}

  bool HasNext() const override { return next_ < entries_.size(); }
  const TemplateDictionaryInterface& Next() override {
    reader_.show(&entries_[next_++]);
    return reader_;
  }

 private:
  std::span<const TemplateEntry> entries_;
  std::size_t next_ = 0;
  ValueReader reader_;
};

std::string slot_name(SlotUse use, std::size_t number) {
  check(number < letters * letters * letters, "a number has three letters");
  std::string name(1, static_cast<char>(use));
  for (const std::size_t digit : {number / letters / letters, number / letters % letters, number % letters})
    name += static_cast<char>('A' + digit);
  return name;
}

std::optional<std::string_view> ValueReader::value(std::size_t slot) const {
  for (const ValueReader* at = this; at != nullptr; at = at->around_) {
    if (at->entry_ != nullptr) {
      if (const auto* const found = find(at->entry_->values, slot)) return *found;
    } else if (values_.has_value[slot]) {
      return values_.values[slot];
    }
  }
  return std::nullopt;
}

const std::vector<TemplateEntry>* ValueReader::list(std::size_t slot) const {
  for (const ValueReader* at = this; at != nullptr; at = at->around_) {
    if (const auto* const found = find(at->entry_ != nullptr ? at->entry_->lists : values_.lists, slot)) return found;
  }
  return nullptr;
}

TemplateString ValueReader::GetValue(const TemplateString& name) const {
  const std::size_t slot = asked_by(name).slot;
  const std::string_view text = slot < all_template_names.size() ? value(slot).value_or(std::string_view())
                                                                 : values_.texts.text(slot - all_template_names.size());
  return text.empty() ? TemplateString("", 0) : TemplateString(text.data(), text.size());
}

bool ValueReader::IsHiddenSection(const TemplateString& name) const {
  const Asked asked = asked_by(name);
  if (asked.use == SlotUse::list) {
    const auto* const entries = list(asked.slot);
    return entries == nullptr || entries->empty();
  }
  const auto text = value(asked.slot);
  return !text || text->empty() == (asked.use == SlotUse::if_any);
}

TemplateDictionaryInterface::Iterator* ValueReader::CreateSectionIterator(const TemplateString& name) const {
  const Asked asked = asked_by(name);
  const auto* const entries = asked.use == SlotUse::list ? list(asked.slot) : nullptr;
  // Without entries ctemplate shows the section once, with the values around it; it deletes the iterator.
  return new Entries(*this, entries == nullptr ? std::span<const TemplateEntry>() : std::span(*entries));
}

}  // namespace waymark
