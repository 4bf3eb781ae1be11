package packs

import _ "embed" // the published form, for programs that show or check it

// JSON returns the canonical JSON of a pack, its published form; "" if there is
// none of that id. The browser part does not link it.
func JSON(id string) string {
	for _, p := range []struct{ id, text string }{
		{"international", internationalJSON},
		{"au", auJSON}, {"ca", caJSON}, {"es", esJSON}, {"gb", gbJSON}, {"id", idJSON},
		{"ie", ieJSON}, {"kr", krJSON}, {"mx", mxJSON}, {"ru", ruJSON}, {"us", usJSON},
	} {
		if p.id == id {
			return p.text
		}
	}
	return ""
}

var (
	//go:embed international.json
	internationalJSON string
	//go:embed au.json
	auJSON string
	//go:embed ca.json
	caJSON string
	//go:embed es.json
	esJSON string
	//go:embed gb.json
	gbJSON string
	//go:embed id.json
	idJSON string
	//go:embed ie.json
	ieJSON string
	//go:embed kr.json
	krJSON string
	//go:embed mx.json
	mxJSON string
	//go:embed ru.json
	ruJSON string
	//go:embed us.json
	usJSON string
)
