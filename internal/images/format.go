// Package images takes a picture into a blog: it looks at the bytes to see what
// it is, gives it a name that every system and every address can bear, writes it
// where this blog keeps its pictures, and says how a post refers to it.
//
// The bytes are copied as they are.
package images

import (
	"bytes"
	"image"
	"image/gif"
	"image/png"
	"io"

	"golang.org/x/image/webp"

	"penpush/internal/problem"
)

// MaxBytes is the size up to which a picture is taken. Beyond it the usual hosts
// refuse a push.
const MaxBytes = 100 << 20

// Format is what a picture's bytes say about it.
type Format struct {
	// Name is "png", "jpeg", "gif", "webp", "avif" or "svg".
	Name string
	// Ext is the usual extension, with its dot, in lower case.
	Ext string
	// Width and Height are pixels as stored (a turn noted in EXIF is not made).
	// Both are 0 for an SVG that does not say its size.
	Width, Height int
}

// kind is one format: how its files begin, and where they say their size. size
// answers false when the bytes are no such picture after all.
type kind struct {
	name  string
	exts  []string // the usual one first
	looks func(b []byte) bool
	size  func(b []byte) (width, height int, ok bool)
}

func kinds() []kind {
	return []kind{
		{"png", []string{".png"}, starts("\x89PNG\r\n\x1a\n"), decoded(png.DecodeConfig)},
		{"jpeg", []string{".jpg", ".jpeg"}, starts("\xff\xd8\xff"), jpegSize},
		{"gif", []string{".gif"}, starts("GIF8"), decoded(gif.DecodeConfig)},
		{"webp", []string{".webp"}, isWebP, decoded(webp.DecodeConfig)},
		{"avif", []string{".avif"}, isAVIF, avifSize},
		{"svg", []string{".svg"}, isText, svgSize},
	}
}

// Sniff tells what picture the bytes are, whatever the file is called. Only the
// head is read, so a picture that was cut off later on is still a picture.
//
// It fails with problem.PictureEmpty, problem.PictureTooLarge or
// problem.NotAPicture.
func Sniff(b []byte) (Format, error) {
	if len(b) == 0 {
		return Format{}, problem.New(problem.PictureEmpty, "")
	}
	if int64(len(b)) > MaxBytes {
		return Format{}, tooLarge("", int64(len(b)))
	}
	for _, k := range kinds() {
		if !k.looks(b) {
			continue
		}
		if w, h, ok := k.size(b); ok {
			return Format{Name: k.name, Ext: k.exts[0], Width: w, Height: h}, nil
		}
	}
	return Format{}, problem.New(problem.NotAPicture, "")
}

func starts(magic string) func([]byte) bool {
	return func(b []byte) bool { return bytes.HasPrefix(b, []byte(magic)) }
}

func isWebP(b []byte) bool {
	return len(b) >= 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP"
}

func decoded(config func(io.Reader) (image.Config, error)) func([]byte) (int, int, bool) {
	return func(b []byte) (int, int, bool) {
		c, err := config(bytes.NewReader(b))
		return c.Width, c.Height, err == nil && c.Width > 0 && c.Height > 0
	}
}

// jpegSize finds the frame header (ITU T.81, B.2.2). The standard library's
// decoder refuses several kinds of frame that browsers show.
func jpegSize(b []byte) (width, height int, ok bool) {
	at := 2
	for at+4 <= len(b) {
		if b[at] != 0xff {
			return 0, 0, false
		}
		marker := b[at+1]
		switch {
		case marker == 0xff: // a fill byte before the marker
			at++
			continue
		case marker == 0x01 || marker >= 0xd0 && marker <= 0xd8: // no payload
			at += 2
			continue
		case marker == 0xd9 || marker == 0xda: // the end, or the scan: too late
			return 0, 0, false
		}
		size := int(b[at+2])<<8 | int(b[at+3])
		if size < 2 {
			return 0, 0, false
		}
		if isFrame(marker) {
			if at+9 > len(b) {
				return 0, 0, false
			}
			height = int(b[at+5])<<8 | int(b[at+6])
			width = int(b[at+7])<<8 | int(b[at+8])
			return width, height, width > 0
		}
		at += 2 + size
	}
	return 0, 0, false
}

// isFrame tells the SOF markers from DHT (c4), JPG (c8) and DAC (cc), which lie
// among them.
func isFrame(marker byte) bool {
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc
}
