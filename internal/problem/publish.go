package problem

// What stops a publish, all before anything changed here, or is worth knowing
// after one.
const (
	// FolderBusy is another git at work in the repository.
	FolderBusy Code = "folder-busy"
	// FolderChanged is a repository that another program moved on while the post
	// was on its way; it is online all the same.
	FolderChanged Code = "folder-changed"
	// WorkUnfinished is a merge, rebase or the like that waits for its end.
	WorkUnfinished Code = "work-unfinished"
	// NoIdentity is a git that does not know who writes.
	NoIdentity Code = "no-identity"
	// FileIgnored is a file that should go and that the repository ignores.
	FileIgnored Code = "file-ignored"
	// FileTooBig is a file larger than hosts take.
	FileTooBig Code = "file-too-big"
	// FileUnmerged is a file with an unfinished merge in it.
	FileUnmerged Code = "file-unmerged"
	// CheckStopped is a hook that said no; Subject is its name, Details its words.
	CheckStopped Code = "check-stopped"
	// CheckSilent is a hook that does not end.
	CheckSilent Code = "check-silent"
	// CheckAddedFiles is a hook that wants other files in; Subject lists them.
	CheckAddedFiles Code = "check-added-files"
	// FilterFailed is a program, such as Git LFS, that files pass through on
	// their way and that did not work.
	FilterFailed Code = "filter-failed"
	// SigningFailed is a commit that could not be signed.
	SigningFailed Code = "signing-failed"
	// RepositoryFull is a disk without room for git's own data.
	RepositoryFull Code = "repository-full"
	// RemoteMoved is an online copy that moved on at every try.
	RemoteMoved Code = "remote-moved"
	// BranchProtected is a server that takes no direct changes to this branch;
	// Subject is the branch, Details the server's words.
	BranchProtected Code = "branch-protected"
	// SignInNeeded is a server that wants to know who it is; Subject is the host.
	SignInNeeded Code = "sign-in-needed"
	// HostUnknown is a server this computer never met; Subject is the host.
	HostUnknown Code = "host-unknown"
	// HostChanged is a server whose key is not the one this computer knows: it was
	// set up anew, or is another one; Subject is the host.
	HostChanged Code = "host-changed"
	// Offline is a server that cannot be reached; Subject is the host.
	Offline Code = "offline"
	// ServerSilent is a server that does not answer; Subject is the host.
	ServerSilent Code = "server-silent"
	// RemoteNotFound is an address with no repository, or none for this writer;
	// Subject is the address.
	RemoteNotFound Code = "remote-not-found"
	// RemoteFailed is a server that refused in a way nobody foresaw.
	RemoteFailed Code = "remote-failed"
	// BranchGone is a branch that was deleted online; Subject is its name.
	BranchGone Code = "branch-gone"
	// ChangedOnline is a post that somebody also changed online.
	ChangedOnline Code = "changed-online"
	// UnpushedCommits are earlier commits of the writer's own that were never
	// uploaded; Subject is how many.
	UnpushedCommits Code = "unpushed-commits"
	// Diverged is a copy here and a copy online that went separate ways.
	Diverged Code = "diverged"
	// LeftBehind is a file with edits whose newer version is online; Subject lists
	// several.
	LeftBehind Code = "left-behind"
	// NotConfirmed is a publish that the server took and then would not confirm.
	NotConfirmed Code = "not-confirmed"
	// PublishCancelled is a publish that was stopped in time.
	PublishCancelled Code = "publish-cancelled"
	// OnNewBranch is a publish that went to a branch of its own; Subject is its
	// name.
	OnNewBranch Code = "on-new-branch"
	// CannotCombine is two histories that git cannot combine by itself; Subject
	// lists the files that both changed.
	CannotCombine Code = "cannot-combine"
	// NothingPublished is an undo without a publish from here to take back.
	NothingPublished Code = "nothing-published"
	// ChangedSincePublish is a file that is not as the publish left it that is to
	// be taken back.
	ChangedSincePublish Code = "changed-since-publish"
	// UnpublishDecision asks how a post should leave the site.
	UnpublishDecision Code = "unpublish-decision"
	// NoDrafts is a post that cannot become a draft where it is.
	NoDrafts Code = "no-drafts"
	// AddressInvalid is no address of an online copy; Subject has it.
	AddressInvalid Code = "address-invalid"
)
