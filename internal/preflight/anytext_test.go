package preflight

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Whatever is in a text, a check ends, places are lines of it, and fixes fit.
func TestAnyTextCanBeChecked(t *testing.T) {
	a, err := txtar.ParseFile("testdata/faults/hugo.txtar")
	if err != nil {
		t.Fatal(err)
	}
	f := newBlog(t, a).facts()
	var posts []string
	for _, one := range rules() {
		posts = append(posts, one.wrong, one.right)
	}
	for _, file := range a.Files {
		if strings.HasSuffix(file.Name, ".md") {
			posts = append(posts, string(file.Data))
		}
	}
	pieces := strings.Split("---|+++|```|~~~|[|](|)|![|{{<|>}}|{%|%}|**|<!--|-->|<img |\"|'|#|\t|\n|\n\n|| a | b ||\n|\x00|é|글|\xff|[[|]]|<code>|http://localhost|file:|&#8203;|\\", "|")
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		text := posts[random.IntN(len(posts))]
		for range random.IntN(6) {
			at := random.IntN(len(text) + 1)
			to := min(at+random.IntN(4), len(text))
			text = text[:at] + pieces[random.IntN(len(pieces))] + text[to:]
		}
		lines := splitLines([]byte(text))
		if lines == nil {
			continue // no text
		}
		for _, found := range f.look(f.read("content/posts/walk.md", lines), f.on) {
			if found.Problem.Line < 0 || found.Problem.Line > len(lines) {
				t.Errorf("%q: %s is in line %d", text, found.Rule, found.Problem.Line)
			}
			if e := found.Fix; e != nil && (e.From < 0 || e.From > e.To || e.To > len(lines) || slices.ContainsFunc(e.Lines, func(l string) bool { return strings.Contains(l, "\n") })) {
				t.Errorf("%q: %s has the fix %+v", text, found.Rule, e)
			}
		}
	}
}
