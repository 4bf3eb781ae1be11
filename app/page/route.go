package page

import (
	"strconv"
	"strings"
)

// Route is a page, or a list of pages with numbers, and the program that has
// it in a browser.
type Route struct {
	Path   string // "/read/#/" is a list: a number from 1 is in place of #
	Foot   string // the key of its link at the foot of every page; "" for none
	Show   string // the program that shows it
	Take   string // the program that takes its form; "" if it has none
	Figure string // of a list: the program that shows the pages with a figure
	Inner  bool   // needs a diary, or a list of the operator's: no general page
}

// Serve answers one step of a reader.
type Serve func(*Site, *Request) *Response

// Handler is how a package answers a route.
type Handler struct {
	Path               string // as in the table
	Show, Take, Figure Serve  // nil where another program answers
}

// List is the path of a list without its number, "" if the route is one page.
func (r *Route) List() string {
	list, _ := strings.CutSuffix(r.Path, "#/")
	if list == r.Path {
		return ""
	}
	return list
}

// Holds reports whether a path is the route's, or one of its list.
func (r *Route) Holds(path string) bool {
	if list := r.List(); list != "" {
		return Number(path, list) > 0
	}
	return r.Path == path
}

// Numbered is the address of one of a numbered list of pages.
func Numbered(route string, n int) string { return route + strconv.Itoa(n) + "/" }

// Number reads the number of such an address; 0 where it has none.
func Number(path, route string) int {
	if len(path) <= len(route) || path[:len(route)] != route || path[len(path)-1] != '/' {
		return 0
	}
	digits := path[len(route) : len(path)-1]
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || strconv.Itoa(n) != digits {
		return 0
	}
	return n
}
