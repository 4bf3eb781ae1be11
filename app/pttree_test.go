package app

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// tag is one element of a page as the tests take it apart.
type tag struct {
	name   string
	attrs  map[string]string
	kids   []*tag
	text   string // of a text node, whose name is ""
	parent *tag
}

var (
	voidTags  = map[string]bool{"meta": true, "link": true, "input": true, "br": true, "hr": true}
	startTag  = regexp.MustCompile(`^<([a-z][a-z0-9]*)((?: (?:viewBox|[a-z0-9-]+)(?:="[^"<>]*")?)*)>`)
	attribute = regexp.MustCompile(` (viewBox|[a-z0-9-]+)(?:="([^"]*)")?`)
	entity    = regexp.MustCompile(`&(amp|lt|gt|#34|#39);`)
	unescape  = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'")
)

// parsePage takes a page apart strictly: every element closed in order, every
// attribute in quotes and there once, every "&" an entity of ours.
func parsePage(t *testing.T, page string) *tag {
	t.Helper()
	rest, ok := strings.CutPrefix(page, "<!doctype html>\n")
	if !ok {
		t.Fatalf("no doctype: %.60q", page)
	}
	rest = strings.TrimSuffix(rest, "\n")
	root := &tag{}
	at := root
	for rest != "" {
		if strings.HasPrefix(rest, "</") {
			end := strings.IndexByte(rest, '>')
			if end < 0 || at.name != rest[2:end] {
				t.Fatalf("<%s> is closed by %.40q", at.name, rest)
			}
			at, rest = at.parent, rest[end+1:]
			continue
		}
		if rest[0] == '<' {
			m := startTag.FindStringSubmatch(rest)
			if m == nil {
				t.Fatalf("not a tag: %.80q", rest)
			}
			n := &tag{name: m[1], attrs: map[string]string{}, parent: at}
			for _, a := range attribute.FindAllStringSubmatch(m[2], -1) {
				if _, twice := n.attrs[a[1]]; twice {
					t.Fatalf("<%s> has %s twice", n.name, a[1])
				}
				n.attrs[a[1]] = plainText(t, a[2])
			}
			at.kids = append(at.kids, n)
			if !voidTags[n.name] {
				at = n
			}
			rest = rest[len(m[0]):]
			continue
		}
		end := strings.IndexByte(rest, '<')
		if end < 0 {
			end = len(rest)
		}
		at.kids = append(at.kids, &tag{text: plainText(t, rest[:end]), parent: at})
		rest = rest[end:]
	}
	if at != root || len(root.kids) != 1 {
		t.Fatalf("<%s> is not closed", at.name)
	}
	return root.kids[0]
}

func plainText(t *testing.T, s string) string {
	t.Helper()
	if strings.Count(s, "&") != len(entity.FindAllString(s, -1)) {
		t.Fatalf("a bare & in %.80q", s)
	}
	return unescape.Replace(s)
}

// walk visits the element and everything in it, in order.
func (n *tag) walk(visit func(*tag)) {
	visit(n)
	for _, k := range n.kids {
		k.walk(visit)
	}
}

// all lists the elements for which take holds.
func (n *tag) all(take func(*tag) bool) []*tag {
	var list []*tag
	n.walk(func(k *tag) {
		if take(k) {
			list = append(list, k)
		}
	})
	return list
}

func (n *tag) named(names ...string) []*tag {
	return n.all(func(k *tag) bool { return k.name != "" && has(names, k.name) })
}

// words is the text of an element.
func (n *tag) words() string {
	var b strings.Builder
	n.walk(func(k *tag) { b.WriteString(k.text) })
	return b.String()
}

func isBlock(name string) bool {
	return has([]string{"div", "p", "ul", "ol", "li", "dl", "dt", "dd", "section", "h1", "h2", "h3", "table", "form", "fieldset", "figure", "details", "nav", "header", "footer", "main"}, name)
}

// mayHold says what may stand in an element, as far as these pages go.
func mayHold(parent, kid string) bool {
	switch parent {
	case "ul", "ol":
		return kid == "li"
	case "dl":
		return kid == "dt" || kid == "dd" || kid == "div"
	case "table":
		return has([]string{"caption", "thead", "tbody"}, kid)
	case "thead", "tbody":
		return kid == "tr"
	case "tr":
		return kid == "th" || kid == "td"
	case "select":
		return kid == "option"
	case "p", "h1", "h2", "h3", "span", "strong", "small", "label", "button", "dt":
		return !isBlock(kid)
	case "a":
		return !isBlock(kid) && kid != "a" && kid != "button"
	}
	return true
}

// checkPage holds a page to what every page promises.
func checkPage(t *testing.T, name string, r *Response) *tag {
	t.Helper()
	if r.Type != typeHTML {
		t.Fatalf("%s: %s", name, r.Type)
	}
	root := parsePage(t, string(r.Body))
	fail := func(format string) { t.Helper(); t.Errorf("%s: %s", name, format) }
	if root.name != "html" || root.attrs["lang"] == "" || root.attrs["dir"] == "" {
		fail("no language")
	}
	if title := root.kids[0].named("title"); len(title) != 1 || title[0].words() != "Notes" {
		fail("the title is not the neutral one")
	}
	stops := root.all(func(k *tag) bool {
		return k.name == "a" || k.name == "button" || k.name == "select" || k.name == "summary" || k.name == "input" && k.attrs["type"] != "hidden"
	})
	_, isExit := stops[0].attrs["data-exit"]
	if !isExit || stops[0].attrs["rel"] != "nofollow noreferrer" || !strings.HasPrefix(stops[0].attrs["href"], "https://") {
		fail("the way out is not the first stop")
	}
	if stops[1].attrs["href"] != "#main" {
		fail("the second stop does not lead to the text")
	}
	if len(root.named("main")) != 1 || root.named("main")[0].attrs["id"] != "main" {
		fail("not one main part")
	}
	if h1 := root.named("h1"); len(h1) != 1 || h1[0].words() == "" || h1[0].attrs["tabindex"] != "-1" {
		fail("not one first heading that takes the focus")
	}
	checkParts(t, name, root)
	checkNames(t, name, root)
	if strings.Contains(string(r.Body), "⟦") {
		fail("a key without words: " + string(r.Body)[strings.Index(string(r.Body), "⟦"):][:40])
	}
	return root
}

// takesForm reports whether a page takes a form.
func takesForm(path string) bool {
	return slices.ContainsFunc(Routes(), func(r Route) bool { return r.Take != "" && r.holds(path) })
}

// checkParts: no script or style of its own, nothing in a place it may not be.
func checkParts(t *testing.T, name string, root *tag) {
	t.Helper()
	root.walk(func(k *tag) {
		for a, v := range k.attrs {
			if a == "style" || strings.HasPrefix(a, "on") || a != "value" && strings.HasPrefix(v, "javascript:") {
				t.Errorf("%s: <%s %s=%q>", name, k.name, a, v)
			}
		}
		switch {
		case k.name == "style" || k.name == "script" && len(k.kids) > 0:
			t.Errorf("%s: a <%s> of its own", name, k.name)
		case k.name == "form" && (k.attrs["method"] != "post" || !takesForm(k.attrs["action"])):
			t.Errorf("%s: a form that goes to %q by %q", name, k.attrs["action"], k.attrs["method"])
		case k.name == "fieldset" && (len(k.kids) == 0 || k.kids[0].name != "legend"):
			t.Errorf("%s: a fieldset without a legend", name)
		case k.name == "details" && (len(k.kids) < 2 || k.kids[0].name != "summary"):
			t.Errorf("%s: details without a summary or without content", name)
		case k.name != "" && k.name != "ul" && has([]string{"a", "button", "h1", "h2", "h3", "p", "li", "summary", "legend", "label", "th", "caption"}, k.name) && strings.TrimSpace(k.words()) == "" && len(k.named("input", "svg")) == 0:
			t.Errorf("%s: an empty <%s>", name, k.name)
		}
		checkKids(t, name, k)
	})
}

// checkKids: nothing in an element that it may not hold.
func checkKids(t *testing.T, name string, k *tag) {
	t.Helper()
	for _, kid := range k.kids {
		wrong := kid.name != "" && !mayHold(k.name, kid.name)
		if kid.name == "" && strings.TrimSpace(kid.text) != "" {
			wrong = !mayHold(k.name, "div") && !mayHold(k.name, "span")
		}
		if wrong {
			t.Errorf("%s: <%s>%s in <%s>", name, kid.name, kid.text, k.name)
		}
	}
}

// checkNames: ids are there once, labels and places lead somewhere.
func checkNames(t *testing.T, name string, root *tag) {
	t.Helper()
	ids := map[string]int{}
	root.walk(func(k *tag) {
		if id, ok := k.attrs["id"]; ok {
			ids[id]++
		}
	})
	for id, n := range ids {
		if id == "" || n > 1 {
			t.Errorf("%s: the id %q is there %d times", name, id, n)
		}
	}
	labelled := map[string]bool{}
	root.walk(func(k *tag) {
		for _, a := range []string{"for", "form", "aria-describedby", "aria-labelledby"} {
			if to, ok := k.attrs[a]; ok && ids[to] != 1 {
				t.Errorf("%s: %s=%q leads nowhere", name, a, to)
			}
		}
		if to, ok := strings.CutPrefix(k.attrs["href"], "#"); ok && k.name == "a" && ids[to] != 1 {
			t.Errorf("%s: a link to #%s leads nowhere", name, to)
		}
		labelled[k.attrs["for"]] = true
	})
	for _, k := range root.named("form", "select", "textarea") {
		if k.attrs["autocomplete"] != "off" {
			t.Errorf("%s: %s %s may be stored by the browser", name, k.name, k.attrs["name"])
		}
	}
	for _, k := range root.named("input", "select", "textarea") {
		if _, hidden := k.attrs["hidden"]; hidden {
			continue
		}
		if k.attrs["type"] != "hidden" && !labelled[k.attrs["id"]] && (k.parent.name != "label") {
			t.Errorf("%s: %s has no label", name, k.attrs["name"])
		}
	}
}
