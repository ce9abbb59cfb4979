package text

import (
	"bytes"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"penpush/internal/problem"
)

func TestParseGivesBackEveryByte(t *testing.T) {
	for _, file := range []string{
		"", "a", "a\n", "a\r\nb\n", "\ufeffa\r\n\r\n", "\ufeff\ufeffa\n", "\ufeff", "lone\rreturn\nb", "\r\n", "\n\n\n", "끝에 새 줄 없음",
	} {
		x, err := Parse([]byte(file))
		if err != nil {
			t.Fatalf("%q: %v", file, err)
		}
		if got := string(x.Bytes()); got != file {
			t.Errorf("opening and saving %q would write %q", file, got)
		}
	}
}

func TestParseRefusesWhatIsNoText(t *testing.T) {
	if _, err := Parse([]byte("ok\nna\xefve\n")); !problem.Is(err, problem.NotUTF8) || problem.Of(err).Line != 2 {
		t.Errorf("latin-1 text: %v", err)
	}
	if _, err := Parse([]byte("PNG\x00")); !problem.Is(err, problem.Binary) {
		t.Errorf("binary file: %v", err)
	}
}

func TestApplyKeepsTerminators(t *testing.T) {
	for _, c := range []struct {
		name, before string
		edits        []Edit
		after        string
	}{
		{"one line of a CRLF file", "a\r\nb\r\nc", []Edit{{1, 2, []string{"B"}}}, "a\r\nB\r\nc"},
		{"a new line takes its neighbour's end", "a\r\nb\n", []Edit{{1, 1, []string{"x"}}}, "a\r\nx\r\nb\n"},
		{"typing past the end of a file without newline", "a\r\nb", []Edit{{2, 2, []string{"c"}}}, "a\r\nb\r\nc"},
		{"Enter on the last line", "a\nb", []Edit{{1, 2, []string{"b", ""}}}, "a\nb\n"},
		{"taking the final newline away", "a\nb\n", []Edit{{1, 3, []string{"b"}}}, "a\nb"},
		{"everything deleted", "a\r\nb\r\n", []Edit{{0, 3, []string{""}}}, ""},
		{"no lines at all", "a\n", []Edit{{0, 2, nil}}, ""},
		{"two places at once", "1\n2\r\n3\n4", []Edit{{0, 1, nil}, {2, 3, []string{"x", "y"}}}, "2\r\nx\ny\n4"},
		{"into an empty file", "", []Edit{{0, 1, []string{"a", "b"}}}, "a\nb"},
		{"the mark at the beginning stays", "\ufeffa\n", []Edit{{0, 1, []string{"b"}}}, "\ufeffb\n"},
	} {
		x, err := Parse([]byte(c.before))
		if err != nil {
			t.Fatal(err)
		}
		if err := x.Apply(c.edits); err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := string(x.Bytes()); got != c.after {
			t.Errorf("%s: the file would be %q, not %q", c.name, got, c.after)
		}
	}
}

func TestApplyRefusesWhatIsOutOfPlace(t *testing.T) {
	for _, edits := range [][]Edit{
		{{0, 4, nil}}, {{2, 1, nil}}, {{1, 2, nil}, {0, 1, nil}}, {{-1, 0, nil}}, {{0, 1, []string{"a\nb"}}},
	} {
		x, _ := Parse([]byte("a\nb\nc"))
		if err := x.Apply(edits); err == nil {
			t.Errorf("%v was taken", edits)
		}
		if string(x.Bytes()) != "a\nb\nc" {
			t.Errorf("%v was refused and still changed the text", edits)
		}
	}
}

func TestDiff(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	words := []string{"a", "b", "", "가"}
	some := func() []string {
		out := make([]string, 1+r.Intn(6))
		for i := range out {
			out[i] = words[r.Intn(len(words))]
		}
		return out
	}
	for range 2000 {
		a, b := some(), some()
		x, _ := Parse([]byte(strings.Join(a, "\n")))
		if err := x.Apply(Diff(a, b)); err != nil || !slices.Equal(x.Lines(), b) {
			t.Fatalf("%q to %q gave %q, %v", a, b, x.Lines(), err)
		}
	}
}

// FuzzApply: random edits on mixed text change only the lines they name.
func FuzzApply(f *testing.F) {
	f.Add("a\r\nb\nc", uint8(1), uint8(2), "x")
	f.Add("\ufeff\r\n\r\n", uint8(0), uint8(1), "")
	f.Fuzz(func(t *testing.T, file string, from, to uint8, typed string) {
		x, err := Parse([]byte(file))
		if err != nil {
			return
		}
		n := x.Len()
		a := int(from) % (n + 1)
		b := a + int(to)%(n-a+1)
		before := append([]line(nil), x.lines...)
		if err := x.Apply([]Edit{{a, b, strings.Split(typed, "\n")}}); err != nil {
			t.Fatal(err)
		}
		for i := 0; i < a; i++ {
			last := i == a-1 && (before[i].end == "" || i == len(x.lines)-1)
			if x.lines[i].text != before[i].text || !last && x.lines[i].end != before[i].end {
				t.Fatalf("line %d before the edit changed from %q to %q", i, before[i], x.lines[i])
			}
		}
		tail := before[b:]
		got := x.lines[len(x.lines)-len(tail):]
		if !slices.Equal(tail, got) {
			t.Fatalf("lines after the edit changed from %q to %q", tail, got)
		}
		again, err := Parse(x.Bytes())
		if err != nil && !bytes.ContainsRune([]byte(typed), 0) && !strings.Contains(typed, "\xff") {
			return // what was typed is no UTF-8; the editor never sends that
		}
		if err == nil && !strings.ContainsAny(typed, "\r") && !bytes.Equal(again.Bytes(), x.Bytes()) {
			t.Fatalf("saved and opened again: %q became %q", x.Bytes(), again.Bytes())
		}
	})
}
