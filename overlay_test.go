package aftercare

import (
	"fmt"
	"reflect"
	"testing"
)

// facts yields, for every field of a record and of all that it holds, a record
// in which that field alone is set.
func facts(yield func(name string, rec *Record)) {
	var walk func(name string, of reflect.Type, set func(rec *Record, v reflect.Value))
	walk = func(name string, of reflect.Type, set func(rec *Record, v reflect.Value)) {
		switch of.Kind() {
		case reflect.Struct:
			for i := range of.NumField() {
				field := of.Field(i)
				walk(name+"."+field.Name, field.Type, func(rec *Record, v reflect.Value) {
					whole := reflect.New(of).Elem()
					whole.Field(i).Set(v)
					set(rec, whole)
				})
			}
		case reflect.Slice:
			walk(name+"[]", of.Elem(), func(rec *Record, v reflect.Value) {
				list := reflect.MakeSlice(of, 1, 1)
				list.Index(0).Set(v)
				set(rec, list)
			})
		default:
			rec := &Record{}
			set(rec, anything(of))
			yield(name, rec)
		}
	}
	walk("Record", reflect.TypeFor[Record](), func(rec *Record, v reflect.Value) { *rec = v.Interface().(Record) })
}

// anything is a value of a type that is not its zero value.
func anything(of reflect.Type) reflect.Value {
	v := reflect.New(of).Elem()
	switch {
	case v.CanInt():
		v.SetInt(1)
	case v.CanUint():
		v.SetUint(1)
	case of.Kind() == reflect.Bool:
		v.SetBool(true)
	case of.Kind() == reflect.String:
		v.SetString("x")
	default:
		panic("no value of " + of.String())
	}
	return v
}

func TestRecord_NoFieldIsForgotten(t *testing.T) {
	if !new(Record).IsZero() {
		t.Error("the zero value tells something")
	}
	n := 0
	facts(func(name string, rec *Record) {
		n++
		if rec.IsZero() {
			t.Errorf("IsZero forgets %s", name)
		}
		if name == "Record.Loss.From" {
			return // told together with To
		}
		over := &Record{}
		over.Overlay(rec)
		if !reflect.DeepEqual(over, rec) {
			t.Errorf("Overlay forgets %s: %+v", name, over)
		}
		over.Overlay(&Record{})
		if !reflect.DeepEqual(over, rec) {
			t.Errorf("an empty record changes %s: %+v", name, over)
		}
		if out := rec.Without(rec); !out.IsZero() {
			t.Errorf("Without forgets %s: %+v", name, out)
		}
		if out := rec.Without(&Record{}); !reflect.DeepEqual(out, rec) {
			t.Errorf("Without drops %s, which is not known: %+v", name, out)
		}
	})
	if n < 35 {
		t.Errorf("only %d fields were looked at", n)
	}
}

func TestRecord_OverlayTakesTheLaterFactAndJoinsSets(t *testing.T) {
	rec := &Record{Loss: Loss{Kind: MissedMiscarriage, From: 3, To: 5}, Person: Person{Conditions: SetOf[Condition](1), PreviousLosses: CountOf(2)},
		Wishes: Wishes{Activities: []Activity{Bath}}}
	rec.Overlay(&Record{Loss: Loss{Kind: CompleteMiscarriage, From: 7, To: 7}, Person: Person{Conditions: SetOf[Condition](2), PreviousLosses: CountOf(0)},
		Wishes: Wishes{Activities: []Activity{Swimming}}})
	want := &Record{Loss: Loss{Kind: CompleteMiscarriage, From: 7, To: 7}, Person: Person{Conditions: SetOf[Condition](1, 2), PreviousLosses: CountOf(0)},
		Wishes: Wishes{Activities: []Activity{Swimming}}}
	if !reflect.DeepEqual(rec, want) {
		t.Errorf("got %+v, want %+v", rec, want)
	}
}

func TestObservation_EqualLooksAtEveryField(t *testing.T) {
	of := reflect.TypeFor[Observation]()
	for i := range of.NumField() {
		var a, b Observation
		field := reflect.ValueOf(&b).Elem().Field(i)
		switch field.Kind() {
		case reflect.Struct:
			field.Field(0).Set(anything(field.Field(0).Type()))
		case reflect.Slice:
			field.Set(reflect.MakeSlice(field.Type(), 1, 1))
		default:
			field.Set(anything(field.Type()))
		}
		if a.Equal(&b) || b.Equal(&a) || !b.Equal(&b) {
			t.Errorf("Equal forgets %s", of.Field(i).Name)
		}
	}
	if a, b := (&Observation{Items: []int8{1, 2}}), (&Observation{Items: []int8{1, 3}}); a.Equal(b) {
		t.Error("other answers are equal")
	}
}

func TestCount_ZeroIsNotTold(t *testing.T) {
	for n := range 255 {
		if c := CountOf(n); !c.Told() || c.Value() != n {
			t.Errorf("%d is %v, %d", n, c.Told(), c.Value())
		}
	}
	if c := Count(0); c.Told() || c.Value() != 0 || CountOf(-1) != c {
		t.Error("0 is told")
	}
}

func TestTerms_EveryWordIsReadBackAsItsValue(t *testing.T) {
	each(t, AboutTerms)
	each(t, LossKindTerms)
	each(t, LocationTerms)
	each(t, RouteTerms)
	each(t, MethodTerms)
	each(t, AnaestheticTerms)
	each(t, RhTerms)
	each(t, ConditionTerms)
	each(t, MedicineTerms)
	each(t, SiteTerms)
	each(t, WhoTerms)
	each(t, WishTerms)
	each(t, ActivityTerms)
	each(t, UrgencyTerms)
	each(t, VerdictTerms)
	each(t, CriterionTerms)
	each(t, StateTerms)
	each(t, ActionTerms)
	each(t, DifferenceTerms)
	each(t, ItemTerms)
	each(t, DueStateTerms)
	each(t, RecheckTerms)
	each(t, LineTerms)
}

func each[T interface {
	~uint8
	fmt.Stringer
}](t *testing.T, list Terms[T]) {
	t.Helper()
	n := 0
	var all Set[T]
	for v, word := range list.All() {
		n++
		if got, ok := list.Parse(word); !ok || got != v || v.String() != word || list.Name(v) != word {
			t.Errorf("%s is %d and %s", word, got, v)
		}
		if list.first == 1 {
			all = all.With(v)
		}
	}
	if n != list.Len() || list.first == 1 && fmt.Sprint(list.Of(all)) != fmt.Sprint(list.Words()) {
		t.Errorf("%v are %d", list.Words(), n)
	}
	if _, ok := list.Parse(""); ok || list.Name(list.first+T(n)) != "" {
		t.Error("nothing is a word of the list")
	}
}

func TestSet_HoldsWhatIsPutIn(t *testing.T) {
	s := SetOf(Tampon, Bath)
	if !s.Has(Tampon) || s.Has(Swimming) || s.Has(0) || s.With(0) != s || s.First() != Tampon || s.Without(Tampon) != SetOf(Bath) || Set[Activity](0).First() != 0 {
		t.Errorf("the set is %b", s)
	}
}
