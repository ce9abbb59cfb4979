package frontmatter

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"penpush/internal/problem"
	"penpush/internal/text"
)

// story is one change of a field: the lines of a block (the delimiters are put
// around it), what is asked, and the lines then. An empty then is a refusal with
// the code.
type story struct {
	name string
	was  string
	do   func(lines []string) ([]text.Edit, error)
	then string
	code problem.Code
}

func to(key string, v Value) func([]string) ([]text.Edit, error) {
	return func(lines []string) ([]text.Edit, error) { return Set(lines, key, v) }
}

func words(key, s string) func([]string) ([]text.Edit, error) { return to(key, Value{Text: s}) }

func list(key string, items ...string) func([]string) ([]text.Edit, error) {
	return to(key, Value{Type: List, Items: append([]string{}, items...)})
}

func add(key, item string) func([]string) ([]text.Edit, error) {
	return func(lines []string) ([]text.Edit, error) { return AddItem(lines, key, item) }
}

func remove(key, item string) func([]string) ([]text.Edit, error) {
	return func(lines []string) ([]text.Edit, error) { return RemoveItem(lines, key, item) }
}

func unset(key string) func([]string) ([]text.Edit, error) {
	return func(lines []string) ([]text.Edit, error) { return Unset(lines, key) }
}

func tell(t *testing.T, fence string, stories []story) {
	t.Helper()
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			wrap := func(block string) []string {
				return strings.Split(fence+"\n"+block+"\n"+fence+"\n\nThe body.  \n---\n", "\n")
			}
			lines := wrap(s.was)
			edits, err := s.do(lines)
			if s.then == "" {
				if !problem.Is(err, s.code) || len(edits) > 0 {
					t.Fatalf("was to be refused with %s, got %v and %+v", s.code, err, edits)
				}
				return
			}
			if err != nil {
				t.Fatalf("refused: %v", err)
			}
			if got := apply(lines, edits); !slices.Equal(got, wrap(s.then)) {
				t.Errorf("the post became\n%s", strings.Join(got, "\n"))
			}
			for _, e := range edits {
				for i := e.From; i < e.To && i-e.From < len(e.Lines); i++ {
					if lines[i] == e.Lines[i-e.From] {
						t.Errorf("line %d is named and stays the same", i+1)
					}
				}
			}
		})
	}
}

func TestYAMLTextKeepsItsForm(t *testing.T) {
	tell(t, "---", []story{
		{"plain stays plain", "title: old", words("title", "새 제목"), "title: 새 제목", ""},
		{"double quotes stay", `title: "old"`, words("title", `say "hi" \o/`), `title: "say \"hi\" \\o/"`, ""},
		{"single quotes stay", "title: 'old'", words("title", "it's"), "title: 'it''s'", ""},
		{"a blank before the colon stays", "cover : './a.png'", words("cover", "./b.png"), "cover : './b.png'", ""},
		{"alignment stays", "layout:     post\ntitle:      \"a\"", words("title", "b"), "layout:     post\ntitle:      \"b\"", ""},
		{"comment and trailing blanks stay", "title: old  # mine ", words("title", "new"), "title: new  # mine ", ""},
		{"trailing blanks stay", "title: old   ", words("title", "new"), "title: new   ", ""},
		{"a list that is indented by tabs", "title: x\ntags:\n\t- a\n\t- b # why", list("tags", "a", "c", "b"), "title: x\ntags:\n\t- a\n\t- c\n\t- b # why", ""},
		{"another field beside tabs", "title: x\ntags:\n\t- a", words("title", "z"), "title: z\ntags:\n\t- a", ""},
		{"a new field behind tabs", "title: x\ntags:\n\t- a", words("slug", "z"), "title: x\ntags:\n\t- a\nslug: z", ""},
		{"a field in a map below a tab", "title: x\nimage:\n\tsrc: a.png", words("image.src", "b.png"), "title: x\nimage:\n\tsrc: b.png", ""},
		{"a tab after the colon stays", "title:\told", words("title", "new"), "title:\tnew", ""},
		{"a key with nothing gets its text", "title:\ntags: [a]", words("title", "new"), "title: new\ntags: [a]", ""},
		{"a key with blanks behind it too", "title:  ", words("title", "new"), "title:  new", ""},
		{"a key with a comment behind it too", "title: # later", words("title", "new"), "title: new # later", ""},
		{"blanks inside quotes are words", `title: " old "`, words("title", " new "), `title: " new "`, ""},
		{"an empty text is quoted", "title: old", words("title", ""), `title: ""`, ""},
		{"the same text changes nothing", "title:   'old'  ", words("title", "old"), "title:   'old'  ", ""},
		{"a capitalised key is found", "Title: old", words("title", "new"), "Title: new", ""},
		{"the exact key comes first", "Title: a\ntitle: b", words("title", "c"), "Title: a\ntitle: c", ""},
		{"a quoted key is found", "\"title\": old", words("title", "new"), "\"title\": new", ""},
		{"a key in Korean is found", "설명: old", words("설명", "새"), "설명: 새", ""},
		{"a title that looks like a number is words", "title: 1984", words("title", "Animal Farm"), "title: Animal Farm", ""},
		{"indented fields are found", "  title: old\n  slug: x", words("title", "new"), "  title: new\n  slug: x", ""},
		{"folded text stays folded", "d: >-\n  one\n  two\ne: 1", words("d", "three"), "d: >-\n  three\ne: 1", ""},
		{"literal text stays literal", "d: |\n    one\ne: 1", words("d", "two\n\nthree"), "d: |\n    two\n\n    three\ne: 1", ""},
		{"plain text over two lines becomes one", "d: one\n  two\ne: 1", words("d", "three"), "d: three\ne: 1", ""},
		{"quoted text over two lines becomes one", "d: 'one\n  two' # x\ne: 1", words("d", "three"), "d: 'three' # x\ne: 1", ""},
		{"several lines in quotes", "title: 'old'", words("title", "a\nb"), `title: "a\nb"`, ""},
	})
}

func TestYAMLTextIsQuotedWhenPlainWouldChangeIt(t *testing.T) {
	for _, s := range []string{
		"no", "Yes", "on", "y", "null", "~", "true", "False", "1.0", "007", "1_000", "1,000", "0x1F", "1e3", ".5", "10:30", ".inf",
		"2024-01-01", "2024-01-01 10:00", "2024/01/01", "@x", "a: b", "a:", "#", "a #b", " a", "a ", "- a", "-", "? a", "[공지] x", "{x}", "&a", "*a",
		"!a", "|", ">", "%a", "`a`", "'a", "\"a", ", a", "=", "<<", "--- a", "...", "a\tb", "\ttab", "a\u0085b", "a\u2028b", "a\x7fb", "\ufeffa",
	} {
		lines := strings.Split("---\ntitle: old\n---", "\n")
		edits, err := Set(lines, "title", Value{Type: Text, Text: s})
		if err != nil {
			t.Errorf("%q: %v", s, err)
			continue
		}
		line := edits[0].Lines[0]
		if !strings.HasPrefix(line, `title: "`) {
			t.Errorf("%q would be taken for something else: %s", s, line)
		}
		f, _ := Read(apply(lines, edits)).Get("title")
		if f.Type != Text || f.Text != s {
			t.Errorf("%q is read as %s %q", s, f.Type, f.Text)
		}
	}
	for _, s := range []string{"a b", "Go 1.22", "C++ & C", "a:b", "http://x.y/z", "it's", `say "hi"`, "a#b", "3D로 그리기", "한글, 쉼표", "(x)", "a - b", "이야기?", "…", "-ish"[1:]} {
		lines := strings.Split("---\ntitle: old\n---", "\n")
		edits, err := Set(lines, "title", Value{Text: s})
		if err != nil || edits[0].Lines[0] != "title: "+s {
			t.Errorf("%q needs no quotes: %+v %v", s, edits, err)
		}
	}
}

func TestDatesKeepTheirShape(t *testing.T) {
	for _, c := range [][3]string{
		{"2023-12-30", "2024-05-06", "2024-05-06"},
		{`"2023-12-30 13:00"`, "2024-05-06 07:08", `"2024-05-06 07:08"`},
		{`"2023-12-30 13:00"`, "2024-05-06T07:08:00Z", `"2024-05-06 07:08"`},
		{"'2023-12-30'", "2024-05-06", "'2024-05-06'"},
		{"2023-12-30 13:00:00", "2024-05-06", "2024-05-06 13:00:00"},
		{"2023-12-30 13:00:00", "2024-05-06 07:08", "2024-05-06 07:08:00"},
		{"2023-12-30T13:00:00+09:00", "2024-05-06T07:08", "2024-05-06T07:08:00+09:00"},
		{"2023-12-30T13:00:00+09:00", "2024-05-05T22:08:00Z", "2024-05-06T07:08:00+09:00"},
		{"2023-12-30 13:00:00 +0900", "2024-05-06 07:08", "2024-05-06 07:08:00 +0900"},
		{"2023-12-30T13:00:00.000Z", "2024-05-06T07:08", "2024-05-06T07:08:00.000Z"},
		{"2023/12/30", "2024-05-06", "2024/05/06"},
		{"2023-1-2", "2024-05-06", "2024-5-6"},
		{"Jul 08 2022", "2024-05-06", "May 06 2024"},
		{"2023-12-30", "2024-05-06 07:08", "2024-05-06 07:08"},
		{"", "2024-05-06", "2024-05-06"},
	} {
		lines := strings.Split("---\ntitle: x\ndate: "+c[0]+"\n---", "\n")
		edits, err := Set(lines, "date", Value{Text: c[1]})
		if err != nil || len(edits) != 1 || !slices.Equal(edits[0].Lines, []string{"date: " + c[2]}) {
			t.Errorf("%s set to %s: %+v %v, expected %s", c[0], c[1], edits, err, c[2])
		}
	}
}

func TestYAMLOtherValues(t *testing.T) {
	tell(t, "---", []story{
		{"a switch", "draft: true # yet", to("draft", Value{Type: Bool}), "draft: false # yet", ""},
		{"a word that was a switch once becomes one", "published: no # yet", words("published", "true"), "published: true # yet", ""},
		{"a word is a word when words are asked", "answer: no", words("answer", "yes, true"), "answer: yes, true", ""},
		{"true in quotes stays a text", "draft: 'no'", words("draft", "true"), "draft: 'true'", ""},
		{"a switch keeps its letters", "draft: True", to("draft", Value{Type: Bool}), "draft: False", ""},
		{"a switch takes words", "draft: true", words("draft", "false"), "draft: false", ""},
		{"and no others", "draft: true", words("draft", "maybe"), "", problem.FieldNotSwitch},
		{"a number", "weight: 3", words("weight", "12"), "weight: 12", ""},
		{"and no words", "weight: 3", words("weight", "heavy"), "", problem.FieldNotNumber},
		{"a date is no word", "date: 2024-01-02", words("date", "soon"), "", problem.FieldNotDate},
		{"unless it is asked to be", "date: 2024-01-02", to("date", Value{Type: Text, Text: "soon"}), "date: soon", ""},
		{"nothing at all", "cover: x # y", to("cover", Value{Type: Null}), "cover: # y", ""},
		{"take a field away", "a: 1\n# of b\nb:\n  - x\n  - y\nc: 2", unset("b"), "a: 1\n# of b\nc: 2", ""},
		{"take away what is not there", "a: 1", unset("b"), "a: 1", ""},
		{"a new field is the last", "title: x\n\n# end", words("slug", "s"), "title: x\nslug: s\n\n# end", ""},
		{"in quotes where others are", "title: 'x'\nauthor: 'y'", words("slug", "z"), "title: 'x'\nauthor: 'y'\nslug: 'z'", ""},
		{"in the column of the others", "layout:     post\ntitle:      x", to("draft", Value{Type: Bool, Bool: true}), "layout:     post\ntitle:      x\ndraft:      true", ""},
		{"in a block without fields", "# nothing yet", words("title", "x"), "title: x\n# nothing yet", ""},
		{"behind another", "title: x\ndate: 2024-01-02\ntags: []", func(l []string) ([]text.Edit, error) {
			return SetAfter(l, "draft", Value{Type: Bool, Bool: true}, "date")
		}, "title: x\ndate: 2024-01-02\ndraft: true\ntags: []", ""},
		{"with a key that needs quotes", "title: x", words("a: b", "s"), "title: x\n\"a: b\": s", ""},
		{"a field in a map", "cover:\n  image: a.png # x\n  alt: y", words("cover.image", "b.png"), "cover:\n  image: b.png # x\n  alt: y", ""},
		{"a new field in a map", "cover:\n  image: a.png\nz: 1", words("cover.alt", "s"), "cover:\n  image: a.png\n  alt: s\nz: 1", ""},
		{"a list in a map", "taxonomies:\n  tags:\n    - a", add("taxonomies.tags", "b"), "taxonomies:\n  tags:\n    - a\n    - b", ""},
	})
}

func TestYAMLLists(t *testing.T) {
	tell(t, "---", []story{
		{"an item more is a line more", "tags:\n    - a\n    - b\nz: 1", add("tags", "c"), "tags:\n    - a\n    - b\n    - c\nz: 1", ""},
		{"at the key's column", "tags:\n- a\n- b", add("tags", "c"), "tags:\n- a\n- b\n- c", ""},
		{"with the neighbour's gap and quotes", "tags:\n  -   \"a\"  # first", add("tags", "b"), "tags:\n  -   \"a\"  # first\n  -   \"b\"", ""},
		{"in quotes when it must", "tags:\n  - a", add("tags", "no"), "tags:\n  - a\n  - \"no\"", ""},
		{"before a comment behind the list", "tags:\n  - a\n# of z\nz: 1", add("tags", "b"), "tags:\n  - a\n  - b\n# of z\nz: 1", ""},
		{"an item that is there", "tags:\n  - a", add("tags", "a"), "tags:\n  - a", ""},
		{"an item less", "tags:\n  - a\n  - b # x\n  - c", remove("tags", "b"), "tags:\n  - a\n  - c", ""},
		{"the last item leaves an empty list", "tags: # mine\n  - a\nz: 1", remove("tags", "a"), "tags: [] # mine\nz: 1", ""},
		{"with blanks behind the key", "tags: \n  - a", remove("tags", "a"), "tags: []", ""},
		{"an item in the place of another", "tags:\n  - a # x\n  - 'b'\n  - c", list("tags", "a", "d", "c"), "tags:\n  - a # x\n  - 'd'\n  - c", ""},
		{"in front of all", "tags:\n  - b", list("tags", "a", "b"), "tags:\n  - a\n  - b", ""},
		{"a new order", "tags:\n  - a\n  - b\n  - c", list("tags", "c", "a", "b"), "tags:\n  - c\n  - a\n  - b", ""},
		{"comments between stay", "tags:\n  - a\n  # of b\n  - b", add("tags", "c"), "tags:\n  - a\n  # of b\n  - b\n  - c", ""},
		{"an item with nothing stays", "tags:\n  -\n  - b", add("tags", "c"), "tags:\n  -\n  - b\n  - c", ""},
		{"brackets stay", "tags: [a, b] # x", add("tags", "c"), "tags: [a, b, c] # x", ""},
		{"without blanks", `tags: ["a","b"]`, add("tags", "c"), `tags: ["a","b","c"]`, ""},
		{"with blanks inside", "tags: [ 'a' , 'b' ]", add("tags", "c"), "tags: [ 'a' , 'b' , 'c' ]", ""},
		{"with a comma at the end", "tags: [a, b,]", add("tags", "c"), "tags: [a, b, c,]", ""},
		{"a comma in an item", "tags: [a]", add("tags", "b, c"), `tags: [a, "b, c"]`, ""},
		{"brackets lose one", "tags: [a,  b, c]", remove("tags", "b"), "tags: [a,  c]", ""},
		{"brackets lose the first", "tags: [ a, b]", remove("tags", "a"), "tags: [ b]", ""},
		{"brackets lose all", "tags: [ a ]", remove("tags", "a"), "tags: []", ""},
		{"empty brackets", "tags: []", add("tags", "a"), "tags: [a]", ""},
		{"brackets over lines", "tags: [\n  a,\n  b\n]", remove("tags", "a"), "tags: [\n  b\n]", ""},
		{"brackets over lines get one", "tags: [\n  a,\n  b,\n]", add("tags", "c"), "tags: [\n  a,\n  b,\n  c,\n]", ""},
		{"a key with nothing becomes a list like others", "categories:\n    - x\ntags:", add("tags", "a"), "categories:\n    - x\ntags:\n    - a", ""},
		{"or like other brackets", "categories: [\"x\",\"y\"]\ntags:", list("tags", "a", "b"), "categories: [\"x\",\"y\"]\ntags: [\"a\",\"b\"]", ""},
		{"a new list like others", "categories:\n- x\ntitle: y", list("tags", "a"), "categories:\n- x\ntitle: y\ntags:\n- a", ""},
		{"one word becomes a list", "tags: a", add("tags", "b"), "tags: [a, b]", ""},
		{"several words are nobody's list", "tags: a b", add("tags", "c"), "", problem.FieldUnclearList},
		{"a list becomes text", "tags:\n  - a\n  - b", to("tags", Value{Type: Text, Text: "a"}), "tags: a", ""},
	})
}

func TestYAMLThatIsOnlyShown(t *testing.T) {
	for _, c := range []struct {
		was, key string
		reason   problem.Code
	}{
		{"title: &t old", "title", problem.FieldAnchor},
		{"a: &t old\ntitle: *t", "title", problem.FieldAnchor},
		{"a: &a {x: 1}\n<<: *a", "<<", problem.FieldAnchor},
		{"title: !!str 12", "title", problem.FieldTag},
		{"title: {a: b}", "title", problem.FieldMap},
		{"title:\n  a: b", "title", problem.FieldMap},
		{"title: a\ntitle: b", "title", problem.FieldDuplicate},
		{"title:\n  far below", "title", problem.FieldSeveralLines},
		{"title: |2\n   x", "title", problem.FieldSeveralLines},
		{"title: |+\n  x\n", "title", problem.FieldSeveralLines},
		{"tags: [a, [b]]", "tags", problem.FieldNestedList},
		{"tags:\n  - a: b\n    c: d", "tags", problem.FieldNestedList},
		{"tags:\n  - a\n  - - b", "tags", problem.FieldNestedList},
		{"tags:\n  - a\n    b", "tags", problem.FieldNestedList},
		{"tags: [a, &x b]", "tags", problem.FieldAnchor},
		{"? title\n: x", "title", problem.FieldUnclear},
	} {
		lines := strings.Split("---\n"+c.was+"\n---", "\n")
		doc := Read(lines)
		f, ok := doc.Get(c.key)
		if doc.Problem != nil || !ok || !f.ReadOnly || f.Reason != c.reason {
			t.Errorf("%q: %+v %v", c.was, f, doc.Problem)
			continue
		}
		for _, do := range []func([]string) ([]text.Edit, error){words(c.key, "x"), list(c.key, "x"), unset(c.key)} {
			if edits, err := do(lines); len(edits) > 0 || !problem.Is(err, problem.FieldReadOnly) {
				t.Errorf("%q was changed: %+v %v", c.was, edits, err)
			}
		}
	}
}

func TestTOML(t *testing.T) {
	tell(t, "+++", []story{
		{"text", `title = "old" # x`, words("title", `a "b"`), `title = "a \"b\"" # x`, ""},
		{"literal text", `title = 'old'`, words("title", `C:\x`), `title = 'C:\x'`, ""},
		{"literal text that cannot be", `title = 'old'`, words("title", "it's"), `title = "it's"`, ""},
		{"text over lines", "d = \"\"\"\none\ntwo\"\"\"\ne = 1", words("d", "three"), "d = \"three\"\ne = 1", ""},
		{"aligned", "title   = \"a\"\ndate    = 2024-01-02", words("title", "b"), "title   = \"b\"\ndate    = 2024-01-02", ""},
		{"a date of its own", "date = 2024-01-02T03:04:05+09:00", words("date", "2025-06-07 08:09"), "date = 2025-06-07T08:09:00+09:00", ""},
		{"a date in quotes", `date = "2024-01-02"`, words("date", "2025-06-07"), `date = "2025-06-07"`, ""},
		{"a switch", "draft = true", to("draft", Value{Type: Bool}), "draft = false", ""},
		{"brackets", `tags = [ "a","b" ]`, add("tags", "c"), `tags = [ "a","b","c" ]`, ""},
		{"brackets over lines", "tags = [\n  \"a\",\n]", add("tags", "b"), "tags = [\n  \"a\",\n  \"b\",\n]", ""},
		{"brackets with comments", "tags = [\n  \"a\", # x\n  \"b\",\n  \"c\",\n]", remove("tags", "c"), "tags = [\n  \"a\", # x\n  \"b\",\n]", ""},
		{"a comment would go", "tags = [\n  \"a\", # x\n  \"b\",\n]", remove("tags", "b"), "", problem.FieldRefused},
		{"a new field before the table", "title = \"a\"\n\n[extra]\nx = 1", words("slug", "b"), "title = \"a\"\nslug = \"b\"\n\n[extra]\nx = 1", ""},
		{"before a table with nothing in front", "[extra]\nx = 1", words("slug", "b"), "slug = \"b\"\n[extra]\nx = 1", ""},
		{"never behind a table", "title = \"a\"\n[extra]\nx = 1", func(l []string) ([]text.Edit, error) {
			return SetAfter(l, "slug", Value{Text: "b"}, "extra")
		}, "title = \"a\"\nslug = \"b\"\n[extra]\nx = 1", ""},
		{"a new date", `title = "a"`, to("date", Value{Type: DateTime, Text: "2024-01-02 03:04"}), "title = \"a\"\ndate = 2024-01-02 03:04:00", ""},
		{"a field in a table", "[taxonomies]\ntags = [\"a\"]\n[extra]\nx = 1", add("taxonomies.tags", "b"), "[taxonomies]\ntags = [\"a\", \"b\"]\n[extra]\nx = 1", ""},
		{"a new field in a table", "[extra]\nx = 1", to("extra.math", Value{Type: Bool, Bool: true}), "[extra]\nx = 1\nmath = true", ""},
		{"nothing", `title = "a"`, to("title", Value{Type: Null}), "", problem.FieldRefused},
		{"a table as a whole", "[extra]\nx = 1", words("extra", "x"), "", problem.FieldReadOnly},
		{"a dotted key", "a.b = 1", words("a", "x"), "", problem.FieldReadOnly},
	})
}

func TestJSON(t *testing.T) {
	tell(t, ";;;", []story{
		{"a value", "{\n  \"title\" : \"old\",\n  \"n\": 1\n}", words("title", "a \"b\""), "{\n  \"title\" : \"a \\\"b\\\"\",\n  \"n\": 1\n}", ""},
		{"the last value", "{\n  \"n\": 1\n}", words("n", "2"), "{\n  \"n\": 2\n}", ""},
		{"a list", "{\n  \"tags\": [\"a\"]\n}", add("tags", "b"), "{\n  \"tags\": [\"a\", \"b\"]\n}", ""},
		{"a new field touches no other line", "{\n  \"a\": 1,\n  \"b\": 2\n}", words("c", "x"), "{\n  \"a\": 1,\n  \"c\": \"x\",\n  \"b\": 2\n}", ""},
		{"on one line", "{\"a\": 1}", words("c", "x"), "{\"a\": 1, \"c\": \"x\"}", ""},
		{"in empty braces", "{}", words("c", "x"), "{\"c\": \"x\"}", ""},
		{"without braces", "\"title\": \"a\",\n\"n\": 1", words("title", "b"), "\"title\": \"b\",\n\"n\": 1", ""},
		{"take away", "{\n  \"a\": 1,\n  \"b\": 2\n}", unset("a"), "{\n  \"b\": 2\n}", ""},
		{"take the last away", "{\n  \"a\": 1,\n  \"b\": 2\n}", unset("b"), "{\n  \"a\": 1\n}", ""},
		{"a map", "{\n  \"a\": {\"x\": 1}\n}", words("a", "x"), "", problem.FieldReadOnly},
		{"in a map", "{\n  \"meta\": {\n    \"author\": \"x\",\n    \"site\": {\n      \"n\": 1\n    }\n  },\n  \"b\": 2\n}", words("meta.author", "y"), "{\n  \"meta\": {\n    \"author\": \"y\",\n    \"site\": {\n      \"n\": 1\n    }\n  },\n  \"b\": 2\n}", ""},
		{"in a map in a map", "{\n  \"meta\": {\n    \"author\": \"x\",\n    \"site\": {\n      \"n\": 1\n    }\n  },\n  \"b\": 2\n}", words("meta.site.n", "2"), "{\n  \"meta\": {\n    \"author\": \"x\",\n    \"site\": {\n      \"n\": 2\n    }\n  },\n  \"b\": 2\n}", ""},
		{"new in a map", "{\n  \"meta\": {\n    \"author\": \"x\",\n    \"site\": {\n      \"n\": 1\n    }\n  },\n  \"b\": 2\n}", to("meta.on", Value{Type: Bool, Bool: true}), "{\n  \"meta\": {\n    \"author\": \"x\",\n    \"on\": true,\n    \"site\": {\n      \"n\": 1\n    }\n  },\n  \"b\": 2\n}", ""},
		{"take one of a map away", "{\n  \"meta\": {\n    \"author\": \"x\",\n    \"site\": {\n      \"n\": 1\n    }\n  },\n  \"b\": 2\n}", unset("meta.author"), "{\n  \"meta\": {\n    \"site\": {\n      \"n\": 1\n    }\n  },\n  \"b\": 2\n}", ""},
		{"in a map on one line", "{\n  \"a\": {\"x\": 1}\n}", words("a.x", "2"), "", problem.FieldReadOnly},
	})
}

func TestPelicanAndHexoWithoutOpeningLine(t *testing.T) {
	pelican := "Title: Old\nDate: 2024-01-02 10:00\nTags: a, b\nSummary: one\n    two\n\nBody."
	hexo := "title: Old\ntags: [a]\n---\nBody."
	for _, c := range []struct {
		post string
		do   func([]string) ([]text.Edit, error)
		was  string
		now  string
	}{
		{pelican, words("title", "새: 제목"), "Title: Old", "Title: 새: 제목"},
		{pelican, words("date", "2025-06-07"), "Date: 2024-01-02 10:00", "Date: 2025-06-07 10:00"},
		{pelican, add("tags", "c"), "Tags: a, b", "Tags: a, b, c"},
		{pelican, remove("tags", "a"), "Tags: a, b", "Tags: b"},
		{pelican, words("slug", "x"), "    two", "    two\nslug: x"},
		{pelican, to("draft", Value{Type: Bool, Bool: true}), "    two", "    two\ndraft: true"},
		{hexo, words("title", "New"), "title: Old", "title: New"},
		{hexo, add("tags", "b"), "tags: [a]", "tags: [a, b]"},
		{hexo, words("slug", "x"), "tags: [a]", "tags: [a]\nslug: x"},
	} {
		lines := strings.Split(c.post, "\n")
		edits, err := c.do(lines)
		if got := strings.Join(apply(lines, edits), "\n"); err != nil || got != strings.Replace(c.post, c.was, c.now, 1) {
			t.Errorf("%s: %v\n%s", c.now, err, got)
		}
	}
	for _, do := range []func([]string) ([]text.Edit, error){words("title", "two\nlines"), words("title", " blank"), add("tags", "x, y"), words("summary", "x")} {
		if edits, err := do(strings.Split(pelican, "\n")); err == nil {
			t.Errorf("these lines cannot say that: %+v", edits)
		}
	}
}

func TestAPostWithoutFrontMatterGetsOne(t *testing.T) {
	for _, c := range [][2]string{
		{"Words.\n", "---\ntitle: x\n---\n\nWords.\n"},
		{"\nWords.", "---\ntitle: x\n---\n\nWords."},
		{"", "---\ntitle: x\n---\n"},
		{"---\n\nWords after a rule.\n\n---\n", "---\ntitle: x\n---\n\n---\n\nWords after a rule.\n\n---\n"},
	} {
		lines := strings.Split(c[0], "\n")
		edits, err := Set(lines, "title", Value{Text: "x"})
		if got := strings.Join(apply(lines, edits), "\n"); err != nil || got != c[1] {
			t.Errorf("%q became %q, %v", c[0], got, err)
		}
	}
}

func TestABrokenFrontMatterIsNotTouched(t *testing.T) {
	lines := strings.Split("---\ntitle: a: b\ndate: 2024-01-02\n---\n", "\n")
	for i, do := range []func([]string) ([]text.Edit, error){words("title", "x"), words("new", "x"), add("tags", "x"), unset("date")} {
		if edits, err := do(lines); len(edits) > 0 || !problem.Is(err, problem.FrontMatterNeedsQuotes) {
			t.Error(fmt.Sprint("change ", i, " of a post that cannot be read: ", edits, err))
		}
	}
}
