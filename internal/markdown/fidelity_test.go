package markdown

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/yuin/goldmark"

	"penpush/internal/fidelity"
)

// TestPagesAreThoseOfTheGenerators compares with what each generator made of the
// same blocks; `make fidelity` asks them again.
func TestPagesAreThoseOfTheGenerators(t *testing.T) {
	source, _ := runtime.FuncForPC(reflect.ValueOf(goldmark.New).Pointer()).FileLine(0)
	spec, err := fidelity.Spec(filepath.Dir(source))
	if err != nil {
		t.Log("the specifications' examples are not on this machine: ", err)
	}
	blocks := append(fidelity.Own(), spec...)
	for _, generator := range []string{"hugo", "jekyll", "hexo", "eleventy", "astro", "vitepress", "gatsby", "docusaurus"} {
		data, err := os.ReadFile(filepath.Join("testdata", "fidelity", generator+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var golden fidelity.Golden
		if err := json.Unmarshal(data, &golden); err != nil {
			t.Fatal(err)
		}
		m := New(For(generator))
		same, all := 0, 0
		var other []string
		for _, b := range blocks {
			want, ok := golden.Pages[b.Name]
			if !ok {
				t.Errorf("%s was never asked about %q: run make fidelity", generator, b.Name)
			}
			if want == fidelity.Refused {
				continue
			}
			all++
			got, err := fidelity.Normal(render(t, m, b.Markdown))
			if err != nil {
				t.Fatal(err)
			}
			if fidelity.Keep(b, got) == want {
				same++
			} else {
				other = append(other, b.Name)
				if os.Getenv("DIFF") == generator {
					t.Logf("%s\n%s\n got %s\nwant %s", b.Name, b.Markdown, got, want)
				}
			}
		}
		t.Logf("%s %d of %d: %.2f %%", generator, same, all, 100*float64(same)/float64(all))
		_ = strings.Join(other, "\n")
	}
}
