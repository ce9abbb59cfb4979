package workspace

import (
	"context"
	"encoding/json"
	"net/url"
	"path"
	"slices"
	"strings"

	"penpush/internal/frontmatter"
	"penpush/internal/live"
	"penpush/internal/publish"
)

// LivePage is where, and by which words, a publish will be seen on the site.
// False is a site whose address is not known, or a change that shows on no page.
func (w *Workspace) LivePage(ctx context.Context, call PublishCall, done Published) (live.Page, bool) {
	if len(call.Posts) == 0 || w.blog.Look(ctx) != nil {
		return live.Page{}, false
	}
	post := call.Posts[0]
	if to, moved := done.Moved[post]; moved {
		post = to
	}
	page := live.Page{Gone: call.Unpublish != ""}
	opened := slices.Contains(done.Opened, post)
	lines, err := w.Lines(post)
	// The editor may still have it as the draft that it was.
	if err != nil || !page.Gone && !opened && w.blog.IsDraft(post, lines) {
		return page, false
	}
	if page.URL = w.addressOf(ctx, post); page.URL == "" {
		return page, false
	}
	if page.Gone {
		return page, true
	}
	page.Words = newWords(lines, post, opened, done.Changes)
	return page, len(page.Words) > 0
}

// newWords are words that the page did not show before. Of the front matter only
// the title is sure to be on a page.
func newWords(lines []string, post string, opened bool, changes []publish.Change) []string {
	doc := frontmatter.Read(lines)
	body := lines[doc.Body:]
	if opened { // nobody has seen any of it
		return live.Pick(body, nil)
	}
	for _, c := range changes {
		if c.Path != post {
			continue
		}
		added, before := sidesOf(c)
		shown := slices.DeleteFunc(slices.Clone(added), func(line string) bool { return !slices.Contains(body, line) })
		if f, ok := doc.Get("title"); ok && f.Line > 0 && slices.Contains(added, lines[f.Line-1]) {
			shown = append(shown, f.Text)
		}
		return live.Pick(shown, before)
	}
	return nil
}

// BuildOnHost is what to ask the host of a public repository about a publish.
func (w *Workspace) BuildOnHost(ctx context.Context, hosts []live.Host, done Published) (live.Build, bool) {
	to, err := w.Destination(ctx)
	if err != nil {
		return live.Build{}, false
	}
	return live.BuildOf(hosts, to.Address, done.Commit)
}

// sidesOf gives the new lines of a change, and all others that are shown.
func sidesOf(c publish.Change) (added, before []string) {
	for _, h := range c.Hunks {
		for _, l := range h.Lines {
			if l.Op == "+" {
				added = append(added, l.Text)
			} else {
				before = append(before, l.Text)
			}
		}
	}
	return added, before
}

// addressOf is a post's address on the site, or "".
func (w *Workspace) addressOf(ctx context.Context, post string) string {
	at, ok := w.blog.Address(post)
	if !ok || at.URL != "" {
		return at.URL
	}
	host := w.siteHost()
	if host == "" {
		if to, err := w.Destination(ctx); err == nil {
			host = PagesOf(to.Address)
		}
	}
	u, err := url.Parse(host)
	if err != nil || host == "" {
		return ""
	}
	where := at.Path
	if base := strings.TrimSuffix(u.Path, "/"); !strings.HasPrefix(where, base+"/") {
		where = base + where
	}
	return u.Scheme + "://" + u.Host + (&url.URL{Path: where}).EscapedPath()
}

// siteHost finds the site's address where the generator's configuration does not
// say it: the CNAME file of a host, or "homepage" in package.json.
func (w *Workspace) siteHost() string {
	for _, name := range []string{"CNAME", "static/CNAME", "public/CNAME", "source/CNAME"} {
		b, err := w.root.Read(name, 1<<10)
		if host := strings.TrimSpace(string(b)); err == nil && host != "" && !strings.ContainsAny(host, "/ \n") {
			return "https://" + host
		}
	}
	b, err := w.root.Read("package.json", 1<<20)
	var about struct{ Homepage string }
	if err != nil || json.Unmarshal(b, &about) != nil {
		return ""
	}
	if u, err := url.Parse(about.Homepage); err == nil && (u.Scheme == "https" || u.Scheme == "http") && isSite(u) {
		return about.Homepage
	}
	return ""
}

// isSite tells a site's address from that of its source.
func isSite(u *url.URL) bool {
	switch u.Hostname() {
	case "github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "www.npmjs.com":
		return false
	}
	return path.Ext(u.Path) != ".git"
}

// PagesOf is where GitHub and its kin show a repository of this address, or "".
func PagesOf(address string) string {
	place := strings.TrimSuffix(strings.TrimSuffix(address, "/"), ".git")
	for host, pages := range map[string]string{"github.com": ".github.io", "gitlab.com": ".gitlab.io", "codeberg.org": ".codeberg.page"} {
		at := strings.Index(place, host)
		if at < 0 {
			continue
		}
		owner, name, ok := strings.Cut(strings.TrimLeft(place[at+len(host):], "/:"), "/")
		if !ok || owner == "" || name == "" || strings.Contains(name, "/") {
			return ""
		}
		site := "https://" + strings.ToLower(owner) + pages
		if strings.EqualFold(name, owner+pages) || name == "pages" {
			return site
		}
		return site + "/" + name
	}
	return ""
}
