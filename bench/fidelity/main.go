// Fidelity sends every block through the generators themselves and keeps their
// pages for internal/markdown's tests:
//
//	go run ./bench/fidelity [-modules DIR] [-raw DIR] [GENERATOR...]
//	go run ./bench/fidelity [-modules DIR] -blog DIR
//
// -modules is a folder with node_modules of bench/fidelity/package.json; -raw
// keeps the pages as they came, and what was sent.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"penpush/internal/fidelity"
)

const goldens = "internal/markdown/testdata/fidelity"

func main() {
	modules := flag.String("modules", "bench/fidelity", "folder with node_modules")
	raw := flag.String("raw", "", "folder in which the pages as they came are kept")
	again := flag.Bool("again", false, "bring the pages in -raw into their form anew, without asking")
	posts := flag.String("posts", "", "a folder of posts to measure instead: how many of their blocks are as the generator makes them")
	blog := flag.String("blog", "", "a blog to measure instead, with the Markdown settings of its own configuration")
	flag.Parse()
	if *blog != "" {
		if err := measureBlog(*modules, *blog); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if *posts != "" {
		if err := measurePosts(*modules, *posts, flag.Args()); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if err := run(*modules, *raw, *again, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// generator is how one generator is asked: a site is built, or its own processor
// is called by a script.
type generator struct {
	name    string
	version []string
	build   func(dir string, blocks []fidelity.Block) (map[string]*string, error)
}

func generators(modules string) []generator {
	out := []generator{
		{"hugo", []string{"hugo", "version"}, hugo},
		{"jekyll", []string{"jekyll", "--version"}, jekyll},
	}
	for _, name := range []string{"hexo", "eleventy", "astro", "vitepress", "gatsby", "docusaurus"} {
		out = append(out, generator{name, nil, func(dir string, blocks []fidelity.Block) (map[string]*string, error) {
			return script(modules, name, dir, blocks)
		}})
	}
	return out
}

func run(modules, raw string, again bool, only []string) error {
	source, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		return fmt.Errorf("find the examples: %w", err)
	}
	spec, err := fidelity.Spec(strings.TrimSpace(string(source)))
	if err != nil {
		return err
	}
	blocks := append(fidelity.Own(), spec...)
	for _, g := range generators(modules) {
		if len(only) > 0 && !slices.Contains(only, g.name) {
			continue
		}
		if again {
			g.build = func(dir string, blocks []fidelity.Block) (map[string]*string, error) {
				return kept(g.name, dir, blocks)
			}
		}
		if err := measure(g, modules, raw, blocks); err != nil {
			return fmt.Errorf("ask %s: %w", g.name, err)
		}
	}
	return nil
}

func measure(g generator, modules, raw string, blocks []fidelity.Block) error {
	dir := raw
	if dir == "" {
		made, err := os.MkdirTemp("", "fidelity")
		if err != nil {
			return err
		}
		defer os.RemoveAll(made) //nolint:errcheck // a temporary folder
		dir = made
	}
	dir = filepath.Join(dir, g.name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	pages, err := g.build(dir, blocks)
	if err != nil {
		return err
	}
	golden := fidelity.Golden{Generator: g.name, Version: version(g, modules), Pages: map[string]string{}}
	for _, b := range blocks {
		page := fidelity.Refused
		if p := pages[b.Name]; p != nil {
			if page, err = fidelity.Normal(*p); err != nil {
				return err
			}
		}
		golden.Pages[b.Name] = fidelity.Keep(b, page)
	}
	out, err := golden.Encode()
	if err != nil {
		return err
	}
	fmt.Printf("%s %s: %d blocks\n", g.name, golden.Version, len(golden.Pages))
	return os.WriteFile(filepath.Join(goldens, g.name+".json"), out, 0o644)
}

func version(g generator, modules string) string {
	if g.version != nil {
		out, err := exec.Command(g.version[0], g.version[1:]...).Output()
		if err != nil {
			return "unknown"
		}
		words := strings.Fields(string(out))
		return words[1]
	}
	packages := map[string]string{
		"hexo": "hexo", "eleventy": "@11ty/eleventy", "astro": "@astrojs/markdown-remark", "vitepress": "vitepress",
		"gatsby": "gatsby-transformer-remark", "docusaurus": "@docusaurus/mdx-loader",
	}
	data, err := os.ReadFile(filepath.Join(modules, "node_modules", packages[g.name], "package.json"))
	if err != nil {
		return "unknown"
	}
	var p struct{ Version string }
	if err := json.Unmarshal(data, &p); err != nil {
		return "unknown"
	}
	return p.Version
}

// kept reads the pages that an earlier run left.
func kept(name, dir string, blocks []fidelity.Block) (map[string]*string, error) {
	switch name {
	case "hugo":
		return built(filepath.Join(dir, "public"), blocks), nil
	case "jekyll":
		return built(filepath.Join(dir, "_site"), blocks), nil
	}
	data, err := os.ReadFile(filepath.Join(dir, "pages.json"))
	if err != nil {
		return nil, err
	}
	pages := map[string]*string{}
	return pages, json.Unmarshal(data, &pages)
}

// write puts files below a folder.
func write(dir string, files map[string]string) error {
	for name, content := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func command(dir, name string, args ...string) error {
	c := exec.Command(name, args...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return nil
}

// built reads the pages of a site in which page n lies at bN/index.html.
func built(dir string, blocks []fidelity.Block) map[string]*string {
	pages := map[string]*string{}
	for i, b := range blocks {
		if data, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("b%d", i), "index.html")); err == nil {
			page := string(data)
			pages[b.Name] = &page
		}
	}
	return pages
}

func hugo(dir string, blocks []fidelity.Block) (map[string]*string, error) {
	config, err := configured(dir, map[string]any{
		"baseURL":      "https://example.com/",
		"disableKinds": []string{"taxonomy", "term", "RSS", "sitemap", "home", "section", "404"},
	})
	if err != nil {
		return nil, err
	}
	files := map[string]string{
		"config.json":                  config,
		"layouts/_default/single.html": "{{ .Content }}",
	}
	for i, b := range blocks {
		files[fmt.Sprintf("content/b%d.md", i)] = "---\ntitle: t\n---\n" + plainTags(b.Markdown)
	}
	if err := write(dir, files); err != nil {
		return nil, err
	}
	if err := command(dir, "hugo", "--quiet"); err != nil {
		return nil, err
	}
	return built(filepath.Join(dir, "public"), blocks), nil
}

// plainTags keeps Hugo from ending the whole build at a tag it does not know.
func plainTags(s string) string {
	return strings.NewReplacer("{{<", "{ {<", "{{%", "{ {%").Replace(s)
}

func jekyll(dir string, blocks []fidelity.Block) (map[string]*string, error) {
	config, err := configured(dir, map[string]any{"title": "t"})
	if err != nil {
		return nil, err
	}
	files := map[string]string{"_config.yml": config} // JSON is YAML
	for i, b := range blocks {
		files[fmt.Sprintf("b%d.md", i)] = fmt.Sprintf("---\npermalink: /b%d/\nrender_with_liquid: false\n---\n", i) + b.Markdown
	}
	if err := write(dir, files); err != nil {
		return nil, err
	}
	if err := command(dir, "jekyll", "build", "--quiet", "--disable-disk-cache"); err != nil {
		return nil, err
	}
	return built(filepath.Join(dir, "_site"), blocks), nil
}

func script(modules, name, dir string, blocks []fidelity.Block) (map[string]*string, error) {
	sent := map[string]string{}
	for _, b := range blocks {
		sent[b.Name] = b.Markdown
	}
	data, err := json.Marshal(sent)
	if err != nil {
		return nil, err
	}
	from, err := filepath.Abs(filepath.Join(dir, "sent.json"))
	if err != nil {
		return nil, err
	}
	to := filepath.Join(filepath.Dir(from), "pages.json")
	if err := os.WriteFile(from, data, 0o644); err != nil {
		return nil, err
	}
	// A module is looked for beside the script.
	for _, file := range []string{"blocks.mjs", name + ".mjs"} {
		text, err := os.ReadFile(filepath.Join("bench/fidelity", file))
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(filepath.Join(modules, file), text, 0o644); err != nil {
			return nil, err
		}
	}
	if err := command(modules, "node", name+".mjs", from, to); err != nil {
		return nil, err
	}
	if data, err = os.ReadFile(to); err != nil {
		return nil, err
	}
	pages := map[string]*string{}
	return pages, json.Unmarshal(data, &pages)
}
