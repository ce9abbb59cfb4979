package posts

import (
	"fmt"
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/site"
	"penpush/internal/text"
)

// CanBeDraft tells whether a published post can become a draft where it is: this
// blog marks drafts, or its generator knows such a mark by itself.
func (b *Blog) CanBeDraft() bool {
	_, ok := b.draftMark()
	return ok
}

func (b *Blog) draftMark() (site.FieldConvention, bool) {
	c, _, err := b.ready()
	if err != nil {
		return site.FieldConvention{}, false
	}
	key := c.DraftKey
	if key == "" {
		switch b.Site().Generator {
		case "hugo", "zola", "docusaurus":
			key = "draft"
		case "jekyll", "hexo":
			key = "published"
		case "pelican":
			key = "status"
		}
	}
	for _, d := range site.DraftKeys() {
		if strings.EqualFold(d.Key, key) {
			d.Key = key
			return d, true
		}
	}
	return site.FieldConvention{}, false
}

// MakeDraft tells what makes a published post a draft as this blog marks them.
// Problem: NoDrafts.
func (b *Blog) MakeDraft(post string, lines []string) ([]text.Edit, error) {
	mark, ok := b.draftMark()
	if !ok || frontmatter.Read(lines).Kind == frontmatter.None {
		return nil, problem.New(problem.NoDrafts, post)
	}
	v := frontmatter.Value{Type: mark.Type, Bool: mark.Same == "true", Text: mark.Same}
	if mark.Type == frontmatter.Bool {
		v.Text = ""
	}
	edits, err := b.Manner().Set(lines, mark.Key, v)
	if err != nil {
		return nil, fmt.Errorf("make %s a draft: %w", post, err)
	}
	return edits, nil
}
