package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"github.com/BurntSushi/toml"
	"gopkg.in/yaml.v3"

	"penpush/internal/fidelity"
	"penpush/internal/markdown"
	"penpush/internal/site"
)

// settings is the file that tells a generator what the blog says of its Markdown.
const settings = "settings.json"

// measureBlog sends a blog's posts through its own generator with what its
// configuration says of Markdown, and compares as the preview shows them.
func measureBlog(modules, dir string) error {
	s, err := site.Recognise(os.DirFS(dir))
	if err != nil {
		return err
	}
	var blocks []fidelity.Block
	for _, content := range s.ContentDirs {
		some, err := bodies(filepath.Join(dir, filepath.FromSlash(content)))
		if err != nil {
			return err
		}
		blocks = append(blocks, some...)
	}
	work, err := os.MkdirTemp("", "fidelity")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work) //nolint:errcheck // a temporary folder
	own, err := json.Marshal(said(filepath.Join(dir, filepath.FromSlash(s.Base))))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(work, settings), own, 0o644); err != nil {
		return err
	}
	for _, g := range generators(modules) {
		if g.name != s.Generator {
			continue
		}
		pages, err := g.build(work, blocks)
		if err != nil {
			return fmt.Errorf("ask %s: %w", g.name, err)
		}
		return compare(g.name, blocks, pages, func(post string) markdown.Dialect {
			if g.name == "gatsby" || g.name == "eleventy" {
				return markdown.For(g.name) // plugins are not asked
			}
			name, err := filepath.Rel(dir, post)
			if err != nil {
				name = post
			}
			return s.Spoken(filepath.ToSlash(name)).Dialect
		})
	}
	return fmt.Errorf("%s: a blog of %s cannot be measured", dir, s.Generator)
}

// said is what a configuration says of Markdown, and nothing else of it.
func said(base string) map[string]any {
	out := map[string]any{}
	for _, name := range []string{"hugo", "config", "_config", "config/_default/hugo", "config/_default/config"} {
		for _, ending := range []string{".toml", ".yaml", ".yml", ".json"} {
			for key, value := range decoded(filepath.Join(base, name+ending)) {
				switch strings.ToLower(key) {
				case "markup", "enableemoji", "markdown", "kramdown", "marked", "root", "syntax_highlighter", "highlight":
					out[key] = value
				}
			}
		}
	}
	for _, ending := range []string{".toml", ".yaml", ".yml"} {
		if markup := decoded(filepath.Join(base, "config/_default/markup"+ending)); len(markup) > 0 {
			out["markup"] = markup
		}
	}
	return out
}

func decoded(name string) map[string]any {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	out := map[string]any{}
	if filepath.Ext(name) == ".toml" {
		err = toml.Unmarshal(data, &out)
	} else {
		err = yaml.Unmarshal(data, &out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, name, "was left out:", err)
		return nil
	}
	return out
}

// configured is a generator's configuration as JSON: what the run needs, over what
// the blog says.
func configured(dir string, needs map[string]any) (string, error) {
	all := map[string]any{}
	data, err := os.ReadFile(filepath.Join(dir, settings))
	if err == nil {
		err = json.Unmarshal(data, &all)
	} else if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err != nil {
		return "", fmt.Errorf("read the blog's settings: %w", err)
	}
	maps.Copy(all, needs)
	out, err := json.Marshal(all)
	return string(out), err
}
