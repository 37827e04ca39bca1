#include <gtest/gtest.h>
#include <span>

#include "outline.h"

namespace waymark {
namespace {

struct Case {
  std::string_view markdown;
  std::string_view tree;
};

void expect_trees(std::span<const Case> cases, const MarkdownOptions& options) {
  for (const Case& c : cases) EXPECT_EQ(outline_of(c.markdown, options), c.tree) << c.markdown;
}

TEST(Autolinks, Hosts) {
  static constexpr Case cases[] = {
      {"www.example.org", R"t(p(link=http://www.example.org("www.example.org")))t"},
      {"see www.example.org/a_b today",
       R"t(p("see " link=http://www.example.org/a_b("www.example.org/a_b") " today"))t"},
      {"http://example.org", R"t(p(link=http://example.org("http://example.org")))t"},
      {"HTTPS://Example.org/A", R"t(p(link=HTTPS://Example.org/A("HTTPS://Example.org/A")))t"},
      {"ftp://example.org/x", R"t(p(link=ftp://example.org/x("ftp://example.org/x")))t"},
      {"http://localhost:80/x", R"t(p(link=http://localhost:80/x("http://localhost:80/x")))t"},
      {"http://bücher.example/", R"t(p(link=http://bücher.example/("http://bücher.example/")))t"},
      {"www.a_b.example.org", R"t(p(link=http://www.a_b.example.org("www.a_b.example.org")))t"},
      {"www.exa_mple.org", R"t(p("www.exa_mple.org"))t"},
      {"http://a.b_c", R"t(p("http://a.b_c"))t"},
      {"www", R"t(p("www"))t"},
      {"www.", R"t(p("www."))t"},
      {"www. org", R"t(p("www. org"))t"},
      {"http://", R"t(p("http://"))t"},
      {"http:// x", R"t(p("http:// x"))t"},
      {"http://.org", R"t(p("http://.org"))t"},
      {"xhttp://a.org", R"t(p("xhttp://a.org"))t"},
      {"xwww.a.org", R"t(p("xwww.a.org"))t"},
      {"WWW.a.org", R"t(p("WWW.a.org"))t"},
      {"file://a.org htts://a.org", R"t(p("file://a.org htts://a.org"))t"},
      {"(www.a.org)", R"t(p("(" link=http://www.a.org("www.a.org") ")"))t"},
  };
  expect_trees(cases, {});
}

// Punctuation, parentheses and character references at the end.
TEST(Autolinks, Ends) {
  static constexpr Case cases[] = {
      {"www.a.org.", R"t(p(link=http://www.a.org("www.a.org") "."))t"},
      {"http://a.org/x?!.,:*_~", R"t(p(link=http://a.org/x("http://a.org/x") "?!.,:*_~"))t"},
      {"www.a.org/a.b.", R"t(p(link=http://www.a.org/a.b("www.a.org/a.b") "."))t"},
      {"www.a.org/q=(b)", R"t(p(link=http://www.a.org/q=(b)("www.a.org/q=(b)")))t"},
      {"www.a.org/q=(b))) x", R"t(p(link=http://www.a.org/q=(b)("www.a.org/q=(b)") ")) x"))t"},
      {"(www.a.org/q=(b)+c)", R"t(p("(" link=http://www.a.org/q=(b)+c("www.a.org/q=(b)+c") ")"))t"},
      {"www.a.org/q=(b))+ok", R"t(p(link=http://www.a.org/q=(b))+ok("www.a.org/q=(b))+ok")))t"},
      {"www.a.org/?x=y&hl=en", R"t(p(link=http://www.a.org/?x=y&hl=en("www.a.org/?x=y&hl=en")))t"},
      {"www.a.org/?x=y&hl;", R"t(p(link=http://www.a.org/?x=y("www.a.org/?x=y") "&hl;"))t"},
      {"www.a.org/?x=y&copy;", "p(link=http://www.a.org/?x=y(\"www.a.org/?x=y\") \"\xC2\xA9\")"},
      {"www.a.org/;", R"t(p(link=http://www.a.org/("www.a.org/") ";"))t"},
      {"www.a.org/lee<i>x</i>", R"t(p(link=http://www.a.org/lee("www.a.org/lee") tag="<i>" "x" tag="</i>"))t"},
      {"www.a.org<b", R"t(p(link=http://www.a.org("www.a.org") "<b"))t"},
      {"http://a.org/b\nc", R"t(p(link=http://a.org/b("http://a.org/b") ~ "c"))t"},
  };
  expect_trees(cases, {});
}

// Emphasis, code, links and brackets around and inside an address.
TEST(Autolinks, Surroundings) {
  static constexpr Case cases[] = {
      {"**http://a.org/x**", R"t(p(strong(link=http://a.org/x("http://a.org/x"))))t"},
      {"_http://a.org_", R"t(p(em(link=http://a.org("http://a.org"))))t"},
      {"*www.a.org*", R"t(p(em(link=http://www.a.org("www.a.org"))))t"},
      {"http://a.org/*x*/y", R"t(p(link=http://a.org/*x*/y("http://a.org/*x*/y")))t"},
      {"*see http://a.org/b*c* d", R"t(p("*" "see " link=http://a.org/b*c("http://a.org/b*c") "* d"))t"},
      {"http://a.org/`x` y", R"t(p(link=http://a.org/`x`("http://a.org/`x`") " y"))t"},
      {"http://a.org/`x y` z", R"t(p(link=http://a.org/("http://a.org/") code="x y" " z"))t"},
      {"http://a.org[b](c 'd')", R"t(p(link=http://a.org("http://a.org") link=c title="d"("b")))t"},
      {"http://a.org[b](c)", R"t(p(link=http://a.org[b](c)("http://a.org[b](c)")))t"},
      {"http://a.org/b\\\nc", R"t(p(link=http://a.org/b("http://a.org/b") br "c"))t"},
      {"`http://a.org`", R"t(p(code="http://a.org"))t"},
      {"[http://a.org](b)", R"t(p(link=b("http://a.org")))t"},
      {"![www.a.org](b)", R"t(p(img=b("www.a.org")))t"},
      {"<http://a.org>", R"t(p(link=http://a.org("http://a.org")))t"},
      {"[http://a.org]", R"t(p("[" link=http://a.org]("http://a.org]")))t"},
      {"http\\://a.org www\\.a.org", R"t(p("http://a.org www.a.org"))t"},
      {"http&#58;//a.org", R"t(p("http://a.org"))t"},
      {"http://a.org/b\\_c", R"t(p(link=http://a.org/b_c("http://a.org/b_c")))t"},
      {"<a href=\"http://a.org\">b</a>", R"t(p(tag="<a href="http://a.org">" "b" tag="</a>"))t"},
      {"全文は、http://a.org です", R"t(p("全文は、" link=http://a.org("http://a.org") " です"))t"},
      {"| www.a.org | b |\n|--|--|", R"t(table(row head(cell(link=http://www.a.org("www.a.org")) cell("b"))))t"},
      {"# www.a.org", R"t(h1(link=http://www.a.org("www.a.org")))t"},
      {"http://a.org http://b.org", R"t(p(link=http://a.org("http://a.org") " " link=http://b.org("http://b.org")))t"},
      {"~~www.a.org~~", R"t(p(del(link=http://www.a.org("www.a.org"))))t"},
  };
  expect_trees(cases, {});
  EXPECT_EQ(outline_of("\"http://a.org\""), "p(\"\"\" link=http://a.org(\"http://a.org\") \"\"\")");
  EXPECT_EQ(outline_of("http://a.org a@b.org", {.autolinks = false}), R"t(p("http://a.org a@b.org"))t");
}

TEST(Autolinks, MailOnGitHub) {
  static constexpr Case cases[] = {
      {"foo@bar.baz", R"t(p(link=mailto:foo@bar.baz("foo@bar.baz")))t"},
      {"a hello+x@mail.example b", R"t(p("a " link=mailto:hello+x@mail.example("hello+x@mail.example") " b"))t"},
      {"hello@mail+x.example", R"t(p("hello@mail+x.example"))t"},
      {"a.b-c_d@a.b", R"t(p(link=mailto:a.b-c_d@a.b("a.b-c_d@a.b")))t"},
      {"a.b-c_d@a.b.", R"t(p(link=mailto:a.b-c_d@a.b("a.b-c_d@a.b") "."))t"},
      {"a.b-c_d@a.b-", R"t(p("a.b-c_d@a.b-"))t"},
      {"a.b-c_d@a.b_", R"t(p("a.b-c_d@a.b_"))t"},
      {"a@b", R"t(p("a@b"))t"},
      {"@b.c", R"t(p("@b.c"))t"},
      {"a@.c", R"t(p("a@.c"))t"},
      {"a@b.c@d.e", R"t(p("a@b.c@d.e"))t"},
      {"mailto:foo@bar.baz", R"t(p(link=mailto:foo@bar.baz("mailto:foo@bar.baz")))t"},
      {"mailto:a.b-c_d@a.b-", R"t(p("mailto:a.b-c_d@a.b-"))t"},
      {"xmpp:foo@bar.baz.", R"t(p(link=xmpp:foo@bar.baz("xmpp:foo@bar.baz") "."))t"},
      {"xmpp:foo@bar.baz/txt@bin.com", R"t(p(link=xmpp:foo@bar.baz/txt@bin.com("xmpp:foo@bar.baz/txt@bin.com")))t"},
      {"xmpp:foo@bar.baz/txt/bin", R"t(p(link=xmpp:foo@bar.baz/txt("xmpp:foo@bar.baz/txt") "/bin"))t"},
      {"tel:5551234", R"t(p("tel:5551234"))t"},
      {"a\\@b.c", R"t(p("a@b.c"))t"},
  };
  expect_trees(cases, github_options());
}

TEST(Autolinks, ProtocolsInTheDocumentationDialects) {
  static constexpr Case cases[] = {
      {"write to a@b.org", R"t(p("write to a@b.org"))t"},
      {"mailto:a@b.org", R"t(p(link=mailto:a@b.org("a@b.org")))t"},
      {"tel:+31-20-5551234 x", R"t(p(link=tel:+31-20-5551234("+31-20-5551234") " x"))t"},
      {"hotel:123456 tel:12", R"t(p("hotel:123456 tel:12"))t"},
      {"xmpp:a@b.org", R"t(p("xmpp:a@b.org"))t"},
  };
  expect_trees(cases, {});
}

TEST(Autolinks, Spans) {
  EXPECT_EQ(spans_of("- a\n  b www.a.org/x.\r\n> http://b.org/*c*d", NodeKind::link),
            "www.a.org/x -> www.a.org/x | http://b.org/*c*d -> http://b.org/*c*d");
}

}  // namespace
}  // namespace waymark
