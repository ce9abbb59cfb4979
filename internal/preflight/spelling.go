package preflight

import (
	"net/url"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"penpush/internal/text"
)

// near tells that two words differ by a slip: one letter, two neighbours swapped,
// or in words of eight letters and more, two such.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	most := 1
	if min(len(x), len(y)) >= 8 {
		most = 2
	}
	d := len(x) - len(y)
	return a != b && d <= most && -d <= most && distance(x, y) <= most
}

// distance counts letters that are put in, left out or changed, and neighbours
// that are swapped.
func distance(a, b []rune) int {
	before, last := []int(nil), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now := make([]int, len(b)+1)
		now[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last = last, now
	}
	return last[len(b)]
}

// plainPath takes query and anchor off a reference and percent signs out of it.
func plainPath(ref string) (p, anchor string) {
	p = ref
	if i := strings.IndexByte(p, '#'); i >= 0 {
		p, anchor = p[:i], p[i+1:]
	}
	p, _, _ = strings.Cut(p, "?")
	return unescaped(p), unescaped(anchor)
}

func unescaped(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// spelledAs writes a reference anew so that the end of its path is that of the
// real one; ok is false when they are not the same path but for their letters.
func spelledAs(ref, actual string) (string, bool) {
	end := len(ref)
	if i := strings.IndexAny(ref, "?#"); i >= 0 {
		end = i
	}
	parts := strings.Split(ref[:end], "/")
	real := strings.Split(actual, "/")
	changed := false
	for i, j := len(parts)-1, len(real)-1; i >= 0 && j >= 0; i, j = i-1, j-1 {
		plain := unescaped(parts[i])
		if parts[i] == "" || parts[i] == ".." || parts[i] == "." || folded(plain) != folded(real[j]) {
			break
		}
		if norm.NFC.String(plain) == norm.NFC.String(real[j]) {
			continue
		}
		changed = true
		if plain == parts[i] {
			parts[i] = real[j]
		} else {
			parts[i] = url.PathEscape(real[j])
		}
	}
	return strings.Join(parts, "/") + ref[end:], changed
}

// swapped is the edit that writes a reference of a line anew; nil when it is not
// found there as it is meant, such as with entities in it.
func (p *post) swapped(line int, ref, now string) *text.Edit {
	for i := line - 1; i < min(line+2, len(p.lines)); i++ {
		if l, ok := swapWord(p.lines[i], ref, now); ok {
			return &text.Edit{From: i, To: i + 1, Lines: []string{l}}
		}
	}
	return nil
}

// swapWord replaces a reference where it stands by itself.
func swapWord(line, ref, now string) (string, bool) {
	var out strings.Builder
	done := false
	for {
		i := strings.Index(line, ref)
		if i < 0 || ref == "" {
			out.WriteString(line)
			return out.String(), done
		}
		rest := line[i+len(ref):]
		if i > 0 && strings.ContainsRune("(\"'<=: \t[", rune(line[i-1])) && (rest == "" || strings.ContainsRune(")\"'> \t]/#?", rune(rest[0]))) {
			out.WriteString(line[:i] + now)
			done = true
		} else {
			out.WriteString(line[:i+len(ref)])
		}
		line = rest
	}
}

// letters are what of an id or a heading counts, however a generator makes ids.
func letters(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(norm.NFC.String(s)) {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) && !unicode.Is(unicode.Variation_Selector, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// similar is the one name of a folder that a missing one was probably meant to
// be: one slip away, or with another ending.
func (t *tree) similar(p string) (string, bool) {
	dir, name := path.Dir(p), path.Base(p)
	at, how, isDir := t.find(dir)
	if how == nothing || !isDir {
		return "", false
	}
	stem := func(n string) string { return strings.TrimSuffix(folded(n), strings.ToLower(path.Ext(n))) }
	var found []string
	for other, isDir := range t.list(at).names {
		if !isDir && (near(folded(name), folded(other)) || stem(name) == stem(other)) {
			found = append(found, other)
		}
	}
	if len(found) != 1 {
		return "", false
	}
	return found[0], true
}
