// Package webaddress looks at addresses of pages without taking them apart.
package webaddress

import "strings"

// Plain reports whether an address is one of a page, in the letters that a browser
// sends.
func Plain(address string) bool {
	web := strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
	return web && !strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r > '~' })
}

// Site is who answers for an address: its host, and on a host of many people's
// pages the first part of the path too. "" has none.
func Site(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	parts := strings.Split(strings.TrimPrefix(rest, "www."), "/")
	if parts[0] == "github.com" && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}
