package posts

import (
	"time"
	"unique"
)

const (
	// keptFile has the entries of the last look.
	keptFile = "posts"
	// keptFrom is how many posts make it worth the while to keep them.
	keptFrom = 500
)

// columns are entries, one slice a field, which gob reads many times as fast as
// one struct a post.
type columns struct {
	Paths, Titles, Dates, Days, Slugs, Languages, Covers, NameDays, ASlugs, URLs []string
	Sizes, Modified, Changed, Seconds                                            []int64
	Nanoseconds, Zones                                                           []int32
	Drafts, InDrafts, Dated, Unclear                                             []bool
	// KeySets are the sets of fields that posts have; KeysOf says which of them.
	KeySets [][]string
	KeysOf  []int32
	// A post has Lists of ListKeys, each with Items.
	Lists, Items        []int32
	ListKeys, ListItems []string
}

// recall gives the entries that an earlier run kept; none when there are none of
// use. Those whose files have changed are among them.
func (b *Blog) recall() map[string]*entry {
	var c columns
	if !b.Recall(keptFile, "", &c) || !c.whole() {
		return nil // the posts are read
	}
	return c.entries()
}

// whole tells that no column is shorter than another one.
func (c *columns) whole() bool {
	n := len(c.Paths)
	for _, l := range [][]string{c.Titles, c.Dates, c.Days, c.Slugs, c.Languages, c.Covers, c.NameDays, c.ASlugs, c.URLs} {
		if len(l) != n {
			return false
		}
	}
	for _, l := range [][]int64{c.Sizes, c.Modified, c.Changed, c.Seconds} {
		if len(l) != n {
			return false
		}
	}
	for _, l := range [][]bool{c.Drafts, c.InDrafts, c.Dated, c.Unclear} {
		if len(l) != n {
			return false
		}
	}
	return len(c.Nanoseconds) == n && len(c.Zones) == n && within(c.KeysOf, n, len(c.KeySets)) &&
		adds(c.Lists, n, len(c.ListKeys)) && adds(c.Items, len(c.ListKeys), len(c.ListItems))
}

// within tells that there are n numbers, each below limit.
func within(numbers []int32, n, limit int) bool {
	for _, i := range numbers {
		if i < 0 || int(i) >= limit {
			return false
		}
	}
	return len(numbers) == n
}

// adds tells that n counts make sum together.
func adds(counts []int32, n, sum int) bool {
	for _, i := range counts {
		if sum -= int(i); i < 0 || sum < 0 {
			return false
		}
	}
	return len(counts) == n && sum == 0
}

func (c *columns) entries() map[string]*entry {
	sets := make([][]unique.Handle[string], len(c.KeySets))
	for i, keys := range c.KeySets {
		for _, k := range keys {
			sets[i] = append(sets[i], unique.Make(k))
		}
	}
	all, found := make([]entry, len(c.Paths)), make(map[string]*entry, len(c.Paths))
	zones := map[int32]*time.Location{0: time.UTC}
	lists := lists{counts: c.Items, keys: c.ListKeys, items: c.ListItems}
	for i := range all {
		e := &all[i]
		e.Version = Version{c.Sizes[i], c.Modified[i], c.Changed[i]}
		e.dated, e.unclear, e.inDrafts = c.Dated[i], c.Unclear[i], c.InDrafts[i]
		e.nameDay, e.slug, e.url, e.keys = c.NameDays[i], c.ASlugs[i], c.URLs[i], sets[c.KeysOf[i]]
		zone := zones[c.Zones[i]]
		if zone == nil {
			zone = time.FixedZone("", int(c.Zones[i]))
			zones[c.Zones[i]] = zone
		}
		e.when = time.Unix(c.Seconds[i], int64(c.Nanoseconds[i])).In(zone)
		e.post = Post{
			Path: c.Paths[i], Title: c.Titles[i], Date: c.Dates[i], Day: c.Days[i], Draft: c.Drafts[i], Slug: c.Slugs[i],
			Language: c.Languages[i], Cover: c.Covers[i], Bundle: IsBundle(c.Paths[i]),
			Modified: c.Modified[i] / int64(time.Millisecond),
		}
		for range c.Lists[i] {
			e.lists = append(e.lists, lists.next())
		}
		e.post.Tags, e.post.Categories = e.items("tags"), e.items("categories")
		e.markDate()
		found[e.post.Path] = e
	}
	return found
}

// lists are taken off one after another.
type lists struct {
	counts      []int32
	keys, items []string
}

func (l *lists) next() list {
	n := l.counts[0]
	next := list{l.keys[0], l.items[:n:n]}
	l.counts, l.keys, l.items = l.counts[1:], l.keys[1:], l.items[n:]
	return next
}

// keep keeps the entries of a look that had to read many. It returns at once.
func (b *Blog) keep(entries []*entry, read int, began time.Time) {
	if len(entries) >= keptFrom && read*50 >= len(entries) {
		b.Keep(keptFile, "", func() any { return columnsOf(entries, began) })
	}
}

// columnsOf leaves out what was not understood, which is to be read each time,
// and what changed so shortly before it was read that it may change again without
// looking different.
func columnsOf(entries []*entry, began time.Time) *columns {
	c, sets := &columns{}, map[string]int32{}
	for _, e := range entries {
		if e.post.Problem != nil || !e.Settled(began) {
			continue
		}
		p := &e.post
		c.Paths, c.Titles, c.Dates = append(c.Paths, p.Path), append(c.Titles, p.Title), append(c.Dates, p.Date)
		c.Days, c.Slugs, c.Languages = append(c.Days, p.Day), append(c.Slugs, p.Slug), append(c.Languages, p.Language)
		c.Covers, c.NameDays = append(c.Covers, p.Cover), append(c.NameDays, e.nameDay)
		c.ASlugs, c.URLs = append(c.ASlugs, e.slug), append(c.URLs, e.url)
		c.Sizes, c.Modified = append(c.Sizes, e.Size), append(c.Modified, e.Modified)
		c.Changed, c.Seconds = append(c.Changed, e.Changed), append(c.Seconds, e.when.Unix())
		_, zone := e.when.Zone()
		c.Nanoseconds, c.Zones = append(c.Nanoseconds, int32(e.when.Nanosecond())), append(c.Zones, int32(zone)) // below 2³⁰; within a day
		c.Drafts, c.InDrafts = append(c.Drafts, p.Draft), append(c.InDrafts, e.inDrafts)
		c.Dated, c.Unclear = append(c.Dated, e.dated), append(c.Unclear, e.unclear)
		c.KeysOf = append(c.KeysOf, c.keySet(e, sets))
		c.Lists = append(c.Lists, int32(len(e.lists))) // a post has few
		for _, l := range e.lists {
			c.ListKeys, c.Items = append(c.ListKeys, l.key), append(c.Items, int32(len(l.items))) // a front matter is small
			c.ListItems = append(c.ListItems, l.items...)
		}
	}
	return c
}

// keySet gives the number of the entry's set of fields.
func (c *columns) keySet(e *entry, sets map[string]int32) int32 {
	var name []byte
	for _, k := range e.keys {
		name = append(append(name, k.Value()...), 0)
	}
	n, known := sets[string(name)]
	if !known {
		n = int32(len(c.KeySets)) // as many as posts at most
		keys := make([]string, len(e.keys))
		for i, k := range e.keys {
			keys[i] = k.Value()
		}
		sets[string(name)] = n
		c.KeySets = append(c.KeySets, keys)
	}
	return n
}
