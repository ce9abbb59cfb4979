package markdown

import (
	"strings"
	"testing"
)

// TestEmphasisOfMarkedAsItWas: the right sides are what marked 0.7.0 itself printed.
func TestEmphasisOfMarkedAsItWas(t *testing.T) {
	d := For("hexo")
	d.With |= LooseEmphasis
	m := New(d)
	for src, want := range map[string]string{
		"**\"한글\"**은":  "<strong>“한글”</strong>은",
		"**‘강조’**합니다":  "<strong>‘강조’</strong>합니다",
		"글**(괄호)**은":   "글<strong>(괄호)</strong>은",
		"**중요:**다음":    "<strong>중요:</strong>다음",
		"**是的。**然后":    "<strong>是的。</strong>然后",
		"「**日本語。**」が":  "「<strong>日本語。</strong>」が",
		"**「日本語」**が":   "<strong>「日本語」</strong>が",
		"**50%**의":     "<strong>50%</strong>의",
		"**`code`**는":  "<strong><code>code</code></strong>는",
		"**[링크](a)**는": `<strong><a href="a">링크</a></strong>는`,
		"*[링크](a)*는":   `*<a href="a">링크</a>*는`,
		"*한글.*은":       "<em>한글.</em>은",
		"a*b*c":        "a<em>b</em>c",
		"5*3*2":        "5<em>3</em>2",
		"**a**b**c**":  "<strong>a</strong>b<strong>c</strong>",
		"** a**":       "** a**",
		"*a **b.**c*":  "<em>a <strong>b.</strong>c</em>",
		"_한글_은":        "_한글_은",
		"__한글.__은":     "<strong>한글.</strong>은",
		"a__b__c":      "a__b__c",
	} {
		got := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(render(t, m, src)), "<p>"), "</p>")
		if got != want {
			t.Errorf("%s gives %s, wanted %s", src, got, want)
		}
	}
}
