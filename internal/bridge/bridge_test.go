package bridge

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/settings"
	"penpush/internal/text"
	"penpush/internal/words"
)

// folder is a desktop whose dialogs always choose the same folder.
type folder struct{ chosen, opened, page string }

func (f *folder) ChooseFolder(string) (string, error)     { return f.chosen, nil }
func (f *folder) ChoosePictures(string) ([]string, error) { return nil, nil }
func (f *folder) ChoosePage(string) (string, error)       { return f.page, nil }
func (f *folder) OpenAddress(a string) error              { f.opened = a; return nil }
func (f *folder) Announce(string, ...any)                 {}
func (f *folder) Show()                                   {}
func (f *folder) SetTitle(string)                         {}
func (f *folder) Unspelt() []string                       { return []string{"ko"} }

const post = "posts/hello/index.md"

func window(t *testing.T, locale string) (*Window, *folder, string) {
	t.Helper()
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(t.TempDir(), "none"))
	dir := t.TempDir()
	for name, content := range map[string]string{
		"gatsby-config.js": "module.exports = {}\n",
		post:               "---\ntitle: \"안녕\"\ndate: \"2024-01-01 10:00\"\ncover: ''\ntags:\n    - a\nmeta:\n  deep: &x {a: 1}\n  author: Mira\nseo: {a: 1}\n---\n\n# 안녕\n",
		"secret.txt":       "secret",
	} {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	store, err := settings.Load(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	desktop := &folder{chosen: t.TempDir()}
	w := NewWindow(desktop, store, Options{Locale: locale, DataDir: t.TempDir()})
	if _, err := w.OpenBlog(dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.CloseBlog() })
	return w, desktop, dir
}

func ask(w *Window, method, address string, body []byte) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	Policy(Assets(w)).ServeHTTP(rec, httptest.NewRequest(method, address, bytes.NewReader(body)))
	return rec
}

func TestNoFrameMayRunScript(t *testing.T) {
	w, _, _ := window(t, "en")
	pane := ask(w, http.MethodGet, "/pane?lang=ko&theme=dark", nil)
	policy := pane.Header().Get("Content-Security-Policy")
	if !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "script-src") || !strings.Contains(policy, "frame-src 'none'") {
		t.Errorf("the preview's frame may run script: %q", policy)
	}
	if strings.Contains(pane.Body.String(), "<script") {
		t.Error("the frame has a script of its own")
	}
	page := ask(w, http.MethodGet, "/anything", nil).Header().Get("Content-Security-Policy")
	for _, must := range []string{"default-src 'self'", "frame-src 'self'", "object-src 'none'", "base-uri 'none'"} {
		if !strings.Contains(page, must) {
			t.Errorf("the app's page lacks %q: %q", must, page)
		}
	}
	if strings.Contains(page, "unsafe-eval") || strings.Contains(strings.Split(page, "style-src")[0], "unsafe-inline") {
		t.Errorf("the app's page may run foreign script: %q", page)
	}
	if got := ask(w, http.MethodGet, `/pane?lang="><script>alert(1)</script>`, nil).Body.String(); strings.Contains(got, "<script>") {
		t.Error("an address writes into the frame")
	}
}

func TestAPictureComesFromTheBlogAlone(t *testing.T) {
	w, _, dir := window(t, "en")
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	rec := ask(w, http.MethodPost, "/pictures?post="+url.QueryEscape(post)+"&name="+url.QueryEscape("내 그림.png"), drawn.Bytes())
	var taken []Picture
	if err := json.Unmarshal(rec.Body.Bytes(), &taken); err != nil || len(taken) != 1 || taken[0].Reference != "./내-그림.png" {
		t.Fatalf("%v %s", err, rec.Body)
	}
	got := ask(w, http.MethodGet, "/picture?post="+url.QueryEscape(post)+"&ref="+url.QueryEscape(taken[0].Reference), nil)
	if got.Code != http.StatusOK || !bytes.Equal(got.Body.Bytes(), drawn.Bytes()) || got.Header().Get("Content-Type") != "image/png" {
		t.Errorf("%d %v", got.Code, got.Header())
	}
	outside := filepath.Join(filepath.Dir(dir), "outside.png")
	if err := os.WriteFile(outside, drawn.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, ref := range []string{"../../../outside.png", outside, "file://" + outside, "/../outside.png", "./none.png"} {
		if got := ask(w, http.MethodGet, "/picture?post="+url.QueryEscape(post)+"&ref="+url.QueryEscape(ref), nil); got.Code != http.StatusNotFound {
			t.Errorf("%s: %d %s", ref, got.Code, got.Body)
		}
	}
	rec = ask(w, http.MethodPost, "/pictures?post="+url.QueryEscape(post)+"&name=x.png", []byte("no picture"))
	if err := json.Unmarshal(rec.Body.Bytes(), &taken); err != nil || taken[0].Problem.Message == "" {
		t.Errorf("%v %s", err, rec.Body)
	}
}

func TestTheFormIsToldInWords(t *testing.T) {
	w, _, _ := window(t, "ko_KR.UTF-8")
	o, err := w.Open(post)
	if err != nil {
		t.Fatal(err)
	}
	controls := map[string]string{}
	for _, f := range o.FrontMatter.Fields {
		controls[f.Key] = f.Control
		if f.ReadOnly && f.Reason == "" {
			t.Errorf("%s is read-only and nobody says why", f.Key)
		}
	}
	for key, want := range map[string]string{"title": "text", "date": "datetime", "cover": "picture", "tags": "list", "meta.author": "text", "meta.deep": "none", "seo": "none"} {
		if controls[key] != want {
			t.Errorf("%s is edited by %q, not %q", key, controls[key], want)
		}
	}
}

func TestAnEditAndItsPatch(t *testing.T) {
	w, _, _ := window(t, "en")
	o, err := w.Open(post)
	if err != nil {
		t.Fatal(err)
	}
	var page Page
	if err := json.Unmarshal(ask(w, http.MethodGet, "/page?post="+url.QueryEscape(post), nil).Body.Bytes(), &page); err != nil || page.Version != o.Version {
		t.Fatalf("%v %+v", err, page)
	}
	last := len(o.Lines) - 1
	a, err := w.Edit(EditCall{
		Post: post, Base: o.Version, Version: o.Version + 1, Preview: true,
		Edits: []text.Edit{{From: last, To: last + 1, Lines: []string{"", "**새 글**"}}},
	})
	if err != nil || !a.HasPatch || a.From != page.Version || len(a.Patch.Insert) != 1 || !strings.Contains(a.Patch.Insert[0].HTML, "<strong>새 글</strong>") {
		t.Errorf("%v %+v", err, a)
	}
}

func TestOnlyWebAndMailAddressesLeave(t *testing.T) {
	w, desktop, _ := window(t, "en")
	for _, address := range []string{"javascript:alert(1)", "file:///etc/passwd", "vbscript:x", "smb://x", ""} {
		if err := w.OpenAddress(address); err == nil || desktop.opened != "" {
			t.Errorf("%q was opened", address)
		}
	}
	if err := w.OpenAddress("https://example.org/"); err != nil || desktop.opened != "https://example.org/" {
		t.Errorf("%v %q", err, desktop.opened)
	}
}

func TestWhereALinkOfThePreviewLeads(t *testing.T) {
	w, desktop, _ := window(t, "en")
	for address, want := range map[string]LinkTarget{
		"https://example.org/a?b#c":           {Kind: "outside", Address: "https://example.org/a?b#c"},
		"//example.org":                       {Kind: "outside", Address: "https://example.org"},
		" ht\ntps://example.org":              {Kind: "outside", Address: "https://example.org"},
		"mailto:a@example.org":                {Kind: "outside", Address: "mailto:a@example.org"},
		"java\nscript:alert(1)":               {Kind: "refused", Address: "javascript:alert(1)"},
		"\x01JavaScript:x":                    {Kind: "refused", Address: "JavaScript:x"},
		"data:text/html,<script>x</script>":   {Kind: "refused", Address: "data:text/html,<script>x</script>"},
		"file:///etc/passwd":                  {Kind: "refused", Address: "file:///etc/passwd"},
		"blob:https://x/y":                    {Kind: "refused", Address: "blob:https://x/y"},
		"../gone.md":                          {Kind: "nothing", Address: "../gone.md"},
		"{{ site.url }}/a:b":                  {Kind: "nothing", Address: "{{ site.url }}/a:b"},
		"/" + strings.TrimSuffix(post, ".md"): {Kind: "nothing", Address: "/" + strings.TrimSuffix(post, ".md")},
	} {
		if got, err := w.FollowLink(post, address); err != nil || got != want {
			t.Errorf("%q leads to %+v, %v; want %+v", address, got, err, want)
		}
	}
	if got, err := w.FollowLink(post, path.Base(post)+"#x"); err != nil || got != (LinkTarget{Kind: "post", Post: post, Heading: "x"}) {
		t.Errorf("%+v, %v", got, err)
	}
	if desktop.opened != "" {
		t.Errorf("%q was opened", desktop.opened)
	}
}

func TestThePaneLoadsRemotePicturesOnlyWhereTheWriterLetsIt(t *testing.T) {
	w, _, _ := window(t, "en")
	images := func() string {
		r := httptest.NewRecorder()
		Policy(Assets(w)).ServeHTTP(r, httptest.NewRequest(http.MethodGet, "/pane", nil))
		for _, part := range strings.Split(r.Header().Get("Content-Security-Policy"), ";") {
			if part = strings.TrimSpace(part); strings.HasPrefix(part, "img-src") || strings.Contains(part, "script") {
				return part
			}
		}
		return ""
	}
	if got := images(); got != "img-src 'self' data: https:" {
		t.Errorf("at first: %s", got)
	}
	if err := w.SetRemotePictures(false); err != nil {
		t.Fatal(err)
	}
	if got := images(); got != "img-src 'self' data:" {
		t.Errorf("switched off: %s", got)
	}
	if err := w.SetRemotePictures(true); err != nil || images() != "img-src 'self' data: https:" {
		t.Errorf("switched on again: %v, %s", err, images())
	}
}

func TestAPlanThatCannotBeSaysWhy(t *testing.T) {
	w, _, _ := window(t, "ko")
	p, err := w.PlanPublish(PublishCall{Posts: []string{post}})
	if err != nil || p.Problem.Message == "" || p.Problem.Code == "unexpected" {
		t.Errorf("a folder without a repository: %v %+v", err, p.Problem)
	}
}

func TestARejectionIsReadAsAProblem(t *testing.T) {
	w, _, _ := window(t, "ko")
	_, err := w.Open("posts/none/index.md")
	carried, ok := InWords(w, err).(string)
	var told words.Told
	if !ok || json.Unmarshal([]byte(carried), &told) != nil || told.Code != "not-found" || told.Message == "" {
		t.Errorf("%v %q", err, carried)
	}
}

func TestTagsChangeAsPlannedAndBack(t *testing.T) {
	w, _, dir := window(t, "ko")
	plan, err := w.PlanTags(TagChange{Key: "tags", From: []string{"a"}, To: "나"})
	if err != nil || len(plan.Files) != 1 || plan.Files[0].Added != 1 || plan.Files[0].Removed != 1 || len(plan.Left) != 0 {
		t.Fatalf("%v %+v", err, plan)
	}
	if done, err := w.ChangeTags(plan.ID); err != nil || done.Posts != 1 {
		t.Fatalf("%v %+v", err, done)
	}
	if all, err := w.AllTags(); err != nil || all.LastPosts != 1 || all.Last.To != "나" || len(all.Tags) != 1 || all.Tags[0].Tag != "나" {
		t.Errorf("%v %+v", err, all)
	}
	if b, err := os.ReadFile(filepath.Join(dir, post)); err != nil || !strings.Contains(string(b), "\n    - 나\n") {
		t.Errorf("%v %s", err, b)
	}
	if done, err := w.UndoTags(); err != nil || done.Posts != 1 || len(done.Left) != 0 {
		t.Errorf("%v %+v", err, done)
	}
	if all, err := w.AllTags(); err != nil || all.LastPosts != 0 || all.Tags[0].Tag != "a" {
		t.Errorf("%v %+v", err, all)
	}
}
