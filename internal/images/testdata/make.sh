#!/bin/sh
# Draws the pictures that Go's library cannot write. Needs ImageMagick with
# AVIF and WebP; the results are kept beside this file.
set -e
cd "$(dirname "$0")"
leaf="-size 48x30 gradient:#dfe9c8-#5d7f3a -strip"
convert $leaf -interlace Plane -quality 70 progressive.jpg
convert $leaf -quality 60 lossy.webp
convert $leaf -define webp:lossless=true lossless.webp
convert -delay 20 -size 48x30 xc:'#dfe9c8' xc:'#5d7f3a' -strip animated.webp
convert $leaf -quality 50 photo.avif
