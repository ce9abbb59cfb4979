package frontmatter

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"penpush/internal/problem"
)

// The block on top of a file, whatever opens and closes it.
func TestWhatIsAFrontMatter(t *testing.T) {
	for _, c := range []struct {
		name, post string
		kind       Kind
		from, to   int
		title      string
	}{
		{"YAML", "---\ntitle: x\n---\nbody", YAML, 0, 3, "x"},
		{"trailing blanks", "---  \ntitle: x\n--- \nbody", YAML, 0, 3, "x"},
		{"dots close", "---\ntitle: x\n...\nbody\n---\n", YAML, 0, 3, "x"},
		{"nothing behind", "---\ntitle: x\n---", YAML, 0, 3, "x"},
		{"named", "---yaml\ntitle: x\n---\n", YAML, 0, 3, "x"},
		{"blank lines above", "\n\n---\ntitle: x\n---\n", YAML, 2, 5, "x"},
		{"an indented delimiter is a value's", "---\ntitle: x\nd: |\n  a\n  ---\n  b\n---\nbody", YAML, 0, 7, "x"},
		{"a longer line does not close", "---\ntitle: x\n----\n---\n", YAML, 0, 4, "x"},
		{"no fields", "---\n---\nbody", YAML, 0, 2, ""},
		{"comments only", "---\n# soon\n\n---\nbody", YAML, 0, 4, ""},
		{"TOML", "+++\ntitle = \"x\"\n+++\nbody", TOML, 0, 3, "x"},
		{"TOML in dashes", "---toml\ntitle = \"x\"\n---\nbody", TOML, 0, 3, "x"},
		{"JSON", "{\n\"title\": \"x\"\n}\n\nbody", JSON, 0, 3, "x"},
		{"JSON on one line", "{\"title\": \"x\"}\nbody", JSON, 0, 1, "x"},
		{"JSON with braces inside", "{\n\"a\": {\n\"b\": [\"}\"]\n},\n\"title\": \"x\"\n}\nbody", JSON, 0, 6, "x"},
		{"JSON in dashes", "---json\n{\"title\": \"x\"}\n---\n", JSON, 0, 3, "x"},
		{"JSON of Hexo", ";;;\n\"title\": \"x\"\n;;;\n", JSON, 0, 3, "x"},
		{"Hexo without an opening line", "title: x\ntags:\n- a\n---\nbody", YAML, 0, 4, "x"},
		{"Hexo with a longer one", "title: x\n-----\nbody", YAML, 0, 2, "x"},
		{"Pelican", "Title: x\nDate: 2024-01-02\n\nbody\n---\n", Pelican, 0, 3, "x"},
		{"Pelican to the end", "Title: x\nDate: 2024-01-02", Pelican, 0, 2, "x"},
		{"none", "# Words\n\nbody", None, 0, 0, ""},
		{"nothing", "", None, 0, 0, ""},
		{"a sentence with a colon", "Note: this is no field\n\nbody", None, 0, 0, ""},
		{"a heading with a line below", "Words: more\n---\nbody", None, 0, 0, ""},
		{"a rule", "---\n\nwords\n\n---\nmore", None, 0, 0, ""},
		{"a rule and a list", "---\n\n- one\n- two\n\n---\n", None, 0, 0, ""},
		{"a rule above words", "---\nSome words, and more.\n---\n", None, 0, 0, ""},
		{"a rule alone", "---\n\nwords", None, 0, 0, ""},
		{"a shortcode", "{{< x >}}\n", None, 0, 0, ""},
		{"Liquid", "{% include x %}\n", None, 0, 0, ""},
		{"a kramdown class", "{:.lead}\nwords", None, 0, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Read(strings.Split(c.post, "\n"))
			f, _ := d.Get("title")
			if f == nil {
				f = &Field{}
			}
			if d.Kind != c.kind || d.From != c.from || d.To != c.to || d.Body != c.to || f.Text != c.title {
				t.Errorf("%s, lines %d to %d, body %d, title %q (%v)", d.Kind, d.From, d.To, d.Body, f.Text, d.Problem)
			}
		})
	}
}

func TestTypes(t *testing.T) {
	block := `---
words: 가을 이야기
quoted: "no"
number: 3.5
on: true
shout: FALSE
yes: yes
day: 2024-01-02
time: 2024-01-02 10:00
date: "2024-01-02 10:00:00"
title: 2024-01-02
notdate: "2024-01-02"
nothing:
tilde: ~
list: [a, 2]
block:
- a
-
map: {a: b}
zone: 2024-01-02T10:00:00+09:00
misspelt: 2024-13-45
---`
	want := map[string]Type{
		"words": Text, "quoted": Text, "number": Number, "on": Bool, "shout": Bool, "yes": Text, "day": Date, "time": DateTime,
		"date": DateTime, "title": Text, "notdate": Date, "nothing": Null, "tilde": Null, "list": List, "block": List, "map": Map,
		"zone": DateTime, "misspelt": Text,
	}
	d := Read(strings.Split(block, "\n"))
	if d.Problem != nil || len(d.Fields) != len(want) {
		t.Fatalf("%v, %d fields", d.Problem, len(d.Fields))
	}
	for _, f := range d.Fields {
		if f.Type != want[f.Key] {
			t.Errorf("%s is shown as %s", f.Key, f.Type)
		}
	}
	if f, _ := d.Get("date"); f.Text != "2024-01-02 10:00:00" || f.Line != 10 || f.Style.Quote != `"` {
		t.Errorf("the date lost its text: %+v", f)
	}
	if f, _ := d.Get("block"); !slices.Equal(f.Items, []string{"a", ""}) || f.Line != 16 || f.EndLine != 18 {
		t.Errorf("the list: %+v", f)
	}
}

func TestStylesAreKnown(t *testing.T) {
	d := Read(strings.Split("---\na : 'x'\nb:\n    -  \"y\"\nc: [p,q]\n---", "\n"))
	want := []Style{
		{Quote: "'", Separator: " : "},
		{Quote: `"`, List: "block", Indent: 4, Gap: "  ", Separator: ": "},
		{List: "flow", Compact: true, Separator: ": "},
	}
	for i, f := range d.Fields {
		if f.Style != want[i] {
			t.Errorf("%s is written as %+v", f.Key, f.Style)
		}
	}
}

// What no parser reads is shown as it is, with its line and what to do.
func TestWhatCannotBeRead(t *testing.T) {
	for _, c := range []struct {
		post string
		code problem.Code
		line int
	}{
		{"---\ndate: 2024-01-02\ntitle: [공지] x\n---\n", problem.FrontMatterNeedsQuotes, 3},
		{"---\ntitle: @x\n---\n", problem.FrontMatterNeedsQuotes, 2},
		{"---\ntitle: a: b\n---\n", problem.FrontMatterNeedsQuotes, 2},
		{"---\ntitle: \"a\" b\n---\n", problem.FrontMatterNeedsQuotes, 2},
		{"---\ntitle: `a`\n---\n", problem.FrontMatterNeedsQuotes, 2},
		{"---\ntags:\n  - a\n  - @b\n---\n", problem.FrontMatterNeedsQuotes, 4},
		{"---\ntags:\n \t- a\n---\n", problem.FrontMatterUnreadable, 3},
		{"---\ntitle: x\npublished:flase\n---\n", problem.FrontMatterUnreadable, 3},
		{"---\ntitle: \"x\ndate: 2024-01-02\n---\n", problem.FrontMatterNeedsQuotes, 2},
		{"---\ntitle: x\ndate: 2024-01-02\n\nbody", problem.FrontMatterUnclosed, 1},
		{"+++\ntitle = x\n+++\n", problem.FrontMatterUnreadable, 2},
		{"+++\na = \"b\"\na = \"c\"\n+++\n", problem.FrontMatterUnreadable, 3},
		{"{\n\"a\": 1\n\"b\": 2\n}\n", problem.FrontMatterUnreadable, 3},
	} {
		d := Read(strings.Split(c.post, "\n"))
		if d.Problem == nil || d.Problem.Code != c.code || d.Problem.Line != c.line {
			t.Errorf("%q: %v", c.post, d.Problem)
		}
		for _, f := range d.Fields {
			if !f.ReadOnly || f.Reason == "" {
				t.Errorf("%q: %s can be edited", c.post, f.Key)
			}
		}
	}
	d := Read(strings.Split("---\ntitle: [공지] x\ndate: 2024-01-02\n---\n", "\n"))
	if f, _ := d.Get("title"); f == nil || f.Text != "[공지] x" || f.Type != Unreadable {
		t.Errorf("a list of posts could not show the title: %+v", f)
	}
	if f, _ := d.Get("date"); f == nil || f.Text != "2024-01-02" {
		t.Error("a list of posts could not show the date")
	}
}

// Hexo takes tabs at the beginning of a line for blanks, so such a block is read,
// and tells where they are for all others.
func TestTabsForBlanks(t *testing.T) {
	d := Read(strings.Split("---\ntitle: x\ntags:\n\t- a\n\t- \"b c\"\nimage:\n\tsrc: y.png\n---\n", "\n"))
	if d.Problem != nil || d.Tab != 4 {
		t.Fatalf("%v, a tab in line %d", d.Problem, d.Tab)
	}
	if f, ok := d.Get("tags"); !ok || !slices.Equal(f.Items, []string{"a", "b c"}) || f.ReadOnly {
		t.Errorf("tags are %+v", f)
	}
	if f, _ := d.Get("image"); f == nil || len(d.Inner(f)) != 1 || d.Inner(f)[0].Text != "y.png" {
		t.Errorf("image is %+v", f)
	}
	if d := Read(strings.Split("---\ntitle:\tx\nlist: [a,\n\tb]\n---\n", "\n")); d.Problem != nil || d.Tab != 0 {
		t.Errorf("tabs that YAML allows are called a fault: %v, %d", d.Problem, d.Tab)
	}
}

func TestInnerFields(t *testing.T) {
	for _, post := range []string{
		"+++\ntitle = \"x\"\n[taxonomies]\n\ntags = [\"a\", \"b\"]\n[extra]\nx = 1\n+++\n",
		"---\ntitle: x\ntaxonomies:\n\n  tags: [a, b]\nextra:\n  x: 1\n---\n",
	} {
		d := Read(strings.Split(post, "\n"))
		f, ok := d.Get("taxonomies")
		if !ok || f.Type != Map || !f.ReadOnly || f.Reason != problem.FieldMap {
			t.Fatalf("%+v", f)
		}
		inner := d.Inner(f)
		if len(inner) != 1 || inner[0].Key != "tags" || !slices.Equal(inner[0].Items, []string{"a", "b"}) || inner[0].Line != 5 {
			t.Errorf("%+v", inner)
		}
	}
}

func TestHeadReadsNoMoreThanItMust(t *testing.T) {
	body := strings.Repeat("A line of words.\n", 1000)
	for _, post := range []string{
		usual, "---\ntitle: x\n...\n", "+++\na = 1\n+++\n", "{\n\"a\": 1\n}\n", "Title: x\nDate: 2024-01-02\n\n", "title: x\n---\n",
		"# Words\n", "---\n\nA rule.\n\n---\n", "\ufeff---\ntitle: x\n---\n", "---\r\ntitle: x\r\n---\r\n", "---\nd: |\n  a\n  ---\n---\n",
	} {
		file := []byte(post + body)
		lines, enough := Head(file[:4096], false)
		if !enough {
			t.Errorf("%q: 4 kB are enough", post)
		}
		whole, _ := Head(file, true)
		a, b := Read(lines), Read(whole)
		if a.Kind != b.Kind || a.To != b.To || !reflect.DeepEqual(a.Fields, b.Fields) {
			t.Errorf("%q: the list shows %s %+v, the post has %s %+v", post, a.Kind, a.Fields, b.Kind, b.Fields)
		}
		for n := range len(post) {
			if lines, enough := Head(file[:n], false); enough && Read(lines).Kind != b.Kind {
				t.Errorf("%q: %d bytes were said to be enough", post, n)
			}
		}
	}
	if _, enough := Head([]byte("---\ntitle: x\ndescription: "+strings.Repeat("가", 2000)), false); enough {
		t.Error("a block that is still open needs more of the file")
	}
}

func TestWrite(t *testing.T) {
	fields := []NewField{
		{Key: "title", Value: Value{Text: "A: b"}, Style: Style{Separator: ":      "}},
		{Key: "author", Value: Value{Text: "Sumin"}, Style: Style{Quote: "'", Separator: ":     "}},
		{Key: "date", Value: Value{Type: DateTime, Text: "2024-01-02 10:00"}, Style: Style{Quote: `"`}},
		{Key: "tags", Value: Value{Items: []string{"a", "no"}}, Style: Style{List: "block", Indent: 4}},
		{Key: "categories", Value: Value{Items: []string{"x", "y"}}, Style: Style{List: "flow", Compact: true, Quote: `"`}},
		{Key: "draft", Value: Value{Type: Bool, Bool: true}},
		{Key: "cover", Value: Value{Type: Null}},
	}
	for _, c := range []struct {
		kind Kind
		want string
	}{
		{YAML, "---\ntitle:      \"A: b\"\nauthor:     'Sumin'\ndate: \"2024-01-02 10:00\"\ntags:\n    - a\n    - \"no\"\ncategories: [\"x\",\"y\"]\ndraft: true\ncover:\n---"},
		{Pelican, "title:      A: b\nauthor:     Sumin\ndate: 2024-01-02 10:00\ntags: a, no\ncategories: x,y\ndraft: true\ncover:\n"},
		{JSON, "{\n  \"title\": \"A: b\",\n  \"author\": \"Sumin\",\n  \"date\": \"2024-01-02 10:00\",\n  \"tags\": [\"a\", \"no\"],\n  \"categories\": [\"x\", \"y\"],\n  \"draft\": true,\n  \"cover\": null\n}"},
		{None, ""},
	} {
		if got := strings.Join(Write(c.kind, fields), "\n"); got != c.want {
			t.Errorf("%s:\n%s", c.kind, got)
		}
	}
	plain := []NewField{
		{Key: "title", Value: Value{Text: "x"}},
		{Key: "date", Value: Value{Type: Date, Text: "2024-01-02 10:00"}},
		{Key: "a b", Value: Value{Items: []string{}}},
		{Key: "none", Value: Value{Type: Null}},
	}
	if got := strings.Join(Write(TOML, plain), "\n"); got != "+++\ntitle = \"x\"\ndate = 2024-01-02 10:00:00\n\"a b\" = []\n+++" {
		t.Errorf("TOML:\n%s", got)
	}
}

func TestWordsBehindTheBraceKeepTheBlockAsItIs(t *testing.T) {
	lines := []string{`{"title": "x"} words`, "body"}
	if d := Read(lines); !problem.Is(d.Problem, problem.FrontMatterUnclosed) {
		t.Errorf("%s, %v", d.Kind, d.Problem)
	}
	if edits, err := Set(lines, "title", Value{Text: "y"}); err == nil {
		t.Errorf("another block would hide the first: %+v", edits)
	}
}
