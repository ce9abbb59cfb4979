package posts

import (
	"errors"
	"fmt"
	"io/fs"

	"penpush/internal/site"
)

// Findings lists what is known of the blog and by what evidence, for a person to
// check and correct.
func (b *Blog) Findings() []site.Finding {
	c := b.Conventions()
	return b.Site().Findings(c)
}

// SetOverrides says what the user said about this blog from now on. The posts are
// looked at anew by the next Scan.
func (b *Blog) SetOverrides(user []site.Override) error {
	b.scanning.Lock()
	defer b.scanning.Unlock()
	b.user = user
	return b.recognise()
}

// recognise finds out what kind of blog this is, and forgets what was known of
// its posts. Nothing else scans meanwhile.
func (b *Blog) recognise() error {
	said, err := b.readSaid()
	if err != nil {
		said = "" // the site has it as its trouble
	}
	s, err := site.RecogniseAs(b.fsys, b.user)
	if err != nil {
		return fmt.Errorf("recognise the blog: %w", err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.said, b.words, b.commas, b.addressKey = said, s.SplitsWords(), s.SplitsCommas(), s.AddressKey()
	b.site, b.known, b.order, b.scanned, b.learnt = s, map[string]*entry{}, nil, false, ""
	return nil
}

// readSaid gives .penpush.toml, "" where there is none.
func (b *Blog) readSaid() (string, error) {
	content, err := fs.ReadFile(b.fsys, site.OverrideFile)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(content), err
}

// again recognises the blog anew when its .penpush.toml is another one than
// before.
func (b *Blog) again() error {
	if said, err := b.readSaid(); err == nil && said != b.said {
		return b.recognise()
	}
	return nil // one that cannot be read now is as it was
}
