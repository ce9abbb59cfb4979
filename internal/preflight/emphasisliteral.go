package preflight

import (
	"strings"

	"penpush/internal/markdown"
	"penpush/internal/problem"
	"penpush/internal/text"
)

// emphasisLiteral finds words that are meant to be bold and that this generator
// prints with their asterisks, because a quote or parenthesis stands inside and a
// letter outside, as Korean, Japanese and Chinese have it:
//
//	**마크다운(Markdown)**을
//
// kramdown (Jekyll) shows them bold. The fix is the first that package markdown has
// tried on this blog's dialect.
// https://spec.commonmark.org/0.31.2/#delimiter-run
func emphasisLiteral() rule {
	return rule{
		code: problem.EmphasisLiteral, severity: Warning,
		wrong: "이 글은 **마크다운(Markdown)**을 씁니다.", right: "이 글은 **마크다운**(Markdown)을 씁니다. 2 ** 3 ** 4",
		find: func(p *post, r *report) {
			if p.root == nil || len(p.starry) == 0 {
				return
			}
			for _, left := range p.facts.dialect(p.path).Left(p.src) {
				// An underscore in a word, or a blank inside, is hardly ever meant.
				if left.Delimiter != "**" && left.Delimiter != "***" || p.masked[left.From] == ' ' ||
					left.Reason != markdown.LeftClosing && left.Reason != markdown.LeftOpening {
					continue
				}
				found := r.at(p.line(left.From), string(p.src[left.From:left.To]))
				if len(left.Fixes) > 0 {
					found.Fix = p.edit(left.Fixes[0].Edits)
				}
			}
		},
	}
}

// dialect is the Markdown that a post is written in.
func (f *Facts) dialect(post string) *markdown.Markdown {
	spoken := f.site.Spoken(post).Dialect
	known, ok := f.tongues.Load(spoken)
	if !ok {
		known, _ = f.tongues.LoadOrStore(spoken, markdown.New(spoken))
	}
	return known.(*markdown.Markdown)
}

// edit is the change of lines that edits of the body's bytes, in order, make; nil
// for none.
func (p *post) edit(edits []markdown.LeftEdit) *text.Edit {
	if len(edits) == 0 {
		return nil
	}
	first, last := p.row0(edits[0].From), p.row0(max(edits[len(edits)-1].To-1, 0))
	now, at := "", p.starts[first]
	for _, e := range edits {
		now += string(p.src[at:e.From]) + e.Text
		at = e.To
	}
	now += string(p.src[at:p.end(last)])
	return &text.Edit{From: p.body + first, To: p.body + last + 1, Lines: strings.Split(now, "\n")}
}
