package posts

import "penpush/internal/frontmatter"

// Manner is how this blog writes a field that a post does not have yet, learnt
// from its newest posts.
func (b *Blog) Manner() frontmatter.Manner {
	c, samples, err := b.ready()
	if err != nil {
		// Posts that cannot be listed teach nothing; whoever lists or writes next is
		// told about it. A field is then written like the post's others.
		return frontmatter.Manner{}
	}
	docs := make([]*frontmatter.Document, min(c.Learnt, len(samples)))
	for i := range docs {
		docs[i] = samples[i].Doc
	}
	return frontmatter.Learn(docs)
}
