// Package locale holds the words of the program, by language, and every
// sentence that both the pages and the command line say: the verdict on an
// activity, what it waits for, how soon help is needed, what is due, why
// sources differ, how a source was seen.
//
// Each language has one file, with "key = text" on each line. Text has
// {placeholders} for numbers, days and names, and *marks* around the most important
// part of a sentence; [Plain] removes the marks. It has no markup. A value that would
// lose its order in a sentence, such as a Latin name in an Arabic one, is isolated
// ([Words.Isolate]).
package locale
