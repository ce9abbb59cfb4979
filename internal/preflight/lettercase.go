package preflight

import "penpush/internal/problem"

// letterCase finds names whose large and small letters are not those of the file
// or page. A Mac or Windows shows it all the same; the server won't:
//
//	![The harbour](Harbour.PNG)
func letterCase() rule {
	return rule{
		code: problem.LetterCase, severity: Error,
		wrong: "![The harbour](/Harbour.PNG)", right: "![The harbour](/harbour.png)",
		find: func(p *post, r *report) {
			say := func(ref, actual string, line int) {
				if now, ok := spelledAs(ref, actual); ok {
					r.at(line, actual).Fix = p.swapped(line, ref, now)
				}
			}
			for _, s := range p.pictures() {
				if s.how == caseOnly {
					say(s.ref, s.path, s.line)
				}
			}
			for _, t := range p.targets() {
				if t.how == caseOnly {
					say(t.ref, t.actual, t.line)
				}
			}
		},
	}
}
