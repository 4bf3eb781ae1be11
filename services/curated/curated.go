// Package curated holds a small list of real places, a file a country: facts
// that public pages name, each with its page and the day it was read.
package curated

import _ "embed" // the lists become part of the program

// Lists are the lists in the form of package services, one a country, in the
// order of their codes.
func Lists() []string { return []string{au, ca, gb, ie, kr, nz, us} }

// The lists, one variable a country.
var (
	//go:embed AU.jsonl
	au string
	//go:embed CA.jsonl
	ca string
	//go:embed GB.jsonl
	gb string
	//go:embed IE.jsonl
	ie string
	//go:embed KR.jsonl
	kr string
	//go:embed NZ.jsonl
	nz string
	//go:embed US.jsonl
	us string
)
