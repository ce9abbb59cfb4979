package workspace

import (
	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/text"
)

// FieldChange asks for a new value of one field. An empty Value with Unset
// takes the field away.
type FieldChange struct {
	Post    string
	Version int
	Key     string
	Value   frontmatter.Value
	Unset   bool
}

// FieldEdits are the lines that a field's change replaces, made for Version.
type FieldEdits struct {
	Version int
	// Stale: the text has moved on from the version that was asked about.
	Stale bool
	Edits []text.Edit
}

// ChangeField gives the edit that makes the change. Nothing is applied here: the
// editor does that, like typing.
func (w *Workspace) ChangeField(c FieldChange) (FieldEdits, error) {
	p, err := w.find(c.Post)
	if err != nil {
		return FieldEdits{}, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.version != c.Version {
		return FieldEdits{Version: p.version, Stale: true}, nil
	}
	edits, err := w.fieldEdits(p.text.Lines(), c)
	if err != nil {
		return FieldEdits{}, about(c.Post, err)
	}
	return FieldEdits{Version: p.version, Edits: edits}, nil
}

func (w *Workspace) fieldEdits(lines []string, c FieldChange) ([]text.Edit, error) {
	key := w.FieldName(lines, c.Key)
	if c.Unset {
		return frontmatter.Unset(lines, key)
	}
	return w.Manner(lines, key).Set(lines, key, c.Value)
}

// FieldName is how a post with these lines names a field: "taxonomies.tags" where
// tags stand in a table.
func (w *Workspace) FieldName(lines []string, key string) string {
	return w.blog.FieldName(frontmatter.Read(lines), key)
}

// Manner is how this blog writes the fields, as far as these lines do not have
// them yet; the posts are only looked at then.
func (w *Workspace) Manner(lines []string, keys ...string) frontmatter.Manner {
	doc := frontmatter.Read(lines)
	for _, key := range keys {
		f, ok := doc.Lookup(key)
		if !ok || f.Type == frontmatter.Null || f.Type == frontmatter.List && len(f.Items) == 0 {
			return w.blog.Manner()
		}
	}
	return frontmatter.Manner{}
}

// about fills in the post that a problem from a lower room is about.
func about(post string, err error) error {
	if p := problem.Of(err); p != nil && p.Path == "" {
		filled := *p
		filled.Path = post
		return &filled
	}
	return err
}
