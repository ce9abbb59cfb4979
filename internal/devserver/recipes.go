package devserver

import "regexp"

// recipe is how one generator is started.
type recipe struct {
	// port is the server's usual one.
	port         int
	serve, build way
}

// way is one thing that a generator does.
type way struct {
	command string // {port} stands for the port
	// script finds the package.json script that does it; nil for a generator that
	// is a program of its own.
	script *regexp.Regexp
	// extra are options that the script's program gets besides.
	extra string
}

// recipes are from each generator's manual. A server shows drafts and posts with
// a later date where it can: it is the writer who looks. A build is what a host
// would do. Where a configuration may name any folder of this computer for the
// result, the build is told one of its own.
func recipes() map[string]recipe {
	return map[string]recipe{
		"hugo": {
			1313,
			way{command: "hugo server --buildDrafts --buildFuture --port {port}"},
			way{command: "hugo --destination public"},
		},
		"jekyll": {
			4000,
			way{command: "jekyll serve --drafts --future --unpublished --port {port}"},
			way{command: "jekyll build --destination _site"},
		},
		"zola": {1111, way{command: "zola serve --drafts --port {port}"}, way{command: "zola build"}},
		"pelican": {
			8000,
			way{command: "pelican --autoreload --listen --port {port}"},
			way{command: "pelican --output output"},
		},
		"hexo": {
			4000, node("hexo server --draft --port {port}", `\bhexo\s+s(erver)?\b`, "--draft --port {port}"),
			node("hexo generate", `\bhexo\s+g(enerate)?\b`, ""),
		},
		"gatsby": {
			8000, node("gatsby develop --port {port}", `\bgatsby\s+develop\b`, "--port {port}"),
			node("gatsby build", `\bgatsby\s+build\b`, ""),
		},
		"astro": {
			4321, node("astro dev --port {port}", `\bastro\s+dev\b`, "--port {port}"),
			node("astro build", `\bastro\s+build\b`, ""),
		},
		"eleventy": {
			8080, node("eleventy --serve --port={port}", `\beleventy\b.*--serve\b`, "--port={port}"),
			node("eleventy", `\beleventy\b(.*--(output|input|config|quiet)\b[^&|;]*)?\s*$`, ""),
		},
		"vitepress": {
			5173, node("vitepress dev --port {port}", `\bvitepress\s+dev\b`, "--port {port}"),
			node("vitepress build", `\bvitepress\s+build\b`, ""),
		},
		"docusaurus": {
			3000, node("docusaurus start --no-open --port {port}", `\bdocusaurus\s+start\b`, "--no-open --port {port}"),
			node("docusaurus build", `\bdocusaurus\s+build\b`, ""),
		},
		"nextjs": {
			3000, node("next dev --port {port}", `\bnext\s+dev\b`, "--port {port}"),
			node("next build", `\bnext\s+build\b`, ""),
		},
	}
}

// node is a way of a generator that a blog installs for itself.
func node(command, script, extra string) way {
	return way{command, regexp.MustCompile(script), extra}
}
