package workspace

import (
	"slices"
	"testing"

	"penpush/internal/publish"
)

// What is looked for on the page is what a reader sees there: of the front matter
// only the title, and all of a post that was a draft.
func TestWordsThatThePageWillShow(t *testing.T) {
	lines := []string{"---", "title: \"A title that is quite new\"", "description: Words for search engines alone", "---", "", "An old line of the text.", "A new line of the text."}
	change := publish.Change{Path: "a.md", Hunks: []publish.Hunk{{Lines: []publish.DiffLine{
		{Op: "+", Text: lines[1]}, {Op: "+", Text: lines[2]}, {Op: " ", Text: lines[5]}, {Op: "+", Text: lines[6]},
	}}}}
	got := newWords(lines, "a.md", false, []publish.Change{change})
	if want := []string{"A title that is quite new", "A new line of the text."}; !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
		t.Errorf("%q is looked for, wanted %q", got, want)
	}
	if got := newWords(lines, "a.md", true, nil); !slices.Contains(got, "An old line of the text.") {
		t.Errorf("of a draft that was made public %q is looked for", got)
	}
}

func TestPagesOf(t *testing.T) {
	for address, want := range map[string]string{
		"https://github.com/Me/blog.git":          "https://me.github.io/blog",
		"github.com:me/me.github.io.git":          "https://me.github.io",
		"git@gitlab.com:me/blog":                  "https://me.gitlab.io/blog",
		"ssh://codeberg.org/me/pages":             "https://me.codeberg.page",
		"https://example.org/me/blog.git":         "",
		"/home/me/remote.git":                     "",
		"https://gitlab.com/group/sub/blog.git":   "",
		"https://github.com/":                     "",
		"https://github.com/me/notes/":            "https://me.github.io/notes",
		"https://github.com/me/Me.GitHub.io.git/": "https://me.github.io",
	} {
		if got := PagesOf(address); got != want {
			t.Errorf("%s is shown at %q, not %q", address, got, want)
		}
	}
}
