// Package read is the pages that only say something: questions that people ask,
// what studies found, sources, numbers to call, help for those beside her.
package read

import "aftercare/app/page"

// reading is a page that is read and asks nothing.
type reading struct{ *page.Page }

func newReading(s *page.Site, r *page.Request) *reading { return &reading{s.NewPage(r)} }
