package frontmatter

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"penpush/internal/problem"
	"penpush/internal/text"
)

func docs(posts ...string) []*Document {
	out := make([]*Document, len(posts))
	for i, p := range posts {
		out[i] = Read(strings.Split(p, "\n"))
	}
	return out
}

// TestANewFieldIsWrittenAsTheBlogDoes: a field that a post does not have yet looks
// as if its owner had written it.
func TestANewFieldIsWrittenAsTheBlogDoes(t *testing.T) {
	blog := Learn(docs(
		"---\nlayout: post\ntitle: \"하나\"\ndate: '2024-03-02 10:00'\ntags:\n    - a\nparams:\n  author: 'x'\n---",
		"---\nlayout: post\ntitle: \"둘\"\nSlug: two\ndate: '2024-03-01 10:00'\ntags:\n    - a\n    - b\nweight: 3\n---",
		"---\nlayout: post\ntitle: 셋\ntags: [a]\ndraft: true\nlinks: a b\n---",
		"---\ntitle: [broken\ntags: [z]\n---",
	))
	for _, c := range []struct {
		was, key string
		v        Value
		then     string
	}{
		{"title: x", "date", Value{Text: "2024-05-06"}, "title: x\ndate: '2024-05-06 00:00'"},
		{"title: x\ntags: []", "date", Value{Text: "2024-05-06T07:08:00"}, "title: x\ndate: '2024-05-06 07:08'\ntags: []"},
		{"tags: []", "title", Value{Text: "x"}, "title: \"x\"\ntags: []"},
		{"title: x\nunknown: 1", "layout", Value{Text: "page"}, "layout: page\ntitle: x\nunknown: 1"},
		{"title: x", "tags", Value{Items: []string{"q", "no"}}, "title: x\ntags:\n    - q\n    - \"no\""},
		{"title: x\ntags:", "tags", Value{Items: []string{"q"}}, "title: x\ntags:\n    - q"},
		{"title: x", "other", Value{Items: []string{"q"}}, "title: x\nother:\n    - q"},
		{"title: x", "draft", Value{Text: "false"}, "title: x\ndraft: false"},
		{"title: x", "weight", Value{Text: "12"}, "title: x\nweight: 12"},
		{"title: x", "slug", Value{Text: "s"}, "title: x\nSlug: s"},
		{"title: x", "links", Value{Text: "c d"}, "title: x\nlinks: c d"},
		{"title: x\nparams:\n  z: 1", "params.author", Value{Text: "Mira"}, "title: x\nparams:\n  z: 1\n  author: 'Mira'"},
		{"title: x", "updated", Value{Text: "2024-05-06"}, "title: x\nupdated: 2024-05-06 00:00"},
	} {
		lines := strings.Split("---\n"+c.was+"\n---\nBody", "\n")
		edits, err := blog.Set(lines, c.key, c.v)
		if got := strings.Join(apply(lines, edits), "\n"); err != nil || got != "---\n"+c.then+"\n---\nBody" {
			t.Errorf("%s into %q: %v\n%s", c.key, c.was, err, got)
		}
	}
	lines := strings.Split("---\ntitle: x\n---", "\n")
	for key, code := range map[string]problem.Code{"draft": problem.FieldNotSwitch, "weight": problem.FieldNotNumber, "date": problem.FieldNotDate} {
		if edits, err := blog.Set(lines, key, Value{Text: "soon"}); len(edits) > 0 || !problem.Is(err, code) {
			t.Errorf("%s, which holds something else in this blog: %v %v", key, edits, err)
		}
	}
	for key, typ := range map[string]Type{"draft": Bool, "published": Bool, "date": Date, "tags": List, "anything": Text} {
		if got := (Manner{}).Type(key); got != typ {
			t.Errorf("%s is %s to generators, not %s", key, typ, got)
		}
	}
}

func rename(key, name string) func([]string) ([]text.Edit, error) {
	return func(lines []string) ([]text.Edit, error) { return Rename(lines, key, name) }
}

func TestRename(t *testing.T) {
	tell(t, "---", []story{
		{"a key keeps its value and blanks", "tltle :   x # y\ndate: 2024-01-02", rename("tltle", "title"), "title :   x # y\ndate: 2024-01-02", ""},
		{"its quotes", "\"tltle\": x\n'a b': y", rename("tltle", "title"), "\"title\": x\n'a b': y", ""},
		{"its single quotes", "'a b': y", rename("a b", "it's"), "'it''s': y", ""},
		{"a list keeps its lines", "tag:\n  - a # x\n\n  - b\nz: 1", rename("tag", "tags"), "tags:\n  - a # x\n\n  - b\nz: 1", ""},
		{"a map too", "cover: # c\n  image: a\nz: 1", rename("cover", "hero"), "hero: # c\n  image: a\nz: 1", ""},
		{"a field in a map", "cover:\n  img: a\nz: 1", rename("cover.img", "image"), "cover:\n  image: a\nz: 1", ""},
		{"a text becomes a date by its key", "posted on: \"2024-01-02\"", rename("posted on", "date"), "date: \"2024-01-02\"", ""},
		{"another case of itself", "Title: x", rename("Title", "title"), "title: x", ""},
		{"a name that needs quotes", "a: x", rename("a", "b: c"), "\"b: c\": x", ""},
		{"one that is there", "a: x\nb: y", rename("a", "b"), "", problem.FieldDuplicate},
		{"one that nothing can say", "a: x", rename("a", ""), "", problem.FieldRefused},
		{"what is not there", "a: x", rename("b", "c"), "a: x", ""},
		{"what is only shown", "a: &x y", rename("a", "b"), "", problem.FieldReadOnly},
	})
	tell(t, "+++", []story{
		{"a table", "[params]\na = 1", rename("params", "extra"), "[extra]\na = 1", ""},
		{"but not half of one", "[params]\na = 1\n[params.b]\nc = 1", rename("params", "extra"), "", problem.FieldRefused},
		{"under a dotted key", "a.b = 1", rename("a.b", "c"), "a.c = 1", ""},
	})
}

func TestAListInANewOrder(t *testing.T) {
	tell(t, "---", []story{
		{"items keep quotes and comments", "tags:\n  - 'a' # one\n  # of b\n  - b\n  - \"c\" # three", list("tags", "c", "b", "a"), "tags:\n  # of b\n  - \"c\" # three\n  - b\n  - 'a' # one", ""},
		{"one moves to the front", "tags:\n- 'a'\n- b\n- \"c\"", list("tags", "c", "a", "b"), "tags:\n- \"c\"\n- 'a'\n- b", ""},
		{"in brackets", "tags: ['a', b,  \"c\"]", list("tags", "c", "b", "a"), "tags: [\"c\", b, 'a']", ""},
		{"one moves and one is new", "tags:\n- 'a' # x\n- b", list("tags", "b", "new", "a"), "tags:\n- b\n- new\n- 'a' # x", ""},
	})
}

func TestFieldsInMaps(t *testing.T) {
	tell(t, "---", []story{
		{"three levels down", "p:\n  author:\n    name: x # y\n  z: 1", words("p.author.name", "w"), "p:\n  author:\n    name: w # y\n  z: 1", ""},
		{"a map that is made", "title: x", words("cover.image", "a.png"), "title: x\ncover:\n  image: a.png", ""},
		{"a map that holds nothing yet", "cover: # later\nz: 1", words("cover.image", "a.png"), "cover: # later\n  image: a.png\nz: 1", ""},
		{"a list like the others around", "tags:\n    - a\np:\n  x: 1", list("p.tags", "b"), "tags:\n    - a\np:\n  x: 1\n  tags:\n      - b", ""},
		{"the last one goes", "p:\n  x: 1\nz: 1", unset("p.x"), "p:\nz: 1", ""},
		{"a key with a dot comes first", "a.b: 1\na:\n  b: 2", words("a.b", "3"), "a.b: 3\na:\n  b: 2", ""},
		{"nothing is in a text", "a: x", words("a.b", "y"), "", problem.FieldRefused},
		{"nothing goes from a text", "a: x", unset("a.b"), "a: x", ""},
		{"a map in braces is only shown", "a: {b: 1}", words("a.b", "2"), "", problem.FieldReadOnly},
		{"blank lines that a text keeps", "a:\n  keep: |+\n    x\n\nb: 1", words("a.new", "y"), "", problem.FieldRefused},
		{"one that leans on an anchor outside too", "x: &x 1\na:\n  b: *x\n  c: 2", words("a.c", "3"), "", problem.FieldReadOnly},
	})
	tell(t, "+++", []story{
		{"a table that is made", "title = \"x\"", words("extra.author", "y"), "title = \"x\"\n[extra]\nauthor = \"y\"", ""},
		{"a table in a table", "[a]\nx = 1\n[a.b]\ny = 2", words("a.b.y", "3"), "[a]\nx = 1\n[a.b]\ny = 3", ""},
		{"not the field of a table in it", "[a]\nx = 1\n[a.b]\ny = 2", words("a.y", "3"), "[a]\nx = 1\ny = \"3\"\n[a.b]\ny = 2", ""},
		{"a dotted key", "t = 1\na.b = \"x\" # y", words("a.b", "z"), "t = 1\na.b = \"z\" # y", ""},
		{"a list under one", "a . b = [\n 'x',\n]", add("a.b", "y"), "a . b = [\n 'x',\n 'y',\n]", ""},
		{"a dotted key goes", "a.b = 1\na.c = 2", unset("a.b"), "a.c = 2", ""},
		{"one of several tables is nobody's", "[[a]]\nx = 1\n[[a]]\nx = 2", words("a.x", "3"), "", problem.FieldReadOnly},
	})
	doc := Read(strings.Split("---\na: 1\np:\n  x: y\n  author:\n    name: z\n---", "\n"))
	if f, ok := doc.Lookup("p.author.name"); !ok || f.Text != "z" || f.Line != 6 {
		t.Errorf("%+v", f)
	}
	if inner := doc.InnerOf("p"); len(inner) != 2 || inner[1].Line != 5 || inner[1].EndLine != 6 {
		t.Errorf("%+v", inner)
	}
	if inner := doc.InnerOf("p.author"); len(inner) != 1 || inner[0].Key != "name" || inner[0].Line != 6 {
		t.Errorf("%+v", inner)
	}
	_, err := Set(strings.Split("---\na: 1\np:\n  x: &q y\n---", "\n"), "p.x", Value{Text: "z"})
	if p := problem.Of(err); p == nil || p.Line != 4 || !slices.Contains([]problem.Code{problem.FieldReadOnly}, p.Code) {
		t.Errorf("a refusal inside a map has the line in the file: %v", err)
	}
}

func TestTablesBelowATableAreSeenInIt(t *testing.T) {
	lines := strings.Split("+++\ntitle = \"T\"\n[params]\nauthor = \"Mira\"\n[params.deep]\nk = 1\n[params.deep.er]\nj = 2\n[[params.list]]\nx = 1\n+++\n", "\n")
	doc := Read(lines)
	var seen []string
	for _, f := range doc.InnerOf("params") {
		seen = append(seen, fmt.Sprintf("%s %s %d %s", f.Key, f.Type, f.Line, f.Reason))
	}
	if got := strings.Join(seen, ", "); got != "author text 4 , deep map 5 field-map, list map 9 field-nested-list" {
		t.Errorf("a writer would see %s", got)
	}
	if inner := doc.InnerOf("params.deep"); len(inner) != 2 || inner[0].Key != "k" || inner[1].Key != "er" || inner[1].Type != Map {
		t.Errorf("%+v", inner)
	}
	if edits, err := Set(lines, "params.deep.k", Value{Text: "3"}); err != nil || len(edits) != 1 || edits[0].Lines[0] != "k = 3" {
		t.Errorf("%+v, %v", edits, err)
	}
}
