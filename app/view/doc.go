// Package view builds HTML from typed parts. There is one escaper for text
// and one for attributes, nothing writes markup from a string, and an address
// can only be a path of this program, a telephone number or an https address
// (see [URL]), so that no answer of a person can become markup or a script.
//
// It has no templates and needs no reflection: the browser build stays small.
package view
