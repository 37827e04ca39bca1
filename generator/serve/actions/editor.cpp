#include "serve/actions/editor.h"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "base/text.h"

extern char** environ;

namespace waymark {

Result<std::vector<std::string>> read_editor_command(std::string_view text) {
  std::vector<std::string> words;
  bool open = false;  // a word has begun
  char quote = '\0';
  for (const char c : text) {
    if (quote != '\0' && c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '"' || c == '\'')) {
      quote = c;
      if (!open) words.emplace_back();
      open = true;
    } else if (quote == '\0' && is_space(c)) {
      open = false;
    } else {
      if (!open) words.emplace_back();
      open = true;
      words.back() += c;
    }
  }
  if (quote != '\0') return fail(fmt::format("a quote is not closed in \"{}\"", text));
  if (words.empty() || words.front().empty())
    return fail("there is no editor's name in it; write for example 'code -g {file}:{line}:{column}'");
  const auto names_file = [](const std::string& word) { return word.contains("{file}"); };
  if (std::none_of(words.begin() + 1, words.end(), names_file))
    return fail(
        fmt::format("\"{}\" does not say where the file's name goes; write {{file}} there, and {{line}} and "
                    "{{column}} where the editor takes them",
                    text));
  return words;
}

std::vector<std::string> editor_words(const std::vector<std::string>& command, const EditorPlace& place) {
  std::vector<std::string> words;
  for (const std::string& word : command) {
    // The name last, which may hold what the others are called.
    std::string filled =
        replace_all(replace_all(word, "{line}", std::to_string(place.line)), "{column}", std::to_string(place.column));
    words.push_back(replace_all(std::move(filled), "{file}", place.file));
  }
  return words;
}

Result<void> start_editor(const std::vector<std::string>& words) {
  check(!words.empty(), "an editor has a name");
  std::vector<std::string> texts = words;
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // The signals that the server waits for are the editor's own, and Ctrl+C in the terminal is not meant for it.
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  sigset_t all;
  sigfillset(&all);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  pid_t child = 0;
  const int error = posix_spawnp(&child, texts.front().c_str(), &actions, &attributes, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) return fail(fmt::format("\"{}\" cannot be started: {}", texts.front(), std::strerror(error)));
  // Its end is taken note of, or it would stay in the system's list; nobody waits for it.
  std::thread([child] {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }).detach();
  return {};
}

}  // namespace waymark
