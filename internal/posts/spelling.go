package posts

import (
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"penpush/internal/site"
)

// naming is a way to name a post's file in a link.
type naming int

const (
	nameFile  naming = iota // posts/x.md
	namePage                // posts/x, also of posts/x/index.md
	namePlain               // posts/x/index
	nameHTML                // posts/x.html
	nameSlug                // posts/x of posts/2024-01-02-x.md
)

func namings() []naming { return []naming{nameFile, namePage, namePlain, nameHTML, nameSlug} }

// spelled names a file; "" where it has no such name.
func (n naming) spelled(file string) string {
	if n == nameFile {
		return file
	}
	if !site.IsMarkdown(file) {
		return ""
	}
	plain := strings.TrimSuffix(file, path.Ext(file))
	page := plain
	if dir := site.BundleDir(file); dir != "" {
		page = dir
	}
	switch n {
	case namePage:
		return page
	case namePlain:
		return plain
	case nameHTML:
		return plain + ".html"
	}
	_, rest, dated := site.NameDate(file)
	if !dated || rest == "" {
		return ""
	}
	return path.Join(path.Dir(page), rest)
}

// same compares paths as people mean them, whatever their Unicode normal form.
func same(a, b string) bool { return a == b || norm.NFC.String(a) == norm.NFC.String(b) }

// nameOf finds the way in which a path names a file.
func nameOf(file, spelled string) (naming, bool) {
	for _, n := range namings() {
		if s := n.spelled(file); s != "" && same(s, spelled) {
			return n, true
		}
	}
	return 0, false
}

// relative is the way from a folder to a path, with "./" where it had that.
func relative(dir, target, was string) string {
	r, err := filepath.Rel(filepath.FromSlash(dir), filepath.FromSlash(target))
	if err != nil {
		return target // both are relative to the blog, so there is a way
	}
	r = filepath.ToSlash(r)
	if strings.HasPrefix(was, "./") && !strings.HasPrefix(r, "..") {
		r = "./" + r
	}
	return r + slashOf(was)
}

func slashOf(p string) string {
	if strings.HasSuffix(p, "/") {
		return "/"
	}
	return ""
}

// byEnd spells a link that names its file by the end of its path, or from some
// root: "x", "/posts/x.md", "@/posts/x.md". whole tells that nothing but a slash
// may stand before what both have in common.
func byEnd(spelled, was, is string, whole bool) (string, bool) {
	parts := strings.Split(strings.Trim(spelled, "/"), "/")
	best, out := 0, ""
	for _, n := range namings() {
		old, now := n.spelled(was), n.spelled(is)
		if old == "" || now == "" {
			continue
		}
		segments := strings.Split(old, "/")
		common := 0
		for common < len(parts) && common < len(segments) && same(parts[len(parts)-1-common], segments[len(segments)-1-common]) {
			common++
		}
		if common <= best || whole && common < len(parts) {
			continue
		}
		root := strings.Join(segments[:len(segments)-common], "/")
		if root != "" {
			if !strings.HasPrefix(now, root+"/") {
				continue
			}
			now = now[len(root)+1:]
		}
		head := strings.Join(parts[:len(parts)-common], "/")
		if head != "" {
			head += "/"
		}
		if strings.HasPrefix(spelled, "/") {
			head = "/" + head
		}
		best, out = common, head+now+slashOf(spelled)
	}
	return out, best > 0
}

// endsAs tells that a link names this file by the end of its path.
func endsAs(spelled, file string) bool {
	spelled = strings.Trim(spelled, "/")
	return slices.ContainsFunc(namings(), func(n naming) bool {
		s := n.spelled(file)
		return s != "" && (same(s, spelled) || strings.HasSuffix(norm.NFC.String(s), "/"+norm.NFC.String(spelled)))
	})
}

// written puts an address into its place in the text, spelled as the place needs
// it and as the old one was. ok is false when the place cannot hold it.
func (l *link) written(address string, percent bool) (raw string, ok bool) {
	lead := liquidLead.FindString(address)
	if address = address[len(lead):]; percent {
		address = escaped(address)
	}
	raw, ok = l.fitted(address)
	return lead + raw, ok
}

func (l *link) fitted(address string) (raw string, ok bool) {
	switch {
	case l.html:
		if strings.ContainsAny(address, `"'<>`) || l.wrap == wrapBare && strings.ContainsAny(address, " \t") {
			address = strings.NewReplacer(`"`, "%22", "'", "%27", "<", "%3C", ">", "%3E", " ", "%20").Replace(address)
		}
		if !strings.Contains(l.raw, "&") || strings.Contains(l.raw, "&amp;") {
			address = strings.ReplaceAll(address, "&", "&amp;")
		}
		return address, true
	case l.wrap == wrapBare:
		address = strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `\`, "%5C").Replace(address)
		return address, true
	case l.wrap == wrapAngle:
		return strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C").Replace(address), true
	case l.wrap == wrapDouble:
		return address, !strings.ContainsAny(address, `"\`)
	case l.wrap == wrapSingle:
		return address, !strings.ContainsAny(address, `'\`)
	case l.wrap == wrapWord && strings.ContainsAny(address, " \t"):
		return `"` + address + `"`, !strings.Contains(address, `"`)
	}
	return address, !strings.ContainsAny(address, "[]|\n\"'")
}

// escaped writes an address with percent signs, slashes and the tail as they are.
func escaped(address string) string {
	tail := ""
	if i := strings.IndexAny(address, "?#"); i >= 0 {
		address, tail = address[:i], address[i:]
	}
	parts := strings.Split(address, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return strings.Join(parts, "/") + tail
}

// Names are the ways in which links name a Markdown file: "a/x.md", "a/x",
// "a/x.html", and without a date "a/slug".
func Names(file string) []string {
	var out []string
	for _, n := range namings() {
		if s := n.spelled(file); s != "" {
			out = append(out, s)
		}
	}
	if original, _, ok := site.Translation(file); ok && original != file {
		out = append(out, namePage.spelled(original), original)
	}
	return out
}
