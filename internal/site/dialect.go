package site

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"penpush/internal/markdown"
)

// Spoken is the Markdown that a blog's generator speaks, and why it is known.
type Spoken struct {
	markdown.Dialect
	// Because are the settings that differ from the generator's own: each names a
	// file and what it says, such as "hugo.toml: markup.goldmark.renderer.unsafe = true".
	Because []Because
}

// Because is one setting and the feature that it changes.
type Because struct {
	// Feature is one of markdown's Features.
	Feature markdown.Feature
	// Says is the place of the setting and its value, as they are written.
	Says string
}

// speaker is a generator whose Markdown can be configured.
type speaker interface {
	// speaks works the blog's configuration into what the generator speaks anyway.
	speaks(f folder, s *Spoken)
}

// Spoken gives the dialect of a post, which may depend on its file's kind.
func (s *Site) Spoken(post string) Spoken {
	out := s.spoken
	if path.Ext(post) == ".mdx" && out.Family != markdown.MDX {
		out.Family = markdown.MDX
		out.Without |= markdown.IndentedCode
		out.Because = append(out.Because[:len(out.Because):len(out.Because)], Because{markdown.FeatureTags, path.Base(post)})
	}
	return out
}

// dialectName is the dialect's name as it can be chosen; generators without one of
// their own speak GitHub's.
func (s *Site) dialectName() string {
	if slices.Contains(markdown.Dialects(), s.spoken.Name) {
		return s.spoken.Name
	}
	return "github"
}

// speak finds out what is spoken; said is the dialect that somebody chose, or "".
func (s *Site) speak(said string) {
	name := s.Generator
	if said != "" {
		name = said
	}
	s.spoken = Spoken{Dialect: markdown.For(name)}
	if name != s.Generator {
		return // chosen against the generator: its configuration means nothing
	}
	for _, g := range generators() {
		if sp, ok := g.(speaker); ok && g.name() == name {
			sp.speaks(folder{s.fsys, s.Base}, &s.spoken)
		}
	}
}

// setting is one place in a configuration that switches something.
type setting struct {
	feature markdown.Feature
	keys    []string
	set     func(value string)
}

// apply works settings of a configuration file in; file is its name.
func (s *Spoken) apply(c config, file string, settings []setting) {
	for _, one := range settings {
		if v := c.text(one.keys...); v != "" {
			one.set(v)
			s.Because = append(s.Because, Because{one.feature, fmt.Sprintf("%s: %s = %s", file, strings.Join(one.keys, "."), v)})
		}
	}
}

// because notes what a script or package.json says.
func (s *Spoken) because(feature markdown.Feature, file, says string) {
	s.Because = append(s.Because, Because{feature, file + ": " + says})
}

// with switches something that is not in every Markdown.
func (s *Spoken) with(what markdown.Syntax) func(string) {
	return func(v string) {
		s.With &^= what
		if v == "true" {
			s.With |= what
		}
	}
}

// withIf is with where something else is on as well.
func (s *Spoken) withIf(what markdown.Syntax, also bool) func(string) {
	if also {
		return s.with(what)
	}
	return func(string) {}
}

// enable switches something that most know, by a setting that is true when it is on.
func (s *Spoken) enable(what markdown.Syntax) func(string) {
	return func(v string) {
		s.Without |= what
		if v == "true" {
			s.Without &^= what
		}
	}
}

func (s *Spoken) wraps(v string) { s.HardWraps = v == "true" }

func (s *Spoken) prints(with markdown.Typography) func(string) {
	return func(v string) {
		s.Typography = markdown.PlainTypography
		if v == "true" {
			s.Typography = with
		}
	}
}

// dependsOn tells that package.json names a package.
func (f folder) dependsOn(name string) bool { return len(f.dependency(name)) > 0 }

var firstNumber = regexp.MustCompile(`\d+`)

// version gives the major version that package.json asks of a package: the first
// number of its range.
func (f folder) version(name string) (major int, found bool) {
	pkg := parseJSON(f.read("package.json"))
	for _, list := range []string{"dependencies", "devDependencies"} {
		if n, err := strconv.Atoi(firstNumber.FindString(pkg.text(list, name))); err == nil {
			return n, true
		}
	}
	return 0, false
}

// switched finds `key: true` or `key: false` in a script.
func switched(script, key string) (value string, found bool) {
	switch {
	case scriptIs(script, key):
		return "true", true
	case scriptNot(script, key):
		return "false", true
	}
	return "", false
}
