package workspace

import (
	"context"
	"encoding/json"
	"net/url"
	"path"
	"strings"

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
	lines, err := w.Lines(post)
	if err != nil || !page.Gone && w.blog.IsDraft(post, lines) {
		return page, false
	}
	if page.URL = w.addressOf(ctx, post); page.URL == "" {
		return page, false
	}
	if page.Gone {
		return page, true
	}
	for _, c := range done.Changes {
		if c.Path != post {
			continue
		}
		added, before := sidesOf(c)
		page.Words = live.Pick(added, before)
	}
	return page, len(page.Words) > 0
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
