package history_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"penpush/internal/history"
	"penpush/internal/problem"
	"penpush/internal/text"
)

func open(t *testing.T, data, blog string) *history.History {
	t.Helper()
	h, err := history.Open(data, blog)
	must(t, err)
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	return h
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func journal(t *testing.T, h *history.History, post string) *history.Journal {
	t.Helper()
	j, err := h.Journal(post)
	must(t, err)
	t.Cleanup(func() {
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	})
	return j
}

// recovered is the text that a journal brings back.
func recovered(t *testing.T, j *history.Journal) string {
	t.Helper()
	base, edits, ok, err := j.Recover()
	must(t, err)
	if !ok {
		t.Fatal("unsaved words are lost")
	}
	return string(play(t, base, edits))
}

func play(t *testing.T, base []byte, steps [][]text.Edit) []byte {
	t.Helper()
	words, err := text.Parse(base)
	must(t, err)
	for _, edits := range steps {
		must(t, words.Apply(edits))
	}
	return words.Bytes()
}

func line(from int, lines ...string) []text.Edit {
	return []text.Edit{{From: from, To: from + 1, Lines: lines}}
}

func none(t *testing.T, j *history.Journal) {
	t.Helper()
	if _, _, ok, err := j.Recover(); ok || err != nil {
		t.Fatalf("words come back that were saved: %v %v", ok, err)
	}
}

func TestUnsavedWordsComeBack(t *testing.T) {
	data, blog := t.TempDir(), t.TempDir()
	h := open(t, data, blog)
	j := journal(t, h, "글/첫 글.md")
	none(t, j)
	if err := j.Append(line(0, "x")); err == nil {
		t.Error("edits without a base were taken")
	}
	must(t, j.Start([]byte("\ufeff하나\r\n둘\n")))
	must(t, j.Append(line(0, "하나!")))
	must(t, j.Append([]text.Edit{{From: 1, To: 2, Lines: []string{"둘", "셋"}}, {From: 2, To: 2, Lines: []string{"\xff 끝"}}}))
	must(t, j.Append(line(3, "끝")))

	again := open(t, data, blog)
	pending, err := again.Pending()
	must(t, err)
	if !reflect.DeepEqual(pending, []string{"글/첫 글.md"}) {
		t.Errorf("posts with unsaved words: %q", pending)
	}
	k := journal(t, again, "글/첫 글.md")
	base, edits, ok, err := k.Recover()
	if err != nil || !ok || string(base) != "\ufeff하나\r\n둘\n" || len(edits) != 3 || edits[1][1].Lines[0] != "\xff 끝" {
		t.Fatalf("recovered %q %+v %v %v", base, edits, ok, err)
	}
	if got := string(play(t, base, edits)); got != "\ufeff하나!\r\n둘\n셋\n끝\n" {
		t.Errorf("recovered %q", got)
	}
	must(t, k.Append(line(0, "이어서")))
	if got := recovered(t, k); !strings.HasPrefix(got, "\ufeff이어서\r\n") {
		t.Errorf("writing on after a recovery: %q", got)
	}
	must(t, k.Clear())
	none(t, k)
	if pending, err := h.Pending(); err != nil || len(pending) != 0 {
		t.Errorf("saved words are still pending: %v %v", pending, err)
	}
}

func TestANewStartDropsTheOldWordsWithItsFirstEdits(t *testing.T) {
	data, blog := t.TempDir(), t.TempDir()
	j := journal(t, open(t, data, blog), "a.md")
	must(t, j.Start([]byte("one")))
	must(t, j.Append(line(0, "one, typed")))
	must(t, j.Start([]byte("two")))
	other := journal(t, open(t, data, blog), "a.md")
	if got := recovered(t, other); got != "one, typed" {
		t.Errorf("between two starts the journal holds %q", got)
	}
	must(t, j.Append(line(0, "two, typed")))
	if got := recovered(t, other); got != "two, typed" {
		t.Errorf("after the second start the journal holds %q", got)
	}
}

func TestEachPostHasItsJournal(t *testing.T) {
	data, blog := t.TempDir(), t.TempDir()
	h := open(t, data, blog)
	for _, post := range []string{"b.md", "a.md", "a/b.md"} {
		j := journal(t, h, post)
		must(t, j.Start([]byte(post)))
		must(t, j.Append(line(0, post+"!")))
	}
	if got := recovered(t, journal(t, h, "a/b.md")); got != "a/b.md!" {
		t.Errorf("recovered %q", got)
	}
	pending, err := h.Pending()
	if err != nil || !reflect.DeepEqual(pending, []string{"a.md", "a/b.md", "b.md"}) {
		t.Errorf("pending %q %v", pending, err)
	}
	if pending, err := open(t, data, t.TempDir()).Pending(); err != nil || len(pending) != 0 {
		t.Errorf("another blog has these: %q %v", pending, err)
	}
}

// file is the one file of a kind below the history.
func file(t *testing.T, data, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(data, "history", "*", filepath.FromSlash(pattern)))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: %q %v", pattern, found, err)
	}
	return found[0]
}

func TestACutOrDamagedEndCostsOnlyItself(t *testing.T) {
	data, blog := t.TempDir(), t.TempDir()
	j := journal(t, open(t, data, blog), "a.md")
	must(t, j.Start([]byte("0")))
	whole := map[int]string{}
	var sizes []int
	for i := range 12 {
		must(t, j.Append(line(0, strings.Repeat("가", i+1))))
		info, err := os.Stat(file(t, data, "journal/*"))
		must(t, err)
		whole[int(info.Size())] = strings.Repeat("가", i+1)
		sizes = append(sizes, int(info.Size()))
	}
	full, err := os.ReadFile(file(t, data, "journal/*"))
	must(t, err)
	want := func(n int) string {
		best := ""
		for _, s := range sizes {
			if s <= n {
				best = whole[s]
			}
		}
		return best
	}
	check := func(what string, b []byte, n int) {
		t.Helper()
		must(t, os.WriteFile(file(t, data, "journal/*"), b, 0o600))
		k, err := open(t, data, blog).Journal("a.md")
		must(t, err)
		base, edits, ok, err := k.Recover()
		must(t, err)
		if want := want(n); ok != (want != "") || ok && string(play(t, base, edits)) != want {
			t.Fatalf("%s at %d of %d: recovered %v, want %q", what, n, len(full), ok, want)
		}
	}
	for n := range len(full) {
		check("cut", full[:n], n)
		damaged := bytes.Clone(full)
		damaged[n] ^= 0x55
		start := 0
		for _, s := range sizes {
			if s <= n {
				start = s
			}
		}
		check("damaged", damaged, start)
	}
	check("followed by zeros", append(bytes.Clone(full), make([]byte, 4096)...), len(full))
}

func TestWritingOnAfterACutEnd(t *testing.T) {
	data, blog := t.TempDir(), t.TempDir()
	h := open(t, data, blog)
	j, err := h.Journal("a.md")
	must(t, err)
	must(t, j.Start([]byte("0")))
	must(t, j.Append(line(0, "kept")))
	must(t, j.Append(line(0, "cut off in the middle of a long record")))
	must(t, j.Close())
	name := file(t, data, "journal/*")
	info, err := os.Stat(name)
	must(t, err)
	must(t, os.Truncate(name, info.Size()-5))
	k := journal(t, h, "a.md")
	if got := recovered(t, k); got != "kept" {
		t.Fatalf("recovered %q", got)
	}
	must(t, k.Append(line(0, "on")))
	if got := recovered(t, journal(t, h, "a.md")); got != "on" {
		t.Fatalf("after the cut end: %q", got)
	}
}

func TestALongJournalIsPutTogether(t *testing.T) {
	data, blog := t.TempDir(), t.TempDir()
	j := journal(t, open(t, data, blog), "a.md")
	must(t, j.Start([]byte("one\r\ntwo\r\n")))
	long := strings.Repeat("긴 문단 ", 5000)
	var want string
	for i := range 300 {
		want = long + strconv.Itoa(i)
		must(t, j.Append(line(1, want)))
	}
	info, err := os.Stat(file(t, data, "journal/*"))
	must(t, err)
	if info.Size() > 9<<20 {
		t.Errorf("a journal of one paragraph has %d bytes", info.Size())
	}
	if got := recovered(t, j); got != "one\r\n"+want+"\r\n" {
		t.Error("putting it together changed the words")
	}
}

func FuzzJournalKeepsEveryEdit(f *testing.F) {
	f.Add(uint64(1), []byte("a\r\nb\n"))
	f.Add(uint64(2), []byte(""))
	f.Fuzz(func(t *testing.T, seed uint64, base []byte) {
		words, err := text.Parse(base)
		if err != nil {
			return
		}
		data, blog := t.TempDir(), t.TempDir()
		j := journal(t, open(t, data, blog), "a.md")
		must(t, j.Start(base))
		random := rand.New(rand.NewPCG(seed, 1))
		for range 20 {
			edits := randomEdits(random, words.Len())
			must(t, words.Apply(edits))
			must(t, j.Append(edits))
		}
		if got := recovered(t, journal(t, open(t, data, blog), "a.md")); got != string(words.Bytes()) {
			t.Fatalf("recovered %q, typed %q", got, words.Bytes())
		}
	})
}

func randomEdits(random *rand.Rand, lines int) []text.Edit {
	from := random.IntN(lines + 1)
	to := from + random.IntN(lines-from+1)
	e := text.Edit{From: from, To: to}
	for range random.IntN(3) {
		e.Lines = append(e.Lines, strings.Repeat("글", random.IntN(4)))
	}
	return []text.Edit{e}
}

func TestOneWindowPerBlog(t *testing.T) {
	data, blog := t.TempDir(), t.TempDir()
	release, err := open(t, data, blog).Lock()
	must(t, err)
	_, err = open(t, data, blog).Lock()
	if !problem.Is(err, problem.BlogInUse) || problem.Of(err).Subject != filepath.Base(blog) {
		t.Fatalf("two windows write one journal: %v", err)
	}
	other, err := open(t, data, t.TempDir()).Lock()
	must(t, err)
	other()
	release()
	release, err = open(t, data, blog).Lock()
	must(t, err)
	release()
}

const (
	crashData = "PENPUSH_TEST_CRASH_DATA"
	crashBlog = "PENPUSH_TEST_CRASH_BLOG"
)

// TestMain is also the program that is killed while somebody types.
func TestMain(m *testing.M) {
	if data := os.Getenv(crashData); data != "" {
		typeForEver(data, os.Getenv(crashBlog), os.Stdout)
	}
	os.Exit(m.Run())
}

// typeForEver says the number of each step once Append returned for it. Every
// 50 steps it begins anew, as a save does while the writer types on.
func typeForEver(data, blog string, out io.Writer) {
	h, err := history.Open(data, blog)
	if err == nil {
		_, err = h.Lock()
	}
	var j *history.Journal
	if err == nil {
		j, err = h.Journal("a.md")
	}
	end := time.Now().Add(10 * time.Second) // should the test die first
	for i := 0; err == nil && time.Now().Before(end); i++ {
		if i%50 == 0 {
			err = j.Start([]byte(fmt.Sprint(i)))
		}
		if err == nil {
			err = j.Append(line(0, fmt.Sprint(i+1)))
		}
		if err == nil {
			_, err = fmt.Fprintln(out, i+1)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func TestKillingTheWindowLosesNothingThatWasTyped(t *testing.T) {
	for run := range 10 {
		data, blog := t.TempDir(), t.TempDir()
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), crashData+"="+data, crashBlog+"="+blog)
		out, err := child.StdoutPipe()
		must(t, err)
		must(t, child.Start())
		lines := bufio.NewScanner(out)
		stop := 1 + run*137
		last := 0
		for lines.Scan() {
			last, err = strconv.Atoi(lines.Text())
			must(t, err)
			if last == stop {
				must(t, child.Process.Kill())
			}
		}
		var exit *exec.ExitError
		if err := child.Wait(); !errors.As(err, &exit) || last < stop {
			t.Fatalf("the typing program ended by itself after %d: %v", last, err)
		}
		h := open(t, data, blog)
		release, err := h.Lock()
		if err != nil {
			t.Fatalf("a killed window still holds the blog: %v", err)
		}
		release()
		got, err := strconv.Atoi(recovered(t, journal(t, h, "a.md")))
		must(t, err)
		if got < last {
			t.Fatalf("typed up to step %d, the journal brings back %d", last, got)
		}
	}
}
