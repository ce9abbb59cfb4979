package images

import "testing"

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
