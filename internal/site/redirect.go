package site

import "strings"

// RedirectKey is the field of a post whose addresses lead to it as well, "" where
// this generator has none: "aliases" in Hugo and Zola, "redirect_from" in Jekyll
// with the plugin for it.
func (s *Site) RedirectKey() string {
	switch s.Generator {
	case "hugo", "zola":
		return "aliases"
	case "jekyll":
		home := folder{s.fsys, s.Base}
		config := home.read(home.first("_config.yml", "_config.yaml", "_config.toml"))
		// github-pages brings the plugin along; it has to be named all the same.
		if strings.Contains(config, "jekyll-redirect-from") || strings.Contains(home.read("Gemfile"), "jekyll-redirect-from") {
			return "redirect_from"
		}
	}
	return ""
}
