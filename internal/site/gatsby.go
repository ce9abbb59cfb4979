package site

// gatsby: https://www.gatsbyjs.com/docs/reference/gatsby-project-structure/
type gatsby struct{}

func (gatsby) name() string { return "gatsby" }

func (gatsby) evidence(f folder) []fact {
	return append(f.files(4, "gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs"), f.dependency("gatsby")...)
}

func (gatsby) layout(f folder) layout {
	script := f.read(f.first("gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs"))
	l := layout{
		content: firstDir(f, "content/blog", "content/posts", "content/blog", "src/pages"),
		static:  []string{"static", "content"}, basePath: basePath(scriptText(script, "pathPrefix")),
		traits: traits{beside: true},
	}
	l.route, l.addressKey = gatsbySiteOf(f, script).route, "path"
	l.address, _ = splitAddress(scriptText(script, "siteUrl"))
	l.first = begin("slug/index.md", "2006-01-02T15:04:05.000Z07:00", Images{Place: Beside, Reference: "./x.png"})
	return l
}

// firstDir gives the first of the folders that is there, else the fallback.
func firstDir(f folder, fallback string, dirs ...string) string {
	for _, d := range dirs {
		if f.isDir(d) {
			return d
		}
	}
	return fallback
}
