package posts

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/markdown"
	"penpush/internal/problem"
	"penpush/internal/site"
	"penpush/internal/text"
)

const (
	// sampleCount posts are read whole to learn from: ten tell the conventions,
	// the others are there because many posts have no picture.
	sampleCount = 30
	// sampleLimit is how much of one is read, in bytes.
	sampleLimit = 1 << 20
)

// learn makes the conventions anew when the newest posts are others than
// before. Callers hold b.mu.
func (b *Blog) learn() error {
	if !b.stale {
		return nil
	}
	newest := b.models()
	var key strings.Builder
	for _, e := range newest {
		fmt.Fprintf(&key, "%s %d %d\n", e.post.Path, e.Size, e.Modified)
	}
	if b.learnt == key.String() && len(newest) > 0 {
		b.stale = false
		return nil
	}
	samples := make([]site.Sample, 0, len(newest))
	for _, e := range newest {
		s, err := b.sample(e)
		if err != nil {
			return err
		}
		if s != nil {
			samples = append(samples, *s)
		}
	}
	b.samples, b.conventions = samples, b.site.Learn(samples)
	b.site = b.site.Learnt(b.conventions)
	b.learnt, b.stale = key.String(), false
	return nil
}

// models are the newest posts that tell how the next one looks: readable, not in
// a folder of drafts, with a date, and no translations of others; where there are
// none of these, any.
func (b *Blog) models() []*entry {
	dated := func(e *entry) bool { return !e.when.IsZero() }
	main := ""
	posted := func(e *entry) bool { return !inFolderOfDrafts(b.site, e.post.Path) }
	for _, fits := range []func(*entry) bool{
		func(e *entry) bool { return dated(e) && posted(e) && b.isOriginal(e, &main) },
		dated,
		func(*entry) bool { return true },
	} {
		var out []*entry
		for _, e := range b.order {
			if e.post.Problem == nil && len(out) < sampleCount && fits(e) {
				out = append(out, e)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// isOriginal tells a post that is no translation: "a.ja.md" is one beside "a.md",
// and "a.ja.md" beside "a.en.md" when there are more in "en".
// main is the language that most have, found when it is asked for.
func (b *Blog) isOriginal(e *entry, main *string) bool {
	original, code, ok := site.Translation(e.post.Path)
	if !ok {
		return true
	}
	if _, there := b.known[original]; there {
		return false
	}
	if *main == "" {
		*main = b.mainLanguage()
	}
	if code == *main {
		return true
	}
	ext := path.Ext(original)
	_, there := b.known[strings.TrimSuffix(original, ext)+"."+*main+ext]
	return !there
}

// mainLanguage is the language that most posts with a mark in their name have.
func (b *Blog) mainLanguage() (code string) {
	n := 0
	counts := map[string]int{}
	for _, e := range b.order {
		if _, code, ok := site.Translation(e.post.Path); ok {
			counts[code]++
		}
	}
	if k := counts[b.site.Language()]; k > 0 && b.site.Language() != "" {
		return b.site.Language()
	}
	for c, k := range counts {
		if k > n || k == n && c < code {
			code, n = c, k
		}
	}
	return code
}

// sample reads a post whole; nil when it vanished or is no text after all.
func (b *Blog) sample(e *entry) (*site.Sample, error) {
	content, err := b.root.Read(e.post.Path, sampleLimit)
	if problem.Is(err, problem.NotFound) || problem.Is(err, problem.TooLarge) || errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("learn from %s: %w", e.post.Path, err)
	}
	t, err := text.Parse(content)
	if err != nil {
		return nil, nil //nolint:nilerr // it is in the list with its problem, and teaches nothing
	}
	s := &site.Sample{Path: e.post.Path, Lines: t.Lines(), Day: e.when, LineEnd: "\n"}
	s.Doc = frontmatter.Read(s.Lines)
	if i := strings.IndexByte(string(content), '\n'); i > 0 && content[i-1] == '\r' {
		s.LineEnd = "\r\n"
	}
	for _, r := range references(s.Lines, s.Doc.Body) {
		if r.Kind == markdown.RefImage || r.Kind == markdown.RefTag && IsPicture(r.Target) {
			s.Pictures = append(s.Pictures, r.Target)
		}
	}
	return s, nil
}

// references are what the body refers to; lines count in the whole text, from 0.
func references(lines []string, body int) []markdown.Ref {
	body = min(body, len(lines))
	refs := markdown.Refs([]byte(strings.Join(lines[body:], "\n")))
	for i := range refs {
		refs[i].Line += body
	}
	return refs
}
