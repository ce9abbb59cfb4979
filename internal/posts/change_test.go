package posts

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"penpush/internal/text"
)

func TestSeveralChangesBecomeEditsOfOnlyTheirLines(t *testing.T) {
	for range 2000 {
		was := make([]string, rand.IntN(12))
		for i := range was {
			was[i] = string(rune('a' + rand.IntN(4)))
		}
		ch := changing(was)
		for range rand.IntN(4) {
			from := rand.IntN(len(ch.lines) + 1)
			e := text.Edit{From: from, To: from + rand.IntN(len(ch.lines)-from+1), Lines: []string{}}
			for range rand.IntN(3) {
				e.Lines = append(e.Lines, string(rune('a'+rand.IntN(4))))
			}
			if err := ch.apply([]text.Edit{e}, nil); err != nil {
				t.Fatal(err)
			}
		}
		again := changing(was)
		if err := again.apply(ch.edits(), nil); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(again.lines, ch.lines) {
			t.Fatalf("%q should have become %q, edits %+v make %q", was, ch.lines, ch.edits(), again.lines)
		}
		full, err := text.Parse([]byte(strings.Join(was, "\n")))
		if err != nil {
			t.Fatal(err)
		}
		if len(was) > 0 {
			if err := full.Apply(ch.edits()); err != nil {
				t.Fatalf("edits that the editor refuses: %v", err)
			}
		}
	}
}
