#!/usr/bin/env bash
# examples.sh WAYMARK FOLDER: tries what FOLDER/ci/examples promises: the hook of git in a repository, and what reports do where a pipeline
# says that it is one.
set -euo pipefail

program=$(realpath "$1")
examples=$(realpath "$2/ci/examples")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# The hook calls the program by its name, and git asks nobody who he is.
mkdir -p "$folder/bin" "$folder/tmp" "$folder/repository/site/help" "$folder/repository/content"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$program" >"$folder/bin/waymark"
chmod +x "$folder/bin/waymark"
export PATH="$folder/bin:$PATH" HOME="$folder" TMPDIR="$folder/tmp" GIT_CONFIG_NOSYSTEM=1
unset GITHUB_ACTIONS GITHUB_WORKSPACE GITHUB_STEP_SUMMARY GITHUB_SERVER_URL GITHUB_REPOSITORY GITHUB_SHA CI_PROJECT_DIR $(git rev-parse --local-env-vars)

failures=0
expect() {
  if ! "${@:2}"; then
    echo "FAILED: $1"
    failures=$((failures + 1))
  fi
}

page() { printf -- '---\ntitle: Start\ndescription: Where to begin.\n---\n\n# Start\n\n%s\n' "$1"; }
cd "$folder/repository"
git init -q
git config user.name Tester
git config user.email tester@example.org
printf 'title: Help\ncontent: ../../content\nlocales: [en-us]\n' >site/help/site.yml
page 'All is well.' >content/start.md
git add -A
git commit -qm 'Begin'
git config core.hooksPath "$examples"
commits() { git rev-list --count HEAD; }

page '[a](missing.md)' >content/start.md
git add -A
said=$(git commit -qm 'Break a link' 2>&1) && code=0 || code=$?
expect "a commit that breaks a link is refused" [ "$code" -ne 0 ]
expect "and the hook says where" grep -q '^content/start.md:8:5: error: "missing.md" does not exist' <<<"$said"
expect "nothing is committed" [ "$(commits)" -eq 1 ]

page 'All is well again.' >content/start.md
git commit -qm 'Not added' >/dev/null 2>&1 && code=0 || code=$?
expect "what is mended but not added is still refused" [ "$code" -ne 0 ]
git add -A
page '[a](missing.md)' >content/start.md
git commit -qm 'Mend it' >"$folder/log" 2>&1 || cat "$folder/log"
expect "what is broken but not added is no matter" [ "$(commits)" -eq 2 ]
expect "no copy is left" [ -z "$(ls "$TMPDIR")" ]

# A pipeline of GitHub whose step works in a folder below the root of the repository.
mkdir docs
mv site content docs/
cd docs
page '::error::x [a](missing.md)' >content/start.md
echo 'from another program' >"$folder/summary.md"
export GITHUB_ACTIONS=true GITHUB_WORKSPACE="$folder/repository" GITHUB_STEP_SUMMARY="$folder/summary.md"
export GITHUB_SERVER_URL=https://github.com GITHUB_REPOSITORY=owner/help GITHUB_SHA=0123abcd
log=$(waymark check --report github-summary="$GITHUB_STEP_SUMMARY" --report sarif=help.sarif) && code=0 || code=$?
expect "there are findings" [ "$code" -eq 1 ]
first=$(head -n 1 <<<"$log") last=$(tail -n 1 <<<"$log")
expect "commands are off before the text" [ "${first%%-commands::*}" = '::stop' ]
expect "and on again behind it" [ "$last" = "::${first#::stop-commands::}::" ]
expect "the summary keeps what was there" [ "$(head -n 1 "$folder/summary.md")" = 'from another program' ]
expect "and leads to the file in the repository" grep -qF '](https://github.com/owner/help/blob/0123abcd/docs/content/start.md?plain=1#L8)' "$folder/summary.md"
expect "SARIF has paths from the root" grep -qF '"uri": "docs/content/start.md"' help.sarif
log=$(waymark check --format github) || true
expect "annotations have paths from the root" grep -q '^::error file=docs/content/start.md,line=8,' <<<"$log"
unset GITHUB_ACTIONS
log=$(CI_PROJECT_DIR="$folder/repository" waymark check --format gitlab) || true
expect "GitLab has paths from the root" grep -qF '"path": "docs/content/start.md"' <<<"$log"
log=$(waymark check --format gitlab) || true
expect "elsewhere they are from the folder" grep -qF '"path": "content/start.md"' <<<"$log"

# What cannot be written is told, and takes nothing else along.
mkdir taken
log=$(waymark check --report json=taken --report junit=ok.xml 2>"$folder/err") && code=0 || code=$?
expect "a report that cannot be written ends with 3" [ "$code" -eq 3 ]
expect "it says so" grep -q '^waymark: --report json=taken: ' "$folder/err"
expect "the findings are printed" grep -q 'missing.md' <<<"$log"
expect "the other report is written" grep -q '<testsuites>' ok.xml

exit $((failures > 0))
