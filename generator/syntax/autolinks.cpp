#include <algorithm>
#include <string>
#include <utility>

#include "base/char_set.h"
#include "base/text.h"
#include "syntax/address_syntax.h"
#include "syntax/inline_editor.h"
#include "syntax/inline_passes.h"
#include "syntax/link_syntax.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// What a bare address at some place would become.
struct Address {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view prefix;  // goes before the address as written to make the URL: "http://", "mailto:"
  std::size_t hidden = 0;   // bytes at its begin that the reader does not see
};

// What an address has at its beginning or in front of its host.
constexpr CharSet beginnings(":@w");

class AddressFinder {
 public:
  AddressFinder(MarkdownTree& tree, const InlineText& text, const SourceLines& source, const MarkdownOptions& options)
      : tree_(tree), text_(text), content_(text.content()), source_(source), options_(options) {}

  void run() {
    // Addresses begin with "https://", "www." and the like; mail addresses hold an "@".
    const bool any = content_.find(':') != npos || content_.find("www.") != npos ||
                     (options_.email_autolinks && content_.find('@') != npos);
    if (!any) return;
    const std::vector<TextLeaf> leaves = text_leaves(tree_, text_, false, beginnings);
    solid_ = solid_ranges(tree_, text_);
    std::vector<std::vector<Replacement>> found(leaves.size());
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      leaf_ = &leaves[i];
      for (std::size_t at = next(leaf_->begin()); at < leaf_->end(); at = next(at + 1)) {
        if (at < done_) continue;
        const Address address = address_at(at);
        if (address.end <= address.begin) continue;
        found[i].push_back(link(address));
        done_ = address.end;
      }
    }
    InlineEditor editor(tree_, text_);
    for (std::size_t i = leaves.size(); i-- > 0;) {
      if (!found[i].empty()) editor.replace(leaves[i], std::move(found[i]));
    }
  }

 private:
  std::size_t next(std::size_t at) const {
    const std::size_t found = beginnings.find_in(content_, at);
    return found == npos ? content_.size() : found;
  }

  Address address_at(std::size_t at) {
    switch (content_[at]) {
      case ':':
        return content_.substr(at, 3) == "://" ? with_scheme(at) : with_protocol(at);
      case 'w':
        return with_www(at);
      default:
        return options_.email_autolinks ? mail(at) : Address{};
    }
  }

  // All bytes of a prefix must stand for themselves: "http\://" and "www\." are the author's way to have no link.
  bool is_plain(std::size_t begin, std::size_t end) const { return leaf_->is_plain(begin, end); }

  // Start of a line or block, white space or one of * _ ~ ( — what the specification allows in front of an address.
  bool may_begin(std::size_t at) const {
    if (at == 0) return true;
    const char before = content_[at - 1];
    return is_space(before) || std::string_view("*_~(").find(before) != npos;
  }

  Address with_scheme(std::size_t colon) const {
    for (std::string_view scheme : {"https", "http", "ftp"}) {
      if (colon < scheme.size() || !iequals(content_.substr(colon - scheme.size(), scheme.size()), scheme)) continue;
      const std::size_t begin = colon - scheme.size();
      // Other punctuation in front (a quote, a CJK full stop) is met in real articles, and cmark-gfm links there too.
      if (begin < done_ || (begin > 0 && is_ascii_alnum(content_[begin - 1]))) continue;
      const std::size_t host = colon + 3;
      if (!is_plain(begin, host) || host >= content_.size()) return {};
      if (!is_ascii_alnum(content_[host]) && static_cast<unsigned char>(content_[host]) < 0x80) return {};
      // The host ends with the text node: a "_" behind it that closes emphasis is no part of it.
      const std::size_t end = read_host(content_.substr(0, leaf_->end()), host, true).end;
      if (end == host) return {};
      return {.begin = begin, .end = end_of_address(begin, end)};
    }
    return {};
  }

  Address with_www(std::size_t at) {
    if (at < bad_host_end_ || content_.substr(at, 4) != "www." || !may_begin(at) || !is_plain(at, at + 4)) return {};
    if (at + 4 >= content_.size() || content_[at + 4] == '.') return {};
    const Host host = read_host(content_.substr(0, leaf_->end()), at, false);
    if (host.end == at) {
      bad_host_end_ = host.run_end;  // its last two segments are those of every later "www." in it
      return {};
    }
    const std::size_t end = end_of_address(at, host.end);
    if (end <= at + 4) return {};
    return {.begin = at, .end = end, .prefix = "http://"};
  }

  // A path goes on up to white space. Code and links that reach beyond that stay what they are and end it.
  std::size_t end_of_address(std::size_t begin, std::size_t host_end) const {
    std::size_t end = path_end(content_, host_end);
    if (const auto cut = cut_by(solid_, end)) end = std::max(host_end, cut->begin);
    return trim_address(content_, begin, end);
  }

  // mailto:, xmpp: and tel:, which have no "//".
  Address with_protocol(std::size_t colon) const {
    const auto begins_with = [&](std::string_view name) {
      return colon >= name.size() && content_.substr(colon - name.size(), name.size()) == name &&
             colon - name.size() >= done_ && may_begin(colon - name.size()) && is_plain(colon - name.size(), colon + 1);
    };
    // The documentation dialects show such an address without its scheme.
    const bool docs = !options_.email_autolinks;
    if (docs && begins_with("tel")) {
      const std::size_t end = phone_number_end(content_, colon + 1, leaf_->end());
      if (end == colon + 1) return {};
      return {.begin = colon - 3, .end = end, .hidden = 4};
    }
    const bool mailto = begins_with("mailto");
    const bool xmpp = !mailto && !docs && begins_with("xmpp");
    if (!mailto && !xmpp) return {};
    const std::size_t sign = content_.find_first_not_of(local_part_chars, colon + 1);
    if (sign == npos || sign >= leaf_->end() || content_[sign] != '@') return {};
    const MailAddress address = read_mail_address(content_, sign, colon + 1, leaf_->end());
    if (address.end == 0 || address.begin != colon + 1) return {};
    if (mailto) return {.begin = colon - 6, .end = address.end, .hidden = docs ? std::size_t{7} : std::size_t{0}};
    return {.begin = colon - 4, .end = xmpp_resource_end(content_, address.end, leaf_->end())};
  }

  Address mail(std::size_t sign) const {
    // An escaped character ends the name to the left.
    std::size_t first = sign;
    const std::size_t leftmost = std::max(done_, leaf_->begin());
    while (first > leftmost && leaf_->is_plain(first - 1) && local_part_chars.find(content_[first - 1]) != npos)
      --first;
    const MailAddress address = read_mail_address(content_, sign, first, leaf_->end());
    const bool behind_at_sign = address.begin > 0 && content_[address.begin - 1] == '@';
    if (address.end == 0 || behind_at_sign) return {};
    return {.begin = address.begin, .end = address.end, .prefix = "mailto:"};
  }

  Replacement link(const Address& address) const {
    const Span span = text_.to_source(address.begin, address.end);
    const std::string written = unescape_link_text(content_.substr(address.begin, address.end - address.begin));
    return {.begin = address.begin,
            .end = address.end,
            .node = {.kind = NodeKind::link,
                     .span = span,
                     .target_span = span,
                     .text = source_.repair(std::string(address.prefix) + written),
                     .autolink = true},
            .inner = {Node{.kind = NodeKind::text,
                           .span = text_.to_source(address.begin + address.hidden, address.end),
                           .text = source_.repair(std::string_view(written).substr(address.hidden))}}};
  }

  static constexpr std::string_view local_part_chars =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-_";

  MarkdownTree& tree_;
  const InlineText& text_;
  std::string_view content_;
  const SourceLines& source_;
  const MarkdownOptions& options_;
  std::vector<ContentRange> solid_;
  const TextLeaf* leaf_ = nullptr;  // the one being searched
  std::size_t done_ = 0;            // links have been made up to here
  std::size_t bad_host_end_ = 0;    // no "www." before this place begins a host name
};

}  // namespace

void link_bare_addresses(MarkdownTree& tree, const InlineText& text, const SourceLines& source,
                         const MarkdownOptions& options) {
  AddressFinder(tree, text, source, options).run();
}

}  // namespace waymark
