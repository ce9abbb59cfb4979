package markdown

import (
	"strings"
	"testing"
)

// What VitePress' own renderer made of these.
func TestVitePressContents(t *testing.T) {
	m := New(For("vitepress"))
	got := render(t, m, "[[TOC]] x\n\n# A\n\n## B *c* `d` <b>x</b> & y\n\n### C\n\n#### D\n\n## E {#own}\n\n### F\n")
	want := `<nav class="table-of-contents"><ul><li><a href="#b-c-d-x-y">B c d <b>x</b> &amp; y</a><ul><li><a href="#c">C</a></li></ul></li><li><a href="#own">E</a><ul><li><a href="#f">F</a></li></ul></li></ul></nav>`
	if !strings.HasPrefix(got, want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := render(t, m, "[[toc]]\n\n### C\n\n## B"); !strings.HasPrefix(got, `<nav class="table-of-contents"><ul><li><a href="#c">C</a></li><li><a href="#b">B</a></li></ul></nav>`) {
		t.Errorf("a heading of the third level first: %s", got)
	}
}

// A table of contents depends on headings that are nowhere near what is typed.
func TestPartsOfAPostWithContentsAreNotReadAlone(t *testing.T) {
	m := New(For("vitepress"))
	whole := m.Read([]byte("[[toc]]\n\n## a\n"))
	if m.ReadPart([]byte("## b\n"), Around{References: whole.References}) != nil {
		t.Error("the table of contents would keep the heading's old words")
	}
	if m.ReadPart([]byte("a [[toc]]\n"), Around{}) != nil {
		t.Error("the table of contents would have the headings of a part")
	}
	if m.ReadPart([]byte("## b\n"), Around{References: m.Read([]byte("## a\n")).References}) == nil {
		t.Error("every keystroke would read the whole post")
	}
}

func TestVitePressBoxes(t *testing.T) {
	m := New(For("vitepress"))
	for src, want := range map[string]string{
		"::: tip **B** `x`\na\n:::":                        `<div class="tip custom-block"><p class="custom-block-title"><strong>B</strong> <code>x</code></p>`,
		"::: details Click {open}\nb\n:::":                 `<details class="details custom-block" open=""><summary>Click</summary>`,
		"::: raw\nhi\n:::":                                 "<div class=\"vp-raw\"><p>hi</p>\n</div>",
		"::: v-pre\nhi\n:::":                               "<div><p>hi</p>\n</div>",
		":::tip[x]\na\n:::":                                "<p>:::tip[x]\na\n:::</p>",
		"> [!TIP] My *title*\n> b":                         `<p class="custom-block-title">My *title*</p>`,
		"::: code-group\n```js [a.js]\nx\n```\n:::":        `<div class="tabs"><input type="radio" checked><label data-title="a.js">a.js</label></div>`,
		"Hi :) ;-) x:)y":                                   "<p>Hi 😃 😉 x:)y</p>",
		"[a](javascript:b) ![c](data:text/html,d)":         "<p>[a](javascript:b) ![c](data:text/html,d)</p>",
		"https://a.org/b_ (https://a.org/c.) a@b.baz":      `<p><a href="https://a.org/b_">https://a.org/b_</a> (<a href="https://a.org/c.">https://a.org/c.</a>) a@b.baz</p>`,
		"para\n<Foo>x</Foo>\nmore":                         "<p>para</p>\n<Foo>x</Foo><p>more</p>",
		"| a |\n|---|\n| 1 |\n\nb\n|---|\n\n~~~x~~~ ~~y~~": "<p>b\n|---|</p>",
	} {
		if got := render(t, m, src); !strings.Contains(got, want) {
			t.Errorf("%q\n got %s\nwant %s", src, got, want)
		}
	}
}
