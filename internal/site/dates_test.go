package site

import (
	"testing"
	"time"
)

func TestDatesKeepTheirShape(t *testing.T) {
	for _, s := range []string{
		"2024-01-02", "2024-01-02 10:00", "2024-01-02 10:00:00", "2024-01-02T10:00:00", "2024-01-02T10:00:00Z",
		"2024-01-02T10:00:00+09:00", "2024-01-02T10:00:00+0900", "2024-01-02 10:00:00 +0900", "2024-01-02 10:00:00 +09:00",
		"2024-01-02T10:00:00.000Z", "2024-01-02T10:00:00.123+09:00", "2024/01/02 10:00:00", "2024/01/02", "2024.01.02",
		"2024-1-2", "Jan 02 2024", "January 2, 2024", "2 Jan 2024", "2024-01-02 10:00 +0900", "2024-01-02T10:00", "20240102",
	} {
		when, layout, ok := ParseDate(s)
		if !ok || when.Format("2006-01-02") != "2024-01-02" {
			t.Errorf("%q would show as %v (%v)", s, when, ok)
			continue
		}
		if got := when.Format(layout); got != s {
			t.Errorf("a date like %q would be written as %q (%s)", s, got, layout)
		}
	}
	for _, s := range []string{"", "soon", "2024", "2024-13-01", "2024-02-30", "v1.2.3"} {
		if when, _, ok := ParseDate(s); ok {
			t.Errorf("%q was taken for %v", s, when)
		}
	}
}

// What mayBe rules out must be unreadable to package time.
func TestNoLayoutIsRuledOutThatReads(t *testing.T) {
	when := time.Date(2024, 1, 2, 10, 20, 30, 456e6, time.FixedZone("KST", 9*3600))
	for _, written := range dateLayouts {
		whole := when.Format(written)
		for n := 6; n <= len(whole); n++ {
			for _, s := range []string{whole[:n], whole[:n] + " ", whole[:n-1] + "-", whole[:n-1] + "T" + whole[n-1:], whole[:n-1] + "  " + whole[n-1:]} {
				for _, l := range dateLayouts {
					if _, err := time.Parse(l, s); err == nil && !mayBe(l, s) {
						t.Errorf("%q is a date of the form %q", s, l)
					}
				}
			}
		}
	}
}

func TestDatesInNames(t *testing.T) {
	for file, want := range map[string]string{
		"_posts/2023-12-30-x-y.md": "2023-12-30 x-y", "a/2023-12-30-x/index.md": "2023-12-30 x",
		"content/2022/04/13/x.md": "2022-04-13 x", "content/2022/04/13/x/index.md": "2022-04-13 x", "2023-1-2 제목.md": "2023-01-02 제목",
		"20231230-x.md": "2023-12-30 x", "2023-12-30.md": "2023-12-30 ", "2048-game.md": "- 2048-game", "2023-99-99-x.md": "- 2023-99-99-x",
		"x.ko.md": "- x.ko", "12345678.md": "- 12345678",
	} {
		when, rest, ok := NameDate(file)
		got := "- " + rest
		if ok {
			got = when.Format("2006-01-02") + " " + rest
		}
		if got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}
