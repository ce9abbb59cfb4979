// Package devserver starts the blog's own generator when the writer asks for it:
// its preview server, and its build. What the server shows is the generator's own
// site, which opens in the system's browser: it runs scripts, so it never stands
// in a frame of the app.
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
	// Missing is why it cannot be started: NoServer or NoBuild for a blog without
	// a generator, ServerNotInstalled (Subject is the program), PartsNotInstalled
	// (Subject is the command that installs them). Nil when all is there.
	Missing error
}

// Propose says how this blog's server is started. fsys and dir are the blog's
// folder; it reads, and starts nothing.
func Propose(s *site.Site, fsys fs.FS, dir string) Plan {
	home := filepath.Join(dir, filepath.FromSlash(s.Base))
	r, ok := recipes()[s.Generator]
	if !ok {
		return Plan{Dir: home, Missing: problem.New(problem.NoServer, "")}
	}
	plan := blog{fsys: fsys, base: s.Base, home: home}.plan(r.serve)
	plan.Command = strings.ReplaceAll(plan.Command, "{port}", fmt.Sprint(freePort(r.port)))
	return plan
}

// ProposeBuild says how this blog's site is built once, as its host would. fsys
// and dir are the blog's folder; it reads, and starts nothing. Missing is NoBuild
// for a blog without a generator.
func ProposeBuild(s *site.Site, fsys fs.FS, dir string) Plan {
	home := filepath.Join(dir, filepath.FromSlash(s.Base))
	r, ok := recipes()[s.Generator]
	if !ok {
		return Plan{Dir: home, Missing: problem.New(problem.NoBuild, "")}
	}
	return blog{fsys: fsys, base: s.Base, home: home}.plan(r.build)
}

// plan is how a blog's generator does one thing.
func (b blog) plan(w way) Plan {
	command, missing := b.own(w)
	if w.script != nil {
		command, missing = b.withNode(w)
	}
	return Plan{Command: command, Dir: b.home, Missing: missing}
}

// blog is the folder that the generator's configuration is in.
type blog struct {
	fsys       fs.FS
	base, home string
}

// own is the command of a generator that is a program of its own.
func (b blog) own(w way) (string, error) {
	program, _, _ := strings.Cut(w.command, " ")
	if program == "jekyll" && b.has("Gemfile") {
		if _, err := exec.LookPath("bundle"); err == nil {
			return "bundle exec " + w.command, nil
		}
	}
	return w.command, installed(program)
}

// withNode is the command of a generator that the blog installs for itself: the
// blog's own script where it has one, since it knows more than we do.
func (b blog) withNode(w way) (string, error) {
	manager := b.manager()
	install := problem.New(problem.PartsNotInstalled, "")
	install.Subject = manager + " install"
	if err := installed(manager); err != nil {
		return b.command(w, manager), err
	}
	if !b.hasModules() {
		return b.command(w, manager), install
	}
	return b.command(w, manager), nil
}

func (b blog) command(w way, manager string) string {
	script := b.script(w.script)
	switch {
	case script == "":
		return map[string]string{"npm": "npx ", "pnpm": "pnpm exec ", "yarn": "yarn ", "bun": "bunx "}[manager] + w.command
	case w.extra == "":
		return manager + " run " + script
	case manager == "npm":
		return "npm run " + script + " -- " + w.extra
	}
	return manager + " run " + script + " " + w.extra
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

// sends finds a script that would bring the site to its readers.
var sends = regexp.MustCompile(`(?i)\b(deploy|publish|gh-pages|push|rsync|scp|sftp|firebase|vercel|netlify|surge|wrangler|aws)`)

// script is the name of the package.json script that does it, or "".
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
		// npm and its kin run what stands before and after a script as well.
		all := strings.Join([]string{name, pack.Scripts["pre"+name], does, pack.Scripts["post"+name]}, " ; ")
		if starts.MatchString(does) && !sends.MatchString(all) {
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
