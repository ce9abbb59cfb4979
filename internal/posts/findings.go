package posts

import "penpush/internal/site"

// Findings lists what is known of the blog and by what evidence, for a person to
// check and correct.
func (b *Blog) Findings() []site.Finding {
	return b.Site().Findings(b.Conventions())
}
