package devserver

import (
	"html"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Complaint is what a generator said about a file while it built the site.
type Complaint struct {
	// File is relative to the folder that was checked out, with "/".
	File string
	// Line and Column count from 1; 0 is not said.
	Line, Column int
	// Origin is what Line counts from.
	Origin Origin
	// Message is the generator's own line.
	Message string
	// Quote is that line of the text as the generator printed it below, or "". It
	// says more than the number where a generator counts in what it has made of the
	// text (Hexo: "line number probably different from source").
	Quote string
}

// Origin is where a generator begins to count lines.
type Origin int

// The origins. Generators that cut the front matter off before they look at the
// text count from there.
const (
	WholeFile   Origin = iota
	AfterFence         // the line behind the front matter
	FirstText          // the first line behind it that is not empty
	InsideFence        // the first line inside the front matter
)

// Built is a folder that a site was built in.
type Built struct {
	// Generator is the blog's; Root is the folder that was checked out, and Base
	// the generator's folder in it, with "/".
	Generator, Root, Base string
	// Known tells whether a path relative to Root is a file of the blog.
	Known func(path string) bool
	// Failed says that the build ended as a failure. Some generators leave a
	// broken post out and call that a success: then only lines that speak of an
	// error count.
	Failed bool
}

var (
	ending = regexp.MustCompile(`\.(?:md|mdx|markdown|mdown|mkd|rst|html?|njk|liquid|ejs|pug|vue|svelte|astro|jsx?|tsx?|mjs|cjs|ya?ml|toml|json|s?css)\b`)
	// passing are lines that are no complaint.
	passing = regexp.MustCompile(`^\s*(?:\[\S+\]\s*)?(?:WARN(?:ING)?\b|INFO\b|DEBUG\b|at \S|from \S+:\d+:in )`)
	grave   = regexp.MustCompile(`(?i)error|fatal|exception`)
	behind  = regexp.MustCompile(`^:(\d+)(?::(\d+))?`)
)

// spot is one way of naming a line.
type spot struct {
	pattern *regexp.Regexp
	origin  Origin
}

// spots are tried in this order, on the line that names the file and on those
// that follow.
func spots(generator string) []spot {
	brackets := WholeFile
	if generator == "hexo" {
		brackets = InsideFence
	}
	return []spot{
		{regexp.MustCompile(`\[Line (\d+), Column (\d+)\]`), AfterFence},
		{regexp.MustCompile(`\bline:(\d+), col:(\d+)`), AfterFence},
		{regexp.MustCompile(`\(line (\d+)\)`), FirstText},
		{regexp.MustCompile(`\bline (\d+),? column (\d+)`), WholeFile},
		{regexp.MustCompile(`^\s*-->\s*(\d+):(\d+)`), WholeFile},
		{regexp.MustCompile(`"line": (\d+)`), WholeFile},
		{regexp.MustCompile(`\((\d+):(\d+)(?:-\d+:\d+)?\)`), brackets},
		{regexp.MustCompile(`^\s*(\d+):(\d+)(?:-\d+:\d+)?: `), WholeFile},
	}
}

// near is how many lines behind the one that names a file may name its line.
const near = 6

// Complaints finds what a generator's words say about files of the blog, in the
// order in which it said it, each place once.
func (b Built) Complaints(lines []string) []Complaint {
	var found []Complaint
	ways := spots(b.Generator)
	for i, line := range lines {
		if passing.MatchString(line) || !b.Failed && !grave.MatchString(line) {
			continue
		}
		for _, c := range b.named(line) {
			for j := i; c.Line == 0 && j < len(lines) && j <= i+near; j++ {
				if j > i && len(b.named(lines[j])) > 0 {
					break
				}
				c.place(ways, lines[j])
			}
			if bare.MatchString(strings.ReplaceAll(c.Message, c.File, "")) {
				c.Message = b.above(lines[:i], c.Message)
			}
			c.Quote = quoted(lines[i+1:min(len(lines), i+1+farthestQuote)], c.Line)
			found = append(found, c)
		}
	}
	return once(found)
}

var (
	// bare is a line that says nothing but a place.
	bare = regexp.MustCompile(`^(?i:file|in|at)?[\s:"'\d]*$`)
	// aside is what a generator tells between its complaint and the place.
	aside = regexp.MustCompile(`^(?:[\w ]+:|(?i:see )?https?://.*)$`)
)

// highest is how many lines over a place its complaint may stand.
const highest = 8

// above gives the words over a line that only names a place.
func (b Built) above(lines []string, otherwise string) string {
	for i := len(lines) - 1; i >= max(0, len(lines)-highest); i-- {
		said := b.plain(lines[i])
		if said != "" && !bare.MatchString(said) && !aside.MatchString(said) && !passing.MatchString(lines[i]) {
			return said
		}
	}
	return otherwise
}

// farthestQuote is how many lines behind a complaint its line may be printed.
const farthestQuote = 16

var (
	numbered = regexp.MustCompile(`^[\s>]*(\d+) \| ?(.*)$`)
	element  = regexp.MustCompile(`</?[a-zA-Z][^>]*>`)
)

// quoted finds a line by its number in a dump of the text, without the elements
// that Markdown has become.
func quoted(lines []string, n int) string {
	for _, line := range lines {
		if m := numbered.FindStringSubmatch(line); m != nil && n > 0 && number(m[1]) == n {
			return html.UnescapeString(strings.TrimSpace(element.ReplaceAllString(m[2], "")))
		}
	}
	return ""
}

// once leaves out what was said twice, and what was said of a file as a whole
// where one of its lines is known.
func once(all []Complaint) []Complaint {
	var kept []Complaint
	for _, c := range all {
		better := slices.ContainsFunc(all, func(o Complaint) bool { return o.File == c.File && o.Line > 0 && c.Line == 0 })
		said := slices.ContainsFunc(kept, func(o Complaint) bool { return o.File == c.File && o.Line == c.Line })
		if !better && !said {
			kept = append(kept, c)
		}
	}
	return kept
}

func (c *Complaint) place(ways []spot, line string) {
	if strings.Contains(line, "vite:vue") {
		return // it counts in the program that VitePress made of the page
	}
	for _, w := range ways {
		if m := w.pattern.FindStringSubmatch(line); m != nil {
			c.Line, c.Origin = number(m[1]), w.origin
			if len(m) > 2 {
				c.Column = number(m[2])
			}
			return
		}
	}
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0 // none, or past every file
	}
	return n
}

// named gives the blog's files that a line names, with the line number when that
// stands right behind the name.
func (b Built) named(line string) []Complaint {
	var found []Complaint
	taken := 0
	for _, at := range ending.FindAllStringIndex(line, -1) {
		file := b.fileIn(line[taken:at[1]])
		if file == "" {
			continue
		}
		taken = at[1]
		c := Complaint{File: file, Message: b.plain(line)}
		if m := behind.FindStringSubmatch(line[taken:]); m != nil && b.Generator != "vitepress" {
			c.Line, c.Column = number(m[1]), number(m[2])
		}
		found = append(found, c)
	}
	return found
}

// fileIn gives the blog's file that a piece of a line ends in, "" for none. A name
// may have blanks: the longest that is a file counts.
func (b Built) fileIn(piece string) string {
	const longest = 1024
	piece = piece[max(0, len(piece)-longest):]
	for from := range len(piece) {
		if from > 0 && !strings.ContainsRune(" \t\"'`([<:=", rune(piece[from-1])) {
			continue
		}
		if file := b.known(piece[from:]); file != "" {
			return file
		}
	}
	return ""
}

// known gives a name as a path from the root, "" for what is no file of the blog.
func (b Built) known(name string) string {
	name = filepath.ToSlash(strings.ReplaceAll(name, `\`, "/"))
	root := filepath.ToSlash(b.Root)
	if inside, ok := strings.CutPrefix(name, root+"/"); ok {
		name = inside
	} else if strings.HasPrefix(name, "/") {
		return ""
	}
	for _, file := range []string{path.Join(b.Base, name), path.Clean(name), path.Join(b.Base, "source", name)} {
		if file != "." && !strings.HasPrefix(file, "../") && !strings.Contains("/"+file, "/node_modules/") && b.Known(file) {
			return file
		}
	}
	return ""
}

// plain is a line as a writer reads it: paths from the blog's own folder.
func (b Built) plain(line string) string {
	const most = 400
	line = strings.TrimSpace(Plain(line, b.Root))
	if len(line) > most {
		line = strings.ToValidUTF8(line[:most], "") + "…"
	}
	return line
}

// Plain takes the folder that a site was built in out of a line.
func Plain(line, root string) string {
	line = strings.ReplaceAll(line, filepath.ToSlash(root)+"/", "")
	return strings.ReplaceAll(line, root+string(filepath.Separator), "")
}
