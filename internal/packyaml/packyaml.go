// Package packyaml reads packs as people write them: a folder of YAML files.
//
// YAML is only a notation for JSON here: a plain scalar that reads as a JSON
// number is a number, true and false are booleans, everything else is text, so
// that no date, country or leading zero is guessed at. Anchors, aliases, tags,
// duplicate keys and a second document are refused.
package packyaml

import (
	"bytes"
	"errors"
	"io"
	"strconv"

	"aftercare"
	"aftercare/internal/jsondoc"

	"go.yaml.in/yaml/v4"
)

// ToJSON returns the JSON of one YAML document. Findings carry the path of
// keys and the line.
func ToJSON(text []byte) (string, []aftercare.Finding) {
	c := converter{}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var doc, second yaml.Node
	if err := dec.Decode(&doc); err != nil {
		c.Fail(nil, "invalid YAML: "+err.Error())
	} else if err := dec.Decode(&second); !errors.Is(err, io.EOF) {
		c.Fail(nil, "more than one document")
	} else {
		c.value(&doc, nil)
	}
	if c.Findings.Any() {
		return "", c.Findings.List()
	}
	return string(c.b), nil
}

type converter struct {
	jsondoc.Reader
	b     []byte
	depth int
}

func (c *converter) fail(n *yaml.Node, p *jsondoc.Pointer, message string) {
	c.Fail(p, "line "+strconv.Itoa(n.Line)+": "+message)
}

// maxDepth is how deep values may nest: less than jsondoc allows, since a file
// becomes an item of the pack.
const maxDepth = 48

func (c *converter) value(n *yaml.Node, p *jsondoc.Pointer) {
	c.depth++
	defer func() { c.depth-- }()
	if c.depth > maxDepth {
		c.fail(n, p, "values are nested too deeply")
		return
	}
	if n.Anchor != "" {
		c.fail(n, p, "anchors are not allowed")
	}
	switch n.Kind {
	case yaml.DocumentNode:
		c.value(n.Content[0], p)
	case yaml.MappingNode:
		c.mapping(n, p)
	case yaml.SequenceNode:
		c.b = append(c.b, '[')
		for i, item := range n.Content {
			if i > 0 {
				c.b = append(c.b, ',')
			}
			c.value(item, p.Item(i))
		}
		c.b = append(c.b, ']')
	case yaml.ScalarNode:
		c.scalar(n, p)
	default:
		c.fail(n, p, "aliases are not allowed")
	}
}

func (c *converter) mapping(n *yaml.Node, p *jsondoc.Pointer) {
	c.b = append(c.b, '{')
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode {
			c.fail(key, p, "a key must be a scalar")
			continue
		}
		if seen[key.Value] {
			c.fail(key, p.At(key.Value), "duplicate key")
		}
		seen[key.Value] = true
		if i > 0 {
			c.b = append(c.b, ',')
		}
		c.b = jsondoc.AppendString(c.b, key.Value)
		c.b = append(c.b, ':')
		c.value(n.Content[i+1], p.At(key.Value))
	}
	c.b = append(c.b, '}')
}

func (c *converter) scalar(n *yaml.Node, p *jsondoc.Pointer) {
	if n.Style&yaml.TaggedStyle != 0 {
		c.fail(n, p, "tags are not allowed")
		return
	}
	plain := n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	switch {
	case plain && (n.Value == "" || n.Value == "~" || n.Value == "null"):
		c.fail(n, p, "empty value: leave the key out")
	case plain && (n.Value == "true" || n.Value == "false"):
		c.b = append(c.b, n.Value...)
	case plain && isNumber(n.Value):
		c.b = append(c.b, n.Value...)
	default:
		c.b = jsondoc.AppendString(c.b, n.Value)
	}
}

func isNumber(s string) bool {
	_, ok := aftercare.ParseDecimal(s)
	return ok
}
