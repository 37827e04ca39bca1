#pragma once
// Who reads the text of which article. A text is what changes most and what fewest read: a page that has read none of
// those that changed is as it was. Pieces (article.h) tell of each read themselves, so that nobody can forget to.

#include <atomic>
#include <vector>

namespace waymark {

// The texts that this thread reads while it lives, but for those of a scope inside it.
class TextReads {
 public:
  TextReads() : around_(current_) { current_ = this; }
  ~TextReads() { current_ = around_; }
  TextReads(const TextReads&) = delete;
  TextReads& operator=(const TextReads&) = delete;

  const std::vector<const void*>& texts() const { return texts_; }  // Pieces; may be told more than once

 private:
  friend class TextReadMark;
  friend class SharedTextReads;
  static inline constinit thread_local TextReads* current_ = nullptr;
  TextReads* around_;
  std::vector<const void*> texts_;
};

// What is read while it lives is read for more than the scope around it: for what is kept for others.
class SharedTextReads {
 public:
  SharedTextReads() : around_(TextReads::current_) { TextReads::current_ = nullptr; }
  ~SharedTextReads() { TextReads::current_ = around_; }
  SharedTextReads(const SharedTextReads&) = delete;
  SharedTextReads& operator=(const SharedTextReads&) = delete;

 private:
  TextReads* around_;
};

// In each text: whether it was read outside of any scope.
class TextReadMark {
 public:
  TextReadMark() = default;
  TextReadMark(const TextReadMark& other) noexcept : read_(other.was_read()) {}
  TextReadMark& operator=(const TextReadMark& other) noexcept {
    read_.store(other.was_read(), std::memory_order_relaxed);
    return *this;
  }
  ~TextReadMark() = default;

  void note(const void* text) const {
    if (TextReads* const scope = TextReads::current_) {
      if (scope->texts_.empty() || scope->texts_.back() != text) scope->texts_.push_back(text);
    } else if (!was_read()) {
      read_.store(true, std::memory_order_relaxed);
    }
  }
  bool was_read() const { return read_.load(std::memory_order_relaxed); }
  void forget() const { read_.store(false, std::memory_order_relaxed); }

 private:
  mutable std::atomic<bool> read_ = false;
};

}  // namespace waymark
