package images

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func noon() time.Time { return time.Date(2024, 3, 9, 12, 4, 5, 0, time.UTC) }

func TestNames(t *testing.T) {
	png, jpeg, svg := Format{Name: "png", Ext: ".png"}, Format{Name: "jpeg", Ext: ".jpg"}, Format{Name: "svg", Ext: ".svg"}
	for _, c := range []struct {
		called string
		f      Format
		want   string
	}{
		{"sunset.png", png, "sunset.png"},
		{"우리 집 고양이.PNG", png, "우리-집-고양이.png"},
		{norm.NFD.String("바다.png"), png, "바다.png"},
		{"写真 (1).jpeg", jpeg, "写真-1.jpeg"},
		{"海辺の町.JPG", jpeg, "海辺の町.jpg"},
		{"photo.png", jpeg, "photo.jpg"},
		{"IMG_0042.HEIC", jpeg, "IMG_0042.jpg"},
		{"v1.2 plan", svg, "v1.2-plan.svg"},
		{"logo@2x.png", png, "logo@2x.png"},
		{"Screenshot 2024-01-02 at 3.04.05\u202fPM.png", png, "Screenshot-2024-01-02-at-3.04.05-PM.png"},
		{"don't <panic>: 100% & more?.png", png, "dont-panic-100-more.png"},
		{"Why? Because.png", png, "Why-Because.png"},
		{"https://example.com/a/%ED%95%9C%EA%B8%80.png?w=200#x", png, "한글.png"},
		{`C:\Users\나\사진\봄.png`, png, "봄.png"},
		{"../../etc/passwd", png, "passwd.png"},
		{"_hidden.png", png, "hidden.png"},
		{".profile.png", png, "profile.png"},
		{"-rf.png", png, "rf.png"},
		{"trailing. .png", png, "trailing.png"},
		{"con.png", png, "picture-con.png"},
		{"Com1.backup.png", png, "picture-Com1.backup.png"},
		{"console.png", png, "console.png"},
		{"party 🎉 time.png", png, "party-time.png"},
		{"a\u202egnp.exe.png", png, "agnp.exe.png"},
		{"줄\n바꿈\t탭.png", png, "줄-바꿈-탭.png"},
		{"café.png", png, "café.png"},
		{"bad\xff\xfename.png", png, "badname.png"},
		{"z\u0323" + strings.Repeat("\u0315", 99) + "a.png", png, "ẓ" + strings.Repeat("\u0315", 4) + "a.png"},
		{"!!!.png", png, "picture-20240309-120405.png"},
		{"", png, "pasted-20240309-120405.png"},
		{"image.png", png, "pasted-20240309-120405.png"},
		{"image.png", jpeg, "pasted-20240309-120405.jpg"},
		{"(image).png", png, "pasted-20240309-120405.png"},
		{"con." + strings.Repeat("a", 200) + ".png", png, "picture-con." + strings.Repeat("a", 108) + ".png"},
		{".png", png, "pasted-20240309-120405.png"},
		{strings.Repeat("가", 90) + ".png", png, strings.Repeat("가", 40) + ".png"},
	} {
		if got := Name(c.called, c.f, noon()); got != c.want {
			t.Errorf("%q became %q, want %q", c.called, got, c.want)
		}
	}
}

func FuzzName(f *testing.F) {
	for _, s := range []string{"한글 이름.png", "con", "a/b\\c?.jpg", "%2e%2e%2f", "\u1112\u200d\u1161\u11ab.png", "e\u0301.gif", "ﬁ ½ ① ² com².png", strings.Repeat("é\u0323", 60), "\u3164.png", "İSTANBUL.PNG", "2o\u0656\x03\u0654\u0654\x03\u0654\u0654.png", "\u01d6\x03\u0323\u0334\u0335\u0336.png", "con." + strings.Repeat("a", 120), "image!.png"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, called string) {
		format := Format{Name: "png", Ext: ".png"}
		name := Name(called, format, noon())
		switch stem := strings.TrimSuffix(name, ".png"); {
		case stem == name || stem == "":
			t.Fatalf("%q has no name or not its extension: %q", called, name)
		case !utf8.ValidString(name) || !norm.NFC.IsNormalString(name):
			t.Fatalf("%q is %q, which another system spells otherwise", called, name)
		case len(name) > maxStem+len("picture-.png"):
			t.Fatalf("%q is too long", name)
		case strings.ContainsAny(name, " <>:\"/\\|?*#%&+()[]{}`'!$;,=^~"):
			t.Fatalf("%q holds what Windows, addresses or Markdown read otherwise", name)
		case strings.ContainsAny(stem[:1], "._-") || strings.ContainsAny(stem[len(stem)-1:], "._-"):
			t.Fatalf("%q begins or ends with what generators or Windows pass over", name)
		case isDevice(stem):
			t.Fatalf("%q cannot be written on Windows", name)
		case Escape(name) != name:
			t.Fatalf("%q cannot be written in Markdown as it is", name)
		}
		if strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Fatalf("%q holds what nobody sees", name)
		}
		if again := Name(name, format, noon()); again != name {
			t.Fatalf("%q taken again becomes %q", name, again)
		}
	})
}
