package preflight

import (
	"regexp"
	"slices"
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
)

// frontMatterBroken finds front matters that no generator can read. The words are
// those of what is wrong in it.
//
//	title: a: b
func frontMatterBroken() rule {
	return rule{
		code: problem.FrontMatterBroken, severity: Error,
		wrong: "---\ntitle: a: b\ndate: 2024-05-01\n---\n\nText.", right: "---\ntitle: \"a: b\"\ndate: 2024-05-01\n---\n\nText.",
		find: func(p *post, r *report) {
			broken := p.doc.Problem
			if broken == nil && p.doc.Tab > 0 && p.site.Generator != "hexo" {
				broken = &problem.Problem{Code: problem.FrontMatterTab, Line: p.doc.Tab}
			}
			if broken == nil || r.has(problem.ConflictMarks) {
				return
			}
			why := *broken
			why.Path = p.path
			found := r.at(why.Line, why.Subject)
			found.Problem.Err = &why
			if now, ok := p.readable(&why); ok {
				found.replace(why.Line, now)
			}
		},
	}
}

var plainField = regexp.MustCompile(`^([\w-]+\s*:[ \t]+)(\S.*?)[ \t]*$`)

// readable is the line that cannot be read as it was meant: with quotes around its
// value, or with blanks for tabs. It is false when the front matter cannot be read
// then either.
func (p *post) readable(why *problem.Problem) (string, bool) {
	if why.Line < 1 || why.Line > len(p.lines) {
		return "", false
	}
	line := p.lines[why.Line-1]
	switch m := plainField.FindStringSubmatch(line); {
	case why.Code == problem.FrontMatterTab:
		line = strings.ReplaceAll(line, "\t", "  ")
	case why.Code == problem.FrontMatterNeedsQuotes && m != nil && !strings.ContainsAny(m[2][:1], "\"'[{|>"):
		line = m[1] + `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(m[2]) + `"`
	default:
		return "", false
	}
	now := slices.Clone(p.lines)
	now[why.Line-1] = line
	doc := frontmatter.Skim(now)
	return line, doc.Problem == nil && doc.Tab == 0
}

// has tells that a rule which was asked before has found something.
func (r *report) has(code problem.Code) bool {
	for _, f := range r.found {
		if f.Rule == code {
			return true
		}
	}
	return false
}
