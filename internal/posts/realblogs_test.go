package posts

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"penpush/internal/disk"
	"penpush/internal/problem"
	"penpush/internal/text"
)

// TestRealBlogs looks at blogs that lie on this machine, named in
// PENPUSH_BLOGS with the system's list separator: nothing in them may change,
// and it prints what was understood.
func TestRealBlogs(t *testing.T) {
	list := os.Getenv("PENPUSH_BLOGS")
	if list == "" {
		t.Skip("no blogs named in PENPUSH_BLOGS")
	}
	for _, dir := range filepath.SplitList(list) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			before := fingerprint(t, dir)
			lookAt(t, dir)
			if fingerprint(t, dir) != before {
				t.Error("looking at a blog changed it")
			}
		})
	}
}

func lookAt(t *testing.T, dir string) {
	root, err := disk.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	start := time.Now()
	b, err := Open(root)
	if err != nil {
		t.Fatal(err)
	}
	opened := time.Since(start)
	list, err := b.Scan(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	s, c := b.Site(), b.Conventions()
	t.Logf("%s %v in %q, drafts %q, static %q, base %q; %d posts, opened %v, all %v", s.Generator, s.Evidence, s.ContentDirs, s.DraftDirs, s.StaticDirs, s.BasePath, len(list), opened, time.Since(start))
	t.Logf("%s in %s, %s, %s=%s %s, title %q, lists %s, images %+v / %+v, latin %v, draft %s", c.Filename, c.Folder, c.FrontMatter, c.DateKey, c.DateQuote, c.DateLayout, c.TitleQuote, c.ListStyle, c.Images, c.OwnImages, c.LatinSlugs, c.DraftKey)
	refs, missing, undated := 0, []string{}, 0
	for _, p := range list {
		if p.Problem != nil {
			t.Logf("  %v", p.Problem)
		}
		if p.Day == "" {
			undated++
			t.Logf("  no date: %s (%s)", p.Path, p.Title)
		}
		n, lost := pictures(t, b, p.Path)
		refs += n
		missing = append(missing, lost...)
	}
	t.Logf("%d of %d local pictures found, %d posts without a date", refs-len(missing), refs, undated)
	for i, m := range missing {
		if i < 25 {
			t.Logf("  missing: %s", m)
		}
	}
	for i, p := range list {
		if i < 12 {
			t.Logf("  %s %q %q %v %v %s cover=%s %s", p.Day, p.Title, p.Slug, p.Tags, p.Categories, p.State, p.Cover, p.Path)
		}
	}
	made, err := b.New("2024년 회고: Docker & Kubernetes", "", time.Date(2024, 12, 30, 9, 8, 7, 0, time.FixedZone("", 9*3600)))
	t.Logf("new: %s %v\n%s|", made.Path, err, made.Content)
}

func pictures(t *testing.T, b *Blog, post string) (n int, lost []string) {
	content, err := b.root.Read(post, 10<<20)
	if problem.Is(err, problem.TooLarge) {
		return 0, nil
	}
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := text.Parse(content)
	if err != nil {
		return 0, nil
	}
	assets, err := b.Assets(post, parsed.Lines())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range assets {
		if a.Reference == "" {
			continue
		}
		n++
		if a.Missing {
			lost = append(lost, fmt.Sprintf("%s:%d %s", post, a.Line, a.Reference))
		}
	}
	return n, lost
}

func fingerprint(t *testing.T, dir string) string {
	h := sha256.New()
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() && (e.Name() == ".git" || e.Name() == "node_modules") {
			return filepath.SkipDir
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		fmt.Fprintf(h, "%s %d %d\n", p, info.Size(), info.ModTime().UnixNano())
		if info.Mode().IsRegular() && !strings.Contains(p, ".git/") {
			content, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			h.Write(content)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}
