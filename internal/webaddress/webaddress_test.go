package webaddress_test

import (
	"testing"

	"aftercare/internal/webaddress"
)

func TestSite_IsWhoAnswersForAPage(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.who.example/a/b?c": "who.example", "http://x.example": "x.example",
		"https://github.com/somebody/lists/file": "github.com/somebody", "https://github.com": "github.com", "": "",
	} {
		if got := webaddress.Site(address); got != want {
			t.Errorf("%q is of %q, not %q", address, got, want)
		}
	}
}

func TestPlain_IsAnAddressInTheLettersThatABrowserSends(t *testing.T) {
	for address, want := range map[string]bool{
		"https://a.example/%D8%A7": true, "http://a.example": true, "a.example": false, "ftp://a.example": false,
		"https://a.example/a b": false, "https://a.example/هلال": false, "": false,
	} {
		if got := webaddress.Plain(address); got != want {
			t.Errorf("%q: %v", address, got)
		}
	}
}
