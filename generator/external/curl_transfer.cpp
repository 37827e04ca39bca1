#include "external/curl_transfer.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/failure.h"
#include "base/text.h"
#include "base/unicode.h"

namespace waymark {
namespace {

// All headers of an answer, those of 1xx before it included. No server that means well has a tenth of it.
constexpr std::size_t most_of_headers = 256 * 1024;
constexpr long least_speed = 100;  // bytes a second

std::optional<IpAddress> ip_of(const curl_sockaddr& address) {
  IpAddress ip;
  if (address.family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address.addr, sizeof in);
    return ipv4(ntohl(in.sin_addr.s_addr));
  }
  if (address.family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address.addr, sizeof in);
    std::copy_n(in.sin6_addr.s6_addr, ip.bytes.size(), ip.bytes.begin());
    return ip;
  }
  return std::nullopt;
}

// The last moment before a connection: what is refused here is reached by no name and no trick of DNS.
curl_socket_t open_socket(void* data, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<CurlTransfer*>(data);
  if (!transfer.by_proxy) {
    const auto ip = ip_of(*address);
    if (!ip || !transfer.options->may_connect(*ip)) {
      if (ip) transfer.refused = ip->text();
      return CURL_SOCKET_BAD;
    }
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& transfer = *static_cast<CurlTransfer*>(data);
  const std::string_view line(bytes, size * count);
  transfer.header_bytes += line.size();
  if (transfer.header_bytes > most_of_headers) {
    transfer.too_many_headers = true;
    return 0;
  }
  WebAnswer& answer = transfer.answer;
  const std::size_t colon = line.find(':');
  if (line.starts_with("HTTP/")) {
    answer.location.clear();
    answer.retry_after.clear();
    answer.content_type.clear();
  } else if (colon != std::string_view::npos) {
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trim(line.substr(colon + 1));
    if (iequals(name, "location")) answer.location = value;
    if (iequals(name, "retry-after")) answer.retry_after = value;
    if (iequals(name, "content-type")) answer.content_type = value;
  }
  return line.size();
}

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& transfer = *static_cast<CurlTransfer*>(data);
  const std::size_t length = size * count;
  const std::size_t room = transfer.request.body_limit - transfer.answer.body.size();
  transfer.answer.body.append(bytes, std::min(room, length));
  if (length <= room) return length;
  transfer.answer.body_cut = transfer.enough = true;
  return 0;
}

template <class T>
void set(CURL* easy, CURLoption option, T value) {
  check(curl_easy_setopt(easy, option, value) == CURLE_OK, "libcurl takes every option that is set");
}

std::string tls_detail(const std::string& said) {
  const std::string text = ascii_lower(said);
  const auto holds = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  if (holds("expired")) return "its certificate has expired";
  if (holds("not yet valid")) return "its certificate is not valid yet";
  if (holds("self-signed certificate in") || holds("self signed certificate in"))
    return "its certificate comes from an authority that is not trusted";
  if (holds("self-signed") || holds("self signed")) return "it has signed its certificate itself";
  if (holds("unable to get local issuer") || holds("unable to get issuer") || holds("unable to verify the first"))
    return "its certificate comes from an authority that is not known";
  if (holds("no alternative certificate subject") || holds("does not match") || holds("subject name"))
    return "its certificate is for another name";
  if (holds("revoked")) return "its certificate was revoked";
  return "no secure connection comes about: " + to_valid_utf8(collapse_space(said));
}

void fail_with(WebAnswer& answer, WebFailure failure, std::string detail) {
  answer = WebAnswer{.failure = failure, .detail = std::move(detail)};
}

void describe_failure(CurlTransfer& transfer, CURLcode code) {
  WebAnswer& answer = transfer.answer;
  const std::string said = transfer.error.c_str();
  const std::string& host = transfer.request.address.host;
  if (!transfer.refused.empty() && code == CURLE_COULDNT_CONNECT) {
    const auto ip = parse_ip(transfer.refused);
    fail_with(answer, WebFailure::private_address,
              fmt::format("{} is {}, {}", host, transfer.refused, special_purpose(*ip).value_or("a private address")));
    return;
  }
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      fail_with(answer, WebFailure::no_such_host, fmt::format("cannot be reached: there is no host \"{}\"", host));
      return;
    case CURLE_COULDNT_RESOLVE_PROXY:
      fail_with(answer, WebFailure::no_route, "cannot be reached: the proxy that the environment names is not known");
      return;
    case CURLE_COULDNT_CONNECT: {
      long error = 0;
      curl_easy_getinfo(transfer.easy.get(), CURLINFO_OS_ERRNO, &error);
      const bool no_route = transfer.by_proxy || error == ENETUNREACH || error == ENETDOWN;
      fail_with(answer, no_route ? WebFailure::no_route : WebFailure::no_connection,
                transfer.by_proxy       ? "cannot be reached: the proxy takes no connection"
                : error == ECONNREFUSED ? "cannot be reached: its server refuses the connection"
                                        : "cannot be reached: its server takes no connection");
      return;
    }
    case CURLE_OPERATION_TIMEDOUT:
      fail_with(answer, WebFailure::timeout,
                said.find("too slow") != std::string::npos
                    ? "is sent too slowly to be read"
                    : fmt::format("gives no answer within {} seconds",
                                  std::chrono::ceil<std::chrono::seconds>(transfer.options->timeout).count()));
      return;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      fail_with(answer, WebFailure::tls, "cannot be reached safely: " + tls_detail(said));
      return;
    case CURLE_SSL_CACERT_BADFILE:
      fail_with(answer, WebFailure::tls,
                "cannot be checked: this machine has no list of certificates; install ca-certificates");
      return;
    // What libcurl calls a single header of over 100 KiB; without memory this program ends elsewhere.
    case CURLE_OUT_OF_MEMORY:
      fail_with(answer, WebFailure::broken, "gives no usable answer: one of its headers is longer than 100 KiB");
      return;
    case CURLE_GOT_NOTHING:
      fail_with(answer, WebFailure::broken, "gives no answer: its server closes the connection");
      return;
    default:
      fail_with(answer, WebFailure::broken,
                transfer.too_many_headers
                    ? fmt::format("gives no usable answer: its headers are longer than {} KiB", most_of_headers / 1024)
                    : "gives no usable answer: " +
                          to_valid_utf8(ascii_lower(collapse_space(said.empty() ? curl_easy_strerror(code) : said))));
  }
}

}  // namespace

void prepare(CurlTransfer& transfer) {
  const CurlOptions& options = *transfer.options;
  const WebRequest& request = transfer.request;
  transfer.easy.reset(curl_easy_init());
  check(transfer.easy != nullptr, "libcurl has memory for a request");
  CURL* easy = transfer.easy.get();
  const std::string proxy = proxy_for(request.address, options.environment);
  transfer.by_proxy = !proxy.empty();

  set(easy, CURLOPT_URL, request.address.text().c_str());
  set(easy, CURLOPT_PROXY, proxy.c_str());
  set(easy, CURLOPT_NOPROXY, "");
  set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_PATH_AS_IS, 1L);
  set(easy, CURLOPT_NOBODY, request.method == WebMethod::head ? 1L : 0L);
  set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  set(easy, CURLOPT_HTTP09_ALLOWED, 0L);
  set(easy, CURLOPT_ACCEPT_ENCODING, "");
  set(easy, CURLOPT_USERAGENT, options.agent.c_str());
  // Servers that sort programs out by what they accept should see what a browser would.
  transfer.headers.reset(curl_slist_append(nullptr, "Accept: text/html,application/xhtml+xml,*/*;q=0.8"));
  set(easy, CURLOPT_HTTPHEADER, transfer.headers.get());

  // Nothing that tells who asks.
  set(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(easy, CURLOPT_UNRESTRICTED_AUTH, 0L);
  set(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(easy, CURLOPT_AUTOREFERER, 0L);

  set(easy, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  set(easy, CURLOPT_OPENSOCKETDATA, &transfer);
  set(easy, CURLOPT_HEADERFUNCTION, &take_header);
  set(easy, CURLOPT_HEADERDATA, &transfer);
  set(easy, CURLOPT_WRITEFUNCTION, &take_body);
  set(easy, CURLOPT_WRITEDATA, &transfer);
  set(easy, CURLOPT_ERRORBUFFER, transfer.error.data());
  set(easy, CURLOPT_PRIVATE, &transfer);

  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(options.timeout.count()));
  set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min<std::int64_t>(options.timeout.count(), 10'000)));
  set(easy, CURLOPT_LOW_SPEED_LIMIT, least_speed);
  set(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.slow_seconds));
  // A name server that does not answer must not hold up the others, nor the end of the program.
  set(easy, CURLOPT_QUICK_EXIT, 1L);
}

WebAnswer answer_of(CurlTransfer& transfer, CURLcode code) {
  long status = 0;
  curl_easy_getinfo(transfer.easy.get(), CURLINFO_RESPONSE_CODE, &status);
  transfer.answer.status = static_cast<int>(status);
  // What ended behind the headers is an answer all the same: its status counts, and what came of the page.
  const bool has_status = status >= 200;
  const bool cut = code == CURLE_PARTIAL_FILE || code == CURLE_RECV_ERROR || code == CURLE_BAD_CONTENT_ENCODING ||
                   code == CURLE_HTTP2_STREAM || code == CURLE_HTTP2;
  const bool slow = code == CURLE_OPERATION_TIMEDOUT;
  if (code == CURLE_OK || transfer.enough) return std::move(transfer.answer);
  if (has_status && (cut || slow) && transfer.request.method == WebMethod::get && !transfer.too_many_headers &&
      !transfer.answer.body.empty()) {
    transfer.answer.body_cut = true;
    return std::move(transfer.answer);
  }
  describe_failure(transfer, code);
  return std::move(transfer.answer);
}

}  // namespace waymark
