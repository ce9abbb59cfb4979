package site

import "path"

// vitepress: https://vitepress.dev/reference/site-config
type vitepress struct{}

func (vitepress) name() string { return "vitepress" }

func vitepressConfigs() []string {
	return []string{".vitepress/config.ts", ".vitepress/config.mts", ".vitepress/config.js", ".vitepress/config.mjs"}
}

func (vitepress) evidence(f folder) []fact {
	facts := f.files(4, vitepressConfigs()...)
	if len(facts) == 0 {
		facts = f.dirs(4, ".vitepress")
	}
	return append(facts, f.dependency("vitepress")...)
}

func (vitepress) layout(f folder) layout {
	script := f.read(f.first(vitepressConfigs()...))
	source := inside(scriptText(script, "srcDir"), ".")
	posts := firstDir(f, path.Join(source, "posts"), path.Join(source, "posts"), path.Join(source, "blog"))
	l := layout{
		content: posts, static: []string{path.Join(source, "public"), source},
		basePath: basePath(scriptText(script, "base")),
		traits:   traits{beside: true, imports: []alias{{"@/", source}}},
	}
	l.route = vitepressRoute(path.Join(f.dir, source), script)
	l.first = begin("slug.md", "2006-01-02", Images{Place: path.Join(source, "public/images"), Reference: "/images/x.png"})
	return l
}

// vitepressRoute: https://vitepress.dev/guide/routing
func vitepressRoute(source, script string) route {
	clean, odd := scriptIs(script, "cleanUrls"), mentions(script, "rewrites")
	return func(p Page) (string, bool) {
		name, ok := below(source, p.Path)
		switch at := "/" + folded(name); {
		case !ok || odd:
			return "", false
		case path.Base(name) == "index":
			return at + "/", true
		case clean:
			return at, true
		default:
			return at + ".html", true
		}
	}
}
