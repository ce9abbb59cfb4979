package preflight

import (
	"regexp"
	"slices"
	"strings"

	"penpush/internal/problem"
)

var (
	shortcode = regexp.MustCompile(`(?s)\{\{([<%])-?\s*(/?)\s*([\w./-]+)(.*?)(/?)\s*-?[>%]\}\}`)
	liquidTag = regexp.MustCompile(`(?s)\{%-?\s*(end)?(\w+)(.*?)-?%\}`)
	halfTag   = regexp.MustCompile(`\{\{[<%][^}]*$`)
)

// shortcodeOpen finds tags of the generator that are opened and not closed, at
// which it fails:
//
//	{{< highlight go >}}      without {{< /highlight >}}
//	{% highlight go %}        without {% endhighlight %}
//	{{< figure src="x.png"    without >}}
//
// Whether a shortcode needs an end is known of some, and of those that have one
// elsewhere in the post.
func shortcodeOpen() rule {
	return rule{
		code: problem.ShortcodeOpen, severity: Error,
		wrong: "{{< highlight go >}}\nwalk()", right: "{{< highlight go >}}\nwalk()\n{{< /highlight >}}",
		find: func(p *post, r *report) {
			if len(p.masked) > longest {
				return
			}
			if p.site.Generator == "hugo" && p.has("{{") {
				p.openShortcodes(string(p.masked), r)
			}
			if slices.Contains([]string{"jekyll", "hexo", "eleventy"}, p.site.Generator) && p.has("{%") {
				p.openLiquid(string(p.masked), r)
			}
		},
	}
}

// longest is the text, in bytes, up to which tags are paired: one that is not closed
// is looked for to the end.
const longest = 1 << 20

// opened is a tag that waits for its end.
type opened struct {
	name, whole string
	at          int
}

func (p *post) openShortcodes(text string, r *report) {
	var stack []opened
	closers := map[string]bool{"highlight": true}
	all := shortcode.FindAllStringSubmatchIndex(text, -1)
	part := func(m []int, group int) string { return text[m[2*group]:m[2*group+1]] }
	for _, m := range all {
		if part(m, 2) == "/" {
			closers[part(m, 3)] = true
		}
	}
	for _, m := range all {
		name := part(m, 3)
		switch {
		case strings.HasPrefix(part(m, 4), "/*") || !closers[name] || part(m, 5) == "/" || strings.HasSuffix(strings.TrimSpace(part(m, 4)), "/"):
		case part(m, 2) == "":
			stack = append(stack, opened{name, text[m[0]:m[1]], m[0]})
		default:
			if i := lastOf(stack, name); i >= 0 {
				stack = slices.Delete(stack, i, i+1)
			} else {
				r.at(p.line(m[0]), short(text[m[0]:m[1]]))
			}
		}
	}
	for _, o := range stack {
		if o.name == "highlight" || !p.loneAllowed(text, o.name) {
			r.at(p.line(o.at), short(o.whole))
		}
	}
	p.eachLine(func(line int, plain string) {
		rest := text[p.starts[line-p.body-1]:]
		if i := halfTag.FindStringIndex(plain); i != nil && !shortcode.MatchString(upTo(rest[i[0]:], 2000)) {
			r.at(line, short(plain[i[0]:]))
		}
	})
}

// loneAllowed tells a shortcode that is used with and without an end, so that
// neither is wrong.
func (p *post) loneAllowed(text, name string) bool {
	return strings.Count(text, "/"+name) > 0 && strings.Count(text, " "+name)-strings.Count(text, "/"+name) > 1
}

func upTo(s string, n int) string { return s[:min(len(s), n)] }

func lastOf(stack []opened, name string) int {
	for i := len(stack) - 1; i >= 0; i-- {
		if stack[i].name == name {
			return i
		}
	}
	return -1
}

// blocks are the tags of Liquid, Nunjucks and Hexo that need an end.
const blocks = " highlight raw comment capture if unless for case tablerow codeblock code blockquote quote pullquote note tabs macro call filter "

func (p *post) openLiquid(text string, r *report) {
	var stack []opened
	ends := map[string]bool{}
	all := liquidTag.FindAllStringSubmatchIndex(text, -1)
	for _, m := range all {
		if m[2] >= 0 {
			ends[text[m[4]:m[5]]] = true
		}
	}
	for _, m := range all {
		name := text[m[4]:m[5]]
		switch {
		case m[2] >= 0:
			if i := lastOf(stack, name); i >= 0 {
				stack = slices.Delete(stack, i, i+1)
			} else {
				r.at(p.line(m[0]), short(text[m[0]:m[1]]))
			}
		case ends[name] || strings.Contains(blocks, " "+name+" ") && !selfContained(p.site.Generator, name):
			stack = append(stack, opened{name, text[m[0]:m[1]], m[0]})
		}
	}
	for _, o := range stack {
		r.at(p.line(o.at), short(o.whole))
	}
}

// selfContained tells names that only some generators or themes give an end.
func selfContained(generator, name string) bool {
	return generator != "hexo" && strings.Contains(" code quote pullquote note tabs blockquote codeblock ", " "+name+" ") ||
		generator == "hexo" && strings.Contains(" note tabs code ", " "+name+" ")
}
