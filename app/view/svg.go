package view

import "strconv"

// The elements of a drawing inside a page. Places are in per cent of its width
// and in pixels of its height, so that it fits any page without scaling words.

// SVG is the <svg> of a drawing.
func SVG(parts ...Part) Node { return element("svg", parts) }

// SVGGroup is the <g> of a drawing.
func SVGGroup(parts ...Part) Node { return element("g", parts) }

// SVGLine is the <line> of a drawing.
func SVGLine(parts ...Part) Node { return element("line", parts) }

// SVGCircle is the <circle> of a drawing.
func SVGCircle(parts ...Part) Node { return element("circle", parts) }

// SVGRect is the <rect> of a drawing.
func SVGRect(parts ...Part) Node { return element("rect", parts) }

// SVGText is the <text> of a drawing.
func SVGText(parts ...Part) Node { return element("text", parts) }

// SVGTitle is the <title> of a drawing.
func SVGTitle(parts ...Part) Node { return element("title", parts) }

// SVGDesc is the <desc> of a drawing.
func SVGDesc(parts ...Part) Node { return element("desc", parts) }

// Across is a place or a length across a drawing, in thousandths of its width.
func Across(name string, thousandths int) Attr {
	b := strconv.AppendInt(nil, int64(thousandths/10), 10)
	if thousandths%10 != 0 {
		b = append(append(b, '.'), byte('0'+thousandths%10))
	}
	return newAttr(name, string(append(b, '%')))
}

// Down is a place or a length down a drawing, in pixels.
func Down(name string, pixels int) Attr { return newAttr(name, strconv.Itoa(pixels)) }
