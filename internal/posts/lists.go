package posts

import (
	"slices"
	"strings"

	"penpush/internal/frontmatter"
)

// listKey brings the spellings of a list's key together.
func listKey(key string) string {
	key = strings.TrimPrefix(strings.ToLower(key), "taxonomies.")
	switch key {
	case "tag":
		return "tags"
	case "category":
		return "categories"
	}
	return key
}

// FieldName is how a post names a field that is asked for: Zola's tags and
// categories stand in a table, and nowhere else.
func (b *Blog) FieldName(doc *frontmatter.Document, key string) string {
	if _, ok := doc.Lookup(key); ok {
		return key
	}
	inside := "taxonomies." + key
	if _, ok := doc.Lookup(inside); ok {
		return inside
	}
	if name := strings.ToLower(key); b.site.Generator == "zola" && (name == "tags" || name == "categories") {
		return inside
	}
	return key
}

// items are a list field's items; a single text counts as a list where the key
// is one of those that hold lists, and is taken apart as this generator does.
func (b *Blog) items(f *frontmatter.Field) ([]string, bool) {
	key := listKey(f.Key)
	taxonomy := key == "tags" || key == "categories"
	switch {
	case len(f.Flat) > 0 && taxonomy && (b.site.Generator == "jekyll" || b.site.Generator == "hexo"):
		return nonEmpty(f.Flat), true // the one flattens lists, the other has them for what is below
	case f.Type == frontmatter.List:
		return nonEmpty(f.Items), true
	case !taxonomy || f.Type == frontmatter.Map || f.Type == frontmatter.Null:
		return nil, taxonomy && f.Type == frontmatter.Null
	case strings.TrimSpace(f.Text) == "":
		return nil, true
	}
	return b.splitting(f.Key).items(f.Text), true
}

// isUnclear tells a field that may hold tags or categories which are not known
// one by one: it cannot be taken apart, or the theme decides how.
func (b *Blog) isUnclear(f *frontmatter.Field) bool {
	key := listKey(f.Key)
	if key != "tags" && key != "categories" && key != "taxonomies" {
		return false
	}
	several := f.Type == frontmatter.Text && strings.ContainsAny(strings.TrimSpace(f.Text), " \t,;")
	return f.ReadOnly || several && b.splitting(f.Key) == whole && !b.knowsTexts()
}

func nonEmpty(items []string) []string {
	var out []string
	for _, it := range items {
		if it = strings.TrimSpace(it); it != "" && !slices.Contains(out, it) {
			out = append(out, it)
		}
	}
	return out
}

// TagCount is a value of a list field and how many posts have it.
type TagCount struct {
	Tag   string `json:"tag"`
	Count int    `json:"count"`
}

// Tags gives the values that posts have for a list field such as "tags" or
// "categories", the most used first. Spellings that differ in case are counted
// apart, as generators do.
func (b *Blog) Tags(key string) []TagCount {
	key = listKey(key)
	b.mu.Lock()
	defer b.mu.Unlock()
	counts := map[string]int{}
	for _, e := range b.order {
		for _, l := range e.lists {
			if l.key != key {
				continue
			}
			for _, it := range l.items {
				counts[it]++
			}
		}
	}
	out := make([]TagCount, 0, len(counts))
	for t, n := range counts {
		out = append(out, TagCount{t, n})
	}
	slices.SortFunc(out, func(a, b TagCount) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Tag, b.Tag)
	})
	return out
}

// Keys tells how many posts of the list have a field, by its key as spelled.
func (b *Blog) Keys() map[string]int {
	b.mu.Lock()
	defer b.mu.Unlock()
	counts := map[string]int{}
	for _, e := range b.order {
		for _, k := range e.keys {
			counts[k.Value()]++
		}
	}
	return counts
}
