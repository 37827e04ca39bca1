#!/usr/bin/env bash
# summary.sh CI_CHECK: runs ci/check on three steps, one that is well, one that fails without tests, one whose tests fail in each way that
# ctest knows, and looks for what somebody who sees only the end of the log must know.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/ci/steps" "$folder/tests"
cp "$1" "$folder/ci/check"

make_script() {
  printf '#!/bin/sh\n%s\n' "$2" >"$folder/$1"
  chmod +x "$folder/$1"
}
make_script ci/setup 'exit 0'
make_script ci/steps/well 'echo all is well'
make_script ci/steps/format 'seq 1 100; exit 3'
make_script ci/steps/tests "exec ctest --test-dir '$folder/tests' --output-on-failure"
cat >"$folder/tests/CTestTestfile.cmake" <<'TESTS'
add_test(good /bin/true)
add_test(bad /bin/sh -c "seq 1 60; echo expected 1, got 2; exit 1")
add_test(crash /bin/sh -c "echo about to crash; kill -SEGV $$")
add_test(missing /nowhere/program)
add_test(skipped /bin/sh -c "exit 77")
set_tests_properties(skipped PROPERTIES SKIP_RETURN_CODE 77)
TESTS

failures=0
expect() {
  if ! "${@:2}"; then
    echo "FAILED: $1"
    failures=$((failures + 1))
  fi
}
log=$("$folder/ci/check" well format tests 2>/dev/null) && code=0 || code=$?
end=${log#*== summary}

expect "the exit code is 1" [ "$code" -eq 1 ]
expect "the last line counts" [ "$(tail -n 1 <<<"$log")" = "2 passed, 4 failed, 1 skipped" ]
expect "a step without tests shows its last lines" grep -qx 100 <<<"$end"
expect "not its first ones" [ "$(grep -cx 5 <<<"$end")" -eq 0 ]
expect "what a test said last is shown" grep -qx 'expected 1, got 2' <<<"$end"
expect "not what it said long before" [ "$(grep -cx 21 <<<"$end")" -eq 0 ]
expect "what a crashing test said is shown" grep -qx 'about to crash' <<<"$end"
for name in bad crash missing; do
  expect "$name is named just before the last line" grep -qE "^\s+[0-9]+ - $name \(" < <(tail -n 5 <<<"$log")
done
expect "a test that is well is not named" [ "$(grep -c good <<<"$end")" -eq 0 ]

# Where all is well, nothing stands between the table and the last line.
log=$("$folder/ci/check" well 2>&1) && code=0 || code=$?
expect "the exit code is 0" [ "$code" -eq 0 ]
expect "only table and last line" [ "$(wc -l <<<"${log#*== summary}")" -eq 3 ]

if [ "$failures" -gt 0 ]; then
  printf 'ci/check said:\n%s\n' "$end"
  exit 1
fi
