package preflight

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"penpush/internal/problem"
)

const exampleBlog = `
-- blog/hugo.toml --
baseURL = "https://me.example/"
[permalinks]
posts = "/posts/:slug/"
-- blog/.gitignore --
*.tmp.png
-- blog/static/harbour.png --
png
-- blog/static/valley.jpg --
large
-- blog/static/balcony.jpg --
gps
-- blog/content/posts/walk.md --
---
title: Walk
date: 2024-05-01
slug: walk
---
-- blog/content/posts/published.md --
---
title: Published
date: 2024-05-01
slug: published
---

Text.
-- blog/content/posts/third.md --
---
title: Third
date: 2024-05-02
slug: third
---
-- work/static/new.png --
png
-- work/static/sketch.tmp.png --
png
`

// Every rule finds its own example of what is wrong, and nothing in the other.
func TestEveryRuleFindsItsExample(t *testing.T) {
	b := newBlog(t, txtar.Parse([]byte(exampleBlog)))
	look := func(example func(rule) string) map[problem.Code][]Finding {
		posts := map[string]problem.Code{}
		for _, one := range rules() {
			text, post := example(one), "content/posts/on-"+string(one.code)+".md"
			if one.code == problem.AddressChanged {
				post = "content/posts/published.md"
			}
			if text == "" {
				continue // told by the blogs with faults
			}
			if !strings.HasPrefix(text, "---") {
				text = "---\ntitle: An example\ndate: 2024-05-03\nslug: on-" + string(one.code) + "\n---\n\n" + text
			}
			b.put(post, []byte(text+"\n"))
			posts[post] = one.code
		}
		b.git("add", "content")
		b.git("commit", "-q", "-m", "examples")
		found := map[problem.Code][]Finding{}
		for _, f := range b.check(slices.Collect(maps.Keys(posts))...) {
			code := posts[f.Problem.Path]
			found[code] = append(found[code], f)
		}
		return found
	}
	wrong, right := look(func(r rule) string { return r.wrong }), look(func(r rule) string { return r.right })
	for _, one := range rules() {
		is := func(f Finding) bool { return f.Rule == one.code }
		if one.wrong != "" && !slices.ContainsFunc(wrong[one.code], is) {
			t.Errorf("%s: %q is not found, but %s", one.code, one.wrong, told(wrong[one.code]))
		}
		if slices.ContainsFunc(right[one.code], is) {
			t.Errorf("%s: %q is a false alarm: %s", one.code, one.right, told(right[one.code]))
		}
	}
}

func TestEveryRuleCanBeSwitchedOff(t *testing.T) {
	a, err := txtar.ParseFile("testdata/faults/hugo.txtar")
	if err != nil {
		t.Fatal(err)
	}
	b := newBlog(t, a)
	found := b.check()
	b.put(".penpush.toml", []byte(`checksOff = ["todo", "alt-missing"]`))
	want := slices.DeleteFunc(slices.Clone(found), func(f Finding) bool {
		return f.Rule == problem.Todo || f.Rule == problem.AltMissing
	})
	if got := b.check(); told(got) != told(want) || len(want) == len(found) {
		t.Errorf("two are off, and yet %s", told(got))
	}
	var all []string
	for _, one := range rules() {
		if !one.code.IsCheck() {
			t.Errorf("%s cannot be switched off", one.code)
		}
		all = append(all, string(one.code))
	}
	b.put(".penpush.toml", []byte(`checksOff = ["`+strings.Join(all, `", "`)+`"]`))
	if got := b.check(); len(got) > 0 {
		t.Errorf("all are off, and yet %s", told(got))
	}
}
