// Package fidelity measures the preview beside the generators themselves: it has
// the blocks that are sent through both, and the form in which two pages are
// compared. Only tests and bench/fidelity use it.
package fidelity

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Block is a piece of Markdown with a name to speak of it.
type Block struct {
	Name, Markdown string
	// Spec tells an example of a specification: of those only a sum of the page
	// is kept, because the examples are not ours.
	Spec bool
}

//go:embed blocks/templates.txt
var templates string

//go:embed blocks/special.txt
var special string

//go:embed blocks/emphasis.txt
var emphasis string

// tongue fills the templates in one language.
type tongue struct{ code, word, other, latin, particle, sentence, second string }

func tongues() []tongue {
	return []tongue{
		{"ko", "마크다운", "한글", "Markdown", "을", "오늘은 날씨가 좋다.", "내일도 그럴까? 글쎄, 모르겠다."},
		{"ja", "見出し", "日本語", "Markdown", "です", "今日は天気がいい。", "明日はどうかな?たぶん、晴れだ。"},
		{"zh", "标题", "中文", "Markdown", "是", "今天天气很好。", "明天呢？也许，不知道。"},
		{"en", "heading", "words", "Markdown", "s", "The weather is fine today.", "Will it last? Well, nobody knows."},
	}
}

// Own are the blocks written for this project: each template in four languages,
// blocks of their own, and the cases of emphasis beside punctuation.
func Own() []Block {
	var out []Block
	for _, b := range read(templates) {
		for _, t := range tongues() {
			fill := strings.NewReplacer("{w}", t.word, "{v}", t.other, "{l}", t.latin, "{j}", t.particle, "{s}", t.sentence, "{t}", t.second)
			out = append(out, Block{Name: t.code + " " + b.Name, Markdown: fill.Replace(b.Markdown)})
		}
	}
	out = append(out, read(special)...)
	for i, line := range strings.Split(strings.TrimSpace(emphasis), "\n") {
		out = append(out, Block{Name: fmt.Sprintf("emphasis %d", i+1), Markdown: line + "\n"})
	}
	return out
}

// read takes a file of blocks apart: "%% name" and then its lines.
func read(file string) []Block {
	var out []Block
	for _, part := range strings.Split("\n"+file, "\n%% ")[1:] {
		name, body, _ := strings.Cut(part, "\n")
		out = append(out, Block{Name: name, Markdown: strings.TrimSuffix(body, "\n") + "\n"})
	}
	return out
}

// Spec are the examples of CommonMark and of GitHub's extensions that lie beside
// goldmark's source in dir.
func Spec(dir string) ([]Block, error) {
	data, err := os.ReadFile(filepath.Join(dir, "_test", "spec.json"))
	if err != nil {
		return nil, fmt.Errorf("read the examples: %w", err)
	}
	var examples []struct {
		Markdown string
		Example  int
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		return nil, fmt.Errorf("read the examples: %w", err)
	}
	var out []Block
	for _, e := range examples {
		out = append(out, Block{fmt.Sprintf("commonmark %d", e.Example), e.Markdown, true})
	}
	for _, name := range []string{"table", "strikethrough", "tasklist", "linkify"} {
		more, err := github(filepath.Join(dir, "extension", "_test", name+".txt"), "gfm "+name)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// github reads goldmark's own file format: a number, the Markdown, the HTML.
func github(file, name string) ([]Block, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the examples: %w", err)
	}
	var out []Block
	for _, part := range bytes.Split(data, []byte("//= = =")) {
		fields := bytes.Split(part, []byte("//- - - - - - - - -//\n"))
		if len(fields) == 3 {
			out = append(out, Block{fmt.Sprintf("%s %d", name, len(out)+1), string(fields[1]), true})
		}
	}
	return out, nil
}
