package images

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"penpush/internal/problem"
)

// drawn is a small picture of its own for every seed.
func drawn(w, h int, seed uint8) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{uint8(x*5) + seed, uint8(y * 7), 90 + seed, 255})
		}
	}
	return m
}

func pngOf(t *testing.T, w, h int, seed uint8) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, drawn(w, h, seed)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, drawn(w, h, 3), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gifOf(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gif.Encode(&b, drawn(w, h, 3), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fromDisk reads a picture that Go cannot write; testdata/make.sh made it.
func fromDisk(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// tiledAVIF is the head of a picture of 1000 pixels' width that is put together
// from tiles of 512×512; version is that of the box that says which is which.
func tiledAVIF(version byte, height int) []byte {
	ispe := func(w, h int) []byte {
		return boxOf("ispe", []byte{0, 0, 0, 0, 0, 0, byte(w >> 8), byte(w), 0, 0, byte(h >> 8), byte(h)})
	}
	var ipma []byte
	switch version {
	case 0: // two items: the tile has property 1, the whole has 2
		ipma = boxOf("ipma", []byte{0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 1, 1, 0, 2, 1, 0x82})
	case 1: // wide ids and wide indices
		ipma = boxOf("ipma", []byte{1, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 2, 1, 0x80, 2})
	}
	iprp := boxOf("iprp", boxOf("ipco", ispe(512, 512), ispe(1000, height)), ipma)
	return slices.Concat(boxOf("ftyp", []byte("mif1\x00\x00\x00\x00avif")),
		boxOf("meta", []byte{0, 0, 0, 0}, boxOf("pitm", []byte{0, 0, 0, 0, 0, 2}), iprp), boxOf("mdat"))
}

func boxOf(name string, bodies ...[]byte) []byte {
	body := slices.Concat(bodies...)
	n := len(body) + 8
	return slices.Concat([]byte{0, 0, byte(n >> 8), byte(n)}, []byte(name), body)
}

func TestEveryPictureIsKnownByItsBytes(t *testing.T) {
	// A camera's JPEG begins with EXIF, a fill byte may stand before a marker.
	withExif := jpegOf(t, 31, 17)
	withExif = append([]byte("\xff\xd8\xff\xe1\x00\x08Exif\x00\x00\xff"), withExif[2:]...)
	for name, c := range map[string]struct {
		b             []byte
		format, ext   string
		width, height int
	}{
		"png":                {pngOf(t, 40, 25, 1), "png", ".png", 40, 25},
		"jpeg":               {jpegOf(t, 31, 17), "jpeg", ".jpg", 31, 17},
		"jpeg of a camera":   {withExif, "jpeg", ".jpg", 31, 17},
		"progressive jpeg":   {fromDisk(t, "progressive.jpg"), "jpeg", ".jpg", 48, 30},
		"gif":                {gifOf(t, 12, 9), "gif", ".gif", 12, 9},
		"lossy webp":         {fromDisk(t, "lossy.webp"), "webp", ".webp", 48, 30},
		"lossless webp":      {fromDisk(t, "lossless.webp"), "webp", ".webp", 48, 30},
		"animated webp":      {fromDisk(t, "animated.webp"), "webp", ".webp", 48, 30},
		"avif":               {fromDisk(t, "photo.avif"), "avif", ".avif", 48, 30},
		"avif of tiles":      {tiledAVIF(1, 700), "avif", ".avif", 1000, 700},
		"avif of big tiles":  {tiledAVIF(0, 100), "avif", ".avif", 1000, 100},
		"avif, no property":  {tiledAVIF(9, 400), "avif", ".avif", 1000, 400},
		"svg":                {[]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80px"/>`), "svg", ".svg", 120, 80},
		"svg by its box":     {[]byte("\ufeff<?xml version=\"1.0\" encoding=\"EUC-KR\"?>\n<!-- 그림 -->\n<!DOCTYPE svg [<!ENTITY ns \"x\">]>\n<svg viewBox='0 0,300 150' width='100%'>"), "svg", ".svg", 300, 150},
		"svg with one side":  {[]byte(`<svg viewBox="0 0 4 2" width="1in">`), "svg", ".svg", 96, 48},
		"svg without a size": {[]byte(`<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:g/></svg:svg>`), "svg", ".svg", 0, 0},
		"svg with nonsense":  {[]byte(`<svg xmlns="&ns_svg;" width="wide" height="NaN" viewBox="a b c d">`), "svg", ".svg", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Sniff(c.b)
			if err != nil {
				t.Fatalf("a writer's picture was refused: %v", err)
			}
			if f != (Format{c.format, c.ext, c.width, c.height}) {
				t.Errorf("got %+v, want %s %s %d×%d", f, c.format, c.ext, c.width, c.height)
			}
		})
	}
}

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	heic := append([]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1"), make([]byte, 40)...)
	for name, b := range map[string][]byte{
		"text":                   []byte("그림이 아닌 글"),
		"a page":                 []byte("<!doctype html><html><body><svg width='1' height='1'/></body></html>"),
		"a PDF":                  []byte("%PDF-1.7\n%\xe2\xe3"),
		"an iPhone's HEIC":       heic,
		"half a PNG head":        pngOf(t, 4, 4, 0)[:12],
		"half a JPEG head":       []byte("\xff\xd8\xff\xe0\x00\x10JFIF"),
		"a JPEG without a frame": []byte("\xff\xd8\xff\xda\x00\x02\xff\xd9"),
		"a broken WebP":          []byte("RIFF\x10\x00\x00\x00WEBPVP8 \x00\x00\x00\x00"),
		"an AVIF head alone":     []byte("\x00\x00\x00\x18ftypavif\x00\x00\x00\x00avifmif1"),
		"XML":                    []byte(`<?xml version="1.0"?><rss/>`),
		"an open tag":            []byte("<svg"),
		"one byte":               {0xff},
	} {
		if f, err := Sniff(b); !problem.Is(err, problem.NotAPicture) {
			t.Errorf("%s was taken for %+v (%v): a page would show a broken picture", name, f, err)
		}
	}
	if _, err := Sniff(nil); !problem.Is(err, problem.PictureEmpty) {
		t.Errorf("an empty file: %v", err)
	}
	big := append(pngOf(t, 4, 4, 0), make([]byte, MaxBytes)...)
	_, err := Sniff(big)
	if !problem.Is(err, problem.PictureTooLarge) || problem.Of(err).Subject != "101 MB" {
		t.Errorf("a picture that no host takes: %v", err)
	}
}

// Cut anywhere, a picture is a picture or a problem, never a crash.
func TestPicturesCutAnywhere(t *testing.T) {
	whole := [][]byte{
		pngOf(t, 9, 9, 1), jpegOf(t, 9, 9), gifOf(t, 9, 9), fromDisk(t, "photo.avif"), tiledAVIF(1, 9),
		fromDisk(t, "lossy.webp"), fromDisk(t, "animated.webp"), []byte(strings.Repeat(" ", 9) + `<svg width="1">`),
	}
	for _, b := range whole {
		for n := 1; n < min(len(b), 900); n++ {
			if _, err := Sniff(b[:n]); err != nil && !problem.Is(err, problem.NotAPicture) {
				t.Fatalf("cut at %d: %v", n, err)
			}
		}
	}
}

func FuzzSniff(f *testing.F) {
	for _, name := range []string{"photo.avif", "lossy.webp", "animated.webp", "progressive.jpg"} {
		b, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte(`<svg width="1e300in" height="2">`))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := Sniff(b)
		if err == nil && (got.Width < 0 || got.Height < 0 || got.Ext == "") {
			t.Errorf("impossible: %+v", got)
		}
	})
}
