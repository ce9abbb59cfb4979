package frontmatter

import "strings"

// Manner is how a blog writes fields that a post does not have yet: learnt from
// its newest posts by Learn. The zero Manner writes them as the post writes its
// other fields, and puts them last.
type Manner struct {
	models []model
	before map[pair]int
	// after is the field that a new one is to stand behind, "" for none.
	after string
	// outer is the document around the map that is edited, path the way there.
	outer *Document
	path  string
}

// model is a field as the newest posts have it.
type model struct {
	key   string
	typ   Type
	style Style
	text  string // a date's, of the newest post
}

// pair are two keys, in lower case.
type pair [2]string

// Learn gives the manner of a blog, from its newest posts, the newest first; ten
// predict the next one best. Posts that cannot be read teach nothing.
func Learn(posts []*Document) Manner {
	m := Manner{before: map[pair]int{}}
	votes := map[string]map[model]int{}
	var order []model
	for _, d := range posts {
		if d.Problem != nil {
			continue
		}
		m.learnOrder(d.Fields)
		for i := range d.Fields {
			f := &d.Fields[i]
			order = append(order, asModel(*f, ""))
			for _, inner := range d.Inner(f) {
				order = append(order, asModel(inner, f.Key+"."))
			}
		}
	}
	texts := map[string]string{}
	for _, s := range order {
		key := strings.ToLower(s.key)
		if texts[key] == "" {
			texts[key] = s.text
		}
		if s.text = ""; votes[key] == nil {
			votes[key] = map[model]int{}
		}
		votes[key][s]++
	}
	done := map[string]bool{}
	for _, s := range order {
		key := strings.ToLower(s.key)
		if done[key] {
			continue
		}
		done[key] = true
		best := s
		best.text = ""
		for _, other := range order {
			if other.text = ""; strings.ToLower(other.key) == key && votes[key][other] > votes[key][best] {
				best = other
			}
		}
		best.text = texts[key]
		m.models = append(m.models, best)
	}
	return m
}

func asModel(f Field, path string) model {
	s := model{key: path + f.Key, typ: f.Type, style: f.Style}
	s.style.Separator = ""
	if f.Type == Date || f.Type == DateTime {
		s.text = f.Text
	}
	return s
}

func (m Manner) learnOrder(fields []Field) {
	for i, f := range fields {
		for _, g := range fields[i+1:] {
			m.before[pair{strings.ToLower(f.Key), strings.ToLower(g.Key)}]++
		}
	}
}

// model finds a field of the blog by its key, without regard to case.
func (m Manner) model(key string) *model {
	for i := range m.models {
		if strings.EqualFold(m.models[i].key, m.path+key) {
			return &m.models[i]
		}
	}
	return nil
}

// spelled is the key as the blog spells it: "Draft" where that is a capitalised
// one.
func (m Manner) spelled(key string) string {
	if s := m.model(key); s != nil && len(s.key) == len(m.path)+len(key) {
		return s.key[len(m.path):]
	}
	return key
}

// Type is the type that a key new to a post has: the blog's, else the one that
// generators give it (switches for drafts, dates, lists of tags), else Text.
func (m Manner) Type(key string) Type {
	if s := m.model(key); s != nil && s.typ != Null && s.typ != Unreadable {
		return s.typ
	}
	key = strings.ToLower(key[strings.LastIndexByte(key, '.')+1:])
	switch key {
	case "draft", "published", "isdraft", "public", "hidden":
		return Bool
	case "tags", "categories", "keywords", "aliases":
		return List
	case "date", "lastmod", "updated", "pubdate", "publishdate", "expirydate", "modified":
		return Date
	}
	return Text
}

// usualList is how the blog writes lists, by the first one that it has.
func (m Manner) usualList() (Style, bool) {
	for _, s := range m.models {
		if s.typ == List {
			return s.style, true
		}
	}
	return Style{}, false
}

// dateLike is a date in the shape in which the blog writes this one, or any.
func (m Manner) dateLike(key string) string {
	if s := m.model(key); s != nil && s.text != "" {
		return s.text
	}
	for _, s := range m.models {
		if s.text != "" {
			return s.text
		}
	}
	return ""
}

// place is the field behind which the blog's order puts a new one: where most of
// the fields that are there agree, and the last such place.
func (m Manner) place(d *Document, key string) int {
	last := d.last()
	if m.model(key) == nil {
		return last
	}
	name := strings.ToLower(m.path + key)
	score, best, place := 0, 0, -1
	for i := 0; i <= last; i++ {
		other := strings.ToLower(m.path + d.Fields[i].Key)
		score += m.before[pair{other, name}] - m.before[pair{name, other}]
		if score >= best {
			best, place = score, i
		}
	}
	return place
}
