// Package compiled turns a pack into tables for the engine: every finding,
// criterion and scope becomes a number, and what alarms, activities, dues and texts
// ask for becomes a set of these numbers. It knows no record and decides nothing; it
// refuses a pack that is larger than its tables.
package compiled
