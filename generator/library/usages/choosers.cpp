#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/text.h"
#include "library/fold_text.h"
#include "library/links/locate.h"
#include "library/usages/usage_words.h"
#include "library/usages/usages.h"

namespace waymark {

namespace {

// What the rows of one table or list say, before it is known whether it is a chooser.
struct ReadTable {
  VariantId variant;
  std::uint32_t table = 0;
  std::vector<std::optional<UsageId>> usages;  // per row: what its words name
  std::vector<std::string> targets;            // per row: what its first link names; empty: nothing
  bool by_header = false;
  bool by_rows = false;
};

// What a link names, the same in every version and locale: an article, an anchor of one, or an address.
std::string target_key(const Library& library, VariantId id, ReferenceIndex index) {
  const Variant& variant = library.variant(id);
  if (index >= variant.compiled.references.size()) return "";
  const Destination destination = locate(library, variant.compiled.references[index]);
  std::string fragment = fold_text(destination.fragment);
  if (fragment.ends_with(".md")) fragment.resize(fragment.size() - 3);  // what a converter of 2016 stuck on
  switch (destination.kind) {
    case Destination::Kind::self:
      return fmt::format("{}#{}", variant.article.value, fragment);
    case Destination::Kind::article:
      return fmt::format("{}#{}", destination.article.value, fragment);
    case Destination::Kind::external:
      return destination.url;
    default:
      return "";
  }
}

// Does a key name a place of this site? An article's begins with its number, which no address does.
bool is_place_key(std::string_view key) { return !key.empty() && is_ascii_digit(key.front()); }

class ChooserFinder {
 public:
  ChooserFinder(Library& library, Diagnostics& diagnostics)
      : library_(library), diagnostics_(diagnostics), words_(*library.config) {
    for (const std::string& word : library.config->chooser_words) header_words_.push_back(fold_text(word));
  }

  void find() {
    for (const ArticleEntry& entry : library_.articles) {
      std::vector<ReadTable> tables;
      for (const VariantId id : entry.variants) read_tables(id, tables);
      find_in_article(tables);
    }
    std::ranges::sort(library_.choosers, {},
                      [](const Chooser& chooser) { return std::pair(chooser.variant, chooser.table); });
  }

 private:
  void read_tables(VariantId id, std::vector<ReadTable>& tables) const {
    const std::vector<LinkTable>& found = library_.article(id).link_tables;
    for (std::size_t i = 0; i < found.size(); ++i) {
      const LinkTable& table = found[i];
      ReadTable read{.variant = id, .table = static_cast<std::uint32_t>(i)};
      for (const LinkTable::Row& row : table.rows) {
        read.usages.push_back(words_.named_in(table.is_list ? first_sentence(row.text) : row.text));
        read.targets.push_back(row.reference == no_index ? "" : target_key(library_, id, row.reference));
      }
      const std::string header = fold_text(table.header);
      // Text before a list speaks of many things, so the list must also lead somewhere.
      const auto links = std::ranges::count_if(table.rows, [](const auto& row) { return row.reference != no_index; });
      read.by_header =
          (!table.is_list || links >= 2) &&
          std::ranges::any_of(header_words_, [&](const std::string& word) { return contains_phrase(header, word); });
      read.by_rows = !read.by_header && rows_choose(table, read);
      if (read.by_header && table.is_list) {
        // What the first sentence leaves open, those up to the link may say.
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
          if (!read.usages[r]) read.usages[r] = words_.named_in(text_to_link(id, table.rows[r]));
        }
      }
      tables.push_back(std::move(read));
    }
  }

  std::string_view text_to_link(VariantId id, const LinkTable::Row& row) const {
    const std::vector<Reference>& references = library_.article(id).references;
    if (row.reference >= references.size()) return row.text;
    const std::string& link = references[row.reference].text;
    const std::size_t at = row.text.find(link);
    return at == std::string::npos ? std::string_view(row.text)
                                   : std::string_view(row.text).substr(0, at + link.size());
  }

  // Without a header that says so: rows lead two usages to places of this site, and hardly a row names none. A list of
  // links to products is no chooser.
  static bool rows_choose(const LinkTable& table, const ReadTable& read) {
    std::set<UsageId> usages;
    std::set<UsageId> led_inside;
    std::size_t named = 0;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (!read.usages[r] || table.rows[r].reference == no_index) continue;
      ++named;
      usages.insert(*read.usages[r]);
      if (is_place_key(read.targets[r])) led_inside.insert(*read.usages[r]);
    }
    // Rows that mostly speak of one usage choose nothing.
    return led_inside.size() >= 2 && named + 1 >= table.rows.size() && usages.size() + 1 >= named;
  }

  void find_in_article(std::vector<ReadTable>& tables) {
    const std::map<std::string, UsageId> known = usages_by_target(tables);
    std::set<VariantId> with_chooser;
    for (const ReadTable& table : tables) {
      if (table.by_header || table.by_rows) with_chooser.insert(table.variant);
    }
    for (ReadTable& table : tables) {
      const bool recognised = table.by_header || table.by_rows;
      if (!recognised && (with_chooser.contains(table.variant) || !targets_choose(table, known))) continue;
      for (std::size_t r = 0; r < table.usages.size(); ++r) {
        if (table.usages[r] || table.targets[r].empty()) continue;
        if (const auto usage = known.find(table.targets[r]); usage != known.end()) table.usages[r] = usage->second;
      }
      if (std::ranges::none_of(table.usages, [](const auto& usage) { return usage.has_value(); })) continue;
      keep(table);
      if (table.by_header || (table.by_rows && !link_table(table).is_list)) report_unknown_rows(table);
    }
  }

  // What recognised choosers of any version and locale of the article send where. A place that two usages share says
  // nothing.
  static std::map<std::string, UsageId> usages_by_target(const std::vector<ReadTable>& tables) {
    std::map<std::string, UsageId> known;
    std::set<std::string> shared;
    for (const ReadTable& table : tables) {
      if (!table.by_header && !table.by_rows) continue;
      for (std::size_t r = 0; r < table.usages.size(); ++r) {
        if (!table.usages[r] || table.targets[r].empty()) continue;
        const auto [place, first] = known.try_emplace(table.targets[r], *table.usages[r]);
        if (!first && place->second != *table.usages[r]) shared.insert(table.targets[r]);
      }
    }
    for (const std::string& target : shared) known.erase(target);
    return known;
  }

  // A translated chooser whose words nobody declared: it leads where a known one does, and nowhere else on this site.
  static bool targets_choose(const ReadTable& table, const std::map<std::string, UsageId>& known) {
    std::set<UsageId> usages;
    for (const std::string& target : table.targets) {
      if (const auto usage = known.find(target); usage != known.end()) {
        usages.insert(usage->second);
      } else if (is_place_key(target)) {
        return false;
      }
    }
    return usages.size() >= 2;
  }

  const LinkTable& link_table(const ReadTable& table) const {
    return library_.article(table.variant).link_tables[table.table];
  }

  void keep(const ReadTable& table) {
    Chooser chooser{.variant = table.variant, .table = table.table};
    for (std::size_t r = 0; r < table.usages.size(); ++r) {
      if (table.usages[r]) chooser.rows.push_back({.usage = *table.usages[r], .row = static_cast<std::uint32_t>(r)});
    }
    library_.choosers.push_back(std::move(chooser));
  }

  void report_unknown_rows(const ReadTable& table) {
    const LinkTable& written = link_table(table);
    for (std::size_t r = 0; r < written.rows.size(); ++r) {
      if (table.usages[r] || trim(written.rows[r].text).empty()) continue;
      const std::string text(first_sentence(written.rows[r].text));
      diagnostics_.push_back(
          {.rule = Rule::usage_unknown_row,
           .source = written.source,
           .span = written.rows[r].span,
           .message = fmt::format("\"{}\" names no usage that site.yml declares", collapse_space(text)),
           .advice = "add what it says to the words of a usage in site.yml"});
    }
  }

  Library& library_;
  Diagnostics& diagnostics_;
  UsageWords words_;
  std::vector<std::string> header_words_;
};

}  // namespace

void find_choosers(Library& library, Diagnostics& diagnostics) {
  if (!library.config->usages.empty()) ChooserFinder(library, diagnostics).find();
}

}  // namespace waymark
