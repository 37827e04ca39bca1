#pragma once
// Plain values as bytes and back, for files that only this program on this kind of machine reads. What is unpacked may
// be damaged: an Unpacker never reads past its bytes, and whoever uses it asks is_whole() before the values. Structs
// are packed by listing their fields in an overload of each_field(value, f), with a structured binding that takes all
// of them apart: a field that is added and not listed does not compile.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/ids.h"

namespace waymark {

template <class T, class Struct>
concept FieldsOf = std::same_as<std::remove_const_t<T>, Struct>;

// The last value of an enum, for Unpacker; an overload beside each_field().
template <class E>
constexpr E last_of();

// Structs that are nothing but integers without a gap, which whole vectors of are copied at once. Must hold no handle
// that a reader renumbers.
template <class T>
inline constexpr bool packs_as_bytes = std::is_integral_v<T> && !std::is_same_v<T, bool>;

enum class PackedFiles : std::uint8_t {
  in_own_list,  // handles are packed as places in sources()
  as_they_are,
};

// Passes over values of the types LeftOut; what is packed so is for comparing, not for unpacking.
template <class... LeftOut>
class BasicPacker {
 public:
  explicit BasicPacker(std::string& out, PackedFiles files = PackedFiles::in_own_list) : out_(out), files_(files) {}

  template <class... Ts>
  void operator()(const Ts&... values) {
    (put(values), ...);
  }

  // Files that the values name, in order of first use.
  const std::vector<SourceId>& sources() const { return sources_; }

 private:
  template <class T>
  void put(const T& value) {
    if constexpr ((std::is_same_v<T, LeftOut> || ...)) {
      return;
    } else if constexpr (std::is_enum_v<T>) {
      raw(std::to_underlying(value));
    } else if constexpr (std::is_arithmetic_v<T>) {
      raw(value);
    } else {
      each_field(value, *this);
    }
  }
  void put(std::string_view text) {
    size(text.size());
    out_.append(text);
  }
  void put(const std::string& text) { put(std::string_view(text)); }
  void put(SourceId source) {
    if (files_ == PackedFiles::as_they_are) return raw(source.value);
    const auto known = std::ranges::find(sources_, source);
    raw(static_cast<std::uint32_t>(known - sources_.begin()));
    if (known == sources_.end()) sources_.push_back(source);
  }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class A, class B>
  void put(const std::pair<A, B>& value) {
    put(value.first);
    put(value.second);
  }
  template <class T>
  void put(const std::vector<T>& values) {
    size(values.size());
    if constexpr (packs_as_bytes<T> && sizeof...(LeftOut) == 0) {
      static_assert(std::has_unique_object_representations_v<T>);
      out_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    } else {
      for (const T& value : values) put(value);
    }
  }

  void size(std::size_t n) { raw(static_cast<std::uint32_t>(n)); }
  template <class T>
  void raw(T value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out_.append(bytes, sizeof value);
  }

  std::string& out_;
  PackedFiles files_;
  std::vector<SourceId> sources_;
};
using Packer = BasicPacker<>;

class Unpacker {
 public:
  // `sources`: what each handle that was packed is now; must outlive the Unpacker.
  explicit Unpacker(std::string_view bytes, const std::vector<SourceId>& sources = none())
      : bytes_(bytes), sources_(sources) {}

  template <class... Ts>
  void operator()(Ts&... values) {
    (get(values), ...);
  }

  // All bytes were used, and all of them were such as a Packer writes.
  bool is_whole() const { return fine_ && bytes_.empty(); }
  bool is_fine() const { return fine_; }

 private:
  static const std::vector<SourceId>& none() {
    static const std::vector<SourceId> empty;
    return empty;
  }

  template <class T>
  void get(T& value) {
    if constexpr (std::is_enum_v<T>) {
      std::underlying_type_t<T> number{};
      raw(number);
      if (number < 0 || number > std::to_underlying(last_of<T>())) fine_ = false;
      if (fine_) value = static_cast<T>(number);
    } else if constexpr (std::is_same_v<T, bool>) {
      std::uint8_t number = 0;
      raw(number);
      if (number > 1) fine_ = false;
      value = number == 1;
    } else if constexpr (std::is_arithmetic_v<T>) {
      raw(value);
    } else {
      each_field(value, *this);
    }
  }
  void get(std::string& text) { text.assign(view(size(1))); }
  // Into the bytes that the Unpacker was given.
  void get(std::string_view& text) { text = view(size(1)); }
  void get(SourceId& source) {
    std::uint32_t place = 0;
    raw(place);
    if (place >= sources_.size()) fine_ = false;
    if (fine_) source = sources_[place];
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool there = false;
    get(there);
    value.reset();
    if (there && fine_) get(value.emplace());
  }
  template <class A, class B>
  void get(std::pair<A, B>& value) {
    get(value.first);
    get(value.second);
  }
  template <class T>
  void get(std::vector<T>& values) {
    if constexpr (packs_as_bytes<T>) {
      const std::size_t n = size(sizeof(T));
      const std::string_view bytes = view(n * sizeof(T));
      values.resize(bytes.size() / sizeof(T));
      if (!bytes.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
    } else {
      const std::size_t n = size(1);
      values.clear();
      values.reserve(n);
      for (std::size_t i = 0; i < n && fine_; ++i) get(values.emplace_back());
    }
  }

  // Of elements that take at least `least` bytes each: more than that many bytes hold cannot be there.
  std::size_t size(std::size_t least) {
    std::uint32_t n = 0;
    raw(n);
    if (n > bytes_.size() / least) fine_ = false;
    return fine_ ? n : 0;
  }
  std::string_view view(std::size_t n) {
    if (n > bytes_.size()) fine_ = false;
    if (!fine_) return {};
    const std::string_view taken = bytes_.substr(0, n);
    bytes_.remove_prefix(n);
    return taken;
  }
  template <class T>
  void raw(T& value) {
    const std::string_view bytes = view(sizeof value);
    if (!bytes.empty()) std::memcpy(&value, bytes.data(), sizeof value);
  }

  std::string_view bytes_;
  const std::vector<SourceId>& sources_;
  bool fine_ = true;
};

}  // namespace waymark
