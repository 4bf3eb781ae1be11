package pagetest

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"aftercare/app"
	"aftercare/app/page"
)

// Tag is one element of a page as the tests take it apart.
type Tag struct {
	Name   string
	Attrs  map[string]string
	Kids   []*Tag
	Text   string // of a text node, whose name is ""
	Parent *Tag
}

var (
	voidTags  = map[string]bool{"meta": true, "link": true, "input": true, "br": true, "hr": true}
	startTag  = regexp.MustCompile(`^<([a-z][a-z0-9]*)((?: (?:viewBox|[a-z0-9-]+)(?:="[^"<>]*")?)*)>`)
	attribute = regexp.MustCompile(` (viewBox|[a-z0-9-]+)(?:="([^"]*)")?`)
	entity    = regexp.MustCompile(`&(amp|lt|gt|#34|#39);`)
	unescape  = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'")
)

// shown are the elements that are in no hidden part. A script shows one part of
// the short way at a time, each with its heading.
func shown(list []*Tag) (out []*Tag) {
	for _, n := range list {
		hidden := false
		for up := n; up != nil; up = up.Parent {
			if _, is := up.Attrs["hidden"]; is && up.Name == "section" {
				hidden = true
			}
		}
		if !hidden {
			out = append(out, n)
		}
	}
	return out
}

// ParsePage takes a page apart strictly: every element closed in order, every
// attribute in quotes and there once, every "&" an entity of ours.
func ParsePage(t *testing.T, shown string) *Tag {
	t.Helper()
	rest, ok := strings.CutPrefix(shown, "<!doctype html>\n")
	if !ok {
		t.Fatalf("no doctype: %.60q", shown)
	}
	rest = strings.TrimSuffix(rest, "\n")
	root := &Tag{}
	at := root
	for rest != "" {
		if strings.HasPrefix(rest, "</") {
			end := strings.IndexByte(rest, '>')
			if end < 0 || at.Name != rest[2:end] {
				t.Fatalf("<%s> is closed by %.40q", at.Name, rest)
			}
			at, rest = at.Parent, rest[end+1:]
			continue
		}
		if rest[0] == '<' {
			m := startTag.FindStringSubmatch(rest)
			if m == nil {
				t.Fatalf("not a tag: %.80q", rest)
			}
			n := &Tag{Name: m[1], Attrs: map[string]string{}, Parent: at}
			for _, a := range attribute.FindAllStringSubmatch(m[2], -1) {
				if _, twice := n.Attrs[a[1]]; twice {
					t.Fatalf("<%s> has %s twice", n.Name, a[1])
				}
				n.Attrs[a[1]] = plainText(t, a[2])
			}
			at.Kids = append(at.Kids, n)
			if !voidTags[n.Name] {
				at = n
			}
			rest = rest[len(m[0]):]
			continue
		}
		end := strings.IndexByte(rest, '<')
		if end < 0 {
			end = len(rest)
		}
		at.Kids = append(at.Kids, &Tag{Text: plainText(t, rest[:end]), Parent: at})
		rest = rest[end:]
	}
	if at != root || len(root.Kids) != 1 {
		t.Fatalf("<%s> is not closed", at.Name)
	}
	return root.Kids[0]
}

func plainText(t *testing.T, s string) string {
	t.Helper()
	if strings.Count(s, "&") != len(entity.FindAllString(s, -1)) {
		t.Fatalf("a bare & in %.80q", s)
	}
	return unescape.Replace(s)
}

// Walk visits the element and everything in it, in order.
func (n *Tag) Walk(visit func(*Tag)) {
	visit(n)
	for _, k := range n.Kids {
		k.Walk(visit)
	}
}

// All lists the elements for which take holds.
func (n *Tag) All(take func(*Tag) bool) []*Tag {
	var list []*Tag
	n.Walk(func(k *Tag) {
		if take(k) {
			list = append(list, k)
		}
	})
	return list
}

// Named lists the elements below that have one of some names, in order.
func (n *Tag) Named(names ...string) []*Tag {
	return n.All(func(k *Tag) bool { return k.Name != "" && slices.Contains(names, k.Name) })
}

// Words is the text of an element.
func (n *Tag) Words() string {
	var b strings.Builder
	n.Walk(func(k *Tag) { b.WriteString(k.Text) })
	return b.String()
}

func isBlock(name string) bool {
	return slices.Contains([]string{"div", "p", "ul", "ol", "li", "dl", "dt", "dd", "section", "h1", "h2", "h3", "table", "form", "fieldset", "figure", "details", "nav", "header", "footer", "main", "article"}, name)
}

// mayHold says what may stand in an element, as far as these pages go.
func mayHold(parent, kid string) bool {
	switch parent {
	case "ul", "ol":
		return kid == "li"
	case "dl":
		return kid == "dt" || kid == "dd" || kid == "div"
	case "table":
		return slices.Contains([]string{"caption", "thead", "tbody"}, kid)
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

// CheckPage holds a page to what every page promises.
func CheckPage(t *testing.T, name string, r *page.Response) *Tag {
	t.Helper()
	if r.Type != page.TypeHTML {
		t.Fatalf("%s: %s", name, r.Type)
	}
	root := ParsePage(t, string(r.Body))
	fail := func(format string) { t.Helper(); t.Errorf("%s: %s", name, format) }
	if root.Name != "html" || root.Attrs["lang"] == "" || root.Attrs["dir"] == "" {
		fail("no language")
	}
	if title := root.Kids[0].Named("title"); len(title) != 1 || title[0].Words() != "Notes" {
		fail("the title is not the neutral one")
	}
	stops := root.All(func(k *Tag) bool {
		return k.Name == "a" || k.Name == "button" || k.Name == "select" || k.Name == "summary" || k.Name == "input" && k.Attrs["type"] != "hidden"
	})
	// Its host is in no link, so that no browser looks it up before it is pressed.
	if !strings.HasPrefix(stops[0].Attrs["data-exit"], "https://") || stops[0].Attrs["rel"] != "nofollow noreferrer" || stops[0].Attrs["href"] != "/leave/" {
		fail("the way out is not the first stop")
	}
	if stops[1].Attrs["href"] != "#main" {
		fail("the second stop does not lead to the text")
	}
	if len(root.Named("main")) != 1 || root.Named("main")[0].Attrs["id"] != "main" {
		fail("not one main part")
	}
	if h1 := shown(root.Named("h1")); len(h1) != 1 || h1[0].Words() == "" || h1[0].Attrs["tabindex"] != "-1" {
		fail("not one first heading that takes the focus")
	}
	checkParts(t, name, root)
	checkNames(t, name, root)
	checkOnce(t, name, root)
	checkNumbers(t, name, root)
	if strings.Contains(string(r.Body), "⟦") {
		fail("a key without words: " + string(r.Body)[strings.Index(string(r.Body), "⟦"):][:40])
	}
	return root
}

// takesForm reports whether a page takes a form that goes to an address.
func takesForm(action string) bool {
	path, sent := strings.CutSuffix(action, page.Sent)
	return sent && slices.ContainsFunc(app.Routes(), func(r page.Route) bool { return r.Take != "" && r.Holds(path) })
}

// checkParts: no script or style of its own, nothing in a place it may not be.
func checkParts(t *testing.T, name string, root *Tag) {
	t.Helper()
	root.Walk(func(k *Tag) {
		for a, v := range k.Attrs {
			if a == "style" || strings.HasPrefix(a, "on") || a != "value" && strings.HasPrefix(v, "javascript:") {
				t.Errorf("%s: <%s %s=%q>", name, k.Name, a, v)
			}
		}
		switch {
		case k.Name == "style" || k.Name == "script" && len(k.Kids) > 0:
			t.Errorf("%s: a <%s> of its own", name, k.Name)
		case k.Name == "form" && (k.Attrs["method"] != "post" || !takesForm(k.Attrs["action"])):
			t.Errorf("%s: a form that goes to %q by %q", name, k.Attrs["action"], k.Attrs["method"])
		case k.Name == "fieldset" && (len(k.Kids) == 0 || k.Kids[0].Name != "legend"):
			t.Errorf("%s: a fieldset without a legend", name)
		case k.Name == "details" && (len(k.Kids) < 2 || k.Kids[0].Name != "summary"):
			t.Errorf("%s: details without a summary or without content", name)
		case k.Name != "" && k.Name != "ul" && slices.Contains([]string{"a", "button", "h1", "h2", "h3", "p", "li", "summary", "legend", "label", "th", "caption"}, k.Name) && strings.TrimSpace(k.Words()) == "" && len(k.Named("input", "svg")) == 0:
			t.Errorf("%s: an empty <%s>", name, k.Name)
		}
		if want := directionOf(k); want != "" && k.Attrs["dir"] != want {
			t.Errorf("%s: <%s class=%q> runs in the direction %q: %s", name, k.Name, k.Attrs["class"], k.Attrs["dir"], k.Words())
		}
		checkKids(t, name, k)
	})
}

// directionOf is the direction that an element has in every language: her own
// words and those of listings have their own, numbers to dial run from left to
// right. "" is that of the page.
func directionOf(k *Tag) string {
	switch class := k.Attrs["class"]; {
	case k.Name == "input" && k.Attrs["type"] == "text", k.Name == "textarea", class == "sheet",
		class == "listed" && len(k.Named("bdi")) == 0, k.Name == "dd" && k.Parent.Parent.Attrs["class"] == "lines":
		return "auto"
	case strings.HasPrefix(k.Attrs["href"], "tel:"), k.Parent != nil && k.Parent.Attrs["class"] == "address" && k.Name != "":
		return "ltr"
	}
	return ""
}

// checkKids: nothing in an element that it may not hold.
func checkKids(t *testing.T, name string, k *Tag) {
	t.Helper()
	for _, kid := range k.Kids {
		wrong := kid.Name != "" && !mayHold(k.Name, kid.Name)
		if kid.Name == "" && strings.TrimSpace(kid.Text) != "" {
			wrong = !mayHold(k.Name, "div") && !mayHold(k.Name, "span")
		}
		if wrong {
			t.Errorf("%s: <%s>%s in <%s>", name, kid.Name, kid.Text, k.Name)
		}
	}
}

// checkNames: ids are there once, labels and places lead somewhere.
func checkNames(t *testing.T, name string, root *Tag) {
	t.Helper()
	ids := map[string]int{}
	root.Walk(func(k *Tag) {
		if id, ok := k.Attrs["id"]; ok {
			ids[id]++
		}
	})
	for id, n := range ids {
		if id == "" || n > 1 {
			t.Errorf("%s: the id %q is there %d times", name, id, n)
		}
	}
	labelled := map[string]bool{}
	root.Walk(func(k *Tag) {
		for _, a := range []string{"for", "form", "aria-describedby", "aria-labelledby"} {
			if to, ok := k.Attrs[a]; ok && ids[to] != 1 {
				t.Errorf("%s: %s=%q leads nowhere", name, a, to)
			}
		}
		if to, ok := strings.CutPrefix(k.Attrs["href"], "#"); ok && k.Name == "a" && ids[to] != 1 {
			t.Errorf("%s: a link to #%s leads nowhere", name, to)
		}
		labelled[k.Attrs["for"]] = true
	})
	for _, k := range root.Named("form", "select", "textarea") {
		if k.Attrs["autocomplete"] != "off" {
			t.Errorf("%s: %s %s may be stored by the browser", name, k.Name, k.Attrs["name"])
		}
	}
	for _, k := range root.Named("input", "select", "textarea") {
		if _, hidden := k.Attrs["hidden"]; hidden {
			continue
		}
		if k.Attrs["type"] != "hidden" && !labelled[k.Attrs["id"]] && (k.Parent.Name != "label") {
			t.Errorf("%s: %s has no label", name, k.Attrs["name"])
		}
	}
}
