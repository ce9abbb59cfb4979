package posts

import (
	"testing"
)

func TestWhatCannotBeRightIsMarked(t *testing.T) {
	b := open(t, write(t, "gatsby-config.js", "",
		"posts/fine.md", post("Fine", "date: 2024-02-29\n"),
		"posts/fine-too.md", post("Fine", "date: 2024-02-29 10:00\nslug: own\n"),
		"posts/february.md", post("F", "date: \"2024-02-31\"\n"),
		"posts/hour.md", post("H", "date: '2024-02-30 10:00'\n"),
		"posts/year.md", post("Y", "date: 0201-02-03\n"),
		"posts/english.md", post("E", "date: Jan 2, 0202\n"),
		"posts/far.md", post("Y", "date: 2204-02-03\n"),
		"posts/words.md", post("W", "date: some day\n"),
		"posts/2023-13-01-month.md", post("M", ""),
		"posts/2023-13-01-said.md", post("S", "date: 2023-12-01\n"),
		"posts/2024-05-01-named.md", post("N", ""),
		"posts/one.md", post("One", "date: 2024-01-01\nslug: Same\n"),
		"posts/two/index.md", post("Two", "date: 2024-01-02\nslug: same\n"),
		"posts/three.md", post("Three", "date: 2024-01-03\nslug: same\n"),
		"posts/two/index.ko.md", post("둘", "date: 2024-01-02\nslug: same\n"),
		"notes/one.md", post("Another place", "date: 2024-01-01\nslug: same\n"),
	))
	got := map[string]string{}
	for _, p := range scan(t, b) {
		for _, m := range p.Marks {
			got[p.Path] += string(m.Code) + " " + m.Subject + ";"
		}
	}
	want := map[string]string{
		"posts/february.md":         "date-odd 2024-02-31;",
		"posts/hour.md":             "date-odd 2024-02-30;",
		"posts/year.md":             "date-odd 0201-02-03;",
		"posts/english.md":          "date-odd Jan 2, 0202;",
		"posts/far.md":              "date-odd 2204-02-03;",
		"posts/2023-13-01-month.md": "date-odd 2023-13-01;",
		"posts/one.md":              "slug-twice posts/three.md;",
		"posts/two/index.md":        "slug-twice posts/three.md;",
		"posts/three.md":            "slug-twice posts/two/index.md;",
	}
	for path, marks := range want {
		if got[path] != marks {
			t.Errorf("%s is marked %q, not %q", path, got[path], marks)
		}
	}
	for path, marks := range got {
		if want[path] == "" {
			t.Errorf("%s is marked %q", path, marks)
		}
	}
	// Marks do not pile up: the entries that were read are kept.
	for _, p := range scan(t, b) {
		if len(p.Marks) > 1 {
			t.Errorf("%s: %v", p.Path, p.Marks)
		}
	}
}

func TestTheLanguageOfAPost(t *testing.T) {
	b := open(t, write(t, "hugo.toml", "title = 'x'\n",
		"content/posts/a.md", post("A", "date: 2024-01-01\n"),
		"content/posts/b.ja.md", post("B", "date: 2024-01-01\n"),
		"content/posts/c/index.zh-TW.md", post("C", "date: 2024-01-01\n"),
		"content/en/posts/d.md", post("D", "date: 2024-01-01\n"),
		"content/posts/cs/e.md", post("E", "date: 2024-01-01\n"),
		"content/posts/v1.2.md", post("F", "date: 2024-01-01\n"),
		"content/posts/g.md", post("G", "date: 2024-01-01\nlang: pt_BR\n"),
	))
	want := map[string]string{"A": "", "B": "ja", "C": "zh-tw", "D": "en", "E": "", "F": "", "G": "pt-br"}
	for _, p := range scan(t, b) {
		if p.Language != want[p.Title] {
			t.Errorf("%s is taken for %q, not %q", p.Path, p.Language, want[p.Title])
		}
	}
}

func TestTwoPostsAtOneAddressAreMarked(t *testing.T) {
	b := open(t, write(t, "_config.yml", "permalink: /:title/\n",
		"_posts/2023-01-01-hello.md", post("A", ""),
		"_posts/deep/2024-05-05-hello.md", post("B", ""),
		"_posts/2024-06-06-other.md", post("C", ""),
		"_posts/2024-07-07-own.md", post("D", "permalink: /other/\n"),
		"_posts/2024-08-08-quiet.md", post("E", ""),
		"_drafts/quiet.md", post("F", ""), // takes nobody's place
	))
	got := map[string]string{}
	for _, p := range scan(t, b) {
		for _, m := range p.Marks {
			got[p.Title] += string(m.Code) + " " + m.Subject + ";"
		}
	}
	for title, want := range map[string]string{
		"A": "address-twice _posts/deep/2024-05-05-hello.md;", "B": "address-twice _posts/2023-01-01-hello.md;",
		"C": "address-twice _posts/2024-07-07-own.md;", "D": "address-twice _posts/2024-06-06-other.md;",
		"E": "", "F": "address-twice _posts/2024-08-08-quiet.md;",
	} {
		if got[title] != want {
			t.Errorf("%s is marked %q, not %q", title, got[title], want)
		}
	}
}
