package page

import (
	"strings"
	"testing"

	"aftercare/app/view"
)

func TestTel_WhatItCannotDialIsShownWithoutALink(t *testing.T) {
	for shown, link := range map[string]string{
		"+44 20 7946 0000":             `href="tel:+442079460000"`,
		"+44 (0)20 7946 0000 ext. 123": "",
		"0800 MIDWIFE":                 "",
	} {
		html := string(view.Append(nil, Tel(shown)))
		if !strings.Contains(html, shown) || strings.Contains(html, "tel:") != (link != "") || !strings.Contains(html, link) {
			t.Errorf("%s: %s", shown, html)
		}
	}
}
