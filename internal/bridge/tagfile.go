package bridge

// TagFile is the file that makes a tag of the blog's own (a shortcode's template,
// an included file, a component), to be read and not changed here.
type TagFile struct {
	Path string `json:"path"`
	// Text is its beginning; Cut tells that there is more.
	Text string `json:"text"`
	Cut  bool   `json:"cut"`
}

// TagFile finds the file behind a tag in an open post. template is the file that
// the preview names, or "" where the post's own imports tell. Only files behind
// tags are shown; a tag that has none is a problem.NotFound.
func (w *Window) TagFile(post, tag, template string) (TagFile, error) {
	b, err := w.current()
	if err != nil {
		return TagFile{}, err
	}
	found, err := b.TagFile(post, tag, template)
	return TagFile(found), err
}
