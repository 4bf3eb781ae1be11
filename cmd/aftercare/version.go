package main

import "runtime/debug"

// version is set when the program is linked (-X main.version=...), as `make
// build` does with what `git describe` says. `make` leaves the go command's own
// stamp out, because it says less and would differ between two folders.
var version string

// programVersion names this build: the version it was given, else what the go
// command recorded, else "unknown".
func programVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "unknown"
}
