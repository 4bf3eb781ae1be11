package main

import (
	"errors"
	"strings"

	"aftercare/handover"
	"aftercare/internal/files"
	"aftercare/internal/tabular"
	"aftercare/wire"
)

type codeCmd struct {
	Read   string `placeholder:"XXXXX-XXXXX" help:"Read a code and print the record that it holds."`
	Record string `arg:"" optional:"" default:"-" placeholder:"RECORD.json" help:"The record to write a code for; - is standard input."`
}

// Run prints the code of a record, or the record of a code.
func (c *codeCmd) Run(std streams) error {
	if c.Read != "" {
		rec, err := handover.Decode(c.Read)
		if err != nil {
			return invalidf("--read %s: %v", shown(c.Read), err)
		}
		_, err = std.out.Write(append(wire.AppendRecord(nil, rec), '\n'))
		return err
	}
	file, err := openInput(c.Record, std.in)
	if err != nil {
		return err
	}
	defer file.Close()
	text, err := files.ReadAll(file, wire.MaxRecordBytes)
	switch {
	case errors.Is(err, files.ErrTooLarge):
		return errTooLarge
	case err != nil:
		return err
	}
	rec, findings := wire.ParseRecord(strings.TrimPrefix(string(text), tabular.ByteOrderMark))
	if findings != nil {
		return notValid(findings)
	}
	code, err := handover.Encode(rec)
	if err != nil {
		return invalidf("no code: %v", err)
	}
	_, err = std.out.Write([]byte(code + "\n"))
	return err
}
