package posts

import (
	"bytes"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"penpush/internal/text"
)

// mentionLimit is the largest file that is searched for names of pictures, in
// bytes.
const mentionLimit = 4 << 20

// needles are the spellings under which a text may refer to a file: its name as
// it is, in both normal forms, and with percent signs.
func needles(file string) [][]byte {
	name := path.Base(file)
	out := [][]byte{[]byte(name)}
	add := func(s string) {
		for _, n := range out {
			if string(n) == s {
				return
			}
		}
		out = append(out, []byte(s))
	}
	for _, form := range []string{norm.NFC.String(name), norm.NFD.String(name)} {
		add(form)
		add(url.PathEscape(form))
		add(strings.ReplaceAll(form, " ", "%20"))
		add(strings.ReplaceAll(form, "&", "&amp;"))
	}
	return out
}

func mentions(content []byte, needles [][]byte) bool {
	for _, n := range needles {
		if bytes.Contains(content, n) {
			return true
		}
	}
	return false
}

// refersTo tells whether a post's text, which mentions a file's name, really
// means that file.
func (b *Blog) refersTo(post string, content []byte, file string) bool {
	t, err := text.Parse(content)
	if err != nil {
		return true // better kept than lost
	}
	assets, err := b.Assets(post, t.Lines())
	if err != nil {
		return true
	}
	for _, a := range assets {
		if a.Path == file && a.Reference != "" {
			return true
		}
	}
	return false
}

// read gives a file's bytes for searching; nil when it is too large or gone.
func (b *Blog) readForSearch(file string) []byte {
	info, err := fs.Stat(b.fsys, file)
	if err != nil || info.Size() > mentionLimit {
		return nil
	}
	content, err := fs.ReadFile(b.fsys, file)
	if err != nil {
		return nil
	}
	return content
}
