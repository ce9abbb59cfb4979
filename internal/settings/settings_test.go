package settings_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"penpush/internal/problem"
	"penpush/internal/settings"
)

func load(t *testing.T, dir string) *settings.Store {
	t.Helper()
	s, err := settings.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func change(t *testing.T, s *settings.Store, f func(*settings.Settings)) {
	t.Helper()
	if err := s.Change(f); err != nil {
		t.Fatal(err)
	}
}

func TestChoicesComeBackOnTheNextStart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "config", "penpush")
	s := load(t, dir)
	if err := s.Problem(); err != nil {
		t.Fatalf("a first start has a problem: %v", err)
	}
	change(t, s, func(s *settings.Settings) {
		s.Language, s.Theme = "ko", "dark"
		s.Window = settings.Window{Width: 1280, Height: 800, X: -5, Y: 3, Maximised: true}
		s.Panes = settings.Panes{ListWidth: 240, HidePreview: true, Raw: true}
		s.Remember(settings.Recent{Dir: "/b/글", Name: "글", Generator: "hugo", Posts: 3, Opened: 7})
		s.SetListView("/b/글", settings.ListView{Sort: "title", Tag: "일상"})
		s.SetLastPost("/b/글", "posts/a.md")
		s.SetCursor("/b/글", 4, 2)
	})
	got := load(t, dir).Get()
	if got.Language != "ko" || got.Theme != "dark" || got.Window.X != -5 || !got.Window.Maximised ||
		got.Panes.ListWidth != 240 || !got.Panes.HidePreview || !got.Panes.Raw {
		t.Errorf("the window is not as the writer left it: %+v", got)
	}
	if len(got.Recent) != 1 || got.Recent[0].Opened != 7 || got.LastPost("/b/글") != "posts/a.md" {
		t.Errorf("the blog is not where the writer left it: %+v", got)
	}
	if line, column := got.Cursor("/b/글"); line != 4 || column != 2 {
		t.Errorf("cursor at %d:%d", line, column)
	}
	if v := got.ListView("/b/글"); v != (settings.ListView{Sort: "title", Tag: "일상"}) {
		t.Errorf("the list is not as the writer left it: %+v", v)
	}
}

func TestRecentBlogs(t *testing.T) {
	var s settings.Settings
	for i := range 30 {
		s.Remember(settings.Recent{Dir: fmt.Sprint("/b/", i)})
	}
	s.Remember(settings.Recent{Dir: "/b/20", Posts: 5})
	s.SetLastPost("/b/20", "a.md")
	s.SetCursor("/b/20", 9, 9)
	s.SetLastPost("/b/20", "a.md")
	if line, _ := s.Cursor("/b/20"); line != 9 {
		t.Error("opening the same post again forgot the cursor")
	}
	s.SetLastPost("/b/20", "b.md")
	if line, _ := s.Cursor("/b/20"); line != 0 {
		t.Error("another post opens at the cursor of the last one")
	}
	if len(s.Recent) != 20 || s.Recent[0].Dir != "/b/20" || s.Recent[0].Posts != 5 || s.Recent[1].Dir != "/b/29" {
		t.Errorf("recent blogs: %+v", s.Recent)
	}
	s.Forget("/b/20")
	if s.Recent[0].Dir != "/b/29" || s.LastPost("/b/20") != "b.md" {
		t.Errorf("forgetting a blog: %+v", s)
	}
}

func TestABrokenFileIsKept(t *testing.T) {
	for name, broken := range map[string]string{
		"cut off": `{"language":"ko","recent":[{"dir":"/b`, "empty": "", "another kind": `{"recent": 5}`,
		"huge": strings.Repeat(" ", 5<<20),
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "settings.json"), []byte(broken), 0o644); err != nil {
				t.Fatal(err)
			}
			s := load(t, dir)
			err := s.Problem()
			if !problem.Is(err, problem.SettingsBroken) {
				t.Fatalf("the writer is not told: %v", err)
			}
			kept, err := os.ReadFile(filepath.Join(dir, problem.Of(err).Subject))
			if err != nil || string(kept) != broken {
				t.Fatalf("the old settings are lost: %v", err)
			}
			change(t, s, func(s *settings.Settings) { s.Theme = "dark" })
			if got := load(t, dir).Get().Theme; got != "dark" {
				t.Errorf("theme %q", got)
			}
		})
	}
}

func TestAnUnreadableFileIsNotOverwritten(t *testing.T) {
	dir := t.TempDir()
	// A folder in its place can't be read as a file, even by a privileged user.
	if err := os.MkdirAll(filepath.Join(dir, "settings.json", "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	s := load(t, dir)
	if s.Problem() == nil {
		t.Error("the writer is not told")
	}
	if err := s.Change(func(s *settings.Settings) { s.Theme = "dark" }); err == nil {
		t.Error("a change that was not written looks written")
	}
	if s.Get().Theme != "dark" {
		t.Error("the choice does not hold while the program runs")
	}
	if _, err := os.Stat(filepath.Join(dir, "settings.json", "x")); err != nil {
		t.Errorf("what could not be read is gone: %v", err)
	}
}

func TestAFolderThatCannotBeMadeDoesNotStopTheStart(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "file")
	if err := os.WriteFile(in, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s := load(t, filepath.Join(in, "penpush"))
	if s.Problem() == nil {
		t.Error("the writer is not told")
	}
	if err := s.Change(func(s *settings.Settings) { s.Language = "ko" }); err == nil || s.Get().Language != "ko" {
		t.Errorf("change: %v, language %q", err, s.Get().Language)
	}
	if err := os.Remove(in); err != nil {
		t.Fatal(err)
	}
	change(t, s, func(s *settings.Settings) { s.Theme = "light" })
	if got := load(t, filepath.Join(in, "penpush")).Get(); got.Theme != "light" || got.Language != "ko" {
		t.Errorf("once the folder can be made: %+v", got)
	}
}

func TestTwoWindowsDoNotUndoEachOther(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for w := range 4 {
		s := load(t, dir)
		all.Go(func() {
			for i := range 4 {
				change := func(s *settings.Settings) { s.Remember(settings.Recent{Dir: fmt.Sprintf("/b/%d-%d", w, i)}) }
				if err := s.Change(change); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if n := len(load(t, dir).Get().Recent); n != 16 {
		t.Errorf("%d of 16 blogs are remembered", n)
	}
}

func TestWhatGetGivesIsACopy(t *testing.T) {
	s := load(t, t.TempDir())
	change(t, s, func(s *settings.Settings) { s.Remember(settings.Recent{Dir: "/a"}) })
	s.Get().Recent[0].Dir = "/changed"
	if s.Get().Recent[0].Dir != "/a" {
		t.Error("a reader changed the settings")
	}
}

func TestListsAreNeverNull(t *testing.T) {
	b, err := json.Marshal(load(t, t.TempDir()).Get())
	if err != nil || strings.Contains(string(b), "null") {
		t.Errorf("%s %v", b, err)
	}
}

func TestNonsenseIsPassedOver(t *testing.T) {
	dir := t.TempDir()
	nonsense := `{"language":"xx","theme":"blue","window":{"width":-3},"recent":[{"dir":""}],"blogs":null,"new":{"a":1}}`
	if err := os.WriteFile(filepath.Join(dir, "settings.json"), []byte(nonsense), 0o644); err != nil {
		t.Fatal(err)
	}
	s := load(t, dir)
	got := s.Get()
	if s.Problem() != nil || got.Language != "" || got.Theme != "" || got.Window.Width != 0 || len(got.Recent) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestPlaces(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("XDG_CONFIG_HOME", "")
	if runtime.GOOS != "linux" {
		t.Skip("the other systems' places are theirs to say")
	}
	places := func(config, data string) {
		t.Helper()
		c, errC := settings.ConfigDir()
		d, errD := settings.DataDir()
		if errC != nil || errD != nil || c != config || d != data {
			t.Errorf("config %s (%v), data %s (%v)", c, errC, d, errD)
		}
	}
	places(filepath.Join(home, ".config/penpush"), filepath.Join(home, ".local/share/penpush"))
	t.Setenv("XDG_DATA_HOME", "relative")
	places(filepath.Join(home, ".config/penpush"), filepath.Join(home, ".local/share/penpush"))
	t.Setenv("XDG_DATA_HOME", "/d")
	t.Setenv("XDG_CONFIG_HOME", "/c")
	places("/c/penpush", "/d/penpush")
}
