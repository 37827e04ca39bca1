#pragma once
// The scripts of a theme as the two files that browsers load: what every page runs, and what searches. Browsers that
// open a page from disk run no modules, so each file of a theme becomes a function of its own.

#include <string>

#include "base/failure.h"
#include "theme/theme_folders.h"

namespace waymark {

// `scripts` is what stands in scripts/, by name; only files directly there are put together, in the order of their
// names. They import and export nothing. Empty where there is none.
Result<std::string> make_script(const ThemeSources& scripts);

// The files of scripts/search/, which are modules: `import { a, b } from './file.js';` on a line of its own, `export`
// before const, class and function. Each comes after those that it imports from. Comments on lines of their own and the
// blanks round lines are left out, a quarter of what browsers would load, so no text may go over several lines. Fails
// on an import of what is not there, on files that import each other in a circle, and on other folders in scripts/.
Result<std::string> make_search_script(const ThemeSources& scripts);

}  // namespace waymark
