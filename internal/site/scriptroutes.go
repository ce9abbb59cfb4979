package site

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// routeLimit bounds how many files of a folder of pages are looked at.
const routeLimit = 5000

// pageRoute is a file that makes a page for each post, such as
// "src/pages/blog/[...slug].astro".
type pageRoute struct {
	file string
	// prefix is what the address begins with, such as "/blog/".
	prefix string
	// deep tells that the name may hold folders.
	deep bool
}

var (
	postParam = regexp.MustCompile(`^\[{1,2}(\.\.\.)?(slug|slugs|id|post|postid|entry|article|name|permalink)\]{1,2}$`)
	group     = regexp.MustCompile(`^(\(.*\)|@.*)$`)
)

// pageRoutes finds the pages of posts below a folder of pages: files named
// "[slug]", and folders of that name with a page, as Next.js's app/ has.
func (f folder) pageRoutes(dir string, endings ...string) []pageRoute {
	var out []pageRoute
	seen := 0
	start := path.Join(f.dir, dir)
	_ = fs.WalkDir(f.fsys, start, func(p string, e fs.DirEntry, err error) error {
		if seen++; err != nil || seen > routeLimit {
			return fs.SkipDir // what cannot be listed is no page that is known
		}
		if e.IsDir() || !slices.Contains(endings, path.Ext(p)) {
			return nil
		}
		rest := strings.TrimPrefix(p, start+"/")
		name := strings.TrimSuffix(rest, path.Ext(rest))
		if path.Base(name) == "page" || path.Base(name) == "index" {
			name = path.Dir(name)
		}
		m := postParam.FindStringSubmatch(strings.ToLower(path.Base(name)))
		prefix := path.Dir(name)
		if m == nil || strings.ContainsAny(prefix, "[") || strings.HasPrefix(prefix, "api") {
			return nil
		}
		parts := slices.DeleteFunc(strings.Split(prefix, "/"), func(d string) bool { return d == "." || group.MatchString(d) })
		out = append(out, pageRoute{p, "/" + strings.Join(append(parts, ""), "/"), m[1] != ""})
		return nil
	})
	return out
}

// only gives the one route that there is; with several it is not known which of
// them a post has.
func only(routes []pageRoute) (pageRoute, bool) {
	if len(routes) != 1 {
		return pageRoute{}, false
	}
	return routes[0], true
}

// githubSlug is how github-slugger, and with it Astro, spells one part of a
// path.
func githubSlug(s string) string {
	s = githubMarks.ReplaceAllString(strings.ToLower(s), "")
	return strings.ReplaceAll(s, " ", "-")
}

var githubMarks = regexp.MustCompile(`[^\p{L}\p{M}\p{N}\p{Pc} -]`)

// scriptIs tells `key: true` in a script.
func scriptIs(script, key string) bool {
	script = scriptComment.ReplaceAllString(script, "")
	return regexp.MustCompile(`(?:^|[\s,{("'])` + regexp.QuoteMeta(key) + `["']?\s*[:=]\s*true\b`).MatchString(script)
}

// scriptNot tells `key: false`.
func scriptNot(script, key string) bool {
	script = scriptComment.ReplaceAllString(script, "")
	return regexp.MustCompile(`(?:^|[\s,{("'])` + regexp.QuoteMeta(key) + `["']?\s*[:=]\s*false\b`).MatchString(script)
}

// mentions tells a word of a script outside of its comments.
func mentions(script, word string) bool {
	return strings.Contains(scriptComment.ReplaceAllString(script, ""), word)
}
