package simulate

import (
	"strconv"

	"aftercare"
	"aftercare/guideline"
)

// recordAxes is one axis for each part of the record besides observations.
func (w *World) recordAxes() []Axis {
	axes := []Axis{
		terms("about", aftercare.AboutTerms, func(d *draft, v aftercare.About) { d.Record.About = v }),
		terms("kind", aftercare.LossKindTerms, func(d *draft, v aftercare.LossKind) { d.Record.Loss.Kind = v }),
		terms("location", aftercare.LocationTerms, func(d *draft, v aftercare.Location) { d.Record.Loss.Location = v }),
		terms("rh", aftercare.RhTerms, func(d *draft, v aftercare.Rh) { d.Record.Person.Rh = v }),
		terms("condition", aftercare.ConditionTerms, func(d *draft, v aftercare.Condition) { d.Record.Person.Conditions = d.Record.Person.Conditions.With(v) }),
		terms("medicine", aftercare.MedicineTerms, func(d *draft, v aftercare.Medicine) { d.Record.Person.Medicines = d.Record.Person.Medicines.With(v) }),
		terms("wish", aftercare.WishTerms, func(d *draft, v aftercare.Wish) { d.Record.Wishes.Conceive = v }),
		language("en", "pt-BR"),
	}
	axes = append(axes, w.jurisdictions(), w.gestation(), w.lossOn(), w.diagnosedOn())
	return append(axes, w.careAxes()...)
}

func terms[T ~uint8](name string, list aftercare.Terms[T], put func(d *draft, v T)) Axis {
	a := Axis{Name: name}
	for v, word := range list.All() {
		a.Values = append(a.Values, Value{name + " " + word, func(d *draft) { put(d, v) }})
	}
	return a
}

func language(tags ...string) Axis {
	a := Axis{Name: "language"}
	for _, tag := range tags {
		a.Values = append(a.Values, Value{"language " + tag, func(d *draft) { d.Record.Language = tag }})
	}
	return a
}

func (w *World) jurisdictions() Axis {
	a := Axis{Name: "jurisdiction"}
	for _, c := range append([]string{"ZZ"}, countries(w.pack)...) {
		a.Values = append(a.Values, Value{"country " + c, func(d *draft) { d.Record.Jurisdiction = c }})
	}
	return a
}

// countries are a few of those with numbers to call.
func countries(p *guideline.Pack) []string {
	var list []string
	for i := range p.Numbers {
		if i < 4 {
			list = append(list, p.Numbers[i].Jurisdiction)
		}
	}
	return list
}

func (w *World) gestation() Axis {
	a := Axis{Name: "gestation"}
	for _, g := range w.lines.gestations {
		a.Values = append(a.Values, Value{"at " + g.String(), func(d *draft) { d.Record.Loss.Gestation = g }})
	}
	return a
}

// lossOn is the day of the loss: at every line that counts from it, before
// it, in a range around it, tomorrow.
func (w *World) lossOn() Axis {
	a := Axis{Name: "loss"}
	counts := append([]int{-1}, w.lines.since[guideline.AnchorLoss]...)
	for _, n := range tidied(counts, func(a, b int) int { return a - b }) {
		a.Values = append(a.Values, Value{"loss " + strconv.Itoa(n) + " days ago", func(d *draft) {
			on := d.AsOf.Day - aftercare.Date(n)
			d.Record.Loss.From, d.Record.Loss.To = on, on
			if d.rand.IntN(4) == 0 {
				d.Record.Loss.From -= aftercare.Date(d.rand.IntN(10))
			}
		}})
	}
	return a
}

func (w *World) diagnosedOn() Axis {
	a := Axis{Name: "diagnosed"}
	for _, n := range append([]int{-1}, w.lines.since[guideline.AnchorDiagnosis]...) {
		a.Values = append(a.Values, Value{"found " + strconv.Itoa(n) + " days ago", func(d *draft) {
			d.Record.Loss.DiagnosedOn = d.AsOf.Day - aftercare.Date(n)
		}})
	}
	return a
}

// step is a kind of care and what its days are counted from.
type step struct {
	route  aftercare.Route
	method aftercare.Method
	anchor guideline.Anchor
}

var steps = []step{
	{aftercare.Expectant, 0, guideline.AnchorDiagnosis},
	{aftercare.Medical, 0, guideline.AnchorMedicine},
	{aftercare.Medical, aftercare.Misoprostol, guideline.AnchorMisoprostol},
	{aftercare.Medical, aftercare.MifepristoneMisoprostol, guideline.AnchorMedicine},
	{aftercare.Medical, aftercare.Methotrexate, guideline.AnchorMethotrexate},
	{aftercare.Medical, aftercare.LabourInduction, guideline.AnchorMedicine},
	{aftercare.Surgical, 0, guideline.AnchorProcedure},
	{aftercare.Surgical, aftercare.VacuumAspiration, guideline.AnchorProcedure},
	{aftercare.Surgical, aftercare.Curettage, guideline.AnchorProcedure},
	{aftercare.Surgical, aftercare.Salpingectomy, guideline.AnchorProcedure},
	{aftercare.Surgical, aftercare.Salpingotomy, guideline.AnchorProcedure},
	{aftercare.Surgical, aftercare.DilationAndEvacuation, guideline.AnchorProcedure},
	{aftercare.Surgical, aftercare.HysteroscopicRemoval, guideline.AnchorProcedure},
	{aftercare.Medical, aftercare.Curettage, guideline.AnchorMedicine},     // a typing error
	{aftercare.Surgical, aftercare.Misoprostol, guideline.AnchorProcedure}, // another
}

// careAxes are the first and a second step of care, the day of the last one
// and its anaesthetic.
func (w *World) careAxes() []Axis {
	var first, second Axis
	first.Name, second.Name = "care", "more care"
	for _, s := range steps {
		name := s.route.String() + " " + s.method.String()
		add := func(d *draft) { d.care(s) }
		first.Values = append(first.Values, Value{name, add})
		second.Values = append(second.Values, Value{"then " + name, add})
	}
	anaesthetic := terms("anaesthetic", aftercare.AnaestheticTerms, func(d *draft, v aftercare.Anaesthetic) {
		if len(d.Record.Care) == 0 {
			d.care(steps[6])
		}
		d.Record.Care[len(d.Record.Care)-1].Anaesthetic = v
	})
	approach := terms("approach", aftercare.ApproachTerms, func(d *draft, v aftercare.Approach) {
		if len(d.Record.Care) == 0 {
			d.care(steps[9])
		}
		d.Record.Care[len(d.Record.Care)-1].Approach = v
	})
	return []Axis{first, second, w.careDay(), anaesthetic, approach}
}

// care adds a step: undated, on a day or at a moment at a line that counts from it.
func (d *draft) care(s step) {
	c := aftercare.Care{Route: s.route, Method: s.method}
	if s.route == aftercare.Surgical && d.rand.IntN(2) == 0 {
		c.Anaesthetic = aftercare.Anaesthetic(1 + d.rand.IntN(4))
		c.Approach = aftercare.Approach(d.rand.IntN(3))
	}
	since := d.world.lines.since[s.anchor]
	day := aftercare.On(d.AsOf.Day - aftercare.Date(pick(d.rand, since)))
	switch hours := d.world.lines.sinceHours[s.anchor]; d.rand.IntN(6) {
	case 0:
	case 1, 2:
		if len(hours) > 0 {
			day = d.back(int64(pick(d.rand, hours))*3600 + pick(d.rand, []int64{-60, 0, 60}))
		}
		c.Start = day
	default:
		c.Start = day
	}
	d.Record.Care = append(d.Record.Care, c)
}

func (w *World) careDay() Axis {
	a := Axis{Name: "care day"}
	for _, n := range append([]int{-1}, w.lines.since[guideline.AnchorProcedure]...) {
		a.Values = append(a.Values, Value{"care " + strconv.Itoa(n) + " days ago", func(d *draft) {
			if len(d.Record.Care) == 0 {
				d.care(pick(d.rand, steps))
			}
			d.Record.Care[len(d.Record.Care)-1].Start = aftercare.On(d.AsOf.Day - aftercare.Date(n))
		}})
	}
	return a
}
