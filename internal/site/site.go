// Package site knows what kind of blog a folder is: which generator makes a
// site of it, where its posts, drafts and pictures lie, and how its owner does
// things (names, dates, quotes, places of pictures), learnt from the newest
// posts. It only reads: configuration is parsed within limits and never run.
package site

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// Site is what was understood of a blog. Paths are relative to the blog's
// folder, with "/"; "." is the folder itself.
type Site struct {
	// Generator is hugo, jekyll, hexo, gatsby, astro, eleventy, vitepress,
	// docusaurus, nextjs, zola, pelican or plain.
	Generator string
	// Evidence are the short facts that Generator and ContentDirs rest on, such
	// as "gatsby-config.js" or "package.json: gatsby".
	Evidence []string
	// Base is the folder that holds the generator's configuration.
	Base string
	// ContentDirs are where posts are, the one with the most of them first. It
	// is never empty; in an empty blog the folder may not exist yet.
	ContentDirs []string
	// DraftDirs are where drafts are kept apart from posts, if this generator
	// has such a place; the folder may not exist yet.
	DraftDirs []string
	// StaticDirs are the existing folders that "/x" may be served from, best
	// first.
	StaticDirs []string
	// BasePath is what every address on the site begins with, such as "/blog",
	// or "".
	BasePath string
	// Address is the site's own address without BasePath, such as
	// "https://someone.github.io", or "".
	Address string

	// Choices are the blogs that the folder holds when there are several of them;
	// this one is the first. Of one blog it is empty.
	Choices []Choice
	// Languages are the codes of the languages that the posts' names or folders
	// tell, such as "ja"; empty where all is in one.
	Languages []string
	// Overrides are what the blog's .penpush.toml and the user said. Trouble is
	// why .penpush.toml could not be used, or nil: then nothing in it was.
	Overrides []Override
	Trouble   error

	found  map[Key]string // what the overridden would be
	spoken Spoken
	draws  func() drawn // looked for when first asked
	traits traits
	fsys   fs.FS
}

// Choice is one of several blogs in a folder.
type Choice struct {
	// Dir is its folder. Two may have the same, with different generators.
	Dir       string
	Generator string
	Evidence  []string
	Posts     int // about how many
}

// Recognise finds out what a folder is. It fails only when the folder itself
// cannot be read; a folder with nothing in it is a plain blog without posts.
func Recognise(fsys fs.FS) (*Site, error) { return RecogniseAs(fsys, nil) }

// RecogniseAs is Recognise with what the user said about the blog, which goes over
// what the folder tells and over its .penpush.toml.
func RecogniseAs(fsys fs.FS, user []Override) (*Site, error) {
	found, err := look(fsys)
	if err != nil {
		return nil, err
	}
	own, trouble := overridesIn(fsys)
	s := recognised(fsys, found, "")
	all := append(own, user...)
	if len(all) > 0 {
		was := s
		if o, ok := said(all, KeyGenerator); ok && o.Value != s.Generator {
			s = recognised(fsys, found, o.Value)
		}
		if _, ok := said(all, KeyGenerator); ok {
			s.Choices = nil
		}
		s.Overrides, s.found = all, map[Key]string{
			KeyGenerator: was.Generator, KeyPosts: s.ContentDirs[0], KeyBasePath: s.BasePath, KeyDrafts: strings.Join(s.DraftDirs, ", "), KeyChecksOff: "",
		}
		s.overrideSite()
	}
	s.Trouble = trouble
	chosen, _ := said(all, KeyDialect)
	s.speak(chosen.Value)
	if s.found != nil {
		s.found[KeyDialect] = s.Generator
	}
	return s, nil
}

// recognised understands a folder, as the kind of blog that somebody said it is
// or else as the evidence tells.
func recognised(fsys fs.FS, found *survey, kindSaid string) *Site {
	found.leaveDemonstrations(fsys)
	ground := found.ground(fsys)
	claims := claimed(fsys, found, ground)
	best := choose(claims)
	if kindSaid != "" {
		best = named(claims, best, kindSaid)
	}
	base, kind, facts := best.base, best.kind, append([]string{}, best.facts...)
	home := folder{fsys, base}
	at := kind.layout(home)
	s := &Site{
		Generator: kind.name(), Evidence: facts, Base: base, fsys: fsys, traits: at.traits,
		BasePath: at.basePath, Address: at.address, Choices: choices(fsys, claims, best, ground),
		Languages: languages(found.markdown, at.languages),
		draws:     sync.OnceValue(func() drawn { return learnFormulas(home, kind.name()) }),
	}
	if p := at.first.Images.Place; p != Beside {
		s.traits.first.Images.Place = path.Join(base, p)
		s.traits.first.OwnImages.Place = path.Join(base, p)
	}
	s.ContentDirs = contentDirs(fsys, ground, home, at)
	s.DraftDirs = draftDirs(home, at, s.ContentDirs)
	s.ContentDirs = slices.DeleteFunc(s.ContentDirs, func(d string) bool {
		return len(s.ContentDirs) > 1 && slices.Contains(s.DraftDirs, d)
	})
	s.StaticDirs = staticDirs(home, at)
	if n := ground.under(s.ContentDirs[0]); n > 0 && !found.rough {
		s.Evidence = append(s.Evidence, count(s.ContentDirs[0], n))
	}
	return s
}

// named takes the folder that has this generator's files, else the one that was
// chosen, as a blog of this kind.
func named(claims []claim, best claim, kind string) claim {
	for _, g := range generators() {
		if g.name() != kind {
			continue
		}
		for _, c := range claims {
			if c.kind.name() == kind && c.held > 0 {
				return c
			}
		}
		best.kind, best.facts = g, []string{}
	}
	return best
}

// claim is a folder that a generator's files are in.
type claim struct {
	base  string
	kind  generator
	facts []string
	sum   int
	held  int // posts in it and below
}

// claimed are the folders with evidence, each for the generator that has most.
func claimed(fsys fs.FS, found *survey, posts *ground) []claim {
	var all []claim
	for _, base := range found.bases {
		if here := claimOf(folder{fsys, base}); here.kind != nil {
			here.held = posts.under(base)
			all = append(all, here)
		}
	}
	return all
}

// claimOf is a folder as the generator that has most evidence in it claims it; its
// kind is nil without any.
func claimOf(home folder) claim {
	here := claim{base: home.dir}
	for _, g := range generators() {
		if facts, sum := weigh(g.evidence(home)); sum > here.sum {
			here.kind, here.facts, here.sum = g, facts, sum
		}
	}
	return here
}

// choose picks the folder and the generator with the strongest evidence; where
// several folders of one repository have some, the one that holds the most
// posts, and of those the outermost.
func choose(claims []claim) claim {
	best := claim{base: ".", kind: plain{}, held: -1}
	for _, here := range claims {
		// Of folders that hold nearly the same posts, the better known one.
		same := nearly(here.held, best.held) && nearly(best.held, here.held)
		if best.sum == 0 || same && here.sum > best.sum || !same && here.held > best.held {
			best = here
		}
	}
	return best
}

// nearly tells that a is not much less than b: some pages may lie beside.
func nearly(a, b int) bool { return a*10+30 >= b*9 }

func weigh(evidence []fact) ([]string, int) {
	sum := 0
	var names []string
	for _, f := range evidence {
		sum += f.weight
		names = append(names, f.what)
	}
	return names, sum
}

func draftDirs(home folder, at layout, content []string) []string {
	var dirs []string
	for _, d := range at.drafts {
		dirs = append(dirs, path.Join(home.dir, d))
	}
	for _, c := range content {
		if path.Base(c) == "_posts" {
			dirs = append(dirs, path.Join(path.Dir(c), "_drafts"))
		}
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

// staticDirs are the generator's own places and then those that are usual
// anywhere, as far as they exist.
func staticDirs(home folder, at layout) []string {
	var dirs []string
	add := func(d string) {
		if d = path.Join(home.dir, d); !slices.Contains(dirs, d) && home.isDirAt(d) {
			dirs = append(dirs, d)
		}
	}
	for _, d := range at.static {
		add(d)
	}
	for _, d := range []string{"static", "source", "public", "assets", "content", "src", "."} {
		add(d)
	}
	if home.dir != "." {
		dirs = append(dirs, ".")
	}
	return dirs
}

// Language is the one that posts are in when nothing says another, "" when the
// configuration does not tell.
func (s *Site) Language() string { return s.traits.language }

// SplitsWords tells that a list given as one string is several words
// (Jekyll's `categories: a b`), SplitsCommas that commas part it (Pelican).
func (s *Site) SplitsWords() bool { return s.traits.wordLists }

// SplitsCommas tells that commas part a list given as one string.
func (s *Site) SplitsCommas() bool { return s.traits.commaLists }
