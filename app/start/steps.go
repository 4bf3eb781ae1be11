package start

import (
	"slices"
	"strconv"

	"aftercare"
	"aftercare/app/ask"
	"aftercare/app/page"
	"aftercare/app/questions"
	"aftercare/app/view"
	"aftercare/guideline"
	"aftercare/locale"
)

// signs is the list of danger signs, in two groups.
func (p *short) signs() view.Node {
	box := view.Div(p.title(p.both("step.signs")), view.P(view.Class("hint"), p.Text("step.signs.hint")))
	from := 1
	for i, group := range questions.Groups {
		to := questions.FirstLines
		if i > 0 {
			to = questions.LineCount
		}
		box.With(p.group(group, from, to))
		from = to + 1
	}
	return box.With(p.again(), p.temperature())
}

func (p *short) group(group string, from, to int) view.Node {
	set := view.Fieldset(view.Class("options"), view.Set("data-group", group), view.Legend(view.Class("unseen"), p.Text("lines."+group)))
	for n := from; n <= to; n++ {
		set.With(p.line(n))
	}
	on := slices.Contains(p.Answers.All("none"), group)
	return set.With(view.Label(view.Class("tick none"),
		view.Input(view.Type("checkbox"), view.Name("none"), view.Value(group), view.ID("f-"+group), view.Flag("checked", on)),
		view.Span(view.Flag("data-first", true), p.Text("none."+group)), view.Span(view.Flag("data-rest", true), p.Text("none."+group+".rest"))))
}

// line is one line, with what a tick opens: its own words, and how much.
func (p *short) line(n int) view.Node {
	word := questions.LineWord(n)
	bare := field(questions.FieldLine, word)
	opens := view.Fieldset(view.Class("opens"), view.Legend(p.both("line.which")))
	into := opens
	for _, id := range questions.LineSigns(n) {
		if id == unsafe {
			into = view.Fieldset(view.Class("opens"), view.Legend(p.Text("more.safe")))
			opens.With(into)
		}
		told := append([]page.Field{bare, field(questions.FieldWhich, id)}, extra(n)...)
		words := p.bothInOriginal("which."+id, func(*locale.Words) []locale.Arg {
			return []locale.Arg{locale.With("pads", questions.SignNumber(id, "pads-per-hour")), locale.With("hours", questions.SignNumber(id, "pads-hours"))}
		})
		into.With(p.optionOf("checkbox", questions.FieldWhich, id, words, p.Answers.Says(id), p.alone.card(told...)...))
	}
	switch {
	case p.Plain && n != weakLine: // its one form asks for both under "today"
	case p.Plain:
		opens.With(p.nested(questions.FieldWhich+"=racing", p.pulse()))
	case n == painLine:
		opens.With(p.choice("pain", "step.pain", []string{"mild", "moderate", "severe"}))
	case n == weakLine:
		opens.With(p.choice("bleeding", "step.bleeding", bleedings), p.nested(questions.FieldWhich+"=racing", p.pulse()))
	}
	says := p.bothInOriginal("line."+strconv.Itoa(n), func(w *locale.Words) []locale.Arg {
		return []locale.Arg{w.Quantified("degrees", p.alone.fever())}
	})
	tick := p.optionOf("checkbox", questions.FieldLine, word, says, p.Answers.Ticked(n), p.alone.card(bare)...)
	return view.Div(view.Class("sign-line"), view.Set("data-line", word)).With(p.alone.pairs(n)...).With(tick, opens)
}

// unsafe is the first sign about not being safe with somebody: with it a group of
// its own begins in the line about not wanting to live.
const unsafe = "afraid"

// painLine is the line about pain, which asks how strong it is; weakLine the one
// about feeling faint or weak, which is an emergency with heavy bleeding.
const painLine, weakLine = 4, 9

// bleedings are the answers to how much she bleeds.
var bleedings = []string{"none", "spotting", "light", "moderate", "heavy"}

// pulse asks for the heartbeats in a minute, where they race.
func (p *short) pulse() view.Node { return p.typed("heart-rate", "ask.rates.heart-rate", "numeric") }

// typed asks for a number to be typed, on a keyboard of a mode.
func (p *short) typed(name, key, mode string) view.Node {
	id := "f-" + name
	return view.Div(view.Class("box"), view.Label(view.For(id), p.Text(key)), p.faultOf(name),
		view.Input(view.ID(id), view.Name(name), view.Type("text"), view.Set("inputmode", mode), view.Class("short"), p.blank(), view.Value(p.Answers.One(name))))
}

// blank is a placeholder that nobody sees: by it the style sheet tells whether
// anything is typed.
func (p *short) blank() view.Attr {
	if p.Plain {
		return view.Set("placeholder", " ")
	}
	return view.Attr{}
}

// extra is what the level of a sign of a line also rests on: a place of pain
// counts only with how strong it is, and is judged as mild until that is told.
func extra(n int) []page.Field {
	if n == painLine {
		return []page.Field{field("pain", "mild")}
	}
	return nil
}

func field(name, value string) page.Field { return page.Field{Name: name, Value: value} }

// again asks once more for the two signs that open every activity.
func (p *short) again() view.Node {
	set := view.Fieldset(view.Class("two"), view.Set("data-if", "none="+questions.Groups[1]), view.Set("data-unless", questions.FieldLine+"="+questions.LineWord(7)+" "+questions.FieldLine+"="+questions.LineWord(8)),
		view.Legend(p.Text("step.again")), p.faultOf(questions.FieldAgain))
	for _, word := range []string{"true", "false"} {
		set.With(p.option("radio", questions.FieldAgain, word, "step.again."+word, p.Answers.One(questions.FieldAgain) == word))
	}
	return set
}

func (p *short) temperature() view.Node {
	return view.Fieldset(view.Set("data-if", questions.FieldLine)).With(p.alone.degrees()...).With(
		view.Legend(view.Class("unseen"), p.Text("step.temperature")), p.typed("temperature", "step.temperature", "decimal"))
}

// today asks for bleeding and pain.
func (p *short) today() view.Node {
	return view.Div(p.title(p.both("step.today")),
		view.Div(view.Set("data-untold", "bleeding"), p.drawn("bleeding", "step.bleeding", bleedings)),
		p.nested("bleeding=none", p.days(questions.FieldLastBlood, p.both("step.last-blood"), questions.LastBloodDays)),
		p.nested("bleeding=moderate bleeding=heavy", p.choice("pads-per-hour", "step.pads", []string{"less", "1", "2", "3"}),
			p.nested("pads-per-hour=1 pads-per-hour=2 pads-per-hour=3", p.choice("pads-hours", "step.hours", padsHours))),
		p.nested("bleeding=heavy", p.choice("bleeding-restarted", "step.restarted", []string{"true", "false"})),
		view.Div(view.Set("data-untold", "pain"), p.choice("pain", "step.pain", []string{"none", "mild", "moderate", "severe"})),
		p.nested("pain=moderate pain=severe", p.course()...),
		p.nested("bleeding=heavy pads-per-hour=1 pain=moderate pain=severe"+ticked(1)+ticked(7)+ticked(9), p.conditions()))
}

// course is how a pain goes on.
func (p *short) course() []view.Part {
	yesNo := []string{"true", "false"}
	return []view.Part{p.choice("pain-worse", "step.worse", yesNo), p.choice("pain-relieved", "step.relieved", yesNo)}
}

// mildPain asks how a mild pain goes on where it matters: while nobody knows
// where the pregnancy is. Without a script it is with the pain.
func (p *short) mildPain() view.Node {
	if p.Plain {
		return view.Node{}
	}
	return p.nested(questions.FieldSeen+"=not-found", p.nested("pain=mild", p.course()...))
}

// ticked is the condition that a line is ticked.
func ticked(n int) string { return " " + questions.FieldLine + "=" + questions.LineWord(n) }

func (p *short) conditions() view.Node {
	return p.Checklist(questions.Find("person"), view.Legend(p.Text("ask.person")), view.P(view.Class("hint"), p.Text("ask.person.hint"))).With(view.Class("options"))
}

// whatHappened asks for all of her care in one list, and for the weeks.
func (p *short) whatHappened() view.Node {
	set := view.Fieldset(view.Class("options"), view.Legend(p.title(p.both("step.happened"))))
	for _, id := range questions.Happened() {
		set.With(p.option("radio", questions.FieldHappened, id, "happened."+id, p.Answers.One(questions.FieldHappened) == id))
		switch id {
		case "ectopic":
			set.With(p.nested(questions.FieldHappened+"=ectopic", p.choice(questions.FieldEctopic, "happened.ectopic", questions.EctopicCare())))
		case "unseen":
			set.With(p.nested(questions.FieldHappened+"=unseen", p.choice(questions.FieldSeen, "happened.unseen", questions.Unseen()), p.mildPain()))
		}
	}
	return view.Div(set, view.Div(view.Class("box"), view.Label(view.For("f-weeks"), p.both("step.weeks")), p.faultOf("weeks"),
		view.P(view.Class("hint"), view.ID("weeks-hint"), p.Text("step.weeks.hint")),
		view.Input(view.ID("f-weeks"), view.Name("weeks"), view.Type("text"), view.Set("inputmode", "numeric"), view.Class("short"), view.Aria("describedby", "weeks-hint"), view.Value(p.Answers.One("weeks")))))
}

// whenWas asks for one day; what it is the day of follows from what happened.
func (p *short) whenWas() view.Node {
	head := p.title()
	for _, h := range dayOf {
		head.With(view.Span(view.Set("data-if", h.when), p.both("day-of."+h.id)))
	}
	head.With(view.Span(view.Set("data-unless", questions.FieldHappened), p.both("day-of.not-sure")))
	return view.Div(p.days(questions.FieldWhen, head, questions.DaysBack))
}

// blood asks for the rhesus type and for anti-D at the end of the form, where the
// program says that they matter. What was told before is not asked again.
func (p *short) blood() view.Node {
	if p.Plain {
		return view.Node{}
	}
	box := view.Div(view.Set("data-asks", "blood"), view.Flag("hidden", true), page.HiddenField("asked", "blood"))
	rh := p.Answers.One("rh")
	if rh == "" {
		box.With(p.choice("rh", "ask.blood", aftercare.RhTerms.Words()))
	}
	if antiD := aftercare.AntiD; p.Answers.One(antiD.String()) == "" {
		box.With(p.nested("rh="+aftercare.RhNegative.String(), p.choice(antiD.String(), "ask.anti-d", antiD.Info().Words.Words())))
	}
	return box
}

// dayOf are the headings of the last step, each with the answers it is for.
var dayOf = []struct{ id, when string }{
	{"operation", "happened=operation happened=molar ectopic-care=operated"},
	{"tablets", "happened=tablets"},
	{"injection", "ectopic-care=injection"},
	{"passed", "happened=passed happened=infected seen=no-scan"},
	{"early", "seen=very-early"},
	{"found", "happened=waiting ectopic-care=watched seen=not-found happened=not-sure"},
}

// days is a choice of a day: the last few at one touch, or a date.
func (p *short) days(name string, title view.Node, back []string) view.Node {
	set := view.Fieldset(view.Class("quick"), view.Legend(title), p.faultOf(name))
	for _, n := range back {
		set.With(p.optionOf("radio", name, n, p.dayAgo(n), p.Answers.One(name) == n))
	}
	id := "f-" + name + questions.OnDay
	return set.With(view.Div(view.Class("box"), view.Label(view.For(id), p.Text("days-ago.date")), p.faultOf(name+questions.OnDay),
		view.Input(view.ID(id), view.Name(name+questions.OnDay), view.Type("date"), view.Value(p.Answers.One(name+questions.OnDay)))))
}

// dayAgo is a day in words: today, yesterday, or how many days ago.
func (p *short) dayAgo(n string) view.Node {
	switch n {
	case "0":
		return p.Text("days-ago.today")
	case "1":
		return p.Text("days-ago.yesterday")
	}
	days, err := strconv.Atoi(n)
	if err != nil {
		return p.Text("days-ago.date")
	}
	return view.Text(locale.Capitalize(p.W.Count("away.ago", days)))
}

// nested is what is asked only after certain answers.
func (p *short) nested(after string, parts ...view.Part) view.Node {
	return view.Div(view.Class("nested"), view.Set("data-if", after)).With(parts...)
}

// choice is one question with one answer.
func (p *short) choice(name, key string, words []string) view.Node {
	class := "options"
	if p.Plain && slices.Contains(shortChoices, name) {
		class = "two"
	}
	set := view.Fieldset(view.Class(class), view.Legend(p.both(key)), p.faultOf(name))
	for _, word := range words {
		var card []view.Part
		if aftercare.ParseCode(name) != 0 {
			told := append(alongside(name), field(name, word))
			card = p.alone.card(told...)
			if name == "pads-per-hour" {
				card = append(card, p.alone.hours(told...)...)
			}
		}
		set.With(p.option("radio", name, word, p.wordsOf(key, name, word), p.Answers.One(name) == word, card...))
	}
	return set
}

// shortChoices have answers of a word or two: on /plain/ they stand side by side.
var shortChoices = []string{"pads-per-hour", "pads-hours", "bleeding-restarted", "pain-worse", "pain-relieved"}

// padsHours are for how many hours so many pads were soaked.
var padsHours = []string{"1", "2", "3"}

// alongside is what must be told for an answer to count at all.
func alongside(name string) []page.Field {
	if name == "pads-per-hour" {
		return []page.Field{field("bleeding", "moderate")}
	}
	return nil
}

// wordsOf finds the words of an option: of its question, of its field, or any
// yes and no.
func (p *short) wordsOf(key, field, word string) string {
	for _, k := range []string{key + "." + word, "opt." + field + "." + word} {
		if p.W.Has(k) {
			return k
		}
	}
	return "opt." + word
}

// drawn is a choice about bleeding, with pads as pictures.
func (p *short) drawn(name, key string, words []string) view.Node {
	set := view.Fieldset(view.Class("options drawn"), view.Legend(p.both(key)), p.faultOf(name))
	for _, word := range words {
		set.With(p.option("radio", name, word, "opt."+name+"."+word, p.Answers.One(name) == word, p.alone.card(field(name, word))...).With(ask.PadPicture(word)))
	}
	return set
}

// option is one box or dot; all of its row can be touched.
func (p *short) option(kind, name, value, key string, on bool, card ...view.Part) view.Node {
	return p.optionOf(kind, name, value, p.both(key), on, card...)
}

func (p *short) optionOf(kind, name, value string, says view.Node, on bool, card ...view.Part) view.Node {
	input := view.Input(append(card, view.Type(kind), view.Name(name), view.Value(value), view.ID(p.id("f-"+name+"-"+value)), view.Flag("checked", on))...)
	return view.Label(view.Class("tick"), input, view.Span(says))
}

// id gives an id once as it is: a second field of the same name and value gets
// one of its own.
func (p *short) id(id string) string {
	p.ids[id]++
	if n := p.ids[id]; n > 1 {
		return id + "-" + strconv.Itoa(n)
	}
	return id
}

func (p *short) faultOf(field string) view.Node {
	if key := p.Answers.FaultOf(field); key != "" {
		return view.P(view.Class("fault-here"), p.Text("fault."+key))
	}
	return view.Node{}
}

// cards are what a script puts beside a sign: one for each level and whom to call.
func (p *short) cards() view.Node {
	if p.Plain {
		return view.Node{}
	}
	box := view.Div(view.Flag("hidden", true), view.ID("cards"))
	for _, c := range []struct {
		id   string
		dial guideline.CallKind
	}{
		{"emergency", guideline.EmergencyLine}, {"emergency-crisis", guideline.CrisisLine}, {"same-day", guideline.AdviceLine}, {"same-day-crisis", guideline.CrisisLine}, {"same-day-safety", 0}, {"soon", 0}, {"soon-crisis", guideline.CrisisLine},
	} {
		card := view.Div(view.Class("call-card "+c.id), view.Role("status"), view.Set("data-for", c.id))
		if c.dial != 0 {
			card.With(view.P(p.dial(c.dial, "call", view.Text(p.W.Text("card."+c.id+".call")+" "), p.number(c.dial)),
				view.Small(view.Flag("hidden", true), view.Flag("data-unsure", true), p.Text("number.unverified"))))
		}
		card.With(view.P(p.bothInOriginal("card."+c.id, noArgs)), view.P(view.Class("quiet"), view.Flag("data-bare", true), p.both("card.bare")))
		switch {
		case c.id == "same-day-safety":
			card.With(view.P(page.Link(page.PathCall, p.Text("card.quietly"))))
		case c.dial != guideline.EmergencyLine:
			card.With(view.P(view.Class("worse"), p.Text("card.worse"), view.Text(" "), p.dial(guideline.EmergencyLine, "", p.number(guideline.EmergencyLine))))
		default:
			card.With(view.P(view.Class("quiet"), page.Link(page.PathHelp, p.Text("card.elsewhere"))))
		}
		box.With(card)
	}
	return box
}

func noArgs(*locale.Words) []locale.Arg { return nil }

// dial is a number to touch, which a script fills in for her country. Without a
// country it is the emergency number that most countries share.
func (p *short) dial(kind guideline.CallKind, class string, parts ...view.Part) view.Node {
	return view.A(view.Set("data-dial", kind.String()), view.Flag("hidden", true), named("class", class)).With(parts...)
}

// number holds the number: the shared one until a script knows her country.
func (p *short) number(kind guideline.CallKind) view.Node {
	box := view.BDI(view.Set("dir", "ltr"))
	if kind == guideline.EmergencyLine {
		box.With(view.Set("data-shared", p.shared), view.Text(p.shared))
	}
	return box
}

// title is the heading of a step: the one first heading of the page while a
// script shows that step alone.
func (p *short) title(parts ...view.Part) view.Node {
	if p.Plain {
		return view.H2(parts...)
	}
	return page.Heading(parts...)
}

// firstNumber is the first number of a kind that can be dialled, a checked one
// if there is any.
func firstNumber(n *guideline.Numbers, kind guideline.CallKind) (number, name string, checked bool) {
	for _, c := range n.Lines(kind) {
		if c.Number != "" && view.Tel(c.Number) != (view.URL{}) && (number == "" || c.Verified && !checked) {
			number, name, checked = c.Number, c.Name, c.Verified
		}
	}
	return number, name, checked
}
