package testsite

import (
	"fmt"
	"math/rand/v2"
	"path"
)

// Options say what a synthetic blog is like.
type Options struct {
	// Shape is hugo, jekyll, hexo, zola, pelican or gatsby, which "" means.
	Shape string
	// Seed makes another blog of the same shape; the same seed makes the same.
	Seed uint64
	// Plain leaves out the oddities of real blogs (see odd).
	Plain bool
	// Body is the size of each body in bytes; 0 is a mixture around 3 kB.
	Body int
	// Pictures puts a small PNG beside every third post that is a bundle.
	Pictures bool
}

// Written is what was written as one post: what a reader should find in it.
type Written struct {
	// Path is relative to the blog.
	Path  string
	Title string
	// Date is the text in the file, without its quotes.
	Date string
	// Day is 2006-01-02.
	Day   string
	Draft bool
	// Slug is what makes the address: the key, or else the file's own name
	// without its date.
	Slug string
	Tags []string
	// Broken is a front matter that no YAML parser reads; then only Path is
	// certain.
	Broken bool
}

// Synthetic makes a blog of n posts in the folder dir, with the configuration by
// which its generator is known, and tells what it wrote, newest first. It is for
// tests and benches: the same options give the same bytes.
func Synthetic(dir string, n int, o Options) ([]Written, error) {
	l, ok := layouts(o.Shape)
	if !ok {
		return nil, fmt.Errorf("make a synthetic blog: no shape %q", o.Shape)
	}
	root, at, err := ground(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close() //nolint:errcheck // every write was answered
	files := []file{}
	for _, f := range l.files {
		files = append(files, file{path.Join(at, f.path), f.data})
	}
	posts := make([]Written, n)
	for i := range posts {
		d := newDraft(l, o, i)
		posts[i] = d.Written
		files = append(files, file{path.Join(at, d.Path), []byte(d.text())})
		if o.Pictures && i%3 == 0 && path.Base(d.Path) == "index.md" {
			data, err := picture{"picture-1.png", func(c *canvas) { c.sky(tone(i*7919&0xffffff), 0xfdf6e8) }}.encoded()
			if err != nil {
				return nil, err
			}
			files = append(files, file{path.Join(at, path.Dir(d.Path), "picture-1.png"), data})
		}
	}
	return posts, write(root, files)
}

// draft is a post on its way: what it says, and how it is spelt.
type draft struct {
	Written
	layout layout
	r      *rand.Rand
	odd    odd
	body   string
}

// odd are the ways in which posts of real blogs differ, each as often as it was
// counted.
type odd struct {
	aligned    bool // "title:  x"
	spaced     bool // "title : x"
	trailing   bool // a blank at the end of a line
	blank      bool // an empty line inside
	comment    bool
	empty      bool // a key with nothing
	folded     bool // a value over several lines
	nested     bool // a map
	crlf, mark bool
	open       bool // no newline at the end
	gap        int  // empty lines before the body
}

func newDraft(l layout, o Options, i int) *draft {
	d := &draft{layout: l, r: rand.New(rand.NewPCG(o.Seed, uint64(i)))}
	size := o.Body
	if size == 0 {
		size = 600 + d.r.IntN(2400) + d.r.IntN(2400)
		if d.chance(40) {
			size *= 5
		}
	}
	d.body = body(d.r, size)
	w := writer{r: d.r}
	d.Title = fmt.Sprintf("%s %d", w.phrase(), i+1)
	d.Draft = d.chance(60)
	for _, t := range []string{"Devops", "review", "일상", "go", "여행", "k8s", "書評"} {
		if d.chance(250) {
			d.Tags = append(d.Tags, t)
		}
	}
	d.odd.gap = 1
	d.Slug = fmt.Sprintf("%s-%s-%d", w.one(adjectives()), w.one(nouns()), i+1)
	if !o.Plain {
		d.makeOdd(w, i)
	}
	l.place(d, dayOf(i))
	return d
}

// chance is true in so many of a thousand.
func (d *draft) chance(ofThousand int) bool { return d.r.IntN(1000) < ofThousand }

func (d *draft) makeOdd(w writer, i int) {
	d.odd = odd{
		aligned: d.chance(310), spaced: d.chance(66), trailing: d.chance(120), blank: d.chance(31),
		comment: d.chance(8), empty: d.chance(11), folded: d.chance(12), nested: d.chance(14),
		crlf: d.chance(31), mark: d.chance(2), open: d.chance(500), gap: 1,
	}
	switch {
	case d.chance(160):
		d.odd.gap = 2 + d.r.IntN(2)
	case d.chance(100):
		d.odd.gap = 0
	}
	if d.chance(66) {
		d.Slug = fmt.Sprintf("%s-%s-%d", w.one(koreanAdjectives()), w.one(koreanNouns()), i+1)
	}
	if d.chance(15) {
		d.Slug = fmt.Sprintf("%s %s %d", w.one(adjectives()), w.one(nouns()), i+1)
	}
	switch {
	case d.chance(20):
		d.Title = "[공지] " + d.Title
	case d.chance(20):
		d.Title = w.one(koreanNouns()) + ": " + d.Title
	case d.chance(10):
		d.Title = " " + d.Title
	case d.chance(10):
		d.Title = `"` + d.Title + `"`
	case d.chance(10):
		d.Title += " 🎉"
	}
	d.Broken = d.layout.yaml && d.chance(6)
}
