#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "search/search_script.h"

namespace waymark {
namespace {

TEST(SearchScript, TextsComeBackAndEndNoScript) {
  const std::string text = "a \"b\" \\ </script> <!-- \n\t\x01 \u2028\u2029 “é” 字 \U0001F600";
  std::string json;
  append_json(json, text);
  EXPECT_EQ(nlohmann::json::parse(json).get<std::string>(), text);
  EXPECT_EQ(json.find('<'), std::string::npos);
  EXPECT_EQ(json.find("\u2028"), std::string::npos);
  EXPECT_EQ(json.find("\u2029"), std::string::npos);
}

TEST(SearchScript, IsOneCall) {
  EXPECT_EQ(search_script("{}"), std::string("(self.waymarkSearch?") + "?=[]).push({});\n");
}

}  // namespace
}  // namespace waymark
