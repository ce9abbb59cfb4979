package devserver

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"penpush/internal/problem"
	"penpush/internal/site"
)

func TestTheBlogsOwnWayOfServingIsProposed(t *testing.T) {
	for _, c := range []struct {
		name, generator string
		files           map[string]string
		want            string
	}{
		{"a script of the blog", "gatsby", map[string]string{"package.json": `{"scripts":{"develop":"NODE_OPTIONS=--x gatsby develop -H 0.0.0.0","build":"gatsby build"}}`}, `npm run develop -- --port N`},
		{"the plain one of two scripts", "astro", map[string]string{"package.json": `{"scripts":{"dev:https":"astro dev --https","dev":"astro dev"}}`, "pnpm-lock.yaml": ""}, `pnpm run dev --port N`},
		{"no script", "hexo", map[string]string{"package.json": `{"scripts":{"build":"hexo generate"}}`}, `npx hexo server --draft --port N`},
		{"yarn", "docusaurus", map[string]string{"package.json": `{"scripts":{"start":"docusaurus start"}}`, "yarn.lock": ""}, `yarn run start --no-open --port N`},
		{"a package.json that cannot be read", "vitepress", map[string]string{"package.json": `{`}, `npx vitepress dev --port N`},
		{"a program of its own", "hugo", nil, `hugo server --buildDrafts --buildFuture --port N`},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range c.files {
				write(t, filepath.Join(dir, name), text)
			}
			plan := Propose(&site.Site{Generator: c.generator, Base: "."}, os.DirFS(dir), dir)
			if got := regexp.MustCompile(`\d{4,}`).ReplaceAllString(plan.Command, "N"); got != c.want {
				t.Errorf("%q, wanted %q", got, c.want)
			}
		})
	}
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "package.json"), `{}`)
	hexo := &site.Site{Generator: "hexo", Base: "."}
	plan := Propose(hexo, os.DirFS(dir), dir)
	if !problem.Is(plan.Missing, problem.PartsNotInstalled) || problem.Of(plan.Missing).Subject != "npm install" {
		t.Errorf("nothing was installed in this blog, and it says %v", plan.Missing)
	}
	if err := os.Mkdir(filepath.Join(dir, "node_modules"), 0o700); err != nil {
		t.Fatal(err)
	}
	if plan := Propose(hexo, os.DirFS(dir), dir); plan.Missing != nil {
		t.Errorf("all is installed, and it says %v", plan.Missing)
	}
	if plan := Propose(&site.Site{Generator: "plain", Base: "."}, os.DirFS(dir), dir); !problem.Is(plan.Missing, problem.NoServer) {
		t.Errorf("a plain folder: %v", plan.Missing)
	}
}

func TestEveryGeneratorCanBeServed(t *testing.T) {
	dir := t.TempDir()
	for _, generator := range []string{"hugo", "jekyll", "hexo", "gatsby", "astro", "eleventy", "vitepress", "docusaurus", "nextjs", "zola", "pelican"} {
		plan := Propose(&site.Site{Generator: generator, Base: "."}, os.DirFS(dir), dir)
		if problem.Is(plan.Missing, problem.NoServer) || !regexp.MustCompile(`port[= ]\d+$`).MatchString(plan.Command) {
			t.Errorf("%s: %q, %v", generator, plan.Command, plan.Missing)
		}
	}
}

func TestTheBlogsOwnWayOfBuildingIsProposed(t *testing.T) {
	for _, c := range []struct {
		name, generator string
		files           map[string]string
		want            string
	}{
		{"a script of the blog", "gatsby", map[string]string{"package.json": `{"scripts":{"build":"NODE_OPTIONS=--x gatsby build"}}`}, `npm run build`},
		{"one that would publish is never proposed", "hexo", map[string]string{"package.json": `{"scripts":{"deploy":"hexo g && hexo deploy"}}`, "yarn.lock": ""}, `yarn hexo generate`},
		{"nor one that is followed by that", "astro", map[string]string{"package.json": `{"scripts":{"build":"astro build","postbuild":"gh-pages -d dist","make":"astro check && astro build"}}`, "pnpm-lock.yaml": ""}, `pnpm run make`},
		{"the server is no build", "eleventy", map[string]string{"package.json": `{"scripts":{"start":"eleventy --serve","build":"ELEVENTY_ENV=x npx @11ty/eleventy"}}`}, `npm run build`},
		{"a program of its own", "jekyll", nil, `jekyll build --destination _site`},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range c.files {
				write(t, filepath.Join(dir, name), text)
			}
			plan := ProposeBuild(&site.Site{Generator: c.generator, Base: "."}, os.DirFS(dir), dir)
			if plan.Command != c.want {
				t.Errorf("%q, wanted %q", plan.Command, c.want)
			}
		})
	}
	if plan := ProposeBuild(&site.Site{Generator: "plain", Base: "."}, os.DirFS(t.TempDir()), "x"); !problem.Is(plan.Missing, problem.NoBuild) {
		t.Errorf("a plain folder: %v", plan.Missing)
	}
}
