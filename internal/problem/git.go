package problem

// What can be wrong with git itself, or with the folder as a repository.
const (
	// GitMissing is a computer without git.
	GitMissing Code = "git-missing"
	// GitTooOld is a git before 2.29; Subject is its version.
	GitTooOld Code = "git-too-old"
	// NotARepository is a folder that no git repository keeps.
	NotARepository Code = "not-a-repository"
	// RepositoryNotOwned is a repository of another account, which git refuses
	// to use; Subject is its folder.
	RepositoryNotOwned Code = "repository-not-owned"
	// NoBranch is a working copy that is on no branch (a detached HEAD).
	NoBranch Code = "no-branch"
	// NoRemote is a repository without any online copy.
	NoRemote Code = "no-remote"
	// RemoteUnclear is a repository whose settings name no single place to
	// publish to; Subject names what there is.
	RemoteUnclear Code = "remote-unclear"
	// GitFailed is anything else that git refused; Details has its words.
	GitFailed Code = "git-failed"
)
