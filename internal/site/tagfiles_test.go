package site

import (
	"testing"
	"testing/fstest"
)

func TestTheFilesBehindTags(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		tag   string
		want  TagFile
	}{
		"hugo": {
			map[string]string{"hugo.toml": "title = 'a'", "layouts/shortcodes/notice.html": "<b>{{ .Inner | markdownify }}</b>"},
			"notice",
			TagFile{"layouts/shortcodes/notice.html", true, true},
		},
		"hugo without Markdown inside": {
			map[string]string{"hugo.toml": "title = 'a'", "layouts/_shortcodes/box/raw.html": "<b>{{ .Inner }}</b>"},
			"box/raw",
			TagFile{"layouts/_shortcodes/box/raw.html", true, false},
		},
		"a theme": {
			map[string]string{"hugo.toml": "theme = 'x'", "themes/x/layouts/shortcodes/card.html": "<i>{{ .Get 0 }}</i>"},
			"card",
			TagFile{"themes/x/layouts/shortcodes/card.html", false, false},
		},
		"the blog goes over the theme": {
			map[string]string{"hugo.toml": "", "themes/x/layouts/shortcodes/card.html": "", "layouts/shortcodes/card.html": ""},
			"card",
			TagFile{"layouts/shortcodes/card.html", false, false},
		},
		"an include": {
			map[string]string{"_config.yml": "title: a", "_posts/2024-01-01-a.md": "", "_includes/img/wide.html": "x"},
			"include img/wide.html",
			TagFile{"_includes/img/wide.html", false, false},
		},
		"a plugin": {
			map[string]string{"_config.yml": "title: a", "_posts/2024-01-01-a.md": "", "_plugins/v.rb": "class V < Liquid::Tag\nend\nLiquid::Template.register_tag('video', V)"},
			"video",
			TagFile{"_plugins/v.rb", false, true},
		},
		"a tag of hexo's theme": {
			map[string]string{
				"_config.yml": "title: a", "package.json": `{"dependencies":{"hexo":"7"}}`,
				"themes/next/scripts/tags/note.js": "hexo.extend.tag.register('note', postNote, {ends: true});\nhexo.extend.tag.register('label', l)",
			},
			"note",
			TagFile{"themes/next/scripts/tags/note.js", true, true},
		},
		"a paired shortcode of eleventy": {
			map[string]string{"eleventy.config.js": "export default c => { c.addPairedShortcode('box', (x) => x) }"},
			"box",
			TagFile{"eleventy.config.js", true, true},
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := fstest.MapFS{}
			for file, content := range c.files {
				m[file] = &fstest.MapFile{Data: []byte(content)}
			}
			if got := recognise(t, m).TagFiles()[c.tag]; got != c.want {
				t.Errorf("a click on %s shows %+v, not %+v", c.tag, got, c.want)
			}
		})
	}
}
