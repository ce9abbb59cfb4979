package preflight

import (
	"path"
	"regexp"
	"strings"
)

var (
	pageTag  = regexp.MustCompile(`\{\{[<%]-?\s*(ref|relref)\s+(.*?)\s*-?[>%]\}\}|\{%-?\s*(post_url|post_link|post_path|link)\s+(.*?)\s*-?%\}`)
	pageName = regexp.MustCompile(`^(?:path\s*=\s*)?(?:"([^"]*)"|'([^']*)'|` + "`([^`]*)`" + `|([^\s"']+))`)
	wikiLink = regexp.MustCompile(`(!?)\[\[([^\]\[|#^\n]+)(?:#([^\]|\n]*))?(?:\|[^\]\n]*)?\]\]`)
)

// tagTargets follows the tags of a line that name another post:
//
//	{{< relref "x.md#a" >}}   {% post_url 2024-01-02-x %}   {% post_link x %}
//	{% link _posts/2024-01-02-x.md %}   [[x]]
func (p *post) tagTargets(line int, plain string) {
	if strings.Contains(plain, "{{") || strings.Contains(plain, "{%") {
		for _, m := range pageTag.FindAllStringSubmatch(plain, -1) {
			word := pageName.FindStringSubmatch(m[2] + m[4])
			if word == nil {
				continue
			}
			name := word[1] + word[2] + word[3] + word[4]
			if strings.ContainsAny(name, "{}$") || strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "./") && !strings.HasPrefix(name, "../") {
				continue // a variable
			}
			if tag := m[1] + m[3]; p.namesPosts(tag) {
				p.led = append(p.led, p.named(tag, name, line))
			}
		}
	}
	if strings.Contains(plain, "[[") && p.hasWiki() {
		for _, m := range wikiLink.FindAllStringSubmatch(plain, -1) {
			if m[1] == "!" {
				continue // a picture, or a note set in
			}
			p.led = append(p.led, p.named("wiki", strings.TrimSpace(m[2]), line))
		}
	}
}

// namesPosts tells a tag of this generator's own that names a file: themes have tags
// of the same name that show an address.
func (p *post) namesPosts(tag string) bool {
	switch tag {
	case "link", "post_url":
		return p.site.Generator == "jekyll"
	case "post_link", "post_path":
		return p.site.Generator == "hexo"
	}
	return p.site.Generator == "hugo"
}

// named follows a name as a tag means it.
func (p *post) named(tag, name string, line int) target {
	t := target{ref: name, line: line}
	file, anchor, _ := strings.Cut(name, "#")
	switch {
	case file == "":
		t.how, t.post, t.anchor = exact, p.path, anchor
	case tag == "link":
		served := []string{path.Join(p.site.Base, file)}
		for _, dir := range p.site.StaticDirs {
			served = append(served, path.Join(dir, file))
		}
		t.actual, t.how = p.file(served)
	case p.knowsName(file) || tag == "wiki" && p.anywhere(file):
		t.how = exact
	}
	return t
}

// resolvesWiki tells that a [[x]] of the post leads somewhere, so that this blog
// has such links.
func (p *post) resolvesWiki() bool {
	found := false
	if !p.has("[[") {
		return false
	}
	p.eachLine(func(_ int, plain string) {
		if !found && strings.Contains(plain, "[[") {
			for _, m := range wikiLink.FindAllStringSubmatch(plain, -1) {
				found = found || m[1] == "" && p.knowsName(m[2])
			}
		}
	})
	return found
}
