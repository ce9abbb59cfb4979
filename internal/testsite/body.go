package testsite

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Text makes a Markdown body of exactly n bytes, always the same for the same n:
// headings, prose in Korean and English, lists, tables, code, quotes, links and
// footnotes, in the mixture of a blog about programs and days. The first 14 kB
// of a long one are those of a short one.
func Text(n int) string {
	return body(rand.New(rand.NewPCG(14, 2023)), n)
}

func body(r *rand.Rand, n int) string {
	var b strings.Builder
	w := writer{r: r, b: &b}
	for b.Len() < n {
		before := b.Len()
		w.block()
		if b.Len() > n { // it does not fit: fill up with letters
			s := b.String()[:before]
			b.Reset()
			b.WriteString(s)
			break
		}
	}
	for word := 0; b.Len() < n; word++ {
		left := n - b.Len()
		s := " " + filler()[word%len(filler())]
		if word == 0 || word%12 == 0 {
			s = "\n" + s[1:]
		}
		if len(s) >= left {
			s = strings.Repeat("x", left-1) + "\n"
		}
		b.WriteString(s)
	}
	return b.String()
}

func filler() []string {
	return strings.Fields("and so the day went on until the light was gone")
}

// writer writes one block after another.
type writer struct {
	r     *rand.Rand
	b     *strings.Builder
	count int
}

func (w *writer) block() {
	w.count++
	switch k := w.r.IntN(40); {
	case w.count%12 == 1:
		w.line("## %s %d\n", w.phrase(), w.count)
	case k < 22:
		w.paragraph()
	case k < 27:
		w.list()
	case k < 30:
		w.table()
	case k < 34:
		w.code()
	case k < 36:
		w.line("> %s %s\n", w.sentence(), w.sentence())
	case k < 37:
		w.line("![%s](./picture-%d.png)\n", w.phrase(), w.r.IntN(9))
	case k < 38:
		w.line("- [x] %s\n- [ ] %s\n", w.phrase(), w.phrase())
	case k < 39:
		w.line("%s[^%d]\n\n[^%d]: %s\n", w.sentence(), w.count, w.count, w.sentence())
	default:
		w.line("### %s\n", w.phrase())
	}
}

func (w *writer) line(format string, args ...any) {
	fmt.Fprintf(w.b, format+"\n", args...)
}

func (w *writer) paragraph() {
	for i := range 2 + w.r.IntN(4) {
		if i > 0 {
			w.b.WriteByte(" \n"[w.r.IntN(2)])
		}
		w.b.WriteString(w.sentence())
	}
	w.b.WriteString("\n\n")
}

func (w *writer) list() {
	marker := []string{"-", "*", "1."}[w.r.IntN(3)]
	for range 2 + w.r.IntN(4) {
		fmt.Fprintf(w.b, "%s %s\n", marker, w.sentence())
		if w.r.IntN(4) == 0 {
			fmt.Fprintf(w.b, "    - %s\n", w.phrase())
		}
	}
	w.b.WriteByte('\n')
}

func (w *writer) table() {
	w.b.WriteString("| 항목 | before | 後 |\n| :--- | ---: | :---: |\n")
	for range 2 + w.r.IntN(5) {
		fmt.Fprintf(w.b, "| %s | %d | `%d ms` |\n", w.phrase(), w.r.IntN(900), w.r.IntN(90))
	}
	w.b.WriteByte('\n')
}

func (w *writer) code() {
	language := []string{"go", "ts", "python", "sh", ""}[w.r.IntN(5)]
	fmt.Fprintf(w.b, "```%s\n", language)
	for i := range 3 + w.r.IntN(8) {
		fmt.Fprintf(w.b, "%sstep(%d, \"%s\") // %s\n", strings.Repeat("    ", i%3), w.r.IntN(100), w.one(nouns()), w.one(koreanNouns()))
	}
	w.b.WriteString("```\n\n")
}

func (w *writer) one(from []string) string { return from[w.r.IntN(len(from))] }

func (w *writer) phrase() string {
	if w.r.IntN(3) == 0 {
		return w.one(adjectives()) + " " + w.one(nouns())
	}
	return w.one(koreanAdjectives()) + " " + w.one(koreanNouns())
}

func (w *writer) sentence() string {
	switch w.r.IntN(8) {
	case 0, 1:
		return fmt.Sprintf("The %s %s waited for the %s while we looked at *%s*.", w.one(adjectives()), w.one(nouns()), w.one(nouns()), w.one(koreanNouns()))
	case 2:
		return fmt.Sprintf("%s, **%s** 이야기를 적어 둡니다.", w.phrase(), w.one(koreanNouns()))
	case 3:
		return fmt.Sprintf("`%s()` 함수는 %s 때문에 [%s](https://example.com/%s)로 옮겼어요.", w.one(nouns()), w.one(koreanNouns()), w.phrase(), w.one(nouns()))
	}
	return fmt.Sprintf("%s 곁에서 %s 생각하다가 %s 다시 꺼냈다.", w.phrase(), w.one(koreanNouns())+"만", w.one(koreanNouns())+"부터")
}

func adjectives() []string {
	return strings.Fields("quiet slow bright old careful distant salty small honest late")
}

func nouns() []string {
	return strings.Fields("harbour window server letter kettle branch river notebook signal garden parser queue")
}

func koreanAdjectives() []string {
	return strings.Fields("조용한 느린 오래된 작은 환한 서툰 다정한 늦은 젖은 가벼운")
}

func koreanNouns() []string {
	return strings.Fields("창문 편지 바다 서버 주전자 골목 우산 기차 책장 로그 배포 저녁")
}
