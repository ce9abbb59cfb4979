package workspace

import "testing"

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
