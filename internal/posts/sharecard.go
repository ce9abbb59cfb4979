package posts

import (
	"net/url"
	"path"
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/markdown"
	"penpush/internal/site"
)

// ShareCard is what chats and social networks will show when a post's address is
// pasted into them.
type ShareCard struct {
	Title, Description string
	// Image is the picture: a reference as the post would write it, or a whole
	// address; "" when there will be none. ImageFile is its file in the blog, ""
	// when it is elsewhere or missing.
	Image, ImageFile string
	// Host is where the site is, or "".
	Host string
	// Missing are what the card lacks: MissingTitle and so on.
	Missing []CardLack
	// Keys are the fields that would fill what is missing, and Evidence is the
	// template that was read, or "".
	Keys     map[CardLack]string
	Evidence string
}

// CardLack is a part of the card that is not as it should be.
type CardLack string

// What a card can lack.
const (
	MissingTitle       CardLack = "title"
	MissingDescription CardLack = "description" // the text's beginning stands in for it, or nothing
	MissingImage       CardLack = "image"
	LostImage          CardLack = "lost-image" // it is referred to and not there
	UnseenImage        CardLack = "unseen-image"
	SharedImage        CardLack = "shared-image" // the same one for all posts
)

// descriptionLetters is about what is shown of a description where most is.
const descriptionLetters = 200

// ShareCard makes the card of a post as the blog's templates would.
func (b *Blog) ShareCard(md *markdown.Markdown, post string, lines []string) ShareCard {
	s := b.Site()
	sharing := s.Sharing()
	doc := frontmatter.Read(lines)
	card := ShareCard{Evidence: sharing.Evidence, Keys: map[CardLack]string{}, Missing: []CardLack{}}
	card.Title = cardText(doc, sharing.Title)
	card.Description = cardText(doc, sharing.Description)
	if at, err := url.Parse(s.Address); err == nil {
		card.Host = at.Host
	}
	opening := md.Opening([]byte(strings.Join(lines[min(doc.Body, len(lines)):], "\n")), descriptionLetters)
	if card.Title == "" {
		card.lacks(MissingTitle, sharing.Title)
	}
	if card.Description == "" {
		card.lacks(MissingDescription, sharing.Description)
		if sharing.Excerpt {
			card.Description = opening.Words
		}
	}
	card.picture(s, sharing, post, cardText(doc, sharing.Image), opening.Picture)
	if card.Image == "" && len(sharing.Beside) > 0 {
		card.Image, card.ImageFile = b.besidePicture(post, sharing.Beside)
	}
	if card.Image == "" {
		card.lacks(MissingImage, sharing.Image)
	}
	return card
}

func (c *ShareCard) lacks(what CardLack, keys []string) {
	c.Missing = append(c.Missing, what)
	if len(keys) > 0 {
		c.Keys[what] = keys[0]
	}
}

// picture takes the field's, the text's first or the site's own.
func (c *ShareCard) picture(s *site.Site, sharing site.Sharing, post, field, first string) {
	c.Image = field
	switch {
	case field == "" && sharing.FromText:
		c.Image = first
	case field == "" && sharing.Fixed != "":
		c.Image = sharing.Fixed
		c.lacks(SharedImage, nil)
	}
	if c.Image == "" || s.IsRemote(c.Image) {
		return
	}
	file, ok := s.Find(post, c.Image)
	if !ok {
		c.lacks(LostImage, sharing.Image)
		return
	}
	c.ImageFile = file
	switch strings.ToLower(path.Ext(file)) {
	case ".svg", ".avif", ".bmp", ".tiff", ".tif", ".heic", ".ico":
		c.lacks(UnseenImage, nil)
	}
}

// besidePicture is the picture of a post's own folder that Hugo takes.
func (b *Blog) besidePicture(post string, parts []string) (ref, file string) {
	dir := site.BundleDir(post)
	if dir == "" {
		return "", ""
	}
	files, _, err := b.bundleFiles(dir, post)
	if err != nil {
		return "", "" // the list of posts tells what cannot be read
	}
	for _, part := range parts {
		for _, f := range files {
			if name := path.Base(f); IsPicture(name) && strings.Contains(strings.ToLower(name), part) {
				return name, f
			}
		}
	}
	return "", ""
}

// cardText is the first of the fields that says something.
func cardText(doc *frontmatter.Document, keys []string) string {
	for _, key := range keys {
		top, below, nested := strings.Cut(key, ".")
		for i := range doc.Fields {
			f := &doc.Fields[i]
			if !strings.EqualFold(f.Key, top) {
				continue
			}
			if text := fieldText(f); text != "" {
				// What follows the dot may be a property that the generator adds.
				return text
			}
			if !nested {
				continue
			}
			for _, in := range doc.Inner(f) {
				if strings.EqualFold(in.Key, below) {
					return fieldText(&in)
				}
			}
		}
	}
	return ""
}

func fieldText(f *frontmatter.Field) string {
	if f.Type == frontmatter.List && len(f.Items) > 0 {
		return strings.TrimSpace(f.Items[0])
	}
	if f.Type == frontmatter.Map || f.Type == frontmatter.List {
		return ""
	}
	return strings.TrimSpace(f.Text)
}
