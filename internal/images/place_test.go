package images

import "testing"

func TestPlaces(t *testing.T) {
	hugo := Habit{Place: "static/images", Reference: "/images/x.png", Static: []string{"static"}}
	hexo := Habit{Place: "source/images", Reference: "../images/x.png", Static: []string{"source"}}
	for name, c := range map[string]struct {
		post    string
		habit   Habit
		dir     string
		example string // the reference to "그림.png"
	}{
		"a Gatsby bundle": {
			"posts/봄/index.md", Habit{Place: "beside", Reference: "./x.png"}, "posts/봄", "./그림.png",
		},
		"a Hugo bundle with bare names": {
			"content/post/a/index.ko.md", Habit{Place: "beside", Reference: "x.png"}, "content/post/a", "그림.png",
		},
		"a bundle in a blog that uses static":  {"content/post/a/index.md", hugo, "content/post/a", "./그림.png"},
		"a file in a blog that uses static":    {"content/post/a.md", hugo, "static/images", "/images/그림.png"},
		"Hexo, relative to the file":           {"source/_posts/a.md", hexo, "source/images", "../images/그림.png"},
		"Hexo, one folder deeper":              {"source/_posts/2024/a.md", hexo, "source/images", "../../images/그림.png"},
		"a folder below the post's, dot form":  {"posts/a.md", Habit{Place: "posts/images", Reference: "./images/x.png"}, "posts/images", "./images/그림.png"},
		"a form that is a Liquid variable":     {"_posts/a.md", Habit{Place: "assets/img", Reference: "{{ site.img }}/x.png"}, "assets/img", "{{ site.img }}/그림.png"},
		"a form without a name":                {"posts/a.md", Habit{Place: "my pictures"}, "my pictures", "../my%20pictures/그림.png"},
		"pictures on another host":             {"_posts/a.md", Habit{Place: "remote", Static: []string{"."}}, "images", "/images/그림.png"},
		"no habit, no folder that is served":   {"notes/a.md", Habit{}, "notes", "./그림.png"},
		"beside a plain file in the blog root": {"a.md", Habit{Place: "beside", Reference: "./x.png"}, "", "./그림.png"},
		"an index that is the blog's own page": {"index.md", hugo, "static/images", "/images/그림.png"},
	} {
		t.Run(name, func(t *testing.T) {
			p := PlaceFor(c.post, c.habit)
			if p.Dir != c.dir || p.Reference("그림.png") != c.example {
				t.Errorf("goes to %q as %q, want %q as %q", p.Dir, p.Reference("그림.png"), c.dir, c.example)
			}
		})
	}
}

func TestAFolderWithBlanksIsReferredToSoThatItIsFound(t *testing.T) {
	for form, want := range map[string]string{
		"../my pictures (old)/x.png":           "../my%20pictures%20%28old%29/그림.png",
		"/%EA%B7%B8/x.png":                     "/%EA%B7%B8/그림.png",
		"{{ site.img_url }}x.png":              "{{ site.img_url }}그림.png",
		`{{ "/images/x.png" | relative_url }}`: `{{ "/images/그림.png" | relative_url }}`,
		"{static}/images/x.png":                "{static}/images/그림.png",
		"/x.png/x.png":                         "/x.png/그림.png",
		"":                                     "./그림.png",
	} {
		if got := (Place{Form: form}).Reference("그림.png"); got != want {
			t.Errorf("%q gives %q, want %q", form, got, want)
		}
	}
}

func TestReferencesAreEscapedOnlyAsMarkdownNeeds(t *testing.T) {
	for name, want := range map[string]string{
		"한글-이름.png":       "한글-이름.png",
		"옛 사진 (1).png":    "옛%20사진%20%281%29.png",
		"a<b>.png":        "a%3Cb%3E.png",
		"100%.png":        "100%25.png",
		"a&copy;.png":     "a%26copy;.png",
		"full\u3000w.png": "full%E3%80%80w.png",
		"c#?.png":         "c%23%3F.png",
	} {
		if got := Escape(name); got != want {
			t.Errorf("%q is written %q, want %q", name, got, want)
		}
	}
}
