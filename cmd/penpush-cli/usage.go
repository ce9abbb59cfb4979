package main

import (
	"maps"
	"slices"
)

// usages is what help prints: a line a command.
func usages() []string {
	all := commands()
	lines := []string{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		lines = append(lines, "penpush-cli "+all[name].usage+" [--json] [--lang en|ko]")
	}
	return lines
}
