#pragma once
// usages.questions of site.yml. Needs the usages.

#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"
#include "config/site_reader.h"

namespace waymark {

// Reports what is no tree: answers to nothing, circles, questions that none leads to, ids that stand twice.
void read_questions(SiteReader& reader, const YamlNode& node, Config& config);
void list_question_keys(const std::string& prefix, std::vector<std::string>& out);

// Of a usage or question: lower-case letters, digits and "-", for it is part of addresses.
bool is_address_id(std::string_view id);

}  // namespace waymark
