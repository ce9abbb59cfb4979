package publish

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// plain keeps the writer's index settings off a temporary index.
func plain() []string {
	return []string{
		"core.splitIndex=false", "core.fsmonitor=false", "core.untrackedCache=false",
		"core.sparseCheckout=false", "index.sparse=false",
	}
}

// index is an index of our own beside the writer's.
type index struct {
	repo *git.Repo
	path string
}

func (x index) env() []string { return []string{"GIT_INDEX_FILE=" + x.path} }

func (x index) run(ctx context.Context, stdin []byte, args ...string) (string, error) {
	out, err := x.repo.Run(ctx, git.Command{Args: args, Config: plain(), Env: x.env(), Stdin: stdin})
	if err != nil {
		return "", fmt.Errorf("prepare the commit: %w", err)
	}
	return strings.TrimSpace(string(out.Stdout)), nil
}

// fill makes it what a commit holds; "" is nothing.
func (x index) fill(ctx context.Context, commit string) error {
	args := []string{"read-tree", "--empty"}
	if commit != "" {
		args = []string{"read-tree", commit}
	}
	_, err := x.run(ctx, nil, args...)
	return err
}

// take puts the files in, as they are on disk or as they were given, into an index
// that need not have more than what is known of them. What is gone goes first, so
// that a file can become a folder.
func (x index) take(ctx context.Context, files []file, known ...entry) error {
	var gone, present, given []string
	for _, f := range files {
		switch {
		case f.gone:
			gone = append(gone, f.path)
		case f.content == nil:
			present = append(present, f.path)
		default:
			given = append(given, f.path)
		}
	}
	args := []string{"update-index", "-z", "--add", "--replace"}
	if len(known) > fewEntries || len(known) > 0 && len(present) == 0 {
		if err := x.put(ctx, known); err != nil {
			return err
		}
	} else {
		for _, e := range known {
			args = append(args, "--cacheinfo", strings.Replace(e.Item, " ", ",", 1)+","+e.Path)
		}
	}
	if len(gone) > 0 {
		if _, err := x.run(ctx, git.Lines(gone), "update-index", "-z", "--force-remove", "--stdin"); err != nil {
			return err
		}
	}
	if len(present) > 0 {
		if _, err := x.run(ctx, git.Lines(present), append(args, "--stdin")...); err != nil {
			return err
		}
	}
	if len(given) == 0 {
		return nil
	}
	before, err := x.entries(ctx, given)
	if err != nil {
		return err
	}
	var entries []entry
	for _, f := range files {
		if f.content == nil {
			continue
		}
		blob, err := x.run(ctx, f.content, "hash-object", "-w", "--path="+f.path, "--stdin")
		if err != nil {
			return err
		}
		entries = append(entries, entry{f.path, modeOf(before, f.path) + " " + blob})
	}
	return x.put(ctx, entries)
}

// fewEntries go as arguments: a program less is started.
const fewEntries = 50

// modeOf gives the mode that a file has already: text stays executable, a link
// becomes a file.
func modeOf(known []entry, path string) string {
	for _, e := range known {
		if mode, _, _ := strings.Cut(e.Item, " "); e.Path == path && mode == "100755" {
			return mode
		}
	}
	return "100644"
}

// entries gives each path as the index has it.
func (x index) entries(ctx context.Context, paths []string) ([]entry, error) {
	p := place{repo: x.repo}
	records, err := p.listIn(ctx, x.env(), []string{"ls-files", "-s", "-z"}, paths)
	if err != nil {
		return nil, fmt.Errorf("read the prepared commit: %w", err)
	}
	items := map[string]string{}
	for _, record := range records {
		about, path, _ := strings.Cut(record, "\t")
		mode, rest, _ := strings.Cut(about, " ")
		blob, stage, ok := strings.Cut(rest, " ")
		if !ok || stage != "0" {
			return nil, fmt.Errorf("read the prepared commit: %q", record)
		}
		items[path] = mode + " " + blob
	}
	found := make([]entry, len(paths))
	for i, path := range paths {
		found[i] = entry{path, items[path]}
	}
	return found, nil
}

// put makes the entries the index's, removals first.
func (x index) put(ctx context.Context, entries []entry) error {
	_, err := x.run(ctx, info(entries, x.repo.Zero), "update-index", "-z", "--add", "--replace", "--index-info")
	return err
}

// info is the input of `git update-index --index-info`.
func info(entries []entry, zero string) []byte {
	var b strings.Builder
	for _, e := range entries {
		if e.Item == "" {
			fmt.Fprintf(&b, "0 %s\t%s\x00", zero, e.Path)
		}
	}
	for _, e := range entries {
		if e.Item != "" {
			fmt.Fprintf(&b, "%s\t%s\x00", e.Item, e.Path)
		}
	}
	return []byte(b.String())
}

// tree stores the index as a tree and gives what differs in it from a commit.
func (x index) tree(ctx context.Context, than string) (tree string, changed []string, err error) {
	if tree, err = x.run(ctx, nil, "write-tree"); err != nil {
		return "", nil, err
	}
	changed, err = differs(ctx, x.repo, than, tree)
	return tree, changed, err
}

// differs gives the paths in which a tree is other than a commit, "" being one that
// holds nothing.
func differs(ctx context.Context, repo *git.Repo, than, tree string) ([]string, error) {
	args := []string{"diff-tree", "-r", "-z", "--name-only", "--no-renames", than, tree}
	if than == "" {
		args = []string{"ls-tree", "-r", "-z", "--name-only", "--full-tree", tree}
	}
	out, err := repo.Run(ctx, git.Command{Args: args, Read: true})
	if err != nil {
		return nil, fmt.Errorf("compare the prepared commit: %w", err)
	}
	return git.Fields(out.Stdout), nil
}

// staged is what is to be published, with the blog's own checks behind it.
type staged struct {
	tree    string
	entries []entry
	changed []string
	message []byte
}

// stage prepares the files, as they are on disk or as they were given.
func (r *running) stage(ctx context.Context) (*staged, error) {
	if len(r.files) == 0 {
		return &staged{}, nil
	}
	if r.unchecked {
		return r.stageAlone(ctx)
	}
	return r.stageForChecks(ctx)
}

// stageForChecks builds the last commit here plus the files, and has the blog's
// checks look at it. They see what `git commit` would show them: never what is new
// online, which they might mistake for deletions of this writer.
func (r *running) stageForChecks(ctx context.Context) (*staged, error) {
	x := index{r.repo, r.room.path(r.room.index("1"))}
	if err := x.fill(ctx, r.branch.Head); err != nil {
		return nil, err
	}
	if err := x.take(ctx, r.files); err != nil {
		return nil, err
	}
	message, err := r.checks(ctx, x)
	if err != nil {
		return nil, err
	}
	s := &staged{message: message}
	unread := make(chan error, 1) // both only read the index
	go func() {
		var err error
		s.entries, err = x.entries(ctx, paths(r.files))
		unread <- err
	}()
	s.tree, s.changed, err = x.tree(ctx, r.branch.Head)
	if err = errors.Join(err, <-unread); err != nil {
		return nil, err
	}
	before := len(r.files)
	if err := r.alongToo(s.changed); err != nil {
		return nil, err
	}
	if len(r.files) > before {
		s.entries, err = x.entries(ctx, paths(r.files))
	}
	return s, err
}

// stageAlone prepares the files where no check of the blog looks at them: an index
// of all others would be made for nobody.
func (r *running) stageAlone(ctx context.Context) (*staged, error) {
	before, err := r.snapshot(ctx, r.branch.Head, paths(r.files))
	if err != nil {
		return nil, err
	}
	x := index{r.repo, r.room.path(r.room.index("1"))}
	if err := x.take(ctx, r.files, known(before, r.files)...); err != nil {
		return nil, err
	}
	s := &staged{}
	if s.message, err = r.checks(ctx, x); err != nil {
		return nil, err
	}
	if s.entries, err = x.entries(ctx, paths(r.files)); err != nil {
		return nil, err
	}
	before.with(s.entries)
	if s.tree, s.changed, err = before.write(ctx); err != nil {
		return nil, err
	}
	return s, r.alongToo(s.changed)
}

// known is what git looks at when it takes files in: what they were (a file's mode,
// and whether its line ends are to stay) and the attributes that the folders on
// their way give.
func known(before *snapshot, files []file) []entry {
	var known []entry
	for _, f := range files {
		if item := before.item(f.path); !f.gone && item != "" && !strings.HasPrefix(item, folderMode) {
			known = append(known, entry{f.path, item})
		}
	}
	for dir := range before.folders {
		where := path.Join(dir, ".gitattributes")
		if item := before.item(where); item != "" && !slices.ContainsFunc(files, func(f file) bool { return f.path == where }) {
			known = append(known, entry{where, item})
		}
	}
	return known
}

// alongToo takes the files along that a check changed, when the writer said so
// after having seen this very list.
func (r *running) alongToo(changed []string) error {
	err := r.nothingElse(changed)
	if !problem.Is(err, problem.CheckAddedFiles) {
		return err
	}
	told := problem.Of(err)
	list := fingerprintOf(strings.Split(told.Details, "\n"))
	if !r.answers.Has(TakeAlong, list) {
		told.Choices = []string{TakeAlong + "=" + list}
		return told
	}
	for _, path := range changed {
		if !slices.ContainsFunc(r.files, func(f file) bool { return f.path == path }) {
			r.files = append(r.files, file{path: path, given: r.inBlog(path)})
		}
	}
	return nil
}

// nothingElse stops when anything but the files changed.
func (r *running) nothingElse(changed []string) error {
	asked := map[string]bool{}
	for _, f := range r.files {
		asked[f.path] = true
	}
	var others []string
	for _, path := range changed {
		if !asked[path] {
			others = append(others, r.inBlog(path))
		}
	}
	if len(others) == 0 {
		return nil
	}
	p := problem.New(problem.CheckAddedFiles, "")
	p.Details = strings.Join(others, "\n")
	p.Subject = listed(others)
	return p
}

// listed names a few of many.
func listed(names []string) string {
	const most = 3
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + ", …"
}

// onto moves what was staged onto another commit than the one it was staged on.
func (r *running) onto(ctx context.Context, s *staged, base string) (tree string, changed []string, err error) {
	if base == r.branch.Head && s.tree != "" {
		return s.tree, s.changed, nil
	}
	online, err := r.snapshot(ctx, base, paths(r.files))
	if err != nil {
		return "", nil, err
	}
	online.with(s.entries)
	if tree, changed, err = online.write(ctx); err != nil {
		return "", nil, err
	}
	// A file put where the online copy has a folder would take all of it away.
	if err := r.nothingElse(changed); err != nil {
		return "", nil, problem.Wrap(problem.ChangedOnline, r.first(), err)
	}
	return tree, changed, nil
}

// first is the first file that goes, for a problem to name.
func (r *running) first() string {
	if len(r.files) == 0 {
		return ""
	}
	return r.files[0].given
}

// commit makes the commit object, and the journal that is to remember it.
func (r *running) commit(ctx context.Context, s *staged, base string) (journal, error) {
	tree, changed, err := r.onto(ctx, s, base)
	if err != nil {
		return journal{}, err
	}
	j := journal{
		Branch: r.branch.Ref, Old: r.branch.Head, Remote: r.up.Remote, Ref: r.up.Ref, Tracking: r.up.Tracking,
		Base: base, New: base, Entries: s.entries, Changed: changed, Undoes: r.work.undoes,
	}
	if name := r.answers.Value(ToNewBranch); name != "" {
		j.Aside, j.Ref, j.Tracking = true, "refs/heads/"+name, "refs/remotes/"+r.up.Remote+"/"+name
	}
	if len(changed) == 0 {
		return j, problem.New(problem.NothingToPublish, r.first())
	}
	args := []string{"commit-tree", tree, "-F", "-"}
	if base != "" {
		args = append(args, "-p", base)
	}
	sign := r.config.Bool("commit.gpgsign") && !r.only // what is not sent needs no signature
	if sign {
		args = append(args, "-S")
	}
	out, err := r.repo.Run(ctx, git.Command{Args: args, Config: []string{"i18n.commitEncoding=UTF-8"}, Env: r.writer(), Stdin: s.message})
	if git.Status(err) >= 0 && sign {
		return journal{}, r.about(problem.Wrap(problem.SigningFailed, "", err), err)
	}
	if err != nil {
		return journal{}, fmt.Errorf("commit: %w", err)
	}
	j.New = strings.TrimSpace(string(out.Stdout))
	return j, nil
}
