package publish

import (
	"errors"
	"testing"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// What git and servers really say, and what it means.
func TestMeaning(t *testing.T) {
	for said, want := range map[string]problem.Code{
		"fatal: Unable to create '/x/.git/index.lock': File exists.": problem.FolderBusy,
		"error: cannot lock ref 'refs/remotes/origin/main': is at 6ffbb2d but expected 89393a8\n ! 89393a8..6ffbb2d  main -> origin/main  (unable to update local ref)": problem.FolderBusy,
		"error: external filter 'git-lfs clean -- %f' failed 127\nfatal: a.png: clean filter 'lfs' failed":                                                              problem.FilterFailed,
		"error: gpg failed to sign the data\nfatal: failed to write commit object":                                                                                      problem.SigningFailed,
		"fatal: could not read Username for 'https://github.com': terminal prompts disabled":                                                                            problem.SignInNeeded,
		"remote: Invalid username or password.\nfatal: Authentication failed for 'https://github.com/x/y.git/'":                                                         problem.SignInNeeded,
		"fatal: unable to access 'https://github.com/x/y.git/': The requested URL returned error: 403":                                                                  problem.SignInNeeded,
		"git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.":                                                                 problem.SignInNeeded,
		"Host key verification failed.\nfatal: Could not read from remote repository.":                                                                                  problem.HostUnknown,
		"fatal: unable to access 'https://github.com/': Could not resolve host: github.com":                                                                             problem.Offline,
		"ssh: connect to host github.com port 22: Connection refused\nfatal: Could not read from remote repository.":                                                    problem.Offline,
		"fatal: unable to access 'https://x/': Operation too slow. Less than 1 bytes/sec transferred the last 30 seconds":                                               problem.Offline,
		"fatal: '/srv/x.git' does not appear to be a git repository\nfatal: Could not read from remote repository.":                                                     problem.RemoteNotFound,
		"remote: Repository not found.\nfatal: repository 'https://github.com/x/y.git/' not found":                                                                      problem.RemoteNotFound,
		"ERROR: Repository not found.\nfatal: Could not read from remote repository.":                                                                                   problem.RemoteNotFound,
		"fatal: couldn't find remote ref refs/heads/main":                                                                                                               problem.BranchGone,
		"fatal: unable to access 'https://x/': The requested URL returned error: 502":                                                                                   problem.RemoteFailed,
		"fatal: protocol error: bad line length character: Welc":                                                                                                        problem.RemoteFailed,
		"error: file write error: No space left on device\nfatal: unable to write loose object file":                                                                    problem.RepositoryFull,
		"fatal: detected dubious ownership in repository at '/srv/x.git'":                                                                                               problem.RepositoryNotOwned,
		"fatal: something nobody foresaw": problem.GitFailed,
	} {
		if got := meaning(said); got != want {
			t.Errorf("%q means %s, not %s", said, got, want)
		}
	}
}

func TestWhatAServerRejects(t *testing.T) {
	r := &running{place: place{up: git.Upstream{Ref: "refs/heads/main"}}, files: []file{{path: "posts/a.md", given: "posts/a.md"}, {path: "img/video.mp4", given: "img/video.mp4"}}}
	for _, c := range []struct {
		line, stderr string
		want         problem.Code
	}{
		{"!\tabc:refs/heads/main\t[rejected] (fetch first)\n", "", ""},
		{"!\tabc:refs/heads/main\t[rejected] (non-fast-forward)\n", "", ""},
		{"!\tabc:refs/heads/main\t[remote rejected] (failed to update ref)\n", "remote: error: cannot lock ref 'refs/heads/main'", ""},
		{"!\tabc:refs/heads/main\t[remote rejected] (incorrect old value provided)\n", "", ""},
		{"!\tabc:refs/heads/main\t[remote rejected] (pre-receive hook declined)\n", "remote: error: GH006: Protected branch update failed", problem.BranchProtected},
		{"!\tabc:refs/heads/main\t[remote rejected] (protected branch hook declined)\n", "", problem.BranchProtected},
		{"!\tabc:refs/heads/main\t[remote rejected] (pre-receive hook declined)\n", "remote: error: GH001: Large files detected.\nremote: error: File img/video.mp4 is 120.00 MB; this exceeds GitHub's file size limit of 100.00 MB", problem.FileTooBig},
	} {
		err := r.rejected(c.line, &git.Failure{Stderr: c.stderr})
		if c.want == "" && !errors.Is(err, errMoved) || c.want != "" && !problem.Is(err, c.want) {
			t.Errorf("%q means %v, not %q", c.line, err, c.want)
		}
		if c.want == problem.FileTooBig && problem.Of(err).Path != "img/video.mp4" {
			t.Errorf("the file is %q", problem.Of(err).Path)
		}
	}
}
