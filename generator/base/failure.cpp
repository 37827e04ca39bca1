#include "base/failure.h"

#include <cstdio>
#include <cstdlib>

namespace waymark {

void check(bool condition, const char* what) {
  if (condition) {
    return;
  }
  // The one message that does not wait for commands/ to print it: nothing can be relied on any more, so no destructor
  // runs either.
  std::fputs("waymark: internal error: ", stderr);
  std::fputs(what, stderr);
  std::fputs("\nThis is a bug in waymark, not in your files. Please report it together with the command you ran.\n",
             stderr);
  std::fflush(stderr);
  std::_Exit(70);
}

}  // namespace waymark
