package view

import (
	"strings"
	"testing"
)

func html(n Node) string { return string(Append(nil, n)) }

func TestAppend_WritesElementsAttributesAndText(t *testing.T) {
	n := P(Class("lead"), Text("a < b & c"), A(Href(Path("/help/")), Text("Help")), Input(Type("text"), Flag("checked", true)))
	want := `<p class="lead">a &lt; b &amp; c<a href="/help/">Help</a><input dir="auto" type="text" checked></p>`
	if got := html(n); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestAppend_WritesNothingForNothing(t *testing.T) {
	if got := html(List(Node{}, If(false, P(Text("x"))), Text(""))); got != "" {
		t.Errorf("got %q", got)
	}
	if got := html(P(Attr{}, Node{})); got != "<p></p>" {
		t.Errorf("got %q", got)
	}
}

func TestAppend_GivesVoidElementsNoContent(t *testing.T) {
	if got := html(BR(Text("x"))); got != "<br>" {
		t.Errorf("got %q", got)
	}
}

func TestPage_BeginsWithTheDoctype(t *testing.T) {
	if got := string(Page(nil, HTML(), "")); got != "<!doctype html>\n<html></html>\n" {
		t.Errorf("got %q", got)
	}
}

func TestURL_IsAPathOfOursANumberOrAnHTTPSAddress(t *testing.T) {
	for _, c := range []struct {
		got  URL
		want string
	}{
		{Path("/read/12/"), "/read/12/"},
		{Path("//evil.example/"), "/"},
		{Path("https://evil.example/"), "/"},
		{Path("/a?b=c"), "/"},
		{Path(""), "/"},
		{Fragment("a b\"><c"), "#abc"},
		{Tel("116 123"), "tel:116123"},
		{Tel("#7119"), "tel:%237119"},
		{Tel("+44 (0)1924 200799"), ""},
		{Tel("javascript:alert(1)"), ""},
		{Outside("https://example.org/a?b=c&d=e"), "https://example.org/a?b=c&d=e"},
		{Outside("http://example.org"), "http://example.org"},
		{Outside("javascript:alert(1)"), ""},
		{Outside("data:text/html,x"), ""},
		{Outside("https:///x"), ""},
		{Outside("https://example.org/\" onclick=\"x"), ""},
		{Outside("https://example.org/\n"), ""},
		{Outside(" https://example.org/"), ""},
	} {
		if c.got.String() != c.want {
			t.Errorf("got %q, want %q", c.got.String(), c.want)
		}
	}
}

func TestSet_RefusesHandlersStylesAndAddresses(t *testing.T) {
	for _, name := range []string{"onclick", "onload", "href", "src", "action", "style", "formaction", "srcdoc"} {
		if got := html(P(Set(name, "x"))); got != "<p></p>" {
			t.Errorf("%s was written: %s", name, got)
		}
	}
}

func TestAcross_IsPerCentOfTheWidth(t *testing.T) {
	for at, want := range map[int]string{0: "0%", 20: "2%", 505: "50.5%", 1000: "100%"} {
		if got := html(SVGLine(Across("x1", at))); got != `<line x1="`+want+`"></line>` {
			t.Errorf("%d: %s", at, got)
		}
	}
}

// FuzzAppend_HostileTextStaysText puts a text into content, into a value and
// into an id, and takes the page apart again.
func FuzzAppend_HostileTextStaysText(f *testing.F) {
	for _, s := range []string{"", "plain", "<script>alert(1)</script>", `" onmouseover="x`, "' x='y", "</p><p>", "&amp;&#60;", "<!--", "]]>", "\x00\xff\u2028", "\U0001F600", "a\nb\tc\r"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := html(P(ID(s), Value(s), Text(s)))
		rest, ok := strings.CutPrefix(got, `<p`)
		if !ok || !strings.HasSuffix(rest, "</p>") {
			t.Fatalf("%q broke out: %s", s, got)
		}
		rest = strings.TrimSuffix(rest, "</p>")
		for _, c := range rest {
			if c == 0 || c == '\r' || c == 0x7f || c > 0x7f && c < 0xa0 {
				t.Fatalf("%q left a control character: %q", s, got)
			}
		}
		// Two attributes in quotes up to the first ">", then text without a tag.
		tag, text, _ := strings.Cut(rest, ">")
		if strings.Count(tag, `"`) != 4 || strings.ContainsAny(tag, "<'") || strings.ContainsAny(text, "<>") {
			t.Fatalf("%q broke out: %s", s, got)
		}
	})
}
