// Package preflight notices what a writer would want to know before a post is
// public: a picture that is not there, a link to nothing, a secret, a slip in a
// field's name. Each rule is one small file with an example. It reads the blog,
// and never writes.
//
// Code is not checked: neither fences, nor what stands between backticks, nor
// comments. A secret is looked for there as well, because it is public there as
// well. What the generator works out itself ({{ … }} and {% … %}) is opaque, but
// for its ways of naming another post.
package preflight

import (
	"context"
	"slices"
	"strings"

	"penpush/internal/posts"
	"penpush/internal/problem"
	"penpush/internal/site"
	"penpush/internal/text"
)

// Severity is how much a finding matters.
type Severity string

// The severities. Errors ask before publishing; nothing is ever refused.
const (
	Error   Severity = "error"   // readers, or the generator, will stumble
	Warning Severity = "warning" // it is probably not meant
	Hint    Severity = "hint"    // it could be better
)

// Finding is something that was noticed.
type Finding struct {
	// Rule is the rule's code, by which a blog switches it off.
	Rule     problem.Code
	Severity Severity
	// Problem holds the place (a line from 1, or 0 for the post as a whole) and
	// chooses the words.
	Problem *problem.Problem
	// Fix is the edit that would mend it, counted in the post's lines; nil where
	// there is none.
	Fix *text.Edit
	// File is the file of the blog that it is about, such as a picture, or "".
	File string
}

// rule is one thing to look for.
type rule struct {
	code     problem.Code
	severity Severity
	// habit tells a matter of taste: what the blog's newest posts do again and
	// again is its way, and not reported.
	habit bool
	// wrong is an example of what it finds, right of how it should be. Both are
	// bodies, or with "---" on top whole posts.
	wrong, right string
	find         func(*post, *report)
}

// rules are all rules, in the order in which findings on one line are told.
func rules() []rule {
	return []rule{
		conflictMarks(), secret(), frontMatterBroken(), frontMatterForeign(), frontMatterLate(), keyMisspelt(),
		stillDraft(), dateOdd(), dateFuture(), dateMissing(), slugAbsent(), addressTwice(), slugTwice(), addressChanged(),
		pictureMissing(), letterCase(), pictureIgnored(), pictureUncommitted(), pictureLarge(), pictureLocation(), altMissing(),
		linkMissing(), headingMissing(), linkEmpty(), linkLocal(),
		emphasisLiteral(), fenceOpen(), shortcodeOpen(), cellsMissing(), cellsExtra(), headingJump(), headingTops(), todo(),
	}
}

// Choice is what to check.
type Choice struct {
	// Posts are paths; nil checks all. Posts that are named are about to be
	// published, so that it is worth saying that they are drafts.
	Posts []string
	// Lines gives the text of a post that is open, with its unsaved words; nil or
	// false reads the file.
	Lines func(post string) ([]string, bool)
	// Links also asks the servers that external links lead to.
	Links *Links
}

// Check looks at posts, all at once, and gives what was noticed in the order of
// the list, line by line. A post that is gone has none.
func (f *Facts) Check(ctx context.Context, c Choice) ([]Finding, error) {
	found, _, err := f.check(ctx, c)
	return found, err
}

// check is Check; read is how many texts were read for it.
func (f *Facts) check(ctx context.Context, c Choice) (found []Finding, read int, err error) {
	l := &looking{Facts: f, choice: c, files: f.files(c)}
	l.found = make([][]Finding, len(l.files))
	todo, err := l.recalled(ctx)
	if err != nil {
		return nil, 0, err
	}
	files := make([]site.File, len(todo))
	for i, n := range todo {
		files[i] = l.files[n]
	}
	see := func(i int, content []byte, err error) { l.see(todo[i], content, err) }
	if err := f.blog.ReadTexts(ctx, files, largest, see); err != nil {
		return nil, 0, err
	}
	l.keep(len(todo))
	if c.Links != nil && !f.isOff(problem.LinkDead) {
		dead, err := c.Links.ask(ctx, l.files)
		if err != nil {
			return nil, 0, err
		}
		for i, more := range dead {
			l.found[i] = sorted(append(l.found[i], more...))
		}
	}
	return slices.Concat(l.found...), len(todo), nil
}

// largest is the size up to which a post is checked, in bytes.
const largest = 64 << 20

func (c Choice) lines(post string) ([]string, bool) {
	if c.Lines == nil {
		return nil, false
	}
	return c.Lines(post)
}

func (f *Facts) files(c Choice) []site.File {
	if c.Posts == nil {
		out := make([]site.File, len(f.listed))
		for i, l := range f.listed {
			out[i] = l.File
		}
		return out
	}
	var out []site.File
	for _, post := range c.Posts {
		i := slices.IndexFunc(f.listed, func(l posts.Listed) bool { return l.Path == post })
		if i >= 0 {
			out = append(out, f.listed[i].File)
		} else {
			out = append(out, site.File{Path: post}) // in no folder of posts
		}
	}
	return out
}

// unreadable is a file that is no text, which no rule can look into.
func (f *Facts) unreadable(post string, err error) []Finding {
	if f.isOff(problem.FrontMatterBroken) {
		return nil
	}
	why := *problem.Of(err)
	why.Path = post
	return []Finding{{Rule: problem.FrontMatterBroken, Severity: Error, Problem: problem.Wrap(problem.FrontMatterBroken, post, &why)}}
}

// look has rules look at one post.
func (f *Facts) look(p *post, list []rule) []Finding {
	r := &report{post: p}
	for _, one := range list {
		before := len(r.found)
		r.rule = one
		one.find(p, r)
		if one.habit && len(r.found) > before && p.isHabit(one.code) {
			r.found = r.found[:before]
		}
	}
	return sorted(r.found)
}

func sorted(list []Finding) []Finding {
	slices.SortStableFunc(list, func(a, b Finding) int { return a.Problem.Line - b.Problem.Line })
	return list
}

// report collects the findings of one post.
type report struct {
	post  *post
	rule  rule
	found []Finding
}

// at notes something at a line, counted from 1.
func (r *report) at(line int, subject string) *Finding {
	p := problem.New(r.rule.code, r.post.path)
	p.Line, p.Subject = line, subject
	r.found = append(r.found, Finding{Rule: r.rule.code, Severity: r.rule.severity, Problem: p})
	return &r.found[len(r.found)-1]
}

// replace makes a line, counted from 1, the finding's fix.
func (f *Finding) replace(line int, with ...string) {
	f.Fix = &text.Edit{From: line - 1, To: line, Lines: append([]string{}, with...)}
}

// mend takes edits of a front matter as the fix; one that is not possible is
// none.
func (f *Finding) mend(lines []string, edits []text.Edit, err error) {
	if err != nil || len(edits) == 0 {
		return
	}
	now := slices.Clone(lines)
	for _, e := range slices.Backward(edits) {
		now = slices.Replace(now, e.From, e.To, e.Lines...)
	}
	if one := text.Diff(lines, now); len(one) == 1 {
		f.Fix = &one[0]
	}
}

// short cuts what is shown of a text.
func short(s string) string {
	const most = 60
	s = strings.TrimSpace(s)
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
