package markdown

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"

	"penpush/internal/fidelity"
)

// floors are the shares that may not be fallen below, in hundredths of a percent.
func floors() map[string]int {
	return map[string]int{
		"hugo": 9950, "jekyll": 9950, "hexo": 9920, "eleventy": 9960, "astro": 9960,
		"vitepress": 9900, "gatsby": 9880, "docusaurus": 9780,
	}
}

// TestPagesAreThoseOfTheGenerators compares with what each generator made of the
// same blocks (`make fidelity` asks them again), and holds docs/dialects.md to the
// list of what differs.
func TestPagesAreThoseOfTheGenerators(t *testing.T) {
	source, _ := runtime.FuncForPC(reflect.ValueOf(goldmark.New).Pointer()).FileLine(0)
	spec, err := fidelity.Spec(filepath.Dir(source))
	if err != nil {
		t.Skip("the specifications' examples are not on this machine: ", err)
	}
	blocks := append(fidelity.Own(), spec...)
	named := namedInDocs(t)
	for generator, floor := range floors() {
		t.Run(generator, func(t *testing.T) {
			t.Parallel()
			other, all := differing(t, generator, blocks)
			same := all - len(other)
			t.Logf("%s: %d of %d blocks (%.2f %%)", generator, same, all, 100*float64(same)/float64(all))
			if same*10000 < floor*all {
				t.Errorf("%d of %d blocks are as the site shows them, less than %d hundredths of a percent", same, all, floor)
			}
			if !slices.Equal(other, named[generator]) {
				t.Errorf("docs/dialects.md names other blocks of %s than these:\n%s", generator, strings.Join(other, " · "))
			}
		})
	}
}

// differing names the blocks that the preview has otherwise than the generator. With
// DIFF=generator both pages are printed.
func differing(t *testing.T, generator string, blocks []fidelity.Block) (other []string, all int) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "fidelity", generator+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var golden fidelity.Golden
	if err := json.Unmarshal(data, &golden); err != nil {
		t.Fatal(err)
	}
	m := New(For(generator))
	other = []string{}
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
			continue
		}
		other = append(other, b.Name)
		if os.Getenv("DIFF") == generator {
			t.Logf("%s\n%s\n got %s\nwant %s", b.Name, b.Markdown, got, want)
		}
	}
	return other, all
}

var (
	docSection = regexp.MustCompile(`(?m)^### (\w+)$`)
	docName    = regexp.MustCompile("`([^`]+)`")
)

// namedInDocs reads the names below each generator's heading.
func namedInDocs(t *testing.T) map[string][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "docs", "dialects.md"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	marks := docSection.FindAllSubmatchIndex(data, -1)
	for i, mark := range marks {
		end := len(data)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		names := []string{}
		for _, line := range strings.Split(string(data[mark[1]:end]), "\n") {
			if strings.HasPrefix(line, "- ") {
				for _, m := range docName.FindAllStringSubmatch(line, -1) {
					names = append(names, m[1])
				}
			}
		}
		out[string(data[mark[2]:mark[3]])] = names
	}
	return out
}

// Every block has a name of its own.
func TestBlocksHaveNames(t *testing.T) {
	seen := map[string]bool{}
	own := fidelity.Own()
	if len(own) < 300 {
		t.Errorf("only %d blocks", len(own))
	}
	for _, b := range own {
		if seen[b.Name] {
			t.Errorf("%q is the name of two blocks", b.Name)
		}
		seen[b.Name] = true
	}
}
