#include "render/pages/navigation_tree.h"

#include <algorithm>

#include "base/url.h"
#include "library/title.h"
#include "library/usages/usage_scopes.h"
#include "render/language_tag.h"

namespace waymark {
namespace {

// A folder of thousands of articles without a navigation would repeat them all on each of its pages: quadratic, and of
// no use to anybody.
constexpr std::size_t max_side_by_side = 200;

// Of these are those that are shown, where all of them are too many: `own` is among them.
struct Row {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Row around(std::size_t count, std::size_t own) {
  if (count <= max_side_by_side) return {.begin = 0, .end = count};
  const std::size_t begin = std::min(own - std::min(own, max_side_by_side / 2), count - max_side_by_side);
  return {.begin = begin, .end = begin + max_side_by_side};
}

std::size_t first_of(const auto& nodes, const auto& open) {
  const auto own = std::ranges::find_first_of(nodes, open);
  return own == nodes.end() ? std::size_t{0} : static_cast<std::size_t>(own - nodes.begin());
}

// Entries that are kept together. The same for all pages of a row, wherever they stand in it.
constexpr std::size_t kept_together = 64;

bool can_be_followed(std::string_view url) {
  return !is_dangerous_url(url) && (split_url(url).scheme.empty() || is_known_scheme(split_url(url).scheme));
}

}  // namespace

NavigationTree::NavigationTree(const Library& library, Edition edition, std::optional<UsageId> view)
    : library_(library), view_(view) {
  for (const NavigationEntry& entry : library.navigation_of(edition)) {
    if (const NodeIndex root = add(entry, none, edition); root != none) roots_.push_back(root);
  }
  for (NodeIndex i = 0; i < nodes_.size(); ++i) {
    const Node& node = nodes_[i];
    if (!node.page) continue;
    // An entry for the whole article is its place; one for a section of it only where there is no other.
    const auto [place, added] = node_of_.emplace(*node.article, i);
    if (!added && !nodes_[place->second].anchor.empty() && node.anchor.empty()) place->second = i;
  }
  for (NodeIndex i = 0; i < nodes_.size(); ++i) {
    if (!nodes_[i].page || node_of_.at(*nodes_[i].article) != i) continue;
    step_of_.emplace(*nodes_[i].article, steps_.size());
    steps_.push_back(i);
  }
}

// Where every usage has a page of each article for it, an article without one has nothing for this usage.
bool NavigationTree::is_hidden(const NavigationEntry& entry, std::optional<PageIndex> page) const {
  if (!view_) return false;
  if (!entry.usages.contains(*view_)) return true;
  if (!page) return false;
  const ArticlePage& target = library_.pages[*page];
  if (!library_.page_scopes[*page].whole.contains(*view_)) return true;
  if (library_.config->usage_pages == UsagePages::all && !target.views.contains(*view_)) return true;
  return !anchor_shown(library_, target, entry.anchor, *view_);
}

NavigationTree::NodeIndex NavigationTree::add(const NavigationEntry& entry, NodeIndex parent, Edition edition) {
  const auto self = static_cast<NodeIndex>(nodes_.size());
  Node node{.title = entry.title, .article = entry.article, .anchor = entry.anchor, .parent = parent};
  if (can_be_followed(entry.url)) node.url = entry.url;
  if (entry.article) node.page = library_.page_of(*entry.article, edition);
  if (is_hidden(entry, node.page)) {
    node.page.reset();
    node.article.reset();
    node.url.clear();
  }
  if (node.page) {
    const ArticlePage& page = library_.pages[*node.page];
    const PageLanguage language = page_language(library_, library_.variant(page.variant).locale);
    if (page.fallback && node.title == article_title(library_, page.variant)) {
      node.lang = language.lang;
      node.dir = language.dir;
    }
  }
  if (node.page || !node.url.empty()) node.landing = self;
  nodes_.push_back(std::move(node));
  for (const NavigationEntry& child : entry.children) {
    const NodeIndex added = add(child, self, edition);
    if (added == none) continue;
    nodes_[self].children.push_back(added);
    if (nodes_[self].landing == none) nodes_[self].landing = nodes_[added].landing;
  }
  if (nodes_[self].landing != none) return self;
  nodes_.resize(self);  // leads nowhere, nor does anything below it
  return none;
}

PageLink NavigationTree::link(const Node& node, const Here& here) const {
  const Node& target = nodes_[node.landing];
  return {.text = node.title,
          .url = target.page ? here.to_page(library_, library_.pages[*target.page], target.anchor) : target.url,
          .lang = node.lang,
          .dir = node.dir};
}

std::vector<PageNavigation> NavigationTree::entries(const std::vector<NodeIndex>& nodes,
                                                    const std::vector<NodeIndex>& open, bool all,
                                                    const Here& here) const {
  const auto [first, last] = all ? Row{.begin = 0, .end = nodes.size()} : around(nodes.size(), first_of(nodes, open));
  std::vector<PageNavigation> out;
  out.reserve(last - first);
  for (std::size_t i = first; i < last; ++i) {
    const Node& node = nodes_[nodes[i]];
    PageNavigation entry{.link = link(node, here)};
    entry.link.current = !open.empty() && open.back() == nodes[i];
    entry.open = all || std::ranges::find(open, nodes[i]) != open.end();
    if (entry.open) entry.children = entries(node.children, open, all, here);
    entry.open = entry.open && !entry.children.empty();
    entry.closed = !entry.open && !node.children.empty();
    // A closed group leads to the first article in it, and so opens; an open one is only the name of what is below it.
    if (entry.open && node.landing != nodes[i]) entry.link.url.clear();
    out.push_back(std::move(entry));
  }
  return out;
}

std::vector<NavigationTree::NodeIndex> NavigationTree::way_to(std::optional<ArticleId> article) const {
  std::vector<NodeIndex> open;
  if (const auto found = article ? node_of_.find(*article) : node_of_.end(); found != node_of_.end()) {
    for (NodeIndex i = found->second; i != none; i = nodes_[i].parent) open.push_back(i);
    std::ranges::reverse(open);
  }
  return open;
}

std::vector<PageNavigation> NavigationTree::beside(std::optional<ArticleId> article, const Here& here) const {
  return entries(roots_, way_to(article), false, here);
}

// Is it shown on this page in another way than on those around it?
bool NavigationTree::is_own(NodeIndex node, const Showing& showing) const {
  // Entries for sections of the page's own article lead to anchors of this page.
  return std::ranges::find(showing.open, node) != showing.open.end() ||
         (showing.article && nodes_[nodes_[node].landing].article == showing.article);
}

PageNavigation NavigationTree::shown_entry(NodeIndex index, const Showing& showing) const {
  const Node& node = nodes_[index];
  PageNavigation entry{.link = link(node, showing.here)};
  entry.link.current = !showing.open.empty() && showing.open.back() == index;
  entry.open = !node.children.empty() && std::ranges::find(showing.open, index) != showing.open.end();
  entry.closed = !entry.open && !node.children.empty();
  if (!entry.open) return entry;
  if (node.landing != index) entry.link.url.clear();
  append_below(entry.children_html, index, showing);
  return entry;
}

void NavigationTree::append_below(std::string& out, NodeIndex above, const Showing& showing) const {
  const std::vector<NodeIndex>& nodes = nodes_[above].children;
  const auto [first, last] = around(nodes.size(), first_of(nodes, showing.open));
  const Here beside = showing.here.beside();
  for (std::size_t begin = first, end = first; begin < last; begin = end) {
    end = begin + 1;
    if (is_own(nodes[begin], showing)) {
      out += showing.theme.navigation_entries(showing.locale, {shown_entry(nodes[begin], showing)}).front();
      continue;
    }
    while (end < last && end % kept_together != 0 && !is_own(nodes[end], showing)) ++end;
    const std::size_t part = begin / kept_together;
    const std::size_t part_begin = part * kept_together;
    shown_.append(
        out, {.above = above, .part = static_cast<std::uint32_t>(part), .folder = beside.root() + beside.path().str()},
        begin - part_begin, end - part_begin, [&] {
          // As pages see them that are none of them.
          const Showing others{
              .open = {}, .article = std::nullopt, .here = beside, .theme = showing.theme, .locale = showing.locale};
          std::vector<PageNavigation> entries;
          for (std::size_t i = part_begin; i < std::min(part_begin + kept_together, nodes.size()); ++i)
            entries.push_back(shown_entry(nodes[i], others));
          return showing.theme.navigation_entries(showing.locale, entries);
        });
  }
}

std::vector<PageNavigation> NavigationTree::shown_beside(std::optional<ArticleId> article, const Here& here,
                                                         const Theme& theme, std::string_view locale) const {
  const Showing showing{.open = way_to(article), .article = article, .here = here, .theme = theme, .locale = locale};
  const auto [first, last] = around(roots_.size(), first_of(roots_, showing.open));
  std::vector<PageNavigation> entries;
  entries.reserve(last - first);
  for (std::size_t i = first; i < last; ++i) entries.push_back(shown_entry(roots_[i], showing));
  return entries;
}

std::vector<PageNavigation> NavigationTree::all_open(const Here& here) const { return entries(roots_, {}, true, here); }

std::vector<PageLink> NavigationTree::above(ArticleId article, const Here& here) const {
  std::vector<PageLink> links;
  const auto found = node_of_.find(article);
  if (found == node_of_.end()) return links;
  for (NodeIndex i = nodes_[found->second].parent; i != none; i = nodes_[i].parent) {
    const Node& node = nodes_[i];
    PageLink crumb = link(node, here);
    // A group's first article is no place above the others: only what has an address of its own is a link.
    if (node.landing != i) crumb.url.clear();
    links.push_back(std::move(crumb));
  }
  std::ranges::reverse(links);
  return links;
}

PageLink NavigationTree::link_at(std::size_t step, const Here& here) const {
  const Node& node = nodes_[steps_[step]];
  PageLink to = link(node, here);
  if (!node.anchor.empty()) to.url = here.to_page(library_, library_.pages[*node.page]);
  return to;
}

std::optional<PageLink> NavigationTree::previous(ArticleId article, const Here& here) const {
  const auto found = step_of_.find(article);
  if (found == step_of_.end() || found->second == 0) return std::nullopt;
  return link_at(found->second - 1, here);
}

std::optional<PageLink> NavigationTree::next(ArticleId article, const Here& here) const {
  const auto found = step_of_.find(article);
  if (found == step_of_.end() || found->second + 1 == steps_.size()) return std::nullopt;
  return link_at(found->second + 1, here);
}

}  // namespace waymark
