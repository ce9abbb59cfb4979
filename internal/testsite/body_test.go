package testsite

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTextHasTheSizeThatABenchAsksFor(t *testing.T) {
	for _, n := range []int{0, 1, 7, 400, 14 << 10, 100 << 10, 1 << 20} {
		s := Text(n)
		if len(s) != n || !utf8.ValidString(s) {
			t.Errorf("asked for %d bytes, got %d", n, len(s))
		}
		if s != Text(n) {
			t.Errorf("two runs of %d bytes differ: measures could not be compared", n)
		}
		if n > 0 && !strings.HasSuffix(s, "\n") {
			t.Errorf("%d bytes end inside a line", n)
		}
	}
	s := Text(100 << 10)
	for _, want := range []string{"\n## ", "\n- ", "\n| ", "\n```go", "\n> ", "[^", "](https", "- [x]", "창문", "harbour"} {
		if !strings.Contains(s, want) {
			t.Errorf("a body of 100 kB has no %q, so a bench would not see it", want)
		}
	}
	if strings.Count(s, "```")%2 != 0 {
		t.Error("a code block stays open to the end")
	}
}
