//go:build unix

package publish

import (
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/problem"
)

// The writer's git may speak another language: what failed is understood all the
// same. The words that are looked for are git's English ones.
func TestGitInAnotherLanguage(t *testing.T) {
	for _, language := range []string{"ko", "de"} {
		t.Setenv("LC_ALL", "C.UTF-8")
		t.Setenv("LANGUAGE", language)
		w := newWorld(t)
		if said, _ := w.try(t.TempDir(), "status"); strings.Contains(said, "not a git repository") {
			t.Skip("git's translations are not installed: that it is asked in English is tested in package git")
		}
		for _, s := range []struct {
			stop problem.Code
			set  func(w *world)
		}{
			{"", func(w *world) { w.elsewhere(map[string]string{"posts/z.md": "new"}) }},
			{problem.BranchGone, func(w *world) { w.in(w.online, "update-ref", "-d", "refs/heads/main") }},
			{problem.RemoteNotFound, func(w *world) { w.git("remote", "set-url", "origin", filepath.Join(w.home, "nowhere.git")) }},
			{problem.Offline, func(w *world) { w.git("remote", "set-url", "origin", "http://127.0.0.1:1/online.git") }},
			{problem.BranchProtected, func(w *world) { w.serverHook("pre-receive", "echo nein >&2; exit 1") }},
			{problem.NotARepository, func(w *world) { w.dir = t.TempDir() }},
		} {
			w := newWorld(t)
			w.edit()
			s.set(w)
			if _, err := w.publish(); code(err) != s.stop {
				t.Errorf("%s: stopped by %q (%v), expected %q", language, code(err), err, s.stop)
			}
		}
	}
}
