package frontmatter

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"penpush/internal/problem"
	"penpush/internal/text"
)

// The corpus is testdata/posts: small posts in the shapes that blogs have, and in
// those that readers of front matter stumble over. testdata/posts.txt says of each
// what its fields are, which of them can be edited, and which edits that their
// type allows are refused: all others must succeed.
//
// To write posts.txt anew after adding a post, and read every changed line:
//
//	go test ./internal/frontmatter -run Corpus -update
var update = flag.Bool("update", false, "write testdata/posts.txt anew")

func TestCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/posts/*.md")
	if err != nil || len(files) < 120 {
		t.Fatalf("%d posts, %v", len(files), err)
	}
	said, err := os.ReadFile("testdata/posts.txt")
	if err != nil && !*update {
		t.Fatal(err)
	}
	var all strings.Builder
	made, refused := 0, 0
	var skimmer Skimmer
	for _, name := range files {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		post := strings.TrimSuffix(filepath.Base(name), ".md")
		holdStill(t, post, file, &skimmer)
		p := &trial{t: t, post: post, file: file}
		line := p.run()
		all.WriteString(line)
		if !*update && !strings.Contains("\n"+string(said), "\n"+line) {
			t.Errorf("not as posts.txt says:\n%s", line)
		}
		made, refused = made+p.made, refused+p.refused
	}
	if *update {
		if err := os.WriteFile("testdata/posts.txt", []byte(all.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := strings.Count(string(said), "\n"), strings.Count(all.String(), "\n"); got != want && !*update {
		t.Errorf("posts.txt has %d lines, the posts make %d", got, want)
	}
	t.Logf("%d posts, %d edits made, %d refused", len(files), made, refused)
}

// holdStill opens, lists and closes a post: not one byte changes.
func holdStill(t *testing.T, post string, file []byte, skimmer *Skimmer) {
	t.Helper()
	given := bytes.Clone(file)
	parsed, err := text.Parse(file)
	if err != nil {
		t.Fatalf("%s: %v", post, err)
	}
	lines := parsed.Lines()
	doc, skimmed := Read(lines), Skim(lines)
	if fmt.Sprintf("%+v", doc.Fields) != fmt.Sprintf("%+v", skimmed.Fields) {
		t.Errorf("%s: the list shows %+v where the post has %+v", post, skimmed.Fields, doc.Fields)
	}
	if again := skimmer.Skim(lines); again.Kind != doc.Kind || again.To != doc.To || fmt.Sprintf("%+v", again.Fields) != fmt.Sprintf("%+v", doc.Fields) {
		t.Errorf("%s: after another post the list shows %+v where it has %+v", post, again.Fields, doc.Fields)
	}
	head, enough := Head(file, true)
	if h := Read(head); !enough || fmt.Sprintf("%+v", h.Fields) != fmt.Sprintf("%+v", doc.Fields) {
		t.Errorf("%s: the head shows %+v where the post has %+v", post, h.Fields, doc.Fields)
	}
	if !bytes.Equal(parsed.Bytes(), given) || !bytes.Equal(file, given) {
		t.Errorf("%s: opened and closed, its bytes are others", post)
	}
}

// trial makes every edit in one post.
type trial struct {
	t             *testing.T
	post          string
	file          []byte
	made, refused int
	not           []string // edits that are refused although the type allows them
}

// run tells the post's line of posts.txt.
func (p *trial) run() string {
	parsed, err := text.Parse(p.file)
	if err != nil {
		p.t.Fatal(err)
	}
	doc := Read(parsed.Lines())
	var fields []string
	for i := range doc.Fields {
		fields = append(fields, p.field(doc.Fields[i], doc.Fields[i].Key))
		for _, inner := range doc.Inner(&doc.Fields[i]) {
			fields = append(fields, p.field(inner, doc.Fields[i].Key+"."+inner.Key))
		}
	}
	head := string(doc.Kind)
	if doc.Problem != nil {
		head += fmt.Sprintf(" %s in line %d", doc.Problem.Code, doc.Problem.Line)
	}
	for _, a := range []asked{
		{op: "set", key: "new text", value: Value{Text: "값: 하나"}},
		{op: "set", key: "new_switch", value: Value{Type: Bool, Bool: true}},
		{op: "set", key: "new_number", value: Value{Type: Number, Text: "7"}},
		{op: "set", key: "new_date", value: Value{Type: Date, Text: "2031-12-24"}},
		{op: "set", key: "new_list", value: Value{Type: List, Items: []string{"하나", "b: c"}}},
		{op: "add", key: "keywords", item: "new"},
		{op: "set", key: "fresh.inner", value: Value{Text: "x"}},
		{op: "unset", key: "not there"},
		{op: "rename", key: "not there", item: "x"},
	} {
		p.do(a, doc.Problem == nil && (doc.Kind == YAML || doc.Kind == TOML || doc.Kind == JSON && a.key != "fresh.inner"))
	}
	line := p.post + ": " + head
	if len(fields) > 0 {
		line += "\n\t" + strings.Join(fields, " | ")
	}
	if len(p.not) > 0 {
		line += "\n\trefuses " + strings.Join(p.not, " | ")
	}
	return line + "\n"
}

// field makes the edits of a field, and tells what it is.
func (p *trial) field(f Field, key string) string {
	p.natural(f, key)
	for _, v := range []Value{
		{Type: Text, Text: "새: 제목"},
		{Type: Text, Text: ""},
		{Type: Text, Text: "2024-01-01"},
		{Type: Text, Text: "two\nlines"},
		{Text: "plain"},
		{Text: "[a]"},
		{Type: Number, Text: "7"},
		{Type: Bool, Bool: !f.Bool},
		{Type: Date, Text: "2031-12-24"},
		{Type: DateTime, Text: "2031-12-24 18:30"},
		{Type: List, Items: []string{"하나", "b: c"}},
		{Type: List, Items: []string{}},
		{Type: Null},
	} {
		p.do(asked{op: "set", key: key, value: v}, false)
	}
	for _, a := range []asked{{op: "add", key: key, item: "new"}, {op: "remove", key: key, item: "a"}, {op: "set", key: key + ".inside", value: Value{Text: "x"}}} {
		p.do(a, false)
	}
	what := string(f.Type)
	if f.ReadOnly {
		what += ", read-only: " + string(f.Reason)
	}
	return fmt.Sprintf("%s (%s)", key, what)
}

// natural are the edits that the field's type allows. They succeed, unless
// posts.txt says otherwise.
func (p *trial) natural(f Field, key string) {
	must := !f.ReadOnly
	set := func(values ...Value) {
		for _, v := range values {
			p.do(asked{op: "set", key: key, value: v}, must)
		}
	}
	switch f.Type {
	case Text:
		set(Value{Type: Text, Text: "새: 제목"}, Value{Text: "plain words"}, Value{Type: Text, Text: "no"})
	case Number:
		set(Value{Text: "7"})
	case Bool:
		set(Value{Type: Bool, Bool: !f.Bool})
	case Date, DateTime:
		set(Value{Text: "2031-12-24"}, Value{Type: DateTime, Text: "2031-12-24 18:30"})
	case Null:
		set(Value{Type: Text, Text: "x"}, Value{Type: List, Items: []string{"x", "y"}})
	case List:
		turned := slices.Clone(f.Items)
		slices.Reverse(turned)
		set(Value{Items: turned}, Value{Items: append([]string{"first"}, f.Items...)}, Value{Items: []string{}})
		p.do(asked{op: "add", key: key, item: "새 것"}, must)
		for _, it := range f.Items {
			p.do(asked{op: "remove", key: key, item: it}, must)
		}
	case Map:
		must = f.Reason == problem.FieldMap
	}
	p.do(asked{op: "rename", key: key, item: "renamed"}, must)
	p.do(asked{op: "unset", key: key}, must && f.Type != Map)
}

func (p *trial) do(a asked, must bool) {
	switch err := a.check(p.file); {
	case errors.Is(err, errRefused):
		p.refused++
		if must {
			value := a.item
			if a.op == "set" {
				value = fmt.Sprintf("%s%s%v", a.value.Type, a.value.Text, a.value.Items)
			}
			p.not = append(p.not, strings.TrimSpace(fmt.Sprintf("%s %s %q", a.op, a.key, value)))
		}
	case err != nil:
		p.t.Errorf("%s: %s: %v", p.post, a, err)
	default:
		p.made++
	}
}
