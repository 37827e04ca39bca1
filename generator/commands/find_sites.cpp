#include "commands/find_sites.h"

#include <array>
#include <filesystem>
#include <unistd.h>

#include "base/edit_distance.h"
#include "base/text.h"

namespace waymark {
namespace {

std::vector<std::string> sites_here(const Disk& disk) {
  std::vector<std::string> sites;
  const auto files = disk.list("site");
  if (!files) return sites;
  for (const FileEntry& file : *files) {
    const auto parts = split(file.path, '/');
    if (parts.size() == 2 && parts[1] == "site.yml") sites.push_back("site/" + file.path);
  }
  return sites;
}

std::filesystem::path own_folder() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::filesystem::path() : program.parent_path();
}

}  // namespace

Result<std::vector<std::string>> find_sites(const std::string& site, const Disk& disk) {
  std::vector<std::string> here = sites_here(disk);
  if (site.empty()) {
    if (here.empty()) return fail("there is no site/*/site.yml in this folder; name a site with --site");
    return here;
  }
  for (const std::string& candidate : {site, join_disk_path(site, "site.yml"), "site/" + site + "/site.yml"}) {
    if (disk.is_file(candidate)) return std::vector{candidate};
  }
  std::string message = "\"" + site + "\" is no site.yml and no folder with one";
  std::vector<std::string> names;
  for (const std::string& known : here) names.emplace_back(split(known, '/')[1]);
  if (const auto near = nearest(site, names)) return fail(message + "; did you mean \"" + *near + "\"?");
  if (!names.empty()) return fail(message + "; the sites here are " + join(names, ", "));
  return fail(message + "; name the path of a site.yml");
}

std::string find_own_theme(const Disk& disk) {
  for (auto folder = own_folder(); !folder.empty() && folder != folder.parent_path(); folder = folder.parent_path()) {
    for (const char* place : {"themes/default", "share/waymark/themes/default"}) {
      const std::string theme = (folder / place).string();
      if (disk.is_folder(theme)) return theme;
    }
  }
  return {};
}

}  // namespace waymark
