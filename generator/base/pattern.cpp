#include "base/pattern.h"

#include <fmt/format.h>
#include <unicode/unistr.h>
#include <unicode/uregex.h>
#include <utility>

namespace waymark {

struct Pattern::Handle {
  URegularExpression* expression = nullptr;

  explicit Handle(URegularExpression* opened) : expression(opened) {}
  ~Handle() { uregex_close(expression); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
};

Pattern::Pattern(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::compile(std::string_view expression) {
  const icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8({expression.data(), static_cast<int32_t>(expression.size())});
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  URegularExpression* opened = uregex_open(wide.getBuffer(), wide.length(), 0, &place, &status);
  if (U_FAILURE(status) != 0 || opened == nullptr) {
    if (opened != nullptr) uregex_close(opened);
    return std::unexpected(
        Failure{fmt::format("it is no regular expression from character {} on", place.offset > 0 ? place.offset : 1)});
  }
  auto handle = std::make_unique<Handle>(opened);
  // Steps of the engine, a few milliseconds each; and bytes of its stack.
  constexpr int32_t most_time = 50;
  constexpr int32_t most_stack = 1 << 20;
  uregex_setTimeLimit(opened, most_time, &status);
  uregex_setStackLimit(opened, most_stack, &status);
  if (U_FAILURE(status) != 0) return std::unexpected(Failure{"it cannot be used"});
  return Pattern(std::move(handle));
}

std::optional<bool> Pattern::fits(std::string_view text) const {
  constexpr std::size_t longest = 10'000;
  if (text.size() > longest) return std::nullopt;
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  UErrorCode status = U_ZERO_ERROR;
  uregex_setText(handle_->expression, wide.getBuffer(), wide.length(), &status);
  const UBool fits = uregex_matches(handle_->expression, 0, &status);
  // The text goes with `wide`; nothing may look at it later.
  UErrorCode ignored = U_ZERO_ERROR;
  static constexpr char16_t none[] = u"";
  uregex_setText(handle_->expression, none, 0, &ignored);
  if (U_FAILURE(status) != 0) return std::nullopt;
  return fits != 0;
}

}  // namespace waymark
