// Package locale holds the words of the program, by language, and every
// sentence that both the pages and the command line say: the verdict on an
// activity, what it waits for, how soon help is needed, what is due, why
// sources differ, how a source was seen.
//
// Words stand in one file a language, "key = text" a line. Text has
// {placeholders} for numbers, days and names, and *marks* for the part of a
// sentence that carries it; [Plain] takes the marks off. It holds no markup. A
// value that would lose its order in a sentence, such as a Latin name in an Arabic
// one, is set apart ([Words.Isolate]).
package locale
