#include "article/markdown/includes.h"

#include <algorithm>
#include <fmt/format.h>

#include "article/ignores.h"
#include "article/markdown/find_include.h"
#include "article/markdown/graft.h"
#include "article/spans.h"

namespace waymark {
namespace {

// Includes nest two or three deep in earnest. The size keeps a file that includes another twice, which includes a third
// twice …, from growing without end; each use counts some bytes more so that tiny files are bounded as well.
constexpr std::size_t deepest_include = 32;
constexpr std::size_t most_included_bytes = std::size_t{4} << 20;
constexpr std::size_t cost_of_an_include = 256;

class Assembler {
 public:
  Assembler(const SourceSet& sources, const CompileOptions& options, AssembledMarkdown& result,
            Diagnostics& diagnostics)
      : sources_(sources), options_(options), result_(result), diagnostics_(diagnostics) {}

  MarkdownTree read(const SourceFile& file, Span body, Dialect dialect) {
    const std::uint32_t origin = offset32(result_.origins.size());
    result_.origins.push_back(&file);
    chain_.push_back(&file);
    ReadMarkdown markdown = read_markdown(file, body, dialect, diagnostics_);
    MarkdownTree& tree = markdown.tree;
    std::vector<NodeIndex> includes;
    for (NodeIndex i = 0; i < tree.size(); ++i) tree[i].origin = origin;
    for (NodeIndex i = tree.next_in_order(0, 0); i != no_node; i = tree.next_in_order(i, 0)) {
      if (tree[i].kind == NodeKind::include_block || tree[i].kind == NodeKind::include_inline) includes.push_back(i);
    }
    collect_ignores(tree, file, result_.ignores);
    std::ranges::move(markdown.bracket_texts, std::back_inserter(result_.bracket_texts));
    for (const NodeIndex include : includes) expand(file, dialect, tree, include);
    chain_.pop_back();
    return std::move(tree);
  }

 private:
  void expand(const SourceFile& from, Dialect dialect, MarkdownTree& tree, NodeIndex include) {
    const Node node = tree[include];
    const std::optional<SourceId> target = find_include(from, node.text, sources_, options_.source_locale_names);
    const IncludeLookup lookup{.from = from.id, .written = node.text, .found = target};
    if (std::ranges::find(result_.lookups, lookup) == result_.lookups.end()) result_.lookups.push_back(lookup);
    if (!target) {
      report_missing(from, node);
    } else if (std::ranges::find(chain_, *target, &SourceFile::id) != chain_.end()) {
      report_cycle(from, node, *target);
    } else if (may_grow(from, node, sources_.file(*target))) {
      const SourceFile& file = sources_.file(*target);
      if (std::ranges::find(result_.includes, *target) == result_.includes.end()) result_.includes.push_back(*target);
      Diagnostics dropped;  // nobody reads the front matter of an include
      const FrontMatter front = read_front_matter(file, dropped);
      collect_front_matter_ignores(file, front.span, result_.ignores);
      const Dialect own = dialect == Dialect::legacy ? dialect : choose_dialect(file, front, options_.dialect);
      const MarkdownTree content =
          read(file, {front.span.end, offset32(file.text.size())}, is_documentation(own) ? own : dialect);
      graft(tree, include, content);
      return;
    }
    remove_include(tree, include);
  }

  void report(Rule rule, const SourceFile& from, const Node& node, std::string message, std::string advice,
              std::optional<Fix> fix = std::nullopt) {
    diagnostics_.push_back({.rule = rule,
                            .source = from.id,
                            .span = node.target_span.empty() ? node.span : node.target_span,
                            .message = std::move(message),
                            .advice = std::move(advice),
                            .reference = node.text,
                            .fix = std::move(fix)});
  }

  void report_missing(const SourceFile& from, const Node& node) {
    const std::optional<std::string> near = nearest_include(from, node.text, sources_);
    std::optional<Fix> fix;
    if (near && text_at(from.text, node.target_span) == node.text) {
      fix = Fix{.title = fmt::format("Include \"{}\"", *near),
                .trust = Trust::needs_review,
                .edits = {{.source = from.id, .span = node.target_span, .replacement = *near}}};
    }
    report(Rule::include_missing, from, node, fmt::format("The included file \"{}\" does not exist", node.text),
           near ? fmt::format("Did you mean \"{}\"?", *near) : "Create it, or take the include out", std::move(fix));
  }

  void report_cycle(const SourceFile& from, const Node& node, SourceId target) {
    std::string chain;
    for (auto file = std::ranges::find(chain_, target, &SourceFile::id); file != chain_.end(); ++file)
      chain += (*file)->path + " --> ";
    chain += sources_.file(target).path;
    report(Rule::include_cycle, from, node, fmt::format("\"{}\" includes itself: {}", node.text, chain),
           "Take one of these includes out");
  }

  bool may_grow(const SourceFile& from, const Node& node, const SourceFile& target) {
    if (chain_.size() >= deepest_include) {
      report(Rule::markdown_too_complex, from, node,
             fmt::format("\"{}\" is included more than {} files deep", node.text, deepest_include),
             "Include fewer files inside each other");
      return false;
    }
    bytes_ += target.text.size() + cost_of_an_include;
    if (bytes_ <= most_included_bytes) return true;
    if (!reported_size_) {
      report(Rule::markdown_too_complex, from, node,
             fmt::format("The article includes more than {} MiB; \"{}\" and what follows is left out",
                         most_included_bytes >> 20, node.text),
             "Split the article, or include less");
    }
    reported_size_ = true;
    return false;
  }

  const SourceSet& sources_;
  const CompileOptions& options_;
  AssembledMarkdown& result_;
  Diagnostics& diagnostics_;
  std::vector<const SourceFile*> chain_;
  std::size_t bytes_ = 0;
  bool reported_size_ = false;
};

}  // namespace

AssembledMarkdown assemble_markdown(const SourceFile& file, Span body, Dialect dialect, const SourceSet& sources,
                                    const CompileOptions& options, Diagnostics& diagnostics) {
  AssembledMarkdown result;
  result.tree = Assembler(sources, options, result, diagnostics).read(file, body, dialect);
  return result;
}

}  // namespace waymark
