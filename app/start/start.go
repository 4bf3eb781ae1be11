// Package start is the start page and the short way to an answer, which are one
// page: her question, the danger signs, today, what happened and when. A few
// lines of script (path.js) show one section after the other; without them, on
// /plain/, they are one form.
package start

import (
	"strconv"

	"aftercare"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// Pages are the start, and its form with and without scripts.
func Pages() []page.Handler {
	return []page.Handler{
		{Path: page.PathHome, Show: start, Take: take},
		{Path: page.PathPlain, Show: start, Take: take},
	}
}

// formID is the form of the short way.
const formID = "path"

// start is the first page. It rests on nothing told, so it is the same for everybody.
func start(a *page.Site, r *page.Request) *page.Response {
	answers, _ := questions.Read(nil, r.Now)
	s := ask.New(a, r, answers)
	s.Path, s.Personal = r.Path, false
	return newShort(s).respond()
}

// take answers a form: with what the questions lead to, or with the short way
// where that is to be shown again.
func take(a *page.Site, r *page.Request) *page.Response {
	return ask.Take(a, r, func(s *ask.Page) *page.Response {
		if s.Answers.Press == "so-far" {
			return soFar(s)
		}
		p := newShort(s)
		p.begin = strconv.Itoa(p.firstFault())
		if s.Answers.Faulty() {
			s.Status = 422
		}
		return p.respond()
	})
}

func newShort(s *ask.Page) *short {
	s.Answers.Step = questions.StepShort
	shared, _ := s.CommonNumber()
	return &short{Page: s, alone: newAlone(s), her: s.W.About(aftercare.AboutPatient), shared: shared, ids: map[string]int{}}
}

func (p *short) respond() *page.Response {
	if p.Questions(page.PathAsk) == page.PathPlain && !p.Plain {
		return p.Respond(p.onServer())
	}
	urgent := view.Node{}
	if p.Answers.Faulty() {
		urgent = p.UrgentLine(&p.Guidance().Urgency)
	}
	return p.Respond(urgent, p.FaultBox(nil, nil), p.question(), p.form())
}

// onServer is the start where there is no program for the page.
func (p *short) onServer() view.Node {
	return view.Section(view.Class("step start"), page.Heading(p.Text("home.title")),
		view.P(view.Class("lead"), p.Text("home.lead"), view.Text(" "), p.Text("home.server")),
		view.P(page.Link(page.PathPlain, view.Class("button"), p.Text("home.ask"))), p.others())
}

// faultSteps are the steps of the fields that cannot be on the first.
var faultSteps = map[string]int{
	questions.FieldLastBlood: 2, questions.FieldLastBlood + questions.OnDay: 2, "bleeding": 2, "pain": 2,
	questions.FieldHappened: 3, "weeks": 3, questions.FieldWhen: 4, questions.FieldWhen + questions.OnDay: 4,
}

// firstFault is the step of the first answer that cannot be read, 1 if all can.
func (p *short) firstFault() int {
	for step := 1; step <= len(p.steps()); step++ {
		for field, n := range faultSteps {
			if n == step && p.Answers.FaultOf(field) != "" {
				return step
			}
		}
	}
	return 1
}

// short draws the short way.
type short struct {
	*ask.Page
	alone  *alone
	her    *locale.Words // the words for one who tells about somebody else
	shared string        // the emergency number where no country is chosen
	ids    map[string]int
	begin  string // the step that is shown first, "" for the start
}

// both are words in both persons where they differ; the choice of whom it is
// for shows one of them.
func (p *short) both(key string, with ...locale.Arg) view.Node {
	me, her := p.W.Text(key, with...), p.her.Text(key, with...)
	if p.W.Other || me == her {
		return page.Marked(her)
	}
	return view.List(view.Span(view.Flag("data-me", true), page.Marked(me)), view.Span(view.Flag("data-her", true), page.Marked(her)))
}

// bothInOriginal is the same with the words it was written in below.
func (p *short) bothInOriginal(key string, with func(*locale.Words) []locale.Arg) view.Node {
	return view.List(p.both(key, with(p.W)...), p.InOriginal(func(w *locale.Words) string { return w.Text(key, with(w)...) }))
}

// inForm ties what is outside the form to it.
func inForm() view.Attr { return view.Set("form", formID) }

// question is the start: what would she like to know?
func (p *short) question() view.Node {
	if p.Plain {
		return p.beforeForm()
	}
	return view.Section(view.Class("step start"), view.Set("data-step", "0"),
		page.Heading(p.Text("home.title")),
		view.P(view.Class("lead"), p.Text("home.lead"), view.Text(" "), p.Text("home.private")),
		view.Noscript(view.P(view.Class("note"), p.Text("home.noscript"), view.Text(" "), page.Link(page.PathPlain, p.Text("home.noscript.link")))),
		p.tiles(), p.search(), p.whom(), p.numbers(), p.others())
}

// beforeForm is the start on /plain/. It says where answers go before anything is
// asked, and is short: danger signs and a number to call are in the first screen.
func (p *short) beforeForm() view.Node {
	return view.Section(view.Class("step start"), view.Set("data-step", "0"),
		page.Heading(p.Text("home.ask")),
		view.P(view.Class("lead"), p.Text("home.lead")),
		view.Details(view.Summary(p.Text("home.server")), view.H2(p.Text("plain.title")), p.Paragraphs("plain.")),
		p.numberNow(), p.whom())
}

// numberNow is the emergency number, that of her country once she told it, and the
// choice of a country.
func (p *short) numberNow() view.Node {
	number := p.shared
	if numbers := p.Know.Numbers[p.Answers.One("country")]; numbers != nil {
		if own, _, checked := firstNumber(numbers, guideline.EmergencyLine); checked {
			number = own
		}
	}
	box := view.Section(view.Class("country-numbers"))
	if number != "" {
		box.With(view.P(page.Tel(number), view.Small(p.Text("home.dial."+guideline.EmergencyLine.String())), page.Link(page.PathHelp, p.Text("card.elsewhere"))))
	}
	return box.With(view.Div(view.Label(view.For("f-country"), p.Text("home.country")), view.Text(" "), p.countries()))
}

// wishes are the same questions as a choice, where no script leads on.
func (p *short) wishes() view.Node {
	set := view.Fieldset(view.Class("two"), view.Legend(view.H2(p.Text("home.title"))))
	for _, want := range questions.Wishes() {
		set.With(p.option("radio", questions.FieldAsk, want, "home.title."+want, p.Answers.One(questions.FieldAsk) == want))
	}
	return view.Section(view.Class("step"), set)
}

// tiles are the questions that lead on at one touch.
func (p *short) tiles() view.Node {
	box := view.Nav(view.Class("tiles"), view.Aria("label", p.W.Text("home.title")))
	for _, want := range questions.Wishes() {
		box.With(view.Button(view.Class("tile"), view.Type("button"), view.Set("data-ask", want), view.Flag("data-script", true), view.Flag("hidden", true), p.both("home.title."+want)))
	}
	return box.With(page.Link(page.PathHow, view.Class("tile"), p.both("home.title.feel")))
}

func (p *short) search() view.Node {
	return page.FormTo(page.PathRead, view.Role("search"), view.Class("own-words"), view.Flag("data-script", true), view.Flag("hidden", true),
		view.Label(view.Class("unseen"), view.For("q"), p.Text("home.search")),
		view.Input(view.Type("text"), view.ID("q"), view.Name("q"), view.Set("placeholder", p.W.Text("home.search")), view.Set("enterkeyhint", "search")),
		p.PressButton("button plain", "find", "read.search.press"))
}

// whom asks who it is for.
func (p *short) whom() view.Node {
	set := view.Fieldset(view.Class("switch"), view.Legend(view.Class("unseen"), p.Text("ask.about")))
	for _, word := range []string{"self", "patient"} {
		chosen := p.Answers.One("about")
		set.With(view.Label(view.Input(view.Type("radio"), view.Name("about"), view.Value(word), inForm(), view.Flag("checked", chosen == word || chosen == "" && word == "self")),
			view.Span(p.Text("home.about."+word))))
	}
	return set
}

// numbers are the lines of the country she chooses, in one row.
func (p *short) numbers() view.Node {
	box := view.Section(view.Class("country-numbers"), view.Label(view.For("f-country"), p.Text("home.country")), view.Text(" "), p.countries())
	row := view.P(view.Class("dial"))
	for _, kind := range dialKinds {
		row.With(p.dial(kind, "", p.number(kind), view.Small(p.Text("home.dial."+kind.String()))))
	}
	return box.With(row, view.P(view.Class("quiet"), view.Set("data-unless", "country"), p.Text("home.country.why")))
}

// dialKinds are the lines in the row of numbers.
var dialKinds = [...]guideline.CallKind{guideline.EmergencyLine, guideline.AdviceLine, guideline.CrisisLine}

// countries is the choice of a country; each carries its first number of each
// kind, and which of them were not checked.
func (p *short) countries() view.Node {
	chosen := p.Answers.One("country")
	sel := view.Select(view.ID("f-country"), view.Name("country"), inForm(), view.Option(view.Value(""), p.Text("country.choose")))
	for _, code := range p.CountryCodes() {
		option := p.CountryOption(code, chosen)
		numbers := p.Know.Numbers[code]
		unsure := ""
		for _, kind := range dialKinds {
			number, name, checked := firstNumber(numbers, kind)
			option.With(named("data-"+kind.String(), number), named("data-"+kind.String()+"-name", name))
			if number != "" && !checked {
				unsure += " " + kind.String()
			}
		}
		sel.With(option.With(named("data-unsure", unsure)))
	}
	return sel
}

// others are the ways for whoever has another errand.
func (p *short) others() view.Node {
	if p.Plain {
		return view.Node{}
	}
	list := view.UL(view.Class("ways"))
	for _, w := range []struct{ path, key string }{{page.PathCode, "home.code"}, {page.PathSheet, "home.sheet"}} {
		list.With(view.LI(page.Link(w.path, p.Text(w.key))))
	}
	return list
}

// form is the four steps after the start.
func (p *short) form() view.Node {
	s := p.Page
	route := page.PathHome
	if s.Plain {
		route = page.PathPlain
	}
	form := page.FormTo(route, view.ID(formID), view.Flag("data-script", !s.Plain), view.Flag("hidden", !s.Plain),
		page.HiddenField("step", questions.StepShort), named("data-begin", p.begin))
	for _, f := range p.Answers.Carried() {
		form.With(page.HiddenField(f.Name, f.Value))
	}
	if ask := p.Answers.One(questions.FieldAsk); ask != "" && !p.Plain {
		form.With(page.HiddenField(questions.FieldAsk, ask)) // it's no field of this form: a script puts it in
	}
	for n, draw := range p.steps() {
		box := view.Section(view.Class("step"), view.Set("data-step", strconv.Itoa(n+1)), view.Flag("hidden", !s.Plain))
		last := n+1 == len(p.steps())
		form.With(box.With(p.head(n+1), draw(), view.If(last, p.blood())))
		if s.Plain {
			form.With(view.If(n == 0, view.List(p.notSure(), p.wishes())))
			continue
		}
		box.With(p.bar(n+1), view.If(n == 0, p.notSure()),
			view.P(view.Class("quiet forget"), page.Link(page.PathHome, p.Text("home.forget"))))
	}
	if s.Plain {
		return form.With(p.bar(len(p.steps())))
	}
	return form.With(p.cards())
}

// steps are the steps of the form: what happened is asked unless it was told
// elsewhere.
func (p *short) steps() []func() view.Node {
	list := []func() view.Node{p.signs, p.today}
	if p.Answers.KnowsCare() {
		return list
	}
	return append(list, p.whatHappened, p.whenWas)
}

// head is the way back and where she is; a script shows it.
func (p *short) head(n int) view.Node {
	if p.Plain {
		return view.Node{}
	}
	where := view.P(view.Class("where"), view.Button(view.Class("inline back"), view.Type("button"), view.Flag("data-back", true), p.Text("go.back")),
		view.Span(view.Class("progress"), view.Text(p.W.Text("home.step", locale.With("n", strconv.Itoa(n)), locale.With("of", strconv.Itoa(len(p.steps())))))))
	return view.List(where, view.P(view.Class("for-other"), view.Flag("data-her", true), view.Strong(p.Text("home.about.patient")), view.Text(" "),
		view.Button(view.Class("inline"), view.Type("button"), view.Flag("data-whom", true), p.Text("about.change"))))
}

// bar is the button of a step.
func (p *short) bar(n int) view.Node {
	if n < len(p.steps()) {
		return view.Div(view.Class("go"), view.Button(view.Class("button"), view.Type("button"), view.Flag("data-next", true), p.Text("go.next")))
	}
	return view.Div(view.Class("go"), view.Button(view.Class("button"), view.Type("submit"), view.Name("go"), view.Value(questions.StepAnswer), p.Text("home.answer")))
}

// notSure leads from the danger signs to the long way.
func (p *short) notSure() view.Node {
	return view.P(view.Class("forget"), p.PressButton("inline", questions.PressLong, "home.not-sure"))
}
