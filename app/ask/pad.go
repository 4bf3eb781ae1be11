package ask

import (
	"aftercare"
	"aftercare/app/view"
)

// PadPicture is a pad as it looks with that much bleeding.
func PadPicture(word string) view.Node {
	level := aftercare.Bleeding.Info().Word(word)
	svg := view.SVG(view.Class("pad"), view.Set("viewBox", "0 0 34 52"), view.Down("width", 34), view.Down("height", 52), view.Aria("hidden", "true"), view.Set("focusable", "false"),
		view.SVGRect(view.Class("cloth"), view.Down("x", 5), view.Down("y", 2), view.Down("width", 24), view.Down("height", 48), view.Down("rx", 11)))
	switch level {
	case 0, aftercare.BleedingNone:
	case aftercare.BleedingSpotting:
		svg.With(view.SVGCircle(view.Down("cx", 16), view.Down("cy", 22), view.Down("r", 2)), view.SVGCircle(view.Down("cx", 19), view.Down("cy", 29), view.Down("r", 2)))
	default:
		tall := 12 * int(level-aftercare.BleedingSpotting)
		wide := 6 + 5*int(level-aftercare.BleedingLight)
		svg.With(view.SVGRect(view.Down("x", 17-wide/2), view.Down("y", 26-tall/2), view.Down("width", wide), view.Down("height", tall), view.Down("rx", min(wide/2, 9))))
	}
	return svg
}

// soakedPads are pads that are soaked through, as many as are counted.
func soakedPads(n int) view.Node {
	row := view.Span(view.Class("soaked"), view.Aria("hidden", "true"))
	for range n {
		row.With(PadPicture("soaking"))
	}
	return row
}
