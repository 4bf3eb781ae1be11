// Aftercare answers, for one person on one day after a pregnancy loss, whether
// she needs help now, when each activity may start again, what is due and what
// is usual, each with the published sources it rests on.
//
// It is information from cited public sources. It does not diagnose, it has
// not been reviewed by clinicians, and it sends nothing anywhere.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/alecthomas/kong"

	"aftercare/places"
	"aftercare/words"
)

// Exit statuses.
const (
	exitOther   = 1 // anything that is not the caller's input
	exitInvalid = 2 // the record or the arguments are invalid
)

// often is the grammar of the command that programs start for each record. The
// parser builds it from here by reflection, which for all commands takes as long
// as starting an empty program.
type often struct {
	Guide guideCmd `cmd:"" help:"Answer for a record on one screen (--full for everything), or for a stream of records in JSON."`

	Version kong.VersionFlag `help:"Print the version and exit."`
}

// cli is the whole grammar.
type cli struct {
	often
	Compare  compareCmd  `cmd:"" help:"Show what each source says for this person, side by side."`
	Code     codeCmd     `cmd:"" help:"Write the facts of a record as a code of ten characters, or read one."`
	Explain  explainCmd  `cmd:"" help:"Show one statement: sources, strength, criteria, history."`
	Sheet    sheetCmd    `cmd:"" help:"Print the sheet that a nurse or midwife gives a patient on the day of care."`
	Lint     lintCmd     `cmd:"" help:"Check a pack; list every finding with its file and path."`
	Services servicesCmd `cmd:"" help:"Places to turn to: import listings, merge them, find the nearest."`
	Diary    diaryCmd    `cmd:"" help:"Diaries: read files from other apps, encrypted files and Apple Health exports."`
	Serve    serveCmd    `cmd:"" default:"withargs" help:"Serve the web companion and the HTTP API on this machine only (the default)."`
}

// grammar returns what the arguments are parsed by.
func grammar(args []string) any {
	if len(args) > 0 && args[0] == "guide" {
		return &often{}
	}
	return &cli{}
}

// invalid is an error in what the caller gave; its lines are already complete.
type invalid struct{ lines []string }

func (e *invalid) Error() string {
	text := ""
	for i, line := range e.lines {
		if i > 0 {
			text += "\n"
		}
		text += line
	}
	return text
}

func invalidf(format string, args ...any) error {
	return &invalid{[]string{fmt.Sprintf(format, args...)}}
}

// streams are what a command reads and writes; tests give their own.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run is the whole program: arguments and streams in, exit status out.
func run(args []string, std streams) int {
	parser, err := kong.New(grammar(args), kong.Name("aftercare"),
		kong.Description("Guidance after a pregnancy loss, from cited public sources. Not a diagnosis. In an emergency call your emergency number; do not wait for this program."),
		kong.Writers(std.out, std.err), kong.Exit(func(code int) { panic(exited(code)) }), kong.UsageOnError(),
		kong.Vars{"languages": strings.Join(words.Languages(), ", "), "version": "aftercare " + programVersion(), "formats": formatNames(), "specialities": strings.Join(places.SpecialityTerms.Words(), ", ")})
	if err != nil {
		fmt.Fprintln(std.err, "aftercare:", err)
		return exitOther
	}
	return protect(func() error {
		ctx, err := parser.Parse(args)
		if err != nil {
			return invalidf("%v\nTry: aftercare --help", err)
		}
		return ctx.Run(std)
	}, std)
}

// exited carries the exit status of --help and --version.
type exited int

// protect turns how a command ended into an exit status.
func protect(command func() error, std streams) (status int) {
	defer func() {
		switch fault := recover().(type) {
		case nil:
		case exited:
			status = int(fault)
		default:
			panic(fault) // a crash is no answer, so it must not end as one
		}
	}()
	err := command()
	if err == nil {
		return 0
	}
	fmt.Fprintln(std.err, "aftercare:", err)
	if bad := (*invalid)(nil); errors.As(err, &bad) {
		return exitInvalid
	}
	return exitOther
}
