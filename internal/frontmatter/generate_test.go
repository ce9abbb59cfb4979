package frontmatter

import (
	"slices"
	"strings"
)

// dice are the choices of a generator: random ones, or a fuzzer's bytes.
type dice interface{ IntN(n int) int }

// bytesDice throws the bytes one after the other, and zeros at their end.
type bytesDice struct {
	b []byte
	i int
}

func (d *bytesDice) IntN(n int) int {
	if d.i >= len(d.b) {
		return 0
	}
	d.i++
	return int(d.b[d.i-1]) % n
}

func (w *writer) shuffle(n int, swap func(i, j int)) {
	for i := n - 1; i > 0; i-- {
		swap(i, w.IntN(i+1))
	}
}

// wild adds what no usual front matter has: maps, anchors, tables, dotted keys,
// keys that are there twice, and what cannot be read at all.
func (w *writer) wild() {
	switch w.kind {
	case YAML:
		w.wildYAML()
	case TOML:
		w.wildTOML()
	case JSON:
		w.add(w.one(`  "map": {"a": [1, {"b": null}]}`, `  "nested": [["a"], 1, null]`, `  "n": null`, `  "e\u0301": "\u00e9"`, `  "title": "again"`, `  "a.b": 1, "c" : "d"`))
	}
}

func (w *writer) add(lines ...string) { w.lines = append(w.lines, lines...) }

func (w *writer) wildYAML() {
	switch w.IntN(18) {
	case 0:
		w.add("params:"+w.tail(), "  author: "+w.scalar(false), "  site:", "    name: x", "    tags: [a]", "  date: 2024-01-02")
	case 1:
		w.add("cover:", "    image: "+w.scalar(false)+w.tail(), "    # of alt", "    alt:")
	case 2:
		w.add("a: &anchor "+w.scalar(false), "b: *anchor")
	case 3:
		w.add("base: &base", "  x: 1", "<<: *base")
	case 4:
		w.add("tagged: !!str 12", "? asked", ": answered")
	case 5:
		w.add("map: {a: 1, 'b': [c, d]}")
	case 6:
		w.add("title: again")
	case 7:
		w.add("odd: " + w.word())
	case 8:
		w.add("nested:", "  - a: b", "    c: d", "  - - e")
	case 9:
		w.add("\"quoted key\": 1", "'한 글' : x")
	case 10:
		w.add("list:", "-\ta", "-", "- ''", "- \"b\"   # c")
	case 11:
		w.add("text: |+", "  a", "", "text2: >2-", "    b")
	case 12:
		w.add("params:", "  - not a map", "deep:", "  tags:", "  - a", "  -   'b' # c", "  more: &x", "    y: *x2")
	case 13:
		w.add("flow: [", "  a, # of a", "  # alone", "  'b',", "]  # end")
	case 14:
		w.add("a.b: 1", "c.d:", "  e: f")
	case 15:
		w.add("long: one", "  two", "", "  three # x")
	case 16:
		w.add("empty:", "nul: ~", "tags: # none yet")
	default:
		w.add("outer:", "\tinner: 1")
	}
}

func (w *writer) wildTOML() {
	switch w.IntN(10) {
	case 0:
		w.add("[params]", "author = "+w.scalar(false)+w.tail(), "tags = "+w.flow(), "", "[params.site]", "name = 'x'")
	case 1:
		w.add("[[authors]]", "name = \"a\"", "[[authors]]", "name = \"b\"", "[authors.more]", "x = 1")
	case 2:
		w.add("params.author = "+w.scalar(false)+w.tail(), "params . tags = "+w.flow())
	case 3:
		w.add("[extra]", "# nothing here", "", "a.b = 1", "a.c = [", "  'x', # y", "]")
	case 4:
		w.add("inline = { a = 1, b = [\"c\"] }")
	case 5:
		w.add(`"quoted key" = 1`, `'x.y' = "z"`, `"한글" = "x"`)
	case 6:
		w.add(`text = """`, "a", `  b\"""" # c`, "lit = '''x'''")
	case 7:
		w.add("[ a . \"b\" ] # c", "date = 2024-01-02", "draft = true")
	case 8:
		w.add("title = 'again'")
	default:
		w.add("nested = [[1, 2], ['a']]", "mixed = [1, 2.5]", "when = 07:32:00")
	}
}

// wildPost makes a file in which anything may be.
func (w *writer) wildPost() []byte {
	w.kind = []Kind{YAML, YAML, YAML, TOML, TOML, JSON, Pelican, None}[w.IntN(8)]
	opener, closer := "---", w.one("---", "---", "---  ", "...")
	switch w.kind {
	case TOML:
		opener, closer = "+++", "+++"
	case JSON:
		opener = w.one("{", ";;;", "---json")
		closer = map[string]string{"{": "}", ";;;": ";;;", "---json": "---"}[opener]
	}
	keys := []string{"title", "date", "tags", "categories", "draft", "slug", "updated", "cover", "Layout", "weight", "설명", "params"}
	w.shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	n := w.IntN(6)
	for _, key := range keys[:n] {
		if w.kind == TOML && key == "설명" {
			key = "summary"
		}
		w.wildField(key)
	}
	if w.IntN(2) == 0 {
		w.wild()
	}
	if w.kind != JSON && w.IntN(4) == 0 {
		w.wildField("last")
	}
	if w.kind == JSON {
		for i := range w.lines[:max(len(w.lines)-1, 0)] {
			w.lines[i] += ","
		}
		if opener == "---json" {
			w.lines = slices.Concat([]string{"{"}, w.lines, []string{"}"})
		}
	}
	if w.kind == None || w.kind == Pelican || w.kind == YAML && w.IntN(10) == 0 {
		opener = ""
	}
	lines := w.lines
	if opener != "" {
		lines = append([]string{opener}, lines...)
	}
	if w.kind == None || w.kind == Pelican {
		closer = ""
	}
	lines = append(lines, closer)
	lines = append(lines, []string{"", "The body.  ", "---", "title: no field"}[:w.IntN(5)]...)
	return []byte(w.one("", "", "\ufeff") + strings.Join(lines, w.one("\n", "\n", "\r\n")))
}

func (w *writer) wildField(key string) {
	switch w.kind {
	case None:
		w.lines = append(w.lines, "Words of a body")
	case Pelican:
		w.lines = append(w.lines, w.one("", "", " ")+key+w.one(": ", ":", ":   ")+w.one(w.word(), "a, b", "2024-01-02", "a,b , c", "one\n    two"))
	default:
		if w.IntN(6) == 0 && w.kind != JSON {
			w.lines = append(w.lines, w.one("", "# a comment", "   "))
		}
		w.field(key)
	}
}

// edit asks for something, of a field that is there or of one that is not.
func (w *writer) edit(d *Document, given string) asked {
	keys := []string{"title", "new", "tags", "date", "draft", "params.author", "params.new", "새 키", "a.b", "weight"}
	for i := range d.Fields {
		keys = append(keys, d.Fields[i].Key)
		for _, f := range d.Inner(&d.Fields[i]) {
			keys = append(keys, d.Fields[i].Key+"."+f.Key)
		}
	}
	word := func() string {
		if given != "" && w.IntN(2) == 0 {
			return given
		}
		return w.word()
	}
	a := asked{key: keys[len(keys)-1-w.IntN(len(keys))], op: w.one("set", "set", "set", "unset", "rename", "add", "remove")}
	if a.item = word(); a.op == "remove" {
		if f, ok := d.Lookup(a.key); ok && len(f.Items) > 0 {
			a.item = f.Items[w.IntN(len(f.Items))]
		}
	}
	switch w.IntN(10) {
	case 0, 1:
		a.value = Value{Type: Text, Text: word()}
	case 2:
		a.value = Value{Text: word()}
	case 3:
		a.value = Value{Type: Number, Text: w.one("1", "-2.5", "0x1F", "1e3", "7")}
	case 4:
		a.value = Value{Type: Bool, Bool: w.IntN(2) == 0}
	case 5:
		a.value = Value{Type: Date, Text: w.one("2031-12-24", "2031-12-24 18:30", "2031-12-24T18:30:05+09:00")}
	case 6:
		a.value = Value{Type: Null}
	case 7:
		a.value = Value{Type: List, Items: []string{word(), w.word()}[:w.IntN(3)]}
	default:
		items := []string{word()}
		if f, ok := d.Lookup(a.key); ok && len(f.Items) > 0 {
			items = slices.Clone(f.Items)
		}
		w.shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		a.value = Value{Type: List, Items: items}
	}
	return a
}
