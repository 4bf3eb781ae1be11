package imports_test

import (
	"strings"
	"testing"

	"aftercare"
	"aftercare/diary/imports"
)

// everyday are danger signs as people write them, by the sign.
var everyday = map[string]string{
	"bleeding":    "bleeding, bleeds, I bled, still bleeding, bleeding again, severe bleeding, very heavy bleeding, heavy bleeding, soaking, soaked a pad, soaks through a pad, soaking through pads, two pads an hour, 3 pads per hour, flooding, gushing, a gush of blood, hemorrhage, haemorrhaging, blood loss, so much blood",
	"clots":       "clot, clots, clotting, blood clot, blood clots, large clot, big clots, huge clot, passing clots",
	"pain":        "pain, pains, painful, severe pain, unbearable pain, shoulder pain, shoulder tip pain, calf pains, severe abdominal pain, in agony, excruciating, cramp, cramps, cramping, tummy ache, stomach aches",
	"head":        "worst headache, thunderclap headache, thunderclap, severe headache, blurry vision, blurred vision, vision loss, lost vision, double vision, visual disturbances, vision changes, seeing spots, stiff neck, neck stiffness",
	"fainting":    "faint, fainted, fainting, faints, feeling faint, nearly fainted, passed out, passing out, pass out, syncope, lost consciousness, losing consciousness, unconscious, collapse, collapsed, collapsing, blackout, blacked out, dizzy, dizziness, dizzy spell, dizzy spells, lightheaded, light-headed, woozy",
	"mind":        "confused, confusion, disoriented, delirious, very drowsy, hard to wake, lethargic, seizure, seizures, convulsion, convulsions, had a fit",
	"heart":       "tachycardia, palpitation, palpitations, heart palpitations, racing heart, heart racing, pounding heart, irregular heartbeat, chest pain, chest pains, chest tightness, tight chest, chest pressure",
	"breath":      "shortness of breath, short of breath, breathless, breathlessness, out of breath, can't breathe, cannot breathe, can’t breathe, breathing difficulty, breathing difficulties, difficulty breathing, trouble breathing, struggling to breathe, hard to breathe, gasping, SOB, dyspnea, dyspnoea, wheezing, coughing blood, coughed up blood, hemoptysis",
	"fever":       "fever, fevers, feverish, high fever, high temperature, chill, chills, shivering, shivers, shivery, rigor, rigors, shaking, burning up, febrile",
	"infection":   "infection, infections, infected, sepsis, septic, pus, foul smell, bad smell, foul odor, foul odour, bad odour, foul-smelling discharge, smelly discharge, green discharge",
	"leg":         "swollen leg, leg swelling, swollen calf, one leg swollen, DVT, thrombosis, embolism",
	"skin":        "rash, rashes, hives, swollen lips, lip swelling, swollen tongue, throat closing, swollen face, facial swelling, anaphylaxis, allergic reaction, jaundice, yellow eyes, mottled skin, blue lips, pale, clammy, cold sweats, bruises, bruising, petechiae",
	"belly":       "hard belly, rigid abdomen, swollen belly, distended, vomiting, vomited, vomits blood, threw up, blood in vomit, blood in urine, blood in stool, unable to pee, can't pee, burning urination, hurts to pee, waters broke",
	"harm":        "suicide, suicidal, suicidal ideation, suicidal thought, suicidal thoughts, thoughts of suicide, want to die, wants to die, wanting to die, kill myself, killing myself, end my life, ending my life, better off dead, don't want to live, self-harm, self harm, self-harming, harming myself, hurt myself, overdose, overdosed, hopeless, hopelessness, hearing voices, hallucinations, psychosis, paranoid",
	"safety":      "abuse, abused, he hit me, hits me, strangled, raped, assaulted, violence, not safe, afraid of my partner",
	"of Spanish":  "fiebre, desmayo, mareo, hemorragia, coágulos, escalofríos, dolor de pecho, falta de aire, dolores",
	"Portuguese":  "febre, desmaio, hemorragia, calafrios, falta de ar, dor no peito",
	"German":      "Fieber, Ohnmacht, bewusstlos, Schwindel, Schüttelfrost, Atemnot, Brustschmerzen, Blutgerinnsel, Suizidgedanken",
	"French":      "fièvre, évanouissement, malaise, vertiges, hémorragie, caillots, frissons, essoufflée, douleur thoracique",
	"and Italian": "febbre, svenimento, vertigini, emorragia, coaguli, brividi, dolore al petto",
}

// Of danger signs in everyday words none is lost, in whatever form and place.
func TestReadFile_MarksDangerSignsInEverydayWords(t *testing.T) {
	for sign, list := range everyday {
		for _, words := range strings.Split(list, ", ") {
			for place, file := range map[string]string{
				"among symptoms":  "date\tflow\tsymptoms\n2026-11-01\tlight\t" + words + "\n",
				"in capitals":     "date\tflow\tsymptoms\n2026-11-01\tlight\t" + strings.ToUpper(words) + "\n",
				"in a row's note": "date\tflow\tnote\n2026-11-01\tlight\t\n2026-11-31\t\tToday: " + words + "!\n",
				"in a list":       `[{"date":"2026-11-01","flow":"light","symptoms":["` + words + `"]}]`,
				"in a member":     `[{"date":"2026-11-01","flow":"light","more":{"what":"` + words + `"}}]`,
				"as a category":   flo(`{"category":"Symptom","subcategory":"` + words + `","date":"2026-11-01"}`),
			} {
				if strings.HasPrefix(words, "faint") && len(words) < 7 && (place == "in a member" || place == "in a row's note") {
					continue // a line of a test is faint too
				}
				_, m, findings := told(t, file, settings)
				if m == nil {
					t.Fatalf("%s: %v", file, findings)
				}
				m.Judge(func(o aftercare.Observation) bool {
					return o.Code != aftercare.Bleeding || o.Word > aftercare.BleedingLight
				})
				if r := m.Report[0]; !r.Danger || r.Outcome == imports.NoPlace {
					t.Errorf("%s, %s: %q: %+v", sign, place, words, m.Report)
				}
			}
		}
	}
}

// A sign is the same beside any other, and in whatever way it is spelled.
func TestReadFile_FindsASignAmongOtherCharacters(t *testing.T) {
	for _, words := range []string{"#fever", "“fever”", "*fever*", "fever…", "•fever", "@fever", "fever~", "→ fever", "🤒fever", "fever🤒", "🤒\ufe0f fever", "fe\u00adver", "\u200bfever\u200b", "fever\u2009", "FIE\u0300VRE", "fie\u0300vre", "fièvre", "fiebre"} {
		if got, m, _ := told(t, "date\tflow\tsymptoms\n2026-11-01\tlight\t"+words+"\n", settings); strings.Join(got, "|") != "11-01 bleeding light|11-01 feels-hot yes" {
			t.Errorf("%q: took %q: %+v", words, got, m.Report)
		}
	}
	for _, words := range []string{"chest‑pain", "chest\u00a0pain", "chest\u202fpain", "chest—pain", "chest_pain", "chestPain"} {
		if got, m, _ := told(t, "date\tflow\tsymptoms\n2026-11-01\tlight\t"+words+"\n", settings); len(got) != 2 || got[1] != "11-01 chest-pain yes" {
			t.Errorf("%q: took %q: %+v", words, got, m.Report)
		}
	}
	got, _, _ := told(t, "date\tflow\tsymptoms\n2026-11-01\tlight\tfever、chills；fainted，nausea\n", settings)
	if want := "11-01 bleeding light|11-01 feels-hot yes|11-01 chills yes|11-01 fainting fainted|11-01 nausea yes"; strings.Join(got, "|") != want {
		t.Errorf("took %q", got)
	}
}

// What is denied, and what only sounds like a sign, is none.
func TestReadFile_MarksNothingThatIsDenied(t *testing.T) {
	for words, outcome := range map[string]string{
		"no fever": "reassures", "not fainted": "reassures", "never fainted": "reassures", "without chest pain": "reassures", "no chest pain": "reassures", "pas de fièvre": "reassures", "kein Fieber": "reassures", "ohne Schmerzen": "reassures",
		"pain free": "reassures", "acne": "no-place", "craving chocolate": "no-place", "breast tenderness": "no-place", "HIV": "no-place", "sobbing": "no-place", "long walk": "no-place", "oily skin": "no-place",
	} {
		_, m, _ := told(t, "date\tflow\tsymptoms\n2026-11-01\tlight\t"+words+"\n", settings)
		m.Judge(asksForHelp)
		if r := m.Report[len(m.Report)-1]; m.Report[0].Danger || r.Value != words || r.Outcome.String() != outcome {
			t.Errorf("%q: %+v", words, m.Report)
		}
	}
	if _, m, _ := told(t, "date\tflow\tLH test\n2026-11-01\tlight\tfaint\n", settings); m.Report[0].Danger {
		t.Errorf("a faint line: %+v", m.Report)
	}
	says(t, "one of two", "date\tflow\tsymptoms\n2026-11-01\tlight\tno nausea but fainted\n", "! 11-01 symptoms=no nausea but fainted other-words")
}
