package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Host is a place that keeps repositories and tells everybody, without an account,
// what became of the public ones' builds.
type Host struct {
	// Name is in the addresses of its repositories; API is where it is asked.
	Name, API string
	// Kind is "github", "gitlab" or "forgejo".
	Kind string
}

// Hosts are those that are known.
func Hosts() []Host {
	return []Host{
		{"github.com", "https://api.github.com", "github"},
		{"gitlab.com", "https://gitlab.com/api/v4", "gitlab"},
		{"codeberg.org", "https://codeberg.org/api/v1", "forgejo"},
	}
}

// Build is what to ask a host about: its builds and checks of one commit.
type Build struct {
	host               Host
	repository, commit string
}

// BuildOf finds out whether, and where, a repository's address can be asked about a
// commit.
func BuildOf(hosts []Host, address, commit string) (Build, bool) {
	name, repository := placeOf(address)
	at := slices.IndexFunc(hosts, func(h Host) bool { return strings.EqualFold(h.Name, name) })
	if at < 0 || strings.Count(repository, "/") < 1 || commit == "" {
		return Build{}, false
	}
	return Build{hosts[at], repository, commit}, true
}

var short = regexp.MustCompile(`^(?:[^/@:]+@)?([^/:@]+\.[^/:@]+):([^/].*)$`)

// placeOf is the server and the repository in an address.
func placeOf(address string) (host, repository string) {
	if m := short.FindStringSubmatch(address); m != nil {
		host, repository = m[1], m[2]
	} else if u, err := url.Parse(address); err == nil {
		host, repository = u.Hostname(), u.Path
	}
	return host, strings.TrimSuffix(strings.Trim(repository, "/"), ".git")
}

// Failure is a build or check that failed.
type Failure struct {
	// Name is what the host calls it, URL where its words are, or "".
	Name, URL string
}

// errClosed is a host that tells nothing to strangers, or no more for now.
var errClosed = errors.New("the host does not say")

// Watch asks the host until a build or check of the commit failed. It gives false
// when none did while anybody had patience, and when the host tells nothing: a
// private repository, or too many questions. Nothing is sent but the repository's
// name and the commit's.
func (b Build) Watch(ctx context.Context, patience Patience) (Failure, bool) {
	client := &http.Client{Timeout: mostTime, CheckRedirect: func(to *http.Request, via []*http.Request) error {
		if len(via) >= mostRedirects || to.URL.Host != via[0].URL.Host || to.URL.Scheme != via[0].URL.Scheme {
			return errors.New("redirected elsewhere")
		}
		return nil
	}}
	began, pause := time.Now(), patience.First
	for time.Since(began) < patience.End {
		select {
		case <-ctx.Done():
			return Failure{}, false
		case <-time.After(pause):
		}
		failed, err := b.failed(ctx, client)
		if errors.Is(err, errClosed) {
			return Failure{}, false
		}
		if err == nil && failed != nil {
			return *failed, true
		}
		pause = min(pause*3/2, patience.Most)
	}
	return Failure{}, false
}

// ForBuilds is the patience with a host's builds: strangers may ask few questions.
func ForBuilds() Patience {
	return Patience{First: 20 * time.Second, Most: 3 * time.Minute, End: 30 * time.Minute}
}

// failed asks once; nil is nothing that failed yet.
func (b Build) failed(ctx context.Context, client *http.Client) (*Failure, error) {
	commit := url.PathEscape(b.commit)
	switch b.host.Kind {
	case "gitlab":
		return b.pipelines(ctx, client)
	case "forgejo":
		return b.statuses(ctx, client, "/repos/"+b.repository+"/commits/"+commit+"/status")
	}
	if failed, err := b.checks(ctx, client, "/repos/"+b.repository+"/commits/"+commit+"/check-runs?per_page=100"); failed != nil || err != nil {
		return failed, err
	}
	return b.statuses(ctx, client, "/repos/"+b.repository+"/commits/"+commit+"/status")
}

// checks are GitHub's check runs, which its own Pages and Actions are.
func (b Build) checks(ctx context.Context, client *http.Client, path string) (*Failure, error) {
	var said struct {
		Runs []struct {
			Name       string
			Conclusion string
			HTMLURL    string `json:"html_url"`
		} `json:"check_runs"`
	}
	if err := b.ask(ctx, client, path, &said); err != nil {
		return nil, err
	}
	for _, run := range said.Runs {
		// One that was cancelled made room for a newer publish.
		if slices.Contains([]string{"failure", "timed_out", "startup_failure"}, run.Conclusion) {
			return &Failure{run.Name, run.HTMLURL}, nil
		}
	}
	return nil, nil
}

// statuses are what other services, such as those that build sites, say of a
// commit.
func (b Build) statuses(ctx context.Context, client *http.Client, path string) (*Failure, error) {
	var said struct {
		Statuses []struct {
			State, Status, Context string
			TargetURL              string `json:"target_url"`
		}
	}
	if err := b.ask(ctx, client, path, &said); err != nil {
		return nil, err
	}
	for _, one := range said.Statuses {
		if state := one.State + one.Status; state == "failure" || state == "error" {
			return &Failure{one.Context, one.TargetURL}, nil
		}
	}
	return nil, nil
}

func (b Build) pipelines(ctx context.Context, client *http.Client) (*Failure, error) {
	var said []struct {
		Status string
		WebURL string `json:"web_url"`
	}
	path := "/projects/" + url.PathEscape(b.repository) + "/pipelines?per_page=20&sha=" + url.QueryEscape(b.commit)
	if err := b.ask(ctx, client, path, &said); err != nil {
		return nil, err
	}
	for _, one := range said {
		if one.Status == "failed" {
			return &Failure{"pipeline", one.WebURL}, nil
		}
	}
	return nil, nil
}

// ask reads one answer. A host that refuses is not asked again.
func (b Build) ask(ctx context.Context, client *http.Client, path string, said any) error {
	in, err := http.NewRequestWithContext(ctx, http.MethodGet, b.host.API+path, nil)
	if err != nil {
		return fmt.Errorf("ask %s: %w", b.host.Name, err)
	}
	in.Header.Set("User-Agent", "Penpush (waits for a publish)")
	in.Header.Set("Accept", "application/json")
	out, err := client.Do(in)
	if err != nil {
		return fmt.Errorf("ask %s: %w", b.host.Name, err)
	}
	defer out.Body.Close() //nolint:errcheck // read only
	switch {
	case out.StatusCode >= 500:
		return fmt.Errorf("ask %s: %s", b.host.Name, out.Status)
	case out.StatusCode != http.StatusOK:
		return errClosed
	}
	if err := json.NewDecoder(io.LimitReader(out.Body, mostBytes)).Decode(said); err != nil {
		return fmt.Errorf("ask %s: %w", b.host.Name, err)
	}
	return nil
}
