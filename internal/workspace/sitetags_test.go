package workspace

import (
	"context"
	"strings"
	"testing"

	"penpush/internal/problem"
	"penpush/internal/text"
)

func TestOnlyFilesBehindTagsAreShown(t *testing.T) {
	d := sit(t)
	d.put("src/components/Chart.tsx", "export const Chart = 1\n")
	d.put("notes.txt", "private")
	d.put("posts/mdx.mdx", "---\ntitle: M\ndate: 2024-01-01\n---\n\nimport { Chart } from '@/components/Chart'\nimport Out from '../../../notes'\nimport Pack from 'pack'\n\n<Chart />\n")
	if _, err := d.w.OpenPost(context.Background(), "posts/mdx.mdx"); err != nil {
		t.Fatal(err)
	}
	found, err := d.w.TagFile("posts/mdx.mdx", "Chart", "")
	if err != nil || found.Path != "src/components/Chart.tsx" || !strings.HasPrefix(found.Text, "export") {
		t.Errorf("the component's file is %+v, %v", found, err)
	}
	for _, c := range [][2]string{{"Out", ""}, {"Pack", ""}, {"None", ""}, {"Chart", "notes.txt"}, {"x", "../notes.txt"}, {"x", "posts/review/index.md"}} {
		if found, err := d.w.TagFile("posts/mdx.mdx", c[0], c[1]); !problem.Is(err, problem.NotFound) {
			t.Errorf("%v is shown: %+v, %v", c, found, err)
		}
	}
}

func TestWhatATagShowsOfTheFrontMatterFollowsIt(t *testing.T) {
	d := sit(t)
	d.put(".penpush.toml", "generator = \"jekyll\"\nposts = \"posts\"\n")
	d.put("_config.yml", "title: a\n")
	d.put(post, "---\ntitle: 하나\ndate: 2024-01-01\n---\n{{ page.title }} 글\n\n끝\n")
	if err := d.w.Close(); err != nil {
		t.Fatal(err)
	}
	d.open()
	d.start()
	page, err := d.w.PreviewPost(post)
	if err != nil || !strings.Contains(page.Blocks[0].HTML, ">하나 글<") {
		t.Fatalf("%+v, %v", page.Blocks, err)
	}
	change := func(version, line int, words string) Edited {
		e, err := d.w.EditPost(Edit{Post: post, Base: version, Version: version + 1, Preview: true, Edits: []text.Edit{{From: line, To: line + 1, Lines: []string{words}}}})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	if e := change(page.Version, 6, "끝 말"); e.Patch == nil {
		t.Error("an edit of the body asks for the whole page")
	}
	if e := change(page.Version+1, 1, "title: 둘"); e.Patch != nil {
		t.Errorf("the pane keeps the old title: %+v", e.Patch)
	}
	if page, err = d.w.PreviewPost(post); err != nil || !strings.Contains(page.Blocks[0].HTML, ">둘 글<") {
		t.Fatalf("%+v, %v", page.Blocks, err)
	}
}
