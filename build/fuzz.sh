#!/bin/sh
# Runs every fuzz target for a while, one after the other: fuzz.sh TIME [CORPUS [TARGETS]].
# With a folder as CORPUS what was found interesting is kept there and gone on
# from; without one each run starts from the seeds in the tests, so that a check
# is the same on every machine.
set -eu
time=$1
said=$(mktemp)
fresh=$(mktemp -d)
trap 'rm -rf "$said" "$fresh"' EXIT
corpus=${2:-$fresh}
targets=${3:-.}
for folder in $(grep -rl --include='*_test.go' '^func Fuzz' internal | xargs -n 1 dirname | sort -u); do
	package=./$folder
	for target in $(grep -ho '^func Fuzz[A-Za-z0-9]*' "$folder"/*_test.go | cut -d ' ' -f 2 | grep -E "$targets" || true); do
		echo "fuzzing $target of $package for $time"
		if ! go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 1x "$package" -test.fuzzcachedir="$corpus/$(basename "$package")" >"$said" 2>&1; then
			# At the end of its time go test now and then calls its own clock a failure
			# (golang.org/issue/48591). A fault of ours has an input that was written.
			if ! grep -q 'context deadline exceeded' "$said" || grep -q -e 'Failing input' -e 'panic:' "$said"; then
				cat "$said"
				exit 1
			fi
			echo "no finding; go test ended on its own clock"
			continue
		fi
		tail -n 1 "$said"
	done
done
