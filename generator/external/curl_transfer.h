#pragma once
// One request of libcurl's: its settings, what has come so far, and what it came to. For curl_web.cpp only.

#include <curl/curl.h>
#include <memory>
#include <string>

#include "external/curl_web.h"

namespace waymark {

struct CloseEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// Its address must not change while libcurl has it.
struct CurlTransfer {
  std::unique_ptr<CURL, CloseEasy> easy;
  std::unique_ptr<curl_slist, FreeList> headers;
  const CurlOptions* options = nullptr;
  std::size_t ticket = 0;
  WebRequest request;
  WebAnswer answer;
  bool by_proxy = false;
  bool enough = false;  // the body was ended by us
  bool too_many_headers = false;
  std::size_t header_bytes = 0;
  std::string refused;  // an address that was not connected to
  std::string error = std::string(CURL_ERROR_SIZE, '\0');
};

// Sets everything for `request`; the handle is ready for curl_multi_add_handle().
void prepare(CurlTransfer& transfer);
// When libcurl has done with it.
WebAnswer answer_of(CurlTransfer& transfer, CURLcode code);

}  // namespace waymark
