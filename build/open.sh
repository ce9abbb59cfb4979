#!/bin/sh
# Opens the app that was built: on the sample blog, or on the folder that is named.
set -eu
app=$1
blog=${2:-}
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	echo "There is no display here to open a window on; with xvfb installed, xvfb-run make run opens one that nobody sees." >&2
	exit 1
fi
if [ -n "$blog" ]; then
	echo "==> opening Penpush on $blog"
	exec "$app" "$blog"
fi
echo "==> opening Penpush on its sample blog"
exec "$app" --sample
