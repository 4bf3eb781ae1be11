package tabular

import "strings"

// Trim takes white space off the ends of a cell.
func Trim(s string) string { return strings.Trim(s, " \t\r\n\u00a0") }

// Filled is a row's cells without those that are empty after its n columns.
func (r *Row) Filled(n int) []string {
	cells := r.Cells
	for len(cells) > n && Trim(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// Cell is a cell of a row that may be too short for it, or of no column.
func Cell(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	return Trim(cells[i])
}
