package look

import (
	"strings"
	"testing"
)

func TestAStylesheetAsksNobody(t *testing.T) {
	place := func(ref string) string {
		if strings.Contains(ref, "//") {
			return ""
		}
		return "/look/file/" + ref
	}
	for _, c := range [][2]string{
		{`a{background:url(x.png)}`, `a{background:url("/look/file/x.png")}`},
		{`a{background:URL( 'x y.png' )}`, `a{background:URL( "/look/file/x y.png" )}`},
		{`@import "b.css" screen;`, `@import "/look/file/b.css" screen;`},
		{`@import url(b.css);`, `@import url("/look/file/b.css");`},
		{`a{b:url(https://away.example/x)}`, `a{b:url("data:,")}`},
		{`a{b:u\72l(https://away.example/x)}`, `a{b:url("data:,")}`},
		{`a{b:\75 \52 \6c("https://away.example/x")}`, `a{b:\75 \52 \6c("data:,")}`},
		{`@im\70ort "//away.example/x";`, `@im\70ort "data:,";`},
		{`a{b:image-set("https://away.example/x" 1x)}`, `a{b:image-set("data:," 1x)}`},
		{`a{--x:"https://away.example/x"}`, `a{--x:""}`},
		{`a{--x:"\2f\2f away.example/x"}`, `a{--x:""}`},
		{`a[href^="https://"]{content:"https"}`, `a[href^="https://"]{content:"https"}`},
		{`a{b:url(ht/*x*/tps://away.example)}`, `a{b:url("data:,")}`},
		{`a{b:url(x"https://away.example")}`, `a{b:url("data:,")}`},
		{"a{b:url(\"https://away.example\n)}", "a{b:url(\"data:,\"\n)}"},
		{`a{content:"/*";b:url(y.png)}`, `a{content:"/*";b:url("/look/file/y.png")}`},
		{`/* url(https://away.example) */a{}`, `/**/a{}`},
		{`/* never closed url(https://away.example)`, ``},
		{`#url(x)`, `#url(x)`},
		{`a{b:<!--u\72l(}x"y") c{d:url(https://away.example)}`, `a{b:<!--url("data:,") c{d:url("data:,")}`},
		{`a{b:]url(https://away.example)`, `a{b:]url("data:,")`},
	} {
		if got := rewrite(c[0], false, place); got != c[1] {
			t.Errorf("%s\nbecomes %s\nnot     %s", c[0], got, c[1])
		}
	}
}

func TestThePaneAnswersWhetherItIsDark(t *testing.T) {
	css := `@media (prefers-color-scheme:dark){a{}} @media screen and ( prefers-color-scheme : light ){b{}}`
	if got := rewrite(css, true, nil); got != `@media (min-width:0px){a{}} @media screen and (max-width:0px){b{}}` {
		t.Error(got)
	}
	if got := rewrite(css, false, nil); got != `@media (max-width:0px){a{}} @media screen and (min-width:0px){b{}}` {
		t.Error(got)
	}
}

func TestASiteIsDarkAsItsStylesheetsKnowIt(t *testing.T) {
	for _, c := range []struct {
		css          string
		root         []Attr
		light, night string // of <html>
	}{
		{`:root[data-theme="dark"]{--x:1}[data-theme=light] a{}`, nil, "data-theme=light", "data-theme=dark"},
		{`.dark{--x:1}.dark .post{}`, []Attr{{"class", "no-flicker"}}, "class=no-flicker", "class=no-flicker dark"},
		{`html.theme-dark .post{}`, []Attr{{"class", "theme-light"}}, "", "class=theme-dark"},
		{`.navbar-dark{}.a.dark{}`, nil, "", ""},
		{`body.dark-mode p{}`, nil, "", ""},
		{`.post p:is(.dark *){}`, nil, "", "class=dark"},
		{`[data-theme=light]{--x:1}`, []Attr{{"data-theme", "dark"}}, "data-theme=light", "data-theme=dark"},
	} {
		l := &Look{Sheets: []Sheet{{text: c.css}}, files: nil, hosts: map[string]bool{}}
		if err := l.learn(t.Context()); err != nil {
			t.Fatal(err)
		}
		for _, dark := range []bool{false, true} {
			want, got := c.light, []string{}
			if dark {
				want = c.night
			}
			for _, a := range l.Dark.Attrs("html", c.root, dark) {
				got = append(got, a.Key+"="+a.Value)
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%s, dark %v: %q, want %q", c.css, dark, got, want)
			}
		}
	}
}
