package problem

import "slices"

// What preflight notices before a post is public; each is a rule that a blog can
// switch off. See package preflight.
const (
	// PictureMissing is a picture that the post shows and that is not there;
	// Subject is the reference.
	PictureMissing Code = "picture-missing"
	// LetterCase is a reference whose letters are large or small where the file's
	// are not; Subject is the path as it really is.
	LetterCase Code = "letter-case"
	// PictureIgnored is a picture on the repository's ignore list,
	// PictureUncommitted one that git does not know; Subject is its path.
	PictureIgnored     Code = "picture-ignored"
	PictureUncommitted Code = "picture-uncommitted"
	// PictureLarge is a picture of more than 1 MB; Subject is name and size.
	PictureLarge Code = "picture-large"
	// PictureLocation is a picture that tells where it was taken; Subject is its
	// path.
	PictureLocation Code = "picture-location"
	// AltMissing is a picture without a text for those who cannot see it.
	AltMissing Code = "alt-missing"
	// LinkMissing is a link to a file or page that is not there; Subject is the
	// reference.
	LinkMissing Code = "link-missing"
	// HeadingMissing is a link to a heading that is not there; Subject is the
	// reference.
	HeadingMissing Code = "heading-missing"
	// LinkEmpty is a link without an address, or without a text; Subject is the
	// half that is there.
	LinkEmpty Code = "link-empty"
	// LinkLocal is an address that works on this computer only; Subject is the
	// address.
	LinkLocal Code = "link-local"
	// LinkDead is an address elsewhere that does not answer, or says no; Subject
	// is the address with what it said.
	LinkDead Code = "link-dead"
	// StillDraft is a draft that was asked about by name.
	StillDraft Code = "still-draft"
	// DateFuture is a post that is dated after today; Subject is the date.
	DateFuture Code = "date-future"
	// DateMissing is a post without a date in a blog whose posts have one.
	DateMissing Code = "date-missing"
	// SlugAbsent is a post without a slug in a blog whose posts have one.
	SlugAbsent Code = "slug-absent"
	// AddressChanged is a published post whose address is another one now;
	// Subject is the old one.
	AddressChanged Code = "address-changed"
	// FrontMatterBroken is a front matter that cannot be read; Err says why.
	FrontMatterBroken Code = "front-matter-broken"
	// FrontMatterForeign is one in a language that this generator does not read,
	// FrontMatterLate one that does not begin in the first line; Subject is the
	// generator.
	FrontMatterForeign Code = "front-matter-foreign"
	FrontMatterLate    Code = "front-matter-late"
	// KeyMisspelt is a field whose key is nearly one that this blog uses; Subject
	// is both.
	KeyMisspelt Code = "key-misspelt"
	// FenceOpen is a block of code, and ShortcodeOpen a tag of the generator, that
	// is not closed; Subject is how it begins.
	FenceOpen     Code = "fence-open"
	ShortcodeOpen Code = "shortcode-open"
	// EmphasisLiteral are words meant to be bold that the site will show with their
	// asterisks; Subject is them.
	EmphasisLiteral Code = "emphasis-literal"
	// CellsMissing is a row of a table with fewer cells than its head, CellsExtra
	// one with more.
	CellsMissing Code = "cells-missing"
	CellsExtra   Code = "cells-extra"
	// HeadingJump is a heading more than one level below the one before; Subject
	// is its text. HeadingTops is a second heading of the first level.
	HeadingJump Code = "heading-jump"
	HeadingTops Code = "heading-tops"
	// Secret is what looks like a key or token; Subject is it, masked.
	Secret Code = "secret"
	// ConflictMarks are lines that an unfinished merge has left.
	ConflictMarks Code = "conflict-marks"
	// Todo is a note to oneself, such as TODO at the end of a line.
	Todo Code = "todo"
)

// checks are all rules.
func checks() []Code {
	return []Code{
		PictureMissing, LetterCase, PictureIgnored, PictureUncommitted, PictureLarge, PictureLocation, AltMissing,
		LinkMissing, HeadingMissing, LinkEmpty, LinkLocal, LinkDead, StillDraft, DateFuture, DateMissing, DateOdd,
		SlugAbsent, SlugTwice, AddressTwice, AddressChanged, FrontMatterBroken, FrontMatterForeign, FrontMatterLate,
		KeyMisspelt, EmphasisLiteral, FenceOpen, ShortcodeOpen, CellsMissing, CellsExtra, HeadingJump, HeadingTops, Secret, ConflictMarks, Todo,
	}
}

// IsCheck tells the code of a rule of preflight.
func (c Code) IsCheck() bool { return slices.Contains(checks(), c) }
