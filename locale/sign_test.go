package locale

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary"
)

func TestSign_EveryValueOfEveryCodeHasWords(t *testing.T) {
	for c := aftercare.Code(1); int(c) < aftercare.CodeCount; c++ {
		info := c.Info()
		o := aftercare.Observation{Code: c, Number: 2 * aftercare.DecimalOne, Activity: aftercare.Bath, Items: []int8{1, 2}, Total: 3}
		values := max(info.Words.Len(), 1)
		for i := range values {
			if info.Words.Len() > 0 {
				o.Word = aftercare.Word(i + 1)
			}
			for unit := range max(info.Units.Len(), 1) {
				if info.Units.Len() > 1 {
					o.Unit = aftercare.Unit(unit + 1)
				}
				if text := en.Sign(&o); strings.ContainsAny(text, "⟦{") || text == "" {
					t.Errorf("%s: %s", c, text)
				}
			}
		}
	}
	for _, list := range []struct {
		prefix string
		words  []string
	}{
		{"site.", aftercare.SiteTerms.Words()}, {"method.", aftercare.MethodTerms.Words()}, {"anaesthetic.", aftercare.AnaestheticTerms.Words()}, {"medicine.", aftercare.MedicineTerms.Words()},
		{"condition.", aftercare.ConditionTerms.Words()}, {"loss.", aftercare.LossKindTerms.Words()}, {"location.", aftercare.LocationTerms.Words()}, {"rh.", aftercare.RhTerms.Words()},
		{"teller.", aftercare.AboutTerms.Words()}, {"event.care.", aftercare.RouteTerms.Words()}, {"level.", aftercare.UrgencyTerms.Words()}, {"sign.sleep.", diary.SleepTerms.Words()},
	} {
		for _, word := range list.words {
			if !en.Has(list.prefix + word) {
				t.Errorf("no words for %s%s", list.prefix, word)
			}
		}
	}
}
