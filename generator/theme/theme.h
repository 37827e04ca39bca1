#pragma once
// A theme folder: layouts/, parts/ (ctemplate), styles/, scripts/, icons/, strings/<locale>.yml, theme.yml. The folder
// is walked, never listed in the program. Templates escape by context, so that a wrong escape cannot be written by
// accident.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/disk.h"
#include "base/failure.h"
#include "output/output.h"
#include "theme/page.h"

namespace waymark {

class Theme {
 public:
  // `own_folder`, which may be empty, has files that take the place of those of the same name in `folder`. Fails with
  // file, line and column when a template is malformed, uses a name that Page does not offer, or strings lack a key
  // that the fallback locale (en) has no text for either.
  // `locales`: of the site; of others the theme's texts are not looked at. Empty: of all.
  static Result<Theme> load(const std::string& folder, const std::string& own_folder, const Disk& disk,
                            const std::vector<std::string>& locales = {});
  Theme(Theme&&) noexcept;
  Theme& operator=(Theme&&) noexcept;
  ~Theme();

  // The whole HTML document. Safe from several threads.
  std::string render(const Page& page) const;
  // Each entry with what is open below it, as it stands below the first level of a page's navigation
  // (PageNavigation::children_html): many pages show the same. Safe from several threads.
  std::vector<std::string> navigation_entries(std::string_view locale,
                                              const std::vector<PageNavigation>& entries) const;
  // An interface text in `locale` (exact, else its language, else English), {0} {1} … replaced by `values`.
  std::string text(std::string_view locale, std::string_view key, const std::vector<std::string>& values = {}) const;
  // The form of an interface text that goes with a number, which replaces {0}.
  std::string counted_text(std::string_view locale, std::string_view key, std::size_t count) const;
  // The language that texts for `locale` come in: itself, its language, or English.
  std::string text_locale(std::string_view locale) const;
  // icons/<name>.svg, to stand inside a page's HTML; empty when the theme has none of that name.
  const std::string& icon(std::string_view name) const;
  // Style sheet, icons, scripts: what the pages refer to, fingerprinted.
  const std::vector<Output>& assets() const;

 private:
  struct Parts;
  explicit Theme(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace waymark
