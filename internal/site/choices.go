package site

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

const (
	// sureSum is how much evidence a blog beside another one needs to be offered.
	sureSum = 3
	// leastPosts is how many posts it needs.
	leastPosts = 2
)

// choices are the blogs of a folder when it holds several: each with posts of its
// own, which are more than a page that happened to have a date. The chosen one is
// first.
func choices(fsys fs.FS, claims []claim, best claim, posts *ground) []Choice {
	if !posts.dated || best.sum == 0 {
		return nil
	}
	own := func(c claim) int {
		n := c.held
		for _, o := range claims {
			if o.base != c.base && within(o.base, c.base) && !slices.ContainsFunc(claims, func(m claim) bool {
				return m.base != c.base && m.base != o.base && within(m.base, c.base) && within(o.base, m.base)
			}) {
				n -= o.held
			}
		}
		return n
	}
	most := own(best)
	out := []Choice{{best.base, best.kind.name(), best.facts, most}}
	for _, c := range claims {
		if n := own(c); c.base != best.base && c.sum >= sureSum && n >= leastPosts && n*20 >= most {
			out = append(out, Choice{c.base, c.kind.name(), c.facts, n})
		}
	}
	for _, c := range sharing(fsys, best, posts) {
		out[0].Posts -= c.Posts
		out = append(out, c)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// leaveDemonstrations passes over the sites that a theme brings along to show itself
// and to be tested, when the blog above them is of the same kind and has posts: who
// writes in a copy of the theme's repository means that one.
func (s *survey) leaveDemonstrations(fsys fs.FS) {
	home := folder{fsys, "."}
	top := claimOf(home)
	if top.kind == nil || top.sum < sureSum {
		return
	}
	content := top.kind.layout(home).content
	posts := 0
	for _, file := range s.markdown {
		if content != "." && within(file, content) {
			posts++
		}
	}
	if posts < leastPosts {
		return
	}
	s.bases = slices.DeleteFunc(s.bases, func(base string) bool {
		first, _, _ := strings.Cut(base, "/")
		if !slices.Contains([]string{"docs", "test", "tests", "demo", "example", "examples", "exampleSite"}, first) || within(content, first) {
			return false
		}
		c := claimOf(folder{fsys, base})
		return c.kind != nil && c.kind.name() == top.kind.name()
	})
}

// sharing are the other generators of the same folder, each with posts in a place
// of its own.
func sharing(fsys fs.FS, best claim, posts *ground) []Choice {
	home := folder{fsys, best.base}
	taken := []string{path.Join(best.base, best.kind.layout(home).content)}
	if posts.under(taken[0]) < leastPosts {
		return nil
	}
	var out []Choice
	for _, g := range generators() {
		facts, sum := weigh(g.evidence(home))
		if g.name() == best.kind.name() || sum < sureSum {
			continue
		}
		dir := path.Join(best.base, g.layout(home).content)
		apart := !slices.ContainsFunc(taken, func(t string) bool { return within(t, dir) || within(dir, t) })
		if n := posts.under(dir); apart && n >= leastPosts && n*20 >= posts.under(taken[0]) {
			taken = append(taken, dir)
			out = append(out, Choice{best.base, g.name(), facts, n})
		}
	}
	return out
}

// languageCodes are those that names of posts are read for; others would be
// taken for words.
const languageCodes = " ar bg bn cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl no pl pt ro ru sk sl sr sv th tr uk ur vi zh zh-cn zh-tw zh-hans zh-hant pt-br pt-pt en-us en-gb es-mx "

func isLanguage(code string) bool {
	code = strings.ToLower(strings.ReplaceAll(code, "_", "-"))
	return len(code) >= 2 && strings.Contains(languageCodes, " "+code+" ")
}

// Translation takes a language off a post's name: "a/index.ja.md" is "a/index.md"
// in "ja", "a-ja.md" is "a.md". ok is false for a name without one; with a hyphen
// it is a language only if the other file is there too, which the caller knows.
func Translation(file string) (original, code string, ok bool) {
	ext := path.Ext(file)
	stem := strings.TrimSuffix(file, ext)
	for _, sep := range []string{".", "-", "_"} {
		if before, code, found := cutLast(stem, sep); found && isLanguage(code) && path.Base(before) != "." && path.Base(stem) != code {
			return before + ext, code, true
		}
	}
	return file, "", false
}

// languages are the codes in the names and folders of posts, and those that are
// configured.
func languages(files, configured []string) []string {
	there := make(map[string]bool, len(files))
	for _, f := range files {
		there[f] = true
	}
	found := map[string]int{}
	for _, code := range configured {
		found[code]++
	}
	for _, f := range files {
		if original, code, ok := Translation(f); ok && (there[original] || strings.Contains(path.Base(f), "."+code+".")) {
			found[code]++
		}
		for dir := path.Dir(f); dir != "."; dir = path.Dir(dir) {
			if code := path.Base(dir); language.MatchString(code) && isLanguage(code) && (isContainer(path.Base(path.Dir(dir))) || isPosts(path.Base(path.Dir(dir)))) {
				found[code]++
			}
		}
	}
	var out []string
	for code := range found {
		out = append(out, code)
	}
	slices.Sort(out)
	return out
}
