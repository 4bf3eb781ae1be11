package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func TestJoin_PutsTheJointOfTheLanguageBetweenParts(t *testing.T) {
	w, err := New("xx", "ltr", "", "list.comma = {a}、{b}\njoin.semicolon = {a}；{b}\njoin.dot = {a}・{b}\njoin.stop = {a}。{b}\nsign.is = {name}：{value}\nmark.name = {name}（{notes}）\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [][2]string{
		{w.Join(Comma, "a", "b", "c"), "a、b、c"}, {w.Join(Semicolon, "a", "b"), "a；b"}, {w.Join(Dot, "a", "b"), "a・b"}, {w.Join(Stop, "a", "b"), "a。b"},
		{w.Join(Colon, "a", "b"), "a：b"}, {w.Labelled("a"), "a："}, {w.FullStop(), "。"}, {w.InBrackets("a", "b"), "a（b）"}, {w.Join(Comma), ""}, {w.Join(Dot, "a"), "a"},
		{en.Join(Comma, "a", "b"), "a, b"}, {en.Join(Semicolon, "a", "b"), "a; b"}, {en.Join(Dot, "a", "b"), "a · b"}, {en.Join(Stop, "a", "b"), "a. b"},
		{en.Join(Colon, "a", "b"), "a: b"}, {en.Labelled("a"), "a:"}, {en.FullStop(), "."}, {en.InBrackets("", "b"), " (b)"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q instead of %q", c[0], c[1])
		}
	}
}

func TestFirstSentence_EndsWhereASentenceDoes(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "",
		"One":                            "One",
		"One. Two.":                      "One.",
		"One? Two.":                      "One?",
		"Many fall. hCG falls too.":      "Many fall.",
		"Toma algo, p. ej. agua. Luego.": "Toma algo, p. ej. agua.",
		"A las 8.30 h. Luego.":           "A las 8.30 h.",
		"Одно. Другое.":                  "Одно.",
		"하나. 둘.":                         "하나.",
		"一。二。":                           "一。",
		"هل؟ نعم.":                       "هل؟",
		"एक। दो।":                        "एक।",
	} {
		if got := FirstSentence(text); got != want {
			t.Errorf("%q of %q", got, text)
		}
	}
}

// ownJoints are files of what speaks to people that write joints themselves, each
// for a reason.
var ownJoints = map[string]string{
	"app/questions/lines.go":    "reads a list of the program",
	"app/clinics/page.go":       "what a file is refused for, and a name in two scripts, are marked as no words of the page",
	"app/diary/in.go":           "what a file is refused for, in English",
	"cmd/aftercare/explain.go":  "the command's own words, in English, as all below",
	"cmd/aftercare/diary.go":    "",
	"cmd/aftercare/guide.go":    "",
	"cmd/aftercare/library.go":  "",
	"cmd/aftercare/main.go":     "",
	"cmd/aftercare/near.go":     "",
	"cmd/aftercare/services.go": "",
}

// English joints are in no Go code that speaks: each language has its own.
func TestJoints_AreWrittenInTheCatalogueOnly(t *testing.T) {
	used := map[string]bool{}
	for _, folder := range []string{"app", "locale", "groups", "handover", "cmd/aftercare"} {
		err := fs.WalkDir(os.DirFS(".."), folder, func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			f, err := parser.ParseFile(files, filepath.Join("..", file), nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if silent(n) {
					return false
				}
				if text, at := literal(n); isJoint(text) {
					used[file] = true
					if _, ok := ownJoints[file]; !ok {
						t.Errorf("%s:%d: %q is the joint of one language; see Words.Join", file, files.Position(at).Line, text)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for file := range ownJoints {
		if !used[file] {
			t.Errorf("%s writes no joint any more", file)
		}
	}
}

// silent reports whether a piece of code says nothing to a reader of a page: an
// error in English, or a cut of a text of the program.
func silent(n ast.Node) bool {
	switch x := n.(type) {
	case *ast.KeyValueExpr:
		key, ok := x.Key.(*ast.Ident)
		return ok && key.Name == "Message"
	case *ast.CallExpr:
		name := ""
		switch f := x.Fun.(type) {
		case *ast.Ident:
			name = f.Name
		case *ast.SelectorExpr:
			name = f.Sel.Name
			if from, ok := f.X.(*ast.Ident); ok {
				name = from.Name + "." + name
			}
		}
		switch name {
		case "invalidf", "errors.New", "fmt.Errorf", "strings.Cut", "view.Set":
			return true
		}
	}
	return false
}

func literal(n ast.Node) (string, token.Pos) {
	l, ok := n.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", 0
	}
	text, _ := strconv.Unquote(l.Value)
	return text, l.Pos()
}

// isJoint reports whether a text begins or ends as one joined to another.
func isJoint(text string) bool {
	for _, joint := range [...]string{", ", "; ", ": ", " · ", ". ", " (", " – ", " — ", " / "} {
		if strings.HasPrefix(text, joint) || strings.HasSuffix(text, joint) {
			return true
		}
	}
	return text == ")"
}
