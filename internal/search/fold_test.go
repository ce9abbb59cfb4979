package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func folded(t *testing.T, s string) string {
	t.Helper()
	b, ok := fold(nil, []byte(s))
	if !ok {
		t.Fatalf("%q is refused", s)
	}
	return string(b)
}

func TestTheSameWordsFoldToTheSame(t *testing.T) {
	for _, same := range [][]string{
		{"Straße", "STRAßE", "straße"},
		{"한글", norm.NFD.String("한글")},
		{"が", norm.NFD.String("が")},
		{"Café", "CAFÉ", norm.NFD.String("café")},
		{"ΣΊΣΥΦΟΣ", "σίσυφος", "σίσυφοσ"},
		{"K", "k", "\u212a"},
		{"ǰ", "J\u030c", "j\u030c"},
		{"ĐÀ NẴNG", "đà nẵng", norm.NFD.String("Đà Nẵng")},
		{"abcdefgh ABCDEFGH@[`{", "ABCDEFGH abcdefgh@[`{"},
	} {
		for _, s := range same[1:] {
			if a, b := folded(t, same[0]), folded(t, s); a != b {
				t.Errorf("%q and %q fold to %q and %q", same[0], s, a, b)
			}
		}
	}
}

// The quick way and the long way must agree, whatever stands beside what.
func TestQuickFoldingIsFolding(t *testing.T) {
	signs := []rune("aZkS09 -\n\r\n한글각ᄒ\u1161\u11ab\u11a8가漢字かがカ\u3099\u309aゝ、。・！Ａａ…“”→■😀\ufe0fÉé\u0301\u0345ßẞſ\u212aΣςİıǰ\u030c\u0327\u2126\u2260\u0338·\u0387")
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var s strings.Builder
		for range 1 + rnd.IntN(24) {
			s.WriteRune(signs[rnd.IntN(len(signs))])
		}
		want := string(foldLine([]byte(s.String())))
		if got := folded(t, s.String()); got != want {
			t.Fatalf("%+q folds to %+q, the long way to %+q", s.String(), got, want)
		}
		if strings.Count(want, "\n") != strings.Count(s.String(), "\n") {
			t.Fatalf("%+q lost a line", s.String())
		}
	}
}

// Every letter that takes the quick way must be one that may.
func TestPlainLettersFoldAlone(t *testing.T) {
	for r := rune(0x80); r <= 0x1ffff; r++ {
		if !isPlain(r) {
			continue
		}
		s := string(r)
		props := norm.NFC.PropertiesString(s)
		if got := string(foldLine([]byte(s))); got != s || !props.BoundaryBefore() || props.CCC() != 0 {
			t.Errorf("%U is not plain: folds to %q", r, got)
		}
	}
}

func TestWhatIsNotTextIsRefused(t *testing.T) {
	for _, s := range []string{"\xff", "abc\xc3", "한글\xea\xb0", strings.Repeat("a", 20) + "\x80\n"} {
		if b, ok := fold(nil, []byte(s)); ok {
			t.Errorf("%q folds to %q", s, b)
		}
	}
	if !slices.Equal(foldLine(nil), nil) {
		t.Error("nothing folds to something")
	}
}
