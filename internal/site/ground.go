package site

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"penpush/internal/frontmatter"
)

const (
	// samplesPerGroup files of a group are read to estimate how many of its
	// files are posts.
	samplesPerGroup = 12
	sampleHead      = 4 << 10
)

// ground tells how many posts (Markdown files whose front matter or name has a
// date) lie where. Folders of one post, and those named by a year, month or
// day, count as part of the folder above them.
type ground struct {
	own   map[string]int // directly in a folder
	below map[string]int // in a folder and below it
	// dated is false when no file had a date and all Markdown was counted.
	dated bool
}

func (s *survey) ground(fsys fs.FS) *ground {
	groups := map[string][]string{}
	for _, p := range s.markdown {
		if outside(s.bases, p) {
			continue
		}
		d := collection(p)
		groups[d] = append(groups[d], p)
	}
	dated := &ground{own: map[string]int{}, below: map[string]int{}, dated: true}
	all := &ground{own: map[string]int{}, below: map[string]int{}}
	for d, files := range groups {
		dated.add(d, estimate(fsys, files))
		all.add(d, len(files))
	}
	if dated.below["."] == 0 {
		return all
	}
	return dated
}

func (g *ground) add(dir string, n int) {
	if n == 0 {
		return
	}
	g.own[dir] += n
	for {
		g.below[dir] += n
		if dir == "." {
			return
		}
		dir = path.Dir(dir)
	}
}

func (g *ground) under(dir string) int { return g.below[dir] }

// outside tells documentation and tests, which are no posts unless the site
// itself lies there.
func outside(bases []string, file string) bool {
	dir := path.Dir(file)
	for d := dir; d != "."; d = path.Dir(d) {
		switch path.Base(d) {
		case "docs", "doc", "_doc", "test", "tests":
			if !slices.ContainsFunc(bases, func(b string) bool { return within(b, d) }) {
				return true
			}
		}
	}
	return false
}

// within tells that p is dir or lies below it.
func within(p, dir string) bool {
	return dir == "." || p == dir || strings.HasPrefix(p, dir+"/")
}

var number = regexp.MustCompile(`^\d{1,4}$`)

// collection is the folder that a file is a post of.
func collection(file string) string {
	d := path.Dir(file)
	if isIndex(path.Base(file)) && d != "." {
		d = path.Dir(d)
	}
	for number.MatchString(path.Base(d)) {
		d = path.Dir(d)
	}
	return d
}

var index = regexp.MustCompile(`(?i)^index(\.[a-z]{2}([-_][a-z]{2,4})?)?\.[a-z]+$`)

// isIndex tells the file that makes its folder a page bundle.
func isIndex(name string) bool {
	return len(name) > len("index.") && (name[0] == 'i' || name[0] == 'I') && index.MatchString(name)
}

// estimate reads some of the files and concludes how many of all are posts.
func estimate(fsys fs.FS, files []string) int {
	slices.Sort(files)
	n := min(len(files), samplesPerGroup)
	hits, read := 0, 0
	for i := range n {
		dated, there := isDated(fsys, files[i*len(files)/n])
		if there {
			read++
		}
		if dated {
			hits++
		}
	}
	if read == 0 {
		return 0
	}
	return (len(files)*hits + read - 1) / read
}

func isDated(fsys fs.FS, file string) (dated, there bool) {
	b, err := head(fsys, file, sampleHead)
	if err != nil {
		return false, false
	}
	doc := frontmatter.Skim(strings.Split(strings.ReplaceAll(string(b), "\r\n", "\n"), "\n"))
	if doc.Kind == frontmatter.None {
		return false, true
	}
	if _, _, ok := NameDate(file); ok {
		return true, true
	}
	if _, ok := DateField(doc); ok {
		return true, true
	}
	return doc.Problem != nil && dateLine.Match(b), true
}

// dateLine finds the date of a front matter that cannot be read as a whole.
var dateLine = regexp.MustCompile(`(?im)^\s*"?(date|pubdate|published|created)"?\s*[:=]\s*["']?\d{4}`)

// contentDirs finds where posts are, below the generator's folder; the richest
// first. In a blog without posts it is where the generator's first would be.
func contentDirs(fsys fs.FS, g *ground, home folder, at layout) []string {
	start := path.Join(home.dir, at.content)
	if g.under(home.dir) == 0 || !g.dated && !at.everywhere && (g.under(start) > 0 || g.under(home.dir) < 3) {
		return []string{start}
	}
	dirs := g.descend(home.dir, home.dir, at)
	if len(dirs) > 1 && at.everywhere {
		dirs = []string{home.dir}
	}
	if len(dirs) == 0 {
		return []string{start}
	}
	slices.SortStableFunc(dirs, func(a, b string) int { return g.under(b) - g.under(a) })
	return dirs
}

// descend follows the posts down. A folder that only holds other folders
// (content, src, a language) is passed through into each that has its share; a
// folder of posts is kept whole, with whatever categories are below.
func (g *ground) descend(dir, home string, at layout) []string {
	total := g.under(dir)
	if g.own[dir]*5 >= total || isPosts(path.Base(dir)) {
		return []string{dir}
	}
	children := g.children(dir, home, at)
	if len(children) == 0 {
		return []string{dir}
	}
	if dir != home && !isContainer(path.Base(dir)) {
		if g.under(children[0])*10 < total*9 {
			return []string{dir}
		}
		return g.descend(children[0], home, at)
	}
	var dirs []string
	for i, c := range children {
		if n := g.under(c); i == 0 || n >= 3 || n*20 >= total {
			dirs = append(dirs, g.descend(c, home, at)...)
		}
	}
	return dirs
}

// children are the folders directly below that hold posts, richest first.
func (g *ground) children(dir, home string, at layout) []string {
	var out []string
	for d := range g.below {
		hidden := slices.ContainsFunc(at.hidden, func(h string) bool { return d == path.Join(home, h) })
		if d != "." && path.Dir(d) == dir && !hidden {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		if n := g.under(b) - g.under(a); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	return out
}

func isPosts(name string) bool {
	switch name {
	case "_posts", "posts", "post", "articles", "entries", "entry":
		return true
	}
	return false
}

var language = regexp.MustCompile(`^[a-z]{2}([-_][A-Za-z]{2,4})?$`)

func isContainer(name string) bool {
	switch name {
	case "content", "contents", "src", "source", "app", "pages", "site", "apps", "packages", "data", "www", "sites":
		return true
	}
	return language.MatchString(name)
}
