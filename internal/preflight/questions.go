package preflight

import (
	"encoding/json"
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"
	"unique"

	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/site"
)

// questions are what a post's rules may ask about the rest of the blog. Nothing else
// of it may be looked at by a rule: what was asked, and what the answer was, tells
// whether a finding still holds when the rest of the blog has changed; see kept.
type questions struct {
	facts *Facts
	// notes tells that they are noted down.
	notes bool
	noted []question
	// open tells that something was asked which cannot be asked again.
	open bool
}

// question is one of them: what kind it is, what about, and the answer.
type question struct {
	kind          kind
	about, answer string
}

// kind is a kind of question.
type kind byte

const (
	isOnDisk kind = iota
	isAlike
	isOnSite
	isPostAt
	isName
	isAnywhere
	isVersion
	isInGit
	isUsual
	isMeant
	isManner
	isToday
	isFuture
	isPlace
	isStray
	isWiki
	isHabit
	isLost
)

// reply answers a question anew.
func (f *Facts) reply(k kind, about string) string {
	switch k {
	case isOnDisk:
		return spelled(f.tree.find(about))
	case isAlike:
		return perhaps(f.tree.similar(about))
	case isOnSite:
		return f.way(about).said
	case isPostAt:
		return perhaps(f.postAt(about))
	case isName:
		return strconv.FormatBool(f.knowsName(about))
	case isAnywhere:
		return strconv.FormatBool(f.anywhere(about))
	case isVersion:
		return f.blog.VersionOf(about).String()
	case isInGit:
		return f.repo.file(about).String()
	case isUsual:
		return strconv.FormatBool(f.isUsual(about))
	case isMeant:
		return strings.Join(f.meant(strings.Split(about, "\x00")), "\x00")
	case isManner:
		return fmt.Sprintf("%#v", f.manner())
	case isToday:
		return f.now.Format(about)
	case isFuture:
		t, err := time.Parse(time.RFC3339Nano, about)
		return strconv.FormatBool(err == nil && f.isFuture(t))
	case isPlace:
		var page site.Page
		if json.Unmarshal([]byte(about), &page) != nil {
			return "?"
		}
		return perhaps(f.site.PathOf(page))
	case isStray:
		return strconv.FormatBool(f.habits().stray)
	case isLost:
		return strconv.FormatBool(f.habits().lost)
	case isWiki:
		return strconv.FormatBool(f.habits().wiki)
	case isHabit:
		return strconv.FormatBool(f.habits().broken[problem.Code(about)])
	}
	return "?"
}

func (q *questions) note(k kind, about, answer string) {
	q.noted = append(q.noted, question{k, about, answer})
}

// spelled is what find says of a path.
func spelled(actual string, how match, isDir bool) string {
	if how == nothing {
		return ""
	}
	return fmt.Sprintf("%d %t %s", how, isDir, actual)
}

// perhaps is an answer that there need not be.
func perhaps(answer string, ok bool) string {
	if !ok {
		return ""
	}
	return "=" + answer
}

// find gives what a path names as it is spelled on disk.
func (q *questions) find(p string) (actual string, how match, isDir bool) {
	actual, how, isDir = q.facts.tree.find(p)
	if q.notes {
		q.note(isOnDisk, p, spelled(actual, how, isDir))
	}
	return actual, how, isDir
}

// file gives the first of some paths that names a file: one that fits exactly,
// else one that fits but for its letters.
func (q *questions) file(paths []string) (actual string, how match) {
	return firstFile(paths, q.find)
}

// alike is the one name of a folder that a missing one was probably meant to be.
func (q *questions) alike(p string) (string, bool) {
	name, ok := q.facts.tree.similar(p)
	if q.notes {
		q.note(isAlike, p, perhaps(name, ok))
	}
	return name, ok
}

// way is where an address on the site leads.
func (q *questions) way(at string) way {
	w := q.facts.way(at)
	if q.notes {
		q.note(isOnSite, at, w.said)
	}
	return w
}

// postAt is the post that lies at an address of the site, "" for a redirect.
func (q *questions) postAt(address string) (string, bool) {
	post, ok := q.facts.postAt(address)
	if q.notes {
		q.note(isPostAt, address, perhaps(post, ok))
	}
	return post, ok
}

// knowsName tells that something has this name.
func (q *questions) knowsName(name string) bool {
	known := q.facts.knowsName(name)
	if q.notes {
		q.note(isName, name, strconv.FormatBool(known))
	}
	return known
}

// anywhere tells that some folder of the blog has a file of this name: themes and
// tags know their own places.
func (q *questions) anywhere(name string) bool {
	name = path.Base(name)
	there := q.facts.anywhere(name)
	if q.notes {
		q.note(isAnywhere, name, strconv.FormatBool(there))
	}
	return there
}

// reads tells that the content of another file decides. One that changed just now
// may change again without looking different.
func (q *questions) reads(file string) {
	if !q.notes {
		return
	}
	v := q.facts.blog.VersionOf(file)
	q.open = q.open || !v.Settled(q.facts.began)
	q.note(isVersion, file, v.String())
}

// picture looks at a picture's file.
func (q *questions) picture(file string) picture {
	q.reads(file)
	return q.facts.picture(file)
}

// inGit is what git knows of a file.
func (q *questions) inGit(file string) gitFile {
	known := q.facts.repo.file(file)
	if q.notes {
		q.note(isInGit, file, known.String())
	}
	return known
}

// isUsual tells a field that nearly all posts of this blog have.
func (q *questions) isUsual(key string) bool {
	usual := q.facts.isUsual(key)
	if q.notes {
		q.note(isUsual, key, strconv.FormatBool(usual))
	}
	return usual
}

// meant are the keys that those of a front matter are slips of, "" for one that is
// none.
func (q *questions) meant(keys []string) []string {
	meant := q.facts.meant(keys)
	if q.notes && len(keys) > 0 {
		about := unique.Make(strings.Join(keys, "\x00")).Value() // most posts have the same keys
		q.open = q.open || strings.Count(about, "\x00") != len(keys)-1
		q.note(isMeant, about, unique.Make(strings.Join(meant, "\x00")).Value())
	}
	return meant
}

// manner is how this blog writes a field that a post does not have yet.
func (q *questions) manner() frontmatter.Manner {
	m := q.facts.manner()
	if q.notes {
		q.note(isManner, "", fmt.Sprintf("%#v", m))
	}
	return m
}

// today is this day, spelled as the layout has it.
func (q *questions) today(layout string) string {
	day := q.facts.now.Format(layout)
	if q.notes {
		q.note(isToday, layout, day)
	}
	return day
}

// isFuture tells a date after now. What is past stays past, and is not noted.
func (q *questions) isFuture(t time.Time) bool {
	if !q.facts.isFuture(t) {
		return false
	}
	if q.notes {
		q.note(isFuture, t.Format(time.RFC3339Nano), strconv.FormatBool(true))
	}
	return true
}

// place is where a page is on the site, with the base path.
func (q *questions) place(page site.Page) (string, bool) {
	at, ok := q.facts.site.PathOf(page)
	if q.notes {
		about, err := json.Marshal(page)
		_, offset := page.Date.Zone()
		q.open = q.open || err != nil || offset == 0 && page.Date.Location() != time.UTC // a zone that comes back as another
		q.note(isPlace, string(about), perhaps(at, ok))
	}
	return at, ok
}

// isStray tells that this blog's references to pictures are resolved in a way that
// is not known here.
func (q *questions) isStray() bool {
	stray := q.facts.habits().stray
	if q.notes {
		q.note(isStray, "", strconv.FormatBool(stray))
	}
	return stray
}

// isLost tells that the site's addresses are made in a way that is not known here.
func (q *questions) isLost() bool {
	lost := q.facts.habits().lost
	if q.notes {
		q.note(isLost, "", strconv.FormatBool(lost))
	}
	return lost
}

// hasWiki tells that [[x]] is a link here.
func (q *questions) hasWiki() bool {
	wiki := q.facts.habits().wiki
	if q.notes {
		q.note(isWiki, "", strconv.FormatBool(wiki))
	}
	return wiki
}

// isHabit tells a rule that this blog's posts break again and again.
func (q *questions) isHabit(code problem.Code) bool {
	habit := q.facts.habits().broken[code]
	if q.notes {
		q.note(isHabit, string(code), strconv.FormatBool(habit))
	}
	return habit
}
