package workspace

import (
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/markdown"
	"penpush/internal/text"
)

// Stays is a stretch of an open post that was meant as emphasis and that the site
// will show as it is typed.
type Stays struct {
	Line   int // in the whole text
	Text   string
	Reason markdown.LeftReason
	Fixes  []StaysFix
}

// StaysFix is a way to mend it, as whole lines of the text; Shows is how the line
// then reads.
type StaysFix struct {
	Kind  markdown.FixKind
	Shows string
	Edits []text.Edit
}

// EmphasisLeft lists what stays, for the version that it gives.
func (w *Workspace) EmphasisLeft(post string) (version int, left []Stays, err error) {
	p, err := w.find(post)
	if err != nil {
		return 0, nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	lines := p.text.Lines()
	body := min(frontmatter.Read(lines).Body, len(lines))
	src := strings.Join(lines[body:], "\n")
	for _, l := range w.markdown(post).Left([]byte(src)) {
		s := Stays{Line: body + l.Line, Text: src[l.From:l.To], Reason: l.Reason}
		for _, f := range l.Fixes {
			s.Fixes = append(s.Fixes, fixOf(src, body, f))
		}
		left = append(left, s)
	}
	return p.version, left, nil
}

// fixOf makes one edit of whole lines of a fix's edits.
func fixOf(src string, body int, f markdown.LeftFix) StaysFix {
	first, last := f.Edits[0].From, f.Edits[len(f.Edits)-1].To
	from := strings.LastIndexByte(src[:first], '\n') + 1
	to := len(src)
	if n := strings.IndexByte(src[last:], '\n'); n >= 0 {
		to = last + n
	}
	var b strings.Builder
	at := from
	for _, e := range f.Edits {
		b.WriteString(src[at:e.From] + e.Text)
		at = e.To
	}
	b.WriteString(src[at:to])
	line := body + strings.Count(src[:from], "\n")
	return StaysFix{f.Kind, b.String(), []text.Edit{{
		From: line, To: line + strings.Count(src[from:to], "\n") + 1, Lines: strings.Split(b.String(), "\n"),
	}}}
}
