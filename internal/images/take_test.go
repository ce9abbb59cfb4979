package images

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"penpush/internal/disk"
	"penpush/internal/problem"
	"penpush/internal/words"
)

func blog(t *testing.T) *disk.Root {
	t.Helper()
	root, err := disk.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := root.Close(); err != nil {
			t.Error(err)
		}
	})
	return root
}

func take(t *testing.T, root *disk.Root, p Place, name string, data []byte) Picture {
	t.Helper()
	got, err := Take(root, p, Incoming{Name: name, Data: data, Now: noon()})
	if err != nil {
		t.Fatalf("take %q: %v", name, err)
	}
	return got
}

func files(t *testing.T, root *disk.Root) []string {
	t.Helper()
	all := []string{}
	err := fs.WalkDir(os.DirFS(root.Dir()), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			all = append(all, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAPictureIsCopiedUntouchedBesideItsPost(t *testing.T) {
	root := blog(t)
	data := pngOf(t, 64, 40, 0)
	bundle := Place{Dir: "posts/봄", Form: "./x.png"}
	got := take(t, root, bundle, "우리 집 (1).PNG", data)
	want := Picture{
		Path: "posts/봄/우리-집-1.png", Reference: "./우리-집-1.png", Markdown: "![](./우리-집-1.png)",
		Width: 64, Height: 40, Bytes: int64(len(data)),
	}
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	on, err := root.Read(got.Path, 0)
	if err != nil || !bytes.Equal(on, data) {
		t.Errorf("the picture on disk is not the one that was dropped (%v)", err)
	}
}

func TestTheSamePictureIsReferredToNotCopied(t *testing.T) {
	root := blog(t)
	static := Place{Dir: "static/images", Form: "/images/x.png"}
	data := jpegOf(t, 20, 20)
	first := take(t, root, static, "sea.jpg", data)
	again := take(t, root, static, "copy of sea.jpg", data)
	if !again.Reused || again.Path != first.Path || again.Reference != "/images/sea.jpg" {
		t.Errorf("the same picture came twice: %+v", again)
	}
	if f := files(t, root); len(f) != 1 {
		t.Errorf("files: %v", f)
	}
	// The same bytes under a name that no page would show as a picture are no help.
	if err := os.Rename(filepath.Join(root.Dir(), "static/images/sea.jpg"), filepath.Join(root.Dir(), "static/images/sea.bak")); err != nil {
		t.Fatal(err)
	}
	if third := take(t, root, static, "sea.jpg", data); third.Reused || third.Path != "static/images/sea.jpg" {
		t.Errorf("a page cannot show %+v", third)
	}
}

func TestAPictureThatWasThereUnderAnOddNameIsReferredToAsMarkdownNeeds(t *testing.T) {
	root := blog(t)
	data := pngOf(t, 5, 5, 9)
	if err := root.Create("posts/a/옛 사진 (1).png", data); err != nil {
		t.Fatal(err)
	}
	got := take(t, root, Place{Dir: "posts/a", Form: "./x.png"}, "new.png", data)
	if !got.Reused || got.Markdown != "![](./옛%20사진%20%281%29.png)" {
		t.Errorf("got %+v", got)
	}
}

func TestNoPictureIsWrittenOver(t *testing.T) {
	root := blog(t)
	place := Place{Dir: "p", Form: "x.png"}
	if err := root.Create("p/SEA.png", []byte("another file that a writer keeps")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(root.Dir(), "p", "sea-2.png"), 0o755); err != nil {
		t.Fatal(err)
	}
	got := take(t, root, place, "sea.png", pngOf(t, 6, 6, 0))
	if got.Path != "p/sea-3.png" {
		t.Errorf("on a Mac or Windows disk %q would be lost or mixed up", got.Path)
	}
	kept, err := root.Read("p/SEA.png", 0)
	if err != nil || string(kept) != "another file that a writer keeps" {
		t.Errorf("the file that was there is now %q (%v)", kept, err)
	}
}

func TestManyPasteAtOnce(t *testing.T) {
	root := blog(t)
	var wg sync.WaitGroup
	paths := make([]string, 8)
	for i := range paths {
		data := pngOf(t, 10+i, 10, uint8(i))
		wg.Go(func() {
			p, err := Take(root, Place{Dir: "posts/a", Form: "./x.png"}, Incoming{Name: "image.png", Data: data, Now: noon()})
			if err != nil {
				t.Error(err)
			}
			paths[i] = p.Path
		})
	}
	wg.Wait()
	seen := map[string]bool{}
	for _, p := range paths {
		if seen[p] || !strings.HasPrefix(p, "posts/a/pasted-20240309-120405") {
			t.Errorf("%q: a screenshot went missing or has no name of its own", p)
		}
		seen[p] = true
	}
	if n := len(files(t, root)); n != len(paths) {
		t.Errorf("%d files for %d screenshots", n, len(paths))
	}
}

func TestWhatCannotBeTakenLeavesNothingBehind(t *testing.T) {
	root := blog(t)
	for name, c := range map[string]struct {
		data []byte
		code problem.Code
	}{
		"글.txt":      {[]byte("words"), problem.NotAPicture},
		"empty.png":  {nil, problem.PictureEmpty},
		"cloud.jpeg": {[]byte{}, problem.PictureEmpty},
	} {
		_, err := Take(root, Place{Dir: "posts/a"}, Incoming{Name: "/somewhere/" + name, Data: c.data, Now: noon()})
		p := problem.Of(err)
		if p.Code != c.code || p.Path != name {
			t.Errorf("%s: %v", name, err)
		}
		for _, l := range []words.Language{words.English, words.Korean} {
			if told := words.Tell(err, l); !strings.Contains(told.Message, name) || told.Hint == "" {
				t.Errorf("%s is told in %s as %q, %q", name, l, told.Message, told.Hint)
			}
		}
	}
	if f := files(t, root); len(f) != 0 {
		t.Errorf("left behind: %v", f)
	}
}

func TestAFolderOfPicturesThatLeadsOutsideIsRefused(t *testing.T) {
	root := blog(t)
	if err := os.Symlink(t.TempDir(), filepath.Join(root.Dir(), "images")); err != nil {
		t.Skip("this system makes no links: ", err)
	}
	_, err := Take(root, Place{Dir: "images"}, Incoming{Name: "a.png", Data: pngOf(t, 2, 2, 0), Now: noon()})
	if !problem.Is(err, problem.OutsideBlog) {
		t.Errorf("a picture left the blog: %v", err)
	}
}

func TestLoadReadsADroppedFile(t *testing.T) {
	dir := t.TempDir()
	data := pngOf(t, 8, 8, 1)
	file := filepath.Join(dir, "끌어온 그림.png")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := Load(file)
	if err != nil || in.Name != "끌어온 그림.png" || !bytes.Equal(in.Data, data) {
		t.Errorf("got %q, %d bytes, %v", in.Name, len(in.Data), err)
	}
	if _, err := Load(dir); !problem.Is(err, problem.NotAPicture) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Load(filepath.Join(dir, "gone.png")); !problem.Is(err, problem.PictureUnreadable) || problem.Of(err).Path != "gone.png" {
		t.Errorf("a file that is gone: %v", err)
	}
	huge := filepath.Join(dir, "huge.png")
	if err := os.WriteFile(huge, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, MaxBytes+1); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(huge); !problem.Is(err, problem.PictureTooLarge) {
		t.Errorf("a file of 100 MB was read into memory: %v", err)
	}
}

// A folder with as many pictures as a long-lived blog has must not make a paste
// wait.
func BenchmarkTakeAmong10000(b *testing.B) {
	root, err := disk.Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	for i := range 10_000 {
		name := filepath.Join(root.Dir(), fmt.Sprintf("p%d.svg", i))
		if err := os.WriteFile(name, fmt.Appendf(nil, `<svg width="%d"/>`, i), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	for i := 0; b.Loop(); i++ {
		data := fmt.Appendf(nil, `<svg width="1" height="%d"/>`, i)
		if _, err := Take(root, Place{}, Incoming{Name: "x.svg", Data: data, Now: noon()}); err != nil {
			b.Fatal(err)
		}
	}
}
