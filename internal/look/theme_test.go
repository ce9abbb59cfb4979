package look_test

import (
	"strings"
	"testing"

	"penpush/internal/look"
	"penpush/internal/problem"
)

func names(l *look.Look) string {
	var out []string
	for _, s := range l.Sheets {
		out = append(out, s.Name)
	}
	return strings.Join(out, " ")
}

func TestAJekyllThemeIsReadWithoutABuild(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"_layouts/post.html": "---\nlayout: default\ndescription: x\n---\n<header class=\"intro\">{{ page.title }}</header>\n" +
			"<article class=\"post{% if page.wide %} wide{% endif %}\"><div class=\"post-container\">{{ content }}</div></article>{% include side.html %}",
		"_layouts/default.html": "---\nlayout: base\n---\n{% if page.wide %}<header class=\"a\">{% else %}<header class=\"b\">{% endif %}top</header><main>{{- content -}}</main>",
		"_layouts/base.html":    "<!DOCTYPE html><html lang=\"{{ site.lang | default: 'ko' }}\">{% include head.html %}<body class=\"night-{{ page.n }}\" ontouchstart=\"\">{{ content }}</body></html>",
		"_includes/head.html":   `<head><link rel="stylesheet" href="{{ " /css/grid.css" | prepend: site.baseurl }}"><link rel="stylesheet" href="{{ site.baseurl }}/css/site.css"><link rel="stylesheet" href="/css/made.css"></head>`,
		"_includes/side.html":   "<aside>{% include side.html %}</aside>",
		"css/grid.css":          "a{}", "css/site.css": "p{background:url(../img/a.png)}", "img/a.png": "a",
	})
	b := blogIn(t, dir)
	b.Generator, b.Base = "jekyll", "."
	sources, err := b.Sources(t.Context())
	if err != nil || len(sources) != 1 || sources[0].ID() != "theme:_layouts" {
		t.Fatalf("%v, %v", sources, err)
	}
	l := read(t, b, sources[0])
	if want := "html body[class=night-] main article[class=post] div[class=post-container]"; spelt(l) != want || names(l) != "css/grid.css css/site.css" {
		t.Errorf("%s\n%s", spelt(l), names(l))
	}
	if css, err := l.Sheet(t.Context(), 1, false); err != nil || string(css) != `p{background:url("/look/file/img/a.png")}` {
		t.Errorf("%s %v", css, err)
	}
}

func TestAHugoThemeIsReadWithoutABuild(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"themes/calm/layouts/_default/baseof.html": `<!doctype html><html>{{ partial "head.html" . }}<body>{{ partial "nav.html" . }}<div id="content">{{ block "main" . }}none{{ end }}</div></body></html>`,
		"themes/calm/layouts/_default/single.html": `{{ define "main" }}<article class="post"><h1>{{ .Title }}</h1>{{ partial "body" . }}</article>{{ with .Content }}{{ len . }}{{ end }}{{ end }}`,
		"themes/calm/layouts/partials/body.html":   `<section class="text">{{ .Content }}</section>`,
		"themes/calm/layouts/partials/head.html":   `<head>{{ $s := resources.Get "css/calm.css" | minify }}<link rel="stylesheet" href="{{ $s.RelPermalink }}"><link rel="stylesheet" href="{{ "own.css" | absURL }}"></head>`,
		"themes/calm/assets/css/calm.css":          "a{}", "static/own.css": "b{}", "themes/calm/static/own.css": "c{}",
		"layouts/partials/body.html": `<section class="mine">{{ .Content }}</section>`,
	})
	b := blogIn(t, dir)
	b.Generator, b.Base = "hugo", "."
	sources, err := b.Sources(t.Context())
	if err != nil || len(sources) != 1 || sources[0].ID() != "theme:themes/calm" {
		t.Fatalf("%v, %v", sources, err)
	}
	l := read(t, b, sources[0])
	if want := "html body div[id=content] article[class=post] section[class=mine]"; spelt(l) != want || names(l) != "own.css css/calm.css" {
		t.Errorf("%s\n%s", spelt(l), names(l))
	}
	if css, err := l.Sheet(t.Context(), 0, false); err != nil || string(css) != "b{}" {
		t.Errorf("the blog's own file goes first: %s %v", css, err)
	}
	if _, err := b.Read(t.Context(), look.Source{Kind: look.Theme, Where: "themes/other"}); !problem.Is(err, problem.LookGone) {
		t.Error(err)
	}
}

func TestAnEleventyBlogIsReadWithoutABuild(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"_includes/layouts/post.njk": "---\nlayout: layouts/base.njk\n---\n{%- css %}{% include \"public/css/code.css\" %}{% endcss %}\n<h1>{{ title }}</h1>\n<article class=\"text\">{{ content | safe }}</article>",
		"_includes/layouts/base.njk": "<!doctype html><html><link rel=\"stylesheet\" href=\"{{ '/css/index.css' | url }}\"><body><main id=\"skip\">{{ content | safe }}</main></body></html>",
		"public/css/index.css":       "a{}", "public/css/code.css": "b{}",
	})
	b := blogIn(t, dir)
	b.Generator, b.Base, b.Outputs = "eleventy", ".", []string{"_site"}
	l := read(t, b, look.Source{Kind: look.Theme, Where: "_includes"})
	if want := "html body main[id=skip] article[class=text]"; spelt(l) != want || names(l) != "css/index.css public/css/code.css" {
		t.Errorf("%s\n%s", spelt(l), names(l))
	}
}

func TestAThemeThatIsNoPlainCSSIsNotOffered(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"_layouts/post.html": "---\nlayout: post\n---\n<article>{{ content }}</article><link rel=stylesheet href=/assets/main.css>", "assets/main.scss": "---\n---\na{b{}}",
	})
	b := blogIn(t, dir)
	b.Generator, b.Base = "jekyll", "."
	if sources, err := b.Sources(t.Context()); err != nil || len(sources) != 0 {
		t.Errorf("%v, %v", sources, err)
	}
}
