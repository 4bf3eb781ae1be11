package static

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

var (
	sectionName = regexp.MustCompile(`^/\* ?([A-Z][^*:.]*)`)
	bareClasses = regexp.MustCompile(`^(\.[\w-]+(?:, \.[\w-]+)*) \{`)
	className   = regexp.MustCompile(`\.([\w-]+)`)
)

// TestStyle_AClassBelongsToOneSection: two packages that style the same class would
// change each other's pages, as the cards of the answer once did the nurse's
// sheet.
func TestStyle_AClassBelongsToOneSection(t *testing.T) {
	text, err := os.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range twiceStyled(string(text)) {
		t.Error(fault)
	}
	if len(twiceStyled("/* One */\n.card { margin: 0; }\n\n/* Two */\n.card { padding: 0; }\n")) != 1 {
		t.Error("a class of two sections is not noticed")
	}
}

// twiceStyled lists the classes that have a rule of their own in two sections.
func twiceStyled(style string) (faults []string) {
	section, depth, owner := "", 0, map[string]string{}
	for line := range strings.Lines(style) {
		if m := sectionName.FindStringSubmatch(line); m != nil && depth == 0 {
			section = strings.TrimSpace(m[1])
		}
		if m := bareClasses.FindStringSubmatch(line); m != nil && depth == 0 {
			for _, c := range className.FindAllStringSubmatch(m[1], -1) {
				if had, ok := owner[c[1]]; ok && had != section {
					faults = append(faults, "."+c[1]+" is styled in \""+had+"\" and in \""+section+"\"")
				}
				owner[c[1]] = section
			}
		}
		depth += strings.Count(line, "{") - strings.Count(line, "}")
	}
	return faults
}
