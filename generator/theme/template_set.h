#pragma once
// The templates of one theme, parsed by ctemplate with escaping by context on, each in a cache of its own theme.
// Constant after loading, so pages are made from any thread.

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/failure.h"
#include "theme/template_source.h"

namespace ctemplate {
class TemplateCache;
class TemplateDictionary;
}  // namespace ctemplate

namespace waymark {

class TemplateSet {
 public:
  // Keys of `templates` are their names, "layouts/article.html". Fails with file and line where HTML is so malformed
  // that the context of a value, and with it its escaping, is not known.
  static Result<TemplateSet> parse(std::map<std::string, ComposedTemplate> templates);
  TemplateSet(TemplateSet&&) noexcept;
  TemplateSet& operator=(TemplateSet&&) noexcept;
  ~TemplateSet();

  // What the template needs; the rest may be left out.
  const UsedNames& used_names(std::string_view name) const;
  void expand(std::string_view name, const ctemplate::TemplateDictionary& values, std::string& out) const;

 private:
  TemplateSet();
  std::unique_ptr<ctemplate::TemplateCache> cache_;
  std::map<std::string, UsedNames, std::less<>> used_names_;
};

}  // namespace waymark
