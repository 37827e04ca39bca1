# awk -f hugo.awk FILE.md: Hugo to Waymark: ref and relref to links by file, figure to pictures, notice to alerts, {#id} to an anchor.
# Front matter in TOML is for `hugo convert toYAML`; other shortcodes are left for you.

BEGIN {
  kinds["tip"] = "TIP"
  kinds["important"] = "IMPORTANT"
  kinds["warning"] = "WARNING"
  kinds["danger"] = kinds["caution"] = "CAUTION"
}

# The value of an attribute: value(`src="a.svg" alt="A"`, "alt").
function value(line, name) {
  if (!match(line, "[ ]" name "=\"[^\"]*\"")) return ""
  return substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
}

/^(```|~~~)/ { code = !code }
code { print; next }

/^\{\{[%<] *(notice|alert|callout)/ {
  kind = $0
  gsub(/.*(notice|alert|callout) *"?|[" %>}].*$/, "", kind)
  print "> [!" (kind in kinds ? kinds[kind] : "NOTE") "]"
  alert = 1
  next
}
/^\{\{[%<] *\/ *(notice|alert|callout)/ { alert = 0; next }

/^\{\{[%<] *figure / { $0 = "![" value($0, "alt") "](" value($0, "src") ")" }

/^#+ .*\{#[^}]+\} *$/ {
  id = $0
  sub(/^.*\{#/, "", id)
  sub(/\} *$/, "", id)
  sub(/ *\{#[^}]+\} *$/, "")
  sub(/^#+ /, "&<a id=\"" id "\"></a>")
}

{
  # From the root of the content, as Hugo looks for them first.
  while (match($0, /\{\{[%<] *(rel)?ref "[^"]*" *[%>]\}\}/)) {
    target = substr($0, RSTART, RLENGTH)
    sub(/^[^"]*"\/?/, "", target)
    sub(/".*$/, "", target)
    $0 = substr($0, 1, RSTART - 1) "~/" target substr($0, RSTART + RLENGTH)
  }
  print (alert ? "> " : "") $0
}
