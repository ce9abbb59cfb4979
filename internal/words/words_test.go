package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"penpush/internal/problem"
)

// codes reads every problem.Code constant from the problem package's source, so
// that a code without a sentence cannot be forgotten.
func codes(t *testing.T) map[string]problem.Code {
	t.Helper()
	files, err := filepath.Glob("../problem/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no source of the problem package: %v", err)
	}
	found := map[string]problem.Code{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Code" {
				value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				found[spec.Names[0].Name] = problem.Code(value)
			}
			return true
		})
	}
	return found
}

func TestEveryCodeHasASentence(t *testing.T) {
	all := catalogue()
	known := map[problem.Code]bool{}
	for name, code := range codes(t) {
		known[code] = true
		s, ok := all[code]
		if !ok {
			t.Errorf("problem.%s (%q) has no sentence", name, code)
			continue
		}
		for _, p := range []Phrase{s.Says, s.Hint} {
			if (p.En == "") != (p.Ko == "") {
				t.Errorf("%q is said in one language only: %+v", code, p)
			}
			if strings.Contains(p.En+p.Ko, "!") {
				t.Errorf("%q shouts: %+v", code, p)
			}
		}
		if s.Says.En == "" {
			t.Errorf("%q says nothing", code)
		}
	}
	for code := range all {
		if !known[code] {
			t.Errorf("the sentence for %q belongs to no code", code)
		}
	}
}

func TestEveryCodeIsUsed(t *testing.T) {
	used := map[string]bool{}
	name := regexp.MustCompile(`problem\.([A-Z]\w+)`)
	err := filepath.WalkDir("../..", func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "words" || strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		source, err := os.ReadFile(path)
		for _, m := range name.FindAllSubmatch(source, -1) {
			used[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range codes(t) {
		if !used[name] && name != "Unexpected" {
			t.Errorf("problem.%s is raised nowhere", name)
		}
	}
}

func TestEveryChoiceIsTold(t *testing.T) {
	for id, p := range choices() {
		if p.En == "" || p.Ko == "" {
			t.Errorf("the choice %q is missing a language: %+v", id, p)
		}
	}
}

func TestTellFillsTheSentence(t *testing.T) {
	p := &problem.Problem{Code: problem.NotUTF8, Path: "posts/old.md", Line: 3}
	if got := Tell(p, English).Message; got != `“old.md” is not UTF-8 text (line 3), so it was left as it is.` {
		t.Error(got)
	}
	if got := Tell(p, Korean).Message; !strings.Contains(got, "3번째 줄") {
		t.Error(got)
	}
	shown := &problem.Problem{Code: problem.FieldReadOnly, Subject: "seo", Err: &problem.Problem{Code: problem.FieldAnchor, Subject: "seo"}}
	if told := Tell(shown, Korean); told.Code != "field-read-only" || !strings.Contains(told.Message, "“seo” 항목은 다른 항목과") || told.Hint == "" {
		t.Errorf("a field that is only shown does not say why: %+v", told)
	}
	if told := Tell(&problem.Problem{Code: problem.FieldReadOnly, Subject: "seo"}, English); !strings.Contains(told.Message, "seo") {
		t.Error(told)
	}
	half := problem.Wrap(problem.RenamingHalfDone, "posts/a.md", problem.New(problem.ReadOnly, "posts/b.md"))
	if told := Tell(half, English); !strings.Contains(told.Message, "posts/a.md") || !strings.Contains(told.Hint, "b.md") || !strings.Contains(told.Hint, "open the blog again") {
		t.Errorf("what is half done does not say why, or what to do: %+v", told)
	}
	if told := Tell(os.ErrNotExist, Korean); told.Details == "" || told.Code != "unexpected" {
		t.Errorf("an error nobody foresaw was swallowed: %+v", told)
	}
}
