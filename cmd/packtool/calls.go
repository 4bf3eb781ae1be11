package main

import (
	"slices"
	"strings"

	"aftercare"
	"aftercare/guideline"
)

// callsFile is where the program that finds a clinic has its numbers to call.
const callsFile = "places/curated/calls.txt"

const callsHead = "# Numbers to call, by country: kind, number, nations, name. Made by packtool build from\n# the packs: of those that were checked, one for emergencies and all that advise.\n"

// calls writes the numbers of the packs for the program that finds a clinic.
func calls(list []pack) []byte {
	var lines []string
	for _, p := range list {
		for i := range p.own.Numbers {
			n := &p.own.Numbers[i]
			for _, c := range checked(n.Emergency)[:min(1, len(checked(n.Emergency)))] {
				lines = append(lines, callLine(n.Jurisdiction, "emergency", c))
			}
			for _, c := range checked(n.Advice) {
				lines = append(lines, callLine(n.Jurisdiction, "advice", c))
			}
		}
	}
	return []byte(callsHead + strings.Join(lines, ""))
}

// checked are the numbers that were checked; of lines with one number, which
// are one service for somebody who calls, their names are joined.
func checked(list []guideline.CallNumber) (out []guideline.CallNumber) {
	for _, c := range list {
		if !c.Verified || c.Number == "" {
			continue
		}
		if i := slices.IndexFunc(out, func(o guideline.CallNumber) bool { return o.Number == c.Number && o.Nations == c.Nations }); i >= 0 {
			out[i].Name += "; " + c.Name
			continue
		}
		out = append(out, c)
	}
	return out
}

func callLine(country, kind string, c guideline.CallNumber) string {
	return strings.Join([]string{country, kind, c.Number, strings.Join(aftercare.NationTerms.Of(c.Nations), " "), c.Name}, "\t") + "\n"
}
