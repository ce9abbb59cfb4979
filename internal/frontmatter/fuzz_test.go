package frontmatter

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"penpush/internal/problem"
	"penpush/internal/text"
)

// seeds are blocks in the shapes that blogs have, and some that none should.
func seeds() []string {
	return []string{
		usual,
		"---\ntitle: [공지] x\n---\n", "---\ntitle: @x\n---\n", "---\ntitle: a: b\n---\n", "---\n\ttitle: x\n---\n",
		"---\ntitle: >-\n  one\n  two\ndate: 2024-1-2\n---\n", "---\na: &x 1\nb: *x\n<<: {c: 1}\n---\n",
		"---\ntags:\n- a\n-   \"b\" # c\n\n# d\n- 'it''s'\n-\nkey :\n...\nbody", "---\ntags: [ a , \"b,\", 'c' ,] # x\n---",
		"---\na: \"x\\u00e9\n  y\"\nb: c\n  d\n---\n", "+++\ntitle = \"x\" # y\ntags = [\n  \"a\", # b\n  'c',\n]\n[extra]\nx = 1\n+++\n",
		"{\n  \"title\": \"x\",\n  \"tags\": [\"a\", \"b\"]\n}\n\nbody", "{\"title\":\"x\"}\n", ";;;\n\"title\": \"x\"\n;;;\n",
		"Title: x\nTags: a, b\n    c\n\nbody", "title: x\ntags: [a]\n---\nbody", "---\n\nwords\n\n---\n", "---\n---\n", "\ufeff---\r\ntitle: x\r\n---\r\n",
		"---\n? a\n: b\n---\n", "---\n\"a b\": {x: 1}\n'c': !!str 1\na: 1\na: 2\n---\n", "---\ntitle: x\ndescription: |\n  a\n\n  ---\n  b\n---\n",
		"---\n- a\n---\n", "---\na:\n  b: 1\n  c:\n    - d\n---\n", "{{< x >}}\n",
		// What fuzzing found.
		"dAte:00000000000000000000000000\n \n0:0\n---", "title:00\n", "---\n\x12:\n---", "---\n\"0\":0\n---", "+++\n0= \"0\"#0\n1=00\n+++", "+++\n0=#\n+++",
		"\ufeff", "---\n0" + strings.Repeat(":", 1100) + " +\n---", "---\n0:\n\t\n-\n...", "---\n0:\n-\t--\n...",
		"---\n0" + strings.Repeat(":", 600) + strings.Repeat("\r", 26) + strings.Repeat(":", 520) + " +\n---",
		"---\ntitle: \"a\\/b\"\ntags: [\"\\/\"]\n---", "---\nkeep: |+\ntitle: x\n  a\n\nb: |2\n    b\n---", "---\nm:\n  keep: |+\n    a\n\nb: 1\n---",
		"---\ndate: 2024-01-02T10:00:00.5+09:00\nd: yes\ne: 0x1F\nf: 1e3\ng: ~\nh: .inf\n---",
	}
}

// FuzzRead: whatever a file holds, reading it never fails, a list of posts shows
// what the open post shows, and the first bytes of a file are enough when Head
// says so.
func FuzzRead(f *testing.F) {
	for _, s := range seeds() {
		f.Add([]byte(s), 40)
	}
	// What fuzzing found.
	f.Add([]byte("{\n\n \n\n\n\"\"\"\"\n"), 11)
	f.Add([]byte("---\n# b\n---: H\n a\nN\n:\n? : H\n  b\n---\n"), 34)
	f.Fuzz(holdsRead)
}

func holdsRead(t *testing.T, b []byte, n int) {
	parsed, err := text.Parse(b)
	if err != nil {
		t.Skip("no text")
	}
	lines := parsed.Lines()
	doc, skimmed := Read(lines), Skim(lines)
	if !reflect.DeepEqual(doc.Fields, skimmed.Fields) || !reflect.DeepEqual(doc.Problem, skimmed.Problem) {
		t.Errorf("a list of posts shows %+v %v\n where the post has %+v %v", skimmed.Fields, skimmed.Problem, doc.Fields, doc.Problem)
	}
	if doc.From < 0 || doc.To < doc.From || doc.To > len(lines) || doc.Body != doc.To {
		t.Errorf("lines %d to %d, body %d of %d", doc.From, doc.To, doc.Body, len(lines))
	}
	if n < 0 || n > len(b) {
		n = len(b)
	}
	head, enough := Head(b[:n], n == len(b))
	if !enough {
		return
	}
	if h := Read(head); !reflect.DeepEqual(doc.Fields, h.Fields) || h.To != doc.To || h.Kind != doc.Kind {
		t.Errorf("the first %d bytes show %s %+v\n where the post has %s %+v", n, h.Kind, h.Fields, doc.Kind, doc.Fields)
	}
}

// FuzzSet: a field set to any text has exactly that text, every other line is
// untouched, or nothing is changed.
func FuzzSet(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s, "title", "no")
		f.Add(s, "tags", "a: b")
		f.Add(s, "new", " @x #")
		f.Add(s, "tags", "a\nb")
	}
	f.Fuzz(holdsSet)
}

func holdsSet(t *testing.T, post, key, value string) {
	parsed, err := text.Parse([]byte(post))
	if err != nil || strings.ContainsAny(key, "\n\r") {
		t.Skip("no text")
	}
	lines := parsed.Lines()
	before := Read(lines)
	for _, v := range []Value{{Type: Text, Text: value}, {Type: List, Items: []string{"a", value}}, {Text: value}, {Type: Null}, {Type: Bool, Bool: true}} {
		edits, err := Set(lines, key, v)
		if err != nil || len(edits) == 0 {
			continue
		}
		now := parsed.Clone()
		if err := now.Apply(edits); err != nil {
			t.Fatalf("the edit has no place: %v", err)
		}
		after := Read(now.Lines())
		field, ok := after.Lookup(key)
		if !ok {
			t.Fatalf("%q is gone", key)
		}
		switch v.Type {
		case Text:
			if field.Text != value {
				t.Errorf("%q was set to %q and is %q", key, value, field.Text)
			}
		case List:
			if !reflect.DeepEqual(field.Items, v.Items) {
				t.Errorf("%q was set to %q and is %q", key, v.Items, field.Items)
			}
		}
		old, had := before.Lookup(key)
		for _, e := range edits {
			if had && before.Kind != JSON && (e.From < old.Line-1 || e.To > old.EndLine) {
				t.Errorf("an edit of %q, lines %d to %d, touches lines %d to %d", key, old.Line-1, old.EndLine, e.From, e.To)
			}
		}
		if !had && before.Kind != JSON {
			if len(edits) != 1 || edits[0].From != edits[0].To {
				t.Errorf("a new field touches a line: %+v", edits)
			}
		}
		if !bytes.HasSuffix(now.Bytes(), body(post, before.Body)) {
			t.Error("the body changed")
		}
	}
}

// FuzzEdit: whatever edit is asked of whatever front matter, it is made exactly,
// and nothing else is touched, or it is refused with a reason.
func FuzzEdit(f *testing.F) {
	for i := range byte(40) {
		shape, edit := make([]byte, 64), make([]byte, 16)
		for j := range shape {
			shape[j] = byte((int(i) + 1) * (j + 3) * 37 % 251)
		}
		for j := range edit {
			edit[j] = byte((int(i) + 5) * (j + 1) * 53 % 253)
		}
		f.Add(shape, edit, "새 제목: x")
	}
	f.Fuzz(func(t *testing.T, shape, edit []byte, word string) {
		a, file := randomEdit(shape, edit, word)
		if err := a.check(file); err != nil && !errors.Is(err, errRefused) {
			t.Errorf("%s: %v\nof\n%s", a, err, file)
		}
	})
}

// randomEdit makes a front matter and an edit of it from bytes.
func randomEdit(shape, edit []byte, word string) (asked, []byte) {
	w := &writer{dice: &bytesDice{b: shape}}
	file := w.wildPost()
	post, err := text.Parse(file)
	if err != nil {
		return asked{}, nil
	}
	other := &writer{dice: w.dice}
	w.dice = &bytesDice{b: edit}
	a := w.edit(Read(post.Lines()), word)
	if w.IntN(2) == 0 {
		// The blog has other posts, too.
		if p, err := text.Parse(other.wildPost()); err == nil {
			a.manner = Learn([]*Document{Read(p.Lines())})
		}
	}
	return a, file
}

// TestRandomEdits is FuzzEdit on many inputs, the same each time; most edits are
// made.
func TestRandomEdits(t *testing.T) {
	if testing.Short() {
		t.Skip("without the race detector, in a run of its own")
	}
	r := rand.New(rand.NewPCG(4, 2))
	made, refused := 0, map[problem.Code]int{}
	for range 8000 {
		shape, edit := make([]byte, 120), make([]byte, 24)
		for i := range shape {
			shape[i] = byte(r.IntN(256))
		}
		for i := range edit {
			edit[i] = byte(r.IntN(256))
		}
		a, file := randomEdit(shape, edit, "")
		switch err := a.check(file); {
		case errors.Is(err, errRefused):
			refused[problem.Of(err).Code]++
		case err != nil:
			t.Fatalf("%s: %v\nof\n%s", a, err, file)
		default:
			made++
		}
	}
	if made < 5000 {
		t.Errorf("only %d of 8000 edits were made, refused: %v", made, refused)
	}
	t.Logf("%d made, refused %v", made, refused)
}

// body gives the bytes behind the first lines. A byte order mark stands before
// every line, also before a front matter that is new.
func body(post string, lines int) []byte {
	post = strings.TrimPrefix(post, "\ufeff")
	for range lines {
		_, post, _ = strings.Cut(post, "\n")
	}
	return []byte(post)
}
