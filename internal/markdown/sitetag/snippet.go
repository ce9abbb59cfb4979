package sitetag

import (
	"regexp"
	"strings"
)

// Files gives what tags take from other files of the blog. A Site may have it.
type Files interface {
	// File is the text of a file by the name that the post has for it, relative to
	// the post or to the site ("@/"); false when the blog has no such file.
	File(name string) (text string, found bool)
}

// Snippet is a line of VitePress that stands for code in another file:
// "<<< @/a.js#region{1,3-4 js} [title]".
// https://vitepress.dev/guide/markdown#import-code-snippets
type Snippet struct {
	File, Region string
	// Info is what would stand behind the marks of a fence.
	Info string
}

var (
	snippetTitle  = regexp.MustCompile(`\s*\[(.+)\]$`)
	snippetRegion = regexp.MustCompile(`#([\w.-]+)$`)
	snippetEnding = regexp.MustCompile(`\.([a-zA-Z0-9]+)$`)
	snippetLines  = regexp.MustCompile(`^[\d,\s-]+$`)
)

// ReadSnippet takes apart what stands behind "<<<".
func ReadSnippet(s string) (Snippet, bool) {
	s = strings.TrimSpace(s)
	title := ""
	if m := snippetTitle.FindStringSubmatchIndex(s); m != nil {
		title, s = s[m[2]:m[3]], strings.TrimSpace(s[:m[0]])
	}
	lines, language := "", ""
	if open := strings.LastIndexByte(s, '{'); open > 0 && strings.HasSuffix(s, "}") {
		lines, language = snippetBraces(strings.TrimSpace(s[open+1 : len(s)-1]))
		s = strings.TrimSpace(s[:open])
	}
	var out Snippet
	if m := snippetRegion.FindStringSubmatchIndex(s); m != nil {
		out.Region, s = s[m[2]:m[3]], s[:m[0]]
	}
	out.File = strings.TrimSpace(s)
	name := out.File[strings.LastIndexAny(out.File, `/\`)+1:]
	if language == "" {
		if m := snippetEnding.FindStringSubmatch(name); m != nil {
			language = m[1]
		}
	}
	if title == "" {
		title = name
	}
	out.Info = language
	if lines != "" {
		out.Info += "{" + lines + "}"
	}
	out.Info += " [" + title + "]"
	return out, out.File != ""
}

// snippetBraces are the lines that are marked, and then the language.
func snippetBraces(s string) (lines, language string) {
	if snippetLines.MatchString(s) {
		return strings.Join(strings.Fields(s), ""), ""
	}
	first, rest, _ := strings.Cut(s, " ")
	if snippetLines.MatchString(first) {
		return first, strings.TrimSpace(rest)
	}
	return "", s
}

// Snippet is the code that a line stands for.
func (s Shower) Snippet(of Snippet) (code string, found bool) {
	files, ok := s.Site.(Files)
	if !ok {
		return "", false
	}
	text, found := files.File(of.File)
	if !found {
		return "", false
	}
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if of.Region != "" {
		if within := region(lines, of.Region); within != nil {
			lines = outdented(within)
		}
	}
	return strings.TrimRight(strings.Join(lines, "\n"), " \t\n") + "\n", true
}

// LostSnippet shows a line whose file the blog does not have.
func LostSnippet(of Snippet) string {
	t := Tag{Name: of.File}
	if of.Region != "" {
		t.Words = "#" + of.Region
	}
	return "<p>" + chip(t, ` data-template=""`) + "</p>\n"
}

// regionLine is a comment that begins or ends a region, in the languages that
// editors fold: // #region a, /* #region a */, <!-- #region a -->, #pragma region a,
// # region a, ::#region a, #Region a and #End Region a.
var regionLine = regexp.MustCompile(`(?i)^(?://|/\*|<!--|#pragma|::|--|#)?\s*#?\s*(end ?)?region(?:\s+([\w*.-]+))?\s*(?:\*/|-->)?$`)

// region gives the lines of the regions of a name, without the comments that mark
// regions; nil when there is none.
func region(lines []string, name string) []string {
	var out []string
	inside, found := false, false
	for _, line := range lines {
		m := regionLine.FindStringSubmatch(strings.TrimSpace(line))
		switch {
		case m == nil:
			if inside {
				out = append(out, line)
			}
		case m[1] == "" && m[2] == name:
			inside, found = true, true
		case m[1] != "" && (m[2] == name || m[2] == ""):
			inside = false
		}
	}
	if !found {
		return nil
	}
	return append([]string{}, out...)
}

// outdented takes off the indentation that all lines share.
func outdented(lines []string) []string {
	least := -1
	for _, line := range lines {
		if blanks := len(line) - len(strings.TrimLeft(line, " \t")); strings.TrimSpace(line) != "" && (least < 0 || blanks < least) {
			least = blanks
		}
	}
	for i, line := range lines {
		lines[i] = line[min(max(least, 0), len(line)):]
	}
	return lines
}
