package places

import (
	"reflect"
	"strings"
	"testing"

	"aftercare"
)

const head = `{"format":"aftercare.services/1","sources":[{"id":"a","name":"A listing","licence":"CC0","checked":"2026-11-01","trust":"official"}]}` + "\n"

const full = `{"id":"a:1","name":"병원","latin":"Hospital","kind":"hospital","at":[37.4848309,126.7248987],"address":"1 Street","city":"Hana","country":"ZZ","phones":["+82 2 1"],"website":"https://example.org/a","offers":{"gynaecology":true,"emergency":false},"access":["call-first","referral"],"hours":"24/7","zone":"Asia/Seoul","from":[{"source":"a","record":"1"},{"source":"a","record":"2","name":"Other","hours":"Mo off","offers":{"emergency":true},"because":"same telephone number, 3 m"}]}` + "\n"

const aTown = `{"town":"하나","latin":"Hana","also":["Hanah","Ha-na"],"kind":"city","at":[37.5,127],"country":"ZZ","source":"a","record":"node/1"}` + "\n"

func TestParse_GivesBackTheSameBytes(t *testing.T) {
	text := head + aTown + full + `{"id":"a:2","name":"B","at":[-0.0000001,-180],"from":[{"source":"a","record":"2"}]}` + "\n"
	l, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(Append(nil, l)); got != text {
		t.Errorf("got\n%s\nwant\n%s", got, text)
	}
	s := &l.Services[0]
	if s.Offers[Gynaecology] != aftercare.Yes || s.Offers[Emergency] != aftercare.No || s.Offers[Obstetrics] != aftercare.Unknown {
		t.Errorf("offers %v: yes, no and not told must stay three things", s.Offers)
	}
}

func TestParse_RefusesAndNamesTheLineAndThePlace(t *testing.T) {
	for text, want := range map[string]string{
		"":                                   "line 1: the file is empty",
		"{}\n":                               "line 1, /format: this is missing",
		strings.Replace(head, "/1", "/2", 1): "line 1, /format: must be",
		strings.Replace(head, `"licence":"CC0",`, "", 1): "line 1, /sources/0/licence: this is missing",
		head + "\n":                                                                      "line 2: column 1",
		head + full + full:                                                               "line 3, /id: line 2 has this id already",
		head + `{"id":"1","id":"2"}`:                                                     "line 2: column 11: duplicate key",
		head + `{"id":"1","name":"x","stars":5}`:                                         "line 2, /stars: unknown key",
		head + strings.Replace(full, "[37.4", "[97.4", 1):                                "line 2, /at: must be degrees",
		head + strings.Replace(full, "[37.4848309,", "[", 1):                             "line 2, /at: must be degrees",
		head + strings.Replace(full, `"source":"a"`, `"source":"b"`, 1):                  "line 2, /from/0/source: the first line has no such source",
		head + strings.Replace(aTown, `"source":"a"`, `"source":"b"`, 1):                 "line 2, /source: the first line has no such source",
		head + strings.Replace(aTown, `"at":[37.5,127],`, "", 1):                         "line 2, /at: this is missing",
		head + strings.Replace(aTown, `"city"`, `"planet"`, 1):                           "line 2, /kind: must be one of",
		head + strings.Replace(aTown, `"latin"`, `"id"`, 1):                              "line 2, /id: unknown key",
		head + strings.Replace(full, `"referral"`, `"queue"`, 1):                         "line 2, /access/1: must be one of",
		head + strings.Replace(full, `["call-first","referral"]`, `[]`, 1):               "line 2, /access/0: this is missing",
		head + strings.Replace(full, `"hospital"`, `"spa"`, 1):                           "line 2, /kind: must be one of",
		head + strings.Replace(full, "https://", "javascript:", 1):                       "line 2, /website: must begin",
		head + strings.Replace(full, `"ZZ"`, `"zz"`, 1):                                  "line 2, /country: must be a country",
		head + strings.Replace(full, `"gynaecology":true`, `"x":true`, 1):                "line 2, /offers/x: unknown key",
		head + strings.Replace(full, `{"source":"a","record":"1"}`, `{"source":"a"}`, 1): "line 2, /from/0/record: this is missing",
		head + `{"id":"1","name":"x","from":[]}`:                                         "line 2, /from: this is missing",
		head + `{"id":"1","name":" "}`:                                                   "line 2, /name: must not be empty",
	} {
		l, err := Parse(text)
		if err == nil || l != nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.80q: %v, want %s", text, err, want)
		}
	}
}

func FuzzParse_WhatIsReadIsWrittenAndReadTheSame(f *testing.F) {
	f.Add(head + full)
	f.Add(head + full + aTown)
	f.Add(head)
	f.Fuzz(func(t *testing.T, text string) {
		l, err := Parse(text)
		if err != nil {
			return
		}
		again, err := Parse(string(Append(nil, l)))
		if err != nil || !reflect.DeepEqual(l, again) {
			t.Fatalf("%v\n%+v\n%+v", err, l, again)
		}
	})
}
