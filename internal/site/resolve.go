package site

import (
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Resolve gives the files that a reference in a post may mean, best first: as
// the generator looks for it, percent signs undone, query and fragment cut off,
// names also in the other Unicode normal form. Addresses elsewhere, anchors and
// references with unknown variables give none, and no candidate ever lies
// outside the blog or in its .git folder.
func (s *Site) Resolve(post, ref string) []string {
	ref, ok := s.expand(strings.TrimSpace(ref))
	if !ok {
		return nil
	}
	if ref, ok = s.local(ref); !ok {
		return nil
	}
	var out []string
	for _, spelling := range spellings(ref) {
		for _, p := range s.places(post, spelling) {
			for _, form := range forms(p) {
				if allowed(form) && !slices.Contains(out, form) {
					out = append(out, form)
				}
			}
		}
	}
	return out
}

// Find gives the existing file that a reference in a post means.
func (s *Site) Find(post, ref string) (string, bool) {
	candidates := s.Resolve(post, ref)
	for _, p := range candidates {
		if info, err := fs.Stat(s.fsys, p); err == nil && info.Mode().IsRegular() {
			return p, true
		}
	}
	for _, p := range candidates {
		if found, ok := s.findNormal(p); ok {
			return found, true
		}
	}
	return "", false
}

// findNormal finds a file whose folders and name are spelled in different
// normal forms: Korean names that passed through a Mac.
func (s *Site) findNormal(p string) (string, bool) {
	if isASCII(p) {
		return "", false
	}
	at := "."
	for part := range strings.SplitSeq(p, "/") {
		next := path.Join(at, part)
		if _, err := fs.Stat(s.fsys, next); err == nil {
			at = next
			continue
		}
		entries, err := fs.ReadDir(s.fsys, at)
		if err != nil {
			return "", false
		}
		i := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return norm.NFC.String(e.Name()) == norm.NFC.String(part) })
		if i < 0 {
			return "", false
		}
		at = path.Join(at, entries[i].Name())
	}
	info, err := fs.Stat(s.fsys, at)
	return at, err == nil && info.Mode().IsRegular()
}

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// IsRemote tells a reference to another place than this blog.
func (s *Site) IsRemote(ref string) bool {
	ref, ok := s.expand(strings.TrimSpace(ref))
	if !ok {
		return false
	}
	_, local := s.local(ref)
	return !local && !strings.HasPrefix(ref, "#")
}

// local takes an address of this very site down to its path, and refuses all
// others.
func (s *Site) local(ref string) (string, bool) {
	if s.Address != "" && strings.HasPrefix(ref, s.Address+"/") {
		ref = ref[len(s.Address):]
	}
	switch {
	case ref == "", ref[0] == '#', ref[0] == '?', strings.HasPrefix(ref, "//"):
		return "", false
	case slices.ContainsFunc(s.traits.imports, func(a alias) bool { return strings.HasPrefix(ref, a.prefix) }):
		return ref, true
	}
	return ref, !scheme.MatchString(ref)
}

// spellings are the ways to read a reference as a path.
func spellings(ref string) []string {
	if i := strings.IndexAny(ref, "?#"); i >= 0 {
		ref = ref[:i]
	}
	out := []string{ref}
	if plain, err := url.PathUnescape(ref); err == nil && plain != ref && !strings.ContainsRune(plain, 0) {
		out = []string{plain, ref}
	}
	if strings.Contains(ref, `\`) {
		out = append(out, strings.ReplaceAll(out[0], `\`, "/"))
	}
	return out
}

// places are where a path may lead, as it is written or on the finished site.
func (s *Site) places(post, ref string) []string {
	for _, a := range s.traits.imports {
		rest, ok := strings.CutPrefix(ref, a.prefix)
		switch {
		case ok && a.dir == "":
			return []string{path.Join(path.Dir(post), rest)}
		case ok:
			return []string{path.Join(s.Base, a.dir, rest)}
		}
	}
	if strings.HasPrefix(ref, "/") {
		return s.served(ref)
	}
	out := []string{path.Join(path.Dir(post), ref)}
	if s.traits.namedFolder {
		out = append(out, path.Join(path.Dir(post), PostName(post), ref))
	}
	// On the site, the post is a folder: what is relative to that.
	out = append(out, s.served("/"+path.Join(s.section(post), PostName(post), ref))...)
	return append(out, s.served("/"+ref)...)
}

// served are the files behind an absolute path of the site. Steps above the
// root stay at the root, as in a browser.
func (s *Site) served(ref string) []string {
	clean := path.Clean(ref)
	paths := []string{clean}
	if rest, ok := strings.CutPrefix(clean, s.BasePath+"/"); ok && s.BasePath != "" {
		paths = []string{"/" + rest, clean}
	}
	var out []string
	for _, p := range paths {
		for _, d := range s.StaticDirs {
			out = append(out, path.Join(d, p))
		}
	}
	return out
}

// section is the folder of a post below "content" or the like, as its address
// has it.
func (s *Site) section(post string) string {
	dir := path.Dir(post)
	if b := BundleDir(post); b != "" {
		dir = path.Dir(b)
	}
	for _, c := range s.ContentDirs {
		if within(dir, c) {
			top, _, _ := strings.Cut(c, "/")
			return strings.TrimPrefix(strings.TrimPrefix(dir, top), "/")
		}
	}
	return ""
}

// forms are a path as spelled, composed and decomposed.
func forms(p string) []string {
	if isASCII(p) {
		return []string{p}
	}
	return []string{p, norm.NFC.String(p), norm.NFD.String(p)}
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 127 })
}

// allowed refuses what is outside, or is git's own.
func allowed(p string) bool {
	if p == "." || !fs.ValidPath(p) || strings.ContainsAny(p, "\x00\\") {
		return false
	}
	for part := range strings.SplitSeq(p, "/") {
		if strings.EqualFold(part, ".git") {
			return false
		}
	}
	return true
}
