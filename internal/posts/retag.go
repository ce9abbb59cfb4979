package posts

import (
	"context"
	"slices"
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/text"
)

// TermChange is a change of tags, categories or another list's items, in all
// posts that have them: From become To, or with To "" are taken out.
type TermChange struct {
	// Key is "tags" or "categories"; spellings such as "Tag" and tables such as
	// "taxonomies.tags" belong to it.
	Key  string
	From []string
	To   string
}

// Tagged gives the paths of the posts, newest first, that have one of the items,
// and of those that may have it in a way that cannot be told or edited.
func (b *Blog) Tagged(ctx context.Context, c TermChange) ([]string, error) {
	if err := b.Look(ctx); err != nil {
		return nil, err
	}
	key := listKey(c.Key)
	b.mu.Lock()
	defer b.mu.Unlock()
	found := []string{}
	for _, e := range b.order {
		if e.post.Problem != nil || e.unclear || e.has(key, c.From) {
			found = append(found, e.post.Path)
		}
	}
	return found, nil
}

func (e *entry) has(key string, items []string) bool {
	for _, l := range e.lists {
		if l.key != key {
			continue
		}
		for _, it := range l.items {
			if slices.Contains(items, it) {
				return true
			}
		}
	}
	return false
}

// Retag gives the edits that make the change in a post; none when it has none of
// the items. Each edit touches the lines of the list alone. A post that has an
// item in a place that cannot be edited safely is refused whole, with why: the
// reasons of read-only fields, problem.FieldUnclearList, TermDoesNotFit, and the
// problems of a front matter that cannot be read.
func (b *Blog) Retag(lines []string, c TermChange) ([]text.Edit, error) {
	ch := changing(lines)
	doc := frontmatter.Read(lines)
	for i := range doc.Fields {
		f := &doc.Fields[i]
		if strings.EqualFold(f.Key, "taxonomies") && f.Type == frontmatter.Map {
			if err := b.retagInside(ch, doc, f, c); err != nil {
				return nil, err
			}
			continue
		}
		if listKey(f.Key) == listKey(c.Key) {
			if err := b.retagField(ch, doc, f, c); err != nil {
				return nil, err
			}
		}
	}
	return ch.edits(), nil
}

// retagInside changes a list below "taxonomies".
func (b *Blog) retagInside(ch *change, doc *frontmatter.Document, parent *frontmatter.Field, c TermChange) error {
	fields := doc.Inner(parent)
	if len(fields) == 0 && mentionsItem(ch.was, parent, c.From) {
		return refusal(doc, parent)
	}
	for i := range fields {
		f := fields[i]
		if listKey(f.Key) != listKey(c.Key) {
			continue
		}
		f.Key = parent.Key + "." + f.Key
		if err := b.retagField(ch, doc, &f, c); err != nil {
			return err
		}
	}
	return nil
}

func (b *Blog) retagField(ch *change, doc *frontmatter.Document, f *frontmatter.Field, c TermChange) error {
	if doc.Problem != nil || f.ReadOnly {
		if mentionsItem(ch.was, f, c.From) {
			return refusal(doc, f)
		}
		return nil
	}
	if f.Type == frontmatter.List {
		items, changed := renamed(f.Items, c)
		if !changed {
			return nil
		}
		return ch.apply(frontmatter.Set(ch.lines, f.Key, frontmatter.Value{Type: frontmatter.List, Items: items}))
	}
	return b.retagText(ch, f, c)
}

// retagText changes a list that is written as one text, in the way in which this
// generator takes it apart.
func (b *Blog) retagText(ch *change, f *frontmatter.Field, c TermChange) error {
	split := b.splitting(f.Key)
	items, changed := renamed(split.items(f.Text), c)
	switch {
	case !changed && split == whole && !b.knowsTexts() && holdsWord(f.Text, c.From):
		return &problem.Problem{Code: problem.FieldUnclearList, Subject: f.Key, Line: f.Line}
	case !changed:
		return nil
	case !split.holds(c.To):
		return &problem.Problem{Code: problem.TermDoesNotFit, Subject: f.Key, Line: f.Line}
	case len(items) == 0:
		return ch.apply(frontmatter.Unset(ch.lines, f.Key))
	}
	v := frontmatter.Value{Type: frontmatter.Text, Text: split.join(items, f.Text)}
	return ch.apply(frontmatter.Set(ch.lines, f.Key, v))
}

// renamed gives the items after the change, each once where the change made two
// the same.
func renamed(items []string, c TermChange) ([]string, bool) {
	out := make([]string, 0, len(items))
	changed, there := false, false
	for _, it := range items {
		named := strings.TrimSpace(it)
		isNew := named == c.To
		if slices.Contains(c.From, named) && !isNew {
			changed = true
			if it, isNew = c.To, true; c.To == "" {
				continue
			}
		}
		if isNew && there {
			continue
		}
		there = there || isNew
		out = append(out, it)
	}
	return out, changed
}

// refusal says why a field stays as it is.
func refusal(doc *frontmatter.Document, f *frontmatter.Field) error {
	if doc.Problem != nil {
		p := *doc.Problem
		return &p
	}
	code := f.Reason
	if code == "" {
		code = problem.FieldMap
	}
	return &problem.Problem{Code: code, Subject: f.Key, Line: f.Line}
}

// mentionsItem tells whether the lines of a field that cannot be taken apart have
// an item in them.
func mentionsItem(lines []string, f *frontmatter.Field, items []string) bool {
	for _, l := range lines[max(f.Line-1, 0):min(f.EndLine, len(lines))] {
		for _, it := range items {
			if strings.Contains(l, it) {
				return true
			}
		}
	}
	return false
}

func holdsWord(text string, items []string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' || r == ',' || r == ';' }),
		func(word string) bool { return slices.Contains(items, word) })
}
