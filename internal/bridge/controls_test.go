package bridge

import (
	"strings"
	"testing"

	"penpush/internal/frontmatter"
)

func TestFieldsOfANewPostHaveTheControlsThatFillThem(t *testing.T) {
	doc := frontmatter.Read(strings.Split("---\ntitle: New\ndate:\ntags:\ncategories: # later\ncover:\nsubtitle:\n---\n", "\n"))
	var got []string
	for _, f := range doc.Fields {
		got = append(got, f.Key+" "+control(f))
	}
	if all := strings.Join(got, ", "); all != "title text, date date, tags list, categories list, cover picture, subtitle text" {
		t.Errorf("the form has %s", all)
	}
}
