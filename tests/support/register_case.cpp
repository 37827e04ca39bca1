#include "support/register_case.h"

#include <cstdio>
#include <gtest/gtest.h>

namespace waymark {

namespace {

class CaseTest : public testing::Test {
 public:
  explicit CaseTest(std::function<void()> body) : body_(std::move(body)) {}
  void TestBody() override { body_(); }

 private:
  std::function<void()> body_;
};

}  // namespace

void register_case(const std::string& suite, const std::string& name, const std::string& file, std::size_t line,
                   std::function<void()> body) {
  testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, file.c_str(), static_cast<int>(line),
                        [body = std::move(body)]() -> testing::Test* { return new CaseTest(body); });
}

int run_cases(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  const int code = RUN_ALL_TESTS();
  // A filter reads '-' in a name as "all but", and then finds none.
  if (testing::UnitTest::GetInstance()->test_to_run_count() == 0) {
    std::fprintf(stderr, "no case was found\n");
    return 1;
  }
  return code;
}

}  // namespace waymark
