package site

import (
	"slices"
	"testing"
)

func TestTheCardIsMadeOfWhatTheTemplatesName(t *testing.T) {
	for _, c := range []struct {
		name       string
		files      []string
		image      []string
		desc       []string
		evidence   string
		fromText   bool
		besideHugo bool
	}{
		{
			name: "hugo, a theme's own head",
			files: []string{
				"hugo.toml", `theme = "paper"`,
				"themes/paper/layouts/partials/head.html", `<meta property="og:title" content="{{ .Title }}">
<meta property="og:description" content="{{ with .Params.subtitle }}{{ . }}{{ else }}{{ .Summary }}{{ end }}">
{{ if .Params.cover.image }}<meta property="og:image" content="{{ .Params.cover.image | absURL }}">{{ end }}
<meta property="og:url" content="{{ .Permalink }}">`,
			},
			image: []string{"cover.image"}, desc: []string{"subtitle"}, evidence: "themes/paper/layouts/partials/head.html",
		},
		{
			name:  "hugo, its embedded one",
			files: []string{"hugo.toml", ``, "layouts/partials/head.html", `{{ template "_internal/opengraph.html" . }}`},
			image: []string{"images"}, desc: []string{"description", "summary"}, besideHugo: true,
		},
		{
			name: "jekyll, an include",
			files: []string{
				"_config.yml", "title: A",
				"_includes/head.html", `{% if page.header-img %}<meta property="og:image" content="{{ page.header-img | absolute_url }}">{% endif %}
<meta property="og:description" content="{{ page.subtitle | default: site.description }}"><meta property="og:url" content="{{ page.url }}">`,
			},
			image: []string{"header-img"}, desc: []string{"subtitle"}, evidence: "_includes/head.html",
		},
		{
			name: "gatsby, a component",
			files: []string{
				"gatsby-config.js", "module.exports = {}",
				"src/components/seo.js", "const meta = [\n{ property: `og:title`, content: title },\n{ property: `og:image`, content: frontmatter.thumbnail.publicURL },\n]",
			},
			image: []string{"thumbnail.publicurl"}, desc: []string{"description", "excerpt", "summary"}, evidence: "src/components/seo.js",
		},
		{
			name:  "hexo, the helper",
			files: []string{"_config.yml", "theme: x\nnew_post_name: :title.md", "source/_posts/a.md", "---\ntitle: a\n---\n", "themes/x/layout/_partial/head.ejs", `<%- open_graph() %>`},
			image: []string{"og_image", "photos"}, desc: []string{"description", "excerpt"}, fromText: true,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Recognise(files(c.files...))
			if err != nil {
				t.Fatal(err)
			}
			got := s.Sharing()
			if !slices.Equal(got.Image, c.image) || !slices.Equal(got.Description, c.desc) || got.Evidence != c.evidence {
				t.Errorf("%s: %+v", s.Generator, got)
			}
			if got.FromText != c.fromText || (len(got.Beside) > 0) != c.besideHugo {
				t.Errorf("where no field says it: %+v", got)
			}
		})
	}
}
