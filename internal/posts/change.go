package posts

import (
	"slices"

	"penpush/internal/text"
)

// change is a text that several edits are made to, one after another.
type change struct{ was, lines []string }

func changing(lines []string) *change {
	return &change{was: lines, lines: slices.Clone(lines)}
}

// apply makes edits that were found for c.lines.
func (c *change) apply(edits []text.Edit, err error) error {
	if err != nil {
		return err
	}
	for _, e := range slices.Backward(edits) {
		c.lines = slices.Replace(c.lines, e.From, e.To, e.Lines...)
	}
	return nil
}

// edits are all changes together, counted in the text as it was; lines between
// them are not touched.
func (c *change) edits() []text.Edit {
	a, b := c.was, c.lines
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	endA, endB := len(a), len(b)
	for endA > from && endB > from && a[endA-1] == b[endB-1] {
		endA--
		endB--
	}
	if (endA-from)*(endB-from) > 1<<20 {
		return text.Diff(a, b)
	}
	return differences(a[from:endA], b[from:endB], from)
}

// differences finds the lines that are not common, by the longest common
// subsequence; both are at most a front matter long.
func differences(a, b []string, offset int) []text.Edit {
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var edits []text.Edit
	for i, j := 0, 0; i < len(a) || j < len(b); {
		if i < len(a) && j < len(b) && a[i] == b[j] {
			i, j = i+1, j+1
			continue
		}
		e := text.Edit{From: offset + i, Lines: []string{}}
		for (i < len(a) || j < len(b)) && (i == len(a) || j == len(b) || a[i] != b[j]) {
			if j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1] {
				i++
			} else {
				e.Lines = append(e.Lines, b[j])
				j++
			}
		}
		e.To = offset + i
		edits = append(edits, e)
	}
	return edits
}
