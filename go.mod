module aftercare

go 1.26.0

// The one whose tables cmd/bundle knows how to shrink.
toolchain go1.26.8

require (
	filippo.io/age v1.3.2 // exported diaries: a format that other programs open too
	github.com/CycloneDX/cyclonedx-go v0.12.0 // releases: the list of what is in one, in the form that scanners read
	github.com/alecthomas/kong v1.17.0 // command line: sub-commands, help and exit statuses from one struct
	github.com/andybalholm/brotli v1.2.1 // pages and the browser build are a sixth smaller than with gzip; no cgo
	github.com/google/licensecheck v0.3.1 // releases: which licence a text is
	go.yaml.in/yaml/v4 v4.0.0 // packs and cases are written by hand in YAML; gives line and column for findings
	golang.org/x/crypto v0.55.0 // Argon2id for the passphrase of a diary
	golang.org/x/text v0.41.0 // command line: width, how many columns a character takes; tests: plural, the judge of the rules for plural forms
	golang.org/x/time v0.16.0 // rate: one client must not take the whole server
)

// Tests only.
require (
	c2sp.org/CCTV/age v0.0.0-20260829155415-4448f2097b2d // the age format's own vectors, in the version that age itself is tested with
	github.com/rogpeppe/go-internal v1.16.0 // testscript, the command line as its users type it
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // holds the published schemas and the readers to one language
	golang.org/x/tools v0.49.0 // txtar, the format of the open cases
	pgregory.net/rapid v1.3.0 // the laws of dates and lattices, with shrinking
)

require (
	filippo.io/hpke v0.4.0 // indirect
	golang.org/x/sys v0.47.0 // indirect
)
