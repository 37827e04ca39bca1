#include <algorithm>
#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>
#include <memory>

#include "syntax/html_tokens.h"

namespace waymark {
namespace {

// A cmark buffer that frees itself.
struct Buffer {
  Buffer() { cmark_strbuf_init(cmark_get_default_mem_allocator(), &raw, 0); }
  ~Buffer() { cmark_strbuf_free(&raw); }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  cmark_strbuf raw{};
};

}  // namespace

std::string decode_entities(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  Buffer buffer;
  houdini_unescape_html_f(&buffer.raw, reinterpret_cast<const std::uint8_t*>(text.data()),
                          static_cast<bufsize_t>(text.size()));
  return {reinterpret_cast<const char*>(buffer.raw.ptr), static_cast<std::size_t>(buffer.raw.size)};
}

}  // namespace waymark
