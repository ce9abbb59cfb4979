package publish

import (
	"slices"
	"strings"
)

// Answers are what the writer decided when a publish asked. Each is one of the
// problem's choices as it was given: a word, or a word, "=" and what it is about.
// A word alone, where a choice names something, answers for all of it.
type Answers []string

// The words of the choices.
const (
	// PublishAll takes the writer's own earlier commits along.
	PublishAll = "publish-all"
	// Combine makes one history of two that went separate ways.
	Combine = "combine"
	// KeepMine publishes a file over what somebody else made of it online. It
	// names the file and what was seen there: what is newer asks again.
	KeepMine = "keep-mine"
	// TakeTheirs has the file here become what is online; the caller does that,
	// and publishes no more.
	TakeTheirs = "take-theirs"
	// PublishAnyway takes a file along that the ignore list names.
	PublishAnyway = "publish-anyway"
	// LeaveOut publishes without it.
	LeaveOut = "leave-out"
	// ToRemote names the online copy, where there are several.
	ToRemote = "remote"
	// CreateBranch makes the branch online again.
	CreateBranch = "create-branch"
	// ToNewBranch publishes to another branch, which it names.
	ToNewBranch = "new-branch"
	// OnBranch names the branch here that the working copy belongs to.
	OnBranch = "branch"
	// Identity names the writer, "Name <e-mail>", for this publish.
	Identity = "identity"
	// KeepIdentity names the writer for this repository from now on.
	KeepIdentity = "keep-identity"
	// TakeAlong publishes the files too that a check of the blog changed. It names
	// the list that was shown.
	TakeAlong = "take-along"
	// Despite publishes although the rehearsal failed. It names what was rehearsed:
	// what is another tree asks again.
	Despite = "despite"
	// SignIn lets git and ssh ask, by Request.Ask.
	SignIn = "sign-in"
)

// Has tells that a word was answered, for this or for all.
func (a Answers) Has(word, about string) bool {
	return slices.Contains(a, word) || about != "" && slices.Contains(a, word+"="+about)
}

// Value is what the last answer with this word names, or "".
func (a Answers) Value(word string) string {
	for _, one := range slices.Backward(a) {
		if about, ok := strings.CutPrefix(one, word+"="); ok {
			return about
		}
	}
	return ""
}
