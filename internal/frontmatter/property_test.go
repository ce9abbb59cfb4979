package frontmatter

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"penpush/internal/text"
)

// writer makes front matters in the shapes of real blogs, at random.
type writer struct {
	dice
	kind  Kind
	lines []string
}

func (w *writer) one(of ...string) string { return of[w.IntN(len(of))] }

func (w *writer) word() string {
	return w.one("책", "reading", "Go", "한글 제목", "a b", "k8s", "C#", "it's", "\"quoted\"", "a: b", "2024", "no", "1.0", "[x]", "@me",
		"# not", " lead", "trail ", "back\\slash", "-", "ё", "日本語、テスト", "100%", "x #y", "null", "~", "*", "&", "!", "a,b", "{}", "e\u0301", "😀")
}

// scalar gives a value as this kind spells it, in one of its forms.
func (w *writer) scalar(inFlow bool) string {
	s := w.word()
	quote := w.one("", "'", `"`)
	if w.kind == TOML && quote == "" {
		quote = `"`
	}
	if w.kind == JSON {
		quote = `"`
	}
	out, ok := spellText(w.kind, s, quote, inFlow)
	if !ok {
		return "x"
	}
	return out
}

func (w *writer) tail() string {
	if w.kind == JSON {
		return ""
	}
	return w.one("", "", "", "  ", " ", " # why", "\t# tab")
}

func (w *writer) dateText() string {
	if w.kind == TOML {
		return w.one("2024-01-02", "2024-01-02T10:00:00+09:00", "2024-01-02 10:00:00", "2024-01-02T10:00:00Z", `"2024-01-02 10:00"`, "'2024-01-02'")
	}
	s := w.one("2024-01-02", "2024-01-02 10:00", "2024-01-02 10:00:00", "2024-01-02T10:00:00+09:00", "2024-01-02T10:00:00.000Z",
		"2024-01-02 10:00:00 +0900", "2024/01/02", "2024-1-2", "Jul 08 2022", "2024-01-02T10:00:00Z")
	q := w.one("", "'", `"`)
	if w.kind == JSON {
		q = `"`
	}
	return q + s + q
}

func (w *writer) flow() string {
	items := make([]string, w.IntN(4))
	for i := range items {
		items[i] = w.scalar(true)
	}
	pad := w.one("", " ")
	end := w.one("", "", pad+",")
	if len(items) == 0 || w.kind == JSON {
		end = ""
	}
	return "[" + pad + strings.Join(items, w.one(",", ", ", " , ")) + end + pad + "]"
}

func (w *writer) separator() string {
	switch w.kind {
	case TOML:
		return w.one(" = ", "=", "   = ", " =  ")
	case JSON:
		return w.one(": ", ":", " : ")
	}
	return w.one(": ", ": ", ": ", ":      ", " : ", ":\t")
}

// field adds one field, in any shape.
func (w *writer) field(key string) {
	head := key
	if w.kind == JSON {
		head = `  "` + key + `"`
	}
	head += w.separator()
	what := w.IntN(10)
	if strings.Contains(key, "date") {
		w.lines = append(w.lines, head+w.dateText()+w.tail())
		return
	}
	switch {
	case what < 4:
		w.lines = append(w.lines, head+w.scalar(false)+w.tail())
	case what == 4:
		spelled := w.one("true", "false")
		if w.kind == YAML {
			spelled = w.one("true", "False", "TRUE", "no")
		}
		w.lines = append(w.lines, head+spelled+w.tail())
	case what == 5:
		w.lines = append(w.lines, head+w.one("3", "10", "0.5")+w.tail())
	case what == 6 || w.kind != YAML:
		w.lines = append(w.lines, head+w.flow()+w.tail())
	case what == 7:
		w.block(key + ":" + w.tail())
	case what == 8:
		w.lines = append(w.lines, key+":"+w.tail())
	default:
		w.several(key)
	}
}

func (w *writer) block(head string) {
	w.lines = append(w.lines, head)
	in, gap := w.one("", "  ", "    "), w.one(" ", " ", "   ")
	for range 1 + w.IntN(4) {
		w.lines = append(w.lines, in+"-"+gap+w.scalar(false)+w.tail())
		if w.IntN(6) == 0 {
			w.lines = append(w.lines, w.one("", in+"# between", "   "))
		}
	}
}

func (w *writer) several(key string) {
	switch w.IntN(6) {
	case 0:
		w.lines = append(w.lines, key+": >-", "  folded words", "  go on")
	case 1:
		w.lines = append(w.lines, key+": |", "    one", "", "    ---", "    two")
	case 2:
		w.lines = append(w.lines, key+": plain words", "  go on")
	case 3:
		w.lines = append(w.lines, key+`: "quoted`, `  words"  # end`)
	case 4:
		w.lines = append(w.lines, key+":", "  inner: 1", "  list:", "    - a")
	default:
		w.lines = append(w.lines, key+": [a,", "  'b' ,", "  c ]")
	}
}

// post makes a whole file and tells how its lines end.
func (w *writer) post() (file []byte) {
	keys := []string{"title", "date", "tags", "categories", "draft", "slug", "updated_date", "cover", "Layout", "weight", "설명"}
	if w.kind == TOML {
		keys = keys[:10]
	}
	w.shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	opener, closer := "---", w.one("---", "---", "---  ", "...")
	switch w.kind {
	case TOML:
		opener, closer = "+++", "+++"
	case JSON:
		opener, closer = "{", "}"
	}
	w.lines = []string{opener + w.one("", "", " ")}
	n := 1 + w.IntN(len(keys))
	for i, key := range keys[:n] {
		if w.IntN(8) == 0 && w.kind != JSON {
			w.lines = append(w.lines, w.one("", "# a comment", "   "))
		}
		w.field(key)
		if w.kind == JSON && i < n-1 {
			w.lines[len(w.lines)-1] += ","
		}
	}
	if w.kind == TOML && w.IntN(2) == 0 {
		w.lines = append(w.lines, "", "[extra]", "math = true", `tags = ["x"]`)
	}
	w.lines = append(w.lines, closer)
	for range w.IntN(3) {
		w.lines = append(w.lines, "")
	}
	w.lines = append(w.lines, "The body.  ", "---", "title: not a field", w.one("", "no newline at the end"))
	return []byte(w.one("", "", "\ufeff") + strings.Join(w.lines, w.one("\n", "\n", "\r\n")))
}

// TestEditsTouchOnlyTheirField is the promise about bytes: whatever a field is set
// to, it then says exactly that, and no other byte of the post has changed.
func TestEditsTouchOnlyTheirField(t *testing.T) {
	tried, refused := 0, map[string]int{}
	for seed := range uint64(600) {
		kind := []Kind{YAML, YAML, YAML, TOML, JSON}[seed%5]
		w := &writer{dice: rand.New(rand.NewPCG(seed, 7)), kind: kind}
		file := w.post()
		parsed, err := text.Parse(file)
		if err != nil {
			t.Fatal(err)
		}
		doc := Read(parsed.Lines())
		if doc.Problem != nil {
			t.Fatalf("seed %d: a readable post is shown as broken: %v\n%s", seed, doc.Problem, file)
		}
		if skimmed := Skim(parsed.Lines()); !reflect.DeepEqual(skimmed.Fields, doc.Fields) {
			t.Errorf("seed %d: the list shows %+v\n where the post has %+v\n%s", seed, skimmed.Fields, doc.Fields, file)
		}
		for _, f := range doc.Fields {
			if f.ReadOnly {
				continue
			}
			checkUnset(t, parsed, doc, f)
			for _, v := range w.values(f) {
				tried++
				if err := checkSet(parsed, file, f, v); err != nil {
					refused[err.Error()]++
					if !strings.HasPrefix(err.Error(), "refused") || refused[err.Error()] < 4 {
						t.Errorf("seed %d, %s = %+v: %v\n%s", seed, f.Key, v, err, file)
					}
				}
			}
		}
	}
	t.Logf("%d edits, not made: %v", tried, refused)
}

// values are new values for a field.
func (w *writer) values(f Field) []Value {
	s := w.word()
	switch f.Type {
	case Date, DateTime:
		return []Value{{Text: "2031-12-24"}, {Type: DateTime, Text: "2031-12-24 18:30"}}
	case Bool:
		return []Value{{Text: "true"}, {Type: Bool, Bool: !f.Bool}}
	case Number:
		return []Value{{Text: "7"}}
	case List:
		items := slices.Clone(f.Items)
		w.shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		less := slices.Clone(f.Items)
		if len(less) > 0 {
			less = slices.Delete(less, 0, 1)
		}
		return []Value{{Items: append(slices.Clone(f.Items), s)}, {Items: less}, {Items: items}, {Items: []string{}}, {Items: []string{s, w.word()}}}
	case Null:
		return []Value{{Text: s}, {Items: []string{s, w.word()}}, {Type: Bool, Bool: true}}
	}
	return []Value{{Type: Text, Text: s}, {Type: Text, Text: ""}, {Type: Text, Text: "two\nlines"}}
}

func checkSet(parsed *text.Text, file []byte, f Field, v Value) error {
	edits, err := Set(parsed.Lines(), f.Key, v)
	if err != nil {
		return fmt.Errorf("refused a %s as %s: %w", f.Type, v.Type, err)
	}
	now := parsed.Clone()
	if err := now.Apply(edits); err != nil {
		return err
	}
	got, ok := Read(now.Lines()).Get(f.Key)
	switch {
	case !ok:
		return fmt.Errorf("the field is gone: %q", now.Bytes())
	case v.Items != nil && !slices.Equal(got.Items, v.Items):
		return fmt.Errorf("items are %q", got.Items)
	case v.Type == Text && got.Text != v.Text:
		return fmt.Errorf("text is %q", got.Text)
	case v.Type == Bool && !isTextKey(f.Key) && (got.Type != Bool || got.Bool != v.Bool):
		return fmt.Errorf("switch is %v", got.Bool)
	case f.Type == Date && v.Type == "" && !strings.Contains(got.Text, "24"):
		return fmt.Errorf("date is %q", got.Text)
	}
	before, after := cut(file, f.Line-1), cut(now.Bytes(), f.Line-1)
	if !bytes.Equal(file[:before], now.Bytes()[:after]) {
		return fmt.Errorf("bytes before the field changed:\n%s", now.Bytes())
	}
	if !bytes.HasSuffix(now.Bytes(), file[cut(file, f.EndLine):]) {
		return fmt.Errorf("bytes behind the field changed:\n%s", now.Bytes())
	}
	return nil
}

// checkUnset takes a field away: only its lines go. JSON needs the comma before
// its last member away too.
func checkUnset(t *testing.T, parsed *text.Text, doc *Document, f Field) {
	t.Helper()
	lines := parsed.Lines()
	edits, err := Unset(lines, f.Key)
	if err != nil {
		t.Errorf("%s could not be taken away: %v\n%s", f.Key, err, parsed.Bytes())
		return
	}
	want := slices.Concat(lines[:f.Line-1], lines[f.EndLine:])
	if got := apply(lines, edits); doc.Kind != JSON && !slices.Equal(got, want) {
		t.Errorf("with %s, other lines went:\n%s", f.Key, strings.Join(got, "\n"))
	}
}

// cut gives the first byte of a line.
func cut(file []byte, line int) int {
	at := 0
	for range line {
		at += bytes.IndexByte(file[at:], '\n') + 1
	}
	return at
}
