package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// typesetters render a text with the typography of both.
func typesetters(t *testing.T) (ours, theirs func(src string) string) {
	t.Helper()
	with := func(typography goldmark.Extender) func(string) string {
		m := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, typography))
		return func(src string) string {
			var b bytes.Buffer
			if err := m.Convert([]byte(src), &b); err != nil {
				t.Fatal(err)
			}
			return b.String()
		}
	}
	return with(typographer{For("hugo").prints()}), with(extension.Typographer)
}

// TestQuotesAreThoseOfGoldmark puts every row of a few characters through both
// typographies: a quote printed otherwise than the site prints it is a lie.
func TestQuotesAreThoseOfGoldmark(t *testing.T) {
	ours, theirs := typesetters(t)
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
			if got, want := ours(src), theirs(src); got != want {
				t.Fatalf("%q is %q, and on the site %q", src, got, want)
			}
		}
		if ours(all.String()) != theirs(all.String()) {
			t.Errorf("what is still open is counted otherwise from block to block beginning with %q", first)
		}
	}
}
