package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// elements walks one JSON object: the items of one list one at a time, every
// other member whole. Anything after the object is an error.
func (m *Import) elements(in io.Reader, list string, member func(key string, raw json.RawMessage) error, each func(i int, raw json.RawMessage)) error {
	in, err := withoutBOM(in)
	if err != nil {
		return err
	}
	rows := m.bounded(in)
	d := json.NewDecoder(rows)
	if err := open(d, '{', "an object"); err != nil {
		return err
	}
	found := false
	for d.More() {
		rows.next()
		t, err := d.Token()
		if err != nil {
			return broken(d, err)
		}
		key, _ := t.(string)
		if key != list {
			var raw json.RawMessage
			if err := d.Decode(&raw); err != nil {
				return broken(d, err)
			}
			if err := member(key, raw); err != nil {
				return err
			}
			continue
		}
		found = true
		if err := open(d, '[', list+" as a list"); err != nil {
			return err
		}
		for i := 0; d.More(); i++ {
			rows.next()
			var raw json.RawMessage
			if err := d.Decode(&raw); err != nil {
				return broken(d, err)
			}
			each(i, raw)
		}
		if _, err := d.Token(); err != nil {
			return broken(d, err)
		}
	}
	if _, err := d.Token(); err != nil {
		return broken(d, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("byte %d: there is more after the end of the document", d.InputOffset())
	}
	if !found {
		return fmt.Errorf("there is no %q in it", list)
	}
	return nil
}

func open(d *json.Decoder, want json.Delim, what string) error {
	t, err := d.Token()
	if err != nil {
		return broken(d, err)
	}
	if t != want {
		return fmt.Errorf("byte %d: must be %s", d.InputOffset(), what)
	}
	return nil
}

func broken(d *json.Decoder, err error) error {
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return fmt.Errorf("byte %d: %w", d.InputOffset(), err)
}
