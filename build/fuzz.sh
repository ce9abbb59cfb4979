#!/bin/sh
# Runs every fuzz target for a while, two at a time: fuzz.sh TIME [CORPUS [TARGETS]].
# With a folder as CORPUS what was found interesting is kept there and gone on
# from; without one each run starts from the seeds in the tests, so that a check
# is the same on every machine.
set -eu
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT
export FUZZ_TIME="$1" FUZZ_CORPUS="${2:-$said/corpus}" FUZZ_SAID="$said"
targets=${3:-.}
grep -r --include='*_test.go' '^func Fuzz' internal | sort |
	sed -E 's|^(.*)/[^/]*_test\.go:func (Fuzz[A-Za-z0-9]*).*|\1 \2|' | { grep -E " $(echo "$targets" | sed 's/^^//')" || true; } >"$said/list"
test -s "$said/list" || { echo "no fuzz target is called $targets"; exit 1; }

# shellcheck disable=SC2016 # the inner shell has the variables
xargs -n 2 -P 2 sh -c '
	package=./$0 target=$1 said=$FUZZ_SAID/$1
	if go test -run "^$" -fuzz "^$target\$" -fuzztime "$FUZZ_TIME" -fuzzminimizetime 1x -parallel 1 "$package" -test.fuzzcachedir="$FUZZ_CORPUS/$(basename "$package")" >"$said" 2>&1; then
		echo "$target for $FUZZ_TIME: $(tail -n 1 "$said")"
	# At the end of its time go test now and then calls its own clock a failure
	# (golang.org/issue/48591). A fault of ours has an input that was written.
	elif ! grep -q "context deadline exceeded" "$said" || grep -q -e "Failing input" -e "panic:" "$said"; then
		echo "$target of $package:"
		cat "$said"
		exit 255
	else
		echo "$target for $FUZZ_TIME: no finding; go test ended on its own clock"
	fi
' <"$said/list"
