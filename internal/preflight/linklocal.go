package preflight

import (
	"regexp"
	"strings"

	"penpush/internal/markdown"
	"penpush/internal/posts"
	"penpush/internal/problem"
)

var (
	localHost = regexp.MustCompile(`(?i)^https?://(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|[\w-]+\.local)(?:[:/?#]|$)`)
	localPath = regexp.MustCompile(`(?i)^(?:file:|[a-z]:[\\/]|/(?:Users|home)/[^/]+/|/(?:private/)?(?:tmp|var/folders)/|\\\\)`)
)

// onThisComputer tells an address that only works here.
func onThisComputer(ref string) bool {
	if len(ref) < 3 || ref[0] != '/' && ref[0] != '\\' && ref[1] != ':' && ref[4%len(ref)] != ':' {
		return false
	}
	return localPath.MatchString(ref)
}

// isLocalHost tells an address that a server on this computer answers.
func isLocalHost(at string) bool {
	for _, name := range []string{"localhost", "127.", "0.0.0.0", "[::1]", ".local"} {
		if strings.Contains(at, name) {
			return localHost.MatchString(at)
		}
	}
	return false
}

// linkLocal finds links and pictures that only open on the writer's computer:
//
//	[preview](http://localhost:1313/posts/x/)   ![](file:///Users/me/x.png)
//
// An address that is shown as it is, as in instructions, is meant.
func linkLocal() rule {
	return rule{
		code: problem.LinkLocal, severity: Warning,
		wrong: "[preview](http://localhost:1313/posts/x/)", right: "Open http://localhost:1313 in a browser.",
		find: func(p *post, r *report) {
			if p.root == nil {
				return
			}
			shownAs, written := map[string]bool{}, map[string]bool{}
			for _, n := range p.links {
				if to := string(n.Destination); isLocalHost(to) {
					written[to] = true
					shownAs[to] = shownAs[to] || isLocalHost("http://"+strings.TrimPrefix(words(n, p.src), "http://"))
				}
			}
			for _, ref := range p.refs {
				at := strings.TrimSpace(ref.Target)
				local := onThisComputer(at) && !p.isThere(at)
				host := isLocalHost(at) && (ref.Kind != markdown.RefLink || written[at]) && !shownAs[at]
				if !local && !host || ref.Kind == markdown.RefTag && !posts.IsPicture(at) {
					continue
				}
				found := r.at(p.body+ref.Line+1, short(at))
				if ref.Kind == markdown.RefImage && local {
					found.Severity = Error
				}
			}
		},
	}
}

// isThere tells a path that looks like one of this computer and is one of the
// site.
func (p *post) isThere(at string) bool {
	if !strings.HasPrefix(at, "/") {
		return false
	}
	_, how := p.file(p.site.Resolve(p.path, at))
	if how != nothing {
		return true
	}
	_, post := p.postAt(bare(strings.TrimPrefix(at, p.site.BasePath)))
	return post
}
