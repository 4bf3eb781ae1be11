package guideline

// The closed lists of the pack format, index+1 = value unless said otherwise.
var (
	KindTerms       = []string{"alarm", "gate", "due", "expect", "inform"}
	StatusTerms     = []string{"active", "draft", "retired"}
	RuleTerms       = []string{"none", "avoid"}
	RouteTerms      = []string{"expectant", "medical", "surgical", "methotrexate"}
	PhaseTerms      = []string{"waiting", "after"}
	ColumnTerms     = []string{"expectant", "medical", "surgical", "methotrexate", "molar", "late"}
	AnchorTerms     = []string{"loss", "procedure", "medicine", "treatment", "misoprostol", "methotrexate", "bleeding-stopped", "diagnosis"}
	DateRuleTerms   = []string{"after", "since", "until"}
	PopulationTerms = []string{"miscarriage", "suspected", "threatened", "induced-abortion", "ectopic", "molar", "late-loss", "mixed", "not-stated"}
	StrengthTerms   = []string{"must", "advise", "may", "inform"}
	CertaintyTerms  = []string{"ungraded", "very-low", "low", "moderate", "high"}
	DiffersTerms    = []string{"precaution-without-evidence", "infection-theory", "dating-next-pregnancy", "procedure", "country", "older-edition", "different-population", "population-not-stated"}
	TierTerms       = []string{"A", "B", "C", "D", "S", "P"}
	SourceKindTerms = []string{"guideline", "authority", "label", "hospital", "charity", "provider", "reference", "study", "secondary", "press", "web-article", "background", "policy"}
	SeenTerms       = []string{"whole", "excerpt", "opening", "second-hand", "not-retrieved"}
	ActionTerms     = []string{"expected-recovery", "contact-routine", "contact-soon", "contact-today", "go-now", "call-emergency", "call-crisis-line", "call-safety-line"}
	ItemTerms       = []string{"pregnancy-test", "scan", "visit", "anti-d", "hcg", "period", "feelings", "results", "contraception"}
	NumberUnits     = []string{"percent", "in-ten", "in-hundred", "in-thousand", "Cel", "pad", "mL", "mg", "microgram", "g", "IU", "IU/L", "mm", "year", "cycle", "period", "loss", "people", "point", "times", "count", "ratio", "kg", "minute", "session", "test", "/min"}
	CostTerms       = []string{"free", "paid"}
	// CallTerms are the kinds of numbers to call that a country may have none of.
	CallTerms = []string{"advice", "crisis", "support", "safety"}
	// PolicyTerms are the entries a pack may and, together with its parents, must have.
	PolicyTerms = []string{"dry-days", "current", "answers-current", "danger-check", "answered-by", "late-from", "period-lasts", "soon-holds", "soon-holds-faint", "plausible-temperature", "due-grace"}
)
