package posts

import (
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"penpush/internal/site"
)

// mender spells links anew for files that move and posts whose address changes.
// The blog on disk is still as it was.
type mender struct {
	blog *Blog
	site *site.Site
	// moves are files and folders, none inside another.
	moves []Move
	// posts are those that move or change their address.
	posts []string
	// was and is are the addresses of posts before and after, by their old path.
	was, is map[string]string
	// pages are all posts by what namePage calls them.
	pages map[string]string
}

// Move is a file or folder that gets another path.
type Move struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// moved is a file's new path.
func (m *mender) moved(file string) string {
	for _, mv := range m.moves {
		if file == mv.From {
			return mv.To
		}
		if rest, ok := strings.CutPrefix(file, mv.From+"/"); ok {
			return mv.To + "/" + rest
		}
	}
	return file
}

// respell gives what a link has to be written as, which is what stands there
// when nothing changes. ok is false when it would lead nowhere and cannot be
// mended.
func (m *mender) respell(from string, l *link) (raw string, ok bool) {
	var text string
	var found bool
	percent := false
	switch l.form {
	case formAddress:
		text, percent, found = m.address(from, l.meant())
	case formRef:
		text, found = m.ref(from, l.meant())
	default:
		text, found = m.named(from, l.meant(), l.form != formFile)
	}
	if !found || text == l.meant() {
		return l.raw, true
	}
	return l.written(text, percent)
}

var (
	liquidLead  = regexp.MustCompile(`^(?:\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\})+`)
	otherScheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)
)

// address spells an address anew, which may be relative to the file, or to the
// post's place on the site, or absolute on the site. found is false when it does
// not lead to anything that changes.
func (m *mender) address(from, text string) (out string, percent, found bool) {
	lead := liquidLead.FindString(text)
	if lead == "" && m.site.Address != "" && strings.HasPrefix(text, m.site.Address+"/") {
		lead = m.site.Address
	}
	rest := text[len(lead):]
	if lead == "" && otherScheme.MatchString(rest) && !strings.HasPrefix(rest, "pathname:") ||
		strings.HasPrefix(rest, "//") || strings.ContainsAny(rest, "{}") {
		return "", false, false
	}
	p, tail := rest, ""
	if i := strings.IndexAny(rest, "?#"); i >= 0 {
		p, tail = rest[:i], rest[i:]
	}
	if p == "" {
		return "", false, false
	}
	plain, err := url.PathUnescape(p)
	if err != nil {
		plain = p
	}
	spelled, ok := m.place(from, lead, plain)
	if !ok || same(spelled, plain) {
		return "", false, false
	}
	return lead + spelled + tail, plain != p, true
}

// place spells the path of an address anew.
func (m *mender) place(from, lead, p string) (string, bool) {
	if lead == "" && !strings.HasPrefix(p, "/") {
		if spelled, ok := m.beside(from, p); ok {
			return spelled, true
		}
	}
	if spelled, ok := m.onSite(from, p); ok {
		return spelled, true
	}
	if lead == "" && !strings.HasPrefix(p, "/") && !strings.HasPrefix(p, "@") && !strings.HasPrefix(p, "~/") {
		return "", false
	}
	return m.served(from, p)
}

// beside spells a path that is relative to the file it stands in.
func (m *mender) beside(from, p string) (string, bool) {
	at := path.Join(path.Dir(from), p)
	dest, name, ok := m.at(at)
	if !ok {
		return "", false
	}
	to, dir := m.moved(dest), path.Dir(m.moved(from))
	if to == dest && dir == path.Dir(from) {
		return p, true
	}
	return relative(dir, name.spelled(to), p), true
}

// at finds the file or post that a path of the blog names.
func (m *mender) at(p string) (string, naming, bool) {
	if !fs.ValidPath(p) {
		return "", 0, false
	}
	if info, err := fs.Stat(m.blog.fsys, p); err == nil && info.Mode().IsRegular() {
		return p, nameFile, true
	}
	for _, stem := range []string{p, strings.TrimSuffix(p, ".html")} {
		if dest, ok := m.pages[norm.NFC.String(stem)]; ok {
			name, known := nameOf(dest, p)
			return dest, name, known
		}
	}
	for _, dest := range m.posts { // in another normal form than on disk
		if name, ok := nameOf(dest, p); ok && name != nameSlug {
			return dest, name, true
		}
	}
	return "", 0, false
}

// onSite spells an address that a post has, or had, on the finished site: of a
// post, of a file of its bundle, or relative to the post that it stands in.
func (m *mender) onSite(from, p string) (string, bool) {
	base, absolute := m.was[from], strings.HasPrefix(p, "/")
	if !absolute && base == "" {
		return "", false
	}
	head, full := "", p
	if absolute {
		if rest, ok := strings.CutPrefix(p, m.site.BasePath+"/"); ok && m.site.BasePath != "" {
			head, full = m.site.BasePath, "/"+rest
		}
	} else {
		full = path.Join(folderOf(base), p)
	}
	now := full
	for _, post := range m.posts {
		if a, ok := readdressed(full, m.was[post], m.is[post]); ok {
			now = a
			break
		}
	}
	if absolute {
		return head + now + missingSlash(p, now), now != full
	}
	if now == full && m.is[from] == base {
		return "", false
	}
	return relative(folderOf(m.is[from]), now, p), true
}

// folderOf is what relative addresses of a page start from.
func folderOf(address string) string {
	if strings.HasSuffix(address, "/") {
		return path.Clean(address)
	}
	return path.Dir(address)
}

// readdressed is the new address of what lay at or below an old one.
func readdressed(full, was, is string) (string, bool) {
	if was == "" || is == "" || was == is {
		return "", false
	}
	bare := func(a string) string { return norm.NFC.String(strings.TrimSuffix(a, "/")) }
	if bare(full) == bare(was) {
		return strings.TrimSuffix(is, "/"), true
	}
	if strings.TrimSuffix(bare(was), ".html") == bare(full) {
		return strings.TrimSuffix(strings.TrimSuffix(is, "/"), ".html"), true
	}
	if rest, ok := strings.CutPrefix(norm.NFC.String(full), bare(was)+"/"); ok && strings.HasSuffix(was, "/") && bare(was) != "" {
		return strings.TrimSuffix(is, "/") + "/" + rest, true
	}
	return "", false
}

// missingSlash is the slash at the end that the old spelling had.
func missingSlash(p, now string) string {
	if strings.HasSuffix(p, "/") && !strings.HasSuffix(now, "/") {
		return "/"
	}
	return ""
}

// served spells a path from a root: of the site, or of the sources ("@/x.md").
func (m *mender) served(from, p string) (string, bool) {
	if dest, ok := m.site.Find(from, p); ok {
		if to := m.moved(dest); to != dest {
			return byEnd(p, dest, to, false)
		}
		return "", false
	}
	for _, post := range m.posts {
		if m.was[post] != "" || m.moved(post) == post || !endsAs(p, post) || !m.fromRoot(p, post) {
			continue
		}
		return byEnd(p, post, m.moved(post), true)
	}
	return "", false
}

// fromRoot tells that a path names a post from a content folder or one above it.
func (m *mender) fromRoot(p, post string) bool {
	for _, n := range namings() {
		s := n.spelled(post)
		if s == "" {
			continue
		}
		root, ok := strings.CutSuffix(norm.NFC.String(s), norm.NFC.String("/"+strings.Trim(p, "/")))
		if !ok {
			continue
		}
		for _, c := range m.site.ContentDirs {
			if c == root || strings.HasPrefix(c, root+"/") || root == "." {
				return true
			}
		}
	}
	return false
}

// ref spells Hugo's ref: relative to the page, or by the end of the path.
func (m *mender) ref(from, text string) (string, bool) {
	p, tail := text, ""
	if i := strings.IndexByte(text, '#'); i >= 0 {
		p, tail = text[:i], text[i:]
	}
	if p == "" {
		return "", false
	}
	if !strings.HasPrefix(p, "/") {
		if spelled, ok := m.beside(from, p); ok {
			return spelled + tail, true
		}
	}
	spelled, ok := m.named(from, p, true)
	return spelled + tail, ok
}

// named spells a link that names a post by its name or the end of its path.
// Where several posts have that name, it means the one beside.
func (m *mender) named(from, p string, ofPost bool) (string, bool) {
	for _, post := range m.posts {
		to := m.moved(post)
		if to == post || !endsAs(p, post) {
			continue
		}
		if ofPost && !m.only(p, post) && path.Dir(from) != path.Dir(post) {
			continue
		}
		return byEnd(p, post, to, true)
	}
	return "", false
}

// only tells that no other post has this name.
func (m *mender) only(p, post string) bool {
	for _, other := range m.pages {
		if other != post && endsAs(p, other) && m.moved(other) == other {
			return false
		}
	}
	return true
}
