#!/bin/sh
# Installs what "make run" or "make test" needs and this machine lacks.
# Debian and its kin: system packages through apt, as root or with sudo.
# macOS and Windows bring their own web view; there only Go, Node and git are
# looked for.
set -eu
what=${1:-run}

need() {
	command -v "$1" >/dev/null 2>&1 && return
	echo "Penpush needs $2, and it is not on this machine. Install it, then run make $what again." >&2
	exit 1
}
need go "Go 1.26 or newer"
need node "Node.js 20 or newer"
need npm "npm, which comes with Node.js"
need git "git 2.29 or newer"

[ "$(uname -s)" = Linux ] || exit 0
packages="gcc libc6-dev make pkg-config libgtk-3-dev libwebkit2gtk-4.1-dev"
if [ "$what" != run ]; then
	packages="$packages xvfb xauth xdotool xclip imagemagick chromium-headless-shell fonts-noto-cjk fonts-noto-color-emoji
		ibus ibus-hangul ibus-gtk3 dbus dbus-x11 dconf-gsettings-backend libglib2.0-bin
		git-lfs openssh-client libwrap0 hugo"
fi
if [ "$what" = bench ]; then
	packages="$packages ripgrep chromium"
fi

if ! command -v dpkg-query >/dev/null 2>&1; then
	echo "==> this is no Debian: please see that these, by their names here, are installed: $packages"
	exit 0
fi
missing=
for p in $packages; do
	dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $p"
done

# The tests publish to an sshd of their own. Installing its package would start a
# server for everybody on this machine, so it is only unpacked.
sshd() {
	[ "$what" = test ] && [ ! -x /usr/sbin/sshd ] && [ ! -x .cache/sshd/usr/sbin/sshd ] || return 0
	echo "==> unpacking an sshd for the tests"
	# As root it insists on a user of its own.
	[ "$(id -u)" != 0 ] || id sshd >/dev/null 2>&1 ||
		useradd --system --no-create-home --home-dir /run/sshd --shell /usr/sbin/nologin sshd
	mkdir -p .cache/sshd
	(cd .cache/sshd && apt-get download -qq openssh-server && dpkg -x openssh-server_*.deb . && rm openssh-server_*.deb) ||
		echo "there is no sshd here: what needs one is left out"
}
[ -n "$missing" ] || { sshd; exit 0; }

echo "==> installing system packages:$missing"
sudo=
if [ "$(id -u)" != 0 ]; then
	sudo=$(command -v sudo || true)
	[ -n "$sudo" ] || { echo "These packages are missing and need root: $missing" >&2; exit 1; }
fi
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
# shellcheck disable=SC2086 # the list is meant to be split
$sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
sshd
