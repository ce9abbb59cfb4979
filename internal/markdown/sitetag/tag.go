// Package sitetag reads the tags that a generator works out in a post before or
// beside its Markdown (Hugo's shortcodes, Liquid, Nunjucks, the tags of Hexo and
// Zola), and says how a preview shows them: those that the generator brings along
// as what they mean, the blog's own as a chip with name and parameters. No tag is
// ever run.
package sitetag

import (
	"bytes"
	"strings"
)

// Language is the kind of tags that a generator knows.
type Language string

// The languages.
const (
	None     Language = ""
	Hugo     Language = "hugo"     // {{< name >}}, {{% name %}}
	Liquid   Language = "liquid"   // {% name %}, {{ value }} (Jekyll)
	Hexo     Language = "hexo"     // {% name %}, worked out after the Markdown
	Nunjucks Language = "nunjucks" // {% name %}, {{ value }} (Eleventy)
	Zola     Language = "zola"     // {{ name(a=b) }}, {% name() %}
	Vue      Language = "vue"      // {{ value }}, <Component /> (VitePress)
	JSX      Language = "jsx"      // <Component /> (MDX)
)

// Of gives the language of a generator's tags.
func Of(generator string) Language {
	switch generator {
	case "hugo":
		return Hugo
	case "jekyll":
		return Liquid
	case "hexo":
		return Hexo
	case "eleventy":
		return Nunjucks
	case "zola":
		return Zola
	case "vitepress":
		return Vue
	}
	return None
}

// InCode tells that tags are worked out in code too.
func (l Language) InCode() bool { return l == Hugo || l == Liquid || l == Nunjucks }

// Form is how a tag is written.
type Form byte

// The forms.
const (
	Shortcode  Form = '<' // {{< name >}}
	Marked     Form = '%' // {{% name %}}: what it gives is Markdown
	Statement  Form = 'b' // {% name %}
	Expression Form = '{' // {{ value }}
)

// Param is a word of a tag; Name is "" for one that has only its place.
type Param struct{ Name, Value string }

// Tag is one tag as it is written.
type Tag struct {
	Form Form
	// Name is the tag's; of an expression it is the whole expression.
	Name string
	// Closing tells {{< /name >}}; that of a statement ("endname") tells no one.
	Closing     bool
	SelfClosing bool
	// Escaped tells {{</* name */>}}, which is only shown: Source then is what
	// readers see.
	Escaped bool
	Params  []Param
	// Words is what stands behind the name.
	Words string
	// Source is the tag as it is written.
	Source string
}

// Get gives the parameter of a name, or the one at a place when there is none of
// that name; place -1 is no place.
func (t Tag) Get(name string, place int) string {
	at := 0
	for _, p := range t.Params {
		if p.Name == name && name != "" {
			return p.Value
		}
		if p.Name == "" {
			if at == place {
				return p.Value
			}
			at++
		}
	}
	return ""
}

// longest keeps looking for a tag's end linear in the text.
const longest = 2000

// At reads the tag that begins at i. It is not ok where no tag of the language
// begins or none ends.
func (l Language) At(src []byte, i int) (t Tag, end int, ok bool) {
	rest := src[i:min(len(src), i+longest)]
	form, opening, closing := l.delimiters(rest)
	if form == 0 {
		return Tag{}, 0, false
	}
	n := bytes.Index(rest[len(opening):], []byte(closing))
	if n < 0 {
		return Tag{}, 0, false
	}
	inner := string(rest[len(opening) : len(opening)+n])
	end = i + len(opening) + n + len(closing)
	t = Tag{Form: form, Source: string(src[i:end])}
	if l == Hugo && strings.HasPrefix(inner, "/*") && strings.HasSuffix(inner, "*/") && len(inner) >= 4 {
		t.Escaped = true
		t.Source = opening + inner[2:len(inner)-2] + closing
		return t, end, true
	}
	t.read(l, inner)
	return t, end, t.Name != ""
}

func (l Language) delimiters(rest []byte) (form Form, opening, closing string) {
	is := func(s string) bool { return bytes.HasPrefix(rest, []byte(s)) }
	switch {
	case l == None || l == JSX || len(rest) < 4 || rest[0] != '{':
	case l == Hugo && is("{{<"):
		return Shortcode, "{{<", ">}}"
	case l == Hugo && is("{{%"):
		return Marked, "{{%", "%}}"
	case l == Hugo:
	case is("{{"):
		return Expression, "{{", "}}"
	case l != Vue && is("{%"):
		return Statement, "{%", "%}"
	}
	return 0, "", ""
}

// read takes apart what stands between the delimiters.
func (t *Tag) read(l Language, inner string) {
	if t.Form == Statement || t.Form == Expression {
		inner = strings.TrimSuffix(strings.TrimPrefix(inner, "-"), "-")
	}
	s := strings.TrimSpace(inner)
	call := l == Zola && strings.Contains(s, "(")
	if t.Form == Expression && !call {
		t.Name = s
		return
	}
	if rest, ok := strings.CutPrefix(s, "/"); ok && t.Form != Statement {
		t.Closing, s = true, strings.TrimSpace(rest)
	}
	if rest, ok := strings.CutSuffix(s, "/"); ok && (t.Form == Shortcode || t.Form == Marked) {
		t.SelfClosing, s = true, strings.TrimSpace(rest)
	}
	n := strings.IndexAny(s, " \t\r\n(")
	if n < 0 {
		t.Name = s
		return
	}
	t.Name, t.Words = s[:n], strings.TrimSpace(s[n:])
	if call {
		t.Words = strings.TrimSuffix(strings.TrimPrefix(t.Words, "("), ")")
	}
	t.Params = params(t.Words)
}

// params takes the words of a tag apart: name=value, name="a value", a word.
func params(s string) []Param {
	var out []Param
	const blanks = " \t\r\n,"
	for s = strings.TrimLeft(s, blanks); s != ""; s = strings.TrimLeft(s, blanks) {
		var p Param
		if n := strings.IndexAny(s, " \t\r\n,=\"'`"); n > 0 && s[n] == '=' {
			p.Name, s = s[:n], strings.TrimLeft(s[n+1:], " \t")
		}
		p.Value, s = word(s)
		out = append(out, p)
	}
	return out
}

// word takes the first word off; quotes hold one together.
func word(s string) (value, rest string) {
	if s == "" {
		return "", ""
	}
	if quote := s[0]; quote == '"' || quote == '\'' || quote == '`' {
		var b strings.Builder
		for i := 1; i < len(s); i++ {
			switch {
			case s[i] == quote:
				return b.String(), s[i+1:]
			case s[i] == '\\' && quote != '`' && i+1 < len(s) && s[i+1] == quote:
				i++
			}
			b.WriteByte(s[i])
		}
		return b.String(), ""
	}
	n := strings.IndexAny(s, " \t\r\n,")
	if n < 0 {
		return s, ""
	}
	return s[:n], s[n:]
}

// Closes tells that a tag ends the stretch that a tag of a name began.
func (l Language) Closes(t Tag, name string) bool {
	switch {
	case t.Escaped:
		return false
	case l == Hugo:
		return t.Closing && t.Name == name
	case l == Zola:
		return t.Form == Statement && t.Name == "end"
	}
	return t.Form == Statement && t.Name == "end"+name
}

// Closer finds the first tag in a text that ends the stretch of a name.
func (l Language) Closer(src []byte, name string) (at, end int, ok bool) {
	for i := 0; i < len(src); i++ {
		n := bytes.IndexByte(src[i:], '{')
		if n < 0 {
			break
		}
		i += n
		if t, end, ok := l.At(src, i); ok && l.Closes(t, name) {
			return i, end, true
		}
	}
	return 0, 0, false
}
