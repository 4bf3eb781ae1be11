// Package simulate makes up people and their diaries. It reads a resolved pack for every number,
// word, hour and day that decides something, and makes records whose facts
// stand right at, before and after those lines: every pair of facts in turn
// ([World.Pair]), or drawn at random from a seed ([World.Subject]).
//
// Every record it makes is a valid one. The same pack and seed give the same
// people, so that a finding can be met again.
package simulate
