package site

import (
	"slices"
	"strings"
)

// nextjs: Next.js has no place of its own for posts; its starters have these.
type nextjs struct{}

func (nextjs) name() string { return "nextjs" }

func (nextjs) evidence(f folder) []fact {
	return append(
		f.files(3, "next.config.js", "next.config.mjs", "next.config.ts", "next.config.cjs"),
		f.dependency("next")...)
}

func (nextjs) layout(f folder) layout {
	script := f.read(f.first("next.config.js", "next.config.mjs", "next.config.ts", "next.config.cjs"))
	l := layout{
		content: firstDir(f, "_posts", "_posts", "posts", "data/blog", "content/posts", "content/blog", "content", "src/content"),
		static:  []string{"public"}, basePath: basePath(scriptText(script, "basePath")),
		traits: traits{beside: true},
	}
	l.route = nextRoute(f, script)
	l.first = begin("slug.md", "2006-01-02", Images{Place: "public/images", Reference: "/images/x.png"})
	return l
}

// nextRoute knows the address when one page alone makes the posts', and by
// their files' names as the starters do.
func nextRoute(f folder, script string) route {
	var routes []pageRoute
	for _, dir := range []string{"pages", "src/pages", "app", "src/app"} {
		routes = append(routes, f.pageRoutes(dir, ".js", ".jsx", ".ts", ".tsx")...)
	}
	routes = slices.DeleteFunc(routes, func(r pageRoute) bool { return r.deep })
	page, ok := only(routes)
	end := ""
	if scriptIs(script, "trailingSlash") {
		end = "/"
	}
	return func(p Page) (string, bool) {
		name := PostName(p.Path)
		return page.prefix + name + end, ok && p.Slug == "" && !strings.HasPrefix(name, "[")
	}
}
