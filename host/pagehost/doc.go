// Package pagehost runs the program inside a person's own page, as
// WebAssembly: the page's glue hands it each link and form, and gets a page
// back. Nothing she enters leaves the page.
package pagehost
