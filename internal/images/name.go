package images

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxStem is how many bytes a name has before its extension: about forty Hangul
// syllables, which leaves room for a number and for the 143 bytes that encrypted
// home folders allow.
const maxStem = 120

// maxMarks is how many marks a letter keeps; more than any script uses are a
// prank, and normalising breaks up long rows of them.
const maxMarks = 4

// Name makes a file name of what a picture was called. It is in Unicode NFC and
// keeps letters and digits of every script; blanks and punctuation that Windows
// refuses or that means something in addresses or Markdown become "-"; it never
// begins with "." or "_", which generators pass over, and is never a name that
// Windows keeps for a device. The extension is in lower case and fits the
// content.
//
// What has no name of its own ("", or "image.png", as browsers call whatever is
// pasted) is named by the time, like "pasted-20060102-150405.png".
func Name(called string, f Format, now time.Time) string {
	called = lastPart(called)
	given, ext := splitExt(called, f)
	stem := cut(clean(given))
	switch {
	case strings.TrimSpace(given) == "" || strings.EqualFold(stem, "image"):
		return "pasted-" + now.Format("20060102-150405") + ext
	case stem == "":
		return "picture-" + now.Format("20060102-150405") + ext
	case isDevice(stem):
		stem = cut("picture-" + stem)
	}
	return stem + ext
}

// lastPart gives the last part of a path or an address, in plain letters.
func lastPart(called string) string {
	called = strings.ToValidUTF8(called, "")
	// "photo.jpg?w=200" comes from a web page; "Why? Because.png" does not.
	if i := strings.IndexAny(called, "?#"); i >= 0 && isPictureExt(path.Ext(called[:i])) {
		called = called[:i]
	}
	if plain, err := url.PathUnescape(called); err == nil && utf8.ValidString(plain) {
		called = plain
	}
	return called[strings.LastIndexAny(called, `/\`)+1:]
}

// splitExt takes a picture's extension off and gives the one that fits the
// content: the writer's own where it does (".jpeg"), else the usual one.
func splitExt(called string, f Format) (stem, ext string) {
	ext = path.Ext(called)
	if !isPictureExt(ext) {
		return called, f.Ext
	}
	stem = strings.TrimSuffix(called, ext)
	if ext = strings.ToLower(ext); fits(ext, f) {
		return stem, ext
	}
	return stem, f.Ext
}

func fits(ext string, f Format) bool {
	for _, k := range kinds() {
		if k.name == f.Name {
			return slices.Contains(k.exts, ext)
		}
	}
	return false
}

func isPictureExt(ext string) bool {
	switch strings.ToLower(ext) {
	case ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".webp", ".avif", ".svg",
		".heic", ".heif", ".bmp", ".tif", ".tiff":
		return true
	}
	return false
}

// clean keeps what every file system, address and Markdown text bears. What
// vanishes goes first: only then do the marks that come to stand on one letter
// have their order, and their number.
func clean(s string) string {
	seen := strings.Map(func(r rune) rune {
		if drops(r) {
			return -1
		}
		return r
	}, norm.NFC.String(s))
	var b strings.Builder
	gap := true // nothing yet that a mark could stand on
	marks := 0
	for _, r := range norm.NFC.String(seen) {
		mark := unicode.Is(unicode.M, r)
		if marks++; !mark {
			marks = 0
		}
		switch {
		case mark && (gap || marks > maxMarks):
		case keeps(r):
			b.WriteRune(r)
			gap = strings.ContainsRune("-._", r)
		case !gap:
			b.WriteByte('-')
			gap = true
		}
	}
	return strings.Trim(b.String(), "-._")
}

func keeps(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_.@", r)
	}
	return unicode.In(r, unicode.L, unicode.Mn, unicode.Mc, unicode.N) && !isUnseen(r)
}

// drops tells what vanishes without leaving a "-": quotes inside words, rings
// around letters, and what cannot be seen.
func drops(r rune) bool {
	if unicode.IsSpace(r) {
		return false
	}
	return strings.ContainsRune("'\"`’‘“”", r) || isUnseen(r) || unicode.In(r, unicode.C, unicode.Me)
}

func isUnseen(r rune) bool {
	return r == utf8.RuneError ||
		unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// cut keeps a name within maxStem bytes, at the end of a letter with its marks.
func cut(stem string) string {
	if len(stem) <= maxStem {
		return stem
	}
	at := maxStem
	for at > 0 {
		r, _ := utf8.DecodeRuneInString(stem[at:])
		if utf8.RuneStart(stem[at]) && !unicode.Is(unicode.M, r) {
			break
		}
		at--
	}
	return strings.TrimRight(stem[:at], "-._")
}

// isDevice tells the names that Windows keeps for itself, whatever follows the
// first dot.
func isDevice(stem string) bool {
	name, _, _ := strings.Cut(strings.ToLower(stem), ".")
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	for _, port := range []string{"com", "lpt"} {
		if digit, found := strings.CutPrefix(name, port); found && utf8.RuneCountInString(digit) == 1 {
			return strings.ContainsAny(digit, "0123456789¹²³")
		}
	}
	return false
}

// folded is equal for names that some file system takes for the same.
func folded(name string) string {
	return norm.NFC.String(strings.ToLower(norm.NFC.String(name)))
}
