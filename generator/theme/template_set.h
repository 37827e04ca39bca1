#pragma once
// The templates of one theme, parsed by ctemplate with escaping by context on, each in a cache of its own theme.
// Constant after loading, so pages are made from any thread.

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/failure.h"
#include "theme/strings.h"
#include "theme/template_source.h"
#include "theme/template_values.h"

namespace ctemplate {
class TemplateCache;
}  // namespace ctemplate

namespace waymark {

class TemplateSet {
 public:
  // Keys of `templates` are their names, "layouts/article.html". Fails with file and line where HTML is so malformed
  // that the context of a value, and with it its escaping, is not known.
  static Result<TemplateSet> parse(const std::map<std::string, ComposedTemplate>& templates, const Strings& strings);
  TemplateSet(TemplateSet&&) noexcept;
  TemplateSet& operator=(TemplateSet&&) noexcept;
  ~TemplateSet();

  // What the template needs; the rest may be left out.
  const UsedSlots& used_slots(std::string_view name) const;
  void expand(std::string_view name, const TemplateValues& values, std::string& out) const;

 private:
  TemplateSet();
  std::unique_ptr<ctemplate::TemplateCache> cache_;
  std::map<std::string, UsedSlots, std::less<>> used_slots_;
};

}  // namespace waymark
