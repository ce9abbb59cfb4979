package preview

import (
	"strings"
	"unicode/utf8"
)

// A text that must not be parsed is shown as it is, and not to its end: laying
// out megabytes of one paragraph would hold the window up as well.
const (
	plainBlockLines = 100
	plainLineBytes  = 4 << 10
	plainBytes      = 256 << 10

	plainStart = `<pre class="plain"`
	plainEnd   = "</pre>\n"
)

// plain gives the pieces of a text that is shown as it is.
func plain(lines []string) []piece {
	var out []piece
	left := plainBytes
	for from := 0; from < len(lines) && left > 0; from += plainBlockLines {
		to := min(from+plainBlockLines, len(lines))
		var b strings.Builder
		b.WriteString(plainStart + ` data-line="0">`)
		for _, l := range lines[from:to] {
			shown := cut(l, min(plainLineBytes, left))
			left = max(left-len(shown)-1, 0)
			b.WriteString(escape(shown))
			if len(shown) < len(l) {
				b.WriteString("…")
			}
			b.WriteByte('\n')
		}
		b.WriteString(plainEnd)
		out = append(out, piece{html: b.String(), line: from, lines: to - from})
	}
	return out
}

// cut shortens a line without cutting a character in two.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
