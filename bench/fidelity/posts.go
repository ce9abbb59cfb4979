package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"penpush/internal/fidelity"
	"penpush/internal/frontmatter"
	"penpush/internal/markdown"
	"penpush/internal/site"
)

const mostPosts = 400

// measurePosts sends the bodies of real posts through generators as they are when
// new, and prints the share of blocks that the preview has as they have.
func measurePosts(modules, dir string, only []string) error {
	blocks, err := bodies(dir)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "fidelity")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work) //nolint:errcheck // a temporary folder
	for _, g := range generators(modules) {
		if len(only) > 0 && !slices.Contains(only, g.name) {
			continue
		}
		at := filepath.Join(work, g.name)
		if err := os.MkdirAll(at, 0o755); err != nil {
			return err
		}
		pages, err := g.build(at, blocks)
		if err != nil {
			return fmt.Errorf("ask %s: %w", g.name, err)
		}
		spoken := func(string) markdown.Dialect { return markdown.For(g.name) }
		if err := compare(g.name, blocks, pages, spoken); err != nil {
			return err
		}
	}
	return nil
}

func bodies(dir string) ([]fidelity.Block, error) {
	var out []fidelity.Block
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !site.IsMarkdown(name) || len(out) == mostPosts {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		lines := strings.Split(strings.ReplaceAll(strings.TrimLeft(string(data), "\ufeff"), "\r\n", "\n"), "\n")
		body := frontmatter.Read(lines).Body
		for i, line := range lines { // shortcodes that are Markdown, in no form that means something elsewhere
			lines[i] = strings.NewReplacer("{{%", "{ { %", "%}}", "% } }").Replace(line)
		}
		out = append(out, fidelity.Block{Name: name, Markdown: strings.Join(lines[min(body, len(lines)):], "\n")})
		return nil
	})
	return out, err
}

// compare prints the share of blocks that are the same, and with SHOW=1 the others.
func compare(name string, blocks []fidelity.Block, pages map[string]*string, spoken func(post string) markdown.Dialect) error {
	made := map[markdown.Dialect]*markdown.Markdown{}
	same, all, built := 0, 0, 0
	for _, b := range blocks {
		if pages[b.Name] == nil {
			continue
		}
		built++
		d := spoken(b.Name)
		if made[d] == nil {
			made[d] = markdown.New(d)
		}
		md := made[d]
		want, err := fidelity.Parts(*pages[b.Name])
		if err != nil {
			return err
		}
		src := []byte(b.Markdown)
		if name == "hugo" {
			src = []byte(plainTags(b.Markdown))
		}
		var page bytes.Buffer
		if err := md.Render(&page, src, md.Parse(src)); err != nil {
			return err
		}
		got, err := fidelity.Parts(page.String())
		if err != nil {
			return err
		}
		var missed []string
		for _, part := range want {
			all++
			if i := slices.Index(got, part); i >= 0 {
				got = slices.Delete(got, i, i+1)
				same++
			} else {
				missed = append(missed, part)
			}
		}
		if os.Getenv("SHOW") != "" {
			show(b.Name, missed, got)
		}
	}
	fmt.Printf("%s: %d of %d blocks of %d posts (%.2f %%)\n", name, same, all, built, 100*float64(same)/float64(max(all, 1)))
	return nil
}

// show prints what the generator made otherwise, each with the block of ours that
// is most like it.
func show(name string, missed, ours []string) {
	for _, part := range missed {
		fmt.Printf("%s\n want %s\n", name, part)
		best, length := "", -1
		for _, o := range ours {
			if n := alike(part, o); n > length {
				best, length = o, n
			}
		}
		fmt.Printf("  got %s\n", best)
	}
}

// alike counts what two blocks have in common at both ends.
func alike(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	m := 0
	for m < min(len(a), len(b))-n && a[len(a)-1-m] == b[len(b)-1-m] {
		m++
	}
	return n + m
}
