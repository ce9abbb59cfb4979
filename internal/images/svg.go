package images

import (
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"strconv"
	"strings"
)

// isText is a first look: XML that begins with "<", perhaps after a byte order
// mark and blanks.
func isText(b []byte) bool {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\ufeff")), " \t\r\n")
	return len(b) > 4 && b[0] == '<'
}

// svgSize finds the root element and reads its size. It takes what browsers
// take: prologues, comments, unknown entities, a prefix on the name; a size may
// be missing or relative, then the view box says it, and without one both are 0.
func svgSize(b []byte) (width, height int, ok bool) {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	d.Strict = false
	// The root's name and numbers are ASCII in every encoding that gets here.
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := d.RawToken()
		if err != nil {
			return 0, 0, false
		}
		if root, is := token.(xml.StartElement); is {
			if root.Name.Local != "svg" {
				return 0, 0, false
			}
			width, height = svgRootSize(root)
			return width, height, true
		}
	}
}

func svgRootSize(root xml.StartElement) (width, height int) {
	var w, h, boxW, boxH float64
	for _, a := range root.Attr {
		if a.Name.Space != "" {
			continue
		}
		switch a.Name.Local {
		case "width":
			w = svgLength(a.Value)
		case "height":
			h = svgLength(a.Value)
		case "viewBox":
			boxW, boxH = viewBox(a.Value)
		}
	}
	if boxW > 0 && boxH > 0 {
		switch {
		case w == 0 && h == 0:
			w, h = boxW, boxH
		case w == 0:
			w = h * boxW / boxH
		case h == 0:
			h = w * boxH / boxW
		}
	}
	if w == 0 || h == 0 {
		return 0, 0
	}
	return pixels(w), pixels(h)
}

func pixels(v float64) int { return int(math.Round(min(max(v, 1), 1<<30))) }

func viewBox(s string) (width, height float64) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' || r == '\t' || r == '\r' })
	if len(parts) != 4 {
		return 0, 0
	}
	return svgLength(parts[2]), svgLength(parts[3])
}

// svgLength gives CSS pixels (CSS Values 3, absolute lengths), or 0 for what
// depends on the page ("100%", "20em") and for what is no length.
func svgLength(s string) float64 {
	s = strings.ToLower(strings.TrimSpace(s))
	scale := 1.0
	for _, unit := range []struct {
		name  string
		scale float64
	}{{"px", 1}, {"pt", 96.0 / 72}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}} {
		if number, found := strings.CutSuffix(s, unit.name); found {
			s, scale = strings.TrimSpace(number), unit.scale
			break
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v > 0) || math.IsInf(v, 0) {
		return 0
	}
	return v * scale
}
