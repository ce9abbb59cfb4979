// Package devserver starts the blog's own preview server when the writer asks
// for it, and stops it again. What it shows is the generator's own site, which
// opens in the system's browser: it runs scripts, so it never stands in a frame
// of the app.
package devserver

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"penpush/internal/problem"
	"penpush/internal/site"
)

// Plan is how a blog's server would be started, to be shown before it is.
type Plan struct {
	// Command is the program with its arguments, as a shell would read them.
	Command string
	// Dir is the folder it is started in, absolute.
	Dir string
	// Missing is why it cannot be started: NoServer for a blog without a
	// generator, ServerNotInstalled (Subject is the program), PartsNotInstalled
	// (Subject is the command that installs them). Nil when all is there.
	Missing error
}

// recipe is how one generator serves a site.
type recipe struct {
	port    int
	command string // {port} stands for the port
	// script finds the package.json script that starts the server; nil for a
	// generator that is a program of its own.
	script *regexp.Regexp
	// extra are options that the script's program gets besides.
	extra string
}

// recipes are from each generator's manual. Drafts and posts with a later date
// are shown where the server can: it is the writer who looks.
func recipes() map[string]recipe {
	return map[string]recipe{
		"hugo":    {port: 1313, command: "hugo server --buildDrafts --buildFuture --port {port}"},
		"jekyll":  {port: 4000, command: "jekyll serve --drafts --future --unpublished --port {port}"},
		"zola":    {port: 1111, command: "zola serve --drafts --port {port}"},
		"pelican": {port: 8000, command: "pelican --autoreload --listen --port {port}"},
		"hexo": {
			port: 4000, command: "hexo server --draft --port {port}",
			script: regexp.MustCompile(`\bhexo\s+s(erver)?\b`), extra: "--draft --port {port}",
		},
		"gatsby": {
			port: 8000, command: "gatsby develop --port {port}",
			script: regexp.MustCompile(`\bgatsby\s+develop\b`), extra: "--port {port}",
		},
		"astro": {
			port: 4321, command: "astro dev --port {port}",
			script: regexp.MustCompile(`\bastro\s+dev\b`), extra: "--port {port}",
		},
		"eleventy": {
			port: 8080, command: "eleventy --serve --port={port}",
			script: regexp.MustCompile(`\beleventy\b.*--serve\b`), extra: "--port={port}",
		},
		"vitepress": {
			port: 5173, command: "vitepress dev --port {port}",
			script: regexp.MustCompile(`\bvitepress\s+dev\b`), extra: "--port {port}",
		},
		"docusaurus": {
			port: 3000, command: "docusaurus start --no-open --port {port}",
			script: regexp.MustCompile(`\bdocusaurus\s+start\b`), extra: "--no-open --port {port}",
		},
		"nextjs": {
			port: 3000, command: "next dev --port {port}",
			script: regexp.MustCompile(`\bnext\s+dev\b`), extra: "--port {port}",
		},
	}
}

// Propose says how this blog's server is started. fsys and dir are the blog's
// folder; it reads, and starts nothing.
func Propose(s *site.Site, fsys fs.FS, dir string) Plan {
	home := filepath.Join(dir, filepath.FromSlash(s.Base))
	r, ok := recipes()[s.Generator]
	if !ok {
		return Plan{Dir: home, Missing: problem.New(problem.NoServer, "")}
	}
	b := blog{fsys: fsys, base: s.Base, home: home}
	command, missing := b.own(r)
	if r.script != nil {
		command, missing = b.withNode(r)
	}
	return Plan{
		Command: strings.ReplaceAll(command, "{port}", fmt.Sprint(freePort(r.port))),
		Dir:     home, Missing: missing,
	}
}

// blog is the folder that the generator's configuration is in.
type blog struct {
	fsys       fs.FS
	base, home string
}

// own is the command of a generator that is a program of its own.
func (b blog) own(r recipe) (string, error) {
	program, _, _ := strings.Cut(r.command, " ")
	if program == "jekyll" && b.has("Gemfile") {
		if _, err := exec.LookPath("bundle"); err == nil {
			return "bundle exec " + r.command, nil
		}
	}
	return r.command, installed(program)
}

// withNode is the command of a generator that the blog installs for itself: the
// blog's own script where it has one, since it knows more than we do.
func (b blog) withNode(r recipe) (string, error) {
	manager := b.manager()
	install := problem.New(problem.PartsNotInstalled, "")
	install.Subject = manager + " install"
	if err := installed(manager); err != nil {
		return b.command(r, manager), err
	}
	if !b.hasModules() {
		return b.command(r, manager), install
	}
	return b.command(r, manager), nil
}

func (b blog) command(r recipe, manager string) string {
	script := b.script(r.script)
	switch {
	case script == "":
		return map[string]string{"npm": "npx ", "pnpm": "pnpm exec ", "yarn": "yarn ", "bun": "bunx "}[manager] + r.command
	case manager == "npm":
		return "npm run " + script + " -- " + r.extra
	}
	return manager + " run " + script + " " + r.extra
}

// manager is the program that installs the blog's parts, known by the file in
// which it locks their versions.
func (b blog) manager() string {
	for _, m := range []struct{ lock, program string }{
		{"pnpm-lock.yaml", "pnpm"}, {"yarn.lock", "yarn"}, {"bun.lockb", "bun"}, {"bun.lock", "bun"},
	} {
		if b.has(m.lock) {
			return m.program
		}
	}
	return "npm"
}

// script is the name of the package.json script that starts the server, or "".
func (b blog) script(starts *regexp.Regexp) string {
	var pack struct {
		Scripts map[string]string `json:"scripts"`
	}
	raw, err := fs.ReadFile(b.fsys, path.Join(b.base, "package.json"))
	if err != nil || json.Unmarshal(raw, &pack) != nil {
		return "" // then the generator itself is called, and says what it misses
	}
	var names []string
	for name, does := range pack.Scripts {
		if starts.MatchString(does) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	// The shortest is the plain one: "dev" beside "dev:https".
	return slices.MinFunc(names, func(a, c string) int {
		if len(a) != len(c) {
			return len(a) - len(c)
		}
		return strings.Compare(a, c)
	})
}

// hasModules tells that the blog's parts are installed: in a repository of
// several packages they may lie above.
func (b blog) hasModules() bool {
	for dir := b.home; ; dir = filepath.Dir(dir) {
		switch {
		case isDir(filepath.Join(dir, "node_modules")):
			return true
		case isDir(filepath.Join(dir, ".git")), dir == filepath.Dir(dir):
			return false
		}
	}
}

func (b blog) has(name string) bool {
	_, err := fs.Stat(b.fsys, path.Join(b.base, name))
	return err == nil
}

func installed(program string) error {
	if _, err := find(program); err == nil {
		return nil
	}
	missing := problem.New(problem.ServerNotInstalled, "")
	missing.Subject = program
	return missing
}

// freePort is the generator's usual port, or the next one that nothing listens
// on: another blog may be shown there.
func freePort(usual int) int {
	for port := usual; port < usual+20; port++ {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			_ = l.Close() // it was only held to see that it is free
			return port
		}
	}
	return usual
}
