#pragma once
// Integer handles that cannot be mixed up: an ArticleId is not a VersionId. Indexes hold these instead of pointers.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace waymark {

template <class Tag>
struct Id {
  std::uint32_t value = 0;
  constexpr Id() = default;
  constexpr explicit Id(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}
  friend constexpr auto operator<=>(Id, Id) = default;
  constexpr std::size_t index() const { return value; }
};

using SourceId = Id<struct SourceTag>;    // a file in the SourceSet
using ArticleId = Id<struct ArticleTag>;  // one subject in the Library
using VariantId = Id<struct VariantTag>;  // one source file as a variant of an article, in the Library
using VersionId = Id<struct VersionTag>;  // position in Config::versions, oldest first
using LocaleId = Id<struct LocaleTag>;    // position in Config::locales
using UsageId = Id<struct UsageTag>;      // position in Config::usages

}  // namespace waymark

template <class Tag>
struct std::hash<waymark::Id<Tag>> {
  std::size_t operator()(waymark::Id<Tag> id) const noexcept { return id.value; }
};
