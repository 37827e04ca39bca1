#pragma once
// _headers, which Cloudflare Pages and Netlify read: what browsers are told besides the pages.

#include <string>
#include <vector>

#include "output/output.h"
#include "render/site_frame.h"

namespace waymark {

// The strictest Content-Security-Policy under which nothing of the site is blocked: no script, style or picture but the
// site's own, those of the hosts that articles show pictures from, and a form to where site.yml sends feedback.
std::string content_policy(const SiteFrame& frame);

// Where redirect_files names one of the two hosts: the policy for every page, and that the theme's files, whose names
// change with what is in them, may be kept. Nothing elsewhere.
std::vector<Output> server_headers(const SiteFrame& frame);

}  // namespace waymark
