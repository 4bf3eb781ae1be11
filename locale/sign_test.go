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
		values := max(len(info.Words), 1)
		for i := range values {
			if len(info.Words) > 0 {
				o.Word = uint8(i + 1)
			}
			for unit := range max(len(info.Units), 1) {
				if len(info.Units) > 1 {
					o.Unit = aftercare.Unit(unit + 1)
				}
				if text := whole.Sign(&o); strings.ContainsAny(text, "⟦{") || text == "" {
					t.Errorf("%s: %s", c, text)
				}
			}
		}
	}
	for _, list := range []struct {
		prefix string
		words  []string
	}{
		{"site.", aftercare.SiteTerms}, {"method.", aftercare.MethodTerms}, {"anaesthetic.", aftercare.AnaestheticTerms}, {"medicine.", aftercare.MedicineTerms},
		{"condition.", aftercare.ConditionTerms}, {"loss.", aftercare.LossKindTerms}, {"location.", aftercare.LocationTerms}, {"rh.", aftercare.RhTerms},
		{"teller.", aftercare.AboutTerms}, {"event.care.", aftercare.RouteTerms}, {"level.", aftercare.UrgencyTerms}, {"sign.sleep.", diary.SleepTerms},
	} {
		for _, word := range list.words {
			if !whole.Has(list.prefix + word) {
				t.Errorf("no words for %s%s", list.prefix, word)
			}
		}
	}
}
