package preflight

import (
	"sync"

	"penpush/internal/posts"
)

// keeper makes the columns of what was found.
type keeper struct {
	kept
	mu      sync.Mutex         // guards what follows, and the questions of kept
	numbers map[question]int32 // which of them it is
}

// keepable tells findings that come back as they are.
func keepable(found []Finding) bool {
	for _, f := range found {
		p := f.Problem
		if p.Err != nil || p.Details != "" || len(p.Choices) > 0 || p.Code != f.Rule {
			return false
		}
	}
	return true
}

// number takes questions in, and gives their numbers. It may be called from several
// goroutines at once.
func (k *keeper) number(asked []question) []int32 {
	k.mu.Lock()
	defer k.mu.Unlock()
	list := make([]int32, len(asked))
	for i, q := range asked {
		n, known := k.numbers[q]
		if !known {
			n = int32(len(k.Kinds)) // a post asks few
			k.numbers[q] = n
			k.Kinds = append(k.Kinds, byte(q.kind))
			k.Abouts, k.Answers = append(k.Abouts, q.about), append(k.Answers, q.answer)
		}
		list[i] = n
	}
	return list
}

// add takes a post with what was asked about it and found in it.
func (k *keeper) add(l posts.Listed, row *posts.Post, asked []int32, found []Finding) {
	k.Paths, k.Sizes = append(k.Paths, l.Path), append(k.Sizes, l.Size)
	k.Modified, k.Changed = append(k.Modified, l.Modified), append(k.Changed, l.Changed)
	k.Drafts, k.Marks = append(k.Drafts, row.Draft), append(k.Marks, marked(row))
	k.Questions = append(k.Questions, asked...)
	k.Asked = append(k.Asked, int32(len(asked))) // a post asks few
	for _, f := range found {
		one := keptFinding{Rule: string(f.Rule), Severity: string(f.Severity), Subject: f.Problem.Subject, File: f.File, Line: f.Problem.Line}
		if e := f.Fix; e != nil {
			one.From, one.To, one.Lines, one.Fixed = e.From, e.To, e.Lines, 1
			if e.Lines == nil {
				one.Fixed = 2
			}
		}
		k.Findings = append(k.Findings, one)
	}
	k.Found = append(k.Found, int32(len(found))) // a post has few
}
