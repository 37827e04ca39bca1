// Runs the examples of tests/spec/*.md: Markdown in, the HTML of the article's body out. The format is in
// tests/README.md.

#include <gtest/gtest.h>
#include <map>

#include "article/compile.h"
#include "support/case_file.h"
#include "support/expected.h"
#include "support/register_case.h"

namespace waymark {

namespace {

const std::string folder = WAYMARK_SOURCE_DIR "/tests/spec";

// Tabs are written as arrows in the examples, so that readers see them.
std::string with_tabs(std::string_view text) {
  constexpr std::string_view arrow = "→";
  std::string out;
  while (!text.empty()) {
    if (text.starts_with(arrow)) {
      out += '\t';
      text.remove_prefix(arrow.size());
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

std::string with_arrows(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\t') {
      out += "→";
    } else {
      out += c;
    }
  }
  return out;
}

struct Example {
  std::string path;
  std::size_t line = 0;
  std::string dialect;
  std::string markdown;
  std::string expected;
  std::size_t expected_begin = 0;  // in the file
  std::size_t expected_end = 0;
  std::vector<Fence> files;  // that it may include
};

SourceFile source_of(SourceKind kind, const std::string& path, std::string text) {
  SourceFile file;
  file.kind = kind;
  file.path = file.logical_path = path;
  file.lines = LineIndex(text);
  file.text = std::move(text);
  return file;
}

std::string html_of(const Example& example) {
  SourceSet sources;
  for (const Fence& fence : example.files) {
    sources.add(source_of(SourceKind::include, value_of(fence.info, "file"), with_tabs(fence.text)));
  }
  const SourceId id = sources.add(source_of(SourceKind::article, "article.md", example.markdown));
  CompileOptions options;
  const std::optional<Dialect> dialect = parse_dialect(example.dialect);
  if (!dialect) return "there is no dialect \"" + example.dialect + "\"\n";
  options.dialect = *dialect;
  return with_arrows(body_html(compile(sources.file(id), sources, options).article));
}

// Expectations of one file are renewed together, when its last example has run: until then the offsets must stay.
std::map<std::string, ExpectationUpdates>& updates() {
  static std::map<std::string, ExpectationUpdates> all;
  return all;
}

void run(const Example& example) {
  const std::string html = html_of(example);
  if (html == example.expected) return;
  if (updates_expected()) {
    updates()
        .try_emplace(example.path, example.path)
        .first->second.replace(example.expected_begin, example.expected_end, html);
    return;
  }
  ADD_FAILURE() << example.path << ":" << example.line << ": the " << example.dialect << " example\n"
                << example.markdown << "gives (- expected, + there)\n"
                << line_difference(example.expected, html);
}

void add_examples(const std::string& name) {
  const CaseFile file = read_case_file(folder + "/" + name);
  std::size_t number = 0;
  std::vector<Fence> files;  // those above the example
  for (const CaseSection& section : file.sections) {
    for (const Fence& fence : section.fences) {
      const std::vector<std::string> words = words_of(fence.info);
      if (!value_of(fence.info, "file").empty()) files.push_back(fence);
      if (words.empty() || words[0] != "example") continue;
      const std::size_t dot = fence.text.starts_with(".\n") ? 0 : fence.text.find("\n.\n");
      const std::string test = std::to_string(++number) + "_" + test_name(section.heading);
      const std::string suite = test_name(name.substr(0, name.size() - 3));
      if (words.size() < 2 || dot == std::string::npos) {
        register_case(suite, test, file.path, fence.line, [path = file.path, line = fence.line] {
          FAIL() << path << ":" << line << ": an example needs a dialect, and a line \".\" between Markdown and HTML";
        });
        continue;
      }
      const std::size_t markdown_end = dot == 0 ? 0 : dot + 1;
      Example example{.path = file.path,
                      .line = fence.line,
                      .dialect = words[1],
                      .markdown = with_tabs(fence.text.substr(0, markdown_end)),
                      .expected = fence.text.substr(markdown_end + 2),
                      .expected_begin = fence.begin + markdown_end + 2,
                      .expected_end = fence.end,
                      .files = files};
      register_case(suite, test, file.path, fence.line, [example] { run(example); });
    }
  }
}

}  // namespace

}  // namespace waymark

int main(int argc, char** argv) {
  for (const std::string& path : waymark::files_below(waymark::folder)) {
    if (path.ends_with(".md") && path.find('/') == std::string::npos) waymark::add_examples(path);
  }
  const int code = waymark::run_cases(argc, argv);
  for (auto& [path, update] : waymark::updates()) update.write();
  return code;
}
