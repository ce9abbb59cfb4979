package devserver

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestAPlaceIsToldWithTheWordsOverIt(t *testing.T) {
	for said, want := range map[string]string{
		"08:28 [ERROR] [vite] Build failed in 9.92s\n[@mdx-js/rollup] Unexpected end of file in expression\nfile: /tmp/x/blog/posts/a.md:9:1\n  Location:\n    posts/a.md:9:1":                                                                                                                   "[@mdx-js/rollup] Unexpected end of file in expression",
		"[InvalidContentEntryDataError] posts → a data does not match collection schema.\n\n  **pubDate**: Invalid date\n  Hint:\n    See https://docs.example.org/collections/ for more\n  Error reference:\n    https://docs.example.org/errors/\n  Location:\n    /tmp/x/blog/posts/a.md:0:0": "**pubDate**: Invalid date",
		"[InvalidContentEntryDataError] posts → a data does not match collection schema.\n  Location:\n    /tmp/x/blog/posts/a.md:0:0":                                                                                                                                                           "[InvalidContentEntryDataError] posts → a data does not match collection schema.",
		"posts/a.md:3:1":                 "posts/a.md:3:1",
		"ERROR in posts/a.md: no such x": "ERROR in posts/a.md: no such x",
	} {
		built := Built{Generator: "astro", Root: "/tmp/x/blog", Base: ".", Failed: true, Known: func(file string) bool { return file == "posts/a.md" }}
		got := built.Complaints(strings.Split(said, "\n"))
		if len(got) != 1 || got[0].Message != want {
			t.Errorf("%q gives %+v, wanted %q", said, got, want)
		}
	}
}

// The words are those that the generators really say.
func TestWhatGeneratorsComplainOf(t *testing.T) {
	for _, c := range []struct {
		generator string
		failed    bool
		said      string
		want      []string
	}{
		{"hugo", true, `Error: Error building site: "/tmp/x/blog/content/posts/a b.md:8:1": failed to render shortcode "bad": failed to process shortcode: "/tmp/x/blog/layouts/shortcodes/bad.html:1:35": execute of template failed`, []string{"content/posts/a b.md 8:1 0", "layouts/shortcodes/bad.html 1:35 0"}},
		{"hugo", true, "WARN 2026/11/26 found no layout file for \"content/posts/a b.md\"\nERROR 2026/11/26 01:08:03 [en] REF_NOT_FOUND: Ref \"nowhere.md\": \"/tmp/x/blog/content/posts/a b.md:6:11\": page not found\nError: Error building site: logged 1 error(s)", []string{"content/posts/a b.md 6:11 0"}},
		{"jekyll", true, "  Liquid Exception: Liquid syntax error (line 3): Unknown tag 'nothere' in /tmp/x/blog/_posts/2020-01-01-한글.md\n/usr/gems/liquid/document.rb:36:in `unknown_tag': Liquid syntax error (line 3): Unknown tag", []string{"_posts/2020-01-01-한글.md 3:0 2"}},
		{"jekyll", false, "             Error: YAML Exception reading /tmp/x/blog/_posts/2020-01-01-한글.md: (<unknown>): mapping values are not allowed in this context at line 2 column 9\n   done in 0.066 seconds.", []string{"_posts/2020-01-01-한글.md 2:9 0"}},
		{"jekyll", true, "   Error: could not read file /tmp/x/blog/_posts/2020-01-01-한글.md: Invalid date '2020-33-44': Document '_posts/2020-01-01-한글.md' does not have a valid date", []string{"_posts/2020-01-01-한글.md 0:0 0"}},
		{"eleventy", true, "[11ty] 1. Having trouble rendering liquid template ./posts/a.md (via TemplateContentRenderError)\n[11ty] 2. tag \"nothere\" not found, file:./posts/a.md, line:4, col:1 (via ParseError)\n[11ty] 3. tag \"nothere\" not found (via AssertionError)\n[11ty]     at assert (/tmp/fid/node_modules/liquidjs/dist/liquid.node.js:402:15)", []string{"posts/a.md 4:1 1"}},
		{"eleventy", true, "[11ty] 1. Having trouble reading front matter from template ./posts/a.md (via TemplateContentFrontMatterError)\n[11ty] 2. bad indentation of a mapping entry (2:9)\n[11ty] \n[11ty]  1 | \n[11ty]  2 | title: a: b", []string{"posts/a.md 2:9 0"}},
		{"hexo", true, "FATAL Something's wrong. Maybe you can find the solution here: https://hexo.io/docs/troubleshooting.html\nNunjucks Error:  _posts/hello.md [Line 5, Column 4] unknown block tag: nothere", []string{"source/_posts/hello.md 5:4 1"}},
		{"hexo", true, "Nunjucks Error:  _posts/hello.md [Line 2, Column 4] unknown block tag: nothere\n    =====               Context Dump               =====\n    === (line number probably different from source) ===\n  1 | <p>First.</p>\n  2 | <p>Look: {% nothere &quot;x&quot; %}</p>\n  3 |", []string{`source/_posts/hello.md 2:4 1 Look: {% nothere "x" %}`}},
		{"hexo", true, "ERROR Process failed: _posts/hello.md\nYAMLException: bad indentation of a mapping entry (3:8)", []string{"source/_posts/hello.md 3:8 3"}},
		{"vitepress", true, "[vite:vue] [plugin vite:vue] posts/a.md (4:11): Element is missing end tag.\nfile: /tmp/x/blog/posts/a.md:4:11", []string{"posts/a.md 0:0 0"}},
		{"pelican", false, "           WARNING  Watched path does not exist: ./images  log.py:91\n           ERROR    Could not process posts/a.md  log.py:96\n                    '2020-99-01' is not a valid date\n           WARNING  Unable to find '/no.md'", []string{"posts/a.md 0:0 0"}},
		{"docusaurus", true, "Error: MDX compilation failed for file \"/tmp/x/blog/posts/a.md\"\nCause: Unexpected character `{` (U+007B) in attribute name\nDetails:\n{\n  \"line\": 7,\n  \"column\": 8", []string{"posts/a.md 7:0 0"}},
		{"astro", true, "[InvalidContentEntryDataError] posts → a data does not match collection schema.\n  Location:\n    /tmp/x/blog/posts/a.md:0:0", []string{"posts/a.md 0:0 0"}},
		{"hugo", true, "Error: /etc/passwd:1:1 and ../outside.md:2:2 and /tmp/x/blog/node_modules/p/posts/a.md:3:3", nil},
	} {
		t.Run(fmt.Sprintf("%s %.40s", c.generator, c.said), func(t *testing.T) {
			blog := []string{"content/posts/a b.md", "layouts/shortcodes/bad.html", "_posts/2020-01-01-한글.md", "posts/a.md", "source/_posts/hello.md", "node_modules/p/posts/a.md"}
			built := Built{
				Generator: c.generator, Root: "/tmp/x/blog", Base: ".", Failed: c.failed,
				Known: func(file string) bool { return slices.Contains(blog, file) },
			}
			var got []string
			for _, one := range built.Complaints(strings.Split(c.said, "\n")) {
				got = append(got, strings.TrimSpace(fmt.Sprintf("%s %d:%d %d %s", one.File, one.Line, one.Column, one.Origin, one.Quote)))
				if strings.Contains(one.Message, "/tmp/x/blog/") || one.Message == "" {
					t.Errorf("a writer would read %q", one.Message)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, wanted %q", got, c.want)
			}
		})
	}
}
