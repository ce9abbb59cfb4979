package bridge

import (
	"penpush/internal/text"
	"penpush/internal/words"
)

// Start is what the window needs before it can show anything.
type Start struct {
	Language string       `json:"language"` // "en" or "ko", already decided
	Theme    string       `json:"theme"`    // "", "light" or "dark"; "" follows the system
	Version  string       `json:"version"`
	Recent   []RecentBlog `json:"recent"`
	// Open is the folder to open at once ("" shows the welcome page).
	Open  string `json:"open"`
	Panes Panes  `json:"panes"`
	// Mac tells that keys are shown with Cmd.
	Mac bool `json:"mac"`
	// OnlineHint says that it is asked at the start what is new online.
	OnlineHint bool `json:"onlineHint"`
	// Problem is what the writer should know from the start, such as settings
	// that could not be read; code "" when there is nothing.
	Problem words.Told `json:"problem"`
}

// RecentBlog is a blog that was opened before, newest first.
type RecentBlog struct {
	Dir       string `json:"dir"`
	Name      string `json:"name"`
	Generator string `json:"generator"`
	Posts     int    `json:"posts"`
}

// Panes are how the writer arranged the window; widths in CSS pixels, 0 for the
// default.
type Panes struct {
	ListWidth    int  `json:"listWidth"`
	PreviewWidth int  `json:"previewWidth"`
	HideList     bool `json:"hideList"`
	HidePreview  bool `json:"hidePreview"`
	HideForm     bool `json:"hideForm"`
	// PreviewAs is "", "phone" or "tablet"; PreviewTheme "" (the window's),
	// "light" or "dark".
	PreviewAs    string `json:"previewAs"`
	PreviewTheme string `json:"previewTheme"`
}

// Blog is an opened blog.
type Blog struct {
	Dir   string    `json:"dir"`
	Name  string    `json:"name"`
	About AboutBlog `json:"about"`
	// First tells that it was never opened on this computer before, and LookedAt
	// not called yet.
	First bool `json:"first"`
	// Branch and Destination are "" without a repository or a remote;
	// Destination is where a publish goes, without credentials.
	Branch      string `json:"branch"`
	Destination string `json:"destination"`
	// LastPost is the post that was open when this blog was closed, or "".
	LastPost string    `json:"lastPost"`
	Posts    []PostRow `json:"posts"`
	// List is how the posts were last listed.
	List ListView `json:"list"`
	// Problems are what the writer has to know at once: why the posts' states are
	// not known, and what a crash left half done and could not be taken back.
	Problems []words.Told `json:"problems"`
	// RemotePictures tells that the preview loads pictures from other servers.
	RemotePictures bool `json:"remotePictures"`
	// Look is the site's look that the preview wears, "" for the neutral one.
	Look string `json:"look"`
}

// PostRow is one row of the list, newest first.
type PostRow struct {
	Path  string   `json:"path"`
	Title string   `json:"title"`
	Date  string   `json:"date"` // as in the file
	Day   string   `json:"day"`  // 2006-01-02, or ""
	Tags  []string `json:"tags"`
	// Categories and Language are "" and none when nothing says them.
	Categories []string `json:"categories"`
	Language   string   `json:"language"`
	State      string   `json:"state"` // draft, unpublished, changed, published
	// Slug is the slug field, or the name without its date.
	Slug  string `json:"slug"`
	Cover string `json:"cover"` // reference of the cover picture, or ""
	// Modified is the file's time, in milliseconds since 1970.
	Modified int64 `json:"modified"`
	// Marks are what cannot be right: date-odd, address-twice, slug-twice.
	Marks []words.Told `json:"marks"`
	// Problem says why the post can only be opened as text; its code is "" when
	// there is none.
	Problem words.Told `json:"problem"`
}

// NewPost is a post that was written anew: Line, counted from 0, is where its body
// begins.
type NewPost struct {
	Path string `json:"path"`
	Line int    `json:"line"`
}

// ListView is how the posts are listed: sorted by "" (the date), title or
// changed; grouped by "" (what suits the sorting), year, folder or none; and only
// those that have what is not "".
type ListView struct {
	Sort     string `json:"sort"`
	Reverse  bool   `json:"reverse"`
	Group    string `json:"group"`
	Year     string `json:"year"`
	Tag      string `json:"tag"`
	Category string `json:"category"`
	Language string `json:"language"`
	State    string `json:"state"`
	Marked   bool   `json:"marked"`
}

// TagCount is a tag of the blog and how many posts carry it.
type TagCount struct {
	Tag   string `json:"tag"`
	Count int    `json:"count"`
}

// Field is one field of the front matter, as the form shows it.
type Field struct {
	Key string `json:"key"`
	// Type as in CLI.md: text number bool date datetime list map null unreadable.
	Type string `json:"type"`
	// Control is what edits it: text, number, date, datetime, switch, list,
	// picture, or none.
	Control  string   `json:"control"`
	Text     string   `json:"text"`
	Items    []string `json:"items"`
	On       bool     `json:"on"`
	Line     int      `json:"line"` // counted from 1
	ReadOnly bool     `json:"readOnly"`
	Reason   string   `json:"reason"` // why it is read-only, in words
}

// FrontMatter is what the form shows. Lines [From, To) of the text are folded
// out of the editor's sight; From equals To when the post has none.
type FrontMatter struct {
	Kind    string     `json:"kind"`
	From    int        `json:"from"`
	To      int        `json:"to"`
	Fields  []Field    `json:"fields"`
	Problem words.Told `json:"problem"` // code "" when it was understood
}

// SaveState is how a post's text stands against the disk.
type SaveState struct {
	Post string `json:"post"`
	// State is saved, unsaved, failed (kept here, tried again) or conflict.
	State   string     `json:"state"`
	Problem words.Told `json:"problem"`
}

// OpenPost is a post's text as the editor takes it.
type OpenPost struct {
	Path        string      `json:"path"`
	Version     int         `json:"version"`
	Lines       []string    `json:"lines"`
	FrontMatter FrontMatter `json:"frontMatter"`
	Save        SaveState   `json:"save"`
	// Recovered tells that words of an earlier run, never saved, were brought
	// back.
	Recovered bool `json:"recovered"`
	// Formulas is what the site draws as formulas in this post's text: "", "marks"
	// such as $$ and \\(, or "dollars", which single ones do too.
	Formulas string `json:"formulas"`
}

// EditCall carries what was typed: Edits are all counted in the text of version
// Base and lead to version Version. At most one call is in flight.
type EditCall struct {
	Post    string      `json:"post"`
	Base    int         `json:"base"`
	Version int         `json:"version"`
	Edits   []text.Edit `json:"edits"`
	// Preview asks for a patch of the preview; false while the pane is hidden.
	Preview bool `json:"preview"`
}

// TextCall carries the whole text, when an EditCall found no common base.
type TextCall struct {
	Post    string   `json:"post"`
	Version int      `json:"version"`
	Lines   []string `json:"lines"`
}

// EditAnswer tells what Go made of an edit.
type EditAnswer struct {
	Version int `json:"version"`
	// NeedText asks for a TextCall: the base was not the one Go has. Nothing
	// was applied.
	NeedText bool `json:"needText"`
	// Patch leads the pane from From to Version. HasPatch is false when there is
	// none; then a pane that shows anything else than Version fetches the page.
	HasPatch bool  `json:"hasPatch"`
	From     int   `json:"from"`
	Patch    Patch `json:"patch"`
	// FrontMatter is given when the edit changed it (HasFrontMatter).
	HasFrontMatter bool        `json:"hasFrontMatter"`
	FrontMatter    FrontMatter `json:"frontMatter"`
}

// Patch replaces Delete blocks from At on by Insert; every block after them
// moves by Shift lines.
type Patch struct {
	At     int     `json:"at"`
	Delete int     `json:"delete"`
	Insert []Block `json:"insert"`
	Shift  int     `json:"shift"`
}

// Block is one top-level piece of the preview. Inside HTML, data-line counts
// from the block's own first line, which is Line, counted from 0 in the text.
type Block struct {
	HTML  string `json:"html"`
	Line  int    `json:"line"`
	Lines int    `json:"lines"`
}

// Page is the whole preview; GET /page?post=PATH answers it as JSON.
type Page struct {
	Version int     `json:"version"`
	Blocks  []Block `json:"blocks"`
	// Note says, in words, why the preview is plain text; code "" otherwise.
	Note words.Told `json:"note"`
}

// FieldCall asks for the edit that gives a field a new value.
type FieldCall struct {
	Post    string `json:"post"`
	Version int    `json:"version"`
	Key     string `json:"key"`
	// Op is text (Text: also number and dates, as they stand in the file),
	// switch (On), list (Items), or unset.
	Op    string   `json:"op"`
	Text  string   `json:"text"`
	On    bool     `json:"on"`
	Items []string `json:"items"`
}

// EditsAnswer is a change that the editor applies like typing. Stale tells that
// the text had moved on from the version asked for: ask again.
type EditsAnswer struct {
	Version int         `json:"version"`
	Stale   bool        `json:"stale"`
	Edits   []text.Edit `json:"edits"`
}

// DiskAnswer is what another program did to the open post. When HasText is
// true the editor applies Edits and is then at Version, saved or with unsaved
// words merged in. When Conflict is true nothing was changed: Theirs is the
// text on disk, to be seen beside the writer's.
type DiskAnswer struct {
	Stale       bool        `json:"stale"`
	HasText     bool        `json:"hasText"`
	Version     int         `json:"version"`
	Edits       []text.Edit `json:"edits"`
	Conflict    bool        `json:"conflict"`
	Theirs      []string    `json:"theirs"`
	Gone        bool        `json:"gone"`
	FrontMatter FrontMatter `json:"frontMatter"`
}

// Picture is one file that was taken in, or why it was not (Problem.Code).
type Picture struct {
	Name      string     `json:"name"` // as it came
	Path      string     `json:"path"`
	Reference string     `json:"reference"`
	Markdown  string     `json:"markdown"` // ![](reference)
	Width     int        `json:"width"`
	Height    int        `json:"height"`
	Bytes     int64      `json:"bytes"`
	Reused    bool       `json:"reused"`
	Problem   words.Told `json:"problem"`
}

// Drop is files dropped on the real window, at CSS pixels of the page.
type Drop struct {
	X     int      `json:"x"`
	Y     int      `json:"y"`
	Paths []string `json:"paths"`
}

// Deletion is what deleting a post moves to the trash, and what stays because
// other posts use it.
type Deletion struct {
	Post  string   `json:"post"`
	Moves []string `json:"moves"`
	Keeps []string `json:"keeps"`
}

// PublishCall names what to publish.
type PublishCall struct {
	Posts []string `json:"posts"`
	// Public makes drafts public on the way.
	Public  bool     `json:"public"`
	With    []string `json:"with"` // other changed files to take along
	Message string   `json:"message"`
	// Unpublish takes the posts off the site: "draft" or "removed"; "?" asks which
	// of them this blog can do, "" publishes.
	Unpublish string `json:"unpublish"`
	// Answers are the choices that were made of what a problem offered.
	Answers []string `json:"answers"`
}

// PublishPlan is what the sheet shows. Problem.Code is not "" when this cannot
// be published now, and why; then the rest may be empty.
type PublishPlan struct {
	Files   []PlanFile `json:"files"`
	Message string     `json:"message"`
	// Draft tells that at least one post is a draft: the sheet shows the ticked
	// line "Make it public".
	Draft       bool     `json:"draft"`
	Remote      string   `json:"remote"`
	Branch      string   `json:"branch"`
	Destination string   `json:"destination"` // address without credentials
	Others      []string `json:"others"`      // other changed files, not going
	// MessageForm is how the messages of this blog are written.
	MessageForm string `json:"messageForm"`
	// Rehearses tells that every publish of this blog is rehearsed.
	Rehearses bool       `json:"rehearses"`
	Problem   words.Told `json:"problem"`
}

// PlanFile is one file that goes.
type PlanFile struct {
	Path    string `json:"path"`
	Change  string `json:"change"` // added, changed, deleted
	Picture bool   `json:"picture"`
	Bytes   int64  `json:"bytes"`
	// OldBytes is how large it was online before, 0 for a new file.
	OldBytes int64  `json:"oldBytes"`
	Added    int    `json:"added"`
	Removed  int    `json:"removed"`
	Hunks    []Hunk `json:"hunks"`
}

// Hunk is one place of a diff; lines counted from 1.
type Hunk struct {
	OldLine int        `json:"oldLine"`
	NewLine int        `json:"newLine"`
	Lines   []DiffLine `json:"lines"`
}

// DiffLine is a line of a diff: Op is " ", "+" or "-".
type DiffLine struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// PublishStep announces progress: check, fetch, commit, push, verify, finish.
type PublishStep struct {
	Step    string `json:"step"`
	Done    bool   `json:"done"`
	Percent int    `json:"percent"` // 0 to 100, or -1 when it is not known
}

// Published is a publish that the remote was asked about and confirmed.
type Published struct {
	Commit      string   `json:"commit"`
	Remote      string   `json:"remote"`
	Branch      string   `json:"branch"`
	Destination string   `json:"destination"`
	Files       []string `json:"files"`
	LeftBehind  []string `json:"leftBehind"` // newer online, left alone because they have edits here
	// Note is what is worth knowing about a publish that worked; code "" when
	// there is nothing.
	Note words.Told `json:"note"`
	// Page is where it will be seen on the site, "" when that is not known; "live"
	// events tell when it is.
	Page string `json:"page"`
	// Moved is the post's new path when making it public renamed it, else "".
	Moved string `json:"moved"`
}
