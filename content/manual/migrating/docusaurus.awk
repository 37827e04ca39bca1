# awk -f docusaurus.awk FILE.md: Docusaurus to Waymark: admonitions to alerts, Tabs to tabs, partials to includes, {#id} to an anchor.
# Fenced code stays as it is; an admonition inside another and other components are left for you.

BEGIN {
  kinds["tip"] = kinds["success"] = "TIP"
  kinds["important"] = "IMPORTANT"
  kinds["warning"] = "WARNING"
  kinds["danger"] = kinds["caution"] = "CAUTION"
}

# The value of an attribute: value(`<TabItem value="azure">`, "value").
function value(line, name) {
  if (!match(line, name "=[\"'][^\"']*[\"']")) return ""
  return substr(line, RSTART + length(name) + 2, RLENGTH - length(name) - 3)
}

/^(```|~~~)/ { code = !code }
code { print (alert ? "> " : "") $0; next }

# import Call from './_call.md';
/^import .* from / {
  path = $0
  sub(/^.* from *['"]/, "", path)
  sub(/['"].*$/, "", path)
  if (path ~ /\.mdx?$/) partials[$2] = path
  imports = 1
  next
}
imports && /^ *$/ { next }
{ imports = 0 }

/^<[A-Z][A-Za-z]* *\/>/ {
  name = $1
  gsub(/[<>\/]/, "", name)
  if (name in partials) { print "[!INCLUDE [" name "](" partials[name] ")]"; next }
}

/^<\/?Tabs/ { if (/^<\//) print "---"; next }
/^<\/TabItem>/ { next }
/^<TabItem/ {
  label = value($0, "label")
  print "# [" (label == "" ? value($0, "value") : label) "](#tab/" value($0, "value") ")"
  next
}

!alert && /^:::[a-z]/ {
  kind = title = substr($0, 4)
  sub(/[^a-z].*$/, "", kind)
  sub(/^[a-z]+ *\[?/, "", title)
  sub(/\]? *$/, "", title)
  print "> [!" (kind in kinds ? kinds[kind] : "NOTE") "]"
  if (title != "") print "> **" title "**\n>"
  alert = 1
  blank = -1
  next
}
alert && /^::: *$/ { alert = 0; next }
alert && /^ *$/ { if (blank >= 0) ++blank; next }
alert { for (; blank > 0; --blank) print ">"; blank = 0; print "> " $0; next }

/^#+ .*\{#[^}]+\} *$/ {
  id = $0
  sub(/^.*\{#/, "", id)
  sub(/\} *$/, "", id)
  sub(/ *\{#[^}]+\} *$/, "")
  sub(/^#+ /, "&<a id=\"" id "\"></a>")
}
{ print }
