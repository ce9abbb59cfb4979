package posts

import (
	"context"
	"slices"
	"strings"
	"testing"

	"penpush/internal/problem"
	"penpush/internal/text"
)

// retagged makes the change in a front matter's lines, given without delimiters.
func retagged(t *testing.T, b *Blog, fields string, c TermChange) string {
	t.Helper()
	fence := "---\n"
	if strings.Contains(fields, " = ") {
		fence = "+++\n"
	}
	file, err := text.Parse([]byte(fence + fields + fence + "\ndevops in the body\n"))
	if err != nil {
		t.Fatal(err)
	}
	edits, err := b.Retag(file.Lines(), c)
	if err != nil {
		return "refused: " + string(problem.Of(err).Code)
	}
	if err := file.Apply(edits); err != nil {
		t.Fatal(err)
	}
	got := strings.TrimSuffix(strings.TrimPrefix(string(file.Bytes()), fence), fence+"\ndevops in the body\n")
	if strings.Contains(got, "in the body") {
		t.Fatalf("more than the front matter was changed: %q", file.Bytes())
	}
	return got
}

var devops = TermChange{Key: "tags", From: []string{"devops", "Dev Ops"}, To: "DevOps"}

func TestATagIsRenamedInEveryShapeOfList(t *testing.T) {
	b := open(t, write(t, "hugo.toml", "title = 'x'\n", "content/posts/a.md", post("A", "date: 2024-01-01\n")))
	removal := TermChange{Key: "tags", From: devops.From}
	for _, c := range []struct{ name, was, renamed, removed string }{
		{"flow", "tags: [a,  devops, b] # mine\n", "tags: [a,  DevOps, b] # mine\n", "tags: [a,  b] # mine\n"},
		{"quoted flow", "tags: ['a','devops']\n", "tags: ['a','DevOps']\n", "tags: ['a']\n"},
		{"block", "tags:\n    - a\n    - devops # old\n    - b\n", "tags:\n    - a\n    - DevOps # old\n    - b\n", "tags:\n    - a\n    - b\n"},
		{"the last one", "tags:\n- \"devops\"\n", "tags:\n- \"DevOps\"\n", "tags: []\n"},
		{"merged into one that is there", "tags: [DevOps, devops, 'Dev Ops', x]\n", "tags: [DevOps, x]\n", "tags: [DevOps, x]\n"},
		{"two become one", "tags: [devops, x, Dev Ops]\n", "tags: [DevOps, x]\n", "tags: [x]\n"},
		{"another key of the same list", "Tag: devops\ntags: [devops]\n", "Tag: DevOps\ntags: [DevOps]\n", "tags: []\n"},
		{"one text is one tag", "tags: Dev Ops\n", "tags: DevOps\n", ""},
		{"words of another tag", "tags: devops and more\n", "tags: devops and more\n", "tags: devops and more\n"},
		{"not there", "tags: [a, devops2]\ncategories: [devops]\ntitle: devops\n", "tags: [a, devops2]\ncategories: [devops]\ntitle: devops\n", "tags: [a, devops2]\ncategories: [devops]\ntitle: devops\n"},
		{"nothing", "tags:\n", "tags:\n", "tags:\n"},
		{"toml", "tags = [\"a\", \"devops\"]\n", "tags = [\"a\", \"DevOps\"]\n", "tags = [\"a\"]\n"},
		{"zola's table", "title = \"x\"\n\n[taxonomies]\ncategories = [\"devops\"]\ntags = [\"devops\", \"b\"]\n", "title = \"x\"\n\n[taxonomies]\ncategories = [\"devops\"]\ntags = [\"DevOps\", \"b\"]\n", "title = \"x\"\n\n[taxonomies]\ncategories = [\"devops\"]\ntags = [\"b\"]\n"},
		{"lists in lists", "tags:\n- [devops, b]\n", "refused: field-nested-list", "refused: field-nested-list"},
		{"twice", "tags: [devops]\ntags: [b]\n", "refused: field-duplicate", "refused: field-duplicate"},
		{"shared", "tags: &t [devops]\n", "refused: field-anchor", "refused: field-anchor"},
		{"unreadable", "title: a: b\ntags: [devops]\n", "refused: front-matter-needs-quotes", "refused: front-matter-needs-quotes"},
		{"unreadable, without it", "title: a: b\ntags: [b]\n", "title: a: b\ntags: [b]\n", "title: a: b\ntags: [b]\n"},
	} {
		if got := retagged(t, b, c.was, devops); got != c.renamed {
			t.Errorf("%s: renamed\n got %q\nwant %q", c.name, got, c.renamed)
		}
		if got := retagged(t, b, c.was, removal); got != c.removed {
			t.Errorf("%s: removed\n got %q\nwant %q", c.name, got, c.removed)
		}
	}
}

func TestOneTextIsPartedAsTheGeneratorDoes(t *testing.T) {
	blog := func(pairs ...string) *Blog { return open(t, write(t, pairs...)) }
	jekyll := blog("_config.yml", "title: x\n", "_posts/2024-01-01-a.md", post("A", ""))
	hexo := blog("_config.yml", "title: x\n", "package.json", `{"dependencies":{"hexo":"^8"}}`, "scaffolds/post.md", "", "source/_posts/a.md", post("A", "date: 2024-01-01\n"))
	gatsby := blog("gatsby-config.js", "", "posts/a.md", post("A", "date: 2024-01-01\n"))
	plain := TermChange{Key: "tags", From: []string{"devops"}, To: "ops"}
	spaced := TermChange{Key: "tags", From: []string{"devops"}, To: "dev ops"}
	for _, c := range []struct {
		name      string
		b         *Blog
		was       string
		change    TermChange
		now, kind string
	}{
		{"jekyll: two words", jekyll, "tags: a devops\n", plain, "tags: a ops\n", "jekyll"},
		{"jekyll: in quotes", jekyll, "tags: 'devops a'\n", plain, "tags: 'ops a'\n", "jekyll"},
		{"jekyll: a blank would part it", jekyll, "tags: a devops\n", spaced, "refused: term-does-not-fit", "jekyll"},
		{"jekyll: the singular is one", jekyll, "tag: a devops\n", plain, "tag: a devops\n", "jekyll"},
		{"jekyll: taken out", jekyll, "tags: a devops b\n", TermChange{Key: "tags", From: []string{"devops"}}, "tags: a b\n", "jekyll"},
		{"hexo: it is one", hexo, "tags: a devops\n", plain, "tags: a devops\n", "hexo"},
		{"hexo: and named whole", hexo, "tags: a devops\n", TermChange{Key: "tags", From: []string{"a devops"}, To: "b"}, "tags: b\n", "hexo"},
		{"gatsby: nobody knows", gatsby, "tags: a devops\n", plain, "refused: field-unclear-list", "gatsby"},
		{"gatsby: nobody knows", gatsby, "tags: a, devops\n", plain, "refused: field-unclear-list", "gatsby"},
		{"gatsby: one word is one", gatsby, "tags: devops\n", spaced, "tags: dev ops\n", "gatsby"},
	} {
		if got := c.b.Site().Generator; got != c.kind {
			t.Fatalf("%s was taken for %s", c.kind, got)
		}
		if got := retagged(t, c.b, c.was, c.change); got != c.now {
			t.Errorf("%s\n got %q\nwant %q", c.name, got, c.now)
		}
	}
}

func TestThePostsThatAChangeIsAbout(t *testing.T) {
	b := open(t, write(t, "gatsby-config.js", "",
		"posts/has.md", post("A", "date: 2024-01-09\ntags: [devops]\n"),
		"posts/unclear.md", post("B", "date: 2024-01-08\ntags: a, devops\n"),
		"posts/nested.md", post("C", "date: 2024-01-07\ntags:\n- [devops]\n"),
		"posts/broken.md", "---\ntitle: a: b\ndate: 2024-01-06\ntags: [devops]\n---\n",
		"posts/other.md", post("D", "date: 2024-01-05\ntags: [ops]\ncategories: [devops]\n"),
	))
	got, err := b.Tagged(context.Background(), devops)
	want := []string{"posts/has.md", "posts/unclear.md", "posts/nested.md", "posts/broken.md"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
}
