#include <fmt/format.h>
#include <ostream>

#include "base/site_path.h"
#include "build/build.h"
#include "commands/exit_codes.h"
#include "commands/find_sites.h"
#include "commands/verbs.h"
#include "diagnostics/reports/report.h"
#include "library/addresses/address_lock.h"

namespace waymark {
namespace {

std::string lock_file_of(const std::string& site_file) {
  return join_disk_path(folder_of(site_file), address_lock_name);
}

std::string count(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

void print_addresses(const std::vector<SiteAddress>& addresses, std::ostream& out) {
  for (const SiteAddress& address : addresses) {
    out << lock_line(address.path, {}) << '\n';
    if (address.redirect) continue;
    for (const std::string& anchor : address.anchors) out << lock_line(address.path, anchor) << '\n';
  }
}

// "+ a line" for what the file has not yet, "- a line" for what the site has no more.
void print_change(const LockChange& change, std::ostream& out) {
  for (const std::string& line : change.added) out << "+ " << line << '\n';
  for (const std::string& line : change.vanished) out << "- " << line << '\n';
}

std::string summary_of(const std::string& file, const LockChange& change, const AddressFlags& flags, bool written) {
  std::string text = fmt::format("{}: {}, {}", file, count(change.added.size(), "new line", "new lines"),
                                 count(change.vanished.size(), "vanished", "vanished"));
  if (flags.update) {
    text += written ? "; written" : "; unchanged";
    if (!change.vanished.empty() && !flags.prune) text += ", what vanished is kept";
  } else if (!change.added.empty()) {
    text += "; `waymark addresses --update` adds what is new";
  }
  return text;
}

struct Compared {
  bool vanished = false;
  bool added = false;
};

Result<Compared> compare(const std::string& site_file, const BuildReport& report, const AddressFlags& flags, Disk& disk,
                         std::ostream& out) {
  const std::string file = lock_file_of(site_file);
  std::string text;
  if (disk.is_file(file)) {
    auto read = disk.read(file);
    if (!read) return std::unexpected(read.error());
    text = *std::move(read);
  }
  const LockChange change = update_address_lock(text, report.addresses, flags.prune);
  const bool write = flags.update && change.text != text;
  if (write) {
    if (const auto written = disk.write(file, change.text); !written) return std::unexpected(written.error());
  }
  print_change(change, out);
  out << summary_of(file, change, flags, write) << '\n';
  return Compared{.vanished = !change.vanished.empty() && !(flags.update && flags.prune),
                  .added = !change.added.empty() && !flags.update};
}

}  // namespace

int addresses(const AddressFlags& flags, std::ostream& out, std::ostream& err) {
  if (flags.prune && !flags.update) {
    err << "waymark: --prune takes lines out of addresses.lock, so it needs --update\n";
    return exit_usage;
  }
  if (flags.list && flags.update) {
    err << "waymark: --list only prints, and --update writes; choose one\n";
    return exit_usage;
  }
  RealDisk disk;
  const auto sites = find_sites(flags.site, disk);
  if (!sites) {
    err << "waymark: " << sites.error().message << '\n';
    return exit_usage;
  }
  int code = exit_clean;
  for (const std::string& site : *sites) {
    const auto report = build({.site_file = site,
                               .output_folder = {},
                               .theme_folder = {},
                               .jobs = flags.jobs,
                               .write = false,
                               .list_addresses = true},
                              disk);
    if (!report) {
      err << "waymark: " << report.error().message << '\n';
      return exit_world;
    }
    if (report->config_failed) {
      out << text_report(report->findings, report->sources, false);
      return exit_usage;
    }
    if (flags.list) {
      print_addresses(report->addresses, out);
      continue;
    }
    const auto compared = compare(site, *report, flags, disk, out);
    if (!compared) {
      err << "waymark: " << compared.error().message << '\n';
      return exit_world;
    }
    if (compared->vanished || (flags.strict && compared->added)) code = exit_findings;
  }
  return code;
}

}  // namespace waymark
