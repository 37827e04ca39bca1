#pragma once
// The values that a template shows, by slot, for ctemplate to read. Its own dictionary costs more than all the rest of
// a page: it copies each value, and notes its name in a table of all names under a lock.

#include <array>
#include <cstring>  // ctemplate uses strlen without declaring it
#include <ctemplate/template_dictionary_interface.h>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "theme/strings.h"
#include "theme/template_slots.h"

namespace waymark {

// By slot: which of the names a template shows or asks for.
using UsedSlots = std::array<bool, all_template_names.size()>;

// The values of one entry of a list. Views point into the page that is shown.
struct TemplateEntry {
  std::vector<std::pair<std::size_t, std::string_view>> values;
  std::vector<std::pair<std::size_t, std::vector<TemplateEntry>>> lists;
};

// The values of a template.
struct TemplateValues {
  explicit TemplateValues(LocaleTexts its_texts) : texts(std::move(its_texts)) {}

  std::array<std::string_view, all_template_names.size()> values;  // without data: has not been set
  std::array<bool, all_template_names.size()> has_value = {};
  std::vector<std::pair<std::size_t, std::vector<TemplateEntry>>> lists;
  std::deque<std::string> kept;  // what no page holds
  LocaleTexts texts;
};

// The names as ctemplate sees them: four letters, the first of which says what is asked.
enum class SlotUse : char { value = 'V', list = 'L', if_any = 'I', if_none = 'U' };
std::string slot_name(SlotUse use, std::size_t number);

// Numbers from all_template_names.size() on are those of Strings::names(), in their order.
class ValueReader final : public ctemplate::TemplateDictionaryInterface {
 public:
  // Both must be there as long as the reader.
  explicit ValueReader(const TemplateValues& values) : values_(values) {}
  ValueReader(const ValueReader& around, const TemplateEntry* entry)
      : values_(around.values_), around_(&around), entry_(entry) {}

  void show(const TemplateEntry* entry) { entry_ = entry; }

 private:
  class Entries;

  ctemplate::TemplateString GetValue(const ctemplate::TemplateString& name) const override;
  bool IsHiddenSection(const ctemplate::TemplateString& name) const override;
  bool IsUnhiddenSection(const ctemplate::TemplateString& name) const override { return !IsHiddenSection(name); }
  Iterator* CreateSectionIterator(const ctemplate::TemplateString& name) const override;
  // Parts are put in before ctemplate sees a template.
  bool IsHiddenTemplate(const ctemplate::TemplateString&) const override { return true; }
  const char* GetIncludeTemplateName(const ctemplate::TemplateString&, int) const override { return ""; }
  Iterator* CreateTemplateIterator(const ctemplate::TemplateString&) const override { return nullptr; }
  void DumpToString(std::string*, int) const override {}

  // Of the innermost that has it; null where none has.
  std::optional<std::string_view> value(std::size_t slot) const;
  const std::vector<TemplateEntry>* list(std::size_t slot) const;

  const TemplateValues& values_;
  const ValueReader* around_ = nullptr;
  const TemplateEntry* entry_ = nullptr;  // null: the template itself
};

}  // namespace waymark
