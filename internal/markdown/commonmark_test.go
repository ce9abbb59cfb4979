package markdown

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"testing"

	"github.com/yuin/goldmark"
)

// commonMark is the Markdown of the specification, and nothing else.
func commonMark() *Markdown {
	return New(Options{Without: Everything &^ RawHTML, HeadingIDs: NoIDs})
}

func render(t testing.TB, m *Markdown, src string) string {
	t.Helper()
	var b bytes.Buffer
	if err := m.Render(&b, []byte(src), m.Parse([]byte(src))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// voidElement is <br /> or <br>, which mean the same.
var voidElement = regexp.MustCompile(`(<(?:br|hr|img)\b[^>]*?)\s*/?>`)

// TestCommonMarkExamples runs the specification's own examples (0.31.2), which
// lie beside goldmark's source.
func TestCommonMarkExamples(t *testing.T) {
	source, _ := runtime.FuncForPC(reflect.ValueOf(goldmark.New).Pointer()).FileLine(0)
	data, err := os.ReadFile(filepath.Join(filepath.Dir(source), "_test", "spec.json"))
	if err != nil {
		t.Skip("the examples are not on this machine: ", err)
	}
	var examples []struct {
		Markdown, HTML string
		Example        int
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) != 652 {
		t.Errorf("%d examples instead of 652", len(examples))
	}
	m := commonMark()
	for _, e := range examples {
		want := voidElement.ReplaceAllString(e.HTML, "$1>")
		if got := voidElement.ReplaceAllString(render(t, m, e.Markdown), "$1>"); got != want {
			t.Errorf("example %d\n%s\n got %q\nwant %q", e.Example, e.Markdown, got, want)
		}
	}
}
