package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// oursAndGoldmarks renders a text with the typography of both.
func oursAndGoldmarks(t *testing.T, src string) (ours, theirs string) {
	t.Helper()
	convert := func(typography goldmark.Extender) string {
		var b bytes.Buffer
		if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, typography)).Convert([]byte(src), &b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	return convert(typographer{For("hugo").prints()}), convert(extension.Typographer)
}

// TestQuotesAreThoseOfGoldmark puts every row of a few characters through both
// typographies: a quote printed otherwise than the site prints it is a lie.
func TestQuotesAreThoseOfGoldmark(t *testing.T) {
	parts := []string{`'`, `"`, "-", ".", "<", ">", " ", "\n", "\n\n", "a", "s", "t", "ve", "90s", "한", "(", "*", `\`}
	var all strings.Builder
	var grow func(s string, left int)
	grow = func(s string, left int) {
		if left == 0 {
			all.WriteString(s + "\n\n")
			return
		}
		for _, p := range parts {
			grow(s+p, left-1)
		}
	}
	grow("", 2)
	for _, first := range parts {
		all.Reset()
		grow(first, 2)
		grow("x"+first, 2)
		grow(`"'`+first, 2)
		for _, src := range strings.Split(all.String(), "\n\n") {
			if ours, theirs := oursAndGoldmarks(t, src); ours != theirs {
				t.Fatalf("%q is %q, and on the site %q", src, ours, theirs)
			}
		}
		if ours, theirs := oursAndGoldmarks(t, all.String()); ours != theirs {
			t.Errorf("what is still open is counted otherwise from block to block beginning with %q", first)
		}
	}
}
