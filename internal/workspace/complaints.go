package workspace

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"penpush/internal/devserver"
	"penpush/internal/frontmatter"
	"penpush/internal/problem"
	"penpush/internal/publish"
	"penpush/internal/site"
	"penpush/internal/text"
)

// Complaint is what the generator said about a file of the blog.
type Complaint struct {
	// Path is relative to the blog; Line and Column count in the file as it is
	// here, from 1; 0 is not known.
	Path         string
	Line, Column int
	Message      string
}

// locate finds out what the generator complained of, and where that is here.
func (w *Workspace) locate(r *Rehearsal, p parcel, dir string, made publish.Prepared) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return // the words alone are told
	}
	defer root.Close() //nolint:errcheck // read only
	built := devserver.Built{
		Generator: w.blog.Site().Generator, Root: dir, Base: path.Join(made.Repo.Prefix, w.blog.Site().Base), Failed: r.Err != nil,
		Known: func(name string) bool {
			info, err := root.Stat(filepath.FromSlash(name))
			return err == nil && info.Mode().IsRegular()
		},
	}
	for _, c := range built.Complaints(r.Lines) {
		inside, ok := made.Repo.InBlog(c.File)
		if !ok {
			continue
		}
		content, err := root.ReadFile(filepath.FromSlash(c.File))
		if err != nil {
			continue
		}
		r.Complaints = append(r.Complaints, w.here(p, inside, content, c))
	}
	slices.SortStableFunc(r.Complaints, func(a, b Complaint) int { return p.rank(a.Path) - p.rank(b.Path) })
	r.tell()
}

// rank is smaller for what goes, and for posts.
func (p parcel) rank(file string) int {
	goes := slices.ContainsFunc(p.Files, func(f publish.File) bool { return f.Path == file }) ||
		slices.ContainsFunc(p.follow, func(f follow) bool { return f.post == file })
	switch {
	case goes && site.IsMarkdown(file):
		return 0
	case site.IsMarkdown(file):
		return 1
	case goes:
		return 2
	}
	return 3
}

// here gives a complaint's place in the file as it is here now: a draft that would
// be made public has another name and other lines on its way.
func (w *Workspace) here(p parcel, file string, content []byte, c devserver.Complaint) Complaint {
	out := Complaint{Path: file, Message: c.Message}
	for _, f := range p.follow {
		if f.to == file {
			out.Path = f.post
		}
	}
	t, err := text.Parse(content)
	if err != nil || c.Line == 0 {
		return out
	}
	there := t.Lines()
	line := lineOf(there, c)
	now, err := w.Lines(out.Path)
	if err != nil || line < 1 || line > len(there) {
		return out
	}
	out.Line, out.Column = backTo(line, text.Diff(there, now)), c.Column
	return out
}

// lineOf gives the line of a complaint in the whole file, from 1.
func lineOf(lines []string, c devserver.Complaint) int {
	doc := frontmatter.Read(lines)
	line := c.Line
	switch c.Origin {
	case devserver.AfterFence:
		line += doc.Body
	case devserver.InsideFence:
		line += doc.From + 1
	case devserver.FirstText:
		first := doc.Body
		for first < len(lines) && strings.TrimSpace(lines[first]) == "" {
			first++
		}
		line += first
	}
	line = min(line, len(lines)) // what was never closed is missed behind the end
	if c.Origin == devserver.AfterFence && c.Quote != "" {
		return nearest(lines, doc.Body, line, c.Quote)
	}
	return line
}

// nearest gives the line nearest to one, from 1, that a generator has printed; the
// line itself when there is none.
func nearest(lines []string, from, line int, quote string) int {
	best := 0
	for i := from; i < len(lines); i++ {
		off := func(n int) int { return max(n-line, line-n) }
		if strings.Contains(lines[i], quote) && (best == 0 || off(i+1) < off(best)) {
			best = i + 1
		}
	}
	if best == 0 {
		return line
	}
	return best
}

// backTo gives a line, from 1, after edits.
func backTo(line int, edits []text.Edit) int {
	at, shift := line-1, 0
	for _, e := range edits {
		if e.From > at {
			break
		}
		if e.To > at { // the line itself was changed
			return e.From + shift + min(at-e.From, max(len(e.Lines)-1, 0)) + 1
		}
		shift += len(e.Lines) - (e.To - e.From)
	}
	return line + shift
}

// tell makes the problem name the first place that was complained of. What ended
// well in spite of complaints left something out, so that is a failure too.
func (r *Rehearsal) tell() {
	if r.Err == nil && len(r.Complaints) == 0 {
		return
	}
	failed := problem.New(problem.BuildFailed, "")
	failed.Subject, failed.Details = r.Command, strings.Join(r.Lines[max(0, len(r.Lines)-40):], "\n")
	if len(r.Complaints) > 0 {
		c := r.Complaints[0]
		failed.Path, failed.Line, failed.Subject = c.Path, c.Line, c.Message
	}
	r.Err = failed
}
