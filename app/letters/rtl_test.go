package letters

import (
	"strings"
	"testing"

	"aftercare/app/page"
	"aftercare/internal/pagetest"
)

func TestLetterFile_SetsApartOnlyWhatRunsTheOtherWay(t *testing.T) {
	const isolates = "\u2066\u2067\u2068\u2069"
	a := newApp(t)
	file := func(fields ...string) string {
		return string(pagetest.Post(a, page.PathLetters, append([]string{"go=file", "to=app", "to=doctor", "day=2026-11-03", "country=GB"}, fields...)...).Download.Body)
	}
	if text := file("account=9@9", "name=7 6 5", "known=4.5.1990"); strings.ContainsAny(text, isolates) {
		t.Errorf("English: %q", text)
	}
	if text := file("account=فاطمة 12"); !strings.Contains(text, "e-mail: \u2068فاطمة 12\u2069\n") || strings.Count(text, "\u2068") != 1 {
		t.Errorf("an Arabic account in English: %q", text)
	}
	a.Words = a.Words.Map(func(key, text string) string {
		if strings.HasPrefix(key, "letter.") {
			return "نص {day}{law}{account}{known}"
		}
		return text
	})
	a.Words.Dir = "rtl"
	if text := file("account=a@b.example"); !strings.Contains(text, "\u2068a@b.example\u2069") || !strings.Contains(text, " 2026\u2069") || !strings.Contains(text, "\u2068UK GDPR\u2069, \u2068article 17\u2069") {
		t.Errorf("from right to left: %q", text)
	}
}
