#include "external/http_status.h"

#include <array>
#include <fmt/format.h>

namespace waymark {
namespace {

struct Status {
  int code;
  std::string_view words;
};

// The registry of IANA, and what large sites answer besides.
constexpr auto statuses = std::to_array<Status>({
    {300, "Multiple Choices"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized: it wants a password"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {407, "Proxy Authentication Required"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone: it was taken away for good"},
    {412, "Precondition Failed"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {418, "I'm a teapot"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {423, "Locked"},
    {425, "Too Early"},
    {426, "Upgrade Required"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {444, "the server closed the connection"},
    {451, "Unavailable For Legal Reasons"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {508, "Loop Detected"},
    {511, "Network Authentication Required: a sign-in page of the network"},
    {520, "Cloudflare: the server behind it failed"},
    {521, "Cloudflare: the server behind it is down"},
    {522, "Cloudflare: the server behind it does not answer"},
    {523, "Cloudflare: the server behind it cannot be reached"},
    {524, "Cloudflare: the server behind it takes too long"},
    {525, "Cloudflare: no TLS with the server behind it"},
    {526, "Cloudflare: the server behind it has no valid certificate"},
    {530, "Cloudflare: the server behind it has no address"},
    {999, "the server does not answer programs"},
});

}  // namespace

std::string status_text(int status) {
  for (const Status& known : statuses) {
    if (known.code == status) return fmt::format("{} ({})", status, known.words);
  }
  return std::to_string(status);
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool is_permanent(int status) { return status == 301 || status == 308; }

Verdict verdict_of(int status) {
  if (status >= 200 && status < 300) return Verdict::good;
  if (status == 404 || status == 410) return Verdict::gone;
  if (status == 429) return Verdict::rate_limited;
  if (status == 401 || status == 402 || status == 403 || status == 407 || status == 451 || status == 999)
    return Verdict::forbidden;
  return Verdict::unreachable;
}

}  // namespace waymark
