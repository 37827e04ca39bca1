#pragma once
// The readers of site.yml's larger keys, one file each, and the keys below them for config_keys().

#include <string>
#include <vector>

#include "config/config.h"
#include "config/site_reader.h"
#include "syntax/yaml.h"

namespace waymark {

void read_locales(SiteReader& reader, const YamlNode& node, Config& config);
void list_locale_keys(const std::string& prefix, std::vector<std::string>& out);

void read_versions(SiteReader& reader, const YamlNode& node, Config& config);
void list_version_keys(const std::string& prefix, std::vector<std::string>& out);

void read_content(SiteReader& reader, const YamlNode& node, Config& config);
void list_content_keys(const std::string& prefix, std::vector<std::string>& out);
// The folder a site reads when it names none. Reports when there is no such folder.
void default_content(SiteReader& reader, Config& config);

void read_usages(SiteReader& reader, const YamlNode& node, Config& config);
void list_usage_keys(const std::string& prefix, std::vector<std::string>& out);

void read_navigation(SiteReader& reader, const YamlNode& node, Config& config);
void list_navigation_keys(const std::string& prefix, std::vector<std::string>& out);

void read_published_at(SiteReader& reader, const YamlNode& node, Config& config);
void read_known_elsewhere(SiteReader& reader, const YamlNode& node, Config& config);
void list_known_elsewhere_keys(const std::string& prefix, std::vector<std::string>& out);

void read_redirection_lists(SiteReader& reader, const YamlNode& node, Config& config);
void list_redirection_keys(const std::string& prefix, std::vector<std::string>& out);
void read_redirect_files(SiteReader& reader, const YamlNode& node, Config& config);

std::string read_edit_url(SiteReader& reader, const YamlNode& node);
void read_feedback(SiteReader& reader, const YamlNode& node, Config& config);
void list_feedback_keys(const std::string& prefix, std::vector<std::string>& out);
void read_changed_from(SiteReader& reader, const YamlNode& node, Config& config);
void read_integrity(SiteReader& reader, const YamlNode& node, Config& config);

void read_search(SiteReader& reader, const YamlNode& node, Config& config);
void list_search_keys(const std::string& prefix, std::vector<std::string>& out);

void read_dialects(SiteReader& reader, const YamlNode& node, Config& config);
void list_dialect_keys(const std::string& prefix, std::vector<std::string>& out);

void read_external(SiteReader& reader, const YamlNode& node, Config& config);
void list_external_keys(const std::string& prefix, std::vector<std::string>& out);

void read_front_matter_schemas(SiteReader& reader, const YamlNode& node, Config& config);
void list_front_matter_keys(const std::string& prefix, std::vector<std::string>& out);

void read_severities(SiteReader& reader, const YamlNode& node, Config& config);
void list_severity_keys(const std::string& prefix, std::vector<std::string>& out);

}  // namespace waymark
