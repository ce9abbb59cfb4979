package testsite

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// layout is how one generator's blogs are laid out and spelt.
type layout struct {
	files []file // by which the generator is known
	yaml  bool
	// place chooses path and date for a post of that time.
	place func(d *draft, at time.Time)
	// front writes the front matter's lines, with their delimiters.
	front func(d *draft) []string
}

// dayOf is the time of the i-th post, newest first: a post every two days or so.
func dayOf(i int) time.Time {
	newest := time.Date(2025, 12, 30, 13, 0, 0, 0, time.FixedZone("", 9*60*60))
	return newest.Add(-time.Duration(i) * (41*time.Hour + 7*time.Minute))
}

func layouts(shape string) (layout, bool) {
	switch shape {
	case "", "gatsby":
		return gatsby(), true
	case "hugo":
		return hugo(), true
	case "jekyll":
		return jekyll(), true
	case "hexo":
		return hexo(), true
	case "zola":
		return zola(), true
	case "pelican":
		return pelican(), true
	}
	return layout{}, false
}

func known(path, text string) file { return file{path, []byte(text)} }

// dated notes a date in the file's own form.
func (d *draft) dated(at time.Time, form string) {
	d.Date, d.Day = at.Format(form), at.Format(time.DateOnly)
}

func gatsby() layout {
	return layout{
		files: []file{
			known("gatsby-config.js", "module.exports = { siteMetadata: { title: `Synthetic` }, plugins: [`gatsby-transformer-remark`] };\n"),
			known("package.json", "{ \"name\": \"synthetic\", \"private\": true, \"dependencies\": { \"gatsby\": \"^5.14.0\" } }\n"),
		},
		yaml: true,
		place: func(d *draft, at time.Time) {
			d.dated(at, "2006-01-02 15:04")
			d.Path = "posts/" + d.Slug + "/index.md"
		},
		front: func(d *draft) []string {
			lines := []string{d.field("title", d.quotedTitle()), d.field("date", strconv.Quote(d.Date)), d.field("slug", strconv.Quote(d.Slug))}
			if d.Draft {
				lines = append(lines, d.field("draft", "true"))
			}
			return d.fenced(append(lines, d.list("tags", "    ")...))
		},
	}
}

func hugo() layout {
	return layout{
		files: []file{
			known("hugo.toml", "baseURL = \"https://example.com/\"\ntitle = \"Synthetic\"\n"),
			known("archetypes/default.md", "---\ntitle: \"{{ .Name }}\"\ndate: {{ .Date }}\ndraft: true\n---\n"),
		},
		yaml: true,
		place: func(d *draft, at time.Time) {
			d.dated(at, time.RFC3339)
			d.Path = "content/post/" + d.Slug + ".md"
		},
		front: func(d *draft) []string {
			tags := "[]"
			if len(d.Tags) > 0 {
				tags = `["` + strings.Join(d.Tags, `","`) + `"]`
			}
			return d.fenced([]string{
				d.field("title", d.quotedTitle()), d.field("date", d.Date),
				d.field("draft", strconv.FormatBool(d.Draft)), d.field("tags", tags),
			})
		},
	}
}

func jekyll() layout {
	return layout{
		files: []file{
			known("_config.yml", "title: Synthetic\nmarkdown: kramdown\npermalink: /:categories/:title/\n"),
			known("Gemfile", "source 'https://rubygems.org'\ngem 'jekyll'\n"),
		},
		yaml: true,
		place: func(d *draft, at time.Time) {
			d.dated(at, "2006-01-02 15:04:05 -0700")
			if d.Path = "_posts/" + d.Day + "-" + d.Slug + ".md"; d.Draft && len(d.Tags)%2 == 0 {
				d.Path = "_drafts/" + d.Slug + ".md"
			}
		},
		front: func(d *draft) []string {
			lines := []string{"layout: post", d.field("title", d.plainTitle()), d.field("date", d.Date)}
			if d.Draft && !strings.HasPrefix(d.Path, "_drafts/") {
				lines = append(lines, d.field("published", "false"))
			}
			if len(d.Tags) > 0 {
				lines = append(lines, d.field("tags", "["+strings.Join(d.Tags, ", ")+"]"))
			}
			return d.fenced(lines)
		},
	}
}

func hexo() layout {
	return layout{
		files: []file{
			known("_config.yml", "title: Synthetic\nsource_dir: source\npublic_dir: public\ntheme: landscape\n"),
			known("package.json", "{ \"name\": \"synthetic\", \"private\": true, \"hexo\": { \"version\": \"8.1.2\" }, \"dependencies\": { \"hexo\": \"^8.1.2\" } }\n"),
			known("scaffolds/post.md", "---\ntitle: {{ title }}\ndate: {{ date }}\ntags:\n---\n"),
		},
		yaml: true,
		place: func(d *draft, at time.Time) {
			d.dated(at, time.DateTime)
			if d.Path = "source/_posts/" + d.Slug + ".md"; d.Draft {
				d.Path = "source/_drafts/" + d.Slug + ".md"
			}
		},
		front: func(d *draft) []string {
			lines := []string{d.field("title", d.plainTitle()), d.field("date", d.Date)}
			return d.fenced(append(lines, d.list("tags", []string{"", "  "}[d.r.IntN(2)])...))
		},
	}
}

func zola() layout {
	return layout{
		files: []file{
			known("config.toml", "base_url = \"https://example.com\"\ntitle = \"Synthetic\"\ncompile_sass = false\ntaxonomies = [{ name = \"tags\" }]\n"),
			known("content/blog/_index.md", "+++\ntitle = \"Posts\"\nsort_by = \"date\"\n+++\n"),
		},
		place: func(d *draft, at time.Time) {
			d.dated(at, time.DateOnly)
			d.Path = "content/blog/" + d.Slug + "/index.md"
		},
		front: func(d *draft) []string {
			lines := []string{"+++", "title = " + strconv.Quote(d.Title), "date = " + d.Date}
			if d.odd.comment {
				lines = append(lines, "# a comment")
			}
			if d.Draft {
				lines = append(lines, "draft = true")
			}
			if len(d.Tags) > 0 {
				lines = append(lines, "", "[taxonomies]", `tags = ["`+strings.Join(d.Tags, `", "`)+`"]`)
			}
			return append(lines, "+++")
		},
	}
}

func pelican() layout {
	return layout{
		files: []file{
			known("pelicanconf.py", "SITENAME = 'Synthetic'\nPATH = 'content'\nTIMEZONE = 'Asia/Seoul'\n"),
		},
		place: func(d *draft, at time.Time) {
			d.dated(at, "2006-01-02 15:04")
			d.Title = strings.TrimSpace(d.Title)
			d.Path = "content/" + d.Slug + ".md"
			d.odd.gap = max(d.odd.gap, 1)
		},
		front: func(d *draft) []string {
			lines := []string{"Title: " + d.Title, "Date: " + d.Date}
			if len(d.Tags) > 0 {
				lines = append(lines, "Tags: "+strings.Join(d.Tags, ", "))
			}
			if d.Draft {
				lines = append(lines, "Status: draft")
			}
			return lines
		},
	}
}

// text is the post as its file holds it.
func (d *draft) text() string {
	lines := d.layout.front(d)
	body := strings.TrimSuffix(d.body, "\n")
	s := strings.Join(lines, "\n") + strings.Repeat("\n", d.odd.gap+1) + body
	if !d.odd.open {
		s += "\n"
	}
	if d.odd.crlf {
		s = strings.ReplaceAll(s, "\n", "\r\n")
	}
	if d.odd.mark {
		s = "\ufeff" + s
	}
	return s
}

// fenced puts a YAML block between its delimiters, with what is odd about it.
func (d *draft) fenced(lines []string) []string {
	if d.odd.comment {
		lines = append(lines, "# 나중에 다시 볼 것")
	}
	if d.odd.blank {
		lines = append(lines, "")
	}
	if d.odd.empty {
		lines = append(lines, "keywords:")
	}
	if d.odd.folded {
		lines = append(lines, "description: >-", "  a value that goes on", "  on the next line")
	}
	if d.odd.nested {
		lines = append(lines, "seo:", "  index: true", "  words: [a, b]")
	}
	if d.odd.trailing {
		lines[len(lines)-1] += " "
	}
	return append(append([]string{"---"}, lines...), "---")
}

func (d *draft) field(key, value string) string {
	colon := ": "
	switch {
	case d.odd.spaced:
		colon = " : "
	case d.odd.aligned:
		colon = ":" + strings.Repeat(" ", max(8-len(key), 2))
	}
	return key + colon + value
}

func (d *draft) list(key, indent string) []string {
	if len(d.Tags) == 0 {
		return nil
	}
	lines := []string{key + ":"}
	for _, t := range d.Tags {
		lines = append(lines, fmt.Sprintf("%s- %s", indent, t))
	}
	return lines
}

// quotedTitle is the title in double quotes; a broken one lacks them where YAML
// needs them.
func (d *draft) quotedTitle() string {
	if d.Broken {
		return "[공지] " + d.Title
	}
	return `"` + strings.ReplaceAll(d.Title, `"`, `\"`) + `"`
}

// plainTitle is without quotes as far as YAML allows.
func (d *draft) plainTitle() string {
	if d.Broken || strings.ContainsAny(d.Title, `[":`) || strings.TrimSpace(d.Title) != d.Title {
		return d.quotedTitle()
	}
	return d.Title
}
