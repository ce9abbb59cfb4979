package live

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

func quick() Patience {
	return Patience{First: time.Millisecond, Most: 5 * time.Millisecond, Late: 20 * time.Millisecond, End: time.Minute}
}

// A site is built some time after the push: it is waited for, and told once.
func TestAPageThatBecomesLive(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	site := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		if len(in.Cookies()) > 0 {
			t.Error("cookies were sent")
		}
		http.SetCookie(out, &http.Cookie{Name: "a", Value: "b"})
		switch n := asked.Add(1); {
		case n < 3:
			http.NotFound(out, in)
		case n < 40:
			out.Write([]byte("<p>The old words"))
		default:
			out.Write([]byte("<html><p>It&#8217;s <b>quite</b>\n new &mdash; “here” 한글도</p><script>no words</script>"))
		}
	}))
	defer site.Close()
	var told []State
	state, err := Watch(t.Context(), Page{URL: site.URL, Words: []string{"It's quite new - \"here\"", "한글도"}}, quick(), func(s State) { told = append(told, s) })
	if err != nil || state != Live || told[0] != Waiting || told[len(told)-1] != Live || len(told) > 3 {
		t.Errorf("%v %v %v", state, told, err)
	}
}

func TestAPageThatIsGone(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	site := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		if asked.Add(1) > 2 {
			http.NotFound(out, in)
		}
	}))
	defer site.Close()
	if state, err := Watch(t.Context(), Page{URL: site.URL, Gone: true}, quick(), func(State) {}); err != nil || state != Live {
		t.Errorf("%v, %v", state, err)
	}
}

func TestPatienceEnds(t *testing.T) {
	t.Parallel()
	site := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		http.Redirect(out, in, "/again", http.StatusFound) // for ever
	}))
	defer site.Close()
	short := quick()
	short.End = 50 * time.Millisecond
	if state, err := Watch(t.Context(), Page{URL: site.URL}, short, func(State) {}); err != nil || state != Unseen {
		t.Errorf("%v, %v", state, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Watch(ctx, Page{URL: site.URL}, quick(), func(State) {}); err == nil {
		t.Error("a cancelled watch goes on")
	}
	for _, bad := range []string{"", "file:///etc/passwd", "ftp://x/", "//x"} {
		if _, err := Watch(t.Context(), Page{URL: bad}, quick(), func(State) {}); err == nil {
			t.Errorf("%q is watched", bad)
		}
	}
}

func TestPickTakesWhatAPageShowsAsItIs(t *testing.T) {
	got := Pick([]string{
		"- **A list** with plain words in it", "short", "the same words as before", "![a picture](x.png)",
		"1. 올해 무엇을 했는지 천천히 적어 봅니다", "{{< youtube abcdefghijklmnop >}}",
	}, []string{"The same words as before."})
	for _, want := range []string{"with plain words in it", "올해 무엇을 했는지 천천히 적어 봅니다"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	for _, no := range got {
		if no == "short" || no == "the same words as before" || no == "x.png" {
			t.Errorf("%q", no)
		}
	}
}
