#include "serve/answers/allowed_hosts.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(AllowedHosts, AreThisMachineAndWhatWasGiven) {
  struct Case {
    const char* header;
    const char* given;
    bool allowed;
  };
  for (const Case& one : std::vector<Case>{
           {"localhost:4000", "", true},
           {"LOCALHOST", "", true},
           {"127.0.0.1:4000", "", true},
           {"127.8.9.10", "", true},
           {"[::1]:4000", "", true},
           {"help.localhost:4000", "", true},
           {"", "", false},
           {"evil.example:4000", "", false},
           {"localhost.evil.example", "", false},
           {"evil-localhost", "", false},
           {"127.0.0.1.evil.example", "", false},
           {"192.168.1.5:4000", "", false},
           {"localhost:4000:5", "", false},
           {"localhost:port", "", false},
           {"[::1", "", false},
           {"[::1]x", "", false},
           {"192.168.1.5:4000", "192.168.1.5", true},
           {"192.168.1.5:4000", "0.0.0.0", true},
           {"[fd00::5]:4000", "::", true},
           {"desk.example:4000", "0.0.0.0", false},
           {"desk.example:4000", "desk.example", true},
           {"192.168.1.5", "localhost", false},
       }) {
    EXPECT_EQ(is_allowed_host(one.header, one.given), one.allowed) << one.header << " with --host " << one.given;
  }
}

TEST(AllowedHosts, KnowWhatOnlyThisMachineReaches) {
  for (const char* host : {"localhost", "127.0.0.1", "127.1.2.3", "::1"}) EXPECT_TRUE(is_loopback(host)) << host;
  for (const char* host : {"0.0.0.0", "::", "10.0.0.1", "example.org", ""}) EXPECT_FALSE(is_loopback(host)) << host;
}

}  // namespace
}  // namespace waymark
