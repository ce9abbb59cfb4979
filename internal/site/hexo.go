package site

import (
	"path"
	"strings"

	"penpush/internal/frontmatter"
)

// hexo: https://hexo.io/docs/configuration
type hexo struct{}

func (hexo) name() string { return "hexo" }

func (hexo) evidence(f folder) []fact {
	facts := f.dependency("hexo")
	facts = append(facts, f.dirs(3, "source/_posts")...)
	facts = append(facts, f.dirs(2, "scaffolds")...)
	if len(facts) == 0 {
		return nil
	}
	return append(facts, f.files(2, "_config.yml", "_config.yaml")...)
}

func (hexo) layout(f folder) layout {
	c := f.parse(f.first("_config.yml", "_config.yaml"))
	source := inside(c.text("source_dir"), "source")
	l := layout{
		content: path.Join(source, "_posts"), drafts: []string{path.Join(source, "_drafts")},
		static: []string{source, path.Join(source, "_posts")}, basePath: basePath(c.text("root")),
		traits: traits{namedFolder: true},
	}
	l.route, l.addressKey = hexoSiteOf(f, c, source).route, "permalink"
	l.address, _ = splitAddress(c.text("url"))
	for _, theme := range []string{c.text("theme")} {
		if theme != "" {
			l.static = append(l.static, path.Join("themes", inside(theme, "landscape"), "source"))
		}
	}
	images := Images{Place: path.Join(source, "images"), Reference: "/images/x.png"}
	if c.is("post_asset_folder") && c.is("marked", "postAsset") {
		images = Images{Place: path.Join(source, "_posts/slug"), Reference: "x.png"}
	}
	l.first = begin(hexoName(c.text("new_post_name")), "2006-01-02 15:04:05", images,
		starts("title", frontmatter.Text), starts("date", frontmatter.DateTime), starts("tags", frontmatter.List))
	l.first.LatinSlugs = false
	return l
}

// hexoName turns Hexo's new_post_name into the spelling of
// Conventions.Filename.
func hexoName(s string) string {
	s = strings.NewReplacer(
		":year", "YYYY", ":month", "MM", ":i_month", "MM", ":day", "DD", ":i_day", "DD",
		":title", "slug", ":name", "slug",
	).Replace(s)
	if !strings.Contains(s, "slug") || strings.Contains(s, ":") || !IsMarkdown(s) {
		return "slug.md"
	}
	return strings.TrimPrefix(path.Clean(s), "/")
}
