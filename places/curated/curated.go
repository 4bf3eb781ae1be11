// Package curated is a short list of real places, one file for each country:
// facts from public pages, each with its page and the day it was read.
package curated

import _ "embed" // the lists become part of the program

// Lists returns the lists in the format of package places, one for each
// country, sorted by its code.
func Lists() []string { return []string{au, ca, gb, ie, kr, nz, us} }

// Calls returns numbers to call, a line each: the country, emergency or advice,
// the number, the nations where it answers, and whose it is, between tabs.
func Calls() string { return calls }

//go:embed calls.txt
var calls string

// The lists, one variable for each country.
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
