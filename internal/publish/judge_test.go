//go:build unix

package publish

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"penpush/internal/problem"
)

// picture is everything of a repository that a publish could touch.
type picture struct {
	status, index, refs, stash, config, left string
	disk                                     map[string]string
}

// look takes a picture of everything but the post's files and, where others
// published, of what came in.
func (w *world) look(but func(path string) bool) picture {
	w.t.Helper()
	keep := func(out, sep string, path func(string) string) string {
		var kept []string
		for _, record := range strings.Split(out, sep) {
			if record != "" && !but(path(record)) {
				kept = append(kept, record)
			}
		}
		return strings.Join(kept, "\n")
	}
	p := picture{disk: map[string]string{}}
	p.status = keep(w.git("-c", "core.fsmonitor=false", "status", "--porcelain=v1", "-z", "-uall", "--no-renames"), "\x00", func(s string) string { return s[3:] })
	p.index = keep(w.git("ls-files", "-s", "-v", "-z"), "\x00", func(s string) string { return s[strings.Index(s, "\t")+1:] })
	head, _ := w.try(w.blog, "symbolic-ref", "-q", "HEAD")
	for _, ref := range strings.Split(w.git("for-each-ref", "--format=%(refname) %(objectname)"), "\n") {
		name, _, _ := strings.Cut(ref, " ")
		switch {
		case name == "refs/remotes/origin/main", name == "refs/remotes/origin/HEAD": // a fetch may move them
		case name == head && but(""): // the publish moves it
		case ref != "":
			p.refs += ref + "\n"
		}
	}
	p.refs += head
	p.stash, _ = w.try(w.blog, "reflog", "refs/stash")
	b, _ := os.ReadFile(filepath.Join(w.gitDir(), "config"))
	p.config = string(b)
	p.left = w.leftovers()
	filepath.WalkDir(w.blog, func(name string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(w.blog, name)
		if d.IsDir() && d.Name() == ".git" {
			return fs.SkipDir
		}
		if err == nil && !d.IsDir() && !but(filepath.ToSlash(rel)) {
			p.disk[rel] = fingerprint(name)
		}
		return nil
	})
	return p
}

func (w *world) gitDir() string {
	dir := filepath.Join(w.blog, ".git")
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return dir
	}
	return w.git("rev-parse", "--absolute-git-dir") // a linked worktree
}

func fingerprint(name string) string {
	info, err := os.Lstat(name)
	if err != nil {
		return err.Error()
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		to, _ := os.Readlink(name)
		return "link " + to
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%v %x", info.Mode(), sha256.Sum256(b))
}

// leftovers are things in the git folder that a publish may not leave.
func (w *world) leftovers() string {
	var left []string
	dir := w.gitDir()
	filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, name)
		switch {
		case err != nil, d.IsDir():
		case strings.HasSuffix(name, ".lock"):
			left = append(left, rel)
		case strings.HasPrefix(rel, "penpush/") && rel != "penpush/lock" && rel != "penpush/published" && rel != "penpush/history":
			left = append(left, rel)
		case slices.Contains([]string{"MERGE_HEAD", "FETCH_HEAD", "ORIG_HEAD", "COMMIT_EDITMSG", "AUTO_MERGE"}, rel):
			left = append(left, rel+fingerprint(name))
		}
		return nil
	})
	return strings.Join(left, "\n")
}

func (p picture) differs(o picture) string {
	var b strings.Builder
	for _, pair := range [][3]string{
		{"status", p.status, o.status},
		{"index", p.index, o.index},
		{"refs", p.refs, o.refs},
		{"stash", p.stash, o.stash},
		{"config", p.config, o.config},
		{"left in .git", p.left, o.left},
	} {
		if pair[1] != pair[2] {
			fmt.Fprintf(&b, "%s was:\n%s\nis:\n%s\n", pair[0], pair[1], pair[2])
		}
	}
	if !maps.Equal(p.disk, o.disk) {
		for name := range o.disk {
			if p.disk[name] != o.disk[name] {
				fmt.Fprintf(&b, "file %s changed\n", name)
			}
		}
		for name := range p.disk {
			if _, there := o.disk[name]; !there {
				fmt.Fprintf(&b, "file %s is lost\n", name)
			}
		}
	}
	return b.String()
}

// judge tells what came of a publish: ok, clean stop, left something or wrong,
// and why.
func (w *world) judge(before, all picture, oldTip string, result Result, err error) (verdict, why string) {
	w.t.Helper()
	tip := w.tip()
	if err != nil {
		if tip != oldTip {
			return "wrong", fmt.Sprintf("a failed publish (%v) moved the online copy", err)
		}
		if d := all.differs(w.look(w.hookChanges)); d != "" {
			return "left something", d
		}
		return "clean stop", ""
	}
	if tip != result.Commit || !result.Verified || !result.Pushed {
		return "wrong", fmt.Sprintf("told to be published: %+v, online is %s", result, tip)
	}
	if why := w.onlineIs(oldTip, tip); why != "" {
		return "wrong", why
	}
	if d := before.differs(w.look(w.mine)); d != "" {
		return "left something", d
	}
	if len(result.LeftBehind) > 0 {
		return "ok", "left behind " + strings.Join(result.LeftBehind, ", ")
	}
	if head := w.git("rev-parse", "HEAD"); head != tip {
		return "left something", "the branch here is at " + head
	}
	if status := w.postStatus(); status != "" {
		return "left something", "the post is not clean: " + status
	}
	return "ok", ""
}

// onlineIs compares what is online with what was wanted.
func (w *world) onlineIs(oldTip, tip string) string {
	names := "ls-tree -r -z --name-only --full-tree " + tip
	if oldTip != "" {
		if _, err := w.try(w.online, "merge-base", "--is-ancestor", oldTip, tip); err != nil {
			return "history was rewritten"
		}
		names = "diff-tree -r -z --no-renames --name-only " + tip + "^ " + tip
	}
	var got []string
	for _, name := range strings.Split(w.in(w.online, strings.Fields(names)...), "\x00") {
		if name != "" {
			got = append(got, name)
		}
	}
	prefix := w.prefix()
	var want []string
	for name := range w.want {
		want = append(want, prefix+name)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		return fmt.Sprintf("the commit has %q, the post is %q", got, want)
	}
	for name, content := range w.want {
		cmd := command(w.online, "cat-file", "blob", tip+":"+prefix+name)
		out, err := cmd.Output()
		if (err != nil) != (content == "") || content != "" && !bytes.Equal(out, []byte(content)) {
			return fmt.Sprintf("%s is online as %q, not as %q (%v)", name, out, content, err)
		}
	}
	return ""
}

func (w *world) prefix() string {
	rel, _ := filepath.Rel(w.blog, w.dir)
	if rel == "." {
		return ""
	}
	return rel + "/"
}

// mine tells what a publish that worked may change here: the post, and the
// branch, which is asked for as "".
func (w *world) mine(path string) bool {
	if path == "" {
		return true
	}
	if _, ok := w.want[strings.TrimPrefix(path, w.prefix())]; ok {
		return true
	}
	return w.incoming[path] || w.hookChanges(path)
}

func (w *world) hookChanges(path string) bool { return slices.Contains(w.hookMay, path) }

func (w *world) postStatus() string {
	args := []string{"--literal-pathspecs", "-c", "core.fsmonitor=false", "status", "--porcelain", "-uall", "--"}
	for name := range w.want {
		args = append(args, w.prefix()+name)
	}
	return w.git(args...)
}

func code(err error) problem.Code {
	if err == nil {
		return ""
	}
	return problem.Of(err).Code
}
