#pragma once
// One edition's navigation with every entry's page looked up once, and the order in which previous and next lead
// through it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "library/library.h"
#include "render/here.h"
#include "render/pages/shown_entries.h"
#include "theme/page.h"
#include "theme/theme.h"

namespace waymark {

class NavigationTree {
 public:
  // `view`: without what is not for the usage.
  NavigationTree(const Library& library, Edition edition, std::optional<UsageId> view = {});

  // What stands beside `article`: its branch open, of the others the top entries only. Of more than 200 entries side by
  // side, those around the open one.
  std::vector<PageNavigation> beside(std::optional<ArticleId> article, const Here& here) const;
  // The same as pages show it: what is below the first level is HTML. For readers of `locale`, always the same.
  std::vector<PageNavigation> shown_beside(std::optional<ArticleId> article, const Here& here, const Theme& theme,
                                           std::string_view locale) const;
  std::vector<PageNavigation> all_open(const Here& here) const;
  // The entries above `article`, outermost first; empty when it is in no navigation.
  std::vector<PageLink> above(ArticleId article, const Here& here) const;
  std::optional<PageLink> previous(ArticleId article, const Here& here) const;
  std::optional<PageLink> next(ArticleId article, const Here& here) const;

 private:
  using NodeIndex = std::uint32_t;
  static constexpr NodeIndex none = 0xFFFFFFFF;
  struct Node {
    std::string title;
    std::string lang;  // of the title, where it is another than the edition's
    std::string dir;
    std::optional<ArticleId> article;
    std::optional<PageIndex> page;
    std::string anchor;
    std::string url;  // external
    NodeIndex parent = none;
    NodeIndex landing = none;  // itself when it leads somewhere, else the first below it that does
    std::vector<NodeIndex> children;
  };

  bool is_hidden(const NavigationEntry& entry, std::optional<PageIndex> page) const;
  NodeIndex add(const NavigationEntry& entry, NodeIndex parent, Edition edition);
  PageLink link(const Node& node, const Here& here) const;
  // What is the same for all entries that one page shows.
  struct Showing {
    std::vector<NodeIndex> open;  // from the top down to the article
    std::optional<ArticleId> article;
    const Here& here;
    const Theme& theme;
    std::string_view locale;
  };
  std::vector<NodeIndex> way_to(std::optional<ArticleId> article) const;
  bool is_own(NodeIndex node, const Showing& showing) const;
  PageNavigation shown_entry(NodeIndex index, const Showing& showing) const;
  void append_below(std::string& out, NodeIndex above, const Showing& showing) const;
  PageLink link_at(std::size_t step, const Here& here) const;
  std::vector<PageNavigation> entries(const std::vector<NodeIndex>& nodes, const std::vector<NodeIndex>& open, bool all,
                                      const Here& here) const;

  const Library& library_;
  std::optional<UsageId> view_;
  std::vector<Node> nodes_;
  std::vector<NodeIndex> roots_;
  std::unordered_map<ArticleId, NodeIndex> node_of_;
  std::vector<NodeIndex> steps_;  // each article once, in the order of the text
  std::unordered_map<ArticleId, std::size_t> step_of_;
  mutable ShownEntries shown_;
};

}  // namespace waymark
