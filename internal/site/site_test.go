package site

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// The contract: every kind of blog keeps the same promises.
func TestEveryKindOfBlog(t *testing.T) {
	named := map[string]bool{}
	for _, e := range examples() {
		named[e.kind] = true
		t.Run(e.kind, func(t *testing.T) {
			s := recognise(t, e.blog())
			t.Run("is recognised with evidence", func(t *testing.T) {
				if s.Generator != e.kind || !slices.Contains(s.Evidence, e.evidence) {
					t.Errorf("took a %s blog for %s, because of %q", e.kind, s.Generator, s.Evidence)
				}
			})
			t.Run("finds its posts and nothing else", func(t *testing.T) { findsPosts(t, e, s) })
			t.Run("finds the post's picture", func(t *testing.T) {
				if got, ok := s.Find(e.path(9), e.picture[0]); !ok || got != e.picture[1] {
					t.Errorf("the picture %s would be missing: got %q, candidates %q", e.picture[0], got, s.Resolve(e.path(9), e.picture[0]))
				}
			})
			t.Run("knows what addresses begin with", func(t *testing.T) {
				if s.BasePath != e.basePath {
					t.Errorf("base path %q, want %q", s.BasePath, e.basePath)
				}
			})
			t.Run("never leads outside", func(t *testing.T) { staysInside(t, e, s) })
			t.Run("begins well without posts", func(t *testing.T) { beginsWell(t, e) })
		})
	}
	for _, g := range generators() {
		if !named[g.name()] {
			t.Errorf("%s has no example, so nobody knows whether its blogs are understood", g.name())
		}
	}
}

func recognise(t *testing.T, fsys fs.FS) *Site {
	t.Helper()
	s, err := Recognise(fsys)
	if err != nil {
		t.Fatalf("recognise: %v", err)
	}
	return s
}

func findsPosts(t *testing.T, e example, s *Site) {
	if s.ContentDirs[0] != e.content {
		t.Errorf("a new post would go to %q instead of %q", s.ContentDirs, e.content)
	}
	got, _, err := s.Files()
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 9 {
		t.Errorf("the list would show %d posts instead of 9: %v", len(got), got)
	}
}

func staysInside(t *testing.T, e example, s *Site) {
	refs := []string{
		"../../../../../etc/passwd", "/../../etc/passwd", "..%2f..%2f..%2f..%2fetc%2fpasswd", `..\..\..\..\etc\passwd`,
		"{static}/../../x", "@/../../x", "~/../../../x", "@site/../x", ".git/config", "/.git/config", "../.GIT/config",
		"https://elsewhere.example/a.png", "//elsewhere.example/a.png", "data:image/png;base64,AAAA", "#top", "", "?x",
		"{{ site.unknown }}/a.png", "{{ page.image }}", "a\x00b.png", "%00.png", "/", ".", "..", "file:///etc/passwd", `C:\x.png`,
	}
	for _, ref := range refs {
		for _, p := range s.Resolve(e.path(9), ref) {
			if !fs.ValidPath(p) || p == "." || strings.Contains(strings.ToLower(p), ".git/") || strings.Contains(p, "\\") {
				t.Errorf("a post could reach %q by %q", p, ref)
			}
		}
	}
	for _, remote := range []string{"https://elsewhere.example/a.png", "//elsewhere.example/a.png", "data:x", "#top", "file:///etc/passwd"} {
		if got := s.Resolve(e.path(9), remote); len(got) > 0 {
			t.Errorf("%q is no file of the blog, but was looked for as %q", remote, got)
		}
	}
}

func beginsWell(t *testing.T, e example) {
	s := recognise(t, e.config)
	if s.Generator != e.kind || s.ContentDirs[0] != e.empty {
		t.Errorf("an empty %s blog: %s, %q, want posts in %q", e.kind, s.Generator, s.ContentDirs, e.empty)
	}
	c := s.Learn(nil)
	if !strings.Contains(c.Filename, "slug") || c.DateLayout == "" || c.Images.Place == "" || !strings.Contains(c.Images.Reference, "x.png") || c.Folder != e.empty {
		t.Errorf("the first post has no shape: %+v", c)
	}
	if !slices.ContainsFunc(c.Fields, func(f FieldConvention) bool { return strings.EqualFold(f.Key, "title") }) {
		t.Errorf("the first post would have no title: %+v", c.Fields)
	}
}

func TestABlogInASubfolder(t *testing.T) {
	m := files("package.json", `{"workspaces":["apps/*"]}`, "apps/web/next.config.js", "", "apps/web/package.json", `{"dependencies":{"next":"1"}}`)
	for k, v := range examples()[3].blog() {
		m["apps/blog/"+k] = v
	}
	s := recognise(t, m)
	if s.Generator != "gatsby" || s.Base != "apps/blog" || s.ContentDirs[0] != "apps/blog/content/posts" {
		t.Errorf("the blog in a monorepo was not found: %s in %q, posts in %q", s.Generator, s.Base, s.ContentDirs)
	}
	if got, ok := s.Find("apps/blog/content/posts/2024/p9/index.md", "./a.png"); !ok {
		t.Errorf("its picture was not found: %q", got)
	}
}

func TestTwoLanguagesAreTwoFolders(t *testing.T) {
	m := files("config.yaml", "baseURL: https://me.example\nlanguages:\n  ko:\n    contentDir: content/ko\n")
	for n := 1; n <= 9; n++ {
		d := day(n).Format("2006/01/02")
		with(m, "content/ko/entry/"+d+"/a.md", dated("가", day(n).Format("2006-01-02")))
		if n < 4 {
			with(m, "content/en/entry/"+d+"/a.md", dated("a", day(n).Format("2006-01-02")))
		}
	}
	with(m, "content/ko/about.md", dated("나", "2020-01-01"))
	s := recognise(t, m)
	if strings.Join(s.ContentDirs, " ") != "content/ko/entry content/en/entry" {
		t.Errorf("posts of one language would be missing: %q", s.ContentDirs)
	}
}

func TestDraftsWithoutFrontMatterAreFound(t *testing.T) {
	m := with(examples()[2].blog(), "source/_drafts/idea.md", "just words\n", "source/_drafts/README.md", "x")
	got, _, err := recognise(t, m).Files()
	if err != nil {
		t.Fatal(err)
	}
	if i := slices.IndexFunc(got, func(f File) bool { return f.Path == "source/_drafts/idea.md" && f.Draft }); i < 0 || len(got) != 10 {
		t.Errorf("a draft would not be in the list: %v", got)
	}
}

func TestNamesThatPassedThroughAMac(t *testing.T) {
	m := with(examples()[3].blog(),
		"content/posts/2024/p9/\u1112\u1161\u11ab\u1100\u1173\u11af/\u1100\u1173\u1105\u1175\u11b7.png", "decomposed",
		"content/posts/2024/p9/한 글.png", "composed")
	s := recognise(t, m)
	for _, ref := range []string{"./한글/그림.png", "%ED%95%9C%EA%B8%80/그림.png", "./한%20글.png", "한 글.png", "\u1112\u1161\u11ab 글.png"} {
		if got, ok := s.Find("content/posts/2024/p9/index.md", ref); !ok {
			t.Errorf("the picture %q would be missing, though it is there in another normal form (%q)", ref, got)
		}
	}
}

func TestHostileConfigurationIsOnlyRead(t *testing.T) {
	for name, content := range map[string]string{
		"_config.yml": "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nurl: [\n  broken", "hugo.toml": "= = =", "package.json": "{",
		"gatsby-config.js": "process.exit(1)", "pelicanconf.py": "import os; os.remove('x')",
	} {
		s := recognise(t, files(name, content+strings.Repeat(" ", 3<<20)))
		if len(s.ContentDirs) == 0 {
			t.Errorf("%s: a blog with a broken configuration has nowhere to write", name)
		}
	}
}

// locked is a blog with a folder that its owner may not list.
type locked struct {
	fstest.MapFS
	dir string
}

func (l locked) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == l.dir {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.ReadDir(name)
}

func TestAFolderThatMayNotBeListedIsInTheList(t *testing.T) {
	m := with(examples()[0].blog(), "content/posts/secret/x.md", "")
	got, _, err := recognise(t, locked{m, "content/posts/secret"}).Files()
	if err != nil || len(got) != 10 {
		t.Fatalf("one folder hides the whole blog: %v, %v", got, err)
	}
	if i := slices.IndexFunc(got, func(f File) bool { return f.Path == "content/posts/secret" }); i < 0 || got[i].Err == nil {
		t.Errorf("posts are missing and nobody says so: %v", got)
	}
	if _, _, err := recognise(t, locked{m, "content/posts"}).Files(); err == nil {
		t.Error("a content folder that cannot be listed was taken for an empty one")
	}
}

func TestAFolderThatCannotBeReadIsNotEmpty(t *testing.T) {
	if _, err := Recognise(fstest.MapFS{"a": &fstest.MapFile{}}); err != nil {
		t.Fatal(err)
	}
	sub, err := fs.Sub(fstest.MapFS{}, "nowhere")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Recognise(sub); err == nil {
		t.Error("a folder that is not there was taken for an empty blog")
	}
}
