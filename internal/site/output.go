package site

import (
	"path"
	"slices"
)

// OutputDirs are the folders, below the blog's, into which the generator may have
// built the site: the configured one before those that are usual. They need not
// exist.
func (s *Site) OutputDirs() []string {
	home := folder{s.fsys, s.Base}
	var dirs []string
	add := func(names ...string) {
		for _, d := range names {
			if d = path.Join(s.Base, d); d != s.Base && !slices.Contains(dirs, d) {
				dirs = append(dirs, d)
			}
		}
	}
	if own := inside(configuredOutput(s.Generator, home), ""); own != "" {
		add(own)
	}
	add(usualOutputs()[s.Generator]...)
	for _, d := range []string{"public", "_site", "dist", "build", "out", "output", "docs", ".vitepress/dist", "docs/.vitepress/dist"} {
		add(d)
	}
	return dirs
}

func usualOutputs() map[string][]string {
	return map[string][]string{
		"hugo": {"public"}, "jekyll": {"_site"}, "hexo": {"public"}, "gatsby": {"public"}, "astro": {"dist"}, "eleventy": {"_site"},
		"vitepress": {".vitepress/dist", "docs/.vitepress/dist"}, "docusaurus": {"build"}, "nextjs": {"out"}, "zola": {"public"},
		"pelican": {"output"},
	}
}

// configuredOutput reads where the configuration says the site goes, or "".
func configuredOutput(generator string, f folder) string {
	config := func(key string, names ...string) string { return f.parse(f.first(names...)).text(key) }
	script := func(key string, names ...string) string { return scriptText(f.read(f.first(names...)), key) }
	switch generator {
	case "hugo":
		return config("publishDir", "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml",
			"config.json", "config/_default/hugo.toml", "config/_default/hugo.yaml", "config/_default/config.toml", "config/_default/config.yaml")
	case "jekyll":
		return config("destination", "_config.yml", "_config.yaml", "_config.toml")
	case "hexo":
		return config("public_dir", "_config.yml", "_config.yaml")
	case "zola":
		return config("output_dir", "zola.toml", "config.toml")
	case "eleventy":
		return script("output", ".eleventy.js", ".eleventy.cjs", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs")
	case "astro":
		return script("outDir", "astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.cjs", "astro.config.mts")
	case "vitepress":
		return script("outDir", vitepressConfigs()...)
	case "pelican":
		return script("OUTPUT_PATH", "pelicanconf.py")
	}
	return ""
}
