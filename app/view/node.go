package view

// Part is what an element is made of: a [Node] or an [Attr].
type Part interface{ addTo(parent *Node) }

// Node is an element, a text or a list of nodes. The zero value is nothing.
type Node struct {
	name  string // "" for a text or a list
	void  bool
	attrs []Attr
	kids  []Node
	text  string
}

// Attr is one attribute. The zero value is none.
type Attr struct {
	name, value string
	bare        bool // written without a value
}

func (n Node) addTo(parent *Node) {
	if !n.Empty() {
		parent.kids = append(parent.kids, n)
	}
}

func (a Attr) addTo(parent *Node) {
	if a.name != "" {
		parent.attrs = append(parent.attrs, a)
	}
}

// Empty reports whether there is nothing to write.
func (n Node) Empty() bool { return n.name == "" && n.text == "" && len(n.kids) == 0 }

// Text is a run of text.
func Text(s string) Node { return Node{text: s} }

// List is nodes one after the other, without an element around them.
func List(nodes ...Node) Node { return Node{kids: nodes} }

// If returns the node where the condition holds, nothing otherwise.
func If(condition bool, n Node) Node {
	if condition {
		return n
	}
	return Node{}
}

func element(name string, parts []Part) Node {
	n := Node{name: name}
	for _, p := range parts {
		p.addTo(&n)
	}
	return n
}

func void(name string, parts []Part) Node {
	n := element(name, parts)
	n.void = true
	n.kids = nil
	return n
}

// With returns the element with more parts added.
func (n Node) With(parts ...Part) Node {
	n.attrs = append([]Attr(nil), n.attrs...)
	n.kids = append([]Node(nil), n.kids...)
	for _, p := range parts {
		p.addTo(&n)
	}
	return n
}
