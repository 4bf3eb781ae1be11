package aftercare

// Finding is one thing wrong with an input, and where.
type Finding struct {
	Pointer string // JSON pointer (RFC 6901)
	Message string // what is wrong and what would be right, without the value itself
}

// MaxFindings is how many findings are listed of one input.
const MaxFindings = 100

// Findings collects what is wrong with an input. It lists the first
// [MaxFindings] and counts the rest, so that an input cannot make its answer
// larger than itself. The zero value is empty.
type Findings struct {
	list []Finding
	more int
}

// Add adds a finding.
func (f *Findings) Add(one Finding) {
	if f.Full() {
		f.more++
		return
	}
	f.list = append(f.list, one)
}

// Full reports whether further findings are only counted.
func (f *Findings) Full() bool { return len(f.list) >= MaxFindings }

// Any reports whether there is a finding.
func (f *Findings) Any() bool { return len(f.list) > 0 }

// List returns the findings in order; the last one says how many more there
// are, if any.
func (f *Findings) List() []Finding {
	if f.more == 0 {
		return f.list
	}
	return append(f.list[:len(f.list):len(f.list)], Finding{Message: "and " + string(appendPadded(nil, f.more, 1)) + " more"})
}
