// Package instruments holds the questionnaires that may be shown: their words
// as published, whose leave allows that, how they are added up and what a total
// means, as data. A form without an entry here is not shown.
package instruments
