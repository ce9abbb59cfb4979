package bridge

import (
	"strings"

	"penpush/internal/settings"
)

// LinkTarget is where a link in the preview leads.
type LinkTarget struct {
	// Kind is "post" (Post, and Heading in it), "outside" (Address), "refused"
	// (a kind of address that is never opened) or "nothing" that is known here.
	Kind    string `json:"kind"`
	Post    string `json:"post"`
	Heading string `json:"heading"`
	Address string `json:"address"`
}

// FollowLink tells where a link's address in a post leads. Nothing is opened.
func (w *Window) FollowLink(post, address string) (LinkTarget, error) {
	b, err := w.current()
	if err != nil {
		return LinkTarget{}, err
	}
	if to, heading, ok := b.Blog().Follow(post, address); ok {
		return LinkTarget{Kind: "post", Post: to, Heading: heading}, nil
	}
	address = withoutBreaks(address)
	if strings.HasPrefix(address, "//") {
		address = "https:" + address
	}
	switch {
	case safeAddress(address):
		return LinkTarget{Kind: "outside", Address: address}, nil
	case hasScheme(address):
		return LinkTarget{Kind: "refused", Address: address}, nil
	}
	return LinkTarget{Kind: "nothing", Address: address}, nil
}

// withoutBreaks takes out what browsers, too, do not see in an address: they
// read "java\nscript:" as one word.
func withoutBreaks(address string) string {
	address = strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
	return strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
}

// hasScheme tells an address that begins with a scheme, such as "data:".
func hasScheme(address string) bool {
	scheme, _, ok := strings.Cut(address, ":")
	return ok && scheme != "" && !strings.ContainsAny(scheme, "/?#[{<")
}

// SetRemotePictures chooses whether the open blog's preview loads pictures from
// other servers; the pane is to be loaded again.
func (w *Window) SetRemotePictures(on bool) error {
	b, err := w.current()
	if err != nil {
		return err
	}
	return w.settings.Change(func(s *settings.Settings) { s.SetRemotePictures(b.Dir(), on) })
}
