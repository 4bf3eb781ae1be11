package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"aftercare/internal/translation"
)

type wordsCmd struct {
	Lang  string `arg:"" optional:"" placeholder:"TAG" help:"A language to begin, or to bring in line with the English of today (BCP 47: ko, pt-BR)."`
	Dir   string `default:"words" help:"The folder of the words."`
	RTL   bool   `name:"rtl" help:"A new language is written from right to left."`
	Check bool   `help:"Write nothing; fail if a file would change or a language is not whole."`
}

// Run brings <dir>/TAG.po in line with the English, or, without a tag, makes
// <dir>/TAG.txt from every such file. The English is that which was built last.
func (c *wordsCmd) Run() error {
	source, err := translation.Published()
	if err != nil {
		return err
	}
	if c.Lang != "" {
		return c.update(source)
	}
	found, err := filepath.Glob(filepath.Join(c.Dir, "*.po"))
	if err != nil {
		return err
	}
	for _, file := range found {
		err = errors.Join(err, c.makeFile(source, strings.TrimSuffix(file, ".po")))
	}
	return err
}

func (c *wordsCmd) update(source *translation.Source) error {
	if strings.EqualFold(c.Lang, source.English.Lang) {
		return fmt.Errorf("%s is the language that others are made from: change %s.txt", c.Lang, filepath.Join(c.Dir, source.English.Lang+"*"))
	}
	file := filepath.Join(c.Dir, c.Lang+".po")
	f := &translation.File{Lang: c.Lang, Dir: "ltr"}
	if c.RTL {
		f.Dir = "rtl"
	}
	text, err := os.ReadFile(file)
	switch {
	case err == nil:
		if f, err = translation.Parse(string(text)); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	case !errors.Is(err, os.ErrNotExist):
		return err
	}
	source.Update(f)
	fmt.Println(file+":", f.Standing())
	return c.write(file, f.Append(nil))
}

// makeFile makes the file of words of a language, or prints what it lacks.
func (c *wordsCmd) makeFile(source *translation.Source, stem string) error {
	text, err := os.ReadFile(stem + ".po")
	if err != nil {
		return err
	}
	f, err := translation.Parse(string(text))
	if err != nil {
		return fmt.Errorf("%s.po: %w", stem, err)
	}
	avoid, err := os.ReadFile(stem + "-avoid.txt")
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	made, problems := source.Make(f, translation.ParseAvoid(string(avoid)))
	for _, p := range problems {
		fmt.Println(stem + ".po: " + p)
	}
	if len(problems) > 0 {
		fmt.Printf("%s.po: %s; %d problems keep the language from being offered\n", stem, f.Standing(), len(problems))
		return errFindings
	}
	return c.write(stem+".txt", []byte(made))
}

func (c *wordsCmd) write(file string, text []byte) error {
	return writeBuilt(file, text, c.Check, "packtool words")
}
