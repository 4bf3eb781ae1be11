// Package compiled is a pack made ready to be held against a record: every
// finding, criterion and scope once, as a number, and what alarms, activities,
// dues and texts ask as sets of these numbers. It knows no record and decides
// nothing; it refuses a pack that its tables have no room for.
package compiled
