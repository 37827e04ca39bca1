#pragma once
// Which usages something holds for.

#include <cstddef>
#include <cstdint>

#include "base/ids.h"

namespace waymark {

// One bit a usage, so that sets are compared and met in a step. A site may declare 64; nobody chooses among more.
class UsageSet {
 public:
  static constexpr std::size_t most = 64;

  constexpr UsageSet() = default;
  static constexpr UsageSet everybody() { return UsageSet(~std::uint64_t{0}); }
  static constexpr UsageSet only(UsageId usage) { return UsageSet(std::uint64_t{1} << usage.index()); }
  static constexpr UsageSet first(std::size_t count) {
    return count >= most ? everybody() : UsageSet((std::uint64_t{1} << count) - 1);
  }

  constexpr bool contains(UsageId usage) const { return (bits_ & only(usage).bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool is_everybody() const { return bits_ == everybody().bits_; }
  constexpr std::uint64_t bits() const { return bits_; }  // the lowest is of the usage declared first
  constexpr void add(UsageSet other) { bits_ |= other.bits_; }

  friend constexpr UsageSet operator|(UsageSet a, UsageSet b) { return UsageSet(a.bits_ | b.bits_); }
  friend constexpr UsageSet operator&(UsageSet a, UsageSet b) { return UsageSet(a.bits_ & b.bits_); }
  friend constexpr UsageSet operator-(UsageSet a, UsageSet b) { return UsageSet(a.bits_ & ~b.bits_); }
  friend constexpr bool operator==(UsageSet, UsageSet) = default;

 private:
  constexpr explicit UsageSet(std::uint64_t bits) : bits_(bits) {}
  std::uint64_t bits_ = 0;
};

}  // namespace waymark
