// Package bench measures the engine against what it could be compared with:
// the same answers written by hand, a general rule language, the standard JSON
// decoder, the start of a process; and the index of places against an R-tree
// and against looking at every place. `make bench` prints a table of what was
// measured and what is wanted; no test asserts a speed.
package bench
