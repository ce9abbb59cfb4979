#!/bin/sh
# Is there a display to open a window on?
set -eu
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	echo "There is no display here to open a window on; with xvfb installed, xvfb-run make run opens one that nobody sees." >&2
	exit 1
fi
