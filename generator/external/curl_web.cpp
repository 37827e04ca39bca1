#include "external/curl_web.h"

#include <curl/curl.h>
#include <ifaddrs.h>
#include <map>
#include <net/if.h>
#include <netinet/in.h>

#include "base/failure.h"
#include "external/curl_transfer.h"

namespace waymark {
namespace {

struct CloseMulti {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

// How many idle connections stay open: sites link to a few hundred hosts.
constexpr long most_connections = 128;

}  // namespace

struct CurlWeb::State {
  CurlOptions options;
  std::unique_ptr<CURLM, CloseMulti> multi;
  std::map<CURL*, std::unique_ptr<CurlTransfer>> transfers;
};

CurlWeb::CurlWeb(CurlOptions options) : state_(std::make_unique<State>()) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  check(ready == CURLE_OK, "libcurl can be used");
  state_->options = std::move(options);
  state_->multi.reset(curl_multi_init());
  check(state_->multi != nullptr, "libcurl has memory for its event loop");
  curl_multi_setopt(state_->multi.get(), CURLMOPT_MAXCONNECTS, most_connections);
}

CurlWeb::~CurlWeb() {
  for (const auto& [easy, transfer] : state_->transfers) curl_multi_remove_handle(state_->multi.get(), easy);
}

void CurlWeb::start(std::size_t ticket, const WebRequest& request) {
  auto transfer = std::make_unique<CurlTransfer>();
  transfer->options = &state_->options;
  transfer->ticket = ticket;
  transfer->request = request;
  prepare(*transfer);
  CURL* easy = transfer->easy.get();
  check(curl_multi_add_handle(state_->multi.get(), easy) == CURLM_OK, "libcurl takes another request");
  state_->transfers.emplace(easy, std::move(transfer));
}

std::vector<Web::Arrival> CurlWeb::wait(Milliseconds until) {
  std::vector<Arrival> arrivals;
  CURLM* multi = state_->multi.get();
  int running = 0;
  curl_multi_perform(multi, &running);
  const auto collect = [&] {
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const auto transfer = state_->transfers.find(message->easy_handle);
      const CURLcode code = message->data.result;
      arrivals.push_back({.ticket = transfer->second->ticket, .answer = answer_of(*transfer->second, code)});
      curl_multi_remove_handle(multi, transfer->first);
      state_->transfers.erase(transfer);
    }
  };
  collect();
  const std::int64_t pause = (until - now()).count();
  if (!arrivals.empty() || pause <= 0) return arrivals;
  curl_multi_poll(multi, nullptr, 0, static_cast<int>(std::min<std::int64_t>(pause, 1000)), nullptr);
  curl_multi_perform(multi, &running);
  collect();
  return arrivals;
}

Milliseconds CurlWeb::now() const {
  return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

std::int64_t CurlWeb::today() const {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

bool CurlWeb::has_network() const {
  ifaddrs* first = nullptr;
  if (getifaddrs(&first) != 0) return true;
  bool found = false;
  for (const ifaddrs* one = first; one != nullptr; one = one->ifa_next) {
    const bool usable =
        one->ifa_addr != nullptr && (one->ifa_flags & IFF_UP) != 0 && (one->ifa_flags & IFF_LOOPBACK) == 0;
    if (usable && (one->ifa_addr->sa_family == AF_INET || one->ifa_addr->sa_family == AF_INET6)) found = true;
  }
  freeifaddrs(first);
  return found;
}

}  // namespace waymark
