package bridge

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// built puts a built site into a blog and gives what a request answers.
func built(t *testing.T, dir string) {
	t.Helper()
	for name, content := range map[string]string{
		"public/index.html": "<p>Front",
		"public/a.css":      "p{color:red;background:url(b.png)}", "public/b.png": "\x89PNG\r\n\x1a\n", "public/draft.txt": "not yet",
		"public/hello/index.html": `<html class="x" onclick="top.fired=1"><link rel="stylesheet" href="../a.css" media="(prefers-color-scheme: dark)"><body onload="x()"><div class="a&quot;><script>x</script>">` +
			`<iframe></iframe><main><p>` + strings.Repeat("무언가 적은 글. ", 60) + `</p></main></div></body></html>`,
	} {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestThePaneIsDressedInTheSitesLookWhereTheWriterChoseIt(t *testing.T) {
	w, desktop, dir := window(t, "ko")
	get := func(address string) *httptest.ResponseRecorder {
		r := httptest.NewRecorder()
		Policy(Assets(w)).ServeHTTP(r, httptest.NewRequest(http.MethodGet, address, nil))
		return r
	}
	if all, err := w.Looks(); err != nil || len(all.Sources) != 0 || all.Missing.Message == "" {
		t.Fatalf("%+v, %v", all, err)
	}
	built(t, dir)
	all, err := w.Looks()
	if err != nil || len(all.Sources) != 1 || all.Sources[0] != (LookSource{ID: "folder:public", Kind: "folder", Where: "public"}) || all.Missing.Code != "" {
		t.Fatalf("%+v, %v", all, err)
	}
	if body := get("/pane?lang=ko&theme=dark").Body.String(); !strings.Contains(body, "/neutral.css") {
		t.Errorf("before a choice: %s", body)
	}
	if err := w.ChooseLook("folder:public"); err != nil {
		t.Fatal(err)
	}
	pane := get("/pane?lang=ko&theme=dark")
	want := `<body><div class="a&#34;&gt;&lt;script&gt;x&lt;/script&gt;" data-pp-way=""><main data-pp-post=""></main></div></body>`
	if body := pane.Body.String(); !strings.Contains(body, want) || strings.Contains(body, "<script") || strings.Contains(body, "onload") ||
		strings.Contains(body, "onclick") || !strings.Contains(body, `href="/look/sheet/0.css?dark=1" media="(min-width:0px)"`) {
		t.Error(body)
	}
	if p := pane.Header().Get("Content-Security-Policy"); !strings.HasPrefix(p, "default-src 'none'; img-src 'self' data: https:; style-src 'unsafe-inline' 'self';") {
		t.Error(p)
	}
	css := get("/look/sheet/0.css")
	if css.Body.String() != `p{color:red;background:url("/look/file/b.png")}` || css.Header().Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("%v %s", css.Header(), css.Body)
	}
	if r := get("/look/file/b.png"); r.Code != http.StatusOK || !strings.Contains(r.Header().Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("%d %v", r.Code, r.Header())
	}
	for _, address := range []string{"/look/file/draft.txt", "/look/file/hello/index.html", "/look/file/%2e%2e/secret.txt", "/look/file/..%2fposts/hello/index.md", "/look/sheet/9.css", "/look/sheet/x"} {
		if r := get(address); r.Code == http.StatusOK {
			t.Errorf("%s: %s", address, r.Body)
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, "public")); err != nil {
		t.Fatal(err)
	}
	if body := get("/pane?lang=ko&theme=dark").Body.String(); !strings.Contains(body, "/neutral.css") {
		t.Errorf("without the site: %s", body)
	}
	if all, err := w.Looks(); err != nil || all.Problem.Code != "look-gone" || all.Chosen != "folder:public" {
		t.Errorf("%+v, %v", all, err)
	}
	desktop.page = filepath.Join(dir, "nothing.html")
	if id, err := w.ChooseSavedPage(); err == nil {
		t.Errorf("a page that is not there: %s", id)
	}
	if err := w.ChooseLook(""); err != nil {
		t.Fatal(err)
	}
}
