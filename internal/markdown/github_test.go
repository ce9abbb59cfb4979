package markdown

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/yuin/goldmark"

	"penpush/internal/fidelity"
)

// TestGitHubExamples runs the examples of GitHub's extensions that lie beside
// goldmark's source. How a cell says that it is aligned does not count; one example
// is named: goldmark makes a table of a list item's line over "--" when the text ends
// in a newline, as posts do (table 14).
func TestGitHubExamples(t *testing.T) {
	source, _ := runtime.FuncForPC(reflect.ValueOf(goldmark.New).Pointer()).FileLine(0)
	m := New(Dialect{Without: Highlighting | Footnotes, HeadingIDs: NoIDs})
	all := 0
	for _, name := range []string{"table", "strikethrough", "tasklist", "linkify"} {
		data, err := os.ReadFile(filepath.Join(filepath.Dir(source), "extension", "_test", name+".txt"))
		if err != nil {
			t.Skip("the examples are not on this machine: ", err)
		}
		for i, part := range bytes.Split(data, []byte("//= = =")) {
			fields := bytes.Split(part, []byte("//- - - - - - - - -//\n"))
			if len(fields) != 3 {
				continue
			}
			all++
			src := strings.ReplaceAll(string(fields[1]), `\t`, "\t") // how that file writes a tab
			want, err := fidelity.Normal(string(fields[2]))
			if err != nil {
				t.Fatal(err)
			}
			if is, err := fidelity.Normal(render(t, m, src)); err != nil || is != want && (name != "table" || i+1 != 14) {
				t.Errorf("%s %d\n%s\n got %q\nwant %q", name, i+1, src, is, want)
			}
		}
	}
	if all < 40 {
		t.Errorf("only %d examples", all)
	}
}

// A hard break has no blanks before it, with bare addresses on too.
func TestAHardBreakHasNoBlanksBeforeIt(t *testing.T) {
	for _, src := range []string{"a  \nb", "a b   \nc", "https://a.org  \nb", "*a*  \nb"} {
		for _, generator := range []string{"hugo", "astro", "github", "hexo", "vitepress"} {
			if got := render(t, New(For(generator)), src); strings.Contains(got, " <br>") {
				t.Errorf("%s: %q gives %q", generator, src, got)
			}
		}
	}
}
