#include "external/answer_cache.h"

#include <array>
#include <nlohmann/json.hpp>

namespace waymark {
namespace {

using Json = nlohmann::ordered_json;

// Of another form than this program's, it is read by nobody.
constexpr int form = 1;

constexpr std::array<std::pair<Verdict, std::string_view>, 5> kept_verdicts = {
    {{Verdict::good, "good"},
     {Verdict::gone, "gone"},
     {Verdict::unreachable, "unreachable"},
     {Verdict::forbidden, "forbidden"},
     {Verdict::rate_limited, "rate-limited"}}};
constexpr std::array<std::pair<AnchorState, std::string_view>, 3> anchor_states = {
    {{AnchorState::found, "found"}, {AnchorState::missing, "missing"}, {AnchorState::unknown, "unknown"}}};

template <class T, std::size_t N>
std::string_view name_of(const std::array<std::pair<T, std::string_view>, N>& names, T value) {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  return "";
}

// Throws nothing but Json::exception, as the accessors of Json do.
template <class T, std::size_t N>
T value_of(const std::array<std::pair<T, std::string_view>, N>& names, const Json& json) {
  const auto& text = json.get_ref<const std::string&>();
  for (const auto& [value, name] : names) {
    if (name == text) return value;
  }
  throw Json::other_error::create(0, "unknown name", &json);
}

std::int64_t longest_age(Verdict verdict, const ExternalConfig& settings) {
  constexpr std::int64_t hour = 3600;
  if (verdict == Verdict::good) return 24 * hour * settings.cache_days;
  if (verdict == Verdict::gone) return 24 * hour * settings.gone_days;
  return hour * settings.failed_hours;
}

bool is_young(const AnswerCache::Entry& entry, const ExternalConfig& settings, std::int64_t today) {
  // A clock that was wrong once must not keep an answer for ever.
  return entry.asked >= 0 && entry.asked <= today && today - entry.asked < longest_age(entry.outcome.verdict, settings);
}

Json to_json(const AnswerCache::Entry& entry) {
  const Outcome& outcome = entry.outcome;
  Json json = {
      {"asked", entry.asked}, {"verdict", name_of(kept_verdicts, outcome.verdict)}, {"status", outcome.status}};
  if (!outcome.detail.empty()) json["detail"] = outcome.detail;
  if (!outcome.moved_to.empty()) json["moved_to"] = outcome.moved_to;
  if (!outcome.moved_fragment.empty()) json["moved_fragment"] = outcome.moved_fragment;
  for (const auto& [fragment, state] : outcome.anchors) {
    json["anchors"][fragment]["state"] = name_of(anchor_states, state);
    const auto near = outcome.nearest_anchors.find(fragment);
    if (near != outcome.nearest_anchors.end()) json["anchors"][fragment]["nearest"] = near->second;
  }
  return json;
}

AnswerCache::Entry entry_of(const Json& json) {
  AnswerCache::Entry entry{.asked = json.at("asked").get<std::int64_t>()};
  Outcome& outcome = entry.outcome;
  outcome.verdict = value_of(kept_verdicts, json.at("verdict"));
  outcome.status = json.at("status").get<int>();
  if (json.contains("detail")) outcome.detail = json["detail"].get<std::string>();
  if (json.contains("moved_to")) outcome.moved_to = json["moved_to"].get<std::string>();
  if (json.contains("moved_fragment")) outcome.moved_fragment = json["moved_fragment"].get<std::string>();
  if (json.contains("anchors")) {
    for (const auto& [fragment, anchor] : json["anchors"].items()) {
      outcome.anchors[fragment] = value_of(anchor_states, anchor.at("state"));
      if (anchor.contains("nearest")) outcome.nearest_anchors[fragment] = anchor["nearest"].get<std::string>();
    }
  }
  return entry;
}

}  // namespace

std::optional<AnswerCache> AnswerCache::parse(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    if (json.at("form").get<int>() != form) return std::nullopt;
    AnswerCache cache;
    for (const auto& [address, entry] : json.at("answers").items()) cache.entries_[address] = entry_of(entry);
    return cache;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::string AnswerCache::json() const {
  Json answers = Json::object();
  for (const auto& [address, entry] : entries_) answers[address] = to_json(entry);
  const Json whole = {{"form", form}, {"answers", std::move(answers)}};
  // What servers say of themselves need not be UTF-8.
  return whole.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

const Outcome* AnswerCache::find(const std::string& address, const std::set<std::string>& fragments,
                                 const ExternalConfig& settings, std::int64_t today) const {
  const auto found = entries_.find(address);
  if (found == entries_.end() || !is_young(found->second, settings, today)) return nullptr;
  const Outcome& outcome = found->second.outcome;
  if (outcome.verdict == Verdict::good) {
    for (const std::string& fragment : fragments) {
      if (!outcome.anchors.contains(fragment)) return nullptr;
    }
  }
  return &outcome;
}

void AnswerCache::keep(const std::string& address, Outcome outcome, std::int64_t today) {
  if (name_of(kept_verdicts, outcome.verdict).empty() || outcome.no_network) return;
  entries_[address] = {.asked = today, .outcome = std::move(outcome)};
}

void AnswerCache::forget_old(const ExternalConfig& settings, std::int64_t today) {
  std::erase_if(entries_, [&](const auto& entry) { return !is_young(entry.second, settings, today); });
}

}  // namespace waymark
