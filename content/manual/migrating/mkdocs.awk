# awk -f mkdocs.awk FILE.md: Python-Markdown to Waymark: admonitions and details to alerts, content tabs to tabs, snippets to includes,
# { #id } to an anchor, other attributes away. Fenced code stays as it is; a block inside another block is left for you.

BEGIN {
  kinds["tip"] = kinds["hint"] = kinds["success"] = "TIP"
  kinds["important"] = "IMPORTANT"
  kinds["warning"] = kinds["attention"] = "WARNING"
  kinds["danger"] = kinds["caution"] = kinds["failure"] = kinds["bug"] = kinds["error"] = "CAUTION"
}

# The text between the first and the last quote of a line.
function quoted(line) {
  if (line !~ /".*"/) return ""
  sub(/^[^"]*"/, "", line)
  sub(/"[^"]*$/, "", line)
  return line
}

function flush_blank(  i) { for (i = 0; i < blank; ++i) print (block == "alert" ? ">" : ""); blank = 0 }

function end_block(  i, lines) {
  lines = blank
  blank = 0
  if (block == "tab" && !(/^=== "/)) print "\n---"
  block = ""
  for (i = 0; i < lines; ++i) print ""
}

block == "" && /^(```|~~~)/ { code = !code }
code { print; next }

block != "" && /^ *$/ { ++blank; next }
block != "" && /^    / { flush_blank(); print (block == "alert" ? "> " : "") inline(substr($0, 5)); next }
block != "" { end_block() }

/^(!!!|\?\?\?\+?) / {
  title = quoted($0)
  print "> [!" ($2 in kinds ? kinds[$2] : "NOTE") "]"
  if (title != "") print "> **" title "**\n>"
  block = "alert"
  getline following
  if (following !~ /^ *$/) print "> " inline(substr(following, 5))
  next
}

/^===[+!]* "/ {
  title = quoted($0)
  id = tolower(title)
  gsub(/[^a-z0-9]+/, "-", id)
  print "# [" title "](#tab/" id ")"
  block = "tab"
  next
}

function inline(line,  id) {
  if (line ~ /^ *-+8<-+ "/) {
    id = quoted(line)
    return "[!INCLUDE [" id "](~/" id ")]"
  }
  if (match(line, /^#+ .*\{:? *#[^ }]+ *\}/)) {
    id = line
    sub(/^.*\{:? *#/, "", id)
    sub(/[ }].*$/, "", id)
    sub(/ *\{.*\} *$/, "", line)
    sub(/^#+ /, "&<a id=\"" id "\"></a>", line)
  }
  gsub(/\)\{[^}]*\}/, ")", line)
  return line
}

{ print inline($0) }

END { if (block != "") end_block() }
