// The tables of content/manual/json-outputs.md are those of the schemas in content/manual/schemas, which
// tests/schemas/schemas.mjs holds against what the program prints.

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "manual/manual_page.h"
#include "support/expected.h"

namespace waymark {
namespace {

using Json = nlohmann::ordered_json;

const std::string schemas = manual_page("schemas/");

// Of "#/$defs/fix" what it names: "fix".
std::string name_of(const Json& reference) {
  const auto text = reference.get<std::string>();
  return text.substr(text.rfind('/') + 1);
}

std::string type_of(const Json& field) {
  if (field.contains("anyOf")) return type_of(field["anyOf"][0]) + " or `null`";
  if (field.contains("$ref")) return name_of(field["$ref"]);
  if (field.contains("enum")) {
    std::string words;
    for (const Json& word : field["enum"]) words += (words.empty() ? "" : ", ") + code(word.get<std::string>());
    return words;
  }
  const auto type = field["type"].get<std::string>();
  if (type == "array") return "list of " + type_of(field["items"]) + "s";
  return type == "string" ? "text" : "number";
}

void expect_fields(const std::string& schema, const std::string& name, const std::string& heading) {
  const Json definition = Json::parse(read_test_file(schemas + schema + ".jsonschema"))["$defs"][name];
  std::vector<TableRow> rows;
  for (const auto& [field, value] : definition["properties"].items())
    rows.push_back({code(field), type_of(value), value["description"].get<std::string>()});
  expect_table("json-outputs.md", heading, {"Field", "Type", "What it is"}, rows);
}

TEST(JsonOutputs, HaveInTheManualTheFieldsOfTheirSchemas) {
  expect_fields("findings", "finding", "### A finding");
  expect_fields("findings", "fix", "### A fix");
  expect_fields("findings", "edit", "### An edit");
  expect_fields("status", "row", "### A row");
  expect_fields("status", "numbers", "### Numbers");
  expect_fields("rules", "rule", "### A rule");
}

}  // namespace
}  // namespace waymark
