package site

import (
	"slices"
	"strings"
	"testing"

	"penpush/internal/problem"
)

func TestOverridesAreReadStrictly(t *testing.T) {
	good, err := ReadOverrides("\ufeff# how\nlistStyle = \"flow\"\nfinalNewline = false\nblankLines = 2\ndrafts = [\"a\", \"b\"]\n")
	if err != nil || len(good) != 4 {
		t.Fatalf("%v %v", good, err)
	}
	if i := slices.IndexFunc(good, func(o Override) bool { return o.Key == KeyDrafts }); good[i].Value != "a, b" {
		t.Errorf("%+v", good)
	}
	for content, want := range map[string]string{
		"listStyle = \"flow\"\n\ncolour = \"red\"\n": "override-unknown .penpush.toml:3 (colour)",
		"liststyle = 'flow'\n":                       "override-unknown .penpush.toml:1 (liststyle)",
		"\n[images]\nplace = \"beside\"\n":           "override-unknown .penpush.toml:2 (images)",
		"slugs = \"latin\"\nlistStyle = \"round\"\n": "override-invalid .penpush.toml:2 (listStyle)",
		"filename = \"/etc/slug.md\"\n":              "override-invalid .penpush.toml:1 (filename)",
		"filename = \"post.md\"\n":                   "override-invalid .penpush.toml:1 (filename)",
		"dateFormat = 5\n":                           "override-invalid .penpush.toml:1 (dateFormat)",
		"posts = { a = 1 }\n":                        "override-invalid .penpush.toml:1 (posts)",
		"slugs = \"latin\"\nlistStyle = flow\n":      "overrides-unreadable .penpush.toml:2",
	} {
		_, err := ReadOverrides(content)
		if err == nil || !strings.HasPrefix(problem.Of(err).Error(), want) {
			t.Errorf("%q: %v, want %s", content, err, want)
		}
	}
}

func TestWhatTheBlogSaysOfItself(t *testing.T) {
	m := with(examples()[1].blog(), "hugo.toml", "", "content/posts/a.md", dated("a", "2024-01-01"), "notes/b.md", dated("b", "2024-01-01"))
	with(m, OverrideFile, "generator = 'hugo'\nposts = ['notes', 'content']\nbasePath = '/x/'\n")
	s := recognise(t, m)
	c := s.Learn(nil)
	if s.Generator != "hugo" || strings.Join(s.ContentDirs, " ") != "notes content" || s.BasePath != "/x" || c.Folder != "notes" || len(s.Choices) > 0 {
		t.Errorf("%s %q %q %s %v", s.Generator, s.ContentDirs, s.BasePath, c.Folder, s.Choices)
	}
	for _, f := range s.Findings(c) {
		if f.Key == KeyGenerator && (f.From != FromBlog || f.Learnt != "jekyll") {
			t.Errorf("%+v", f)
		}
	}
	user := []Override{{KeyGenerator, "zola", FromUser}}
	if s, err := RecogniseAs(m, user); err != nil || s.Generator != "zola" {
		t.Errorf("the user's word counts less than the blog's: %v %v", s.Generator, err)
	}
	with(m, OverrideFile, "generator = 'hugo'\ncolour = 'red'\n")
	if s := recognise(t, m); s.Generator != "jekyll" || !problem.Is(s.Trouble, problem.OverrideUnknown) {
		t.Errorf("half a file holds, and nobody is told: %s %v", s.Generator, s.Trouble)
	}
}

// Every key can be said, and reads back as it was said.
func TestEveryKeyCanBeSaid(t *testing.T) {
	values := map[Key]string{
		KeyGenerator: "jekyll", KeyPosts: "content/other", KeyDrafts: "content/drafts", KeyBasePath: "/p", KeyFilename: "YYYY-MM-DD.md",
		KeyFrontMatter: "json", KeyDateKey: "published", KeyDateFormat: "2006/01/02", KeyDateQuote: "'", KeyTitleQuote: "'", KeyListStyle: "block",
		KeyDraftKey: "hidden", KeySlugs: "kept", KeySlugSeparator: "_", KeyLineEnd: "crlf", KeyFinalNewline: "false", KeyBlankLines: "3",
		KeyImagePlace: "static/p", KeyImageReference: "/p/x.png", KeyChecksOff: "todo, alt-missing", KeyDialect: "astro",
	}
	for _, k := range keys() {
		s, err := RecogniseAs(examples()[0].blog(), []Override{{k.key, values[k.key], FromUser}})
		if err != nil {
			t.Fatal(err)
		}
		c := s.Learn(nil)
		for _, f := range s.Findings(c) {
			if f.Key == k.key && (f.Value != values[k.key] || f.From != FromUser || f.Learnt == f.Value) {
				t.Errorf("%s was said to be %q: %+v", k.key, values[k.key], f)
			}
		}
	}
}
