package git

import (
	"context"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"penpush/internal/problem"
)

// Config is what git's settings are for a repository, of every origin together.
type Config struct{ values map[string][]string }

// Config reads every setting at once.
func (r *Repo) Config(ctx context.Context) (Config, error) { return readConfig(ctx, r.Top) }

func readConfig(ctx context.Context, dir string) (Config, error) {
	out, err := start(ctx, dir, Command{Args: []string{"config", "-z", "--list"}, Read: true})
	if err != nil {
		return Config{}, fmt.Errorf("read git's settings: %w", err)
	}
	c := Config{values: map[string][]string{}}
	for _, entry := range Fields(out.Stdout) {
		key, value, ok := strings.Cut(entry, "\n")
		if !ok {
			value = "true" // a name alone
		}
		c.values[key] = append(c.values[key], value)
	}
	return c, nil
}

// All gives a setting's values in order. Keys are lower case but for their
// middle part.
func (c Config) All(key string) []string { return c.values[key] }

// Get gives the value that counts, the last.
func (c Config) Get(key string) string {
	if all := c.values[key]; len(all) > 0 {
		return all[len(all)-1]
	}
	return ""
}

// HasSection tells whether anything is set in a section.
func (c Config) HasSection(name string) bool {
	for key := range c.values {
		if strings.HasPrefix(key, name+".") {
			return true
		}
	}
	return false
}

// Bool gives a switch; what is not set is off.
func (c Config) Bool(key string) bool {
	switch strings.ToLower(c.Get(key)) {
	case "", "false", "no", "off", "0":
		return false
	}
	return true
}

// Remotes gives the names of the online copies, sorted.
func (c Config) Remotes() []string {
	var names []string
	for key := range c.values {
		rest, ok := strings.CutPrefix(key, "remote.")
		if name, isURL := strings.CutSuffix(rest, ".url"); ok && isURL && name != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Upstream is where a branch is published to.
type Upstream struct {
	// Remote is the name of the online copy.
	Remote string
	// Ref is the branch there, such as "refs/heads/main".
	Ref string
	// Tracking is where this repository remembers that branch's last known
	// commit, such as "refs/remotes/origin/main".
	Tracking string
}

// Branch is the short name of the branch there.
func (u Upstream) Branch() string { return strings.TrimPrefix(u.Ref, "refs/heads/") }

// Upstream tells where a branch, named by its ref, is published to: where its
// settings say, else to the branch of the same name on the only remote. Nothing
// is guessed beyond that. Problems: NoRemote, RemoteUnclear.
func (c Config) Upstream(branch string) (Upstream, error) {
	short := strings.TrimPrefix(branch, "refs/heads/")
	remotes := c.Remotes()
	remote, ref := c.Get("branch."+short+".remote"), c.Get("branch."+short+".merge")
	switch {
	case remote != "" && ref != "" && slices.Contains(remotes, remote):
	case remote != "" && ref != "": // another branch of this copy, or a bare address
		return Upstream{}, unclear(short, append(remotes, remote))
	case len(remotes) == 0:
		return Upstream{}, problem.New(problem.NoRemote, "")
	case len(remotes) > 1:
		return Upstream{}, unclear(short, remotes)
	default:
		remote, ref = remotes[0], branch
	}
	if !strings.HasPrefix(ref, "refs/heads/") {
		return Upstream{}, unclear(short, []string{remote + " " + ref})
	}
	u := Upstream{Remote: remote, Ref: ref}
	u.Tracking = "refs/remotes/" + remote + "/" + u.Branch()
	return u, c.onePlace(short, u)
}

// UpstreamOn is where a branch is published to on the remote that the writer
// chose: the branch that its settings name there, else that of the same name.
// Problem: RemoteUnclear.
func (c Config) UpstreamOn(branch, remote string) (Upstream, error) {
	short := strings.TrimPrefix(branch, "refs/heads/")
	u := Upstream{Remote: remote, Ref: branch}
	if merge := c.Get("branch." + short + ".merge"); c.Get("branch."+short+".remote") == remote && strings.HasPrefix(merge, "refs/heads/") {
		u.Ref = merge
	}
	u.Tracking = "refs/remotes/" + remote + "/" + u.Branch()
	return u, c.oneAddress(short, u)
}

// onePlace refuses settings by which a push goes elsewhere than where the
// branch comes from, to several places at once, or over everything there.
func (c Config) onePlace(branch string, u Upstream) error {
	for _, key := range []string{"branch." + branch + ".pushremote", "remote.pushdefault"} {
		if to := c.Get(key); to != "" {
			if to == u.Remote {
				break
			}
			return unclear(branch, []string{u.Remote, to})
		}
	}
	return c.oneAddress(branch, u)
}

func (c Config) oneAddress(branch string, u Upstream) error {
	to := c.All("remote." + u.Remote + ".pushurl")
	if len(to) == 0 {
		to = c.All("remote." + u.Remote + ".url")
	}
	if len(to) > 1 || c.Bool("remote."+u.Remote+".mirror") {
		return unclear(branch, to)
	}
	return nil
}

func unclear(branch string, places []string) error {
	p := problem.Wrap(problem.RemoteUnclear, "", fmt.Errorf("find where branch %s is published to", branch))
	p.Subject = Anonymous(strings.Join(places, ", "))
	return p
}

// Branch is what the working copy is on.
type Branch struct {
	// Ref is the branch, such as "refs/heads/main".
	Ref string
	// Head is its commit, or "" when nothing was ever committed.
	Head string
}

// Branch tells what the working copy is on. Problem: NoBranch.
func (r *Repo) Branch(ctx context.Context) (Branch, error) {
	ref, err := r.branchRef(ctx)
	if err != nil {
		return Branch{}, err
	}
	if ref == "" {
		return Branch{}, problem.Wrap(problem.NoBranch, "", fmt.Errorf("find the branch of %s", r.Top))
	}
	head, err := r.Commit(ctx, ref)
	return Branch{Ref: ref, Head: head}, err
}

// branchRef is the branch that the working copy is on, or "" when it is on none.
func (r *Repo) branchRef(ctx context.Context) (string, error) {
	// Git's own note says it, unless the repository keeps its refs in another way.
	if head, err := os.ReadFile(filepath.Join(r.GitDir, "HEAD")); err == nil {
		ref, ok := strings.CutPrefix(strings.TrimSpace(string(head)), "ref: ")
		if ok && strings.HasPrefix(ref, "refs/heads/") && ref != "refs/heads/.invalid" {
			return ref, nil
		}
	}
	ref, err := r.Read(ctx, "symbolic-ref", "-q", "HEAD")
	if Status(err) == 1 {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("find the branch: %w", err)
	}
	return strings.TrimSpace(ref), nil
}

// Commit gives the commit that a name stands for, or "" when there is none. The
// name is a whole ref, HEAD or an id: it never looks like an option.
func (r *Repo) Commit(ctx context.Context, name string) (string, error) {
	if id := r.noted(name); id != "" {
		return id, nil
	}
	id, err := r.Read(ctx, "rev-parse", "-q", "--verify", name+"^{commit}")
	if Status(err) == 1 {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("find commit %s: %w", name, err)
	}
	return strings.TrimSpace(id), nil
}

// noted is the commit that git's own note of a branch names: no program has to be
// started for it. "" is one that is kept in another way.
func (r *Repo) noted(ref string) string {
	if !strings.HasPrefix(ref, "refs/heads/") && !strings.HasPrefix(ref, "refs/remotes/") {
		return ""
	}
	note, err := os.ReadFile(filepath.Join(r.CommonDir, filepath.FromSlash(ref)))
	if err != nil {
		return ""
	}
	id := strings.TrimSuffix(string(note), "\n")
	if raw, err := hex.DecodeString(id); err != nil || len(id) != len(r.Zero) || len(raw) == 0 {
		return ""
	}
	return id
}
