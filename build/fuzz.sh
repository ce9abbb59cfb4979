#!/bin/sh
# Runs every fuzz target for a while, one after the other.
set -eu
for package in $(go list ./internal/...); do
	for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
		echo "fuzzing $target of $package for $1"
		go test -run '^$' -fuzz "^$target\$" -fuzztime "$1" -fuzzminimizetime 1x "$package" >/tmp/penpush-fuzz.$$ 2>&1 || { cat /tmp/penpush-fuzz.$$; rm -f /tmp/penpush-fuzz.$$; exit 1; }
		tail -n 1 /tmp/penpush-fuzz.$$
		rm -f /tmp/penpush-fuzz.$$
	done
done
