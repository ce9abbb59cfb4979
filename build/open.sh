#!/bin/sh
# Opens the app that was built: on the sample blog, or on the folder that is named.
set -eu
app=$1
blog=${2:-}
if [ -n "$blog" ]; then
	echo "==> opening Penpush on $blog"
	exec "$app" "$blog"
fi
echo "==> opening Penpush on its sample blog"
exec "$app" --sample
