package clinics

import (
	"aftercare/app/page"
	"aftercare/app/view"
)

// ownSteps are the steps to a list of one's own, each with what to type.
var ownSteps = [...]struct{ key, command string }{
	{"get", ""},
	{"import", `aftercare services import --format osm-pbf --source-id osm --source-name "OpenStreetMap contributors" --licence "ODbL 1.0" --trust map-users --country KR --zone Asia/Seoul -o korea.jsonl south-korea-latest.osm.pbf`},
	{"merge", `aftercare services merge -o all.jsonl clinics.jsonl korea.jsonl`},
	{"try", `aftercare services near --near Seoul --want gynaecology,early-pregnancy-unit --open-at now all.jsonl`},
	{"load", ""},
	{"serve", `aftercare serve --services all.jsonl`},
}

// how says how a reader or a clinic network comes to a list of its own.
func (p *placesPage) how() *page.Response {
	list := view.OL(view.Class("steps"))
	for _, s := range ownSteps {
		item := view.LI(view.Strong(p.Text("places.step."+s.key)), view.P(p.Text("places.step."+s.key+".what")))
		if s.command != "" {
			item.With(view.P(view.Class("listed"), ownDirection, view.Text(s.command)))
		}
		list.With(item)
	}
	return p.Respond(page.Heading(p.Text("places.how")), view.P(view.Class("lead"), p.Text("places.how.lead")), list,
		view.H2(p.Text("places.how.honest")), view.P(p.Text("places.how.honest.what")), view.P(p.Text("places.how.licence")),
		view.P(page.Link(page.PathPlaces, view.Class("button plain"), p.Text("places.how.back"))))
}
