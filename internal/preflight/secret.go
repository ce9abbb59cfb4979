package preflight

import (
	"bytes"
	"regexp"
	"strings"

	"penpush/internal/problem"
)

// pattern is one kind of secret. mark is a text that every one of them holds,
// which is quicker to look for.
type pattern struct {
	mark string
	like *regexp.Regexp
}

func patterns() []pattern {
	return []pattern{
		{"AKIA", regexp.MustCompile(`\b(?:AKIA|ASIA)[0-9A-Z]{16}\b`)},                                 // Amazon
		{"ghp_", regexp.MustCompile(`\bghp_[A-Za-z0-9]{36}\b`)},                                       // GitHub
		{"gho_", regexp.MustCompile(`\bgho_[A-Za-z0-9]{36}\b`)},                                       // GitHub
		{"ghs_", regexp.MustCompile(`\bghs_[A-Za-z0-9]{36}\b`)},                                       // GitHub
		{"github_pat_", regexp.MustCompile(`\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b`)},         // GitHub
		{"glpat-", regexp.MustCompile(`\bglpat-[A-Za-z0-9_-]{20,}`)},                                  // GitLab
		{"xox", regexp.MustCompile(`\bxox[abprs]-[0-9]{8,}-[0-9A-Za-z-]{10,}`)},                       // Slack
		{"hooks.slack.com", regexp.MustCompile(`hooks\.slack\.com/services/T\w{6,}/B\w{6,}/\w{20,}`)}, // Slack
		{"AIza", regexp.MustCompile(`\bAIza[0-9A-Za-z_-]{35}\b`)},                                     // Google
		{"sk_live_", regexp.MustCompile(`\b[rs]k_live_[0-9A-Za-z]{20,}`)},                             // Stripe
		{"sk-", regexp.MustCompile(`\bsk-(?:proj-|ant-[a-z0-9]+-)?[A-Za-z0-9_-]{32,}`)},               // OpenAI, Anthropic
		{"npm_", regexp.MustCompile(`\bnpm_[A-Za-z0-9]{36}\b`)},                                       // npm
		{"SG.", regexp.MustCompile(`\bSG\.[\w-]{22}\.[\w-]{43}\b`)},                                   // SendGrid
		{"PRIVATE KEY-----", regexp.MustCompile(`-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----`)},
	}
}

// secret finds keys and tokens by their shape, in code and comments too: they are
// as public there. It shows them masked.
//
//	export GITHUB_TOKEN=ghp_…
//
// One that is plainly made up (EXAMPLE, xxxx, one letter again and again) is none.
func secret() rule {
	list := patterns()
	return rule{
		code: problem.Secret, severity: Error,
		wrong: "```\ntoken: ghp_" + "9fK2mQ7xT4vB1nR8sW3zL6yC5dH0jG7pA2eU" + "\n```", right: "```\ntoken: ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n```",
		find: func(p *post, r *report) {
			for _, one := range list {
				if !p.mentions(one.mark) {
					continue
				}
				for i, line := range p.lines {
					if !strings.Contains(line, one.mark) {
						continue
					}
					for _, s := range one.like.FindAllString(line, -1) {
						if !madeUp(s) && (one.mark != "PRIVATE KEY-----" || p.holdsKey(i)) {
							r.at(i+1, masked(s))
						}
					}
				}
			}
		},
	}
}

// mentions tells that the text or its front matter holds a mark.
func (p *post) mentions(mark string) bool {
	for i := range p.body {
		if strings.Contains(p.lines[i], mark) {
			return true
		}
	}
	return bytes.Contains(p.src, []byte(mark))
}

func masked(s string) string {
	if strings.HasPrefix(s, "-----") {
		return strings.Trim(s, "-")
	}
	return s[:min(6, len(s)/3)] + "…" + s[len(s)-2:]
}

// madeUp tells a secret that is only shown for its shape.
func madeUp(s string) bool {
	upper := strings.ToUpper(s)
	for _, w := range []string{"EXAMPLE", "XXXX", "0000", "YOUR", "1234567", "ABCDEF", "TOKEN", "SECRET", "..."} {
		if strings.Contains(upper, w) {
			return true
		}
	}
	kinds := map[rune]bool{}
	for _, c := range s[min(len(s), 6):] {
		kinds[c] = true
	}
	return len(kinds) < 6 && !strings.HasPrefix(s, "-----")
}

// holdsKey tells that the lines below a key's first line are one, and not dots.
func (p *post) holdsKey(i int) bool {
	long := 0
	for _, line := range p.lines[i+1 : min(i+4, len(p.lines))] {
		if body := strings.TrimSpace(line); len(body) >= 60 && !strings.ContainsAny(body, " .…*<") && !madeUp(body) {
			long++
		}
	}
	return long >= 2
}
