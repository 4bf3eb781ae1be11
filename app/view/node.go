package view

// Part is what an element is made of: a [Node] or an [Attr].
type Part interface{ addTo(parent *node) }

// Node is an element, a text or a list of nodes. The zero value is nothing.
// It is one pointer, so that a page in the making is small code.
type Node struct{ *node }

type node struct {
	name  string // "" for a text or a list
	void  bool
	attrs []Attr
	kids  []Node
	text  string
}

// Attr is one attribute. The zero value is none.
type Attr struct{ *attr }

type attr struct {
	name, value string
	bare        bool // written without a value
	based       bool // an address of this program, under the base of its page
}

func newAttr(name, value string) Attr { return Attr{&attr{name: name, value: value}} }

func (n Node) addTo(parent *node) {
	if !n.Empty() && !parent.void {
		parent.kids = append(parent.kids, n)
	}
}

func (a Attr) addTo(parent *node) {
	if a.attr != nil {
		parent.attrs = append(parent.attrs, a)
	}
}

// Empty reports whether there is nothing to write.
func (n Node) Empty() bool {
	return n.node == nil || n.name == "" && n.text == "" && len(n.kids) == 0
}

// Text is a run of text.
func Text(s string) Node { return Node{&node{text: s}} }

// List is nodes one after the other, without an element around them.
func List(nodes ...Node) Node {
	n := &node{}
	for _, k := range nodes {
		k.addTo(n)
	}
	return Node{n}
}

// If returns the node where the condition holds, nothing otherwise.
func If(condition bool, n Node) Node {
	if condition {
		return n
	}
	return Node{}
}

func element(name string, parts []Part) Node {
	n := Node{&node{name: name}}
	return n.With(parts...)
}

func void(name string, parts []Part) Node {
	n := Node{&node{name: name, void: true}}
	return n.With(parts...)
}

// With adds more parts to the element and returns it.
func (n Node) With(parts ...Part) Node {
	for _, p := range parts {
		p.addTo(n.node)
	}
	return n
}
