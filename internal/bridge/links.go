package bridge

// LinkForm is how this blog links to a post: Address stands in the parentheses
// of a Markdown link, Whole is the link with the post's title.
type LinkForm struct {
	Path    string `json:"path"`
	Title   string `json:"title"`
	Address string `json:"address"`
	Whole   string `json:"whole"`
}

// HeadingForm is a heading that a link can lead to.
type HeadingForm struct {
	Text  string `json:"text"`
	ID    string `json:"id"`
	Level int    `json:"level"`
}

// PictureForm is a picture that a post can show, as it would refer to it.
type PictureForm struct {
	Path      string `json:"path"`
	Reference string `json:"reference"`
}

// LinkForms spells links from a post to others, as this blog's generator wants
// them.
func (w *Window) LinkForms(post string, to []string) ([]LinkForm, error) {
	b, err := w.current()
	if err != nil {
		return nil, err
	}
	forms := []LinkForm{}
	for _, l := range b.Blog().LinkTo(post, to) {
		forms = append(forms, LinkForm(l))
	}
	return forms, nil
}

// HeadingsOf gives the headings of the post that an address in post leads to, or
// of post itself with "".
func (w *Window) HeadingsOf(post, address string) ([]HeadingForm, error) {
	b, err := w.current()
	if err != nil {
		return nil, err
	}
	list, err := b.HeadingsOf(post, address)
	forms := []HeadingForm{}
	for _, h := range list {
		forms = append(forms, HeadingForm(h))
	}
	return forms, err
}

// PictureForms are the pictures that a post can show.
func (w *Window) PictureForms(post string) ([]PictureForm, error) {
	b, err := w.current()
	if err != nil {
		return nil, err
	}
	list, err := b.PictureReferences(post)
	forms := []PictureForm{}
	for _, a := range list {
		forms = append(forms, PictureForm{Path: a.Path, Reference: a.Reference})
	}
	return forms, err
}
