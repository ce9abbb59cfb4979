package preflight

import (
	"slices"
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
)

// keyMisspelt finds fields whose key is nearly one that this blog or its generator
// uses, and that hardly any other post has:
//
//	tltle: A walk
func keyMisspelt() rule {
	return rule{
		code: problem.KeyMisspelt, severity: Warning,
		wrong: "---\ntltle: A walk\ndate: 2024-05-01\n---\n\nText.", right: "---\ntitle: A walk\ndate: 2024-05-01\n---\n\nText.",
		find: func(p *post, r *report) {
			if !p.whole() {
				return
			}
			keys := make([]string, len(p.doc.Fields))
			for i := range p.doc.Fields {
				keys[i] = p.doc.Fields[i].Key
			}
			for i, meant := range p.meant(keys) {
				if meant == "" {
					continue
				}
				f := &p.doc.Fields[i]
				edits, err := frontmatter.Rename(p.lines, f.Key, meant)
				r.at(f.Line, f.Key+" ("+meant+"?)").mend(p.lines, edits, err)
			}
		},
	}
}

// meant are the keys that those of a front matter are slips of, "" for one that is
// none.
func (f *Facts) meant(keys []string) []string {
	all := make([]string, len(keys))
	for i, key := range keys {
		all[i] = f.meantBy(key, keys)
	}
	return all
}

// meantBy is the key that another one is a slip of, beside those that are there.
func (f *Facts) meantBy(key string, there []string) string {
	used := f.keys[key]
	if len(key) < 4 || f.isKnownKey(key) || used > 2 {
		return ""
	}
	found := ""
	for _, other := range f.knownKeys() {
		has := slices.ContainsFunc(there, func(k string) bool { return strings.EqualFold(k, other) })
		if has || !near(strings.ToLower(key), strings.ToLower(other)) || plural(key, other) {
			continue
		}
		if f.keys[other] > f.keys[found] || found == "" {
			found = other
		}
	}
	if found == "" || used*4 > max(f.keys[found], 4) {
		return ""
	}
	return found
}

// plural tells two keys that differ by an "s": themes know one or the other.
func plural(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return a+"s" == b || b+"s" == a
}

func (f *Facts) isKnownKey(key string) bool {
	return slices.ContainsFunc(f.knownKeys(), func(k string) bool { return strings.EqualFold(k, key) })
}

// knownKeys are the keys of generators and those that this blog's newest posts
// have more than once.
func (f *Facts) knownKeys() []string { return f.fields() }

func (f *Facts) fieldBook() []string {
	list := generatorKeys(f.site.Generator)
	for key, n := range f.keys {
		if n >= 3 && n*20 >= len(f.listed) && !slices.Contains(list, key) {
			list = append(list, key)
		}
	}
	slices.Sort(list)
	return list
}

// generatorKeys are the fields that a generator's manual knows, beside those that
// nearly all know.
func generatorKeys(generator string) []string {
	list := strings.Fields("title date tags categories description draft slug layout author updated lastmod image cover keywords language")
	more := map[string]string{
		"hugo":       "aliases audio build cascade expiryDate headless isCJKLanguage linkTitle linktitle markup menu menus outputs params publishDate pubdate published resources series sitemap summary translationKey type url videos weight images authors toc math featured comments",
		"jekyll":     "permalink published category tag excerpt excerpt_separator redirect_from redirect_to last_modified_at modified_date toc math mermaid pin comments sitemap",
		"hexo":       "comments permalink excerpt disableNunjucks lang published id toc mathjax top sticky thumbnail photos subtitle",
		"eleventy":   "permalink eleventyExcludeFromCollections eleventyNavigation pagination eleventyComputed",
		"gatsby":     "path thumbnail published category summary",
		"astro":      "pubDate updatedDate heroImage pubDatetime modDatetime featured ogImage canonicalURL timezone hideEditPost",
		"docusaurus": "authors hide_table_of_contents toc_min_heading_level toc_max_heading_level unlisted last_update id sidebar_label sidebar_position",
		"vitepress":  "head outline sidebar aside lastUpdated editLink footer navbar prev next titleTemplate",
		"zola":       "aliases authors extra in_search_index path render taxonomies template weight",
		"pelican":    "modified category summary authors status save_as template lang",
		"nextjs":     "published summary excerpt coverImage ogImage authors canonicalUrl",
	}[generator]
	return append(list, strings.Fields(more)...)
}
