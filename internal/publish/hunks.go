package publish

import "penpush/internal/text"

// Hunks shows line edits as a diff does, with up to around unchanged lines on
// both sides of each; edits that are nearer than that share a hunk. The edits are
// counted in lines, ascending.
func Hunks(lines []string, edits []text.Edit, around int) []Hunk {
	hunks := []Hunk{}
	shift, shown := 0, 0 // lines gained so far, and the first line not shown yet
	for i, e := range edits {
		from := max(e.From-around, shown)
		if len(hunks) == 0 || from > shown {
			hunks = append(hunks, Hunk{OldLine: from + 1, NewLine: from + 1 + shift, Lines: []DiffLine{}})
		}
		h := &hunks[len(hunks)-1]
		h.add(" ", lines[from:e.From])
		h.add("-", lines[e.From:e.To])
		h.add("+", e.Lines)
		shift += len(e.Lines) - (e.To - e.From)
		shown = min(e.To+around, len(lines))
		if i+1 < len(edits) {
			shown = min(shown, edits[i+1].From)
		}
		h.add(" ", lines[e.To:shown])
	}
	return hunks
}

func (h *Hunk) add(op string, lines []string) {
	for _, l := range lines {
		h.Lines = append(h.Lines, DiffLine{op, l})
	}
}
