package bench

import (
	"strconv"
	"strings"

	"aftercare"
	"aftercare/bench/floor"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/ext"
)

// CEL is the rules of a pack as programs of the Common Expression Language.
type CEL struct {
	alarms [aftercare.Emergency + 1][]cel.Program
	gates  [aftercare.ActivityCount][]cel.Program
}

// NewCEL compiles them: each condition on its own, as one must to know which
// alarm fired; or, fused, those of a level and those of an activity together,
// which is the fastest way to the bare answer.
func NewCEL(fused bool) (*CEL, error) {
	options := []cel.EnvOption{ext.Math()}
	for _, v := range celVariables() {
		options = append(options, cel.Variable(v.name, v.kind))
	}
	env, err := cel.NewEnv(options...)
	if err != nil {
		return nil, err
	}
	compile := func(texts []string) (list []cel.Program) {
		for _, text := range texts {
			ast, issues := env.Compile(text)
			if issues.Err() != nil {
				err = issues.Err()
				return nil
			}
			program, failed := env.Program(ast, cel.EvalOptions(cel.OptOptimize))
			if failed != nil {
				err = failed
			}
			list = append(list, program)
		}
		return list
	}
	rules := &CEL{}
	for level, texts := range celAlarms {
		if fused && len(texts) > 0 {
			texts = []string{strings.Join(texts, " || ")}
		}
		rules.alarms[level] = compile(texts)
	}
	for a, texts := range celGates {
		if fused && len(texts) > 1 {
			texts = []string{"math.greatest([" + strings.Join(texts, ", ") + "])"}
		}
		rules.gates[a] = compile(texts)
	}
	return rules, err
}

type celVariable struct {
	name string
	kind *cel.Type
}

// celVariables are the names and types of what the rules are about.
func celVariables() (list []celVariable) {
	var f floor.Facts
	add := func(letter string, n int, kind *cel.Type) {
		for i := range n {
			list = append(list, celVariable{letter + strconv.Itoa(i), kind})
		}
	}
	add("s", len(f.Signs), cel.BoolType)
	add("t", len(f.Told), cel.BoolType)
	add("e", len(f.Eased), cel.IntType)
	add("p", len(f.Places), cel.BoolType)
	add("x", len(f.Scopes), cel.BoolType)
	add("c", len(f.Criteria), cel.IntType)
	add("k", len(f.Words), cel.IntType)
	return list
}

// CELFacts are the facts of one person as CEL is given them.
func CELFacts(f *floor.Facts) map[string]any {
	facts := map[string]any{}
	for i, v := range f.Signs {
		facts["s"+strconv.Itoa(i)] = v
	}
	for i, v := range f.Told {
		facts["t"+strconv.Itoa(i)] = v
	}
	for i, v := range f.Eased {
		facts["e"+strconv.Itoa(i)] = v
	}
	for i, v := range f.Places {
		facts["p"+strconv.Itoa(i)] = v
	}
	for i, v := range f.Scopes {
		facts["x"+strconv.Itoa(i)] = v
	}
	for i, v := range f.Criteria {
		facts["c"+strconv.Itoa(i)] = v
	}
	for i, v := range f.Words {
		facts["k"+strconv.Itoa(i)] = v
	}
	return facts
}

// Decide gives the level, and when each activity opens.
func (r *CEL) Decide(facts map[string]any, f *floor.Facts, opens *[aftercare.ActivityCount]int64) (aftercare.Urgency, error) {
	level, err := r.level(facts)
	if err != nil || level >= aftercare.SameDay {
		return level, err
	}
	for a, programs := range r.gates {
		opens[a] = f.Holds[a]
		for _, p := range programs {
			v, _, err := p.Eval(facts)
			if err != nil {
				return 0, err
			}
			opens[a] = max(opens[a], v.Value().(int64))
		}
	}
	return level, nil
}

// level looks at the alarms, the most urgent first, until one holds.
func (r *CEL) level(facts map[string]any) (aftercare.Urgency, error) {
	for level := aftercare.Emergency; level > aftercare.SelfCare; level-- {
		for _, p := range r.alarms[level] {
			v, _, err := p.Eval(facts)
			if err != nil {
				return 0, err
			}
			if v.Value().(bool) {
				return level, nil
			}
		}
	}
	return aftercare.SelfCare, nil
}
