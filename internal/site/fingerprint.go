package site

import "fmt"

// Fingerprint is the same for two understandings of a blog that read a post's text
// and resolve its references in the same way. Addresses of pages are not in it: they
// are asked with Permalink.
func (s *Site) Fingerprint() string {
	t := &s.traits
	return fmt.Sprintf("%q %q %q %q %q %q %q %q\n%#v\n%t %t %t %t %q\n%v\n%q %q %q %q %q",
		s.Generator, s.Base, s.ContentDirs, s.DraftDirs, s.StaticDirs, s.BasePath, s.Address, s.Languages,
		s.spoken.Dialect,
		t.wordLists, t.commaLists, t.namedFolder, t.beside, t.imports,
		t.variables,
		t.addressKey, t.root, t.theme, t.languages, t.language)
}
