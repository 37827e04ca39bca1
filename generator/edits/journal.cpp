#include "edits/journal.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/escape.h"
#include "base/hash.h"

namespace waymark {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format = 1;
constexpr const char* bytes_note = "bytes";

// Names of files may be any bytes, JSON holds UTF-8 only.
std::string encoded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x20 && byte < 0x7F && c != '%';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

Json part(const std::optional<std::string>& bytes, std::string& all) {
  if (!bytes) return nullptr;
  Json where = {{"at", all.size()}, {"size", bytes->size()}, {"hash", hash_hex(*bytes)}};
  all += *bytes;
  return where;
}

struct Damaged {};

std::optional<std::string> part(const Json& where, const std::string& all) {
  if (where.is_null()) return std::nullopt;
  const auto at = where.at("at").get<std::size_t>();
  const auto size = where.at("size").get<std::size_t>();
  if (at > all.size() || size > all.size() - at) throw Damaged{};
  std::string bytes = all.substr(at, size);
  if (hash_hex(bytes) != where.at("hash").get<std::string>()) throw Damaged{};
  return bytes;
}

ChangeSet parse(const std::string& plan, const std::string& bytes, const WritersFiles& files) {
  const Json json = Json::parse(plan);
  if (json.at("format").get<int>() != format) throw Damaged{};
  ChangeSet changes;
  for (const Json& word : json.at("command")) changes.command.push_back(percent_decode(word.get<std::string>()));
  for (const Json& file : json.at("files")) {
    const std::string origin = percent_decode(file.at("moved_from").get<std::string>());
    changes.files.push_back({.path = files.path_from_notes(percent_decode(file.at("path").get<std::string>())),
                             .before = part(file.at("before"), bytes),
                             .after = part(file.at("after"), bytes),
                             .moved_from = origin.empty() ? origin : files.path_from_notes(origin)});
  }
  return changes;
}

}  // namespace

Result<void> write_journal(const ChangeSet& changes, WritersFiles& files) {
  std::string bytes;
  Json plan = {{"format", format}, {"command", Json::array()}, {"files", Json::array()}};
  for (const std::string& word : changes.command) plan["command"].push_back(encoded(word));
  for (const FileChange& change : changes.files) {
    const std::string origin = change.moved_from.empty() ? std::string() : files.path_for_notes(change.moved_from);
    plan["files"].push_back({{"path", encoded(files.path_for_notes(change.path))},
                             {"moved_from", encoded(origin)},
                             {"before", part(change.before, bytes)},
                             {"after", part(change.after, bytes)}});
  }
  // Version control has no business with the notes of a run that was cut short.
  if (const auto ignored = files.write_note(".gitignore", "*\n"); !ignored) return ignored;
  if (const auto written = files.write_note(bytes_note, bytes); !written) return written;
  return files.write_note(journal_plan, plan.dump(1) + "\n");
}

Result<std::optional<ChangeSet>> read_journal(const WritersFiles& files) {
  const auto plan = files.read_note(journal_plan);
  if (!plan) return std::unexpected(plan.error());
  if (!*plan) return std::nullopt;
  const auto bytes = files.read_note(bytes_note);
  if (!bytes) return std::unexpected(bytes.error());
  // The library tells what is wrong by exceptions; here every one of them means the same.
  const auto damaged = [&files] {
    return fail(
        fmt::format("the notes of an interrupted change in \"{}\" are damaged; compare the files with version "
                    "control, then remove that folder",
                    files.notes_path()));
  };
  if (!*bytes) return damaged();
  try {
    return parse(**plan, **bytes, files);
  } catch (const Json::exception&) {
    return damaged();
  } catch (const Damaged&) {
    return damaged();
  }
}

Result<void> remove_journal(WritersFiles& files) {
  if (const auto removed = files.remove_note(journal_plan); !removed) return removed;
  return files.remove_notes();
}

}  // namespace waymark
