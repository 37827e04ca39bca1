#include "output/compare_output.h"

#include <algorithm>
#include <memory>
#include <string_view>

#include "base/hash.h"

namespace waymark {
namespace {

constexpr std::size_t block_size = std::size_t{64} * 1024;

// Bytes of a file in whole blocks: read() may return less than is there.
class Blocks {
 public:
  explicit Blocks(std::unique_ptr<ByteReader> reader) : reader_(std::move(reader)), block_(block_size, '\0') {}
  // Shorter than a block at the end only.
  Result<std::string_view> next() {
    std::size_t filled = 0;
    while (filled < block_.size()) {
      const Result<std::size_t> size = reader_->read(block_.data() + filled, block_.size() - filled);
      if (!size) {
        return std::unexpected(size.error());
      }
      if (*size == 0) {
        break;
      }
      filled += *size;
    }
    return std::string_view(block_).substr(0, filled);
  }

 private:
  std::unique_ptr<ByteReader> reader_;
  std::string block_;
};

Result<bool> holds_bytes(ByteReader& file, std::string_view bytes) {
  std::string block(std::min(block_size, bytes.size() + 1), '\0');
  for (;;) {
    const Result<std::size_t> size = file.read(block.data(), block.size());
    if (!size) {
      return std::unexpected(size.error());
    }
    if (*size == 0) {
      return bytes.empty();
    }
    if (!bytes.starts_with(std::string_view(block).substr(0, *size))) {
      return false;
    }
    bytes.remove_prefix(*size);
  }
}

// Reads the source to its end, as its hash is wanted even where the two differ early.
Result<Comparison> compare_copy(std::unique_ptr<ByteReader> source, std::unique_ptr<ByteReader> target,
                                Comparison result) {
  StreamHash hash;
  Blocks from(std::move(source));
  std::unique_ptr<Blocks> to = target ? std::make_unique<Blocks>(std::move(target)) : nullptr;
  for (;;) {
    const Result<std::string_view> block = from.next();
    if (!block) {
      return std::unexpected(block.error());
    }
    hash.add(*block);
    if (to) {
      const Result<std::string_view> other = to->next();
      if (!other) {
        return std::unexpected(other.error());
      }
      if (*other != *block) {
        result.state = Comparison::State::different;
        to = nullptr;
      }
    }
    if (block->size() < block_size) {
      result.hash = hash.hex();
      return result;
    }
  }
}

}  // namespace

Result<bool> is_still_on_disk(const Output& output, const HeldFolder& folder) {
  if (!output.on_disk) return false;
  Result<FoundFile> found = folder.find(output.path.str());
  if (!found) return std::unexpected(found.error());
  if (found->kind != FileKind::file) return false;
  if (found->stamp && found->stamp == output.on_disk->stamp) return true;
  StreamHash hash;
  std::string block(block_size, '\0');
  for (;;) {
    const Result<std::size_t> size = found->bytes->read(block.data(), block.size());
    if (!size) return std::unexpected(size.error());
    if (*size == 0) return hash.hex() == output.on_disk->hash;
    hash.add(std::string_view(block).substr(0, *size));
  }
}

Result<Comparison> compare_output(const Output& output, std::string_view bytes, const HeldFolder& folder,
                                  const Disk& disk) {
  const std::string& path = output.path.str();
  Result<FoundFile> found = folder.find(path);
  if (!found) {
    return std::unexpected(found.error());
  }
  Comparison result;
  switch (found->kind) {
    case FileKind::nothing:
      break;
    case FileKind::folder:
      result.state = Comparison::State::folder;
      break;
    case FileKind::other:
      result.state = Comparison::State::not_a_file;
      break;
    case FileKind::file:
      result.state = Comparison::State::same;
      break;
  }
  if (!output.copy_of.empty()) {
    Result<std::unique_ptr<ByteReader>> source = disk.open(output.copy_of);
    if (!source) {
      return std::unexpected(source.error());
    }
    return compare_copy(std::move(*source), std::move(found->bytes), std::move(result));
  }
  result.hash = hash_hex(bytes);
  const std::optional<KnownFile>& known = output.on_disk;
  if (found->stamp && known && known->stamp == found->stamp && known->hash == result.hash) return result;
  if (found->kind == FileKind::file) {
    const Result<bool> same = found->size == bytes.size() ? holds_bytes(*found->bytes, bytes) : Result<bool>(false);
    if (!same) {
      return std::unexpected(same.error());
    }
    result.state = *same ? Comparison::State::same : Comparison::State::different;
  }
  return result;
}

}  // namespace waymark
