package site

import (
	"strings"
	"testing"
	"time"
)

// written is a post whose address is asked for.
func written(file string, more ...func(*Page)) Page {
	p := Page{Path: file, Date: time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC), Title: "My Title"}
	for _, m := range more {
		m(&p)
	}
	return p
}

func slugField(s string) func(*Page) { return func(p *Page) { p.Slug = s } }
func ownURL(s string) func(*Page)    { return func(p *Page) { p.URL = s } }
func title(s string) func(*Page)     { return func(p *Page) { p.Title = s } }
func in(c ...string) func(*Page)     { return func(p *Page) { p.Categories = c } }
func onDay(t time.Time) func(*Page)  { return func(p *Page) { p.Date = t } }
func undated() func(*Page)           { return onDay(time.Time{}) }
func seoul(h int) func(*Page) {
	return onDay(time.Date(2024, 5, 6, h, 0, 0, 0, time.FixedZone("", 9*3600)))
}

func pkg(name, v string) []string {
	return []string{"package.json", `{"dependencies":{"` + name + `":"` + v + `"}}`}
}
func plus(l []string, m ...string) []string { return append(l, m...) }

type addressCase struct {
	kind  string
	files []string
	page  Page
	want  string // "" when it cannot be known
}

func addressCases() []addressCase {
	hugo := func(s string) []string { return []string{"hugo.toml", s} }
	jekyll := func(s string) []string { return []string{"_config.yml", "title: x\n" + s, "Gemfile", "gem 'jekyll'"} }
	hexo := func(s string) []string {
		return plus(pkg("hexo", "7"), "_config.yml", "title: x\n"+s, "source/_posts/x.md", "")
	}
	astro := func(s string, more ...string) []string { return plus(more, "astro.config.mjs", s) }
	eleventy := func(more ...string) []string { return plus(more, ".eleventy.js", "module.exports = {}") }
	docusaurus := func(s string) []string { return []string{"docusaurus.config.js", s} }
	zola := func(s string) []string { return []string{"config.toml", "base_url = 'https://me.example'\n" + s} }
	pelican := func(s string) []string { return []string{"pelicanconf.py", s} }
	return []addressCase{
		{"hugo", hugo("baseURL='https://me.example/log/'"), written("content/posts/My Post.md"), "/log/posts/my-post/"},
		{"hugo", hugo(""), written("content/posts/한글 제목/index.md"), "/posts/한글-제목/"},
		{"hugo", hugo(""), written("content/posts/a/index.md", slugField("Other One")), "/posts/other-one/"},
		{"hugo", hugo(""), written("content/posts/a.md", ownURL("/here/it/is.html")), "/here/it/is.html"},
		{"hugo", hugo("uglyURLs = true"), written("content/posts/a.md"), "/posts/a.html"},
		{"hugo", hugo("disablePathToLower = true"), written("content/Posts/A.md"), "/Posts/A/"},
		{"hugo", hugo("[permalinks]\nposts='/:year/:month/:slug/'"), written("content/posts/a.md"), "/2024/05/my-title/"},
		{"hugo", hugo("[permalinks]\nposts='/:year/:month/:slug/'"), written("content/posts/a.md", undated()), ""},
		{"hugo", hugo("[permalinks]\nposts='/p/:filename'"), written("content/posts/x/b/index.md"), "/p/b/"},
		{"hugo", hugo("[permalinks]\nposts='/:sections/:slugorfilename/'"), written("content/posts/x/b.md"), "/posts/b/"},
		{"hugo", append(hugo("[permalinks]\nposts='/:sections/:slugorfilename/'"), "content/posts/x/_index.md", ""), written("content/posts/x/b.md"), "/posts/x/b/"},
		{"hugo", hugo("[permalinks]\nposts='/:unheard/'"), written("content/posts/b.md"), ""},
		{"hugo", hugo("[permalinks.page]\nposts='/n/:contentbasename/'"), written("content/posts/b.md"), "/n/b/"},
		{"hugo", []string{"config/_default/hugo.toml", "", "config/_default/permalinks.toml", "posts='/q/:title/'"}, written("content/posts/b.md"), "/q/my-title/"},
		{"hugo", hugo("defaultContentLanguage='ja'\n[languages.ja]\ncontentDir='content/ja'\n[languages.en]\ncontentDir='content/en'"), written("content/ja/entry/2024/05/06/a.md"), "/entry/2024/05/06/a/"},
		{"hugo", hugo("defaultContentLanguage='ja'\n[languages.ja]\ncontentDir='content/ja'\n[languages.en]\ncontentDir='content/en'"), written("content/en/entry/a.md"), "/en/entry/a/"},
		{"hugo", hugo("[languages.ja]\n[languages.en]"), written("content/posts/a/index.ja.md"), "/ja/posts/a/"},

		{"hugo", hugo(""), written("content/about.md"), "/about/"},
		{"hugo", hugo(""), written("content/posts/C# & more_things.v2.md"), "/posts/c#-more_things.v2/"},
		{"hugo", hugo(""), written("content/posts/a.md", ownURL("here/it")), "/here/it/"},
		{"hugo", hugo("[permalinks]\nposts='/:year/:title/'"), written("content/posts/a.md", title("It's 100%: sure, no?")), "/2024/its-100-sure-no/"},
		{"hugo", hugo("[uglyURLs]\nposts = true"), written("content/posts/a/index.md"), "/posts/a.html"},
		{"hugo", hugo("defaultContentLanguage='ja'\ndefaultContentLanguageInSubdir=true\n[languages.ja]\n[languages.en]"), written("content/posts/a.md"), "/ja/posts/a/"},

		{"jekyll", jekyll("baseurl: /b\nurl: https://me.example"), written("_posts/2024-05-06-My-post.md"), "/b/2024/05/06/My-post.html"},
		{"jekyll", jekyll("permalink: pretty"), written("_posts/2024-05-06-글 하나.md", in("Dev", "Go")), "/dev/go/2024/05/06/글-하나/"},
		{"jekyll", jekyll("permalink: /:title/"), written("tech/_posts/2024-05-06-a_b.md", slugField("other")), "/other/"},
		{"jekyll", jekyll("permalink: none"), written("tech/_posts/2024-05-06-a.md"), "/tech/a.html"},
		{"jekyll", jekyll("permalink: /:year-:i_month-:short_day/:y_day/:slug"), written("_posts/2024-05-06-A.b.md"), "/2024-5-Mon/127/a-b"},
		{"jekyll", jekyll("permalink: /:year_:title"), written("_posts/2024-05-06-a.md"), "/2024_a"},
		{"jekyll", jekyll("defaults:\n - scope: {path: '', type: posts}\n   values: {permalink: '/p/:title'}"), written("_posts/2024-05-06-a.md"), "/p/a"},
		{"jekyll", jekyll(""), written("_posts/2024-05-06-a.md", ownURL("/own/:title/")), "/own/a/"},
		{"jekyll", jekyll("timezone: Asia/Seoul"), written("_posts/2024-05-06-a.md", seoul(3)), "/2024/05/06/a.html"},
		{"jekyll", jekyll(""), written("_posts/2024-05-06-a.md", seoul(3)), ""},
		{"jekyll", jekyll(""), written("_posts/2024-05-06-a.md", seoul(13)), "/2024/05/06/a.html"},
		{"jekyll", jekyll("permalink: /:unheard/"), written("_posts/2024-05-06-a.md"), ""},
		{"jekyll", jekyll(""), written("about.md"), ""},

		{"jekyll", jekyll("permalink: weekdate"), written("_posts/2024-05-06-C++ (new)!.md", in("A B")), "/a b/2024/W19/Mon/C++-(new)!.html"},
		{"jekyll", jekyll("permalink: /:categories/:title"), written("x/_posts/y/2024-05-06-a.md"), "/x/a"},
		{"jekyll", jekyll(""), written("_posts/2024-05-06-a.md", slugField("B c")), "/2024/05/06/B-c.html"},

		{"hexo", hexo("root: /h/"), written("source/_posts/My Post.md"), "/h/2024/05/06/My Post/"},
		{"hexo", hexo("permalink: article/:title.html"), written("source/_posts/tech/a.md", slugField("no")), "/article/tech/a.html"},
		{"hexo", hexo("permalink: :category/:name/"), written("source/_posts/tech/a.md", in("Big Data")), "/Big-Data/a/"},
		{"hexo", hexo("permalink: :category/:name/"), written("source/_posts/a.md"), "/uncategorized/a/"},
		{"hexo", hexo("permalink: :category/:name/"), written("source/_posts/a.md", in("a", "b")), ""},
		{"hexo", hexo("permalink: :year/:hash/"), written("source/_posts/a.md"), ""},
		{"hexo", hexo("permalink: posts/:id.html"), written("source/_posts/a.md"), ""},
		{"hexo", hexo("new_post_name: :year-:month-:day-:title.md"), written("source/_posts/2024-05-06-글.md"), "/2024/05/06/글/"},
		{"hexo", hexo("permalink: :year-:i_month-:i_day_:title.html\npretty_urls: {trailing_html: false}"), written("source/_posts/a.md"), "/2024-5-6_a"},
		{"hexo", hexo(""), written("source/_posts/a.md", ownURL("own/a/")), "/own/a/"},

		{"gatsby", []string{"gatsby-config.js", "pathPrefix: '/g', resolve: 'gatsby-source-filesystem', options: { path: `${__dirname}/content/blog` }", "gatsby-node.js", "const value = createFilePath({ node, getNode })"}, written("content/blog/a/index.md"), "/g/a/"},
		{"gatsby", []string{"gatsby-config.js", "options: { path: path.join(__dirname, 'content') }", "gatsby-node.js", "value: `/posts${createFilePath({ node, getNode })}`"}, written("content/x/b.md"), "/posts/x/b/"},
		{"gatsby", []string{"gatsby-config.js", "", "gatsby-node.js", "const slug = require(\"slug\");\n slug = `/${slugify(node.frontmatter.slug)}`;"}, written("content/posts/2024/a/index.md", slugField("intro_b")), "/intro_b"},
		{"gatsby", []string{"gatsby-config.js", "", "gatsby-node.js", "path: node.frontmatter.slug"}, written("content/a.md", slugField("/s/a")), "/s/a"},
		{"gatsby", []string{"gatsby-config.js", "", "gatsby-node.js", "path: `/p/${_.kebabCase(node.frontmatter.slug)}`"}, written("content/a.md", slugField("A_b")), ""},
		{"gatsby", []string{"gatsby-config.js", "", "gatsby-node.js", "path: node.frontmatter.path"}, written("content/a.md", ownURL("/old/a")), "/old/a"},
		{"gatsby", plus(pkg("gatsby", "^5.1.0"), "gatsby-config.js", "", "gatsby-node.js", "path: node.frontmatter.path"), written("content/a.md", ownURL("/old/a")), "/old/a/"},
		{"gatsby", []string{"gatsby-config.js", ""}, written("content/a.md", slugField("a")), ""},

		{"astro", astro("base: '/as'", "src/pages/blog/[...slug].astro", "getCollection('blog')"), written("src/content/blog/My Post!.md"), "/as/blog/my-post/"},
		{"astro", astro("trailingSlash: 'never'", "src/pages/[slug].astro", `getCollection("blog")`), written("src/content/blog/a/index.md"), "/a"},
		{"astro", astro("", "src/pages/[slug].astro", `getCollection("blog")`, "src/pages/tags/[tag].astro", `getCollection("blog")`), written("src/content/blog/a.md", slugField("b")), "/b/"},
		{"astro", astro("", "src/pages/a/[slug].astro", `getCollection("blog")`, "src/pages/b/[slug].astro", `getCollection("blog")`), written("src/content/blog/a.md"), ""},
		{"astro", astro(""), written("src/pages/posts/a.md"), "/posts/a/"},
		{"astro", astro(""), written("src/content/blog/a.md"), ""},

		{"eleventy", eleventy(), written("posts/2024-05-06-a.md"), "/posts/a/"},
		{"eleventy", eleventy(), written("posts/a/index.md"), "/posts/a/"},
		{"eleventy", eleventy("posts/posts.json", `{"permalink":"/b/{{ title | slugify }}/index.html"}`), written("posts/a.md"), "/b/my-title/"},
		{"eleventy", eleventy("posts/posts.11tydata.js", "module.exports = { permalink: (d) => d.x }"), written("posts/a.md"), ""},
		{"eleventy", eleventy(), written("posts/a.md", ownURL("/own.html")), "/own.html"},
		{"eleventy", eleventy(), written("posts/a.md", ownURL("{{ date | x }}")), ""},
		{"eleventy", eleventy(), written("posts/a.md", ownURL("false")), ""},

		{"vitepress", []string{"docs/.vitepress/config.ts", "base: '/v/'"}, written("docs/posts/A b.md"), "/v/posts/A b.html"},
		{"vitepress", []string{".vitepress/config.ts", "cleanUrls: true"}, written("posts/a.md"), "/posts/a"},
		{"vitepress", []string{".vitepress/config.ts", ""}, written("posts/a/index.md"), "/posts/a/"},
		{"vitepress", []string{".vitepress/config.ts", "rewrites: {}"}, written("posts/a.md"), ""},

		{"docusaurus", docusaurus("baseUrl: '/d/'"), written("blog/2024-05-06-a.md"), "/d/blog/2024/05/06/a"},
		{"docusaurus", docusaurus("blog: { routeBasePath: '/' }"), written("blog/2024-05-06-a/index.md"), "/2024/05/06/a"},
		{"docusaurus", docusaurus("trailingSlash: true, docs: { routeBasePath: 'docs' }, blog: { path: 'news' }"), written("news/a.mdx", slugField("/b")), "/blog/b/"},
		{"docusaurus", docusaurus("plugins: ['@docusaurus/plugin-content-blog']"), written("blog/a.md"), ""},

		{"nextjs", []string{"next.config.js", "basePath: '/n'", "src/app/(site)/posts/[slug]/page.tsx", ""}, written("_posts/a.md"), "/n/posts/a"},
		{"nextjs", []string{"next.config.js", "trailingSlash: true", "pages/[id].js", "", "pages/api/[id].js", "", "pages/tags/[tag].js", ""}, written("posts/a/index.md"), "/a/"},
		{"nextjs", []string{"next.config.js", "", "pages/[id].js", "", "pages/x/[slug].js", ""}, written("posts/a.md"), ""},
		{"nextjs", []string{"next.config.js", ""}, written("posts/a.md"), ""},

		{"zola", zola(""), written("content/blog/2024-05-06-My post.md"), "/blog/my-post/"},
		{"zola", zola(""), written("content/blog/a/index.md", slugField("b")), "/blog/b/"},
		{"zola", zola(""), written("content/a.md", ownURL("x/y")), "/x/y/"},
		{"zola", zola("[slugify]\npaths='off'"), written("content/글 하나.md"), "/글 하나/"},
		{"zola", zola(""), written("content/글.md"), ""},
		{"zola", zola("[languages.ko]"), written("content/a.ko.md"), "/ko/a/"},

		{"pelican", pelican("SITEURL='https://me.example/p'"), written("content/a.md"), "/p/my-title.html"},
		{"pelican", pelican(`ARTICLE_URL = "{date:%Y}/{date:%b}/{category}/{slug}/"`), written("content/tech/a.md", slugField("s")), "/2024/May/tech/s/"},
		{"pelican", pelican("SLUGIFY_SOURCE = 'basename'"), written("content/a b.md"), "/a-b.html"},
		{"pelican", pelican(`FILENAME_METADATA = r'(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.*)'`), written("content/2024-05-06-a.md"), "/a.html"},
		{"pelican", pelican(""), written("content/a.md", title("글")), ""},
		{"pelican", pelican(""), written("content/a.md", ownURL("own.html")), "/own.html"},

		{"plain", []string{"README.md", ""}, written("a.md"), ""},
	}
}

func TestWhereAPostWillBeOnTheSite(t *testing.T) {
	named := map[string]bool{}
	for _, c := range addressCases() {
		named[c.kind] = true
		s := recognise(t, files(c.files...))
		if s.Generator != c.kind {
			t.Fatalf("%v is no %s blog but %s", c.files, c.kind, s.Generator)
		}
		got, ok := s.Permalink(c.page)
		if got.Path != c.want || ok != (c.want != "") {
			t.Errorf("%s: %s would be looked for at %q (%v), it is at %q\n%v", c.kind, c.page.Path, got.Path, ok, c.want, c.files)
		}
		if ok && s.Address != "" && !strings.HasPrefix(got.URL, s.Address+"/") || strings.Contains(got.URL, " ") {
			t.Errorf("%s: the address %q cannot be opened", c.kind, got.URL)
		}
	}
	for _, g := range generators() {
		if !named[g.name()] {
			t.Errorf("nobody knows the addresses of %s", g.name())
		}
	}
}

func TestAnAddressAsItIsSent(t *testing.T) {
	s := recognise(t, files("hugo.toml", "baseURL = 'https://me.example/log'"))
	if a, _ := s.Permalink(written("content/posts/글 하나.md")); a.URL != "https://me.example/log/posts/%EA%B8%80-%ED%95%98%EB%82%98/" {
		t.Errorf("%+v", a)
	}
}

// The address is asked of posts as they are, in any blog, with anything in them.
func TestNoPostMakesAnAddressThatIsNone(t *testing.T) {
	odd := []func(*Page){undated(), slugField("../../x"), slugField("a b"), ownURL("//evil.example/x"), ownURL("https://evil.example"), ownURL(":year"), title(""), in("", "/")}
	for _, e := range examples() {
		s := recognise(t, e.blog())
		for _, change := range odd {
			for _, file := range []string{e.path(9), "x.md", "index.md", "a/../b.md", "_index.md", "글.ko.md"} {
				a, ok := s.Permalink(written(file, change))
				if ok != (a.Path != "") || ok && (!strings.HasPrefix(a.Path, s.BasePath+"/") || strings.Contains(a.Path, "//")) {
					t.Errorf("%s: %s is at %+v", e.kind, file, a)
				}
			}
		}
	}
}
