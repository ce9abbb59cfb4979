package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"time"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// mostChoices is how many branches or remotes a writer is asked to choose from.
const mostChoices = 8

// onBranch puts a working copy that is on no branch onto the one that the writer
// chose: one whose commit is in the history here, so that no file changes.
func (p *place) onBranch(ctx context.Context, none error) (git.Branch, error) {
	out, err := p.repo.Read(ctx, "for-each-ref", "--merged=HEAD", "--sort=-committerdate", "--format=%(refname)%00%(objectname)%00%(worktreepath)", "refs/heads/")
	if err != nil {
		return git.Branch{}, none // nothing was ever committed
	}
	told := problem.Wrap(problem.NoBranch, "", none)
	for line := range strings.Lines(out) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\x00")
		if len(f) != 3 || f[2] != "" { // or checked out elsewhere
			continue
		}
		short := strings.TrimPrefix(f[0], "refs/heads/")
		if p.answers.Has(OnBranch, short) {
			return p.switchTo(ctx, f[0], f[1])
		}
		if len(told.Choices) < mostChoices {
			told.Choices = append(told.Choices, OnBranch+"="+short)
		}
	}
	return git.Branch{}, told
}

func (p *place) switchTo(ctx context.Context, ref, old string) (git.Branch, error) {
	head, err := p.repo.Commit(ctx, "HEAD")
	if err != nil {
		return git.Branch{}, err
	}
	if head != old {
		if _, err := p.repo.Run(ctx, git.Command{Args: []string{"update-ref", "-m", "publish: choose branch", ref, head, old}}); err != nil {
			return git.Branch{}, fmt.Errorf("move the branch: %w", err)
		}
	}
	if _, err := p.repo.Run(ctx, git.Command{Args: []string{"symbolic-ref", "-m", "publish: choose branch", "HEAD", ref}}); err != nil {
		return git.Branch{}, fmt.Errorf("choose the branch: %w", err)
	}
	return p.repo.Branch(ctx)
}

// upstream is where the branch is published to: where the settings say, or the
// writer. No setting is written.
func (p *place) upstream() (git.Upstream, error) {
	up, err := p.config.Upstream(p.branch.Ref)
	if !problem.Is(err, problem.RemoteUnclear) {
		return up, err
	}
	told := problem.Of(err)
	remotes := p.config.Remotes()
	if chosen := p.answers.Value(ToRemote); slices.Contains(remotes, chosen) {
		return p.config.UpstreamOn(p.branch.Ref, chosen)
	}
	if len(remotes) > 1 && len(remotes) <= mostChoices {
		for _, name := range remotes {
			told.Choices = append(told.Choices, ToRemote+"="+name)
		}
	}
	return git.Upstream{}, told
}

// identity is who the writer said to be.
func (p *place) identity() (name, address string) {
	said := p.answers.Value(KeepIdentity)
	if said == "" {
		said = p.answers.Value(Identity)
	}
	at := strings.LastIndex(said, "<")
	if at < 0 || !strings.HasSuffix(said, ">") {
		return "", ""
	}
	name, address = strings.TrimSpace(said[:at]), strings.TrimSpace(said[at+1:len(said)-1])
	if parsed, err := mail.ParseAddress(address); err != nil || parsed.Address != address || strings.ContainsAny(name, "<>\n\x00") {
		return "", ""
	}
	return name, address
}

// writer is the environment by which git knows who writes, where the writer was
// asked.
func (p *place) writer() []string {
	name, address := p.identity()
	if name == "" {
		return nil
	}
	return []string{"GIT_AUTHOR_NAME=" + name, "GIT_AUTHOR_EMAIL=" + address, "GIT_COMMITTER_NAME=" + name, "GIT_COMMITTER_EMAIL=" + address}
}

// keepIdentity writes down who the writer is, for this repository, when that was
// wanted. It comes after the server has accepted the publish.
func (r *running) keepIdentity(ctx context.Context) error {
	name, address := r.identity()
	if r.answers.Value(KeepIdentity) == "" || name == "" {
		return nil
	}
	for key, value := range map[string]string{"user.name": name, "user.email": address} {
		if _, err := r.repo.Run(ctx, git.Command{Args: []string{"config", "--local", key, value}}); err != nil {
			return fmt.Errorf("keep %s: %w", key, err)
		}
	}
	return nil
}

// asking is the environment by which git and ssh ask the writer, when that was
// wanted.
func (r *running) asking() []string {
	if r.ask == nil || !r.answers.Has(SignIn, "") {
		return nil
	}
	return r.ask.Env()
}

// apart tells that the copies went separate ways, and whether they can be
// combined from here.
func (p *place) apart(ctx context.Context, tip string) error {
	told := problem.New(problem.Diverged, "")
	out, err := p.repo.Read(ctx, "log", "-n", "50", "--left-right", "--format=%m %s", "--encoding=UTF-8", "--no-show-signature", p.branch.Head+"..."+tip, "--")
	if err != nil {
		return fmt.Errorf("compare the copies: %w", err)
	}
	told.Details = strings.ToValidUTF8(strings.TrimSpace(out), "\uFFFD")
	if !p.repo.Version.Before(mergeTree) {
		told.Choices = []string{Combine}
	}
	return told
}

// mergeTree is the first git that merges without a working copy.
var mergeTree = git.Version{Major: 2, Minor: 38}

// combine makes one history of the one here and the one online, where git can do
// that by itself, and gives its commit.
func (r *running) combine(ctx context.Context, tip string) (string, error) {
	head := r.branch.Head
	common, err := r.repo.Read(ctx, "merge-base", head, tip)
	if git.Status(err) == 1 {
		return "", problem.Wrap(problem.CannotCombine, "", err)
	}
	if err != nil {
		return "", fmt.Errorf("find what the copies have in common: %w", err)
	}
	if err := r.work.allowed(ctx, strings.TrimSpace(common), tip); err != nil {
		return "", err
	}
	out, err := r.repo.Run(ctx, git.Command{Args: []string{"merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", head, tip}})
	fields := git.Fields(out.Stdout)
	if git.Status(err) == 1 {
		told := problem.Wrap(problem.CannotCombine, "", err)
		var names []string
		for _, name := range fields[min(1, len(fields)):] {
			if name != "" {
				names = append(names, r.inBlog(name))
			}
		}
		told.Subject, told.Details = listed(names), strings.Join(names, "\n")
		return "", told
	}
	if err != nil || len(fields) == 0 {
		return "", fmt.Errorf("combine the copies: %w", err)
	}
	args := []string{"commit-tree", strings.TrimSpace(fields[0]), "-p", head, "-p", tip, "-F", "-"}
	if r.config.Bool("commit.gpgsign") {
		args = append(args, "-S")
	}
	message := "Merge branch '" + r.up.Branch() + "' of " + r.address + "\n"
	made, err := r.repo.Run(ctx, git.Command{Args: args, Config: []string{"i18n.commitEncoding=UTF-8"}, Env: r.writer(), Stdin: []byte(message)})
	if err != nil {
		return "", fmt.Errorf("combine the copies: %w", err)
	}
	return strings.TrimSpace(string(made.Stdout)), nil
}

// fingerprintOf names a list of files, so that an answer is about these alone.
func fingerprintOf(names []string) string {
	sum := sha256.Sum256([]byte(strings.Join(names, "\x00")))
	return hex.EncodeToString(sum[:6])
}

// newBranch is a name for a branch to publish to beside the one that is
// protected.
func (r *running) newBranch() string {
	return "penpush/" + time.Now().Format("2006-01-02-150405")
}
