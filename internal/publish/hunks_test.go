package publish

import (
	"fmt"
	"strings"
	"testing"

	"penpush/internal/text"
)

func TestEditsAreShownAsADiffWithEachChangedLineOnce(t *testing.T) {
	lines := strings.Split("a b c d e f g h i", " ")
	shown := func(edits ...text.Edit) string {
		var out strings.Builder
		for _, h := range Hunks(lines, edits, 1) {
			fmt.Fprintf(&out, "@%d,%d", h.OldLine, h.NewLine)
			for _, l := range h.Lines {
				fmt.Fprintf(&out, " %s%s", strings.TrimSpace(l.Op), l.Text)
			}
			out.WriteString("\n")
		}
		return out.String()
	}
	for _, c := range []struct {
		edits []text.Edit
		want  string
	}{
		{nil, ""},
		{[]text.Edit{{From: 0, To: 1, Lines: []string{"A"}}}, "@1,1 -a +A b\n"},
		{[]text.Edit{{From: 8, To: 9}}, "@8,8 h -i\n"},
		{[]text.Edit{{From: 1, To: 3}, {From: 6, To: 6, Lines: []string{"x", "y"}}}, "@1,1 a -b -c d\n@6,4 f +x +y g\n"},
		{[]text.Edit{{From: 2, To: 3}, {From: 4, To: 5}, {From: 5, To: 6, Lines: []string{"F"}}}, "@2,2 b -c d -e -f +F g\n"},
	} {
		if got := shown(c.edits...); got != c.want {
			t.Errorf("%+v\n got %q\nwant %q", c.edits, got, c.want)
		}
	}
}
