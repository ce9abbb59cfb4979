package preflight

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"penpush/internal/disk"
	"penpush/internal/posts"
)

// blog is a blog on disk that a test made.
type blog struct {
	t   *testing.T
	dir string
	now time.Time // zero is the middle of 2024
}

// newBlog writes the files of an archive below blog/, publishes them to a bare
// repository, and then writes those below work/.
func newBlog(t *testing.T, a *txtar.Archive) *blog {
	t.Helper()
	b := &blog{t: t, dir: t.TempDir()}
	b.write(a, "blog")
	remote := t.TempDir()
	b.git("init", "-q", "--bare", "-b", "main", remote)
	for _, line := range []string{
		"init -q -b main", "config user.name Writer", "config user.email writer@example.org", "add -A",
		"commit -q -m blog", "remote add origin " + remote, "push -q -u origin main",
	} {
		b.git(strings.Fields(line)...)
	}
	b.write(a, "work")
	return b
}

func (b *blog) write(a *txtar.Archive, part string) {
	for _, f := range a.Files {
		if name, ok := strings.CutPrefix(f.Name, part+"/"); ok {
			b.put(name, f.Data)
		}
	}
}

// put writes a file; pictures are drawn as their one word says.
func (b *blog) put(name string, data []byte) {
	b.t.Helper()
	file := filepath.Join(b.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		b.t.Fatal(err)
	}
	switch strings.TrimSpace(string(data)) {
	case "png":
		data = drawn(b.t)
	case "large":
		data = append(photo(b.t, false), make([]byte, 2<<20)...)
	case "gps":
		data = photo(b.t, true)
	}
	data = bytes.ReplaceAll(data, []byte("SECRET"), []byte("ghp"+"_9fK2mQ7xT4vB1nR8sW3zL6yC5dH0jG7pA2eU"))
	if err := os.WriteFile(file, data, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

func (b *blog) git(args ...string) {
	b.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = b.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// check looks at the whole blog, or at the posts that are named.
func (b *blog) check(named ...string) []Finding {
	b.t.Helper()
	found, err := b.facts().Check(context.Background(), Choice{Posts: named})
	if err != nil {
		b.t.Fatal(err)
	}
	return found
}

func (b *blog) facts() *Facts {
	b.t.Helper()
	root, err := disk.Open(b.dir)
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { _ = root.Close() })
	open, err := posts.Open(root)
	if err != nil {
		b.t.Fatal(err)
	}
	f, err := Learn(context.Background(), open, b.dir)
	if err != nil {
		b.t.Fatal(err)
	}
	if f.now = b.now; f.now.IsZero() {
		f.now = time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)
	}
	return f
}

func drawn(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// photo is a JPEG with the EXIF block of a camera, that knows its place or does
// not.
func photo(t *testing.T, located bool) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, image.NewGray(image.Rect(0, 0, 4, 4)), nil); err != nil {
		t.Fatal(err)
	}
	degrees := uint32(0)
	if located {
		degrees = 37
	}
	tiff := []byte("MM\x00*\x00\x00\x00\x08")
	word := func(v uint16) { tiff = binary.BigEndian.AppendUint16(tiff, v) }
	long := func(v uint32) { tiff = binary.BigEndian.AppendUint32(tiff, v) }
	entry := func(tag, kind uint16, count, value uint32) { word(tag); word(kind); long(count); long(value) }
	word(1) // one entry: where the place is
	entry(0x8825, 4, 1, 26)
	long(0)
	word(1) // the place: its latitude
	entry(2, 5, 3, 44)
	long(0)
	for _, v := range []uint32{degrees, 1, 0, 1, 0, 1} {
		long(v)
	}
	exif := append([]byte("Exif\x00\x00"), tiff...)
	segment := append([]byte{0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(exif)+2))...)
	b := out.Bytes()
	return append(append(append([]byte{}, b[:2]...), append(segment, exif...)...), b[2:]...)
}
