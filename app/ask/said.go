package ask

import (
	"slices"

	"aftercare"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// said is one thing that she told, with its question.
type said struct{ text, question string }

// private are the questions whose answers are not repeated: others may see the
// page, and the sheet that is printed.
var private = []string{"mood", "safe", "dose"}

// isPrivate reports whether a sign is asked for by such a question.
func (s *Page) isPrivate(field string) bool {
	q := s.questionFor(field)
	return q >= 0 && slices.Contains(private, questions.All[q].ID)
}

// youSaid is what she told, each part a button that leads to its question.
func (s *Page) youSaid(g *aftercare.Guidance) view.Node {
	list := append(s.saidOfCare(), s.saidOfSigns(g)...)
	if c := s.Record.Jurisdiction; c != "" {
		list = append(list, said{s.Jurisdiction(c), "country"})
	}
	var told, asked []view.Node
	part := func(x said) view.Node { return view.LI(s.askButtonOf(x.question, view.Text(x.text))) }
	for _, x := range list {
		told = append(told, part(x))
	}
	for _, x := range s.further(g) {
		asked = append(asked, part(x))
	}
	room := notices(g)
	if !g.Urgency.Asked {
		room += 2 // first comes that not every sign was asked about
	}
	n := max(0, min(len(told), mostTold-room))
	more := max(0, min(len(asked), mostFurther-room))
	rest := append(told[n:len(told):len(told)], asked[more:]...)
	open := append(append(told[:n:n], asked[:more]...), view.LI(page.Link(page.PathHome, s.Text("go.end"))))
	return view.Section(view.Class("you-said"), view.If(len(list) > 0, view.H2(s.Text("said.title"))), view.UL(view.Class("said"), view.List(open...)), s.fold(len(rest), view.UL(view.Class("said"), view.List(rest...))))
}

// mostTold is how many parts of what she told are shown, the loss and its care first,
// and mostFurther how many further questions.
const mostTold, mostFurther = 3, 2

// saidOfCare is what happened, when, and how far along it was.
func (s *Page) saidOfCare() []said {
	var list []said
	loss := &s.Record.Loss
	if loss.Kind != 0 {
		list = append(list, said{s.W.Text("loss." + loss.Kind.String()), "kind"})
	}
	on := ""
	for i := range s.Record.Care {
		c := &s.Record.Care[i]
		question := map[guideline.CareRoute]string{guideline.ByMedicine: "tablets", guideline.BySurgery: "operation", guideline.ByMethotrexate: "injection"}[guideline.RouteOf(c)]
		if question == "" || !questions.CareOpen(s.Answers) {
			question = "care"
		}
		text := s.careName(c)
		if d := c.Start.Day; d != 0 {
			on = s.W.Day(d, s.Today)
			text = s.W.Text("said.on", locale.With("what", text), locale.With("day", on))
		}
		list = append(list, said{text, question})
	}
	if d := loss.From; d != 0 && s.W.Day(d, s.Today) != on {
		list = append(list, said{s.W.Text("said.passed", locale.With("day", s.W.Day(d, s.Today))), "passed"})
	}
	if loss.Gestation != 0 {
		list = append(list, said{s.W.Weeks(loss.Gestation), "weeks"})
	}
	return list
}

func (s *Page) careName(c *aftercare.Care) string {
	if c.Method == aftercare.Methotrexate {
		return s.W.Text("said.care.methotrexate")
	}
	return s.W.Text("said.care." + c.Route.String())
}

// saidOfSigns is the last thing she told for each sign and test; that there are
// no danger signs is one part.
func (s *Page) saidOfSigns(g *aftercare.Guidance) []said {
	var list []said
	seen := map[aftercare.Code]bool{}
	for i := range s.Record.Observations {
		c := s.Record.Observations[i].Code
		if seen[c] {
			continue
		}
		seen[c] = true
		o := s.Record.LastTold(c)
		if o == nil {
			continue
		}
		q := s.questionFor(c.String())
		if q < 0 || s.isPrivate(c.String()) {
			continue
		}
		open := c == aftercare.Bleeding || c == aftercare.Pain
		if questions.All[q].Part == questions.PartDanger && !open && c.Info().Calm.Has(o.Word) {
			continue
		}
		list = append(list, said{s.saidSign(g, o), questions.All[q].ID})
	}
	if g.Urgency.Asked && g.Urgency.Level == aftercare.SelfCare {
		list = append(list, said{s.W.Text("said.no-signs"), s.firstList()})
	}
	return list
}

func (s *Page) saidSign(g *aftercare.Guidance, o *aftercare.Observation) string {
	if o.Code == aftercare.Bleeding && o.Word == aftercare.BleedingNone && o.Since != 0 {
		return s.W.Text("said.dry", locale.With("day", s.W.Day(o.Since, s.Today)))
	}
	return s.W.Told(o)
}

// firstList is the first list of danger signs.
func (s *Page) firstList() string {
	for i := range questions.All {
		if q := &questions.All[i]; q.Part == questions.PartDanger && q.HasChecks() {
			return q.ID
		}
	}
	return questions.All[0].ID
}
