#include "serve/actions/editor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Editor, TakesWordsApartWithoutAShell) {
  EXPECT_THAT(read_editor_command("code -g {file}:{line}:{column}").value(),
              ElementsAre("code", "-g", "{file}:{line}:{column}"));
  EXPECT_THAT(read_editor_command("  '/opt/my editor/bin'  \"--at {line}\" {file} ").value(),
              ElementsAre("/opt/my editor/bin", "--at {line}", "{file}"));
  EXPECT_THAT(read_editor_command("e {file} $(rm -rf x) ; y '' a\"b c\"d").value(),
              ElementsAre("e", "{file}", "$(rm", "-rf", "x)", ";", "y", "", "ab cd"));
}

TEST(Editor, SaysWhatItsCommandLacks) {
  EXPECT_THAT(read_editor_command("code 'x {file}").error().message, HasSubstr("a quote is not closed"));
  EXPECT_THAT(read_editor_command("  ").error().message, HasSubstr("no editor's name"));
  EXPECT_THAT(read_editor_command("code -g {line}").error().message, HasSubstr("write {file} there"));
  EXPECT_THAT(read_editor_command("{file}").error().message, HasSubstr("write {file} there"));
}

TEST(Editor, FillsInThePlaceAndNothingElse) {
  const EditorPlace place{.file = "/site/a {line} $HOME.md", .line = 12, .column = 3};
  EXPECT_THAT(editor_words({"code", "-g", "{file}:{line}:{column}"}, place),
              ElementsAre("code", "-g", "/site/a {line} $HOME.md:12:3"));
}

TEST(Editor, SaysThatAProgramIsNotThere) {
  EXPECT_THAT(start_editor({"no-such-editor-anywhere", "x"}).error().message, HasSubstr("cannot be started"));
  EXPECT_TRUE(start_editor({"true"}).has_value());
}

}  // namespace
}  // namespace waymark
