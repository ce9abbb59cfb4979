package preflight

import (
	"context"
	"fmt"
	"strings"

	"penpush/internal/posts"
	"penpush/internal/problem"
	"penpush/internal/text"
)

const (
	// keptFile has what the last check of the whole blog found; see posts.Blog.Keep.
	keptFile = "checks"
	// keptFrom is how many posts make it worth the while to keep that.
	keptFrom = 50
)

// kept is what was found in posts, from one check of the whole blog to the next.
// A finding depends on the post's text, on how the blog is understood and which
// rules are on, which by tells, and on what the post's rules asked about the rest of
// the blog. It still holds when the file is the same and every answer is.
//
// It is columns, one slice a field, which gob reads many times as fast as one struct
// a post.
type kept struct {
	When                     int64 // in nanoseconds since 1970
	Paths                    []string
	Sizes, Modified, Changed []int64
	Drafts                   []bool
	Marks                    []string
	// A post asked Asked of Questions, each one of those with a kind, and has Found
	// of Findings.
	Asked, Found, Questions []int32
	Kinds                   []byte
	Abouts, Answers         []string
	Findings                []keptFinding
}

type keptFinding struct {
	Rule, Severity, Subject, File string
	Line                          int
	// Fixed is 0 for a finding without a fix, 1 for one with lines, and 2 for one with
	// none at all, which gob does not tell from an empty list.
	Fixed    byte
	From, To int
	Lines    []string
}

// by tells what findings depend on beside the posts and the questions of their rules.
func (f *Facts) by() string {
	codes := make([]string, len(f.on))
	for i, r := range f.on {
		codes[i] = string(r.code)
	}
	return fmt.Sprintf("%s\n%#v\n%q", f.site.Fingerprint(), f.custom, codes)
}

// marked is what the list of posts says of one.
func marked(row *posts.Post) string {
	var out strings.Builder
	for _, m := range row.Marks {
		fmt.Fprintf(&out, "%s %s\x00", m.Code, m.Subject)
	}
	return out.String()
}

// recall gives what was kept of the last check; nil when it is of no use.
func (f *Facts) recall() *kept {
	k := &kept{}
	if !f.blog.Recall(keptFile, f.by(), k) || !k.whole() || k.When > f.now.UnixNano() {
		return nil
	}
	return k
}

// whole tells that no column is shorter than another one.
func (k *kept) whole() bool {
	n := len(k.Paths)
	for _, l := range [][]int64{k.Sizes, k.Modified, k.Changed} {
		if len(l) != n {
			return false
		}
	}
	for _, q := range k.Questions {
		if q < 0 || int(q) >= len(k.Kinds) {
			return false
		}
	}
	return len(k.Drafts) == n && len(k.Marks) == n && len(k.Abouts) == len(k.Kinds) && len(k.Answers) == len(k.Kinds) &&
		sums(k.Asked, n, len(k.Questions)) && sums(k.Found, n, len(k.Findings))
}

// sums tells that n counts make sum together.
func sums(counts []int32, n, sum int) bool {
	for _, i := range counts {
		if sum -= int(i); i < 0 || sum < 0 {
			return false
		}
	}
	return len(counts) == n && sum == 0
}

// still asks every question again, and tells which have the answer that they had.
func (k *kept) still(ctx context.Context, f *Facts) ([]bool, error) {
	same := make([]bool, len(k.Kinds))
	one := func(i int) { same[i] = f.reply(kind(k.Kinds[i]), k.Abouts[i]) == k.Answers[i] }
	err := posts.InParts(ctx, len(same), func() func(int) { return one })
	return same, err
}

// holding gives the kept posts whose findings still hold, by path: where their
// questions and their findings begin.
func (k *kept) holding(ctx context.Context, f *Facts) (map[string]place, error) {
	same, err := k.still(ctx, f)
	if err != nil {
		return nil, err
	}
	holding := make(map[string]place, len(k.Paths))
	at := place{}
	for i, path := range k.Paths {
		at.post = i
		holds := true
		for _, q := range k.questions(at) {
			holds = holds && same[q]
		}
		if holds {
			holding[path] = at
		}
		at.question += int(k.Asked[i])
		at.finding += int(k.Found[i])
	}
	return holding, nil
}

// place is where a post's columns are.
type place struct{ post, question, finding int }

// questions are the numbers of a post's questions.
func (k *kept) questions(at place) []int32 {
	return k.Questions[at.question : at.question+int(k.Asked[at.post])]
}

// asked are the questions of a post, with their answers.
func (k *kept) asked(at place) []question {
	var list []question
	for _, n := range k.questions(at) {
		list = append(list, question{kind(k.Kinds[n]), k.Abouts[n], k.Answers[n]})
	}
	return list
}

// isOf tells that this is what was found in a file as it is now.
func (k *kept) isOf(l posts.Listed, row *posts.Post, at place) bool {
	i := at.post
	return l.Version == posts.Version{Size: k.Sizes[i], Modified: k.Modified[i], Changed: k.Changed[i]} &&
		row.Draft == k.Drafts[i] && marked(row) == k.Marks[i]
}

// findings are those of a post.
func (k *kept) findings(at place) []Finding {
	var list []Finding
	for _, one := range k.Findings[at.finding : at.finding+int(k.Found[at.post])] {
		p := problem.New(problem.Code(one.Rule), k.Paths[at.post])
		p.Line, p.Subject = one.Line, one.Subject
		f := Finding{Rule: p.Code, Severity: Severity(one.Severity), Problem: p, File: one.File}
		if one.Fixed != 0 {
			f.Fix = &text.Edit{From: one.From, To: one.To, Lines: one.Lines}
			if one.Fixed == 1 && one.Lines == nil {
				f.Fix.Lines = []string{}
			}
		}
		list = append(list, f)
	}
	return list
}
