package look

import (
	"context"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"penpush/internal/problem"
)

// Prefix is where the pane finds what a look is made of: Prefix + "sheet/N.css"
// and Prefix + "file/NAME", both with "?dark=1" for the dark.
const Prefix = "/look/"

// SheetAddress is where the pane finds a stylesheet.
func SheetAddress(n int, dark bool) string {
	return fmt.Sprintf("%ssheet/%d.css%s", Prefix, n, query(dark))
}

func query(dark bool) string {
	if dark {
		return "?dark=1"
	}
	return ""
}

// Media is when a stylesheet holds, with the reader's choice answered.
func Media(media string, dark bool) string {
	return rewrite(media, dark, func(string) string { return "" })
}

// Sheet gives a stylesheet as the pane may have it.
func (l *Look) Sheet(ctx context.Context, n int, dark bool) ([]byte, error) {
	if n < 0 || n >= len(l.Sheets) {
		return nil, problem.New(problem.NotFound, fmt.Sprint(n))
	}
	s := l.Sheets[n]
	text, err := l.textOf(ctx, s)
	if err != nil {
		return nil, err
	}
	return []byte(rewrite(text, dark, func(ref string) string { return l.address(ref, s.dir, dark) })), nil
}

func (l *Look) textOf(ctx context.Context, s Sheet) (string, error) {
	if s.Name == "" {
		return s.text, nil
	}
	b, err := l.files.Read(ctx, s.Name)
	if err != nil {
		return "", fmt.Errorf("read the stylesheet %s: %w", s.Name, err)
	}
	if !utf8.Valid(b) {
		return strings.ToValidUTF8(string(b), "\ufffd"), nil
	}
	return string(b), nil
}

// File gives a file that a stylesheet refers to. Other kinds than stylesheets,
// fonts and pictures are refused, whatever is in the folder.
func (l *Look) File(ctx context.Context, name string, dark bool) ([]byte, error) {
	if !Serves(name) {
		return nil, problem.New(problem.NotFound, name)
	}
	b, err := l.files.Read(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("read %s of the site: %w", name, err)
	}
	if strings.EqualFold(path.Ext(name), ".css") {
		text := strings.ToValidUTF8(string(b), "\ufffd")
		return []byte(rewrite(text, dark, func(ref string) string { return l.address(ref, path.Dir(name), dark) })), nil
	}
	return b, nil
}

// Serves tells the kinds of files that a stylesheet may bring along.
func Serves(name string) bool {
	return slices.Contains([]string{
		".css", ".woff2", ".woff", ".ttf", ".otf", ".eot", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico",
	}, strings.ToLower(path.Ext(name)))
}

// address is where the pane finds what a reference in a stylesheet means; "" when
// it does not get it.
func (l *Look) address(ref, dir string, dark bool) string {
	ref = strings.TrimSpace(ref)
	low := strings.ToLower(ref)
	switch {
	case strings.HasPrefix(ref, "#"):
		return ref
	case strings.HasPrefix(low, "data:image/"), strings.HasPrefix(low, "data:font/"), strings.HasPrefix(low, "data:application/"):
		return ref
	}
	name, host := l.resolve(ref, dir)
	if name == "" || host != "" || !Serves(name) {
		return ""
	}
	_, fragment, _ := strings.Cut(ref, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	return Prefix + "file/" + (&url.URL{Path: name}).EscapedPath() + query(dark) + fragment
}

// resolve gives the file that a reference means, seen from a folder of the site,
// or the server that it leads to. It is never outside the site's folder.
func (l *Look) resolve(ref, dir string) (name, host string) {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil || u.Opaque != "" || u.Path == "" {
		return "", ""
	}
	if u.Host != "" {
		if h := strings.ToLower(u.Host); !l.hosts[h] {
			return "", h
		}
	} else if u.Scheme != "" {
		return "", ""
	}
	if u.Host == "" && !strings.HasPrefix(u.Path, "/") {
		return strings.TrimPrefix(path.Clean("/"+path.Join(dir, u.Path)), "/"), ""
	}
	p := strings.TrimPrefix(path.Clean("/"+u.Path), "/")
	if base := strings.Trim(l.base, "/"); base != "" {
		if below, ok := strings.CutPrefix(p, base+"/"); ok {
			return below, ""
		}
	}
	return l.rooted(p), ""
}

// rooted finds a file by its path from the server's root: the site may be in a
// folder there of which the configuration says nothing.
func (l *Look) rooted(p string) string {
	ctx := context.Background()
	if l.files.Has(ctx, p) {
		return p
	}
	if _, below, ok := strings.Cut(p, "/"); ok && l.files.Has(ctx, below) {
		return below
	}
	return p
}

func (l *Look) lack(host string) {
	if at, there := slices.BinarySearch(l.Lacks, host); !there {
		l.Lacks = slices.Insert(l.Lacks, at, host)
	}
}
