package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// file is a File as the repository names it.
type file struct {
	// path is the repository's; given is what the blog calls it.
	path, given string
	content     []byte
	gone        bool
	// bytes is how large it is.
	bytes int64
}

// mostBytes is what hosts take of one file.
const mostBytes = 100 << 20

func paths(files []file) []string {
	all := make([]string, len(files))
	for i, f := range files {
		all[i] = f.path
	}
	return all
}

// resolve finds where the files are in the repository. The same path asked to be
// there and to be gone is there. Problems: OutsideBlog, NotFound.
func resolve(p place, files []File) ([]file, error) {
	var found []file
	for _, f := range files {
		where, err := p.resolve(f.Path)
		if err != nil {
			return nil, err
		}
		one := file{path: where, given: f.Path, content: f.Content, gone: f.Gone && f.Content == nil}
		if !one.gone {
			if one.bytes, err = p.size(f); err != nil {
				return nil, err
			}
		}
		at := slices.IndexFunc(found, func(other file) bool { return other.path == where })
		switch {
		case at < 0:
			found = append(found, one)
		case found[at].gone:
			found[at] = one
		}
	}
	if len(found) == 0 {
		return nil, problem.New(problem.NothingToPublish, "")
	}
	return found, nil
}

func (p *place) size(f File) (int64, error) {
	if f.Content != nil {
		return int64(len(f.Content)), nil
	}
	info, err := os.Lstat(filepath.Join(p.repo.Dir, filepath.FromSlash(f.Path)))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, problem.Wrap(problem.NotFound, f.Path, err)
	}
	if err != nil {
		return 0, problem.Wrap(problem.Unreadable, f.Path, err)
	}
	if info.IsDir() {
		return 0, problem.Wrap(problem.Unreadable, f.Path, errors.New("a folder was asked to be published as a file"))
	}
	return info.Size(), nil
}

// resolve names a path of the blog as git does: below the folder of the working
// copy, with links in folders followed, composed as a Mac's git composes it.
func (p *place) resolve(given string) (string, error) {
	if !fs.ValidPath(given) || given == "." || !filepath.IsLocal(filepath.FromSlash(given)) {
		return "", problem.New(problem.OutsideBlog, given)
	}
	where := p.repo.InRepo(given)
	linked, err := throughLink(p.repo.Top, path.Dir(where))
	if err != nil {
		return "", problem.Wrap(problem.Unreadable, given, err)
	}
	if linked {
		if where, err = follow(p.repo.Top, where); err != nil {
			return "", problem.Wrap(problem.OutsideBlog, given, err)
		}
	}
	if slices.ContainsFunc(strings.Split(where, "/"), func(part string) bool { return strings.EqualFold(part, ".git") }) {
		return "", problem.New(problem.OutsideBlog, given)
	}
	if runtime.GOOS == "darwin" && p.config.Bool("core.precomposeunicode") {
		where = norm.NFC.String(where)
	}
	return where, nil
}

// throughLink tells whether a folder below top is reached through a link.
func throughLink(top, folder string) (bool, error) {
	if folder == "." {
		return false, nil
	}
	at := top
	for _, part := range strings.Split(folder, "/") {
		at = filepath.Join(at, part)
		info, err := os.Lstat(at)
		if errors.Is(err, fs.ErrNotExist) || notAFolder(err) {
			return false, nil // a file that is gone with its folder
		}
		if err != nil {
			return false, fmt.Errorf("look at %s: %w", at, err)
		}
		if info.Mode()&fs.ModeSymlink != 0 {
			return true, nil
		}
	}
	return false, nil
}

// notAFolder tells that a part of a path is a file, as when x.md/ became x.md.
func notAFolder(err error) bool {
	return err != nil && strings.Contains(err.Error(), "not a directory")
}

// follow gives where a path really is, if that is inside top.
func follow(top, where string) (string, error) {
	real, err := filepath.EvalSymlinks(top)
	if err != nil {
		return "", fmt.Errorf("follow %s: %w", top, err)
	}
	folder, err := filepath.EvalSymlinks(filepath.Join(top, filepath.FromSlash(path.Dir(where))))
	if err != nil {
		return "", fmt.Errorf("follow %s: %w", where, err)
	}
	inside, err := filepath.Rel(real, folder)
	if err != nil || inside != "." && !filepath.IsLocal(inside) {
		return "", errors.Join(fmt.Errorf("%s leads out of the repository", where), err)
	}
	return path.Join(filepath.ToSlash(inside), path.Base(where)), nil
}

// indexed is what the writer's index has of some paths, "<mode> <blob> <stage>\t<path>"
// each.
type indexed struct {
	paths, records []string
	// file is what the index was like before it was read; nil for none.
	file fs.FileInfo
}

// inIndex reads it.
func (p *place) inIndex(ctx context.Context, paths []string) (x indexed, err error) {
	if info, err := os.Stat(filepath.Join(p.repo.GitDir, "index")); err == nil {
		x.file = info
	}
	x.paths = paths
	x.records, err = p.listPaths(ctx, []string{"ls-files", "-s", "-z"}, paths)
	return x, err
}

// again is the same, read anew only when the index is another one by now.
func (p *place) again(ctx context.Context, x indexed, paths []string) (indexed, error) {
	now, err := os.Stat(filepath.Join(p.repo.GitDir, "index"))
	if err == nil && x.file != nil && os.SameFile(now, x.file) && now.Size() == x.file.Size() && now.ModTime().Equal(x.file.ModTime()) && slices.Equal(paths, x.paths) {
		return x, nil
	}
	return p.inIndex(ctx, paths)
}

// examine finds files that cannot go: the paths, and the first problem.
func examine(ctx context.Context, p place, files []file, known indexed) (refused []string, err error) {
	var unmerged []string
	tracked := map[string]bool{}
	for _, record := range known.records { // "<mode> <blob> <stage>\t<path>"
		about, where, _ := strings.Cut(record, "\t")
		tracked[where] = true
		if !strings.HasSuffix(about, " 0") && !slices.Contains(unmerged, where) {
			unmerged = append(unmerged, where)
		}
	}
	var unknown []string
	for _, f := range files {
		if !f.gone && !tracked[f.path] {
			unknown = append(unknown, f.path)
		}
	}
	ignored, err := p.ignored(ctx, unknown)
	if err != nil {
		return nil, err
	}
	var first error
	refuse := func(code problem.Code, where string) {
		refused = append(refused, where)
		if first == nil {
			told := problem.New(code, p.inBlog(where))
			if code == problem.FileIgnored {
				told.Choices = []string{PublishAnyway + "=" + told.Path}
			}
			first = told
		}
	}
	for _, where := range ignored {
		if !p.answers.Has(PublishAnyway, p.inBlog(where)) {
			refuse(problem.FileIgnored, where)
		}
	}
	for _, where := range unmerged {
		refuse(problem.FileUnmerged, where)
	}
	big, err := p.tooBig(ctx, files)
	if err != nil {
		return nil, err
	}
	for _, where := range big {
		refuse(problem.FileTooBig, where)
	}
	return refused, first
}

// ignored gives the files that git does not know and is told to pass over.
func (p *place) ignored(ctx context.Context, paths []string) ([]string, error) {
	if len(paths) == 0 {
		return nil, nil
	}
	asked := slices.Clone(paths)
	for i, where := range asked {
		if strings.HasPrefix(where, ":") { // which would mean something to git
			asked[i] = "./" + where
		}
	}
	found, err := p.list(ctx, git.Command{Args: []string{"check-ignore", "-z", "--stdin"}, Stdin: git.Lines(asked)})
	for i := range found {
		found[i] = strings.TrimPrefix(found[i], "./")
	}
	return found, err
}

// tooBig gives the files that a host refuses: Git LFS keeps large ones elsewhere.
func (p *place) tooBig(ctx context.Context, files []file) ([]string, error) {
	var big []string
	for _, f := range files {
		if f.bytes > mostBytes {
			big = append(big, f.path)
		}
	}
	if len(big) == 0 {
		return nil, nil
	}
	out, err := p.list(ctx, git.Command{Args: []string{"check-attr", "-z", "--stdin", "filter"}, Stdin: git.Lines(big)})
	if err != nil {
		return nil, err
	}
	var refused []string
	for i := 0; i+2 < len(out); i += 3 {
		if out[i+2] != "lfs" {
			refused = append(refused, out[i])
		}
	}
	return refused, nil
}

// list runs a command that reads, whose status 1 means that there is nothing.
func (p *place) list(ctx context.Context, c git.Command) ([]string, error) {
	c.Read = true
	out, err := p.repo.Run(ctx, c)
	if git.Status(err) == 1 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return git.Fields(out.Stdout), nil
}

// mostArguments is how many bytes of paths one command line takes on every
// system.
const mostArguments = 20_000

// listPaths runs a command that takes paths as arguments, as often as it needs.
func (p *place) listPaths(ctx context.Context, args, paths []string) ([]string, error) {
	return p.listIn(ctx, nil, args, paths)
}

func (p *place) listIn(ctx context.Context, env, args, paths []string) ([]string, error) {
	var all []string
	for len(paths) > 0 {
		n, bytes := 0, 0
		for n < len(paths) && (n == 0 || bytes+len(paths[n]) < mostArguments) {
			bytes += len(paths[n]) + 3
			n++
		}
		c := git.Command{Args: append(slices.Concat([]string{"--literal-pathspecs"}, args, []string{"--"}), paths[:n]...), Env: env, Read: true}
		out, err := p.repo.Run(ctx, c)
		if err != nil {
			return nil, err
		}
		all = append(all, git.Fields(out.Stdout)...)
		paths = paths[n:]
	}
	return all, nil
}
