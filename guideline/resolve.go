package guideline

import "aftercare"

// Resolve returns the pack with what it inherits: the parent's sources,
// statements, questions, numbers, policy and cells, without what the child
// replaces. The parent must be resolved; without one the child is returned.
func Resolve(child, parent *Pack) *Pack {
	if parent == nil {
		return child
	}
	p := *child
	p.Policy = over(parent.Policy, child.Policy, policyKey)
	p.Topics = over(parent.Topics, child.Topics, func(t *Topic) string { return t.ID })
	p.Questions = resolveQuestions(child, parent)
	p.Sources = over(parent.Sources, child.Sources, func(s *Source) string { return s.ID })
	p.Numbers = over(parent.Numbers, child.Numbers, func(n *Numbers) string { return n.Jurisdiction })
	p.Statements = resolveStatements(child, parent)
	p.Follow = resolveFollow(child, parent)
	return &p
}

// policyKey identifies an entry, so that one of the child replaces the parent's. There
// is one "current" for each list of codes.
func policyKey(e *Policy) string {
	key := e.Key.String() + " " + e.Code.String()
	if e.Key == Current && len(e.Codes) > 0 {
		key += " " + e.Codes[0].String()
	}
	return key
}

// over returns the parent's list with the child's entries in place of those with the
// same key; the child's other entries follow.
func over[T any](parent, child []T, key func(*T) string) []T {
	list := append(make([]T, 0, len(parent)+len(child)), parent...)
next:
	for i := range child {
		for j := range parent {
			if key(&parent[j]) == key(&child[i]) {
				list[j] = child[i]
				continue next
			}
		}
		list = append(list, child[i])
	}
	return list
}

// resolveQuestions keeps what the parent marks as urgent: a country that answers
// in its own words cannot lose the numbers beside the answer.
func resolveQuestions(child, parent *Pack) []Question {
	list := over(parent.Questions, child.Questions, func(q *Question) string { return q.ID })
	for i := range parent.Questions {
		list[i].Urgent, list[i].Line = parent.Questions[i].Urgent, parent.Questions[i].Line
	}
	return list
}

// resolveStatements drops the parent's statements that active statements of the
// child replace. A draft or retired one replaces nothing.
func resolveStatements(child, parent *Pack) []Statement {
	gone := map[string]bool{}
	for i := range child.Statements {
		if child.Statements[i].Status != Active {
			continue
		}
		for _, id := range child.Statements[i].Replaces {
			gone[id] = true
		}
	}
	list := make([]Statement, 0, len(parent.Statements)+len(child.Statements))
	for i := range parent.Statements {
		if !gone[parent.Statements[i].ID] {
			list = append(list, parent.Statements[i])
		}
	}
	return append(list, child.Statements...)
}

// resolveFollow reduces the parent's cells to the places that the child does not
// replace. A pack that tightens only replaces those that somebody signed for.
func resolveFollow(child, parent *Pack) []Cell {
	taken := map[string]uint32{} // places the child replaces
	for i := range child.Follow {
		c := &child.Follow[i]
		if !c.Add && (!child.Tightens || c.SignedBy != "") {
			taken[c.Subject()] |= c.Places()
		}
	}
	var list []Cell
	for _, c := range parent.Follow {
		left := c.Places() &^ taken[c.Subject()]
		if left == c.Places() {
			list = append(list, c)
			continue
		}
		for column := range ColumnTerms.All() {
			for _, phase := range []Phase{Waiting, After} {
				if left&Place(column, phase) != 0 {
					part := c
					part.Columns, part.Phases = aftercare.SetOf(column), aftercare.SetOf(phase)
					list = append(list, part)
				}
			}
		}
	}
	return append(list, child.Follow...)
}
